"""The editors' commentary as decisions: its place, its sources, and how each format tells it from printed notes."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from edition.decide.decisions import Correction, Decisions, Name, Note, Reference, Text, read_decisions
from edition.decide.prose import add_prose, prose
from edition.encode.document import Encoded, encode_document
from edition.encode.header import EditionHeader
from edition.errors import DecisionError
from edition.recognise.span import Own
from edition.source import decode_source
from tests.support.account import transcribed
from tests.support.paths import ROOT, SEEDS, tool
from tests.support.xslt_harness import find, parse, text

TEI = "{http://www.tei-c.org/ns/1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
HEADER = EditionHeader(etree.parse(ROOT / "tei" / "edition.xml").getroot())
HEAD = 'format = 1\n[text]\nid = "a-text"\ntitle = "A text"\n'
FIRST = (
    "Here the first paragraph says that “Mr Kerensky is **a friend** of ours”,[1] as all know who have read so far, "
    "and who reads it knows well"
)
SECOND = "A second paragraph closes the text, and after it the notes have their place, as they have on many a page."
TEXT = f"A Title\n\n{FIRST}\n\n{SECOND}\n\nNotes\n\n[1] A note of the page.\n"
SOURCE = decode_source(TEXT.encode(), Path("x.txt"))
BOOK = Reference(title="A Book", author="A. Writer", place="London", publisher="Printer", date="1926", pages="3–5")


def note(words: str, **more: str) -> Note:
    return Note(words, "Something to know.", (BOOK,), **more)


def encoded(*notes: Note, **more: object) -> Encoded:
    decisions = Decisions(Text(id="a-text", title="A text"), note=notes)
    return encode_document(SOURCE, replace(decisions, **more), HEADER)  # type: ignore[arg-type]


def outline(done: Encoded) -> str:
    """Return the text with "{}" where a comment stands, elements by their names."""
    body = done.xml.decode().split("<text>", 1)[1]
    body = re.sub(r'<note [^>]*type="commentary".*?</note>', "{}", body)
    body = re.sub(r'<note [^>]*type="correction".*?</note>', "", body)
    return re.sub(r"<(\w+)[^>]*>", r"<\1>", body)


def comments(done: Encoded) -> list[etree._Element]:
    return etree.fromstring(done.xml).findall(f".//{TEI}note[@type='commentary']")


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        pytest.param(note("first paragraph"), "the first paragraph{} says", id="after-the-words"),
        pytest.param(note("Mr Kerensky"), "<persName>Kerensky</persName>{} is", id="after-a-name"),
        pytest.param(note("Mr Kerens"), "<persName>Kerensky</persName>{} is", id="never-within-a-name"),
        pytest.param(note("of ours”,"), "”</q>,{}<ref>", id="before-a-call"),
        pytest.param(note("of ours”,[1"), "[1]</ref>{} as", id="never-within-a-call"),
        pytest.param(note("reads it knows well"), "knows well{}</p>", id="at-the-end-of-a-block"),
        pytest.param(note("a friend"), "a friend</hi>{}<surplus>", id="after-emphasis"),
        pytest.param(note("A Title"), "A Title{}</head>", id="in-a-heading"),
        pytest.param(note("of the page"), "of the page{}.</p>", id="in-a-printed-note"),
        pytest.param(note("many", in_="as they have on many a page"), "on many{} a page", id="by-more-words"),
    ],
)
def test_a_note_stands_where_its_words_end(one: Note, expected: str) -> None:
    done = encoded(one, name=(Name("Kerensky", "person"),))
    assert expected in outline(done)
    root = etree.fromstring(done.xml)
    whole = "".join(transcribed(element) for element in root.iter(TEI + "*") if element.get("source"))
    assert "".join(whole.split()) == "".join(TEXT.split())


def test_a_note_keeps_clear_of_what_is_corrected() -> None:
    correction = Correction("first paragraph says", "misprint", "high", "r", "first paragraph", "", "last word")
    done = encoded(note("the first par"), correction=(correction,))
    assert "<corr>last word</corr></choice>{} says" in outline(done)


def test_what_a_note_says() -> None:
    full = Reference(
        "An Item", "A. Writer", "A Host", "j", "3", "4", "London", "Printer", "May 1918", "7", "https://www.a.org/x"
    )
    (one,) = comments(encoded(replace(note("A Title", cert="medium"), source=(full, Reference(here="note 1")))))
    assert (one.get("resp"), one.get("cert"), one.findtext(TEI + "p")) == ("#ed", "medium", "Something to know.")
    bibls = ["".join(bibl.itertext()) for bibl in one.iter(TEI + "bibl")]
    assert bibls == [
        "A. Writer, “An Item”, A Host, vol. 3, no. 4, London: Printer, May 1918, p. 7, a.org.",
        "This text: note 1.",
    ]
    parts = [(str(e.tag).removeprefix(TEI), e.get("level") or e.get("unit") or e.get("target")) for e in one.iter()]
    assert ("title", "a") in parts and ("title", "j") in parts and ("citedRange", "page") in parts
    assert ("ref", "https://www.a.org/x") in parts and ("biblScope", "volume") in parts
    assert comments(encoded(note("A Title", cert="high")))[0].get("cert") is None


def test_identifiers_survive_other_notes_and_new_words_with_a_key() -> None:
    before = comments(encoded(note("many a page"), note("first paragraph", key="first")))
    after = comments(encoded(note("A Title"), note("paragraph says", key="first"), note("many a page")))
    assert [one.get(XML_ID) for one in before] == [one.get(XML_ID) for one in after[1:]]
    assert all(re.fullmatch(r"c[a-z2-7]{7}", one.get(XML_ID, "")) for one in after)


def test_how_an_editor_checked_it_is_not_published() -> None:
    assert b"seen in a copy" not in encoded(note("A Title", verified="seen in a copy")).xml


def test_words_that_are_nowhere_or_twice_are_findings() -> None:
    done = encoded(note("no such words"), note("as"), note("paragraph", in_="no paragraph"))
    assert sorted(one.code for one in done.findings if one.code[0] == "D") == ["D001", "D001", "D002"]
    assert comments(done) == []


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ('words = "x"\n', '[note] needs a value for "text"'),
        ('words = "x"\ntext = "t"\n', '[note] needs a value for "source"'),
        ('words = "x"\ntext = "t"\nsource = "a book"\n', "x.toml:8: note.source must be a list of tables"),
        ('words = "x"\ntext = "t"\nsource = [{ author = "A" }]\n', "x.toml:8: [source] needs a title, or here"),
        ('words = "x"\ntext = "t"\nsource = [{ title = "A", yaer = "1" }]\n', 'unknown key "yaer" in [source]'),
        ('words = "x"\ntext = "t"\nsource = [{ title = "A", level = "x" }]\n', "source.level"),
        ('words = "x"\ntext = "t"\nsource = [{ title = "A" }]\ncert = "sure"\n', "x.toml:9: note.cert"),
    ],
)
def test_mistakes_are_told_with_file_line_and_hint(tmp_path: Path, table: str, words: str) -> None:
    path = tmp_path / "x.toml"
    path.write_text(HEAD + "[[note]]\n" + table, "utf-8")
    with pytest.raises(DecisionError) as caught:
        read_decisions(path)
    assert words in str(caught.value)


# ---------------------------------------------------------------- the five texts


@pytest.fixture(scope="module")
def decided() -> dict[str, tuple[Note, ...]]:
    """Return the notes of each text."""
    every = map(read_decisions, sorted(SEEDS.glob("*.toml")))
    return {one.text.id: tuple(replace(note, text=note.text.replace("*", "")) for note in one.note) for one in every}


def flat(words: str) -> str:
    return re.sub(r"[\s\u200b\u00ad_]+|-\n", "", words)


def test_there_are_notes_on_every_text_and_each_was_checked(decided: dict[str, tuple[Note, ...]]) -> None:
    assert sum(map(len, decided.values())) >= 45
    for notes in decided.values():
        assert notes
        assert all(one.verified and one.source and one.text.endswith((".", "”", ")")) for one in notes)
        assert all(source.title or source.here for one in notes for source in one.source)


def test_the_site_has_each_note_with_its_call(built: Path, decided: dict[str, tuple[Note, ...]]) -> None:
    for text_id, notes in decided.items():
        page = parse((built / "output" / "site" / "texts" / f"{text_id}.html").read_text("utf-8"))
        shown = text(page, "//h:aside[contains(@class, 'commentary')]//h:p")
        assert sorted(shown) == sorted(one.text for one in notes)
        calls = [str(a.get("href")) for a in find(page, "//h:a[contains(@class, 'call commentary')]")]
        items = ["#" + str(note.get("id")) for note in find(page, "//h:aside[contains(@class, 'commentary')]")]
        assert calls == items and len(items) == len(notes)
        printed = text(page, "//h:aside[not(contains(@class, 'commentary'))]//h:a[@class='label']")
        assert not any(re.fullmatch("[a-z]+", label) for label in printed)


def test_plain_text_marks_them_otherwise_than_printed_notes(built: Path, decided: dict[str, tuple[Note, ...]]) -> None:
    for text_id, notes in decided.items():
        shown = (built / "output" / "text" / f"{text_id}.txt").read_text("utf-8")
        assert "{a} calls note a of the commentary" in " ".join(shown.split())
        body, commentary = shown.rsplit("\nCommentary\n----------\n", 1)
        assert len(re.findall(r"\{[a-z]+\}", body)) >= len(notes)
        assert all(flat(one.text) in flat(commentary) for one in notes)


def test_the_book_has_them_at_the_foot_of_the_page(built: Path, decided: dict[str, tuple[Note, ...]]) -> None:
    typst = (built / "output" / "print" / "edition.typ").read_text("utf-8")
    assert typst.count("#commentary(") == sum(map(len, decided.values()))
    pdf = built / "output" / "print" / "edition.pdf"
    shown = subprocess.run([tool("pdftotext"), str(pdf), "-"], capture_output=True, text=True, check=True).stdout
    words = {word for notes in decided.values() for one in notes for word in re.findall(r"[A-Z]\w{6,}", one.text)}
    missing = [word for word in words if word not in flat(shown)]
    assert missing == []


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("reports in *Pravda* and *Izvestia* on", ["Pravda", "Izvestia"]),
        ("in *How the Revolution Armed*, a book (*Na dne*)", ["How the Revolution Armed", "Na dne"]),
        ("2 * 3 * 4, a*b*c, **bold**, a single * and *", []),
        ("", []),
    ],
)
def test_titles_between_asterisks(text: str, titles: list[str]) -> None:
    parts = prose(text)
    assert [one.content[0] for one in parts if isinstance(one, Own)] == titles
    made = etree.Element("p")
    add_prose(made, text)
    kept = text.replace("*", "") if titles else text
    assert "".join(map(str, made.itertext())) == kept
