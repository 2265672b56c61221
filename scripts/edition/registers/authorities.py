"""Authority files and the addresses of what they identify; a value that is not of an authority has no address."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

#: What readers call an authority file, by the type of idno that the schema knows.
LABELS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "wikidata": "Wikidata",
        "geonames": "GeoNames",
        "viaf": "VIAF",
        "gnd": "GND",
        "isni": "ISNI",
        "lccn": "Library of Congress",
        "issn": "ISSN",
        "isbn": "ISBN",
        "doi": "DOI",
    }
)
#: The form of a value, as each authority documents it, and the address that it publishes for it.
_FORMS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "wikidata": (r"Q[1-9]\d{0,11}", "https://www.wikidata.org/wiki/{}"),
        "geonames": (r"[1-9]\d{0,11}", "https://www.geonames.org/{}"),
        "viaf": (r"[1-9]\d{0,21}", "https://viaf.org/viaf/{}"),
        "gnd": (r"[1-9]\d{0,9}-?[\dX]", "https://d-nb.info/gnd/{}"),
        "isni": (r"\d{4} ?\d{4} ?\d{4} ?\d{3}[\dX]", "https://isni.org/isni/{}"),
        "lccn": (r"[a-z]{0,3}\d{8,10}", "https://lccn.loc.gov/{}"),
        "issn": (r"\d{4}-\d{3}[\dX]", "https://portal.issn.org/resource/ISSN/{}"),
        "doi": (r"10\.\d{4,9}/[A-Za-z0-9._;()/:-]{1,200}", "https://doi.org/{}"),
    }
)


def is_of(authority: str, value: str) -> bool:
    """Tell whether a value has the form of an authority; an authority without a known form takes any."""
    form = _FORMS.get(authority)
    return form is None or re.fullmatch(form[0], value, re.ASCII) is not None


def uri(authority: str, value: str) -> str:
    """Return the address that an authority gives a value, "" where there is none or the value is not its own."""
    form = _FORMS.get(authority)
    return form[1].format(value.replace(" ", "")) if form and is_of(authority, value) else ""
