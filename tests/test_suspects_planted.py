"""Suspects: errors planted by hand are found, clean text is left alone, and what editors corrected is proposed."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.recognise.inline import Inline, recognise_inline
from edition.recognise.layout import recognise_layout
from edition.recognise.suspect import Defect
from edition.recognise.suspects import WORTH_SHOWING, Suspect, find_suspects
from edition.source import Source, decode_source, read_source
from edition.suspicion import identify
from tests.support.paths import ROOT, SEEDS

HERE = ROOT / "tests" / "suspects"
_ERROR = re.compile(r"\{(?P<wrong>\{\{[^{}]*\}\}|[^{}|]*)\|(?P<right>[^{}]*)\}")
#: A text around each planted error, so that the statistics of a text have something to count.
_AROUND = (
    "The council of the town has met and has heard the report of its chairman. He spoke of the harvest, of the "
    "railway and of the schools that were to be opened in the autumn. Nobody objected, and the report was adopted."
)


@dataclass(frozen=True)
class Planted:
    """A sentence with one error."""

    name: str
    kind: str
    text: str
    start: int
    end: int
    right: str


def suspects_of(text: str, language: str = "en", known: frozenset[str] = frozenset()) -> tuple[Source, list[Suspect]]:
    """Return the suspects of a text that are worth showing."""
    source = decode_source(text.encode(), Path("x.txt"))
    layout = recognise_layout(source)
    found = find_suspects(source, layout, recognise_inline(source, layout), [], language, known)
    return source, [one for one in found if one.score >= WORTH_SHOWING]


def planted() -> list[Planted]:
    cases = []
    for line in (HERE / "planted.tsv").read_text("utf-8").splitlines():
        name, kind, marked = line.split("\t")
        marked = marked.replace("\\n", "\n")
        (error,) = _ERROR.finditer(marked)
        text = marked[: error.start()] + error["wrong"] + marked[error.end() :]
        start = error.start()
        cases.append(Planted(name, kind, text, start, start + len(error["wrong"]), error["right"]))
    return cases


@pytest.mark.parametrize("case", planted(), ids=lambda case: case.name)
def test_a_planted_error_is_found(case: Planted) -> None:
    source, found = suspects_of(f"A Title\n\nby N. Nobody\n\n{case.text}\n\n{_AROUND}\n")
    at = source.text.index(case.text)
    start, end = at + case.start, at + case.end
    touching = [one for one in found if one.start <= end and start <= one.end]
    assert touching, [(one.words, one.reason) for one in found]
    best = touching[0]
    assert best.kind == case.kind, best
    if case.right != "?":
        mended = source.text[: best.start] + best.proposal + source.text[best.end :]
        assert mended == source.text[:start] + case.right + source.text[end:]
    assert found == touching, "no other word is suspected"


def test_there_are_cases_of_every_kind() -> None:
    cases = planted()
    assert len(cases) >= 60
    assert len({case.name for case in cases}) == len(cases)
    assert {case.kind for case in cases} == {str(kind) for kind in Defect}


@pytest.mark.parametrize("sentence", (HERE / "clean.txt").read_text("utf-8").splitlines(), ids=lambda s: s[:40])
def test_a_clean_sentence_gives_nothing(sentence: str) -> None:
    _, found = suspects_of(f"A Title\n\nby N. Nobody\n\n{sentence}\n\n{_AROUND}\n")
    assert [(one.words, one.proposal, one.reason) for one in found] == []


def test_clean_captures_give_few_false_alarms() -> None:
    """The captures of the layout tests were written without errors, but for two links in Markdown."""
    count = words = 0
    for path in sorted((ROOT / "tests" / "captures").glob("*/in.txt")):
        text = read_source(path).text
        language = {"french-article": "fr", "russian-letter": "ru"}.get(path.parent.name, "en")
        count += len(suspects_of(text, language)[1])
        words += len(text.split())
    assert count / words * 1000 < 0.5


def test_a_damaged_passage_is_told_as_a_whole() -> None:
    broken = (
        "They seem them better, and the pressure of the masse on it life was great. They intend march on the the "
        "capital, and it is far more useful] to hyprocisy than they beleive. The goverment has waited untill now."
    )
    _, found = suspects_of("\n\n".join(["A Title", _AROUND, _AROUND[:120] + ".", broken, _AROUND[30:]]))
    (whole,) = [one for one in found if one.whole]
    assert whole.words == broken
    assert "damaged passage" in whole.reason


def test_names_of_the_registers_and_marked_names_are_not_doubted() -> None:
    text = "The artel of girni workers met. The girni workers voted."
    assert [one.words for one in suspects_of(f"A Title\n\n{text}\n\n{_AROUND}")[1]] in ([], ["girni", "girni"])
    assert suspects_of(f"A Title\n\n{text}\n\n{_AROUND}", known=frozenset({"girni", "artel"}))[1] == []


@pytest.mark.parametrize("language", ["de", "fr", "ru", "el", "xx", "en-GB", ""])
def test_other_languages_are_judged_by_their_marks_only(language: str) -> None:
    _, found = suspects_of(
        "Ein Titel\n\nDas Wort steht hier&nbsp;und nicht dort, sagte er](x)y.\n\nNoch ein Satz.", language
    )
    assert any(one.kind is Defect.RESIDUE for one in found)


def test_words_already_marked_sic_are_left_alone() -> None:
    assert suspects_of(f"A Title\n\nThe figures of the the [sic] provinces were read.\n\n{_AROUND}")[1] == []


def test_identifiers_are_made_of_words_not_of_places() -> None:
    text = f"A Title\n\nThe congress has beeen opened by the chairman of the council yesterday.\n\n{_AROUND}"
    first, found = suspects_of(text)
    moved, again = suspects_of(f"One Line More\n\n{text}\n\nAnd another paragraph, at the end of everything.")
    (one,) = identify(first, found)
    (other,) = identify(moved, again)
    assert one.id == other.id
    assert one.suspect.start != other.suspect.start


def test_equal_words_in_equal_places_have_identifiers_of_their_own() -> None:
    line = "The congress has beeen opened by the chairman of the council yesterday, as all know."
    source, found = suspects_of(f"{line}\n\n{line}\n\n{_AROUND}")
    identifiers = [case.id for case in identify(source, found)]
    assert len(identifiers) == 2 == len(set(identifiers))


def test_every_suspect_is_a_slice_of_the_source() -> None:
    for path in sorted(SEEDS.glob("*.txt")):
        source, found = suspects_of(read_source(path).text)
        for one in found:
            assert 0 <= one.start <= one.end <= len(source.text)
            assert one.words == source.slice(one.start, one.end)
            assert 0 < one.score <= 1
            assert one.reason


@given(st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn")), min_size=1, max_size=300))
def test_any_text_can_be_looked_at(text: str) -> None:
    if text.strip():
        source, found = suspects_of(text)
        assert all(one.words == source.slice(one.start, one.end) for one in found)


@pytest.mark.parametrize(
    "text",
    ["a" * 200_000, "(" * 50_000, "“" * 20_000, "the " * 50_000, "x-" * 50_000, "&amp" * 30_000, " , " * 50_000,
     "either through " * 20_000, "’a " * 30_000, "1. a\n" * 20_000, "T he " * 20_000],
    ids=lambda text: text[:8],
)  # fmt: skip
def test_hostile_text_takes_no_long_time(text: str) -> None:
    source = decode_source(text.encode(), Path("x.txt"))
    layout = recognise_layout(source)
    inline = Inline([])
    began = time.process_time()
    find_suspects(source, layout, inline, [], "en")
    assert time.process_time() - began < 20
