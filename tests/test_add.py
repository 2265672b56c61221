"""Captures join an edition: from a file, a folder, standard input; what is there already, or nearly, is refused."""

from __future__ import annotations

import json
import random
import shutil
from pathlib import Path

import pytest

from edition.adding import NEARLY, alike, signature
from tests.support.cli import Done, assert_refused, edition
from tests.support.paths import ROOT
from tests.test_suspects import CLEAN

LECTURE = "002_043c3592ba335788"
SPEECH = "001_28e9030b2c7a94ed"
OTHER = """A Letter from the Lakes

by A. Haapala

The boats lay frozen in the harbour, and the fishermen mended their nets indoors. Three of them could read, so the
newspaper went from house to house until its print had worn away.
"""


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """Return an edition without texts."""
    assert edition("new", "mine", cwd=tmp_path).code == 0
    return tmp_path / "mine"


def add_stream(root: Path, data: bytes, *arguments: str) -> Done:
    """Run `edition add -` with data on its standard input."""
    return edition("add", "-", *arguments, cwd=root, given=data)


def seeds(root: Path) -> list[str]:
    """Return the names of what is in seeds/."""
    return sorted(path.name for path in (root / "seeds").iterdir() if not path.name.startswith("."))


def misread(text: str, every: int, seed: int = 1918) -> str:
    """Return a text in which one word of so many is misread, as by character recognition."""
    chance = random.Random(seed)
    words = text.split(" ")
    for at in range(len(words)):
        if words[at] and chance.randrange(every) == 0:
            words[at] = words[at][:-1] + "rn"
    return " ".join(words)


def test_a_folder(empty: Path) -> None:
    folder = empty.parent / "captures"
    (folder / "more").mkdir(parents=True)
    (folder / "one.txt").write_text(CLEAN, "utf-8")
    (folder / "more" / "two.txt").write_text(OTHER, "utf-8")
    (folder / "picture.png").write_bytes(b"\x89PNG")
    (folder / "broken.txt").write_bytes(b"caf\xe9")
    done = edition("add", "../captures", cwd=empty)
    assert seeds(empty) == ["one.toml", "one.txt", "two.toml", "two.txt"]
    assert_refused(done, 4, "broken.txt")
    assert (empty / "seeds" / "two.txt").read_text("utf-8") == OTHER
    again = edition("--json", "add", "../captures/one.txt", "../captures/more", cwd=empty)
    assert again.code == 2
    told = json.loads(again.out)
    assert told["added"] == []
    assert len(told["refused"]) == 2
    assert edition("convert", cwd=empty).code == 0


def test_a_folder_without_captures(empty: Path) -> None:
    assert_refused(edition("add", "tei", cwd=empty), 4, "a folder without captures")


def test_standard_input(empty: Path) -> None:
    done = add_stream(empty, CLEAN.encode(), "--name", "harvest")
    assert done.code == 0, done.err
    assert seeds(empty) == ["harvest.toml", "harvest.txt"]
    assert_refused(add_stream(empty, CLEAN.encode(), "--name", "again"), 2, "is in the edition already")
    assert_refused(add_stream(empty, OTHER.encode(), "--name", "harvest"), 2, "exists with other words")
    assert_refused(add_stream(empty, OTHER.encode(), "--name", "../out"), 4, "plain file name")
    assert add_stream(empty, OTHER.encode()).code == 2, "a name is needed"
    assert edition("add", "x.txt", "--name", "y", cwd=empty).code == 2
    assert_refused(add_stream(empty, b"\xff\xfe\x00", "--name", "bytes"), 4, "bytes.txt")
    assert seeds(empty) == ["harvest.toml", "harvest.txt"]


def test_nearly_the_same_text_is_refused(empty: Path) -> None:
    text = (ROOT / "seeds" / f"{SPEECH}.txt").read_text("utf-8")
    shutil.copy(ROOT / "seeds" / f"{SPEECH}.txt", empty.parent / "speech.txt")
    assert edition("add", "../speech.txt", cwd=empty).code == 0
    (empty.parent / "ocr.txt").write_text(misread(text, 20), "utf-8")
    done = edition("add", "../ocr.txt", cwd=empty)
    assert_refused(done, 2, "is nearly the text of seeds/speech.txt")
    assert seeds(empty) == ["speech.toml", "speech.txt"]
    done = edition("--json", "add", "../ocr.txt", "--even-if-alike", cwd=empty)
    assert done.code == 0, done.err
    first = json.loads(done.out)["added"][0]
    assert first["capture"] == "seeds/ocr.txt"
    assert first["id"].endswith("-2"), "no two texts have one identifier"


def test_two_copies_that_come_together(empty: Path) -> None:
    (empty.parent / "a.txt").write_text(CLEAN, "utf-8")
    (empty.parent / "b.txt").write_text(CLEAN.replace("spring", "summer"), "utf-8")
    assert edition("add", "../a.txt", "../b.txt", cwd=empty).code == 2
    assert seeds(empty) == ["a.toml", "a.txt"]


def test_how_alike_texts_are() -> None:
    text = (ROOT / "seeds" / f"{LECTURE}.txt").read_text("utf-8")
    same = signature(text)
    assert alike(same, same) == 1.0
    assert alike(same, signature(text.upper().replace("\n", "\r\n"))) == 1.0
    assert alike(same, signature(misread(text, 20))) >= NEARLY + 0.1
    assert alike(same, signature(text[: len(text) // 3])) < NEARLY, "an excerpt is a text of its own"
    others = [signature(path.read_text("utf-8")) for path in sorted((ROOT / "seeds").glob("*.txt"))]
    pairs = [alike(a, b) for at, a in enumerate(others) for b in others[:at]]
    assert max(pairs) < 0.1
    assert alike([], []) == 0.0


def test_a_newcomer_gets_from_a_capture_to_a_page(empty: Path) -> None:
    (empty.parent / "speech.txt").write_text(CLEAN.replace("content with", "content wlth"), "utf-8")
    assert edition("add", "../speech.txt", cwd=empty).code == 0
    done = edition("--json", "report", "suspects", cwd=empty)
    (one,) = json.loads(done.out)[0]["suspects"]
    assert edition("decide", "speech", "--accept", one["id"], cwd=empty).code == 0
    assert edition("convert", cwd=empty).code == 0
    assert edition("publish", "--only", "text", cwd=empty).code == 0
    (text,) = (empty / "output" / "text" / "corpus").glob("*.txt")
    assert "content with the bargain" in " ".join(text.read_text("utf-8").split())


def test_a_letter_whose_ends_are_not_named_builds_and_says_so(empty: Path) -> None:
    shutil.copy(ROOT / "tests" / "captures" / "marx-engels-letter" / "in.txt", empty.parent / "letter.txt")
    added = edition("add", "../letter.txt", cwd=empty)
    assert added.code == 0 and "sender or addressee" in added.out
    assert 'person = "Unknown"' in (empty / "seeds" / "letter.toml").read_text("utf-8")
    assert edition("convert", cwd=empty).code == 0
    done = edition("validate", cwd=empty)
    assert (done.code, "S016" in done.out) == (0, False)
