"""Draft the decisions file of a capture from what was recognised in it, each fact with the words it came from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import tomlkit
from tomlkit.items import Table

from edition.decide.decisions import (
    Correspondence,
    Correspondent,
    Creation,
    Decisions,
    Publication,
    Responsibility,
    Rights,
    Text,
)
from edition.decide.slugs import slug
from edition.model import Finding, Location, finding
from edition.recognise.dates import find_date
from edition.recognise.layout import Layout
from edition.recognise.span import Span
from edition.source import Source

_LABEL: Final = re.compile(r"^[\w\s/\\()-]{2,40}?(?::|\t)\s*")
_ROLES: Final = (
    ("translation", r"translat(?:ed|ion|or)s?", "Translation"),
    (
        "transcription",
        r"(?:transcri|mark|html|proof|digiti|scan)\w*",
        "Transcription and mark-up of the web page",
    ),
)
_BY: Final = re.compile(
    r"\b(?:by|:)\s+(?P<name>(?:\b[A-Z]\.|[^,.;(\n])+?)(?=\s+(?:for|from|in|and\s+\w+ed)\b|[,.;(\n]|$)"
)
#: The sender or addressee of a letter whom the capture does not name.
UNKNOWN: Final = "Unknown"
#: Pairs that may enclose a whole line and are no part of what it says.
_AROUND: Final = ("()", "[]", "“”", "‘’", '""', "«»")


@dataclass(frozen=True)
class Fact:
    """A fact, and the words of the capture (with their line) from which it was read."""

    words: str
    line: int


@dataclass(frozen=True)
class Draft:
    """Drafted decisions, the words behind each of their tables, and what the capture does not say."""

    decisions: Decisions
    facts: dict[str, Fact]
    findings: tuple[Finding, ...]


def draft_decisions(source: Source, layout: Layout, *, added: str = "") -> Draft:
    """Draft the decisions for a source; `added` is the ISO date on which it joins the edition."""
    drafter = _Drafter(source, layout)
    title, author = drafter.title(), drafter.author()
    creation = drafter.creation()
    text = Text(
        id=slug(author, creation.when, title),
        title=title or source.name,
        authors=(author,) if author else (),
        genre=drafter.genre(),
        added=added,
        profile="" if layout.profile.name == "generic" else layout.profile.name,
    )
    decisions = Decisions(
        text=text,
        creation=creation,
        publication=tuple(drafter.publications()),
        responsibility=tuple(drafter.responsibilities()),
        rights=tuple(drafter.rights()),
        correspondence=drafter.correspondence(author, creation.when),
    )
    return Draft(decisions, drafter.facts, tuple(_missing(source, decisions)))


def _bare(words: str) -> str:
    """Return words without emphasis marks, a final stop or comma, and what encloses all of them."""
    bare = words.strip(" *_#").rstrip(" .,*_")
    for opening, closing in _AROUND:
        if bare.startswith(opening) and bare.endswith(closing) and closing not in bare[1:-1]:
            return bare[1:-1].strip()
    return bare


class _Drafter:
    def __init__(self, source: Source, layout: Layout) -> None:
        self.source = source
        self.layout = layout
        self.facts: dict[str, Fact] = {}
        fronts = [s for s in layout.spans if s.kind == "front"]
        self.front_end = max((s.end for s in fronts), default=0)

    def words(self, span: Span) -> str:
        return " ".join(self.source.slice(span.start, span.end).split())

    def spans(self, kind: str, subtype: str = "") -> Iterator[Span]:
        """Yield the spans of a kind (and @type)."""
        for span in self.layout.spans:
            if span.kind == kind and (not subtype or span.attributes.get("type") == subtype):
                yield span

    def note(self, key: str, span: Span) -> None:
        self.facts.setdefault(key, Fact(self.words(span), self.source.line_at(span.start)))

    def title(self) -> str:
        """Return the title of the text: of an excerpt, the one that its attribution quotes."""
        for span in self._attributions():
            if quoted := re.search(r"[“\"‘](?P<title>[^”\"’]{4,})[”\"’]", self.words(span)):
                self.note("title", span)
                return quoted["title"].rstrip(" ,.")
        for span in self.spans("head", "main"):
            self.note("title", span)
            return _bare(self.words(span))
        return ""

    def author(self) -> str:
        for span in self.spans("docAuthor"):
            self.note("authors", span)
            return _bare(self.words(span))
        for span in self._attributions():
            bare = _bare(self.words(span).lstrip("—–― -*_"))
            if name := re.split(r"[,“\"‘(*]", bare)[0].strip():
                self.note("authors", span)
                return name
        return ""

    def _attributions(self) -> Iterator[Span]:
        bodies = [s for s in self.spans("bibl") if s.start >= self.front_end]
        yield from bodies
        yield from (s for s in self.spans("bibl") if s not in bodies)

    def creation(self) -> Creation:
        """Read date and place from a date line, a dateline, a "Written:" statement or the attribution."""
        places = [*self.spans("docDate"), *self.spans("dateline"), *self.spans("note", "creation")]
        for span in [*places, *self._attributions()]:
            words = self.words(span)
            if date := find_date(words):
                self.note("creation", span)
                place = re.search(r"\b(?:in|at) ((?:[A-Z][\w’-]+ ?){1,3}?)(?= on\b|,|$)", words)
                return Creation(
                    when=date.when,
                    text=words[date.start : date.end],
                    place=place[1].strip() if place and span.kind == "dateline" else "",
                    occasion=_bare(words) if span.kind == "dateline" and len(words) > 30 else "",
                )
        return Creation()

    def genre(self) -> str:
        kinds = {s.attributes.get("type") for s in self.spans("div")}
        if "letter" in kinds:
            return "letter"
        lines = [*self.spans("dateline"), *self.spans("head", "sub"), *self._attributions()]
        line = " ".join(self.words(span).lower() for span in lines)
        return next((g for g in ("lecture", "speech", "report", "interview", "letter") if g in line), "text")

    def publications(self) -> Iterator[Publication]:
        for number, span in enumerate(self.spans("note", "publication")):
            words = self.words(span)
            date = find_date(words)
            first = "first-publication" if re.match(r"(?:first )?(?:published|printed)", words, re.I) else ""
            kind = "reprint" if words.lower().startswith("reprint") else first
            self.note(f"publication.{number}", span)
            line = self.source.line_at(span.start)
            yield Publication(
                type=kind, statement=words, when=date.when if date else "", source=f"the capture, line {line}"
            )

    def responsibilities(self) -> Iterator[Responsibility]:
        number = 0
        if any(self.spans("div", "editorial-introduction")):
            # Who quotes also chose and introduced; the line of the issue names them.
            issue = next(self.spans("note", "publication"), None)
            named = re.split(r",|\s(?:Vol|Nos?\.|Issue|Number|#)", self.words(issue))[0].strip() if issue else ""
            if issue and named:
                self.note("responsibility.0", issue)
                number = 1
                place = f"the capture, line {self.source.line_at(issue.start)}"
                yield Responsibility("Selection, title and introduction of the quotation", named, place)
            else:
                yield Responsibility("Introduction of the quotation", "not named in the capture")
                number = 1
        for kind, _, resp in _ROLES:
            for span in self.spans("note", kind):
                found = _BY.search(self.words(span))
                if found:
                    self.note(f"responsibility.{number}", span)
                    number += 1
                    line = self.source.line_at(span.start)
                    yield Responsibility(resp, found["name"].strip(), f"the capture, line {line}")

    def rights(self) -> Iterator[Rights]:
        for number, span in enumerate(self.spans("note", "rights")):
            self.note(f"rights.{number}", span)
            yield Rights("transcription", f"The capture states: {self.words(span)}")

    def correspondence(self, author: str, when: str) -> Correspondence:
        if self.genre() != "letter":
            return Correspondence()
        received = UNKNOWN
        for span in self.spans("salute"):
            if named := re.search(r"(?:comrade|dear|friend)s? ((?:[A-Z][\w’.-]+ ?)+)", self.words(span)):
                self.note("correspondence", span)
                received = named[1].strip(" ,")
                break
        return Correspondence(Correspondent(person=author or UNKNOWN, when=when), Correspondent(person=received))


def _missing(source: Source, decisions: Decisions) -> Iterator[Finding]:
    """Yield what a reader expects of a header and the capture does not say."""
    ends = decisions.correspondence
    wanted: Sequence[tuple[str, object, str]] = (
        ("title", decisions.text.title != source.name, "text.title"),
        ("author", decisions.text.authors, "text.authors"),
        ("date", decisions.creation.when, "creation.when"),
        ("abstract", decisions.text.abstract, "text.abstract"),
        ("publication", decisions.publication, "[[publication]]"),
        ("sender or addressee", UNKNOWN not in (ends.sent.person, ends.received.person), "[correspondence]"),
    )
    for what, value, key in wanted:
        if not value:
            yield finding("M002", Location(source.name), what, f"write {key} in the decisions file")


def write_draft(draft: Draft) -> str:
    """Return the draft as TOML, with the words that each fact came from as comments."""
    document = tomlkit.document()
    document.add(tomlkit.comment("What this edition decides about the capture of the same name."))
    document.add("format", tomlkit.item(1))
    decisions = draft.decisions
    text = _table(decisions.text, draft, ("title", "authors"))
    document.add("text", text)
    if decisions.creation != Creation():
        document.add("creation", _table(decisions.creation, draft, (), "creation"))
    for key in ("publication", "responsibility", "rights"):
        entries = getattr(decisions, key)
        if entries:
            array = tomlkit.aot()
            for number, entry in enumerate(entries):
                array.append(_table(entry, draft, (), f"{key}.{number}"))
            document.add(key, array)
    if decisions.correspondence != Correspondence():
        table = tomlkit.table()
        _comment(table, draft, "correspondence")
        for end in ("sent", "received"):
            inline = tomlkit.inline_table()
            inline.update(_values(getattr(decisions.correspondence, end)))
            table.add(end, inline)
        document.add("correspondence", table)
    return tomlkit.dumps(document)


def _table(entry: object, draft: Draft, facts: Sequence[str], about: str = "") -> Table:
    table = tomlkit.table()
    if about:
        _comment(table, draft, about)
    for key, value in _values(entry).items():
        if key in facts:
            _comment(table, draft, key)
        table.add(key, value)
    if isinstance(entry, Text):
        table.add(tomlkit.comment('abstract = ["Occasion, place and date; how the text came down to us."]'))
    return table


def _comment(table: Table, draft: Draft, key: str) -> None:
    if fact := draft.facts.get(key):
        table.add(tomlkit.comment(f"line {fact.line}: {fact.words[:160]}"))


def _values(entry: object) -> dict[str, object]:
    found: dict[str, object] = {}
    for name in getattr(entry, "__dataclass_fields__", {}):
        value = getattr(entry, name)
        if value:
            found[name.rstrip("_")] = list(value) if isinstance(value, tuple) else value
    return found
