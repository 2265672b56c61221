"""One number for one paragraph: every format has the number of the master at the same words.

The reference is the master itself, read without any stylesheet. Words are compared as runs of letters and digits:
blanks, punctuation, and the marks that a format sets for emphasis or for notes are its own.
"""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

import pytest
from lxml import etree, html

from edition.names import NS, XML_ID
from tests.support.tei_words import reading_words, words
from tests.test_print import LITERAL, pdftotext

XHTML = "{http://www.w3.org/1999/xhtml}"
#: A paragraph of the margin must show this many letters in the first line beside its number.
FIRST_LINE = 12


@dataclass(frozen=True)
class Cited:
    """A paragraph of a master: its text, number, identifier and letters."""

    text: str
    number: str
    id: str
    letters: str


def run(text: str) -> str:
    """Return the letters and digits of a text, without what stands between them."""
    return "".join(words(text.replace("\u00ad", "")))


@pytest.fixture(scope="module")
def cited(built: Path) -> list[Cited]:
    """Return every numbered paragraph of every master, in order."""
    found = []
    for path in sorted((built / "tei" / "texts").glob("*.xml")):
        for p in etree.parse(path).iterfind("tei:text//tei:p[@n]", NS):
            letters = "".join(reading_words(p, without=("note",)))
            found.append(Cited(path.stem, p.get("n", ""), str(p.get(XML_ID)), letters))
    assert len(found) > 50
    return found


def shown(page: etree._Element, number: str) -> Iterator[tuple[str, str]]:
    """Yield number and letters of each paragraph of a page; calls of notes and what is hidden are left out."""
    for mark in page.iter():
        if isinstance(mark.tag, str) and mark.tag.removeprefix(XHTML) == number and mark.get("class") == "n":
            block = mark.getparent()
            assert block is not None
            yield mark.text or "", run("".join(_seen(block)))


def _seen(element: etree._Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        unseen = child.get("hidden") or child.get("role") in {"doc-noteref", "tooltip"}
        if isinstance(child.tag, str) and not unseen and child.get("class") not in {"n", "to-source"}:
            yield from _seen(child)
        yield child.tail or ""


def of_site(built: Path, text: str) -> Iterator[tuple[str, str]]:
    """Yield what the page of a text shows."""
    yield from shown(html.fromstring((built / "output/site/texts" / f"{text}.html").read_bytes()), "a")


def of_book(name: str) -> Callable[[Path, str], Iterator[tuple[str, str]]]:
    """Return the reader of a chapter: of the book of the whole, or of that of the text."""

    def read(built: Path, text: str) -> Iterator[tuple[str, str]]:
        with zipfile.ZipFile(built / "output/epub" / f"{name or text}.epub") as archive:
            yield from shown(etree.fromstring(archive.read(f"EPUB/texts/{text}.xhtml")), "span")

    return read


def of_text(built: Path, text: str) -> Iterator[tuple[str, str]]:
    """Yield what the plain text has: "[12] words", before the notes."""
    whole = (built / "output/text" / f"{text}.txt").read_text("utf-8").split("-" * 72 + "\n", 1)[-1]
    body = re.split(r"^(?:Notes|Commentary|Corrections)\n-+$", whole, maxsplit=1, flags=re.M)[0]
    for block in re.split(r"\n\s*\n", body):
        if found := re.match(r"\s*\[(\w+)\] (.*)", block, re.S):
            yield found[1], run(re.sub(r"\[n\w+\]|\{\w+\}", "", found[2]))


def of_markdown(built: Path, text: str) -> Iterator[tuple[str, str]]:
    r"""Yield what the Markdown has: "\[12\] words"."""
    lines = (built / "output/text" / f"{text}.md").read_text("utf-8")
    for number, line in re.findall(r"^(?:> )?\\\[(\w+)\\\] (.*)$", lines, re.M):
        yield number, run(re.sub(r"\[\^\w+\]", "", line))


def of_search(built: Path, text: str) -> Iterator[tuple[str, str]]:
    """Yield the passages of the index; the tokens of names stand in the address and before the words."""
    page = html.fromstring((built / "output/.search/texts" / f"{text}.html").read_bytes())
    for anchor in page.iterfind(".//span[@id]"):
        _, name, *tokens = unquote(anchor.get("id", "")).split("!")
        if name.startswith("paragraph "):
            told = (anchor.tail or "").removeprefix("".join(f"{token} " for token in tokens))
            yield name.removeprefix("paragraph "), run(told)


@pytest.mark.parametrize(
    "read",
    [of_site, of_book("edition"), of_book(""), of_text, of_markdown, of_search],
    ids=["site", "book", "e-book", "text", "markdown", "search"],
)
def test_the_number_stands_at_the_same_words(
    built: Path, cited: list[Cited], read: Callable[[Path, str], Iterator[tuple[str, str]]]
) -> None:
    for text in {one.text for one in cited}:
        expected = [(one.number, one.letters) for one in cited if one.text == text]
        assert list(read(built, text)) == expected, text


def test_mentions_are_cited_where_they_stand(built: Path, cited: list[Cited]) -> None:
    by_number = {(one.text, one.number): one.letters for one in cited}
    count = 0
    for path in sorted((built / "output/data/mentions").glob("*.json")):
        for mention in json.loads(path.read_bytes())["mentions"]:
            if mention["citation"].startswith("paragraph "):
                number = mention["citation"].removeprefix("paragraph ")
                passage = run(f"{mention['before']}{mention['words']}{mention['after']}")
                assert passage in by_number[path.stem, number], mention
                assert mention["address"].endswith(f"/{path.stem}.html#p{number}")
                count += 1
    assert count > 100


def test_the_source_of_the_book_has_the_numbers(built: Path, cited: list[Cited]) -> None:
    typst = (built / "output/print/edition.typ").read_text("utf-8")
    found = re.findall(r'^#para\(n: "([^"]+)", id: "([^".]+)\.([^"]+)"\)\[(.*)$', typst, re.M)
    assert sorted((text, number, name) for number, text, name, _ in found) == sorted(
        (one.text, one.number, one.id) for one in cited
    )
    letters = {(one.text, one.number): one.letters for one in cited}
    for number, text, _, body in found:
        before_notes = re.split(r"#(?:note|commentary|note-again)\(", body, maxsplit=1)[0]
        begins = run(" ".join(re.sub(r"\\(.)", r"\1", one) for one in LITERAL.findall(before_notes)))
        assert begins and letters[text, number].startswith(begins), (text, number)


@dataclass(frozen=True)
class Word:
    """A word of a page of the PDF, and where it stands."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


def pages_of(pdf: bytes) -> Iterator[tuple[bool, list[Word]]]:
    """Yield of each page whether it is a right-hand one, and its words as Poppler sees them."""
    tree = etree.fromstring(pdftotext(pdf, "-bbox").encode("utf-8"), etree.XMLParser(resolve_entities=False))
    for count, page in enumerate(tree.iter(f"{XHTML}page"), 1):
        sides = ("xMin", "yMin", "xMax", "yMax")
        yield (
            count % 2 == 1,
            [
                Word(word.text or "", *(float(word.get(side, "0")) for side in sides))
                for word in page.iter(f"{XHTML}word")
            ],
        )


def in_margin(pdf: bytes, left: float, right: float) -> Iterator[tuple[str, str]]:
    """Yield each number in the outer margin with the letters of the line beside it, in the order of the pages.

    `left` and `right` are the edges of the text on a right-hand page; a left-hand page is its mirror image.
    """
    width = 419.53
    for is_right, found in pages_of(pdf):
        edges = (left, right) if is_right else (width - right, width - left)
        outside = [one for one in found if (one.left > edges[1] if is_right else one.right < edges[0])]
        for number in sorted(outside, key=lambda one: one.top):
            inside = [one for one in found if edges[0] - 1 < one.left and one.right < edges[1] + 1]
            middle = (number.top + number.bottom) / 2
            line = sorted((one for one in inside if one.top < middle < one.bottom), key=lambda one: one.left)
            yield number.text, run("".join(one.text for one in line))


def test_the_pdf_has_the_numbers_in_the_margin_of_their_words(built: Path, cited: list[Cited]) -> None:
    typst = (built / "output/print/edition.typ").read_text("utf-8")
    order = {name: at for at, name in enumerate(re.findall(r'^#work\(.*?id: "([^"]+)"', typst, re.M))}
    expected = sorted(cited, key=lambda one: order[one.text])  # stable: paragraphs stay in order
    pdf = (built / "output/print/edition.pdf").read_bytes()
    found = list(in_margin(pdf, left=53.8, right=354.4))
    assert [number for number, _ in found] == [one.number for one in expected]
    for (_, line), one in zip(found, expected, strict=True):
        assert line[:FIRST_LINE] == one.letters[:FIRST_LINE], one
