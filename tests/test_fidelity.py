"""The source account finds what was lost, doubled, invented or moved; each defect has its code."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from edition.adapters.xmlio import parse_xml
from edition.check.fidelity import check_fidelity
from edition.decide.decisions import read_decisions
from edition.encode.document import encode_document
from edition.encode.header import EditionHeader
from edition.source import read_source
from tests.support.paths import ROOT, SEEDS

LETTER = "bukharin-1923-01-international-policy-of-the-proletarian-state.xml"


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    """Return the master of the letter as it is without corrections, notes and names, beside its capture."""
    (tmp_path / "tei" / "texts").mkdir(parents=True)
    (tmp_path / "seeds").mkdir()
    capture = SEEDS / "004_a133331012bf1435.txt"
    shutil.copy(capture, tmp_path / "seeds")
    decisions = replace(read_decisions(capture.with_suffix(".toml")), correction=(), note=()).without_names()
    master = tmp_path / "tei" / "texts" / LETTER
    header = EditionHeader(parse_xml(ROOT / "tei" / "edition.xml").getroot())
    master.write_bytes(encode_document(read_source(capture), decisions, header).xml)
    return master


def codes(path: Path) -> list[str]:
    return [one.code for one in check_fidelity(parse_xml(path), path)]


def test_a_faithful_text_has_no_findings(letter: Path) -> None:
    assert codes(letter) == []


def replaced(old: str, new: str) -> Callable[[str], str]:
    def change(text: str) -> str:
        assert old in text
        return text.replace(old, new, 1)

    return change


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        pytest.param(replaced("obliged to nuke", "obliged to make"), ["F001"], id="word-silently-corrected"),
        pytest.param(replaced("perfectly permissible", "permissible"), ["F001"], id="word-lost"),
        pytest.param(replaced("Dear comrade", "My dear comrade"), ["F001"], id="word-added"),
        pytest.param(replaced("Dear comrade", "Dearcomrade"), ["F009"], id="blank-lost"),
        pytest.param(replaced("char=3725,3751", "char=3725,3740"), ["F001", "F003"], id="claim-too-short"),
        pytest.param(replaced("char=3695,3706", "char=3690,3706"), ["F002", "F001"], id="claims-overlap"),
        pytest.param(
            lambda text: re.sub(r"\s*<fw [^>]*>Top of the page</fw>", "", text), ["F003"], id="furniture-left-out"
        ),
        pytest.param(replaced("#char=276,299", "#line=12"), ["F003", "F004"], id="source-is-no-fragment"),
        pytest.param(replaced("char=3725,3751", "char=3725,9999"), ["F003", "F006"], id="claim-beyond-the-end"),
        pytest.param(
            replaced('<div type="letter">', '<div type="letter"><head>Invented</head>'), ["F007"], id="head-invented"
        ),
        pytest.param(replaced("120293b2", "00000000"), ["F005"], id="capture-changed"),
        pytest.param(
            replaced("004_a133331012bf1435.txt#char=3725", "none.txt#char=3725"), ["F003", "F005"], id="capture-missing"
        ),
        pytest.param(lambda text: re.sub(r' source="[^"]*"', "", text), ["F008"], id="no-source-at-all"),
    ],
)
def test_a_defect_is_found(letter: Path, change: Callable[[str], str], expected: list[str]) -> None:
    letter.write_text(change(letter.read_text("utf-8")), "utf-8")
    assert sorted(set(codes(letter))) == sorted(expected)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("nuke", '<choice><sic>nuke</sic><corr cert="high" resp="#ed">make</corr></choice>'),
        ("threatening ones Each", 'threatening ones<supplied reason="punctuation">.</supplied> Each'),
        ("superfluous", "super<surplus>fluous</surplus>"),
        ("comrade Souvarine", "comrade <persName>Souvarine</persName>"),
        ("undoubtedly", 'undoubtedly<note type="commentary" resp="#ed">A note of this edition.</note>'),
        ("noisy protest", "<choice><orig>noisy</orig><reg>loud</reg></choice>\n  protest"),
    ],
)
def test_editorial_markup_keeps_the_account(letter: Path, old: str, new: str) -> None:
    letter.write_text(replaced(old, new)(letter.read_text("utf-8")), "utf-8")
    assert codes(letter) == []


def test_a_finding_says_where(letter: Path) -> None:
    letter.write_text(letter.read_text("utf-8").replace("nuke", "make"), "utf-8")
    (found,) = check_fidelity(parse_xml(letter), letter, shown="tei/texts/letter.xml")
    line = next(n for n, words in enumerate(letter.read_text("utf-8").split("\n"), 1) if "to make temporary" in words)
    assert (found.where.file, found.where.line) == ("tei/texts/letter.xml", line)
    assert "nuke temporary" in found.words and "make temporary" in found.words
    assert "004_a133331012bf1435.txt:20, char 2378" in found.hint
