"""Encoding: identifiers that stay, spans that overlap, layout of the file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from edition.decide.decisions import Block, Decisions, Text
from edition.encode.document import encode_document
from edition.encode.header import EditionHeader
from edition.encode.nesting import nest
from edition.encode.serialise import serialise
from edition.recognise.span import Span
from edition.source import decode_source
from tests.support.paths import ROOT

XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
HEADER = EditionHeader(etree.parse(ROOT / "tei" / "edition.xml").getroot())
DECISIONS = Decisions(Text(id="a-text", title="A text"))
FIRST = "The first paragraph has as many words as it takes to be read as running text, and a few more besides."
SECOND = "The second paragraph is of the same kind, long enough for anybody to see that it is no heading at all."
THIRD = "The third paragraph ends the text, and nothing comes after it but the notes that the text may have."


def encode(text: str, decisions: Decisions = DECISIONS) -> etree._Element:
    source = decode_source(text.encode(), Path("x.txt"))
    return etree.fromstring(encode_document(source, decisions, HEADER).xml)


def identifiers(root: etree._Element) -> dict[str, str]:
    """Return the identifier of each paragraph by its first two words."""
    return {
        " ".join("".join(str(t) for t in p.itertext()).split()[:2]): p.get(XML_ID, "")
        for p in root.iterfind(".//{*}text//{*}p")
    }


PLAIN = f"A Title\n\n{FIRST}\n\n{SECOND}\n\n{THIRD}\n"


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param(f"A Title\n\n{FIRST}[1]\n\n{SECOND}\n\n{THIRD}\n\nNotes\n\n[1] A note.\n", id="a-note-before"),
        pytest.param(f"A Title\n\nNew words, {FIRST.lower()}\n\n{PLAIN[9:]}", id="a-paragraph-before"),
        pytest.param(f"A Title\n\nI\n\n{FIRST}\n\n{SECOND}\n\n{THIRD}\n", id="a-heading-before"),
        pytest.param(PLAIN.replace("\n", "\r\n"), id="other-line-ends"),
        pytest.param(PLAIN.replace(THIRD, THIRD + " And one sentence more."), id="more-words-at-the-end"),
    ],
)  # fmt: skip
def test_identifiers_stay(changed: str) -> None:
    before, after = identifiers(encode(PLAIN)), identifiers(encode(changed))
    assert {key: after[key] for key in before} == before
    assert len(set(after.values())) == len(after)


def test_a_decision_on_one_block_changes_no_other() -> None:
    text = f"A Title\n\n{FIRST}\n\nNicholas II, Milyukov, Kerensky[edit source]\n\n{SECOND}\n\n{THIRD}\n"
    decided = replace(DECISIONS, block=(Block("Nicholas II, Milyukov", "p"),))
    heading, paragraph = encode(text), encode(text, decided)
    assert heading.find(".//{*}body//{*}head") is not None
    assert paragraph.find(".//{*}body//{*}head") is None
    all_ids = [{e.get(XML_ID) for e in root.iterfind(".//{*}text//*[@source]")} for root in (heading, paragraph)]
    assert all_ids[0] == all_ids[1]


def test_identifiers_are_unique_when_words_repeat() -> None:
    root = encode(f"A Title\n\n{FIRST}\n\n{FIRST}\n\n{FIRST}\n")
    ids = [p.get(XML_ID, "") for p in root.iterfind(".//{*}body//{*}p")]
    assert ids == [ids[0], f"{ids[0]}-2", f"{ids[0]}-3"]


def test_a_note_called_twice_and_notes_with_marks() -> None:
    root = encode(f"A Title\n\n{FIRST}[1]\n\n{SECOND}[1] Again.[2*]\n\n{THIRD}\n\nNotes\n\n[1] One.\n\n[2*] Another.\n")
    refs = [(r.get(XML_ID), r.get("target")) for r in root.iterfind(".//{*}ref[@type='note']")]
    notes = [(n.get(XML_ID), n.get("target")) for n in root.iterfind(".//{*}note[@type='footnote']")]
    assert refs == [("r1", "#n1"), ("r1-2", "#n1"), ("r2star", "#n2star")]
    assert notes == [("n1", "#r1 #r1-2"), ("n2star", "#r2star")]


def test_overlapping_spans_are_split_and_linked() -> None:
    root = nest([Span(0, 20, "p"), Span(2, 10, "hi"), Span(6, 14, "q")], 20)
    (paragraph,) = root.children
    kinds = [(node.kind, node.span.start, node.span.end) for node in paragraph.children]
    assert kinds == [("hi", 2, 10), ("q", 10, 14)]
    inner = paragraph.children[0].children[0]
    assert (inner.kind, inner.span.start, inner.span.end) == ("q", 6, 10)
    assert inner.next is paragraph.children[1]
    assert paragraph.children[1].previous is inner


def test_a_split_element_points_to_its_other_part() -> None:
    root = encode(f"A Title\n\n**Bold ‘and** quoted’ words. {FIRST}\n")
    parts = root.findall(".//{*}body//{*}q")
    assert len(parts) == 2
    assert parts[0].get("next") == "#" + parts[1].get(XML_ID, "")
    assert parts[1].get("prev") == "#" + parts[0].get(XML_ID, "")


def test_containers_cannot_overlap() -> None:
    with pytest.raises(ValueError, match="overlaps"):
        nest([Span(0, 10, "div"), Span(5, 15, "div")], 20)


def test_one_block_a_line_and_attributes_in_order() -> None:
    source = decode_source(PLAIN.encode(), Path("x.txt"))
    lines = encode_document(source, DECISIONS, HEADER).xml.decode().splitlines()
    paragraphs = [line for line in lines if line.lstrip().startswith("<p xml:id")]
    assert len(paragraphs) == 3
    for number, line in enumerate(paragraphs, 1):
        assert line.startswith("        <p xml:id=")
        assert line.endswith("</p>")
        assert f' n="{number}" source="../../seeds/x.txt#char=' in line
    assert all(line == line.rstrip() for line in lines)


def test_serialising_changes_no_words() -> None:
    xml = (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><div><p>a <q><q>b</q></q> <hi>c</hi></p>'
        "<list><item><label>1.</label> d</item></list><lg><l>e</l><l>f</l></lg></div></body></text></TEI>"
    )
    before = etree.fromstring(xml)
    words = ["".join(str(t) for t in e.itertext()) for e in before.iter("{*}p", "{*}item", "{*}l")]
    after = etree.fromstring(serialise(before))
    assert ["".join(str(t) for t in e.itertext()) for e in after.iter("{*}p", "{*}item", "{*}l")] == words
