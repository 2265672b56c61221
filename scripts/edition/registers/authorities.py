"""Identifiers of authority files: how each is written, its check digit where it has one, the address it stands for."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final
from urllib.parse import quote

#: What readers call an authority file, by idno/@type.
LABELS: Final[Mapping[str, str]] = MappingProxyType({
    "wikidata": "Wikidata",
    "geonames": "GeoNames",
    "viaf": "VIAF",
    "gnd": "GND",
    "isni": "ISNI",
    "lccn": "Library of Congress",
    "doi": "DOI",
    "isbn": "ISBN",
    "issn": "ISSN",
})  # fmt: skip

#: The addresses that authorities publish for their identifiers.
_ADDRESSES: Final[Mapping[str, str]] = MappingProxyType({
    "wikidata": "https://www.wikidata.org/wiki/",
    "geonames": "https://www.geonames.org/",
    "viaf": "https://viaf.org/viaf/",
    "gnd": "https://d-nb.info/gnd/",
    "isni": "https://isni.org/isni/",
    "lccn": "https://lccn.loc.gov/",
    "doi": "https://doi.org/",
    "issn": "https://portal.issn.org/resource/ISSN/",
})  # fmt: skip

#: How identifiers are written, by idno/@type, with an example for the hint.
PATTERNS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType({
    "wikidata": (r"Q[1-9]\d*", "Q1394"),
    "geonames": (r"[1-9]\d*", "498817"),
    "viaf": (r"[1-9]\d+", "only digits"),
    "gnd": (r"\d{8,9}[\dX]|\d{1,8}-[\dX]", "118540238 or 4005728-8"),
    "isni": (r"\d{15}[\dX]", "sixteen digits without blanks"),
    "lccn": (r"[a-z]{0,3}\d{8}|[a-z]{0,2}\d{10}", "letters, year and number without blanks"),
    "doi": (r"10\.\d{4,9}/\S+", "10.NUMBER/NAME"),
    "isbn": (r"(?:\d-?){9}[\dX]|(?:\d-?){12}\d", "ten or thirteen digits"),
    "issn": (r"\d{4}-\d{3}[\dX]", "NNNN-NNNN"),
})  # fmt: skip


def is_well_written(kind: str, value: str) -> bool:
    """Whether an identifier has the form of its kind; of a kind that is not known here, any has."""
    return kind not in PATTERNS or re.fullmatch(PATTERNS[kind][0], value, re.ASCII) is not None


def uri(kind: str, value: str) -> str:
    """Return the address that an authority gives an identifier, "" where it has none or the value is not its own."""
    address = _ADDRESSES.get(kind, "")
    return address + quote(value, safe="/-._;()") if address and is_well_written(kind, value) else ""


def has_right_check_digit(kind: str, value: str) -> bool:
    """Whether the last digit of a well-written identifier follows from the others; where there is none, it does."""
    rule = _CHECKS.get(kind)
    digits = value.replace("-", "")
    return rule is None or rule(value, [int(one) for one in digits[:-1]], "0123456789X".index(digits[-1]))


def _weighted(digits: list[int]) -> int:
    """Return the sum of digits, the last times 2, the one before it times 3, and so on, modulo 11."""
    return sum(digit * weight for weight, digit in enumerate(reversed(digits), 2)) % 11


def _gnd(value: str, digits: list[int], last: int) -> bool:
    """Numbers of persons complete the sum to eleven; of those with a hyphen some do, and subject headings repeat it."""
    total = _weighted(digits)
    return last == -total % 11 or ("-" in value and last == total)


def _isni(_value: str, digits: list[int], last: int) -> bool:
    """ISO 7064, MOD 11-2, as ISO 27729 has it."""
    total = 0
    for digit in digits:
        total = (total + digit) * 2
    return last == (12 - total % 11) % 11


def _isbn(_value: str, digits: list[int], last: int) -> bool:
    """ISO 2108: modulo 11 for ten digits, modulo 10 with the weights 1 and 3 for thirteen."""
    if len(digits) == 9:
        return last == -_weighted(digits) % 11
    return last == -sum(digit * (3 if place % 2 else 1) for place, digit in enumerate(digits)) % 10


def _issn(_value: str, digits: list[int], last: int) -> bool:
    """ISO 3297: modulo 11."""
    return last == -_weighted(digits) % 11


_CHECKS: Final[Mapping[str, Callable[[str, list[int], int], bool]]] = MappingProxyType(
    {"gnd": _gnd, "isni": _isni, "isbn": _isbn, "issn": _issn}
)
