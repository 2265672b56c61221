"""What entries are to a text according to its header: author, addressee, place of writing, source."""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

from edition.names import NS, tei
from edition.registers.mentions import Role, pointers
from edition.registers.model import Kind

#: Roles in the header: the path to the elements that point to an entry. The first role of an entry counts.
_ROLES: Final = (
    ("author", "fileDesc/titleStmt/author"),
    ("editor", "fileDesc/titleStmt/editor"),
    ("contributor", "fileDesc/titleStmt/respStmt/*"),
    ("contributor", "fileDesc/editionStmt/respStmt/*"),
    ("sender", "profileDesc/correspDesc/correspAction[@type='sent']/*"),
    ("addressee", "profileDesc/correspDesc/correspAction[@type='received']/*"),
    ("place-of-writing", "profileDesc/creation//placeName"),
    ("setting", "profileDesc/settingDesc//*"),
    ("subject", "profileDesc/textClass//term"),
    ("work", "fileDesc/sourceDesc//analytic/title"),
    ("source", "fileDesc/sourceDesc//monogr/title"),
    ("source", "fileDesc/sourceDesc//bibl/title"),
    ("source-author", "fileDesc/sourceDesc//author"),
    ("source-editor", "fileDesc/sourceDesc//editor"),
    ("source-publisher", "fileDesc/sourceDesc//publisher"),
    ("source-place", "fileDesc/sourceDesc//pubPlace"),
)
#: A role that says nothing new of an entry that has one of these already; a sender's place is where it was written.
_IMPLIED: Final = {
    "sender": {"author"},
    "setting": {"place-of-writing"},
    "source": {"work"},
    "source-author": {"author", "sender"},
}


def roles_of(root: etree._Element) -> list[Role]:
    """Return what entries are to a text according to its header, each role of an entry once."""
    header = root.find(tei("teiHeader"))
    found: dict[tuple[str, Kind, str], Role] = {}
    for role, path in _ROLES:
        for element in [] if header is None else header.iterfind(_in_tei(path), dict(NS)):
            for kind, key in pointers(element.get("ref")):
                name = _role_of_place(role, kind)
                held = {one.role for one in found.values() if (one.kind, one.key) == (kind, key)}
                if not held & _IMPLIED.get(name, set()):
                    found.setdefault((name, kind, key), Role(name, kind, key, _task(element)))
    return list(found.values())


def _in_tei(path: str) -> str:
    """Return a path with the prefix of TEI before each name."""
    return re.sub(r"(^|/)(?=[a-zA-Z])", r"\1tei:", path)


def _role_of_place(role: str, kind: Kind) -> str:
    """Return the role of a place among the people of a letter."""
    if kind is Kind.PLACE and role == "sender":
        return "place-of-writing"
    return "place-of-addressee" if kind is Kind.PLACE and role == "addressee" else role


def _task(element: etree._Element) -> str:
    parent = element.getparent()
    if parent is None or parent.tag != tei("respStmt"):
        return ""
    return "; ".join(" ".join("".join(map(str, one.itertext())).split()) for one in parent.iterchildren(tei("resp")))
