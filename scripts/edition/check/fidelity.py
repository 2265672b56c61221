"""The source account: the TEI holds every visible character of its capture once, and no others.

What an element claims by @source must be what the capture has there, up to white space; claims do not
overlap; together they cover the capture. The readings of this edition (corr, reg, expan, supplied, its own
notes) are not the capture's; what it sets aside (sic, orig, abbr, surplus, fw) is.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import unquote

from lxml import etree

from edition.errors import SourceError
from edition.model import Finding, Location, finding
from edition.names import NS, tei
from edition.source import BLANK, Source, decode_source

#: RFC 5147 §3: a character range of a text/plain resource, with optional integrity checks.
_FRAGMENT: Final = re.compile(r"(?P<file>[^#]*)#char=(?P<start>\d+),(?P<end>\d+)(?:;(?:length|md5)=[^;]*)*")
_NOT_OF_THE_SOURCE: Final = frozenset(tei(name) for name in ("corr", "reg", "expan", "ex", "supplied"))
#: Types of notes that are this edition's: its commentary, and the reasons of its corrections.
_OWN_NOTES: Final = frozenset({"commentary", "correction"})
_XML_BLANKS: Final = re.compile(f"[{re.escape(BLANK)}]+")


@dataclass(frozen=True, slots=True)
class Claim:
    """Code points [start, end) of a capture, claimed by an element at a line of the TEI file."""

    start: int
    end: int
    element: etree._Element
    line: int


@dataclass
class _Check:
    """One TEI document on its way through the account."""

    file: str
    folder: Path
    root: etree._Element

    def where(self, line: int) -> Location:
        return Location(self.file, line)


def check_fidelity(tree: etree._ElementTree, path: Path, *, shown: str = "") -> list[Finding]:
    """Compare a TEI document at `path` with the captures that its @source attributes point to.

    `shown` is the file name that findings give. A text without any @source gives one note (F008).
    """
    check = _Check(shown or str(path), path.resolve().parent, tree.getroot())
    findings: list[Finding] = []
    claims = _claims(check, findings)
    if not claims:
        return findings or [finding("F008", Location(check.file))]
    for file, of_file in sorted(claims.items()):
        source = _load(check, file, findings)
        if source is not None:
            findings += _compare(check, source, of_file)
    findings += _unclaimed_words(check)
    return findings


def _claims(check: _Check, findings: list[Finding]) -> dict[str, list[Claim]]:
    found: dict[str, list[Claim]] = {}
    for element in check.root.iterfind(".//tei:text//*[@source]", dict(NS)):
        value = element.get("source", "")
        if not _is_claim(element):
            continue
        match = _FRAGMENT.fullmatch(value)
        line = element.sourceline or 0
        if not match or int(match["start"]) > int(match["end"]):
            hint = "write ../../seeds/NAME.txt#char=START,END"
            findings.append(finding("F004", check.where(line), value, hint))
            continue
        claim = Claim(int(match["start"]), int(match["end"]), element, line)
        found.setdefault(unquote(match["file"]), []).append(claim)
    return found


def claimed_ranges(tree: etree._ElementTree) -> dict[str, dict[str, tuple[int, int]]]:
    """Return what a document claims: for each capture the values of @source with their ranges, in document order.

    Values that are no sound ranges are left out: `check_fidelity` tells of them.
    """
    claims = _claims(_Check("", Path(), tree.getroot()), [])
    return {
        file: {claim.element.get("source", ""): (claim.start, claim.end) for claim in of_file}
        for file, of_file in claims.items()
    }


def _is_claim(element: etree._Element) -> bool:
    """Whether @source points into a plain text; other texts use it for bibliographic sources, too."""
    value = element.get("source", "")
    return "#char=" in value or ".txt" in value


def _load(check: _Check, file: str, findings: list[Finding]) -> Source | None:
    """Read a capture and hold it against the hash in the header."""
    path = check.folder / file
    try:
        data = path.read_bytes()
        source = decode_source(data, path)
    except (OSError, SourceError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        findings.append(finding("F005", check.where(1), file, f"{file}: {reason}"))
        return None
    recorded = check.root.xpath("string(.//tei:idno[@type='sha256'])", namespaces=dict(NS))
    if recorded and str(recorded).strip() != hashlib.sha256(data).hexdigest():
        hint = "the capture was changed after the conversion: restore it, or run `edition convert`"
        findings.append(finding("F005", check.where(1), file, hint))
        return None
    return source


def _compare(check: _Check, source: Source, claims: list[Claim]) -> Iterator[Finding]:
    covered_to = 0
    previous: Claim | None = None
    for claim in sorted(claims, key=lambda one: (one.start, one.end)):
        if claim.end > len(source.text):
            hint = f"{source.name} has {len(source.text)} characters"
            yield finding("F006", check.where(claim.line), f"char={claim.start},{claim.end}", hint)
            continue
        if previous and claim.start < previous.end:
            hint = f"line {previous.line} of this file claims char={previous.start},{previous.end}, too"
            yield finding("F002", check.where(claim.line), f"char={claim.start},{claim.end}", hint)
        if gap := _uncovered(check, source, covered_to, claim.start, claim.line):
            yield gap
        yield from _difference(check, source, claim)
        covered_to, previous = max(covered_to, claim.end), claim
    if gap := _uncovered(check, source, covered_to, len(source.text), previous.line if previous else 1):
        yield gap


def _uncovered(check: _Check, source: Source, start: int, end: int, line: int) -> Finding | None:
    if start >= end:
        return None
    first, last = source.trim(start, end)
    if first >= last:
        return None
    hint = f"{source.name}:{source.line_at(first)}, char={first},{last}: encode it, or mark it as fw"
    return finding("F003", check.where(line), _short(source.slice(first, last)), hint)


def _difference(check: _Check, source: Source, claim: Claim) -> Iterator[Finding]:
    taken, given = source.slice(claim.start, claim.end), "".join(words_of_source(claim.element))
    if taken == given:
        return
    expected, actual = _flat(taken), _flat(given)
    if expected == actual:
        return
    bare_expected, bare_actual = expected.replace(" ", ""), actual.replace(" ", "")
    if bare_expected == bare_actual:
        if (at := _run_together(expected, actual)) is not None:
            yield finding("F009", check.where(claim.line), expected[max(0, at - 25) : at + 25])
        return
    same = next(
        (i for i, (a, b) in enumerate(zip(bare_expected, bare_actual, strict=False)) if a != b),
        min(len(bare_expected), len(bare_actual)),
    )
    offset = _offset_of(source, claim, same)
    words = f"expected “{_around(bare_expected, expected, same)}”, found “{_around(bare_actual, actual, same)}”"
    hint = (
        f"{source.name}:{source.line_at(offset)}, char {offset}: to correct the text use choice/sic/corr, "
        "supplied or surplus, so that the source stays in it"
    )
    yield finding("F001", check.where(claim.line), words, hint)


def words_of_source(element: etree._Element, *, top: bool = True) -> Iterator[str]:
    """Yield the pieces of text that an element takes from its capture, in order.

    Left out: what this edition adds, and the inner elements that claim characters for themselves.
    """
    if not top and (element.tag in _NOT_OF_THE_SOURCE or _is_own_note(element) or _is_claim(element)):
        return
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str):
            yield from words_of_source(child, top=False)
        yield child.tail or ""


def _is_own_note(element: etree._Element) -> bool:
    return element.tag == tei("note") and element.get("type") in _OWN_NOTES


def _unclaimed_words(check: _Check) -> Iterator[Finding]:
    """Find words that stand in no element with @source and are not this edition's own."""
    for text in check.root.iterfind(".//tei:text", dict(NS)):
        yield from _walk_unclaimed(check, text)


def _walk_unclaimed(check: _Check, element: etree._Element) -> Iterator[Finding]:
    if _is_claim(element) or _is_own_note(element) or element.tag in _NOT_OF_THE_SOURCE:
        return
    pieces = [(element.text, element.sourceline)]
    for child in element:
        if isinstance(child.tag, str):
            yield from _walk_unclaimed(check, child)
        pieces.append((child.tail, child.sourceline))
    for words, line in pieces:
        if (words or "").strip(BLANK):
            hint = f"give the {etree.QName(element).localname} a @source, or mark the words as this edition's own"
            yield finding("F007", check.where(line or 0), _short(words or ""), hint)


def _flat(text: str) -> str:
    return _XML_BLANKS.sub(" ", text).strip()


def _short(text: str) -> str:
    flat = _flat(text)
    return flat if len(flat) <= 80 else flat[:60] + " … " + flat[-16:]


def _around(bare: str, spaced: str, at: int) -> str:
    """Return some words on both sides of character `at` of the text without blanks."""
    count = -1
    for place, char in enumerate(spaced):
        count += char != " "
        if count >= at:
            return spaced[max(0, place - 20) : place + 30]
    return spaced[-30:] or bare


def _run_together(expected: str, actual: str) -> int | None:
    """Return where the source parts two words that the TEI does not; blanks that the TEI adds do no harm."""
    place = 0
    for at, char in enumerate(expected):
        while char != " " and actual[place] == " ":
            place += 1
        if char == " " and actual[place] != " ":
            return at
        place += 1
    return None


def _offset_of(source: Source, claim: Claim, at: int) -> int:
    """Return the offset in the source of the non-blank character number `at` of a claim."""
    count = -1
    for offset in range(claim.start, claim.end):
        count += source.text[offset] not in BLANK
        if count >= at:
            return offset
    return claim.end
