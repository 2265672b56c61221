"""Map projections, chosen by where the places of an edition are; formulas of Snyder, Map Projections (1987).

Coordinates of a projection are those of a sphere of radius 1, y to the north; degrees go in.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Protocol

Point = tuple[float, float]

#: Beyond this width in degrees of longitude no conic map is good.
_WORLD: Final = 140.0
#: Closer to the equator than this a cone is nearly a cylinder.
_TROPICS: Final = 12.0
#: The polynomial of the Equal Earth projection (Šavrič, Patterson and Jenny 2018).
_EQUAL_EARTH: Final = (1.340264, -0.081106, 0.000893, 0.003796)
_FARTHEST: Final = 85.0


class Projection(Protocol):
    """A way from the globe to the plane."""

    @property
    def meridian(self) -> float:
        """The longitude in the middle."""

    def project(self, longitude: float, latitude: float) -> Point:
        """Return the place of a point in the plane."""

    def reach(self, box: tuple[float, float, float, float]) -> tuple[float, float, float]:
        """Return what part of the globe a box of the plane shows.

        This is the distance from the meridian, and the southernmost and northernmost latitude, in degrees.
        """


def from_meridian(longitude: float, meridian: float) -> float:
    """Return a longitude as the distance from a meridian, from -180 up to 180."""
    return (longitude - meridian + 180.0) % 360.0 - 180.0


@dataclass(frozen=True)
class Conic:
    """Lambert's conformal conic projection with two standard parallels (Snyder, pages 106 to 108)."""

    meridian: float
    south: float
    north: float

    @property
    def _constants(self) -> tuple[float, float]:
        first, second = math.radians(self.south), math.radians(self.north)
        if math.isclose(first, second):
            n = math.sin(first)
        else:
            n = math.log(math.cos(first) / math.cos(second)) / math.log(_isometric(second) / _isometric(first))
        return n, math.cos(first) * _isometric(first) ** n / n

    def project(self, longitude: float, latitude: float) -> Point:
        """Return the place of a point in the plane; the pole lies at (0, 0)."""
        n, f = self._constants
        rho = f / _isometric(math.radians(max(-_FARTHEST - 4, min(_FARTHEST + 4, latitude)))) ** n
        theta = n * math.radians(from_meridian(longitude, self.meridian))
        return rho * math.sin(theta), -rho * math.cos(theta)

    def reach(self, box: tuple[float, float, float, float]) -> tuple[float, float, float]:
        """Return the part of the globe that the edge of a box encloses."""
        n, _ = self._constants
        west, south, east, north = box
        if west <= 0 <= east and south <= 0 <= north:
            return 180.0, *((self._latitude(west, south), 89.0) if n > 0 else (-89.0, self._latitude(west, north)))
        edge = [
            (west + (east - west) * i / 16, south + (north - south) * j / 16)
            for i in range(17)
            for j in range(17)
            if i in {0, 16} or j in {0, 16}
        ]
        sign = math.copysign(1.0, n)
        width = max(abs(math.degrees(math.atan2(sign * x, -sign * y) / n)) for x, y in edge)
        latitudes = [self._latitude(x, y) for x, y in edge]
        return min(180.0, width), min(latitudes), max(latitudes)

    def _latitude(self, x: float, y: float) -> float:
        n, f = self._constants
        rho = math.copysign(max(math.hypot(x, y), 1e-9), n)
        return math.degrees(2 * math.atan((f / rho) ** (1 / n)) - math.pi / 2)


def _isometric(latitude: float) -> float:
    return math.tan(math.pi / 4 + latitude / 2)


@dataclass(frozen=True)
class Cylinder:
    """The equidistant cylindrical projection, true in scale along one parallel (Snyder, pages 90 and 91)."""

    meridian: float
    parallel: float

    def project(self, longitude: float, latitude: float) -> Point:
        """Return the place of a point in the plane."""
        across = math.radians(from_meridian(longitude, self.meridian)) * math.cos(math.radians(self.parallel))
        return across, math.radians(latitude)

    def reach(self, box: tuple[float, float, float, float]) -> tuple[float, float, float]:
        """Return the part of the globe in a box."""
        west, south, east, north = (math.degrees(value) for value in box)
        width = max(abs(west), abs(east)) / math.cos(math.radians(self.parallel))
        return min(180.0, width), max(-89.0, south), min(89.0, north)


@dataclass(frozen=True)
class EqualEarth:
    """The Equal Earth projection, for maps of the world."""

    meridian: float

    def project(self, longitude: float, latitude: float) -> Point:
        """Return the place of a point in the plane."""
        a, b, c, d = _EQUAL_EARTH
        t = math.asin(math.sqrt(3) / 2 * math.sin(math.radians(latitude)))
        across = math.radians(from_meridian(longitude, self.meridian))
        slope = 9 * d * t**8 + 7 * c * t**6 + 3 * b * t**2 + a
        return 2 * math.sqrt(3) * across * math.cos(t) / (3 * slope), t * (a + b * t**2 + t**6 * (c + d * t**2))

    def reach(self, box: tuple[float, float, float, float]) -> tuple[float, float, float]:
        """Return the whole globe."""
        return 180.0, -89.0, 89.0


def middle(longitudes: Sequence[float]) -> tuple[float, float]:
    """Return the meridian in the middle of some longitudes and their width, over the date line if that is less."""
    ordered = sorted(from_meridian(one, 0.0) for one in longitudes)
    around = [*ordered[1:], ordered[0] + 360.0]
    gap, number = max(
        (after - before, -number) for number, (before, after) in enumerate(zip(ordered, around, strict=True))
    )
    width = 360.0 - gap
    return from_meridian(around[-number] + width / 2, 0.0), width


def projection_for(points: Sequence[Point]) -> Projection:
    """Return the projection for a map of some points (longitude, latitude), which are at least one."""
    meridian, width = middle([longitude for longitude, _ in points])
    south, north = min(latitude for _, latitude in points), max(latitude for _, latitude in points)
    if width > _WORLD:
        return EqualEarth(meridian)
    centre = (south + north) / 2
    if abs(centre) < _TROPICS or south < -_TROPICS < _TROPICS < north:
        return Cylinder(meridian, round(max(-_FARTHEST, min(_FARTHEST, centre)), 6))
    sixth = (north - south) / 6
    return Conic(meridian, max(-80.0, min(80.0, south + sixth)), max(-80.0, min(80.0, north - sixth)))
