"""Decisions files: what they may say, and how mistakes in them are told; drafts from captures."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from lxml import etree

from edition.decide.decisions import Decisions, read_decisions
from edition.decide.draft import draft_decisions, write_draft
from edition.decide.matching import forced_lines
from edition.decide.relations import encode_relations, unknown_works
from edition.decide.slugs import slug
from edition.encode.document import encode_document
from edition.encode.header import EditionHeader
from edition.errors import DecisionError
from edition.names import TEI, tei
from edition.recognise.layout import recognise_layout
from edition.registers.model import Entry, Form, Kind, Registers
from edition.source import decode_source, read_source
from tests.support.paths import SEEDS

HEAD = 'format = 1\n[text]\nid = "a-text"\ntitle = "A text"\n'


def read(tmp_path: Path, text: str) -> Decisions:
    path = tmp_path / "x.toml"
    path.write_text(text, "utf-8")
    return read_decisions(path)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("format = 1\n[text\n", "x.toml:2: not TOML"),
        ('[text]\nid = "x"\ntitle = "X"\n', "format = 1"),
        ("format = 1\n", "[text] is missing"),
        ('format = 1\n[text]\ntitle = "X"\n', 'x.toml:2: [text] needs a value for "id"'),
        ('format = 1\n[text]\nid = "A Text"\ntitle = "X"\n', "x.toml:3: text.id must be lower-case"),
        ('format = 1\n[text]\nid = "1918-x"\ntitle = "X"\n', "must begin with a letter"),
        (HEAD + 'tilte = "X"\n', 'x.toml:5: unknown key "tilte" in [text]; did you mean "title"?'),
        (HEAD + "keywords = 3\n", "text.keywords must be a list of strings"),
        (HEAD + "subtitle = 3\n", "x.toml:5: text.subtitle must be a string"),
        (HEAD + '[creation]\nwhen = "1918-13-01"\n', "x.toml:6: creation.when"),
        (HEAD + '[creation]\nwhen = "May 1918"\n', "write an ISO date"),
        (HEAD + '[publication]\nin = "Pravda"\n', "write each publication as [[publication]]"),
        (HEAD + '[[publication]]\ntype = "copy"\n', "none of: first-publication, reprint, translation, web"),
        (HEAD + '[[rights]]\nlayer = "original"\n', '[rights] needs a value for "statement"'),
        (HEAD + '[notes]\nx = "1"\n', 'unknown table "notes"'),
        (HEAD + '[[block]]\nwords = "x"\nis = "paragraph"\n', "block.is"),
        ("text = 1\nformat = 1\n", "text must be a table"),
    ],
)
def test_mistakes_are_told_with_file_and_line(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(DecisionError) as caught:
        read(tmp_path, text)
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


def test_the_five_decisions_files_are_sound() -> None:
    ids = [read_decisions(path).text.id for path in sorted(SEEDS.glob("*.toml"))]
    assert len(set(ids)) == 5


def test_toml_dates_are_dates(tmp_path: Path) -> None:
    assert read(tmp_path, HEAD + "[creation]\nwhen = 1918-05-14\n").creation.when == "1918-05-14"


def decided(tmp_path: Path, block: str) -> tuple[dict[int, str], list[str]]:
    source = decode_source(b"Title\n\nOne line.\n\nA heading\n\nOne line.\n", Path("x.txt"))
    lines, findings = forced_lines(source, read(tmp_path, HEAD + block))
    return lines, [one.code for one in findings]


def test_a_block_decision_finds_its_line(tmp_path: Path) -> None:
    assert decided(tmp_path, '[[block]]\nwords = "A  heading"\nis = "p"\n') == ({5: "p"}, [])


def test_words_that_are_not_there_or_there_twice_are_findings(tmp_path: Path) -> None:
    assert decided(tmp_path, '[[block]]\nwords = "Two lines."\nis = "p"\n') == ({}, ["D001"])
    assert decided(tmp_path, '[[block]]\nwords = "One line."\nis = "head"\n') == ({}, ["D002"])


@pytest.mark.parametrize("capture", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.stem[:3])
def test_a_draft_is_a_sound_decisions_file(tmp_path: Path, capture: Path) -> None:
    source = read_source(capture)
    draft = draft_decisions(source, recognise_layout(source), added="2026-11-22")
    again = read(tmp_path, write_draft(draft))
    assert again == draft.decisions


def test_a_draft_tells_the_words_that_each_fact_came_from() -> None:
    source = read_source(SEEDS / "004_a133331012bf1435.txt")
    draft = write_draft(draft_decisions(source, recognise_layout(source)))
    data = tomllib.loads(draft)
    assert data["text"]["authors"] == ["N. Bukharin"]
    assert data["correspondence"]["received"]["person"] == "Souvarine"
    assert "# line 3: The International Policy of the Proletarian State" in draft
    assert "# line 10: Transcribed & marked up by Einde O’Callaghan" in draft


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (("V. I. Lenin", "1918-05-14", "On the Foreign Policy"), "lenin-1918-05-14-foreign-policy"),
        (("", "", "Éloge 1918"), "text-eloge-1918"),
        (("", "1918", "!!!"), "text-1918"),
        (("Лев Троцкий", "", "Речь"), "text"),
    ],
)
def test_slugs(parts: tuple[str, str, str], expected: str) -> None:
    assert slug(*parts) == expected


def body_of(capture: str, block: str, tmp_path: Path) -> list[str]:
    """Return "element: words" of each block in the body of a capture converted with a decision."""
    source = decode_source(capture.encode(), Path("x.txt"))
    decisions = read(tmp_path, HEAD + block)
    encoded = encode_document(source, decisions, EditionHeader(etree.fromstring(f'<TEI xmlns="{TEI}"/>')))
    body = etree.fromstring(encoded.xml).find(f".//{tei('body')}")
    assert body is not None
    return [
        f"{etree.QName(one).localname}: {' '.join(''.join(map(str, one.itertext())).split())}"
        for one in body.iter(tei("p"), tei("head"), tei("item"))
    ]


PARTED = (
    "Title\n\nThe first half of a sentence which a page break cuts\n\nIn Two Before It Is Finished.\n\nAnother one.\n"
)
_LINES = ("Line one", "Line two", "Line three", "Line four", "Line five")
WRAPPED = "Title\n\n" + "\n".join(f"{words} of the paragraph, which goes on and on to its end." for words in _LINES)


def test_two_blocks_are_one_paragraph(tmp_path: Path) -> None:
    apart = body_of(PARTED, "", tmp_path)
    assert len(apart) == 3
    joined = body_of(PARTED, '[[block]]\nwords = "In Two Before"\nis = "continued"\n', tmp_path)
    assert joined == [
        "p: The first half of a sentence which a page break cuts In Two Before It Is Finished.",
        "p: Another one.",
    ]


def test_one_block_is_two_paragraphs(tmp_path: Path) -> None:
    assert len(body_of(WRAPPED, "", tmp_path)) == 1
    cut = body_of(WRAPPED, '[[block]]\nwords = "Line four of"\nis = "p"\n', tmp_path)
    assert [words[:10] for words in cut] == ["p: Line on", "p: Line fo"]


def test_a_line_that_has_nothing_to_go_on_with(tmp_path: Path) -> None:
    source = decode_source(b"Title\n\nJump to navigation\n\nA line.\n", Path("x.txt"))
    for words in ("Title", "A line."):
        lines, findings = forced_lines(
            source, read(tmp_path, HEAD + f'[[block]]\nwords = "{words}"\nis = "continued"\n')
        )
        assert (lines, [one.code for one in findings]) == ({}, ["D005"])


RELATION = '[[relation]]\nis = "reply-to"\n'


@pytest.mark.parametrize(
    ("relation", "words"),
    [
        (RELATION, 'needs one of work = "…", text = "…", url = "…"'),
        (RELATION + 'text = "a"\nwork = "b"\n', "needs one of"),
        (RELATION + 'text = "a"\n', "needs the title of the other text"),
        (RELATION.replace("reply-to", "answer"), "none of: continues, excerpt-of, reply-to"),
    ],
)
def test_relations_are_checked(tmp_path: Path, relation: str, words: str) -> None:
    with pytest.raises(DecisionError) as caught:
        read(tmp_path, HEAD + relation)
    assert words in str(caught.value)


def test_a_relation_leads_to_a_work_a_text_or_an_address(tmp_path: Path) -> None:
    work = Entry("decree", Kind.WORK, (Form("The Decree", "preferred"),))
    registers = Registers((work,))
    decisions = read(
        tmp_path,
        HEAD
        + '[[relation]]\nis = "excerpt-of"\nwork = "decree"\nnote = "Its end."\n'
        + RELATION + 'text = "another"\ntitle = "Another <text>"\ncert = "medium"\n'
        + '[[relation]]\nis = "see-also"\nurl = "https://example.org/"\ntitle = "A page"\n'
        + '[[relation]]\nis = "excerpt-of"\nwork = "decre"\n',
    )  # fmt: skip
    assert [one.code for one in unknown_works(decisions, registers)] == ["D003"]
    made = etree.Element(tei("sourceDesc"))
    encode_relations(made, decisions, registers)
    told = [
        (one.get("name"), one.get("passive"), "".join(map(str, one.itertext()))) for one in made.iter(tei("relation"))
    ]
    assert told == [
        ("excerpt-of", "../registers/works.xml#decree", "The Decree. Its end."),
        ("reply-to", "another.xml#another", "Another <text>"),
        ("see-also", "https://example.org/", "A page"),
    ]
