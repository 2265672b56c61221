"""A law of all formats: whatever string stands in a paragraph of the master is read there again, unchanged.

Only white space may differ. Many strings make the paragraphs of one text, which is published as any other is, so
that every layer takes part: e-book and plain text with all characters that XML allows; the PDF with the
characters that the fonts of the book have (a finding names those they lack: test_print.py).
"""

from __future__ import annotations

import re
import unicodedata
import zipfile
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape

import pytest
from fontTools.ttLib import TTFont
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from lxml import etree

from edition.adapters import fonts
from edition.pipeline import Pipeline
from edition.project import Edition
from edition.publish.book import Setting
from tests.support.cli import edition
from tests.support.tei_words import text_of
from tests.test_print import TRAPS, pdftotext

XHTML: Final = {"h": "http://www.w3.org/1999/xhtml"}
#: What is in no font as a sign of its own: it directs hyphenation, joining or direction, and is not printed.
UNSEEN: Final = re.compile(
    r"[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    r"\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
HEBREW: Final = "".join(map(chr, range(0x5D0, 0x5EB)))
SIGNS: Final = [*TRAPS.split(), "“", "”", "\\", "\\n", '"', "**", "</p>", "<!--", "]]>", "&amp;", "&#65;", "[1]", "{a}",
                "1.", "===", "a-b", "http://a.example/b?c=d&e", "#\u05d0", "\u05d0)", "αβγ", "ΐ", "ж"]  # fmt: skip
ALL: Final = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"), min_size=1)


def in_fonts() -> st.SearchStrategy[str]:
    """Return words of what the book can print: the characters of its own font, also decomposed, and Hebrew letters.

    A combining mark for which the font has no place on its letter is printed, but PDF readers tell the letter twice;
    so marks stand only where Unicode composes them.
    """
    seen = set(TTFont(fonts.folder() / "EBGaramond[wght].ttf").getBestCmap())
    seen &= set(TTFont(fonts.folder() / "EBGaramond-Italic[wght].ttf").getBestCmap())
    kinds = {sign: unicodedata.category(sign) for sign in map(chr, sorted(seen))}
    signs = [sign for sign, kind in kinds.items() if kind not in ("Cc", "Co", "Zs", "Mn", "Mc", "Me")]
    decomposed = [unicodedata.normalize("NFD", sign) for sign in signs]
    words = st.sampled_from([*signs, *decomposed, *HEBREW, "\ufeff"])
    return st.lists(words, min_size=1, max_size=12).map("".join)


def paragraphs(word: st.SearchStrategy[str]) -> st.SearchStrategy[list[str]]:
    """Return the paragraphs of a text."""
    one = st.lists(st.one_of(word, st.sampled_from(SIGNS)), min_size=1, max_size=6).map(" ".join)
    return st.lists(one, min_size=60, max_size=60)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an edition without texts."""
    folder = tmp_path_factory.mktemp("any")
    assert edition("new", "e", "--title", "E", cwd=folder).code == 0
    return folder / "e"


def published(root: Path, strings: list[str], *formats: str) -> Path:
    """Publish a text whose paragraphs are these strings, each between two that are known."""
    body = "".join(f"<p>begin{n}begin</p><p>{escape(one)}</p>" for n, one in enumerate(strings)) + "<p>beginend</p>"
    (root / "tei" / "texts" / "any.xml").write_bytes(text_of(body).replace(b"<TEI ", b'<TEI xml:id="any" ', 1))
    report = Pipeline(Edition(root)).publish(formats, setting=Setting(line_numbers=False))
    assert report.failures == []
    return root / "output"


def squeezed(text: str) -> str:
    return "".join(text.split())


def between(text: str) -> list[str]:
    """Return what stands between the paragraphs that are known, without white space."""
    return re.split(r"begin(?:\d+begin|end)", squeezed(text))[1:-1]


SETTINGS: Final = settings(
    max_examples=4,
    phases=(Phase.generate,),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large,
                           HealthCheck.large_base_example],
)  # fmt: skip


@SETTINGS
@given(strings=paragraphs(ALL))
def test_any_string_is_read_again_in_the_e_book_and_the_plain_text(root: Path, strings: list[str]) -> None:
    output = published(root, strings, "epub", "text")
    expected = [squeezed(one) for one in strings]
    with zipfile.ZipFile(output / "epub" / "any.epub") as book:
        chapter = etree.fromstring(book.read("EPUB/texts/any.xhtml"))
    assert between("".join("".join(p.itertext()) for p in chapter.iterfind(".//h:p", XHTML))) == expected
    assert between((output / "text" / "any.txt").read_text("utf-8")) == expected


@SETTINGS
@given(strings=paragraphs(in_fonts()))
def test_any_string_is_read_again_in_the_pdf(root: Path, strings: list[str]) -> None:
    output = published(root, strings, "print")
    # The text block alone: running head and folio lie outside. Poppler's own order leaves out hyphens at line ends.
    crop = ("-raw", "-r", "72", "-x", "0", "-y", "45", "-W", "419", "-H", "490")
    text = pdftotext((output / "print/offprints/any.pdf").read_bytes(), *crop)
    found = between(re.sub(r"\u00ad\s", "", text))
    assert [plain(one) for one in found] == [plain(one) for one in strings]


def plain(text: str) -> str:
    """Return what can be compared of a printed string: composed, without white space and signs that are not printed.

    Which way a run from right to left is written is the page's business; of such a string the signs are compared.
    """
    signs = unicodedata.normalize("NFC", squeezed(UNSEEN.sub("", text)))
    return "".join(sorted(signs)) if any(unicodedata.bidirectional(one) in ("R", "AL") for one in signs) else signs
