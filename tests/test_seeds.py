"""The five sources and what became of them: every character in its place, every block recognised."""

from __future__ import annotations

import hashlib
from collections import Counter
from pathlib import Path

import pytest
from lxml import etree

from tests.support.account import TEI, claims
from tests.support.jing import jing
from tests.support.paths import SEEDS, TEI_ALL, TEXTS, needs_tei_all

SHA256 = {
    "000_308d046795af68b9.txt": "faed9fc7953ef3151da78a4185d002c583fda6cdd9445cc2fe3ad688bb442a60",
    "001_28e9030b2c7a94ed.txt": "50432ac9bd3498b0fa07b0eb2db3e9879822f0f3b51b6d561c73d80fa7a8987f",
    "002_043c3592ba335788.txt": "150dab01c0c8f585bf64bd39df11c64343b510cf365b6b374e04310c59b4c396",
    "003_a54c648799b3229a.txt": "0107a6fab6a78ddcd9c423241311f28fbd273e9052d9ed7d86a08ed6e42e7963",
    "004_a133331012bf1435.txt": "120293b2ae76ccab10ee7db218ee4aaf581a9c5b8336602f79a1c75c9c664b8f",
}

#: Counted by reading the captures.
WHAT = ("p", "introduction", "pull", "item", "note", "ref", "fw")
COUNTS = {
    "lenin-1918-05-14-report-on-foreign-policy": (4, 0, 2, 0, 0, 0, 1),
    "lenin-1918-11-08-speech-on-the-international-situation": (3, 1, 0, 0, 0, 0, 1),
    "trotsky-1918-04-21-internal-and-external-tasks": (69, 0, 0, 0, 6, 6, 2),
    "rakovsky-1926-07-foreign-policy-of-soviet-russia": (19, 0, 0, 3, 0, 0, 1),
    "bukharin-1923-01-international-policy-of-the-proletarian-state": (5, 0, 0, 0, 0, 0, 2),
}


def masters() -> list[Path]:
    """Return the TEI texts of the edition."""
    return sorted(TEXTS.glob("*.xml"))


@pytest.mark.parametrize("name", sorted(SHA256))
def test_sources_are_kept_byte_for_byte(name: str) -> None:
    assert hashlib.sha256((SEEDS / name).read_bytes()).hexdigest() == SHA256[name]


def test_every_source_has_a_master_and_decisions() -> None:
    assert {path.name for path in SEEDS.glob("*.txt")} == set(SHA256)
    assert {path.stem for path in masters()} == set(COUNTS)
    assert all((SEEDS / name).with_suffix(".toml").is_file() for name in SHA256)


def test_every_character_is_accounted_for_exactly_once() -> None:
    """Read the TEI with lxml alone and paint the captures with it: no blank spot, nothing painted twice."""
    painted: dict[Path, list[int]] = {}
    for master in masters():
        for capture, start, end, words in claims(master):
            text = capture.read_bytes().decode("utf-8")
            assert words.split() == text[start:end].split(), f"{master.name}: {start}-{end}"
            counts = painted.setdefault(capture, [0] * len(text))
            for at in range(start, end):
                counts[at] += 1
    assert {path.name for path in painted} == set(SHA256)
    for capture, counts in painted.items():
        text = capture.read_bytes().decode("utf-8")
        wrong = [at for at, char in enumerate(text) if char not in " \t\r\n" and counts[at] != 1]
        assert not wrong, f"{capture.name}: characters {wrong[:10]}"
        assert max(counts) == 1


@pytest.mark.parametrize("name", sorted(COUNTS))
def test_nothing_is_joined_or_split(name: str) -> None:
    text = etree.parse(TEXTS / f"{name}.xml").getroot().find(f"{TEI}text")
    assert text is not None
    quotes = [quote for quote in text.iter(f"{TEI}quote") if quote.get("type") == "pull-quote"]
    numbered = [p for p in text.iter(f"{TEI}p") if p.get("n")]
    found = Counter(
        p=sum(p.get("n", "").isdigit() for p in numbered),
        introduction=sum(not p.get("n", "").isdigit() for p in numbered),
        pull=len(quotes),
        item=len(list(text.iter(f"{TEI}item"))),
        note=sum(note.get("type") == "footnote" for note in text.iter(f"{TEI}note")),
        ref=sum(ref.get("type") == "note" for ref in text.iter(f"{TEI}ref")),
        fw=len(list(text.iter(f"{TEI}fw"))),
    )
    assert tuple(found[what] for what in WHAT) == COUNTS[name]


def test_the_long_note_has_three_paragraphs() -> None:
    root = etree.parse(TEXTS / "trotsky-1918-04-21-internal-and-external-tasks.xml").getroot()
    notes = [note for note in root.iter(f"{TEI}note") if note.get("type") == "footnote"]
    assert [len(note.findall(f"{TEI}p")) for note in notes] == [1, 1, 1, 1, 3, 1]


def test_footnotes_are_linked_both_ways() -> None:
    root = etree.parse(TEXTS / "trotsky-1918-04-21-internal-and-external-tasks.xml").getroot()
    xml_id = "{http://www.w3.org/XML/1998/namespace}id"
    notes = {note.get(xml_id): note for note in root.iter(f"{TEI}note") if note.get("type") == "footnote"}
    refs = [ref for ref in root.iter(f"{TEI}ref") if ref.get("type") == "note"]
    for ref in refs:
        note = notes[ref.get("target", "")[1:]]
        assert note.get("target") == f"#{ref.get(xml_id)}"
        assert ref.text == f"[{note.get('n')}]"
    assert [ref.text for ref in refs] == [f"[{n}]" for n in range(1, 7)]


def test_the_omission_of_the_newspaper_keeps_its_dots() -> None:
    root = etree.parse(TEXTS / "lenin-1918-11-08-speech-on-the-international-situation.xml").getroot()
    gaps = list(root.iter(f"{TEI}gap"))
    assert [(gap.get("reason"), gap.findtext(f"{TEI}desc")) for gap in gaps] == [("editorial", "...")]


def test_pull_quotes_point_to_the_passages_that_they_abridge() -> None:
    root = etree.parse(TEXTS / "lenin-1918-05-14-report-on-foreign-policy.xml").getroot()
    xml_id = "{http://www.w3.org/XML/1998/namespace}id"
    numbers = {p.get(xml_id): p.get("n") for p in root.iter(f"{TEI}p")}
    quotes = [quote for quote in root.iter(f"{TEI}quote") if quote.get("type") == "pull-quote"]
    assert [numbers[quote.get("corresp", "")[1:]] for quote in quotes] == ["3", "4"]


@needs_tei_all
def test_the_masters_and_the_edition_are_valid_tei() -> None:
    assert jing(TEI_ALL, [*masters(), TEXTS.parent / "edition.xml"]) == []
