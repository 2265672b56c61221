"""The map of the places that the texts name, and the small map of one place, as data for the stylesheets."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from lxml import etree

from edition.publish.lettering import Box, Mark, labels
from edition.publish.mapcoast import Frame, graticule, land
from edition.publish.mapprojection import Point, Projection, projection_for
from edition.registers.model import Kind
from edition.registers.records import Record, plain
from edition.registers.usage import Usage

FIGURE: Final = "urn:edition:figure"
#: The size of the type on a map, in units that are pixels on a page about as wide as the map.
_SIZE: Final = 16.0
#: The places that a map draws at most, and the rows of its table.
_DRAWN: Final = 60
_ROWS: Final = 100
#: No map shows less of the globe than this (a part of its radius: about 1,000 km): the coast has no more detail.
_LEAST: Final = 0.16
#: A place is left beyond the frame when that makes the map so much smaller, and so little is lost of the mentions.
_SMALLER: Final = 0.6
_LOST: Final = 0.1
#: The map of one place: its size, how wide it is on the globe, and the grid that its middle is set on, in degrees.
_SMALL: Final = (280, 190)
_SMALL_WIDTH: Final = 0.42
_GRID: Final = 3.0
#: The largest radius at which one can point at a mark.
_POINTED: Final = 13.0
_UNCERTAIN: Final = frozenset({"low", "medium", "unknown"})


@dataclass(frozen=True)
class Paper:
    """What a map is drawn on: its width, the least and the greatest height, the room around the points."""

    name: str
    width: int
    lowest: int
    highest: int
    edge: float
    detail: float


#: The same map for a page and for a phone.
_PAPERS: Final = (Paper("wide", 720, 330, 640, 46.0, 0.7), Paper("narrow", 360, 330, 460, 30.0, 0.9))


@dataclass(frozen=True)
class Site:
    """A place of the register with the number of its mentions; `where` is longitude and latitude, if known."""

    key: str
    name: str
    page: str
    mentions: int
    where: Point | None
    latitude: str = ""
    longitude: str = ""
    cert: str = ""

    @property
    def uncertain(self) -> bool:
        """Whether the register says that the coordinates are not quite certain."""
        return self.cert in _UNCERTAIN


def sites(records: Sequence[Record], used: Mapping[str, Usage]) -> list[Site]:
    """Return the places that the texts name, most often named first."""
    found = [
        site_of(record, len(used[record.entry.id].mentions))
        for record in records
        if record.entry.kind is Kind.PLACE and record.page and record.entry.id in used
    ]
    return sorted((one for one in found if one.mentions), key=lambda one: (-one.mentions, plain(one.name), one.key))


def site_of(record: Record, mentions: int) -> Site:
    """Return the place of a record."""
    latitude, longitude, cert = record.coordinates
    where = (float(longitude), float(latitude)) if latitude else None
    if where and (abs(where[0]) > 180 or abs(where[1]) > 90):
        where = None
    about = (record.entry.key, record.entry.label, record.page, mentions, where)
    return Site(*about, *((latitude, longitude, cert) if where else ()))


def map_element(places: Sequence[Site]) -> etree._Element | None:
    """Return the map as XML; None where no place that the texts name has coordinates."""
    located = [one for one in places if one.where][:_DRAWN]
    if not located:
        return None
    inside = _framed(located)
    root = _element("map", named=len(places))
    for paper in _PAPERS:
        frame = _frame([one.where for one in inside if one.where], paper)
        drawing = _add(root, "drawing", {"size": paper.name, "width": frame.width, "height": frame.height})
        _add(drawing, "land", {"d": land(frame, paper.detail)})
        _add(drawing, "graticule", {"d": graticule(frame)})
        _points(drawing, frame, inside)
    shown = {one.key for one in inside}
    for one in places[:_ROWS]:
        state = "drawn" if one.key in shown else "beyond" if one.where else "unlocated"
        about = {"name": one.name, "page": one.page, "mentions": one.mentions, "cert": one.cert, "state": state}
        _add(root, "place", about | {"latitude": one.latitude, "longitude": one.longitude})
    return root


def _framed(places: Sequence[Site]) -> list[Site]:
    """Return the places that the frame is drawn around: without the few that are far from all others."""
    kept, lost = list(places), 0
    most = _LOST * sum(one.mentions for one in places)
    while len(kept) > 4:
        size = _area(kept)
        less = [(_area([one for one in kept if one is not out]) / size, n) for n, out in enumerate(kept)]
        share, number = min(less)
        lost += kept[number].mentions
        if share > _SMALLER or lost > most:
            break
        del kept[number]
    return kept


def _area(places: Sequence[Site]) -> float:
    points = [one.where for one in places if one.where]
    left, bottom, right, top = _bounds(projection_for(points), points)
    return max(right - left, _LEAST) * max(top - bottom, _LEAST)


def _bounds(projection: Projection, points: Sequence[Point]) -> tuple[float, float, float, float]:
    placed = [projection.project(*point) for point in points]
    xs, ys = [x for x, _ in placed], [y for _, y in placed]
    return min(xs), min(ys), max(xs), max(ys)


def _frame(points: Sequence[Point], paper: Paper) -> Frame:
    """Return the frame of a map: all points with room around them, not too flat and not too high."""
    projection = projection_for(points)
    left, bottom, right, top = _bounds(projection, points)
    wide, high = max(right - left, _LEAST), max(top - bottom, _LEAST)
    around = 2 * paper.edge
    scale = min((paper.width - around) / wide, (paper.highest - around) / high)
    height = round(max(paper.lowest, min(paper.highest, high * scale + around)))
    x, y = (left + right) / 2, (bottom + top) / 2
    return Frame(projection, x - paper.width / scale / 2, y + height / scale / 2, scale, paper.width, height)


def _points(root: etree._Element, frame: Frame, places: Sequence[Site]) -> None:
    """Add a point for each place, those drawn last that are named most often; and the labels that there is room for."""
    most = max(one.mentions for one in places)
    marks = []
    for one in places:
        x, y = frame.place(*one.where) if one.where else (0.0, 0.0)
        marks.append(Mark(round(x, 1), round(y, 1), round(3 + 4 * math.sqrt(one.mentions / most), 1), one.name))
    paper = Box(5, 5, frame.width - 5, frame.height - 5)
    for one, mark, label in zip(places, marks, labels(marks, paper, _SIZE), strict=True):
        about = {"key": one.key, "name": one.name, "page": one.page, "mentions": one.mentions}
        about |= {"x": mark.x, "y": mark.y, "r": mark.radius, "uncertain": "true" if one.uncertain else ""}
        about["target"] = f"{_target(mark, marks):.1f}"
        if label:
            about |= {"label-x": f"{label.x:.1f}", "label-y": f"{label.y:.1f}", "anchor": label.anchor}
        _add(root, "point", about)


def _target(mark: Mark, marks: Sequence[Mark]) -> float:
    """Return the radius at which one can point at a mark without pointing at another."""
    ways = [math.hypot(mark.x - other.x, mark.y - other.y) for other in marks if other is not mark]
    return max(mark.radius, min([_POINTED, *(way / 2 for way in ways)]))


def locator(place: Site) -> etree._Element | None:
    """Return the small map of a place; None for a place without coordinates."""
    if not place.where:
        return None
    longitude, latitude = place.where
    middle = (round(longitude / _GRID) * _GRID, round(latitude / _GRID) * _GRID)
    frame, coast, lines = _small(middle)
    x, y = frame.place(longitude, latitude)
    about = {"key": place.key, "x": f"{x:.1f}", "y": f"{y:.1f}", "uncertain": "true" if place.uncertain else ""}
    root = _element("locator", width=frame.width, height=frame.height)
    _add(root, "land", {"d": coast})
    _add(root, "graticule", {"d": lines})
    _add(root, "point", about)
    return root


@lru_cache(maxsize=512)
def _small(middle: Point) -> tuple[Frame, str, str]:
    """Return a small frame and what it shows; places near each other share it."""
    projection = projection_for([middle])
    width, height = _SMALL
    scale = width / _SMALL_WIDTH
    x, y = projection.project(*middle)
    frame = Frame(projection, x - width / scale / 2, y + height / scale / 2, scale, width, height)
    return frame, land(frame, 1.2), graticule(frame)


def _element(name: str, **attributes: object) -> etree._Element:
    root = etree.Element(f"{{{FIGURE}}}{name}", nsmap={None: FIGURE})
    for key, value in attributes.items():
        root.set(key, str(value))
    return root


def _add(parent: etree._Element, name: str, attributes: Mapping[str, object]) -> etree._Element:
    element = etree.SubElement(parent, f"{{{FIGURE}}}{name}")
    for key, value in attributes.items():
        if value != "":
            element.set(key, str(value))
    return element
