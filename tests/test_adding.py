"""Adding texts: files, folders, standard input; duplicates and near-duplicates refused; nothing overwritten."""

from __future__ import annotations

import json
import random
import shutil
import time
from pathlib import Path

import pytest

from edition.adding import NEARLY, Adding, AlreadyThereError, alike, signature
from edition.errors import SourceError
from edition.project import Edition
from tests.support.cli import Done, assert_refused, edition
from tests.support.paths import SEEDS

LETTER = "004_a133331012bf1435"
ARTICLE = "003_a54c648799b3229a"
_WORDS = (SEEDS / "002_043c3592ba335788.txt").read_text("utf-8").split()


@pytest.fixture
def small(project: Path) -> Path:
    """Return an edition of the letter alone."""
    for path in (project / "seeds").iterdir():
        if path.stem != LETTER:
            path.unlink()
    return project


def _text(seed: int, length: int = 400) -> str:
    """Return words of the lecture in an order of their own: a text that is like no other."""
    chosen = random.Random(seed).choices(_WORDS, k=length)
    return "A Title\n\nby N. Nobody\n\n" + " ".join(chosen) + "\n"


def _misread(text: str, share: float) -> str:
    """Return a text with a share of its words misread, as another machine would read the page."""
    chance = random.Random(1)
    return " ".join(f"{word}x" if chance.random() < share else word for word in text.split(" "))


def test_a_text_is_like_itself_and_like_no_other() -> None:
    one, other = signature(_text(1)), signature(_text(2))
    assert alike(one, one) == 1
    assert alike(one, other) < 0.1
    assert alike(frozenset(), frozenset()) == 0
    assert alike(signature(_text(1)), signature(_text(1).upper().replace("\n", "  "))) > 0.9


@pytest.mark.parametrize(("share", "same"), [(0.0, True), (0.01, True), (0.04, True), (0.4, False)])
def test_a_copy_with_misread_words_is_nearly_the_same(share: float, same: bool) -> None:
    text = _text(3, 3000)
    assert (alike(signature(text), signature(_misread(text, share))) >= NEARLY) is same


def test_an_excerpt_is_a_text_of_its_own() -> None:
    text = _text(4, 3000)
    assert alike(signature(text), signature(text[: len(text) // 4])) < NEARLY


def test_the_five_texts_are_not_alike() -> None:
    made = [signature(path.read_text("utf-8")) for path in sorted(SEEDS.glob("*.txt"))]
    assert max(alike(a, b) for n, a in enumerate(made) for b in made[:n]) < NEARLY


def test_the_same_text_is_refused(small: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.txt"
    shutil.copy(small / "seeds" / f"{LETTER}.txt", copy)
    before = sorted(path.name for path in (small / "seeds").iterdir())
    assert_refused(edition("add", str(copy), cwd=small), 2, f"is in the edition already, as seeds/{LETTER}.txt")
    text = copy.read_text("utf-8").replace("the", "teh", 3)
    copy.write_text(f"Another page\n\n{text}", "utf-8")
    assert_refused(edition("add", str(copy), cwd=small), 2, f"is nearly the text of seeds/{LETTER}.txt")
    assert sorted(path.name for path in (small / "seeds").iterdir()) == before
    assert edition("add", "--even-if-alike", str(copy), cwd=small).code == 0
    assert (small / "seeds" / "copy.txt").read_bytes() == copy.read_bytes()


def test_a_folder_is_added_and_what_is_refused_is_told(small: Path, tmp_path: Path) -> None:
    folder = tmp_path / "captures"
    (folder / "more").mkdir(parents=True)
    shutil.copy(SEEDS / f"{ARTICLE}.txt", folder / "article.txt")
    shutil.copy(SEEDS / f"{LETTER}.txt", folder / "letter.txt")
    (folder / "more" / "third.txt").write_text(_text(5), "utf-8")
    (folder / "notes.md").write_text("no capture", "utf-8")
    done = edition("add", str(folder), cwd=small)
    assert done.code == 2
    assert done.err.count("edition: ") == 1
    assert "letter.txt: is in the edition already" in done.err
    assert {"article.txt", "article.toml", "third.txt", "third.toml"} <= {p.name for p in (small / "seeds").iterdir()}
    empty = tmp_path / "empty"
    empty.mkdir()
    assert_refused(edition("add", str(empty), cwd=small), 4, "is a folder without captures")


def test_two_equal_captures_of_one_folder_are_added_once(small: Path, tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(_text(6), "utf-8")
    done = edition("add", str(tmp_path / "a.txt"), str(tmp_path / "b.txt"), cwd=small)
    assert done.code == 2
    assert "b.txt: is in the edition already, as seeds/a.txt" in done.err
    assert not (small / "seeds" / "b.txt").exists()


def _piped(data: bytes, *arguments: str, cwd: Path) -> Done:
    return edition("add", *arguments, cwd=cwd, given=data)


def test_standard_input_needs_a_name(small: Path) -> None:
    data = _text(7).encode()
    for arguments in (["-"], ["-", "-", "--name", "x"], ["x.txt", "--name", "x"]):
        done = _piped(data, *arguments, cwd=small)
        assert done.code == 2, done.err
        assert "standard input" in done.err
    for name in ("../x", "a/b", ".x"):
        assert _piped(data, "-", "--name", name, cwd=small).code == 4
    assert _piped(b"", "-", "--name", "x", cwd=small).code == 4
    done = _piped(data, "-", "--name", "piped", cwd=small)
    assert done.code == 0, done.err
    assert (small / "seeds" / "piped.txt").read_bytes() == data
    assert (small / "seeds" / "piped.toml").is_file()
    assert _piped(_text(8).encode(), "-", "--name", "piped.txt", cwd=small).code == 2
    assert (small / "seeds" / "piped.txt").read_bytes() == data


def test_json_tells_what_was_added(small: Path, tmp_path: Path) -> None:
    (tmp_path / "new.txt").write_text(_text(9), "utf-8")
    shutil.copy(SEEDS / f"{LETTER}.txt", tmp_path / "old.txt")
    done = edition("--json", "add", str(tmp_path / "new.txt"), str(tmp_path / "old.txt"), cwd=small)
    told = json.loads(done.out)
    assert [one["capture"] for one in told["added"]] == ["seeds/new.txt"]
    assert told["added"][0]["profile"]
    assert [one["exit_code"] for one in told["refused"]] == [2]


def test_what_was_added_builds_at_once(small: Path, tmp_path: Path) -> None:
    shutil.copy(SEEDS / f"{ARTICLE}.txt", tmp_path / "article.txt")
    assert edition("add", str(tmp_path / "article.txt"), cwd=small).code == 0
    done = edition("convert", cwd=small)
    assert done.code == 0, done.out + done.err
    assert len(list((small / "tei" / "texts").glob("*.xml"))) == 2


def test_signatures_are_kept_and_do_not_disturb_the_build(small: Path) -> None:
    adding = Adding(Edition(small))
    (small / "one.txt").write_text(_text(10), "utf-8")
    adding.add_file(small / "one.txt")
    adding.close()
    kept = small / "output" / ".signatures.json"
    assert LETTER in kept.read_text("utf-8")
    kept.write_text("broken", "utf-8")
    again = Adding(Edition(small))
    with pytest.raises(AlreadyThereError):
        again.add_file(small / "one.txt")


def test_a_stream_that_is_no_text_is_refused(small: Path) -> None:
    with pytest.raises(SourceError, match="binary"):
        Adding(Edition(small)).add_stream(b"\x89PNG\r\n\x1a\n\x00\x00", "picture")


@pytest.mark.slow
def test_six_thousand_texts_are_compared_fast(small: Path) -> None:
    made = [signature(_text(seed, 120)) for seed in range(300)] * 20
    mine = signature(_text(9999))
    began = time.process_time()
    assert max(alike(mine, other) for other in made) < NEARLY
    assert time.process_time() - began < 5
