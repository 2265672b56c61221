"""Namespaces and other names that come from specifications, declared once."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

TEI: Final = "http://www.tei-c.org/ns/1.0"
XML: Final = "http://www.w3.org/XML/1998/namespace"
NS: Final = MappingProxyType({"tei": TEI, "xml": XML})
XML_ID: Final = f"{{{XML}}}id"
XML_LANG: Final = f"{{{XML}}}lang"


def tei(name: str) -> str:
    """Return the Clark name of a TEI element."""
    return f"{{{TEI}}}{name}"
