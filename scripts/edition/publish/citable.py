"""What bibliographies need to know of a text or of the whole edition, read once from its TEI header."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from lxml import etree

from edition.names import NS, TEI, tei
from edition.project import Edition, read_header
from edition.registers.authorities import uri
from edition.registers.model import Kind, Registers

#: Elements of a header whose words are not those of the reading text (TEI Guidelines 4.5, 3.5).
_UNREAD: Final = frozenset(map(tei, ("note", "sic", "orig", "abbr", "surplus", "del", "fw", "index")))
#: Forenames as initials, which tell where the surname begins: "V. I. Lenin".
_INITIALS: Final = re.compile(r"((?:[^\W\d_]\.[\s-]*)+)\s(\S.*)")
#: Words that name a role and nobody: "The editors".
_ROLE: Final = re.compile(r"\beditors?\b", re.IGNORECASE)
_DATES: Final = ("when", "from", "notBefore", "to", "notAfter")
_ISO: Final = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_FULL_STOP: Final = ("?", "!", ".", "…")


@dataclass(frozen=True, slots=True)
class Name:
    """A person or body: surname and forenames where they are known apart, else only the words.

    `uris` are its addresses in authority files, as the register has them.
    """

    words: str
    family: str = ""
    given: str = ""
    body: bool = False
    uris: tuple[str, ...] = ()

    @property
    def listed(self) -> str:
        """The name as a list sorts it: "Lenin, V. I."."""
        return f"{self.family}, {self.given}" if self.given else self.words


@dataclass(frozen=True, slots=True)
class Citable:
    """One thing to cite: a text within the edition (it has a container), or the edition itself.

    Dates are ISO 8601, as far as they are known; `address` is absolute, or "" where none is declared.
    """

    id: str
    title: str
    short_title: str = ""
    authors: tuple[Name, ...] = ()
    editors: tuple[Name, ...] = ()
    created: str = ""
    issued: str = ""
    container: str = ""
    publisher: str = ""
    version: str = ""
    genre: str = ""
    language: str = ""
    licence: str = ""
    address: str = ""
    abstract: str = ""
    home: str = ""


def read_edition(edition: Edition, registers: Registers) -> Citable:
    """Return the edition itself."""
    root = edition.header().root
    header = root.find(tei("teiHeader"))
    if header is None:
        header = etree.Element(tei("teiHeader"))
    address = base_address(edition)
    return Citable(
        id=root.get("{http://www.w3.org/XML/1998/namespace}id", "edition"),
        title=_title(header),
        short_title=_short_title(header),
        editors=_editors(header, registers),
        authors=_names(header, "author", registers),
        issued=_issued(header),
        publisher=_first(header, "fileDesc/publicationStmt/publisher"),
        version=_version(header),
        language=_language(header, root),
        licence=_licence(header),
        address=address,
        abstract=_first(header, "encodingDesc/projectDesc/p"),
        home=address,
    )


def read_text(path: Path, whole: Citable, registers: Registers) -> Citable:
    """Return one text of an edition; what its header does not state is that of the whole."""
    text_id, header = read_header(path)
    root = header.getparent()
    own = _addresses(header)
    page = f"{whole.home}texts/{text_id}.html" if whole.home else ""
    return Citable(
        id=text_id,
        title=_title(header) or text_id,
        short_title=_short_title(header),
        authors=_names(header, "author", registers),
        editors=whole.editors or _editors(header, registers),
        created=_created(header),
        issued=_issued(header) or whole.issued,
        container=whole.title,
        publisher=_first(header, "fileDesc/publicationStmt/publisher") or whole.publisher,
        version=whole.version or _version(header),
        genre=_genre(header),
        language=_language(header, root) or whole.language,
        licence=_licence(header) or whole.licence,
        address=page or next(iter(own), ""),
        abstract=_first(header, "profileDesc/abstract/p"),
        home=whole.home,
    )


def base_address(edition: Edition) -> str:
    """Return the address at which the site is published, ending with a slash, or "".

    The header of the edition declares it: publicationStmt/idno of the type URI or URL (TEI Guidelines 2.2.4).
    """
    header = edition.header().root.find(tei("teiHeader"))
    found = [] if header is None else _addresses(header)
    return f"{found[0].rstrip('/')}/" if found else ""


def _addresses(header: etree._Element) -> list[str]:
    elements = header.iterfind("tei:fileDesc/tei:publicationStmt//tei:idno", dict(NS))
    words = (_words(one) for one in elements if one.get("type", "URI").upper() in {"URI", "URL"})
    return [one for one in words if re.fullmatch(r"https?://[^\s\"<>#?]+", one)]


def _words(element: etree._Element) -> str:
    """Return the reading text of an element in one line."""
    return " ".join("".join(_pieces(element)).split())


def _pieces(element: etree._Element) -> Iterable[str]:
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str) and child.tag not in _UNREAD:
            yield from _pieces(child)
        yield child.tail or ""


def _all(header: etree._Element, path: str) -> list[etree._Element]:
    return header.findall("/".join(f"{{{TEI}}}{step}" for step in path.split("/")))


def _first(header: etree._Element, path: str) -> str:
    return next((words for one in _all(header, path) if (words := _words(one))), "")


def _titles(header: etree._Element) -> tuple[str, str]:
    """Return title and subtitle."""
    titles = _all(header, "fileDesc/titleStmt/title")
    main = [one for one in titles if one.get("type") == "main"] or [one for one in titles if one.get("type") != "sub"]
    sub = [one for one in titles if one.get("type") == "sub" and one not in main]
    return tuple(_words(part[0]) if part else "" for part in (main or titles, sub))  # type: ignore[return-value]


def _title(header: etree._Element) -> str:
    """Return the whole title; a subtitle follows a colon, unless the title ends with a mark of its own."""
    main, sub = _titles(header)
    return f"{main}{' ' if main.endswith(_FULL_STOP) else ': '}{sub}" if main and sub else main or sub


def _short_title(header: etree._Element) -> str:
    main, sub = _titles(header)
    return main if sub else ""


def _names(header: etree._Element, role: str, registers: Registers) -> tuple[Name, ...]:
    found = (read_name(one, registers) for one in _all(header, f"fileDesc/titleStmt/{role}"))
    return tuple(one for one in found if one.words)


def _editors(header: etree._Element, registers: Registers) -> tuple[Name, ...]:
    """Return the editors who have a name: "edited by The editors" would tell nothing."""
    return tuple(one for one in _names(header, "editor", registers) if not _ROLE.search(one.words))


def read_name(element: etree._Element, registers: Registers) -> Name:
    """Return whom an element names.

    The surname is the one that the element marks, that the register has, or that initials or a comma set apart;
    where nothing tells it, the name is not divided.
    """
    words = _words(element)
    surnames = [_words(one) for one in element.iter(tei("surname"))]
    pointers = " ".join(str(one.get("ref") or "") for one in element.iter() if isinstance(one.tag, str)).split()
    entries = [
        registers.get(kind, one.rpartition("#")[2]) for one in pointers for kind in (Kind.PERSON, Kind.ORGANISATION)
    ]
    entry = next((one for one in entries if one), None)
    uris = tuple(found for kind, value in entry.idnos if (found := uri(kind, value))) if entry else ()
    if (entry and entry.kind is Kind.ORGANISATION) or element.find(tei("orgName")) is not None:
        return Name(words, body=True, uris=uris)
    known = [*surnames, *(form.surname for form in (entry.forms if entry else ()) if form.surname)]
    family, given = _parts(words, known)
    return Name(words if not (given and "," in words) else f"{given} {family}", family, given, uris=uris)


def _parts(words: str, surnames: Sequence[str]) -> tuple[str, str]:
    for surname in sorted(set(surnames), key=len, reverse=True):
        if words.endswith(f" {surname}"):
            return surname, words.removesuffix(surname).strip(" ,")
    family, comma, given = words.partition(",")
    if comma and given.strip() and "," not in given:
        return family.strip(), given.strip()
    if found := _INITIALS.fullmatch(words):
        return found[2].strip(), found[1].strip()
    return "", ""


def _iso(element: etree._Element) -> str:
    """Return the date of an element as ISO 8601: from its attributes, or the first year among its words."""
    values = [str(element.get(name)) for name in _DATES if element.get(name)]
    found = next((match for value in (*values, _words(element)) if (match := _ISO.search(value))), None)
    return found[0] if found else ""


def _created(header: etree._Element) -> str:
    dates = header.iterfind("tei:profileDesc/tei:creation//tei:date", dict(NS))
    return next((found for one in dates if (found := _iso(one))), "")


def _issued(header: etree._Element) -> str:
    dates = [*_all(header, "fileDesc/publicationStmt/date"), *_all(header, "fileDesc/editionStmt/edition/date")]
    return next((found for one in dates if (found := _iso(one))), "")


def _version(header: etree._Element) -> str:
    for one in _all(header, "fileDesc/editionStmt/edition"):
        return str(one.get("n") or "") or next((_words(number) for number in one.iter(tei("num"))), "")
    return ""


def _genre(header: etree._Element) -> str:
    terms = header.iterfind("tei:profileDesc/tei:textClass//tei:term[@type='genre']", dict(NS))
    return next((words for one in terms if (words := _words(one))), "")


def _language(header: etree._Element, root: etree._Element | None) -> str:
    declared = root.get("{http://www.w3.org/XML/1998/namespace}lang") if root is not None else None
    languages = _all(header, "profileDesc/langUsage/language")
    return declared or next((str(one.get("ident")) for one in languages if one.get("ident")), "")


def _licence(header: etree._Element) -> str:
    licences = _all(header, "fileDesc/publicationStmt/availability/licence")
    encoding = sorted(licences, key=lambda one: one.get("n") != "encoding")
    targets = (str(one.get("target") or "") for one in encoding)
    return next((target for target in targets if re.fullmatch(r"https?://\S+", target)), "")
