"""Hand edits in an edition: they survive every command, conflicts are shown and settled, kills leave files whole."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from lxml import etree

from edition.cli import cli
from edition.merge.store import Files, reconcile, standing
from edition.names import XML_ID
from tests.support.account import claims
from tests.support.cli import assert_refused, edition
from tests.support.editions import LETTER, copy_captures
from tests.support.kill import kill_often
from tests.support.paths import SEEDS

ARTICLE = "003_a54c648799b3229a"
LETTER_ID = "bukharin-1923-01-international-policy-of-the-proletarian-state"
ARTICLE_ID = "rakovsky-1926-07-foreign-policy-of-soviet-russia"


@pytest.fixture
def two(tmp_path: Path) -> Path:
    """Return an edition of two texts, converted."""
    root = tmp_path / "two"
    copy_captures(root, LETTER, ARTICLE)
    assert edition("convert", cwd=root).code == 0
    return root


def master(root: Path, name: str = LETTER_ID) -> Path:
    """Return the path of a text."""
    return root / "tei" / "texts" / f"{name}.xml"


def decide(root: Path, old: str, new: str, name: str = LETTER) -> None:
    """Change a decisions file."""
    path = root / "seeds" / f"{name}.toml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def write(path: Path, old: str, new: str) -> None:
    """Edit a text by hand."""
    text = path.read_bytes().decode()
    assert old in text, old
    path.write_bytes(text.replace(old, new, 1).encode())


def collide(root: Path) -> Path:
    """Give the letter one title by hand and another by a decision; return its path."""
    title = re.search(r'title = "(.*)"', (root / "seeds" / f"{LETTER}.toml").read_text("utf-8"))
    assert title
    write(master(root), f">{title[1]}</title>", ">By Hand</title>")
    decide(root, f'title = "{title[1]}"', 'title = "By Decision"')
    return master(root)


def spoil(path: Path) -> None:
    """Edit a text as people do who know no rules of formatting."""
    text = path.read_bytes().decode()
    text = text.replace("<TEI", '<!-- read twice -->\n<?xml-model href="../../schema/edition.rng"?>\n<TEI', 1)
    text = text.replace("<body>", "<body><!-- here it\nbegins --><?todo look at the dates?>", 1) + "<!-- end -->\n\n"
    text = re.sub(r"\n +(?=<p |</div>)", "\n\t\t   ", text)
    text = re.sub(r'xml:id="(\w+)" n="(\d+)"', r"n='\2'   xml:id='\1'", text)
    words = re.findall(r"(?<=[a-z] )[a-z]{6,}(?= [a-z])", text.partition("<body>")[2])
    text = text.replace(f" {words[0]} ", f" <![CDATA[{words[0]}]]> ").replace(
        f" {words[7]} ", f" &#x{ord(words[7][0]):x};{words[7][1:]} "
    )
    text = text.replace(f" {words[12]} ", f"\n        {words[12]}  ").replace("’", "&#8217;", 3)
    path.write_bytes(text.encode())


def state(root: Path) -> dict[str, dict[str, object]]:
    """Return what `edition status` says, by text."""
    return {one["text"]: one for one in json.loads(edition("--json", "status", cwd=root).out)}


@pytest.mark.slow
def test_no_command_changes_a_hand_edited_text(two: Path) -> None:
    for name in (LETTER_ID, ARTICLE_ID):
        spoil(master(two, name))
    before = {path: path.read_bytes() for path in (two / "tei" / "texts").glob("*.xml")}
    base = {path: path.read_bytes() for path in (two / "tei" / ".base").glob("*")}
    capture = two / "more.txt"
    capture.write_text("A Title\n\nby N. Nobody\n\n" + "Some words of a text. " * 12, "utf-8")
    more = {
        "add": [str(capture)],
        "convert": [LETTER_ID],
        "diff": [str(next(iter(base))), str(next(iter(before)))],
        "schema": ["--check"],
    }
    # `serve` never ends and builds as `build` does; `new` works in another folder.
    for name in [*sorted(set(cli.commands) - {"serve", "new"}), "build"]:
        done = edition(name, *more.get(name, []), cwd=two)
        assert "Traceback" not in done.err, (name, done.err)
        assert done.code in (0, 1, 2), (name, done.out + done.err)
        for path, data in {**before, **base}.items():
            assert path.read_bytes() == data, (name, path.name)
    assert edition("validate", cwd=two).code == 0


def test_a_new_conversion_changes_only_its_own_places(two: Path) -> None:
    path = master(two)
    spoil(path)
    mine = path.read_bytes().decode()
    decide(two, 'genre = "letter"', 'genre = "speech"')
    done = edition("convert", cwd=two)
    assert done.code == 0, done.out + done.err
    assert "E002" in done.out
    assert path.read_bytes().decode() == mine.replace('type="genre">letter', 'type="genre">speech')
    assert edition("validate", cwd=two).code == 0
    for capture, start, end, words in claims(path):
        assert "".join(words.split()) == "".join(capture.read_text("utf-8")[start:end].split())


def test_a_conflict_is_shown_settled_and_cleared_away(two: Path) -> None:
    path = collide(two)
    mine = path.read_bytes()
    done = edition("convert", cwd=two)
    assert_refused(done, 11, f"edition convert --resolve mine|theirs {LETTER_ID}")
    assert "E001" in done.out
    assert path.read_bytes() == mine
    assert ">By Decision</title>" in path.with_name(f"{LETTER_ID}.proposed.xml").read_text("utf-8")
    told = path.with_name(f"{LETTER_ID}.conflicts.txt").read_text("utf-8")
    line = mine.decode()[: mine.decode().index("By Hand")].count("\n") + 1
    assert f"1. line {line}, title" in told
    assert "by hand         By Hand\n   new conversion  By Decision\n" in told
    assert state(two)[LETTER_ID]["state"] == "in conflict"
    assert "E001" in edition("report", LETTER, cwd=two).out
    data = json.loads(edition("--json", "convert", cwd=two).out)
    assert data["exit_code"] == 11
    assert next(one["where"]["line"] for one in data["findings"] if one["code"] == "E001") == line
    write(path, ">By Hand</title>", ">By Decision</title>")
    assert edition("convert", cwd=two).code == 0
    assert sorted(one.name for one in path.parent.iterdir()) == [f"{LETTER_ID}.xml", f"{ARTICLE_ID}.xml"]
    assert sorted(one.name for one in (two / "tei" / ".base").iterdir()) == [f"{LETTER_ID}.xml", f"{ARTICLE_ID}.xml"]


@pytest.mark.parametrize("side", ["mine", "theirs"])
def test_resolving(two: Path, side: str) -> None:
    path = collide(two)
    mine = path.read_bytes()
    assert edition("convert", cwd=two).code == 11
    assert_refused(edition("convert", "--resolve", side, cwd=two), 2, "--resolve needs the names")
    new = path.with_name(f"{LETTER_ID}.proposed.xml").read_bytes()
    done = edition("convert", "--resolve", side, LETTER_ID, cwd=two)
    assert done.code == 0, done.out + done.err
    kept = path.with_name(f"{LETTER_ID}.mine.xml")
    assert path.read_bytes() == (mine if side == "mine" else new)
    assert kept.is_file() == (side == "theirs")
    assert (two / "tei" / ".base" / path.name).read_bytes() == new
    assert not path.with_name(f"{LETTER_ID}.proposed.xml").exists()
    assert not path.with_name(f"{LETTER_ID}.conflicts.txt").exists()
    assert state(two)[LETTER_ID]["state"] == ("edited by hand" if side == "mine" else "current")
    if side == "theirs":
        assert kept.name in done.out
        assert kept.read_bytes() == mine
        write(path, "</author>", "?</author>")
        other = path.read_bytes()
        assert edition("convert", "--resolve", side, LETTER_ID, cwd=two).code == 0
        assert path.with_name(f"{LETTER_ID}.mine-2.xml").read_bytes() == other
        assert kept.read_bytes() == mine
        assert edition("validate", cwd=two).code == 0


def test_a_promoted_text_is_never_written(two: Path) -> None:
    path, base = master(two), two / "tei" / ".base" / f"{LETTER_ID}.xml"
    before = base.read_bytes()
    decide(two, "[text]", '[text]\nstatus = "promoted"')
    decide(two, 'genre = "letter"', 'genre = "speech"')
    write(path, "</author>", ", editor of a newspaper</author>")
    mine = path.read_bytes()
    for command in ("convert", "validate"):
        assert edition(command, cwd=two).code == 0
        assert (path.read_bytes(), base.read_bytes()) == (mine, before)
    assert state(two)[LETTER_ID]["state"] == "promoted"
    word = re.search(r'<p [^>]*n="1"[^>]*>[^<]*?(\w{6,})', mine.decode())
    assert word
    write(path, word[0], word[0] + "Sausage")
    assert "F001" in edition("validate", cwd=two).out
    path.unlink()
    assert_refused(edition("convert", cwd=two), 5, 'text.status is "promoted", but there is no')


def test_status_tells_what_is_new_changed_and_edited(two: Path) -> None:
    assert {one["state"] for one in state(two).values()} == {"current"}
    write(master(two), "</author>", " </author>")
    decide(two, 'genre = "article"', 'genre = "report"', ARTICLE)
    shutil.copy(SEEDS / "001_28e9030b2c7a94ed.txt", two / "seeds" / "speech.txt")
    found = state(two)
    assert found[LETTER_ID]["state"] == "edited by hand"
    assert found[ARTICLE_ID]["state"] == "changed"
    assert [one["state"] for one in found.values() if one["capture"] == "speech.txt"] == ["new"]
    write(master(two, ARTICLE_ID), "</author>", " </author>")
    assert "changed, edited by hand" in edition("status", cwd=two).out
    write(master(two, ARTICLE_ID), "</author>", "</autor>")
    assert state(two)[ARTICLE_ID]["state"] == "cannot be read"
    assert_refused(edition("convert", ARTICLE, cwd=two), 6, "not well-formed")


def test_a_text_edited_by_hand_stays_when_its_capture_goes(two: Path) -> None:
    write(master(two), "</author>", " </author>")
    for suffix in (".txt", ".toml"):
        (two / "seeds" / f"{LETTER}{suffix}").unlink()
    assert "E003" in edition("convert", cwd=two).out
    assert master(two).is_file()
    assert state(two)[LETTER_ID]["state"] == "without capture"


def test_a_text_without_record_of_its_conversion(two: Path) -> None:
    path = master(two)
    (two / "tei" / ".base" / path.name).unlink()
    assert edition("convert", cwd=two).code == 0
    assert (two / "tei" / ".base" / path.name).read_bytes() == path.read_bytes()
    (two / "tei" / ".base" / path.name).unlink()
    write(path, "</author>", "!</author>")
    mine = path.read_bytes()
    assert_refused(edition("convert", cwd=two), 11, "nothing was overwritten")
    assert path.read_bytes() == mine


def test_a_failed_conversion_removes_no_text(two: Path) -> None:
    capture = two / "seeds" / f"{LETTER}.txt"
    capture.write_bytes(b"\xff\xfe\x00")
    assert edition("convert", cwd=two).code == 4
    assert master(two).is_file()


STOPS = ["note", "text", "base", "clear"]


@pytest.mark.parametrize("stop", STOPS)
@pytest.mark.parametrize("edited", [False, True])
def test_wherever_a_run_stops_the_next_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stop: str, edited: bool
) -> None:
    """Stop after each file that is written; then convert the same again, or something newer still."""
    from edition.merge import store

    one = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><p xml:id="a">One two three four.</p></TEI>'
    mine = one.replace("two", "TWO") if edited else one
    second, third = one.replace("four", "five"), one.replace("four", "six").replace("One", "Won")
    for later in (second, third):
        files = Files(tmp_path / later[-30:-20] / "t.xml", tmp_path / later[-30:-20] / "base" / "t.xml")
        files.base.parent.mkdir(parents=True, exist_ok=True)
        files.target.write_text(mine, "utf-8")
        files.base.write_text(one, "utf-8")
        left = STOPS.index(stop) + 1

        def stopping(path: Path, data: bytes) -> bool:
            nonlocal left
            if left == 0:
                raise KeyboardInterrupt
            left -= 1
            path.write_bytes(data)
            return True

        with monkeypatch.context() as patch:
            patch.setattr(store, "write_if_changed", stopping)
            patch.setattr(store, "clear", lambda files: (_ for _ in ()).throw(KeyboardInterrupt))
            with pytest.raises(KeyboardInterrupt):
                reconcile(files, second.encode())
        assert standing(files, second.encode()).merged.conflicts == ()
        done = reconcile(files, later.encode())
        assert done.merged.conflicts == ()
        expected = later.replace("two", "TWO") if edited else later
        assert files.target.read_text("utf-8") == expected
        assert files.base.read_text("utf-8") == later
        assert not files.pending.exists()
        assert standing(files, later.encode()).edited == edited


@pytest.mark.slow
def test_a_killed_convert_leaves_every_file_whole(two: Path) -> None:
    """Kill `convert` fifty times while two states of the decisions alternate: each file is old or new, never else."""
    for name in (LETTER_ID, ARTICLE_ID):
        spoil(master(two, name))
    variants = ('genre = "letter"', 'genre = "speech"'), ('genre = "article"', 'genre = "report"')
    good: dict[str, set[bytes]] = {}

    def remember() -> None:
        for path in two.glob("tei/*/*.xml"):
            good.setdefault(str(path), set()).add(path.read_bytes())

    def alternate(number: int) -> None:
        for (one, other), name in zip(variants, (LETTER, ARTICLE), strict=True):
            path = two / "seeds" / f"{name}.toml"
            old, new = (one, other) if number % 2 == 0 else (other, one)
            path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")

    for number in range(4):
        remember()
        alternate(number)
        assert edition("convert", cwd=two).code == 0
    remember()
    assert {len(states) for states in good.values()} <= {1, 2}

    def check() -> None:
        for path in two.glob("tei/*/*.xml"):
            assert path.read_bytes() in good[str(path)], path.name
        assert not list(two.glob("tei/texts/*.proposed.xml"))

    kill_often(["-q", "convert"], two, 50, (0.02, 0.4), alternate, check)
    assert edition("convert", cwd=two).code == 0
    check()
    for name in (LETTER_ID, ARTICLE_ID):
        assert b"<!-- read twice -->" in master(two, name).read_bytes()
        assert state(two)[name]["state"] == "edited by hand"
    names = {path.name for path in (two / "tei").rglob("*") if path.is_file() and path.parent.name != "registers"}
    assert names == {"edition.xml", f"{LETTER_ID}.xml", f"{ARTICLE_ID}.xml"}


def test_diff_tells_words_and_decisions_apart(two: Path) -> None:
    path, old = master(two), two / "old.xml"
    old.write_bytes(path.read_bytes())
    spoil(path)
    assert edition("diff", str(old), str(path), cwd=two).out == "No difference of words or decisions.\n"
    head, _, text = path.read_bytes().decode().partition("<body>")
    named = re.search(r"<p [^>]*>[^<]*? \w{7,} [^<]*? (\w{7,}) ", text)
    assert named
    at = named.start(1)
    text = f'{text[:at]}<persName ref="#x">{named[1]}</persName>{text[named.end(1) :]}'
    other = re.search(r"<p [^>]*>[^<]*? (\w{7,}) ", text)
    assert other
    text = text.replace(f" {other[1]} ", f" {other[1]}ing ", 1)
    text = text.replace("</p>\n", '<note type="commentary" resp="#ed">A remark.</note></p>\n', 1)
    path.write_bytes(f"{head}<body>{text}".encode())
    data = json.loads(edition("--json", "diff", str(old), str(path), cwd=two).out)
    assert [(one["before"], one["after"]) for one in data["words"]] == [(other[1], f"{other[1]}ing")]
    kinds = {(one["kind"], one["change"]) for one in data["decisions"]}
    assert {("name", "added"), ("note", "added")} <= kinds
    ids = {str(e.get(XML_ID)) for e in etree.parse(path).iter() if isinstance(e.tag, str)}
    assert {one["block"] for one in data["decisions"] if one["kind"] == "name"} <= ids
    shown = edition("diff", str(old), str(path), cwd=two).out
    assert f"[{other[1]} → {other[1]}ing]" in shown
    assert "1 change of words; " in shown
    assert_refused(edition("diff", "none.xml", str(path), cwd=two), 6, "cannot be read")
    before = two / "before"
    before.mkdir()
    (before / path.name).write_bytes(old.read_bytes())
    (before / "gone.xml").write_bytes(old.read_bytes())
    told = json.loads(edition("--json", "diff", str(before), str(path.parent), cwd=two).out)
    others = {one.name for one in path.parent.glob("*.xml")} - {path.name}
    assert {name for name, one in told.items() if one == "added"} == others
    assert told["gone.xml"] == "removed"
    assert told[path.name] == data
    assert edition("diff", str(before), str(path), cwd=two).code == 2
