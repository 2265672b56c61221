"""Make xslt/html/data/coast.json, the coastlines of the edition's maps, out of land-50m.json of world-atlas 2.0.2.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python scripts/make_coast.py package/land-50m.json xslt/html/data/coast.json

The data are Natural Earth's, version 4.1, 1:50 million, which are in the public domain; world-atlas has them as
TopoJSON. No borders are kept. What is left out by the simplification of Visvalingam and Whyatt (1993) is what no
page would show: bends whose triangle is smaller than `SMALLEST` square degrees, measured where they are on the globe.
This is run by hand when the data are to change, never when an edition is built.
"""

from __future__ import annotations

import heapq
import json
import math
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

Point = tuple[float, float]
Ring = list[Point]

#: The size of a step in degrees: all coordinates are whole numbers of it.
STEP: Final = 0.05
#: The smallest triangle of three neighbouring points that is kept, and the smallest island, in square degrees.
SMALLEST: Final = 0.008
ISLAND: Final = 0.03


def rings_of(topology: dict[str, Any]) -> list[Ring]:
    """Return the rings of all polygons of a TopoJSON file in degrees (TopoJSON 1.0, section 2.1)."""
    (scale_x, scale_y), (shift_x, shift_y) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs: list[Ring] = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * scale_x + shift_x, y * scale_y + shift_y))
        arcs.append(points)
    rings = []
    for geometry in topology["objects"]["land"]["geometries"]:
        for polygon in geometry["arcs"]:
            for numbers in polygon:
                ring: Ring = []
                for number in numbers:
                    points = arcs[number] if number >= 0 else arcs[~number][::-1]
                    ring += points[1:] if ring else points
                rings.append(unwrapped(ring))
    return rings


def unwrapped(ring: Ring) -> Ring:
    """Return a ring that goes on beyond 180 degrees where it crosses the date line; one around a pole has the pole."""
    found = ring[:1]
    for lon, lat in ring[1:]:
        found.append((lon - 360 * round((lon - found[-1][0]) / 360), lat))
    if abs(found[-1][0] - found[0][0]) > 180:
        pole = math.copysign(90.0, found[0][1])
        found += [(found[-1][0], pole), (found[0][0], pole), found[0]]
    return found


def triangle(a: Point, b: Point, c: Point) -> float:
    """Return the area of a triangle in square degrees, as large as it is on the globe."""
    flat = abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2
    return flat * math.cos(math.radians(b[1]))


def area(ring: Ring) -> float:
    """Return the area of a ring in square degrees."""
    doubled = sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring))
    return abs(doubled) / 2 * math.cos(math.radians(ring[0][1]))


def simplified(ring: Ring) -> Ring:
    """Return a ring without its smallest bends; its first point and the poles stay."""
    before, after = list(range(-1, len(ring) - 1)), list(range(1, len(ring) + 1))
    gone = [False] * len(ring)
    sizes = [0.0] * len(ring)
    heap: list[tuple[float, int]] = []

    def measure(number: int, least: float) -> None:
        if 0 < number < len(ring) - 1 and abs(ring[number][1]) < 90:
            found = triangle(ring[before[number]], ring[number], ring[after[number]])
            sizes[number] = max(least, found)
            heapq.heappush(heap, (sizes[number], number))

    for number in range(len(ring)):
        measure(number, 0.0)
    while heap:
        size, number = heapq.heappop(heap)
        if size >= SMALLEST:
            break
        if gone[number] or size != sizes[number]:
            continue
        gone[number] = True
        left, right = before[number], after[number]
        after[left], before[right] = right, left
        measure(left, size)
        measure(right, size)
    return [point for number, point in enumerate(ring) if not gone[number]]


def steps(ring: Ring) -> list[int]:
    """Return a ring as whole numbers: the first point, then the way from each point to the next."""
    whole = [(round(lon / STEP), round(lat / STEP)) for lon, lat in ring]
    found = [*whole[0]]
    for a, b in pairwise(whole):
        if a != b:
            found += [b[0] - a[0], b[1] - a[1]]
    return found


def main(source: str, target: str) -> None:
    """Write the data file."""
    rings = rings_of(json.loads(Path(source).read_text("utf-8")))
    kept = [steps(simplified(ring)) for ring in sorted(rings, key=area, reverse=True) if area(ring) >= ISLAND]
    told = {
        "source": "Natural Earth 4.1, land, 1:50m; public domain; from world-atlas 2.0.2 by scripts/make_coast.py",
        "step": STEP,
    }
    lines = ",\n".join(json.dumps(ring, separators=(",", ":")) for ring in kept if len(ring) >= 8)
    head = json.dumps(told, ensure_ascii=False)[:-1]
    Path(target).write_text(f'{head}, "rings": [\n{lines}\n]}}\n', "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:3])
