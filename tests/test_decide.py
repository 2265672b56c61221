"""Suspects are listed and decided on: by options, from a file, one after another at a terminal."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from edition.decide.decisions import Correction, parse_decisions
from edition.decide.matching import place
from edition.decide.quotation import quote_place
from edition.decide.writing import Additions, add_to
from edition.errors import DecisionError
from edition.model import Finding
from edition.source import decode_source
from tests.support.cli import Done, assert_refused, edition
from tests.test_suspects import CLEAN

NS = {"t": "http://www.tei-c.org/ns/1.0"}
TEXT = (
    CLEAN.replace("Numerous carts", "umerous carts")
    .replace("the province", "the the province")
    .replace("content with", "content wlth")
    .replace("promised to send", "promised (to send")
)
DECISIONS = """format = 1 # the first line

# what the text is
[text]
id = "rakitin-1918-a-speech"
title = "A Speech"   # as printed

[[change]]
when = "2024-05-01"
what = "A comment at the end stays" # here
"""


@pytest.fixture
def small(project: Path) -> Path:
    """Return an edition of one short text with four errors, without registers."""
    shutil.rmtree(project / "tei" / "registers")
    for path in (project / "seeds").iterdir():
        path.unlink()
    (project / "seeds" / "speech.txt").write_text(TEXT, "utf-8")
    (project / "seeds" / "speech.toml").write_text(DECISIONS, "utf-8")
    return project


def listed(root: Path, *arguments: str) -> dict[str, str]:
    """Return the identifiers of the suspects that `edition --json report suspects` lists, by words."""
    done = edition("--json", "report", "suspects", *arguments, cwd=root)
    assert done.code == 0, done.err
    return {one["words"]: one["id"] for text in json.loads(done.out) for one in text["suspects"]}


def decided(root: Path) -> dict[str, list[dict[str, str]]]:
    """Return the decisions file as data, after checking that it holds everything it held before."""
    text = (root / "seeds" / "speech.toml").read_text("utf-8")
    assert text.startswith(DECISIONS)
    parse_decisions(text, Path("speech.toml"))
    return tomllib.loads(text)


def answer(root: Path, lines: str) -> Done:
    """Run `edition decide` with the answers of an editor on its standard input."""
    return edition("decide", "speech", cwd=root, given=lines.encode())


def test_suspects_are_listed(small: Path) -> None:
    done = edition("report", "suspects", cwd=small)
    assert done.code == 0, done.err
    assert "⟨umerous⟩ carts stood" in done.out
    assert "“umerous” → “Numerous”" in done.out
    assert "take out “(”" in done.out
    assert "4 suspects." in done.out
    assert set(listed(small)) == {"umerous", "the the", "wlth", "("} == set(listed(small, "rakitin-1918-a-speech"))
    assert_refused(edition("report", "suspects", "none", cwd=small), 2, "none: no such text")


def test_accepting_and_rejecting(small: Path) -> None:
    have = listed(small)
    done = edition("decide", "--accept", have["umerous"], "--accept", have["wlth"], "--reject", have["("], cwd=small)
    assert done.code == 0, done.err
    data = decided(small)
    assert data["correction"][0] == {
        "kind": "lost-letter", "words": "umerous carts stood", "sic": "umerous", "corr": "Numerous", "cert": "high",
        "evidence": "internal", "reason": "The initial is lost: “Numerous”.", "note": "", "resp": "ed",
    }  # fmt: skip
    assert [one["corr"] for one in data["correction"]] == ["Numerous", "with"]
    assert len(data["suspects"]["ignore"]) == 1  # type: ignore[call-overload]
    left = listed(small)
    assert left == {"the the": have["the the"]}, "identifiers stay, what was decided is not listed"
    assert (small / "seeds" / "speech.txt").read_text("utf-8") == TEXT


def test_what_is_accepted_is_in_the_text(small: Path) -> None:
    have = listed(small)
    chosen = [item for words in ("umerous", "the the", "wlth", "(") for item in ("--accept", have[words])]
    assert edition("decide", "speech", *chosen, cwd=small).code == 0
    done = edition("convert", cwd=small)
    assert done.code == 0, done.err
    tree = etree.parse(small / "tei" / "texts" / "rakitin-1918-a-speech.xml")
    kinds = tree.xpath("//t:corr/@type | //t:supplied/@reason | //t:surplus/@reason", namespaces=NS)
    assert sorted(map(str, kinds)) == ["lost-initial", "misprint", "ocr", "stray"]


def test_the_editor_knows_better(small: Path) -> None:
    have = listed(small)
    options = ["--corr", "much content with", "--cert", "low", "--reason", "Another copy has it.", "--kind", "misprint"]
    done = edition("decide", "speech", "--accept", have["wlth"], *options, cwd=small)
    assert done.code == 0, done.err
    (one,) = decided(small)["correction"]
    assert (one["corr"], one["cert"], one["kind"]) == ("much content with", "low", "misprint")
    assert one["reason"] == "Another copy has it."
    assert edition("decide", "--accept", have["umerous"], "--corr", "Humerous", cwd=small).code == 0
    assert decided(small)["correction"][1]["reason"] == "The sense."


def test_decisions_from_a_file_are_written_all_or_none(small: Path) -> None:
    have = listed(small)
    file = small / "decided.json"
    wanted = [{"id": have["wlth"], "do": "accept", "cert": "medium"}, {"id": have["("], "do": "reject"}]
    file.write_text(json.dumps([*wanted, {"id": "zzzzzzz", "do": "accept"}]), "utf-8")
    assert_refused(edition("decide", "--from", "decided.json", cwd=small), 2, "zzzzzzz: no suspect of this name")
    assert (small / "seeds" / "speech.toml").read_text("utf-8") == DECISIONS
    file.write_text(json.dumps(wanted), "utf-8")
    done = edition("--json", "decide", "--from", "decided.json", cwd=small)
    assert done.code == 0, done.err
    assert len(json.loads(done.out)["written"]["seeds/speech.toml"]) == 2
    assert decided(small)["correction"][0]["cert"] == "medium"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{", "not JSON"),
        ("{}", "must be a list"),
        ('[{"id": "a"}]', 'entry 1: needs "id", and "do"'),
        ('[{"id": "a", "do": "accept", "certainty": "high"}]', "unknown key 'certainty'"),
        ('[{"id": "a", "do": "accept", "cert": "sure"}]', 'cert is "sure"'),
        ('[{"id": "a", "do": "accept", "kind": "typo"}]', 'kind is "typo"'),
        ('[{"id": "a", "do": "reject", "corr": "b"}]', 'nothing but "id"'),
        ('[{"id": 1, "do": "reject"}]', "must be an object of strings"),
    ],
)
def test_a_wrong_file_of_decisions(small: Path, text: str, words: str) -> None:
    (small / "decided.json").write_text(text, "utf-8")
    assert_refused(edition("decide", "--from", "decided.json", cwd=small), 2, words)
    assert (small / "seeds" / "speech.toml").read_text("utf-8") == DECISIONS


def test_a_decision_that_changes_nothing(small: Path) -> None:
    have = listed(small)
    assert_refused(edition("decide", "--accept", have["wlth"], "--corr", "wlth", cwd=small), 2, "would stay as it is")
    assert edition("decide", "--accept", have["wlth"], "--accept", have["("], "--corr", "x", cwd=small).code == 2
    assert edition("decide", "--cert", "low", cwd=small).code == 2
    assert (small / "seeds" / "speech.toml").read_text("utf-8") == DECISIONS


def test_a_broken_decisions_file_is_told_and_left(small: Path) -> None:
    have = listed(small)
    for broken, words in (("bad = \n", "not TOML"), ("[[corection]]\nwords = 'x'\n", 'did you mean "correction"')):
        text = DECISIONS + broken
        (small / "seeds" / "speech.toml").write_text(text, "utf-8")
        done = edition("decide", "--accept", have["wlth"], cwd=small)
        assert_refused(done, 5, words)
        assert (small / "seeds" / "speech.toml").read_text("utf-8") == text


def test_a_decisions_file_that_is_missing_is_drafted(small: Path) -> None:
    (small / "seeds" / "speech.toml").unlink()
    have = listed(small)
    assert edition("decide", "--accept", have["wlth"], cwd=small).code == 0
    text = (small / "seeds" / "speech.toml").read_text("utf-8")
    made = parse_decisions(text, Path("speech.toml"))
    assert made.text.title == "A Speech on the Harvest"
    assert [one.corr for one in made.correction] == ["with"]


def test_one_after_another(small: Path) -> None:
    have = listed(small)
    done = answer(small, "?\na\nr\ns\nc\ne\nwhich\nThe sense wants it.\n")
    assert done.code == 0, done.err
    assert "suspect 1 of 4" in done.out
    assert "2 accepted, 1 rejected in seeds/speech.toml." in done.out
    data = decided(small)
    assert data["correction"][0]["corr"] == "Numerous"
    assert data["correction"][1] | {"corr": "which", "reason": "The sense wants it."} == data["correction"][1]
    assert len(listed(small)) == 1
    assert set(listed(small).values()) < set(have.values())


def test_quitting_keeps_what_was_decided(small: Path) -> None:
    done = answer(small, "a\nq\n")
    assert done.code == 0, done.err
    assert len(decided(small)["correction"]) == 1
    assert answer(small, "").code == 0, "the end of the input is the end of the questions"
    assert len(decided(small)["correction"]) == 1


def test_an_interruption_keeps_what_was_decided(small: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "edition", "decide"],
        cwd=small, env=dict(os.environ), text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert process.stdin
    process.stdin.write("a\n")
    process.stdin.flush()
    before = time.monotonic()
    while "correction" not in (small / "seeds" / "speech.toml").read_text("utf-8"):
        assert time.monotonic() - before < 60
        time.sleep(0.05)
    time.sleep(0.3)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130, err
    assert "what was decided is written: 1 accepted, 0 rejected" in err
    assert "Traceback" not in err
    assert len(decided(small)["correction"]) == 1


def test_a_promoted_text_has_no_suspects(small: Path) -> None:
    promoted = DECISIONS.replace("\n[[change]]", 'status = "promoted"\n\n[[change]]')
    (small / "seeds" / "speech.toml").write_text(promoted, "utf-8")
    assert listed(small) == {}


def test_a_table_that_follows_keeps_its_distance() -> None:
    one = Correction(kind="ocr", words="a wlth b", sic="wlth", corr="with", cert="high", reason="x")
    first = add_to(DECISIONS, Additions([one], ["some words"]), Path("x.toml"))
    second = add_to(first, Additions([one], ["others"]), Path("x.toml"))
    assert first.startswith(DECISIONS)
    assert second.count("\n\n[suspects]\n") == 1
    assert second.count("\n\n[[correction]]\n") == 2
    assert tomllib.loads(second)["suspects"]["ignore"] == ["some words", "others"]


def test_a_file_that_cannot_take_a_correction() -> None:
    one = Correction(kind="ocr", words="a wlth b", sic="wlth", corr="with", cert="high", reason="x")
    inline = DECISIONS.replace("[text]", "correction = []\n[text]")
    with pytest.raises(DecisionError, match="write each correction as"):
        add_to(inline, Additions([one]), Path("x.toml"))


WORDS = st.lists(st.sampled_from(["ab", "b", "a b", "ab,", "c\n", "(a", "b."]), min_size=3, max_size=30)


@given(WORDS, st.data())
def test_a_quotation_names_its_place_and_no_other(words: list[str], data: st.DataObject) -> None:
    source = decode_source(" ".join(words).encode(), Path("x.txt"))
    start = data.draw(st.integers(0, len(source.text) - 1))
    end = data.draw(st.integers(start, min(len(source.text), start + 6)))
    if not source.text[start:end].strip() and start != end:
        return
    try:
        quoted = quote_place(source, start, end)
    except DecisionError:
        return
    found = place(source, quoted.sic or quoted.after, quoted.words)
    assert not isinstance(found, Finding)
    if start < end:
        assert source.slice(*found).split() == source.text[start:end].split()
    else:
        assert source.text[: found[1]].split() == source.text[:start].split()
