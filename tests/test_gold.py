"""The gold lists quote their seeds, stand in order, do not overlap, and agree with keys.tsv."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from tests.support.gold import ENTRY, gold_lists, read_gold, read_keys
from tests.support.paths import SEEDS

LISTS = gold_lists()
_KEY = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_NAMES = ("when", "from", "to", "notBefore", "notAfter")
_ATTRIBUTES = {*_NAMES, *(f"{name}-custom" for name in _NAMES), "cert"}
#: In the 20th century the Julian calendar runs 13 days behind the Gregorian.
_BEHIND = timedelta(days=13)


def _seed(gold: Path) -> str:
    """Return the decoded text of the seed that a list belongs to, line ends as they are."""
    return (SEEDS / f"{gold.stem}.txt").read_bytes().decode("utf-8")


def test_there_are_lists() -> None:
    assert LISTS


@pytest.mark.parametrize("gold", LISTS, ids=lambda path: path.stem)
def test_offsets_quote_the_seed(gold: Path) -> None:
    text = _seed(gold)
    for mention in read_gold(gold):
        quoted = text[mention.start : mention.end]
        assert quoted.replace("\n", " ") == mention.words, mention
        assert quoted == quoted.strip(), mention
        assert text.count("\n", 0, mention.start) + 1 == mention.line, mention


@pytest.mark.parametrize("gold", LISTS, ids=lambda path: path.stem)
def test_no_mention_cuts_a_word(gold: Path) -> None:
    text = _seed(gold)
    for mention in read_gold(gold):
        around = text[mention.start - 1 : mention.start] + text[mention.end : mention.end + 1]
        assert not re.search(r"\w", around), mention


@pytest.mark.parametrize("gold", LISTS, ids=lambda path: path.stem)
def test_sorted_without_overlap(gold: Path) -> None:
    for one, next_one in pairwise(read_gold(gold)):
        assert one.start < one.end <= next_one.start, next_one


@pytest.mark.parametrize("gold", LISTS, ids=lambda path: path.stem)
def test_kinds_and_keys_are_well_formed(gold: Path) -> None:
    for mention in read_gold(gold):
        if mention.kind == "date":
            assert mention.attributes().keys() <= _ATTRIBUTES, mention
            continue
        assert mention.kind in ENTRY, mention
        assert _KEY.fullmatch(mention.key), mention


@pytest.mark.parametrize("gold", LISTS, ids=lambda path: path.stem)
def test_dates_are_possible(gold: Path) -> None:
    for mention in (mention for mention in read_gold(gold) if mention.kind == "date"):
        found = mention.attributes()
        assert found.pop("cert", "high") in ("high", "medium", "low"), mention
        assert all(_DATE.fullmatch(value) for value in found.values()), mention
        assert ("when" in found) != (("from" in found and "to" in found) or "notBefore" in found), mention
        assert found.get("from", "") <= found.get("to", ""), mention
        assert found.get("notBefore", "") <= found.get("notAfter", "9999"), mention
        for name in (name for name in found if name.endswith("-custom")):
            old, new = found[name], found[name.removesuffix("-custom")]
            assert len(old) == len(new), mention
            if len(old) == len("1917-10-26"):
                assert date.fromisoformat(old) + _BEHIND == date.fromisoformat(new), mention


def test_keys_agree_with_the_lists() -> None:
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    forms: dict[tuple[str, str], set[str]] = defaultdict(set)
    for gold in LISTS:
        for mention in (mention for mention in read_gold(gold) if mention.kind in ENTRY):
            entry = (ENTRY[mention.kind], mention.key)
            counts[entry][gold.stem] += 1
            forms[entry].add(re.sub(r"\s+", " ", mention.words))
    table = read_keys()
    assert [(key.kind, key.key) for key in table if not key.preferred] == []
    assert {(key.kind, key.key): key.counts for key in table} == {
        entry: {gold.stem: found[gold.stem] for gold in LISTS} for entry, found in counts.items()
    }
    assert {(key.kind, key.key): set(key.forms) for key in table} == forms
    assert len({(key.kind, key.key) for key in table}) == len(table)
