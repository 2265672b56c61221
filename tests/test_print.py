"""The print edition: Typst source that keeps every word, and a PDF that readers and archives can use."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from edition.adapters.saxon import Parameter, Saxon
from edition.adapters.typst import STANDARDS, Pdf, compile_pdf
from edition.errors import PrintError
from edition.names import NS, tei
from edition.project import resources
from edition.publish.corpus import prefix_ids
from tests.support.tei_words import (
    SAMPLES,
    TINY,
    is_subsequence,
    reading_words,
    sample_names,
    text_of,
    words,
)

LITERAL = re.compile(r'#"((?:[^"\\]|\\.)*)";')
#: Every sign that means something in Typst's markup.
TRAPS = r"""# $ @ * _ ` \ // /* */ < > --- -- ~ ' " = == + - / 1. [ ] ( ) { } ; : \u{41} #let x = 1 $x$ @ref <label>"""


@pytest.fixture(scope="module")
def saxon() -> Iterator[Saxon]:
    with Saxon() as engine:
        yield engine


def typst_of(saxon: Saxon, source: bytes, **parameters: Parameter) -> str:
    named = {name.replace("_", "-"): value for name, value in parameters.items()}
    return saxon.stylesheet(resources("xslt") / "print.xsl").render(source, named).text


def printed(folder: Path, typst: str) -> Pdf:
    for asset in (resources("xslt") / "print" / "assets").iterdir():
        shutil.copy(asset, folder / asset.name)
    (folder / "book.source.typ").write_text(typst, "utf-8")
    return compile_pdf(folder / "book.source.typ")


def literals(typst: str) -> str:
    """The text that Typst will read out of the string literals."""
    return " ".join(re.sub(r"\\(.)", r"\1", found, flags=re.DOTALL) for found in LITERAL.findall(typst))


def tiny_corpus() -> etree._Element:
    corpus = etree.parse(TINY / "edition.xml").getroot()
    for path in sorted((TINY / "texts").glob("*.xml")):
        text = etree.parse(path).getroot()
        prefix_ids(text, path.stem)
        corpus.append(text)
    return corpus


@pytest.fixture(scope="module")
def book(saxon: Saxon, tmp_path_factory: pytest.TempPathFactory) -> tuple[etree._Element, Pdf]:
    folder = tmp_path_factory.mktemp("book")
    corpus = tiny_corpus()
    (folder / "edition.xml").write_bytes(etree.tostring(corpus))
    typst = typst_of(saxon, etree.tostring(corpus), attachments="edition.xml", date="2026-11-22")
    return corpus, printed(folder, typst)


@pytest.fixture
def pdf(book: tuple[etree._Element, Pdf]) -> Iterator[Any]:
    with pikepdf.open(io.BytesIO(book[1].data)) as opened:
        yield opened


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"), min_size=1))
def test_text_becomes_string_literals(saxon: Saxon, text: str) -> None:
    body = typst_of(saxon, text_of(f"<p>{escape(text)}</p>")).split("#para(", 1)
    expected = text.replace("\ufeff", "\u2060").split()  # forbidden in a PDF; the other means the same
    assert (literals(body[1]).split() if body[1:] else []) == expected


def test_a_byte_order_mark_in_a_text_does_not_stop_the_book(saxon: Saxon, tmp_path: Path) -> None:
    assert printed(tmp_path, typst_of(saxon, text_of("<p>one\ufefftwo</p>"))).standards == STANDARDS


def test_signs_of_typst_are_only_signs(saxon: Saxon, tmp_path: Path) -> None:
    made = printed(tmp_path, typst_of(saxon, text_of(f"<p>{escape(TRAPS)}</p><p>= no head</p><p>- no item</p>")))
    assert made.standards == STANDARDS
    assert words(f"A Title {TRAPS} no head no item 1") == words(text_in(made))  # the last 1 is the folio


def test_the_book_keeps_both_standards(book: tuple[etree._Element, Pdf], pdf: Any) -> None:
    assert book[1].standards == STANDARDS
    assert book[1].warnings == ()
    assert len(pdf.pages) > 1
    assert bool(pdf.Root.MarkInfo.Marked)
    assert str(pdf.Root.Lang) == "en"
    assert all(str(page.Tabs) == "/S" for page in pdf.pages)
    with pdf.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("3", "A")
        assert metadata["dc:title"] == "The Lamp and the Harbour, 1887–1903"


def test_all_fonts_are_in_the_file(pdf: Any) -> None:
    fonts = [font for font in pdf.objects if is_of_type(font, "/FontDescriptor")]
    assert {re.sub(r"^/[A-Z]{6}\+", "", str(font.FontName)).split("-")[0] for font in fonts} == {"EBGaramond"}
    assert all(any(f"/FontFile{n}" in font for n in ("", "2", "3")) for font in fonts)
    assert all("/ToUnicode" in font for font in pdf.objects if is_of_type(font, "/Font") and "/DescendantFonts" in font)


def test_the_master_is_attached(book: tuple[etree._Element, Pdf], pdf: Any) -> None:
    attached = pdf.attachments["edition.xml"].get_file()
    assert attached.mime_type == "application/tei+xml"
    assert attached.read_bytes() == etree.tostring(book[0])
    assert str(pdf.Root.AF[0].AFRelationship) == "/Source"


def test_every_note_is_a_note(book: tuple[etree._Element, Pdf], pdf: Any) -> None:
    kinds = Counter(str(element.S) for element in pdf.objects if is_structure(element))
    notes = [note for note in book[0].iter(tei("note")) if note.get("type") in ("footnote", "commentary")]
    assert kinds["/Note"] == len(notes)
    assert kinds["/H1"] >= 4
    assert kinds["/L"] >= 1
    assert (kinds["/Table"], kinds["/TH"]) == (1, 3)


def test_bookmarks_are_the_titles(pdf: Any) -> None:
    with pdf.open_outline() as outline:
        titles = [str(item.title) for item in outline.root]
    assert titles == [
        "Introduction",
        "On the Question of the Second Lamp",
        "Lecture on Keeping the Light",
        "Corrections",
        "Sources",
    ]


def is_of_type(found: Any, name: str) -> bool:
    return isinstance(found, pikepdf.Dictionary) and str(found.get("/Type", "")) == name


def is_structure(found: Any) -> bool:
    return isinstance(found, pikepdf.Dictionary) and "/S" in found and "/P" in found and "/K" in found


def text_in(made: Pdf) -> str:
    """The text of a PDF as Poppler reads it, words divided at line ends joined again."""
    return pdftotext(made.data).replace("\u00ad\n", "")


def pdftotext(data: bytes, *options: str) -> str:
    """Return what Poppler reads in a PDF; skips where it is missing, but fails in continuous integration."""
    if not (program := shutil.which("pdftotext")):
        if os.environ.get("CI"):
            pytest.fail("pdftotext (poppler-utils) is missing")
        pytest.skip("pdftotext (poppler-utils) is not installed")
    done = subprocess.run([program, *options, "-", "-"], input=data, capture_output=True, check=True)
    return done.stdout.decode("utf-8")


def test_the_words_are_in_the_pdf_in_order(book: tuple[etree._Element, Pdf]) -> None:
    found = words(text_in(book[1]))
    for text in book[0].iterfind("tei:TEI", NS):
        body = text.find("tei:text/tei:body", NS)
        assert body is not None
        expected = list(reading_words(body, without=("note", "label", "supplied", "table")))
        assert expected
        assert is_subsequence([word for word in expected if word != "umerous"], found)
    for note in book[0].iterfind(".//tei:body//tei:note", NS):
        assert is_subsequence(reading_words(note), found)


@pytest.mark.parametrize("paper", ["a5", "a4", "us-letter"])
def test_offprints_on_any_paper(saxon: Saxon, tmp_path: Path, paper: str) -> None:
    source = (TINY / "texts" / "hale-1903-letter-on-the-lamp.xml").read_bytes()
    made = printed(tmp_path, typst_of(saxon, source, paper=paper, line_numbers=False))
    widths = {"a5": 420, "a4": 595, "us-letter": 612}
    with pikepdf.open(io.BytesIO(made.data)) as opened:
        assert round(float(opened.pages[0].MediaBox[2])) == pytest.approx(widths[paper], abs=1)


def test_the_same_bytes_twice(saxon: Saxon, tmp_path: Path) -> None:
    typst = typst_of(saxon, text_of("<p>One.<note>Two.</note></p>"))
    (tmp_path / "again").mkdir()
    assert printed(tmp_path, typst).data == printed(tmp_path / "again", typst).data


def test_notes_in_notes_and_notes_called_twice(saxon: Saxon, tmp_path: Path) -> None:
    call = '<ref type="note" target="#{0}">[{0}]</ref>'.format
    body = f"<head>Head{call('a')}</head><p>one{call('b')} two{call('b')}</p><p xml:id='p'>three</p>"
    back = (
        '<note xml:id="a" n="1">to the head</note>'
        f'<note xml:id="b" n="2"><p>second{call("c")}</p><list><item>inside</item></list><p>end</p></note>'
        '<note xml:id="c" n="3">third <ref target="#p">above</ref></note>'
        '<note xml:id="d" type="footnote" n="4">fourth, never called</note>'
    )
    typst = typst_of(saxon, text_of(f"<div>{body}</div>", back=back))
    assert [typst.count(word) for word in ("to the head", "second", "third", "fourth")] == [1, 1, 1, 1]
    assert '#note-again(mark: "2", id: "b")' in typst
    made = printed(tmp_path, typst)
    assert made.warnings == ()
    with pikepdf.open(io.BytesIO(made.data)) as opened, opened.open_outline() as outline:
        assert str(outline.root[0].children[0].title) == "Head"


def test_what_is_not_read_is_not_printed(saxon: Saxon) -> None:
    body = (
        "<fw>furniture</fw><p>a<surplus>]</surplus> <choice><sic>nade</sic><corr>made</corr></choice> "
        '<gap reason="editorial"><desc>....</desc></gap> <supplied>N</supplied>ew</p>'
    )
    typst = typst_of(saxon, text_of(body))
    assert literals(typst.split("#para(", 1)[1]) == "a made .... N ew"
    assert "#supplied()" in typst


def test_an_apparatus_keeps_readings_and_witnesses_apart(saxon: Saxon) -> None:
    body = '<p><app><lem wit="#a #b">one</lem><rdg wit="#c">two</rdg><rdg wit="#d">three</rdg></app></p>'
    body += "<l>spoken,<stage>Exit.</stage></l>"
    said = literals(typst_of(saxon, text_of(body)).split("#para(", 1)[1])
    assert said == "one one] a b; two c; three d spoken, Exit."


def test_our_own_texts_need_no_fallback(saxon: Saxon) -> None:
    sheet = saxon.stylesheet(resources("xslt") / "print.xsl")
    assert sheet.render(etree.tostring(tiny_corpus()), {}).messages == ()


@pytest.mark.parametrize("name", sample_names())
def test_any_tei_can_be_printed(saxon: Saxon, tmp_path: Path, name: str) -> None:
    if not (SAMPLES / name).is_file():
        pytest.skip(f"no sample texts in {SAMPLES}")
    root = etree.parse(SAMPLES / name, etree.XMLParser(no_network=True)).getroot()
    typst = typst_of(saxon, etree.tostring(root))
    expected = list(reading_words(root))
    run_on = "".join(words(literals(typst)) + words(typst))
    assert [word for word in expected if word not in run_on] == []
    assert not Counter("".join(expected)) - Counter(run_on)
    made = printed(tmp_path, typst)
    assert made.data.startswith(b"%PDF")
    # Characters that no font has (private use) forbid the standards, and that is said.
    assert made.standards == STANDARDS or "could not be displayed" in made.warnings[0]


def test_a_character_without_glyph_is_reported(saxon: Saxon, tmp_path: Path) -> None:
    made = printed(tmp_path, typst_of(saxon, text_of("<p>one \uef91 two</p>")))
    assert made.standards == ()
    assert "PDF/UA-1" in made.warnings[0]
    assert "ef91" in made.warnings[0]


def test_an_error_names_its_place(tmp_path: Path) -> None:
    (tmp_path / "broken.typ").write_text("fine\n#nothing()\n", "utf-8")
    with pytest.raises(PrintError, match=r"broken\.typ:2:1: unknown variable: nothing"):
        compile_pdf(tmp_path / "broken.typ")
    with pytest.raises(PrintError, match="there is no such file"):
        compile_pdf(tmp_path / "missing.typ")


def test_files_outside_the_folder_are_out_of_reach(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret", "utf-8")
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "book.typ").write_text('#read("../secret.txt")', "utf-8")
    with pytest.raises(PrintError):
        compile_pdf(tmp_path / "inner" / "book.typ")
