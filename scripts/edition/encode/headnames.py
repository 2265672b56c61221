"""Names in a teiHeader: linked to the registers where only one entry can be meant."""

from __future__ import annotations

from typing import Final

from lxml import etree

from edition.names import tei
from edition.recognise.matcher import Matcher
from edition.recognise.names import refer
from edition.registers.model import Kind

#: Elements of the header that name an entry of a register, and of which kinds.
_NAMING: Final = {
    tei("author"): (Kind.PERSON,),
    tei("editor"): (Kind.PERSON,),
    tei("persName"): (Kind.PERSON,),
    tei("placeName"): (Kind.PLACE,),
    tei("pubPlace"): (Kind.PLACE,),
    tei("publisher"): (Kind.ORGANISATION,),
    tei("name"): (Kind.PERSON, Kind.ORGANISATION, Kind.PLACE),
    tei("title"): (Kind.WORK,),
}


def link_names(header: etree._Element, matcher: Matcher) -> None:
    """Point names in the header to the entries of the registers, where only one can be meant."""
    for element in header.iter(*_NAMING):
        own = element.tag == tei("title") and element.get("level") not in {"j", "m", "a"}
        if element.get("ref") or own or len(element) or not element.text:
            continue
        if ref := refer(element.text, _NAMING[str(element.tag)], matcher):
            element.set("ref", ref)
