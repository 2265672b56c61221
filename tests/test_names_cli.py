"""Candidates for names on the command line: listed, accepted, attached, rejected."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from lxml import etree

from edition.registers_edit import KINDS, RegisterError, add_form
from tests.support.cli import assert_refused, edition

NS = {"t": "http://www.tei-c.org/ns/1.0"}
CAPTURE = """A Speech

by N. Rakitin

It was in Tammerfors that Comrade Haapalainen spoke first. Before him General von der Goltz had sent a note, and
Eero Haapalainen read it aloud. The Lena massacre was not forgotten; the Progressives were.
"""
DECISIONS = """format = 1 # the first line

[text]
id = "rakitin-1918-a-speech"
title = "A Speech"   # as printed
"""
REGISTER = """<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="persons" xml:lang="en">
  <teiHeader><fileDesc><titleStmt><title>Register of persons</title></titleStmt>
    <publicationStmt><p>x</p></publicationStmt><sourceDesc><p>x</p></sourceDesc></fileDesc></teiHeader>
  <standOff>
    <listPerson>
      <head>Persons &amp; others</head>
      <!-- the first -->
      <person   xml:id='branting-hjalmar'>
        <persName type="preferred"><forename>Hjalmar</forename> <surname>Branting</surname></persName>
        <note type="description">A &gt; B.</note>
      </person>

      <!-- the last -->
      <person xml:id="tokoi-oskari">
        <persName type="preferred"><forename>Oskari</forename> <surname>Tokoi</surname></persName>
      </person>
    </listPerson>
  </standOff>
</TEI>
"""


@pytest.fixture
def small(project: Path) -> Path:
    """Return an edition of one short text, without registers."""
    shutil.rmtree(project / "tei" / "registers")
    for path in (project / "seeds").iterdir():
        path.unlink()
    (project / "seeds" / "speech.txt").write_text(CAPTURE, "utf-8")
    (project / "seeds" / "speech.toml").write_text(DECISIONS, "utf-8")
    return project


def persons(root: Path) -> Path:
    """Return the register of persons."""
    return root / "tei" / "registers" / "persons.xml"


def listed(root: Path, *arguments: str) -> dict[str, dict[str, object]]:
    """Return what `edition --json report names` lists, by words."""
    done = edition("--json", "report", "names", *arguments, cwd=root)
    assert done.code == 0, done.err
    return {one["words"]: one for one in json.loads(done.out)}


def test_the_report_lists_candidates(small: Path) -> None:
    done = edition("report", "names", cwd=small)
    assert done.code == 0, done.err
    assert "Eero Haapalainen  person, 2" in done.out
    assert "also: Haapalainen" in done.out
    assert "speech.txt:5: … It was in [Tammerfors] that Comrade" in done.out
    assert "von der Goltz  person, 1" in done.out
    found = listed(small)
    assert found["Lena massacre"]["kind"] == "event"
    assert found["Eero Haapalainen"]["texts"] == {"rakitin-1918-a-speech": 2}


def test_the_report_without_names_is_as_before(small: Path) -> None:
    done = edition("report", cwd=small)
    assert done.code == 0
    assert "speech.txt → rakitin-1918-a-speech" in done.out
    assert edition("report", "speech", cwd=small).out == done.out
    assert_refused(edition("report", "nobody", cwd=small), 2, "nobody: no such text")
    assert_refused(edition("report", "names", "nobody", cwd=small), 2, "nobody: no such text")
    assert "Example:" in edition("report", "--help", cwd=small).out


def test_the_same_name_in_two_texts_is_one_candidate(small: Path) -> None:
    (small / "seeds" / "other.txt").write_text("Notes\n\nIt was E. Haapalainen who wrote this.\n", "utf-8")
    second = DECISIONS.replace("rakitin-1918-a-speech", "anon-1918-notes")
    (small / "seeds" / "other.toml").write_text(second, "utf-8")
    found = listed(small)
    assert found["Eero Haapalainen"]["count"] == 3
    assert set(found["Eero Haapalainen"]["texts"]) == {"anon-1918-notes", "rakitin-1918-a-speech"}  # type: ignore[call-overload]
    assert listed(small, "anon-1918-notes")["E. Haapalainen"]["count"] == 1


def test_accept_makes_the_register(small: Path) -> None:
    done = edition("names", "accept", "Eero Haapalainen", "--as", "person", cwd=small)
    assert done.code == 0, done.err
    root = etree.parse(persons(small)).getroot()
    (person,) = root.findall(".//t:listPerson/t:person", NS)
    assert person.get("{http://www.w3.org/XML/1998/namespace}id") == "haapalainen-eero"
    assert person.findtext("t:persName[@type='preferred']/t:forename", namespaces=NS) == "Eero"
    assert person.findtext("t:persName[@type='preferred']/t:surname", namespaces=NS) == "Haapalainen"
    assert not person.findall("t:persName[@type='printed']", NS)
    assert '<!-- <note type="description">…</note> -->' in persons(small).read_text("utf-8")
    assert root.findtext(".//t:publicationStmt/t:publisher", namespaces=NS) == "The editors of this edition"
    assert root.find(".//t:availability/t:licence", NS) is not None
    assert "Eero Haapalainen" not in listed(small)


def test_accept_puts_an_entry_at_its_place_and_touches_nothing_else(small: Path) -> None:
    persons(small).parent.mkdir()
    persons(small).write_text(REGISTER, "utf-8")
    assert edition("names", "accept", "von der Goltz", "--as", "person", cwd=small).code == 0
    after = persons(small).read_text("utf-8")
    entry = """
      <person xml:id="von-der-goltz">
        <persName type="preferred"><surname>von der Goltz</surname></persName>
        <!-- <note type="description">…</note> -->
      </person>"""
    assert after == REGISTER.replace("\n    </listPerson>", f"{entry}\n    </listPerson>")
    assert edition("names", "accept", "Haapalainen", "--as", "person", "--id", "haapalainen", cwd=small).code == 0
    again = persons(small).read_text("utf-8")
    start, end = again.index('\n      <person xml:id="haapalainen">'), again.index("\n\n      <!-- the last -->")
    assert again[:start] + again[end:] == after
    assert again[:start].endswith("</person>")


def test_accept_before_all_others_stands_after_the_head(small: Path) -> None:
    persons(small).parent.mkdir()
    persons(small).write_text(REGISTER.replace("\n", "\r\n"), "utf-8", newline="")
    assert edition("names", "accept", "Haapalainen", "--as", "person", "--id", "aaa", cwd=small).code == 0
    after = persons(small).read_bytes().decode()
    assert after.index("</head>") < after.index('"aaa"') < after.index("branting")
    assert after.count("\r\n") == after.count("\n")
    assert etree.parse(persons(small)).getroot() is not None


def test_accept_fills_an_empty_list(small: Path) -> None:
    persons(small).parent.mkdir()
    head, _, _ = REGISTER.partition("<listPerson>")
    persons(small).write_text(f"{head}<listPerson/>\n  </standOff>\n</TEI>\n", "utf-8")
    assert edition("names", "accept", "Haapalainen", "--as", "person", cwd=small).code == 0
    assert len(etree.parse(persons(small)).findall(".//t:person", NS)) == 1


def test_accept_is_refused_for_what_is_there(small: Path) -> None:
    persons(small).parent.mkdir()
    persons(small).write_text(REGISTER, "utf-8")
    events = REGISTER.replace("person", "event").replace("listPerson", "listEvent").replace("persName", "eventName")
    named = events.replace("<forename>Oskari</forename> <surname>Tokoi</surname>", "lena massacre")
    (small / "tei" / "registers" / "events.xml").write_text(named, "utf-8")
    accept = ["names", "accept", "Haapalainen", "--as", "person"]
    assert_refused(edition(*accept, "--id", "tokoi-oskari", cwd=small), 13, "has an entry tokoi-oskari already")
    assert_refused(edition(*accept, "--id", "Not A Key", cwd=small), 13, "a key is of lower-case letters")
    lena = edition("names", "accept", "Lena massacre", "--as", "event", cwd=small)
    assert_refused(lena, 13, "“Lena massacre” is the preferred name of tokoi-oskari")
    assert_refused(edition("names", "accept", "Haapalaihen", "--as", "person", cwd=small), 2, "did you mean")
    assert persons(small).read_text("utf-8") == REGISTER


def test_attach_adds_a_form(small: Path) -> None:
    persons(small).parent.mkdir()
    persons(small).write_text(REGISTER, "utf-8")
    assert edition("names", "attach", "Haapalainen", "tokoi-oskari", cwd=small).code == 0
    name = '<persName type="preferred"><forename>Oskari</forename> <surname>Tokoi</surname></persName>'
    added = '\n        <persName type="printed">Haapalainen</persName>'
    assert persons(small).read_text("utf-8") == REGISTER.replace(name, name + added)
    assert_refused(edition("names", "attach", "Progressives", "nobody", cwd=small), 13, "nobody: no register")
    with pytest.raises(RegisterError, match="has the form “Haapalainen” already"):
        add_form(persons(small).read_bytes(), KINDS["person"], "tokoi-oskari", "Haapalainen", persons(small))


def test_a_drafted_entry_is_valid(small: Path) -> None:
    for words, kind in (("Haapalainen", "person"), ("Tammerfors", "place"), ("Lena massacre", "event")):
        assert edition("names", "accept", words, "--as", kind, cwd=small).code == 0
    assert edition("names", "accept", "Progressives", "--as", "organisation", cwd=small).code == 0
    files = sorted((small / "tei" / "registers").glob("*.xml"))
    assert len(files) == 4
    done = edition("validate", *(str(path) for path in files), cwd=small)
    assert done.code == 0, done.out


def test_what_the_registers_mark_is_no_candidate(small: Path) -> None:
    assert edition("names", "accept", "Haapalainen", "--as", "person", cwd=small).code == 0
    assert "Eero Haapalainen" not in listed(small)
    (small / "seeds" / "other.txt").write_text("A Note\n\nIt was then that Haapalaihen came to us.\n", "utf-8")
    (small / "seeds" / "other.toml").write_text(DECISIONS.replace("rakitin-1918-a-speech", "note"), "utf-8")
    near = listed(small, "note")["Haapalaihen"]["near"]
    assert [one["key"] for one in near] == ["haapalainen-eero"]  # type: ignore[attr-defined]


def test_reject_is_a_decision_on_the_text(small: Path) -> None:
    assert "Progressives" in listed(small)
    assert edition("names", "reject", "Progressives", cwd=small).code == 0
    decisions = (small / "seeds" / "speech.toml").read_text("utf-8")
    assert decisions == DECISIONS + '\n[names]\nignore = ["Progressives"]\n'
    assert "Progressives" not in listed(small)
    assert edition("names", "reject", "lena massacre", cwd=small).code == 0
    assert 'ignore = ["Progressives", "Lena massacre"]' in (small / "seeds" / "speech.toml").read_text("utf-8")
    assert edition("convert", cwd=small).code == 0


def test_reject_needs_decisions(small: Path) -> None:
    (small / "seeds" / "speech.toml").unlink()
    assert_refused(edition("names", "reject", "Progressives", cwd=small), 5, "speech.toml: is missing")


@pytest.mark.parametrize(
    ("words", "kind", "expected"),
    [
        ("Tammerfors", "place", '<place xml:id="tammerfors" type="settlement">'),
        ("Lena massacre", "event", '<event xml:id="lena-massacre" type="massacre">'),
        ("Progressives", "organisation", '<org xml:id="progressives" type="other">'),
        ("Progressives", "work", '<bibl xml:id="progressives" type="other">'),
    ],
)
def test_each_kind_has_its_register(small: Path, words: str, kind: str, expected: str) -> None:
    assert edition("names", "accept", words, "--as", kind, cwd=small).code == 0
    files = {"place": "places", "event": "events", "organisation": "organisations", "work": "works"}
    text = (small / "tei" / "registers" / f"{files[kind]}.xml").read_text("utf-8")
    assert expected in text
    assert 'type="preferred"' in text
