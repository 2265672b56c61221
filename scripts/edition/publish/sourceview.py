"""The source view: a page for each text that puts the capture beside the text made of it, block for block.

The capture is cut where elements of the TEI claim its characters by @source (RFC 5147 fragments), and handed to the
stylesheet as an XML document: rows of lines, every character of the capture in one of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Final
from urllib.parse import quote, unquote

from lxml import etree

from edition.adapters.xmlio import parse_xml
from edition.check.fidelity import claimed_ranges
from edition.conversion import code_digest
from edition.errors import SourceError
from edition.graph import Graph, Outcome, combine
from edition.project import Edition, TextInfo, resources
from edition.publish.render import render
from edition.publish.writing import site_of, written
from edition.source import BLANK, Source, read_source
from edition.workers import Task

SHEET: Final = "source-page.xsl"
_NS: Final = "{urn:edition:capture}"
#: Characters that do not show, or that change how others do: they are told by their numbers. XML holds neither
#: U+000B nor U+000C; carriage returns belong to the ends of lines.
_UNSEEN: Final = re.compile(
    "[\x0b\x0c\x7f-\x9f\xa0\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2000-\u200f\u2028-\u202f\u205f-\u206f"
    "\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffd\ue000-\uf8ff\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)
_PART: Final = re.compile(rf"(?P<unseen>{_UNSEEN.pattern})|(?P<blanks>[ \t]+(?=[\r\n]|$))|(?P<end>\r\n|\n|\r)")
_NOT_XML: Final = {"\x0b": "\u240b", "\x0c": "\u240c"}


@dataclass(frozen=True)
class SourceArgument:
    """A text of an edition with its captures, and the parameters of its page."""

    root: str
    text: str
    name: str
    captures: tuple[str, ...]
    parameters: dict[str, str]


@dataclass(frozen=True, slots=True)
class Row:
    """Code points [start, end) of a capture, and the @source that claims them ("" where nothing does)."""

    start: int
    end: int
    source: str = ""


def source_page(info: TextInfo) -> str:
    """Return the path of the page in the site."""
    return f"texts/{info.id}.source.html"


def claim_tasks(edition: Edition, graph: Graph, infos: Sequence[TextInfo]) -> Iterator[Task]:
    """Yield a task for each text whose value is the captures that its elements claim: paths as URIs, blanks between."""
    code = code_digest(graph)
    for info in infos:
        yield Task(f"sources:{info.id}", combine([graph.digest(Path(info.path)), code]), claimed, info.path)


def claimed(path: str) -> Outcome:
    """Find the captures that a text claims to encode."""
    return Outcome(value=" ".join(quote(file) for file in claimed_ranges(parse_xml(Path(path)))))


def captures_of(edition: Edition, graph: Graph, info: TextInfo) -> tuple[str, ...]:
    """Return the captures of a text, as far as the edition has them, in the order of the text."""
    files = [unquote(uri) for uri in graph.value(f"sources:{info.id}").split()]
    known = {path.resolve() for path in edition.captures()}
    return tuple(file for file in files if (Path(info.path).resolve().parent / file).resolve() in known)


def source_task(
    edition: Edition, graph: Graph, info: TextInfo, parameters: Mapping[str, str], sheets: str
) -> Iterator[Task]:
    """Yield the task of a text's page, if the edition has its captures; `parameters` are those of pages in texts/."""
    captures = captures_of(edition, graph, info)
    if captures:
        paths = [Path(info.path), *((Path(info.path).parent / file).resolve() for file in captures)]
        inputs = combine([[graph.digest(path) for path in paths], sheets, dict(parameters)])
        argument = SourceArgument(
            str(edition.root), info.path, source_page(info), captures, {**parameters, "text-id": info.id}
        )
        yield Task(f"site:source:{info.id}", inputs, page_of, argument)


def page_of(argument: SourceArgument) -> Outcome:
    """Make the page of one text."""
    root, text = Path(argument.root), Path(argument.text)
    ranges = claimed_ranges(parse_xml(text))
    captures = etree.Element(f"{_NS}captures", nsmap={None: _NS[1:-1]})
    for file in argument.captures:
        path = text.resolve().parent / file
        try:
            captures.append(capture_document(read_source(path), ranges[file]))
        except SourceError as error:
            reason = str(error).removeprefix(f"{path}: ").replace(str(path), path.name)
            etree.SubElement(captures, f"{_NS}capture", name=path.name, fault=reason)
    parameters = argument.parameters | {"captures": etree.tostring(captures, encoding="unicode")}
    html, findings = render(resources("xslt") / SHEET, text, parameters, root=root)
    return written(root, site_of(root), [(argument.name, html.encode("utf-8"))], findings)


def capture_document(source: Source, claims: Mapping[str, tuple[int, int]]) -> etree._Element:
    """Return a capture as XML: rows by what claims them, lines with their numbers, unseen characters told apart.

    The text of all lines is the text of the capture, with a sign for each character that XML cannot hold.
    """
    ends = {"\r\n": "CRLF", "\n": "LF", "\r": "CR"}
    used = sorted({ends[end] for end in re.findall(r"\r\n|\n|\r", source.text)})
    facts = {
        "name": source.name,
        "sha256": source.sha256,
        "characters": str(len(source.text)),
        "lines": str(len(source.lines)),
        "ends": " ".join(used),
    }
    capture = etree.Element(f"{_NS}capture", facts)
    for row in rows_of(source, claims):
        attributes = {"start": str(row.start), "end": str(row.end), "source": row.source}
        if not row.source and source.slice(row.start, row.end).strip(BLANK):
            attributes["unclaimed"] = "true"
        _add_lines(etree.SubElement(capture, f"{_NS}row", attributes), source, row)
    return capture


def rows_of(source: Source, claims: Mapping[str, tuple[int, int]]) -> Iterator[Row]:
    """Yield the capture in rows that touch one another: what is claimed, and what is not.

    Blank lines belong to the row before them, the indentation of a line to the row that goes on with it.
    """
    whole = len(source.text)
    begins, done = [(0, "")], 0
    for value, (claimed_start, claimed_end) in sorted(claims.items(), key=lambda item: item[1]):
        start, end = (max(done, min(place, whole)) for place in (claimed_start, claimed_end))
        first, last = source.trim(done, start)
        if first < last:
            begins.append((_line_start(source, done, first), ""))
            done = last
        begins.append((_line_start(source, done, start), value))
        done = end
    first, last = source.trim(done, whole)
    if first < last:
        begins.append((_line_start(source, done, first), ""))
    for (start, value), (end, _) in pairwise([*begins, (whole, "")]):
        if value or start < end:
            yield Row(start, end, value)


def _line_start(source: Source, start: int, end: int) -> int:
    """Return where the last line begins in a range of blanks; its end (at the start of the capture: 0) if none does."""
    blanks = source.slice(start, end)
    after = max(blanks.rfind("\n"), blanks.rfind("\r")) + 1
    return start + after if after else (end if start else 0)


def _add_lines(parent: etree._Element, source: Source, row: Row) -> None:
    at = row.start
    while at < row.end:
        number = source.line_at(at)
        following = source.lines[number].start if number < len(source.lines) else len(source.text)
        end = min(row.end, following)
        line = etree.SubElement(parent, f"{_NS}line", n=str(number))
        if at > source.lines[number - 1].start:
            line.set("part", "true")
        _add_characters(line, source.slice(at, end))
        at = end


def _add_characters(line: etree._Element, text: str) -> None:
    """Add the characters of a line: plain ones as text, blanks at its end and unseen ones in elements."""
    at = 0
    for match in _PART.finditer(text):
        if match["end"]:
            continue
        _append(line, text[at : match.start()])
        if match["unseen"]:
            part = etree.SubElement(line, f"{_NS}char", code=f"U+{ord(match[0]):04X}")
        else:
            part = etree.SubElement(line, f"{_NS}blanks")
        part.text = _NOT_XML.get(match[0], match[0])
        at = match.end()
    _append(line, text[at:])


def _append(line: etree._Element, words: str) -> None:
    if len(line):
        line[-1].tail = (line[-1].tail or "") + words
    else:
        line.text = (line.text or "") + words
