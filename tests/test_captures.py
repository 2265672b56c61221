"""Captures of many shapes, each with the blocks and notes that a careful editor expects."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from edition.recognise.inline import recognise_inline
from edition.recognise.layout import recognise_layout
from edition.recognise.span import Span, blocks
from edition.source import Source, read_source

CASES = sorted(path.parent for path in (Path(__file__).parent / "captures").glob("*/in.txt"))
_BLANK = " \t\u00a0\u2009\u200a"


@dataclass(frozen=True)
class Expected:
    """The leaves (kind, first words) and the links (call, first words of the note) of a capture."""

    leaves: list[tuple[str, str]]
    links: list[tuple[str, str, str]]


def expected(case: Path) -> Expected:
    """Read an expected.txt; its format is described in tests/captures/README.md."""
    blocks_part, _, links_part = (case / "expected.txt").read_text("utf-8").partition("\n---\n")
    leaves = [line.split("\t", 1) for line in blocks_part.splitlines() if line.strip()]
    links = [line.split("\t", 2) for line in links_part.splitlines() if line.strip()]
    return Expected([(kind, words) for kind, words in leaves], [(a, b, c) for a, b, c in links])


def leaves(source: Source, spans: tuple[Span, ...]) -> list[tuple[str, str]]:
    """Return kind and words of each block, spacers left out."""
    items = {span.start for span in spans if span.kind == "item"}
    found = []
    for block in blocks(spans):
        kind = "item" if block.kind == "p" and block.start in items else block.kind
        subtype = "" if kind == "p" else block.attributes.get("type", "")
        if subtype != "spacer":
            words = source.slice(block.start, block.end).lstrip(_BLANK)
            found.append((f"{kind}/{subtype}" if subtype else kind, words))
    return found


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_the_blocks_of_a_capture(case: Path) -> None:
    source = read_source(case / "in.txt")
    found = leaves(source, recognise_layout(source).spans)
    wanted = expected(case).leaves
    shortened = [
        (kind, max((w for k, w in wanted if k == kind and words.startswith(w)), key=len, default=words[:40]))
        for kind, words in found
    ]
    assert shortened == wanted


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_the_notes_of_a_capture(case: Path) -> None:
    source = read_source(case / "in.txt")
    layout = recognise_layout(source)
    inline = recognise_inline(source, layout)
    found = []
    called = set()
    for ref in sorted((span for span in inline.spans if span.kind == "ref"), key=lambda span: span.start):
        target = ref.attributes.get("target", "")
        body = source.text[int(target[2:]) :].lstrip(_BLANK) if target else "-"
        called.add(target)
        found.append(("ref", source.slice(ref.start, ref.end), body))
    for note in layout.notes:
        start = note.units[0].start
        if f"#n{start}" not in called:
            found.append(("note", "-", source.text[start:].lstrip(_BLANK)))
    wanted = expected(case).links
    assert [(a, b) for a, b, _ in found] == [(a, b) for a, b, _ in wanted]
    assert all(body.startswith(words) for (_, _, body), (_, _, words) in zip(found, wanted, strict=True))
