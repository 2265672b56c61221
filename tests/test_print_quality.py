"""The PDF of this edition as archives and screen readers see it: tagged throughout, every page with its head."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from lxml import etree

from edition.names import NS
from tests.support.tei_words import reading_words, words
from tests.test_print import pdftotext
from tests.test_print_book import folio, pages

SHOWING = {"Tj", "TJ", "'", '"'}


@pytest.fixture(scope="module")
def printed(built: Path) -> Path:
    return built / "output" / "print" / "edition.pdf"


@pytest.fixture(scope="module")
def opened(printed: Path) -> Iterator[Any]:
    with pikepdf.open(printed) as pdf:
        yield pdf


def marked(page: Any) -> tuple[list[int], int]:
    """Return the marked-content identifiers of a page, and how much text stands in no marked content."""
    stack: list[bool] = []
    found: list[int] = []
    bare = 0
    instructions: list[Any] = list(pikepdf.parse_content_stream(page))
    for operands, operator in instructions:
        name = str(operator)
        if name in {"BDC", "BMC"}:
            about = operands[1] if len(operands) > 1 else None
            stack.append(True)
            if isinstance(about, pikepdf.Dictionary) and "/MCID" in about:
                found.append(int(about.MCID))
        elif name == "EMC":
            stack.pop()
        elif name in SHOWING and not stack:
            bare += 1
    return found, bare


def parents(pdf: Any) -> dict[int, Any]:
    """Return the parent tree of the structure: by page, the element of each marked content."""

    def walk(node: Any) -> Iterator[tuple[int, Any]]:
        for kid in node.get("/Kids", []):
            yield from walk(kid)
        numbers = node.get("/Nums", [])
        for at in range(0, len(numbers), 2):
            yield int(numbers[at]), numbers[at + 1]

    return dict(walk(pdf.Root.StructTreeRoot.ParentTree))


def test_all_text_is_in_the_structure_or_an_artifact(opened: Any) -> None:
    tree = parents(opened)
    for number, page in enumerate(opened.pages, 1):
        found, bare = marked(page)
        assert bare == 0, f"page {number}: text outside the structure"
        assert len(found) == len(set(found))
        if found:
            elements = tree[int(page.StructParents)]
            assert len(elements) > max(found)
            assert all(elements[one] is not None for one in found), f"page {number}"


def test_headings_leave_out_no_level(opened: Any) -> None:
    levels: list[int] = []

    def walk(element: Any) -> None:
        if not isinstance(element, pikepdf.Dictionary):
            return
        if found := re.fullmatch(r"/H([1-6])", str(element.get("/S", ""))):
            levels.append(int(found[1]))
        kids: Any = element.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            walk(kid)

    walk(opened.Root.StructTreeRoot)
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_every_page_has_its_number_and_every_one_within_a_text_its_running_head(printed: Path) -> None:
    every = pages(printed)[:-1]
    first = next(n for n, page in enumerate(every) if folio(page) == "1")
    for number, page in enumerate(every[first:], 1):
        lines = [line.strip() for line in page.splitlines() if line.strip()]
        if not lines:
            continue  # a page left blank before one that begins on the right
        assert folio(page) == str(number)
        begins_here = re.fullmatch(r"\d+", lines[-1])
        assert begins_here or re.search(r"[^\W\d]{3}", lines[0]), f"page {number}: {lines[0]!r}"


def test_fonts_are_embedded_with_their_characters(opened: Any) -> None:
    fonts = [one for one in opened.objects if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/Font"]
    assert fonts
    for font in fonts:
        if "/DescendantFonts" in font:
            assert "/ToUnicode" in font
            descriptor = font.DescendantFonts[0].FontDescriptor
            assert any(f"/FontFile{n}" in descriptor for n in ("", "2", "3"))


def missing(expected: list[str], found: list[str]) -> list[str]:
    """Return the words from the first on that does not follow.

    The mark of a note may stand at the end of a word, a hyphen at a line end may be taken for a division, and a
    word may be parted by the end of a page.
    """
    at, rest = 0, ""
    for one in found:
        if at == len(expected):
            break
        word, pair = expected[at], "".join(expected[at : at + 2])
        if one == rest or re.fullmatch(rf"{re.escape(word)}[a-z0-9]{{0,2}}", one):
            at, rest = at + 1, ""
        elif re.fullmatch(rf"{re.escape(pair)}[a-z0-9]{{0,2}}", one):
            at, rest = at + 2, ""
        elif len(one) > 2 and word.startswith(one):
            rest = word.removeprefix(one)
    return expected[at : at + 5]


def test_the_words_of_all_texts_are_in_the_pdf_in_order(built: Path, printed: Path) -> None:
    text = pdftotext(printed.read_bytes())
    found = words(re.sub(r"\u00ad(?: \d+)?\n", "", text))  # a line may end in its number
    for path in sorted((built / "tei" / "texts").glob("*.xml")):
        body = etree.parse(path).getroot().find("tei:text/tei:body", NS)
        assert body is not None
        expected = list(reading_words(body, without=("note", "ref", "label", "supplied", "gap")))
        assert len(expected) > 100
        assert missing(expected, found) == [], path.stem
