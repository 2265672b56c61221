"""The recogniser of suspects: each kind of error, what is no error, and the measure against an editor's corrections."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from edition.recognise.inline import recognise_inline
from edition.recognise.layout import recognise_layout
from edition.recognise.suspects import WORTH_SHOWING, Suspect, find_suspects
from edition.source import decode_source
from edition.suspicion import Case, identify
from tests.support.paths import ROOT
from tests.support.suspects import GOLD, score

NAMES = sorted(path.stem for path in GOLD.glob("*.tsv"))
#: Sentences without an error, into which one is put.
CLEAN = """A Speech on the Harvest

by N. Rakitin

Comrades, the harvest was brought in by the whole peasantry of the province. It was a hard year, and nobody knew
what the winter would bring. The workers of the town went out to the fields and helped wherever they could.

When the frost came the roads were closed. We had promised to send grain to the factories, and we did so. The
factories sent us nails, ploughs and cloth, and everybody was content with the bargain.

Numerous carts stood in the yards, waiting for horses. Nobody had counted them before the spring, when the mills
stood still and the children were sent to their aunts. “We have nothing to give,” said the miller.
"""


def suspects_of(text: str, language: str = "en") -> list[Suspect]:
    """Return the suspects of a plain text that are worth showing."""
    source = decode_source(text.encode(), Path("speech.txt"))
    layout = recognise_layout(source)
    found = find_suspects(source, layout, recognise_inline(source, layout), [], language)
    return [one for one in found if one.score >= WORTH_SHOWING]


def test_a_clean_text_has_none() -> None:
    assert suspects_of(CLEAN) == []


@pytest.mark.parametrize(
    ("right", "wrong", "kind", "words", "proposal"),
    [
        ("Numerous carts", "umerous carts", "lost-letter", "umerous", "Numerous"),
        ("wherever", "whereever", "misprint", "whereever", "wherever"),
        ("the province", "the the province", "misprint", "the the", "the"),
        ("would bring", "wouId bring", "ocr", "wouId", "would"),
        ("content with", "content wlth", "ocr", "wlth", "with"),
        ("peasantry", "peasantrу", "ocr", "peasantrу", "peasantry"),  # a Cyrillic letter at the end
        ("the yards", "the [yards", "stray-character", "[", ""),
        ("the fields and", "the fie&shy;lds and", "markup-residue", "fie&shy;lds", "fields"),
        ("ploughs", "plou\u00adghs", "ocr", "plou\u00adghs", "ploughs"),
        ("ploughs and", "ploughs &amp; and", "markup-residue", "&amp;", "&"),
        ("were closed. We", "were closed We", "punctuation", "", "."),
        ("nothing to give,” said", "nothing to give, said", "punctuation", "“", ""),
        ("everybody was", "everybodywas", "run-together", "everybodywas", "everybody was"),
        ("had promised to send", "were obliged send", "missing-word", "", "to"),
    ],
)
def test_one_error_is_proposed(right: str, wrong: str, kind: str, words: str, proposal: str) -> None:
    assert CLEAN.count(right) == 1
    found = suspects_of(CLEAN.replace(right, wrong))
    told = [(str(one.kind), one.words, one.proposal.strip()) for one in found]
    assert (kind, words, proposal) in told, told
    assert len(found) <= 2, told


def test_marked_errors_are_left_alone() -> None:
    assert suspects_of(CLEAN.replace("wherever", "whereever [sic]")) == []


def test_other_spellings_and_names_are_no_errors() -> None:
    british = (
        "We recognise the labour of our neighbours; the programme of the centre was analysed, and defence organised."
    )
    assert suspects_of(CLEAN.replace("We had promised", f"{british} We had promised")) == []
    assert suspects_of(CLEAN.replace("the miller", "Kropotchkin of Vyazniki")) == []


def test_a_language_without_a_word_list() -> None:
    assert suspects_of("Ein Wort.\n\nHwaet we gardena in geardagum, theodcyninga thrym gefrunon.\n", "ang") == []


def test_a_damaged_passage_is_told_as_a_whole() -> None:
    damaged = "\n\n" + "Tne woricers wno carne frorn tbe viIlage hai notbing to eat ani tbe miIl stooi stili tben. " * 3
    found = suspects_of(CLEAN.rstrip() + damaged + "\n\n" + CLEAN)
    assert [one for one in found if one.whole and "Tne woricers" in one.words]


def test_the_same_text_gives_the_same() -> None:
    wrong = CLEAN.replace("wherever", "whereever").replace("content with", "content wlth")
    assert suspects_of(wrong) == suspects_of(wrong)


def test_identifiers_are_made_of_words_not_of_places() -> None:
    wrong = CLEAN.replace("content with", "content wlth")
    moved = "A line more.\n\n" + wrong.replace("wherever", "whereever")
    first = {one.suspect.words: one.id for one in _cases(wrong)}
    then = {one.suspect.words: one.id for one in _cases(moved)}
    assert first == {words: identifier for words, identifier in then.items() if words != "whereever"}
    assert all(re.fullmatch(r"[a-z2-9]{7}", one) for one in then.values())


def test_alike_places_have_identifiers_of_their_own() -> None:
    twice = CLEAN.replace("content with", "content wlth")
    cases = _cases(twice + "\n" + twice)
    assert len(cases) == len({one.id for one in cases}) > 1


def _cases(text: str) -> list[Case]:
    source = decode_source(text.encode(), Path("speech.txt"))
    return list(identify(source, suspects_of(text)))


#: By text: least recall, least right, most proposals in a thousand words, as measured.
MEASURED = {
    "000_308d046795af68b9": (1.0, 0, 0.1),
    "001_28e9030b2c7a94ed": (1.0, 0, 0.1),
    "002_043c3592ba335788": (0.40, 14, 1.9),
    "003_a54c648799b3229a": (0.40, 2, 1.0),
    "004_a133331012bf1435": (0.50, 2, 3.5),
}


def test_the_whole_measure() -> None:
    """Of all errors that an editor found two in five are proposed, of those that are certain nearly three in four."""
    scores = [score(name) for name in NAMES]
    wanted = [one for each in scores for one in each.wanted]
    found = [one for each in scores for one in each.found]
    assert (len(wanted), sum(one.cert == "high" for one in wanted)) == (56, 27)
    assert len(found) >= 23
    assert sum(one.cert == "high" for one in found) >= 20
    assert 1000 * sum(each.proposals for each in scores) / sum(each.words for each in scores) <= 1.7


@pytest.mark.parametrize("name", NAMES)
def test_the_corrections_of_an_editor_are_found(name: str) -> None:
    measured = score(name)
    recall, right, most = MEASURED[name]
    assert measured.recall >= recall, [one.words for one in measured.wanted if one not in measured.found]
    assert len(measured.right) >= right
    assert measured.per_thousand <= most


FOREIGN = ("french", "german", "russian")
PAGES = sorted((ROOT / "tests" / "captures").glob("*/in.txt"))


def english_captures() -> list[str]:
    """Return the made-up captures of all kinds of pages, which have no errors but some residue."""
    return [path.read_text("utf-8") for path in PAGES if not any(word in path.parent.name for word in FOREIGN)]


def test_pages_of_every_kind_give_few_false_alarms() -> None:
    texts = english_captures()
    words = sum(len(text.split()) for text in texts)
    assert words > 30_000
    assert 1000 * sum(len(suspects_of(text)) for text in texts) / words <= 0.2


def test_errors_that_are_put_in_are_found() -> None:
    """One word in thirty of five letters or more loses a letter, doubles one or is misread."""
    chance = random.Random(1918)
    wanted = found = right = 0
    for text in english_captures()[::2]:
        wrong, places = misprinted(text, chance)
        by_start = {one.start: one for one in suspects_of(wrong)}
        wanted += len(places)
        found += sum(start in by_start for start in places)
        right += sum(start in by_start and by_start[start].proposal == word for start, word in places.items())
    assert wanted >= 150
    assert found / wanted >= 0.9
    assert right / wanted >= 0.84


def misprinted(text: str, chance: random.Random) -> tuple[str, dict[int, str]]:
    """Return a text with misprints, and the words that were right by the places at which they begin."""
    made, places, at, length = [], {}, 0, 0
    for match in re.finditer(r"(?<![\w’'.@/-])[a-z]{5,}(?![\w’'@/.-])", text):
        if chance.randrange(30):
            continue
        word, letter = match.group(), chance.randrange(1, len(match.group()) - 1)
        changed = chance.choice(
            [
                word[:letter] + word[letter + 1 :],
                word[:letter] + word[letter] + word[letter:],
                word[:letter] + {"e": "c", "h": "b", "n": "u", "t": "f"}.get(word[letter], "i") + word[letter + 1 :],
            ]
        )
        if changed == word:
            continue
        made += [text[at : match.start()], changed]
        length += match.start() - at
        places[length] = word
        length += len(changed)
        at = match.end()
    return "".join([*made, text[at:]]), places
