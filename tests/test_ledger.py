"""Published identifiers: recorded by a release, missed when they vanish, redirected when they move."""

from __future__ import annotations

from pathlib import Path

import pytest

from edition.check.ledger import Entry, check_ledger, read_ledger, redirects
from edition.errors import XMLInputError
from tests.support.cli import assert_refused, edition

LETTER = "004_a133331012bf1435"
LETTER_ID = "bukharin-1923-01-international-policy-of-the-proletarian-state"


@pytest.fixture
def released(project: Path) -> Path:
    """Return an edition of the letter alone, released."""
    for path in (project / "seeds").iterdir():
        if path.stem != LETTER:
            path.unlink()
    assert edition("convert", cwd=project).code == 0
    done = edition("release", cwd=project)
    assert done.code == 0, done.err
    return project


def test_a_release_records_every_identifier(released: Path) -> None:
    lines = (released / "schema" / "identifiers.tsv").read_text("utf-8").splitlines()
    assert lines[0].split("\t") == ["text", "id", "n", "since", "redirect"]
    assert lines[1] == f"{LETTER_ID}\t\t\t0.1.0\t"
    assert [line.split("\t")[2] for line in lines if line.split("\t")[2]][1:] == ["1", "2", "3", "4", "5"]
    assert edition("validate", cwd=released).code == 0


def test_a_version_is_released_once(released: Path) -> None:
    assert_refused(edition("release", cwd=released), 2, "version 0.1.0 is released already")


def test_a_vanished_identifier_is_an_error_until_redirected(released: Path) -> None:
    path = released / "tei" / "texts" / f"{LETTER_ID}.xml"
    ledger = released / "schema" / "identifiers.tsv"
    gone = next(line for line in ledger.read_text("utf-8").splitlines() if line.split("\t")[2] == "3").split("\t")[1]
    path.write_text(path.read_text("utf-8").replace(f'xml:id="{gone}"', 'xml:id="another"'), "utf-8")
    done = edition("validate", cwd=released)
    assert done.code == 1
    assert "I001" in done.out and f"{LETTER_ID}#{gone}" in done.out
    text = ledger.read_text("utf-8").replace(f"\t{gone}\t3\t0.1.0\t", f"\t{gone}\t3\t0.1.0\t{LETTER_ID}#another")
    ledger.write_text(text, "utf-8")
    assert edition("validate", cwd=released).code == 0
    assert edition("publish", "--only", "site", cwd=released).code == 0
    page = (released / "output" / "site" / "texts" / f"{LETTER_ID}.html").read_text("utf-8")
    assert f'id="{gone}"' in page


def test_a_renamed_text_needs_a_redirect_and_gets_a_page(released: Path) -> None:
    decisions = released / "seeds" / f"{LETTER}.toml"
    decisions.write_text(decisions.read_text("utf-8").replace(LETTER_ID, "bukharin-letter"), "utf-8")
    done = edition(cwd=released)
    assert done.code == 1
    assert "I001" in done.out
    ledger = released / "schema" / "identifiers.tsv"
    rows = [line.split("\t") for line in ledger.read_text("utf-8").splitlines()]
    moved = [[*r[:4], "bukharin-letter" + (f"#{r[1]}" if r[1] else "")] if r[0] == LETTER_ID else r for r in rows]
    ledger.write_text("".join("\t".join(r) + "\n" for r in moved), "utf-8")
    assert edition(cwd=released).code == 0
    page = (released / "output" / "site" / "texts" / f"{LETTER_ID}.html").read_text("utf-8")
    assert 'http-equiv="refresh"' in page
    assert 'content="0; url=bukharin-letter.html"' in page
    assert 'href="../texts/bukharin-letter.html"' in page


def test_a_text_that_changes_after_its_release_says_so(released: Path) -> None:
    assert edition("convert", cwd=released).code == 0
    assert edition("validate", cwd=released).out.count("I005") == 0, "converting again is no change"
    path = released / "tei" / "texts" / f"{LETTER_ID}.xml"
    whole = path.read_text("utf-8")
    path.write_text(whole.replace("  <text", "\n  <!-- a remark -->  <text"), "utf-8")
    assert "I005" not in edition("validate", cwd=released).out, "how a file is written is no content"
    decisions = released / "seeds" / f"{LETTER}.toml"
    text = decisions.read_text("utf-8")
    decisions.write_text(text.replace('kind = "ocr"', 'kind = "misprint"', 1), "utf-8")
    assert edition("convert", cwd=released).code == 0
    done = edition("validate", cwd=released)
    assert done.code == 0 and "I005" in done.out
    assert_version(released, "0.1.0", "0.2.0")
    refused = edition("release", cwd=released)
    assert refused.code == 2 and "I005" in refused.out
    change = '\n[[change]]\nwhen = "2026-11-30"\nwhat = "One correction is a misprint now."\n'
    decisions.write_text(text.replace('kind = "ocr"', 'kind = "misprint"', 1) + change, "utf-8")
    assert edition("convert", cwd=released).code == 0
    assert "I005" not in edition("validate", cwd=released).out
    assert edition("release", cwd=released).code == 0
    rows = [line.split("\t")[1:] for line in (released / "schema" / "releases.tsv").read_text("utf-8").splitlines()]
    assert [(row[0], row[2]) for row in rows] == [("version", "changes"), ("0.1.0", "1"), ("0.2.0", "2")]


def assert_version(root: Path, old: str, new: str) -> None:
    path = root / "tei" / "edition.xml"
    text = path.read_text("utf-8")
    assert f'n="{old}"' in text
    path.write_text(text.replace(f'n="{old}"', f'n="{new}"'), "utf-8")


def test_a_history_that_tells_of_no_change(released: Path) -> None:
    decisions = released / "seeds" / f"{LETTER}.toml"
    change = '\n[[change]]\nwhen = "2026-11-30"\nwhat = "Nothing."\n'
    decisions.write_text(decisions.read_text("utf-8") + change, "utf-8")
    assert edition("convert", cwd=released).code == 0
    assert "I006" in edition("validate", cwd=released).out


def entry(text: str, identifier: str = "", n: str = "", redirect: str = "") -> Entry:
    return Entry(text, identifier, n, "1.0", redirect, 7)


@pytest.mark.parametrize(
    ("entries", "codes"),
    [
        ([entry("a"), entry("a", "p1", "1")], []),
        ([entry("a", "p9", "9")], ["I001"]),
        ([entry("b")], ["I001"]),
        ([entry("b", redirect="a")], []),
        ([entry("b", redirect="c")], ["I002"]),
        ([entry("a", "p1", "2")], ["I004"]),
    ],
)
def test_what_the_ledger_finds(entries: list[Entry], codes: list[str]) -> None:
    assert [one.code for one in check_ledger(entries, {"a": "", "a#p1": "1"}, "x.tsv")] == codes


def test_lines_that_cannot_be_read(tmp_path: Path) -> None:
    path = tmp_path / "identifiers.tsv"
    path.write_text("text\tid\tn\tsince\tredirect\na\tp1\t1\n\na\tp2\t2\t1.0\t\n", "utf-8")
    entries, findings = read_ledger(path, "identifiers.tsv")
    assert [one.id for one in entries] == ["p2"]
    assert [(one.code, one.where.line) for one in findings] == [("I003", 2)]


def test_redirects_are_followed_and_circles_refused() -> None:
    assert redirects([entry("a", redirect="b"), entry("b", redirect="c#p1")]) == {"a": "c#p1", "b": "c#p1"}
    with pytest.raises(XMLInputError, match="in a circle"):
        redirects([entry("a", redirect="b"), entry("b", redirect="a")])
