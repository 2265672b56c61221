"""Coastlines within a frame, as the path of an SVG, from xslt/html/data/coast.json (see scripts/make_coast.py)."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Final

from edition.project import resources
from edition.publish.mapprojection import Point, Projection, from_meridian

#: What is drawn around the frame, in its units: what ends there is not seen.
_MARGIN: Final = 8.0
#: The longest straight line on the globe, in degrees: a longer one would not follow its parallel.
_LONGEST: Final = 3.0
#: A ring goes on beyond the date line; seen from another meridian it may lie so many degrees away.
_TURNS: Final = (-720.0, -360.0, 0.0, 360.0, 720.0)
_STEPS: Final = (1, 2, 5, 10, 15, 30)
_Ring = list[Point]


@dataclass(frozen=True)
class Frame:
    """A window of the plane on paper: so many units to the radius of the globe, from the top left corner."""

    projection: Projection
    left: float
    top: float
    scale: float
    width: int
    height: int

    def place(self, longitude: float, latitude: float) -> Point:
        """Return where a point of the globe lies in the frame, in its units from the top left corner."""
        x, y = self.projection.project(longitude, latitude)
        return (x - self.left) * self.scale, (self.top - y) * self.scale

    def holds(self, point: Point, margin: float = 0.0) -> bool:
        """Whether a point in the frame's units lies in it."""
        return -margin <= point[0] <= self.width + margin and -margin <= point[1] <= self.height + margin

    @property
    def reach(self) -> tuple[float, float, float]:
        """The part of the globe in the frame: degrees from the meridian, southernmost and northernmost latitude."""
        wide, high = (self.width + _MARGIN) / self.scale, (self.height + _MARGIN) / self.scale
        aside = _MARGIN / self.scale
        return self.projection.reach((self.left - aside, self.top - high, self.left + wide, self.top + aside))


def coast_file() -> Path:
    """Return the file of the coastlines."""
    return resources("xslt") / "html" / "data" / "coast.json"


@lru_cache(maxsize=1)
def _rings() -> tuple[tuple[_Ring, tuple[float, float, float, float]], ...]:
    """Return the rings of the coastlines in degrees, each with its west, south, east and north."""
    told = json.loads(coast_file().read_text("utf-8"))
    found = []
    for numbers in told["rings"]:
        x = y = 0
        ring = []
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + dx, y + dy
            ring.append((x * told["step"], y * told["step"]))
        xs, ys = [x for x, _ in ring], [y for _, y in ring]
        found.append((ring, (min(xs), min(ys), max(xs), max(ys))))
    return tuple(found)


def land(frame: Frame, detail: float = 0.5) -> str:
    """Return the land in a frame as the data of a path; `detail` is the shortest line, in units of the frame."""
    width, south, north = frame.reach
    south, north = max(-89.5, south - 1), min(89.5, north + 1)
    meridian = frame.projection.meridian
    parts = []
    for ring, (west, low, east, high) in _rings():
        if high < south or low > north:
            continue
        for turn in _TURNS:
            shift = turn - meridian
            if east + shift < -width or west + shift > width:
                continue
            moved = [(x + shift, y) for x, y in ring]
            cut = _clipped(moved, (-min(180.0, width + 1), south, min(180.0, width + 1), north))
            parts.append(_path(frame, cut, detail))
    return "".join(parts)


def _path(frame: Frame, ring: _Ring, detail: float) -> str:
    """Return the path of a ring of distances from the meridian and latitudes; "" for what is not in the frame."""
    meridian = frame.projection.meridian
    placed = [frame.place(meridian + _inner(x), y) for x, y in _dense(ring)]
    cut = _clipped(placed, (-_MARGIN, -_MARGIN, frame.width + _MARGIN, frame.height + _MARGIN))
    kept: list[tuple[int, int]] = []
    for x, y in cut:
        if not kept or math.hypot(x - kept[-1][0] / 10, y - kept[-1][1] / 10) >= detail:
            kept.append((round(x * 10), round(y * 10)))
    return _moves(kept) if len(kept) > 2 else ""


def _inner(distance: float) -> float:
    """Return a distance from the meridian that does not fall on the other edge of the map."""
    return max(-179.999, min(179.999, distance))


def _moves(points: Sequence[tuple[int, int]], closed: bool = True) -> str:
    """Return points in tenths as the data of a path, each line from where the one before ended."""
    told = f"M{_tenth(points[0][0])} {_tenth(points[0][1])}l"
    ways = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(points)]
    for x, y in ways:
        told += f"{'' if x < 0 or told.endswith('l') else ' '}{_tenth(x)}{'' if y < 0 else ' '}{_tenth(y)}"
    return told + ("z" if closed else "")


def _tenth(number: int) -> str:
    return f"{number / 10:g}".replace("0.", ".", 1) if -10 < number < 10 and number else f"{number / 10:g}"


def _dense(ring: _Ring) -> Iterator[Point]:
    """Yield the points of a ring with more between those that are far apart."""
    for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], *ring[:1]], strict=True):
        count = math.ceil(max(abs(x2 - x1), abs(y2 - y1)) / _LONGEST) or 1
        for i in range(count):
            yield x1 + (x2 - x1) * i / count, y1 + (y2 - y1) * i / count


def _clipped(ring: _Ring, box: tuple[float, float, float, float]) -> _Ring:
    """Return the part of a ring in a box (Sutherland and Hodgman 1974)."""
    west, south, east, north = box
    for axis, limit, sign in ((0, west, 1), (0, east, -1), (1, south, 1), (1, north, -1)):
        ring = _cut(ring, lambda p, axis=axis, limit=limit, sign=sign: (p[axis] - limit) * sign)  # type: ignore[misc]
    return ring


def _cut(ring: _Ring, inside: Callable[[Point], float]) -> _Ring:
    """Return the part of a ring where a value that grows evenly is not negative."""
    kept: _Ring = []
    for number, point in enumerate(ring):
        before = ring[number - 1]
        a, b = inside(before), inside(point)
        if (a < 0) != (b < 0):
            part = a / (a - b)
            kept.append((before[0] + (point[0] - before[0]) * part, before[1] + (point[1] - before[1]) * part))
        if b >= 0:
            kept.append(point)
    return kept


def graticule(frame: Frame) -> str:
    """Return meridians and parallels as the data of a path: about six of each."""
    width, south, north = frame.reach
    step = next((one for one in _STEPS if (north - south) / one <= 6), _STEPS[-1])
    across = next((one for one in _STEPS if one >= step and 2 * width / one <= 8), _STEPS[-1])
    meridian = frame.projection.meridian
    lines: list[_Ring] = []
    for number in range(math.ceil(max(-80.0, south) / step), math.floor(min(80.0, north) / step) + 1):
        lines.append([(meridian + width * i / 24 * 0.9999, number * step) for i in range(-24, 25)])
    first, last = math.ceil((meridian - width) / across), math.floor((meridian + width) / across)
    for number in range(first, last + 1):
        if abs(from_meridian(number * across, meridian)) <= width:
            lines.append(
                [
                    (number * across, max(-80.0, south) + (min(80.0, north) - max(-80.0, south)) * i / 12)
                    for i in range(13)
                ]
            )
    return "".join(_line(frame, line) for line in lines)


def _line(frame: Frame, line: _Ring) -> str:
    """Return a line of the globe as the data of a path, without what lies far outside of the frame."""
    placed = [frame.place(x, y) for x, y in line]
    seen = [n for n, point in enumerate(placed) if frame.holds(point, _MARGIN)]
    if not seen:
        return ""
    shown = placed[max(0, seen[0] - 1) : seen[-1] + 2]
    return _moves([(round(x * 10), round(y * 10)) for x, y in shown], closed=False)
