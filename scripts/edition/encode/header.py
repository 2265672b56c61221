"""The teiHeader of a text (TEI Guidelines 2): facts of the capture, of its decisions, of the edition."""

from __future__ import annotations

import copy
from dataclasses import dataclass
from typing import Final

from lxml import etree

from edition import __version__
from edition.decide.dates import calendar_statement
from edition.decide.decisions import Correspondent, Creation, Decisions, Publication
from edition.decide.prose import add_prose
from edition.decide.relations import encode_relations
from edition.encode.headnames import link_names
from edition.names import TEI, XML_ID, tei
from edition.recognise.matcher import Matcher
from edition.registers.model import Registers
from edition.source import Source

_DATE_NAMES: Final = {
    "when": "when",
    "from_": "from",
    "to": "to",
    "notBefore": "notBefore",
    "notAfter": "notAfter",
}
_LANGUAGES: Final = {
    "en": "English", "ru": "Russian", "de": "German", "fr": "French", "uk": "Ukrainian", "it": "Italian",
    "es": "Spanish", "pl": "Polish", "ro": "Romanian", "bg": "Bulgarian", "la": "Latin",
}  # fmt: skip


@dataclass(frozen=True)
class EditionHeader:
    """The header of the whole edition (tei/edition.xml), from which each text takes what they share."""

    root: etree._Element

    def all(self, path: str) -> list[etree._Element]:
        """Return copies of the elements at a path of TEI names below the edition's own teiHeader."""
        steps = "/".join(f"{{{TEI}}}{step}" for step in path.split("/"))
        header = self.root.find(tei("teiHeader"))
        return [] if header is None else [copy.deepcopy(one) for one in header.findall(steps)]

    def text(self, path: str) -> str:
        """Return the words of the first element at a path, white space reduced."""
        return next((" ".join("".join(str(t) for t in one.itertext()).split()) for one in self.all(path)), "")

    def change_date(self) -> str:
        """Return the date of the latest change of the edition."""
        return max((one.get("when", "") for one in self.all("revisionDesc/change")), default="")


def build(parent: etree._Element | None, name: str, text: str = "", /, **attributes: str) -> etree._Element:
    """Make a TEI element, below `parent` if given; attributes without a value are left out."""
    element = etree.Element(tei(name), nsmap={None: TEI}) if parent is None else etree.SubElement(parent, tei(name))
    for key, value in attributes.items():
        if value:
            element.set(XML_ID if key == "xml_id" else key.rstrip("_"), value)
    if text:
        element.text = text
    return element


def quoting_id(decisions: Decisions) -> str:
    """Return the xml:id of the respStmt of who introduced a quotation, or "" if the decisions name nobody."""
    for number, one in enumerate(decisions.responsibility, 1):
        if "introduction" in one.resp.lower():
            return f"resp-{number}"
    return ""


def encode_header(
    source: Source, decisions: Decisions, edition: EditionHeader, matcher: Matcher | None = None
) -> etree._Element:
    """Build the teiHeader of a text; what it names is linked to the registers that `matcher` knows."""
    header = build(None, "teiHeader")
    file_desc = build(header, "fileDesc")
    _title(file_desc, decisions, edition)
    _publication_statement(file_desc, decisions, edition)
    source_desc = build(file_desc, "sourceDesc")
    for publication in decisions.publication:
        _publication(source_desc, publication, decisions)
    _capture(source_desc, source)
    known = matcher or Matcher(Registers())
    encode_relations(source_desc, decisions, known.registers)
    _encoding(header, edition, letter=_is_letter(decisions))
    _profile(header, decisions)
    _revisions(header, decisions, edition)
    link_names(header, known)
    return header


def _title(file_desc: etree._Element, decisions: Decisions, edition: EditionHeader) -> None:
    statement = build(file_desc, "titleStmt")
    text = decisions.text
    build(statement, "title", text.title, type="main")
    if text.subtitle:
        build(statement, "title", text.subtitle, type="sub")
    for author in text.authors:
        build(statement, "author", author)
    for editor in edition.all("fileDesc/titleStmt/editor"):
        editor.tail = None
        statement.append(editor)
    for number, one in enumerate(decisions.responsibility, 1):
        respondent = build(statement, "respStmt", xml_id=f"resp-{number}")
        build(respondent, "resp", one.resp)
        build(respondent, "name", one.name)
        if one.source:
            build(respondent, "note", one.source, type="verified")
    tool = build(statement, "respStmt", xml_id="tool")
    build(tool, "resp", "Recognition of the layout and encoding in TEI")
    build(tool, "name", "edition", type="software")


def _publication_statement(file_desc: etree._Element, decisions: Decisions, edition: EditionHeader) -> None:
    statement = build(file_desc, "publicationStmt")
    build(statement, "publisher", edition.text("fileDesc/publicationStmt/publisher") or "not published")
    build(statement, "idno", decisions.text.id, type="slug")
    for date in edition.all("fileDesc/publicationStmt/date"):
        date.tail = None
        statement.append(date)
    availability = build(statement, "availability", status="unknown")
    layers = {rights.layer for rights in decisions.rights}
    for rights in decisions.rights:
        if rights.licence:
            build(availability, "licence", rights.statement, n=rights.layer, target=rights.licence)
        else:
            build(availability, "p", rights.statement, n=rights.layer)
    for layer in ("original", "transcription"):
        if layer not in layers:
            build(availability, "p", "Nothing is stated in the capture.", n=layer)
    if "encoding" not in layers:
        _licence_of_the_edition(availability, edition)


def _licence_of_the_edition(availability: etree._Element, edition: EditionHeader) -> None:
    licences = edition.all("fileDesc/publicationStmt/availability/licence")
    for licence in licences:
        licence.set("n", "encoding")
        licence.tail = None
        availability.append(licence)
    if not licences:
        build(availability, "p", "The rights in the encoding are not stated.", n="encoding")


def _publication(source_desc: etree._Element, one: Publication, decisions: Decisions) -> None:
    if not one.in_ and not one.title:
        bibl = build(source_desc, "bibl", one.statement, type=one.type)
        _bibl_notes(bibl, one)
        return
    struct = build(source_desc, "biblStruct", type=one.type)
    if one.title and one.in_:
        analytic = build(struct, "analytic")
        for author in decisions.text.authors:
            build(analytic, "author", author)
        build(analytic, "title", one.title, level="a")
    monograph = build(struct, "monogr")
    for author in one.authors:
        build(monograph, "author", author)
    for editor in one.editors:
        build(monograph, "editor", editor)
    build(monograph, "title", one.in_ or one.title, level=one.level)
    imprint = build(monograph, "imprint")
    if one.place:
        build(imprint, "pubPlace", one.place)
    if one.publisher:
        build(imprint, "publisher", one.publisher)
    date = build(imprint, "date", one.date or one.when, when=one.when)
    if not (one.date or one.when):
        date.text = "undated"
    for unit, value in (("volume", one.volume), ("issue", one.issue), ("page", one.pages)):
        if value:
            build(imprint, "biblScope", value, unit=unit)
    _bibl_notes(struct, one)


def _bibl_notes(parent: etree._Element, one: Publication) -> None:
    if one.note:
        build(parent, "note", one.note)
    if one.source:
        build(parent, "note", one.source, type="verified")


def _capture(source_desc: etree._Element, source: Source) -> None:
    struct = build(source_desc, "biblStruct", type="capture")
    monograph = build(struct, "monogr")
    build(monograph, "title", source.name, level="u")
    build(monograph, "idno", source.sha256, type="sha256")
    imprint = build(monograph, "imprint")
    build(imprint, "date", "undated")
    extent = build(monograph, "extent")
    count = len(source.text)
    build(extent, "measure", f"{count} characters", unit="characters", quantity=str(count))
    build(struct, "ref", "the capture as received", target=source.uri)


def _encoding(header: etree._Element, edition: EditionHeader, *, letter: bool) -> None:
    encoding = build(header, "encodingDesc")
    for declared in edition.all("encodingDesc/editorialDecl"):
        declared.tail = None
        encoding.append(declared)
    if encoding.find(tei("editorialDecl")) is None:
        declaration = build(encoding, "editorialDecl")
        quotation = build(declaration, "quotation", marks="all")
        build(quotation, "p", "Quotation marks are kept as characters.")
    references = build(encoding, "refsDecl")
    paragraph = build(references, "citeStructure", unit="paragraph", match="//text//p[@n]", use="@n")
    build(paragraph, "citeData", use="@xml:id", property="http://purl.org/dc/terms/identifier")
    build(references, "citeStructure", unit="note", match="//text//note[@type='footnote']", use="@n")
    info = build(encoding, "appInfo")
    application = build(info, "application", ident="edition", version=_plain_version())
    build(application, "label", "edition")


def _plain_version() -> str:
    """Return the version in the form that TEI teidata.versionNumber allows."""
    return __version__.split("+")[0].split(".dev")[0]


def _profile(header: etree._Element, decisions: Decisions) -> None:
    profile = build(header, "profileDesc")
    if decisions.text.abstract:
        abstract = build(profile, "abstract")
        for paragraph in decisions.text.abstract:
            add_prose(build(abstract, "p"), paragraph)
    creation = build(profile, "creation")
    _creation(creation, decisions.creation)
    usage = build(profile, "langUsage")
    language = decisions.text.language
    build(usage, "language", _LANGUAGES.get(language.split("-")[0], language), ident=language)
    if decisions.text.translated_from:
        origin = decisions.text.translated_from
        build(usage, "language", f"{_LANGUAGES.get(origin, origin)} (language of the original)", ident=origin)
    calendars = build(profile, "calendarDesc")
    julian = build(calendars, "calendar", xml_id="julian")
    in_use = "Julian calendar (Old Style), in use in Russia until 31 January 1918."
    build(julian, "p", f"{in_use} {calendar_statement(decisions)}")
    if _is_letter(decisions):
        _correspondence(profile, decisions)
    if decisions.creation.occasion:
        setting = build(build(profile, "settingDesc"), "setting")
        if decisions.creation.place:
            build(setting, "name", decisions.creation.place, type="place")
        if decisions.creation.text:
            build(setting, "date", decisions.creation.text, when=decisions.creation.when)
        build(setting, "activity", decisions.creation.occasion)
    keywords = build(build(profile, "textClass"), "keywords")
    build(keywords, "term", decisions.text.genre, type="genre")
    for keyword in decisions.text.keywords:
        build(keywords, "term", keyword, type="subject")


def _creation(creation: etree._Element, facts: Creation) -> None:
    dates = {tei_name: getattr(facts, name) for name, tei_name in _DATE_NAMES.items()}
    if facts.text or any(dates.values()):
        shown = facts.text or "–".join(value for value in dates.values() if value)
        build(creation, "date", shown, **dates)
    if facts.place:
        if len(creation):
            creation[-1].tail = " "
        build(creation, "placeName", facts.place)
    if not len(creation):
        creation.text = "Not stated in the capture."


def _is_letter(decisions: Decisions) -> bool:
    ends = (decisions.correspondence.sent, decisions.correspondence.received)
    return any(end != Correspondent() for end in ends)


def _correspondence(profile: etree._Element, decisions: Decisions) -> None:
    description = build(profile, "correspDesc")
    pairs = (("sent", decisions.correspondence.sent), ("received", decisions.correspondence.received))
    for kind, end in pairs:
        if end == Correspondent():
            continue
        action = build(description, "correspAction", type=kind)
        if end.person:
            build(action, "persName", end.person)
        if end.place:
            build(action, "placeName", end.place)
        if end.when:
            build(action, "date", when=end.when)


def _revisions(header: etree._Element, decisions: Decisions, edition: EditionHeader) -> None:
    revisions = build(header, "revisionDesc")
    for change in sorted(decisions.change, key=lambda one: one.when, reverse=True):
        build(revisions, "change", change.what, when=change.when)
    added = decisions.text.added or edition.change_date()
    build(revisions, "change", "Added to the edition.", when=added)
