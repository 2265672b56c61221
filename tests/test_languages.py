"""Words in another language, as the editor says."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from edition.decide.languages import decide_languages
from edition.decide.model import Decisions, Language, Text
from edition.encode.document import encode_document
from edition.encode.header import EditionHeader
from edition.names import NS, XML_LANG
from edition.source import Source, decode_source
from tests.support.paths import ROOT

HEADER = EditionHeader(etree.parse(ROOT / "tei" / "edition.xml").getroot())


def capture(text: str) -> Source:
    """Return a capture with one paragraph below a heading."""
    return decode_source(f"A Heading\n\n{text}\n".encode(), Path("x.txt"))


def test_words_in_another_language_are_foreign() -> None:
    source = capture("They sought a modus vivendi, and found a modus of their own in the end.")
    decisions = Decisions(Text("x", "X"), language=(Language("modus vivendi", "la"),))
    root = etree.fromstring(encode_document(source, decisions, HEADER).xml)
    (foreign,) = root.iterfind(".//tei:foreign", dict(NS))
    assert (foreign.text, foreign.get(XML_LANG)) == ("modus vivendi", "la")


@pytest.mark.parametrize(("words", "code"), [("modus operandi", "D001"), ("modus", "D002")])
def test_what_stands_nowhere_or_twice_is_told(words: str, code: str) -> None:
    decisions = Decisions(Text("x", "X"), language=(Language(words, "la"),))
    spans, findings = decide_languages(capture("a modus vivendi, and a modus of their own"), decisions)
    assert (spans, [one.code for one in findings]) == ([], [code])


def test_more_words_make_the_place_unique() -> None:
    decisions = Decisions(Text("x", "X"), language=(Language("modus", "la", in_="modus of"),))
    spans, findings = decide_languages(capture("a modus vivendi, and a modus of their own"), decisions)
    assert (len(spans), findings) == (1, [])
