"""Wrong use and bad input: one line, the right exit code, no traceback, nothing lost."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from filelock import FileLock

from tests.support.cli import assert_refused, edition
from tests.support.editions import LETTER, copy_captures
from tests.support.paths import SEEDS

TEI = '<TEI xmlns="http://www.tei-c.org/ns/1.0">'
LETTER_ID = "bukharin-1923-01-international-policy-of-the-proletarian-state"


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Return an edition of the letter alone, converted."""
    root = tmp_path / "edition"
    copy_captures(root, LETTER)
    assert edition("convert", cwd=root).code == 0
    return root


def test_outside_of_any_edition(tmp_path: Path) -> None:
    assert_refused(edition(cwd=tmp_path), 2, "no edition here")
    assert_refused(edition("-C", "nowhere", "convert", cwd=tmp_path), 2, "no edition here")


def test_an_unknown_command_and_an_unknown_option(tmp_path: Path) -> None:
    for arguments in (["convrt"], ["convert", "--fast"], ["publish", "--only", "latex"]):
        done = edition(*arguments, cwd=tmp_path)
        assert done.code == 2
        assert "Traceback" not in done.err


def test_a_missing_file(small: Path) -> None:
    assert_refused(edition("add", "none.txt", cwd=small), 4, "none.txt: cannot be read: No such file")
    assert_refused(edition("validate", "none.xml", cwd=small), 6, "none.xml: no such file")


def test_a_folder_for_a_file(small: Path) -> None:
    assert_refused(edition("add", "tei", cwd=small), 4, "tei: is a folder without captures")
    assert_refused(edition("validate", "tei", cwd=small), 6, "tei: is a folder")


def test_an_unknown_id(small: Path) -> None:
    assert_refused(edition("convert", "nobody-1918", cwd=small), 2, "nobody-1918: no text or capture")
    assert_refused(edition("report", "nobody-1918", cwd=small), 2, "nobody-1918: no such text")


def test_broken_toml(small: Path) -> None:
    (small / "seeds" / f"{LETTER}.toml").write_text("format = 1\n[text\n", "utf-8")
    before = (small / "tei" / "texts" / f"{LETTER_ID}.xml").read_bytes()
    assert_refused(edition("convert", cwd=small), 5, f"{LETTER}.toml:2: not TOML")
    assert_refused(edition(cwd=small), 5, f"{LETTER}.toml:2: not TOML")
    assert (small / "tei" / "texts" / f"{LETTER_ID}.xml").read_bytes() == before


def test_a_capture_that_is_no_text(small: Path) -> None:
    (small / "seeds" / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    assert_refused(edition("convert", cwd=small), 4, "not UTF-8: byte 0x89 at offset 0; it looks like a binary file")


def test_two_captures_with_one_identifier(small: Path) -> None:
    (small / "seeds" / "copy.txt").write_text("A copy of something.", "utf-8")
    shutil.copy(small / "seeds" / f"{LETTER}.toml", small / "seeds" / "copy.toml")
    assert_refused(edition("convert", cwd=small), 5, f'text.id "{LETTER_ID}" is that of {LETTER}.toml, too')


def test_a_seed_changed_after_conversion(small: Path) -> None:
    seed = small / "seeds" / f"{LETTER}.txt"
    seed.write_bytes(seed.read_bytes().replace(b"nuke", b"make"))
    done = edition("validate", cwd=small)
    assert done.code == 1
    assert "F005" in done.out
    assert "the capture was changed after the conversion" in done.out


def test_an_output_folder_that_cannot_be_written(small: Path) -> None:
    shutil.rmtree(small / "output", ignore_errors=True)
    (small / "output").write_text("in the way", "utf-8")
    assert_refused(edition("publish", "--only", "text", cwd=small), 9, "cannot be written")


def test_two_builds_at_once(small: Path) -> None:
    with FileLock(small / ".edition.lock"):
        assert_refused(edition(cwd=small), 10, "another `edition` is at work here")


def test_a_text_that_is_no_xml(small: Path) -> None:
    path = small / "tei" / "texts" / f"{LETTER_ID}.xml"
    path.write_text(path.read_text("utf-8").replace("</salute>", "", 1), "utf-8")
    done = edition("validate", cwd=small)
    assert done.code == 1
    assert "X001" in done.out
    assert f"{LETTER_ID}.xml\n      159  error X001" in done.out
    assert "Traceback" not in done.err
    assert_refused(edition("publish", "--only", "text", cwd=small), 6, "not well-formed XML")


@pytest.mark.parametrize(
    ("name", "xml", "words"),
    [
        ("bomb", f'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>{TEI}&b;</TEI>', "the entity &b;"),
        ("outside", f'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>{TEI}&a;</TEI>', "the entity &a;"),
        ("other", "<html/>", "not a TEI text"),
        ("empty", "", "not well-formed"),
    ],
)  # fmt: skip
def test_dangerous_and_foreign_xml_is_told(tmp_path: Path, name: str, xml: str, words: str) -> None:
    (tmp_path / f"{name}.xml").write_text(xml, "utf-8")
    done = edition("validate", f"{name}.xml", cwd=tmp_path)
    assert done.code == 1
    assert words in done.out
    assert "Traceback" not in done.err


def test_a_hand_edit_is_never_overwritten(small: Path) -> None:
    path = small / "tei" / "texts" / f"{LETTER_ID}.xml"
    mine = path.read_text("utf-8").replace("comrade Souvarine", "comrade <persName>Souvarine</persName>", 1)
    path.write_text(mine, "utf-8")
    assert edition("convert", cwd=small).code == 0
    assert path.read_text("utf-8") == mine
    decisions = small / "seeds" / f"{LETTER}.toml"
    decisions.write_text(decisions.read_text("utf-8").replace('genre = "letter"', 'genre = "speech"'), "utf-8")
    assert edition("convert", cwd=small).code == 0
    assert path.read_text("utf-8") == mine.replace('type="genre">letter', 'type="genre">speech')


def test_an_unknown_profile(small: Path) -> None:
    decisions = small / "seeds" / f"{LETTER}.toml"
    decisions.write_text(decisions.read_text("utf-8").replace("[text]", '[text]\nprofile = "gopher"', 1), "utf-8")
    assert_refused(edition("convert", cwd=small), 5, 'text.profile is "gopher", which is none of: generic, magazine')


def test_a_capture_with_an_odd_name(own_small: Path) -> None:
    small = own_small
    odd = small / "Ein Text & mehr, 100%.txt"
    odd.write_text("A Title\n\n" + "Some words of a text that nobody has seen before. " * 4, "utf-8")
    assert edition("add", odd.name, cwd=small).code == 0
    done = edition(cwd=small)
    assert done.code == 0, done.out + done.err
    (master,) = [path for path in (small / "tei" / "texts").glob("*.xml") if path.stem != LETTER_ID]
    assert "../../seeds/Ein%20Text%20%26%20mehr%2C%20100%25.txt#char=" in master.read_text("utf-8")
    page = (small / "output" / "site" / "texts" / f"{master.stem}.html").read_text("utf-8")
    assert 'href="../seeds/Ein%20Text%20%26%20mehr%2C%20100%25.txt"' in page


def test_json_for_machines(small: Path) -> None:
    done = edition("--json", "validate", cwd=small)
    data = json.loads(done.out)
    assert (data["command"], data["exit_code"]) == ("validate", 0)
    assert {one["code"] for one in data["findings"]} <= {"R004"}  # the text that is left needs few of the registers
    assert json.loads(edition("--json", "report", cwd=small).out)[0]["id"] == LETTER_ID


def test_quiet_says_nothing(small: Path) -> None:
    done = edition("-q", "validate", cwd=small)
    assert (done.code, done.out, done.err) == (0, "", "")


def test_adding_a_capture(small: Path, tmp_path: Path) -> None:
    capture = tmp_path / "rakovsky.txt"
    shutil.copy(SEEDS / "003_a54c648799b3229a.txt", capture)
    done = edition("add", str(capture), cwd=small)
    assert done.code == 0, done.err
    assert "a page of the Marxists’ Internet Archive" in done.out
    assert "M002" in done.out
    assert (small / "seeds" / "rakovsky.txt").read_bytes() == capture.read_bytes()
    assert 'authors = ["Christian Rakovsky"]' in (small / "seeds" / "rakovsky.toml").read_text("utf-8")
    assert_refused(edition("add", str(capture), cwd=small), 2, "is in the edition already")
    other = tmp_path / "other" / "rakovsky.txt"
    other.parent.mkdir()
    other.write_text("Other words under the same name.", "utf-8")
    assert_refused(edition("add", str(other), cwd=small), 2, "exists with other words")
    assert edition("convert", cwd=small).code == 0
    assert (small / "tei" / "texts" / "rakovsky-1926-07-foreign-policy-soviet-russia.xml").is_file()


def test_a_new_edition_builds(tmp_path: Path) -> None:
    assert edition("new", "mine", "--title", "My <edition> & more", cwd=tmp_path).code == 0
    assert_refused(edition("new", "mine", cwd=tmp_path), 2, "is not empty")
    mine = tmp_path / "mine"
    shutil.copy(SEEDS / "001_28e9030b2c7a94ed.txt", tmp_path / "speech.txt")
    assert edition("add", "../speech.txt", cwd=mine).code == 0
    done = edition(cwd=mine)
    assert done.code == 0, done.out + done.err
    assert "My &lt;edition&gt; &amp; more" in (mine / "output" / "site" / "index.html").read_text("utf-8")
    assert (mine / "output" / "print" / "edition.pdf").read_bytes().startswith(b"%PDF")
    assert len(list((mine / "output" / "text" / "corpus").glob("*.txt"))) == 1


def test_an_empty_edition_builds(tmp_path: Path) -> None:
    assert edition("new", "mine", cwd=tmp_path).code == 0
    assert edition(cwd=tmp_path / "mine").code == 0
    assert (tmp_path / "mine" / "output" / "site" / "index.html").is_file()
