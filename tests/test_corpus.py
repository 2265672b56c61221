"""The corpus: a paragraph a line, the words of the text and no others, in the reading that was asked for."""

from __future__ import annotations

import io
import unicodedata
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from edition.names import NS, tei
from edition.publish.concordance import COLUMNS, archive, to_tsv
from edition.publish.text import TextArgument, text_one, word_count
from tests.support.account import NOT_FROM_THE_SOURCE
from tests.support.plain_files import masters, rendered
from tests.support.tei_words import SAMPLES, is_subsequence, reading_words, sample_names, text_of, words

BODY = """<div><head>The cost<fw>[edit]</fw></head>
<p n="1">Some <hi rend="bold">words</hi><surplus
reason="markup">**</surplus>,<ref type="note" target="#n">[1]</ref> <choice>
<sic>nade</sic><corr>made</corr></choice> <supplied>n</supplied>ew
<surplus>ew</surplus>.<note type="commentary">ours</note></p><p>a<lb/>b</p>
<list rend="numbered"><item>oil;</item><item><label>b)</label> wicks</item></list><lg><l>One,</l><l>two.</l></lg>
<table><row><cell>Year</cell><cell>Gallons</cell></row></table></div>"""
BACK = '<div type="notes"><note type="footnote" xml:id="n" n="1">The minutes.</note></div>'
LINES = ["The cost", "Some words, made new .", "a b", "oil;", "b) wicks", "One,", "two.", "Year Gallons"]


def test_lines() -> None:
    assert rendered("corpus.xsl", text_of(BODY, back=BACK)).splitlines() == LINES
    source = rendered("corpus.xsl", text_of(BODY, back=BACK), reading="source").splitlines()
    assert source == [line if "made" not in line else "Some words, nade ew ew." for line in LINES]


@settings(max_examples=100, deadline=None)
@given(st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"), min_size=1))
def test_no_character_changes(text: str) -> None:
    for reading in ("corrected", "source"):
        output = rendered("corpus.xsl", text_of(f"<p>{escape(text)}</p>"), reading=reading)
        assert output.split() == text.split()
        assert output.count("\n") == len(output.splitlines()) <= 1


@pytest.mark.parametrize("path", masters(), ids=lambda path: path.stem[:12])
def test_words_of_our_texts_in_order(path: Path) -> None:
    output = rendered("corpus.xsl", path)
    text = etree.parse(path).find("tei:text", NS)
    assert text is not None
    body = text.find("tei:body", NS)
    assert body is not None
    assert "".join(reading_words(body, without=("note",))) in "".join(words(output))
    assert unicodedata.is_normalized("NFC", output)


def captured(element: etree._Element) -> str:
    """Return the words that a block has from its capture, without notes, calls and page furniture."""
    if element.tag in {*NOT_FROM_THE_SOURCE, tei("note"), tei("fw")} or not isinstance(element.tag, str):
        return ""
    if element.tag == tei("ref") and element.get("type") == "note":
        return ""
    return (element.text or "") + "".join(captured(child) + (child.tail or "") for child in element)


@pytest.mark.parametrize("path", masters(), ids=lambda path: path.stem[:12])
def test_the_source_reading_is_the_capture(path: Path) -> None:
    text = etree.parse(path).find("tei:text", NS)
    assert text is not None
    blocks = [text.find(f"tei:{part}", NS) for part in ("front", "body", "back")]
    expected = [word for block in blocks if block is not None for word in words(captured(block))]
    heads = [words(captured(head)) for head in text.iterfind(".//tei:div[@type='notes']/tei:head", NS)]
    assert words(rendered("corpus.xsl", path, reading="source")) == expected[: len(expected) - sum(map(len, heads))]
    # The wrapped text of this reading has all of these words, too, and what the printed notes say.
    wrapped = rendered("text.xsl", path, reading="source")
    assert is_subsequence(expected[: len(expected) - sum(map(len, heads))], words(wrapped))
    assert "Corrections\n---" not in wrapped
    assert "Commentary\n---" not in wrapped


@pytest.mark.parametrize("name", sample_names())
@pytest.mark.parametrize("reading", ["corrected", "source"])
def test_any_tei_becomes_lines(name: str, reading: str) -> None:
    if not (SAMPLES / name).is_file():
        pytest.skip(f"no sample texts in {SAMPLES}")
    root = etree.parse(SAMPLES / name, etree.XMLParser(no_network=True)).getroot()
    output = rendered("corpus.xsl", etree.tostring(root), reading=reading)
    assert output.count("\n") == len(output.splitlines())
    if reading == "corrected":
        run_on = "".join(words(output))
        expected = list(reading_words(root, without=("note", "app", "label")))
        assert [word for word in expected if word not in run_on] == []


def test_the_table_has_no_tabs_line_ends_or_formulas() -> None:
    row = dict.fromkeys(COLUMNS, "x") | {"title": "a\tb\nc", "author": "=1+1", "year": "-44"}
    head, line = to_tsv([row]).decode("utf-8").splitlines()
    assert head.split("\t") == list(COLUMNS)
    cells = dict(zip(COLUMNS, line.split("\t"), strict=True))
    assert (cells["title"], cells["author"], cells["year"]) == ("a b c", "'=1+1", "-44")


def test_the_archive_is_the_same_at_all_times() -> None:
    first = archive({"b": b"2", "a/c": b"1"})
    assert first == archive({"a/c": b"1", "b": b"2"})
    with zipfile.ZipFile(io.BytesIO(first)) as read:
        assert {name: read.read(name) for name in read.namelist()} == {"a/c": b"1", "b": b"2"}


@pytest.mark.parametrize(
    ("line", "count"), [("a b—c – d.", 4), ("… 1918: can’t re-elect", 3), ("שָׁלוֹם עולם", 2), ("", 0)]
)
def test_words_are_counted(line: str, count: int) -> None:
    assert word_count(line) == count


def test_all_files_of_a_text_in_one_go(tmp_path: Path) -> None:
    source = tmp_path / "a.xml"
    source.write_bytes(text_of(BODY, back=BACK))
    made = text_one(TextArgument(str(tmp_path), str(source), "a"))
    names = ("a.txt", "a.md", "corpus/a.txt", "a.source.txt", "corpus-source/a.txt")
    assert made.outputs == tuple(f"output/text/{name}" for name in names)
    assert (tmp_path / "output/text/corpus/a.txt").read_text("utf-8").splitlines() == LINES
    for sheet, name in (("text.xsl", "a.txt"), ("markdown.xsl", "a.md"), ("corpus.xsl", "corpus/a.txt")):
        assert (tmp_path / "output/text" / name).read_bytes() == rendered(sheet, source).encode("utf-8")
    assert '"words": "15"' in made.value
