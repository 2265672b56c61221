"""Pointers into other files: each defect has a fixture; what is well is left alone, what changed is checked again."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from lxml import etree

from edition.adapters.xmlio import parse_xml
from edition.check.links import KINDS, POINTERS, check_links, outward_pointers
from edition.check.targets import Targets
from edition.model import CODES
from tests.support.cli import edition
from tests.support.golden import check_golden
from tests.support.jing import jing
from tests.support.paths import ROOT, TEI_ALL, needs_tei_all
from tests.support.tei_words import text_of

CASES = sorted(path for path in (ROOT / "tests" / "rules").iterdir() if path.name[0] == "K")
PERSONS = """<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>P</title></titleStmt>
<publicationStmt><p>P</p></publicationStmt><sourceDesc><p>P</p></sourceDesc></fileDesc></teiHeader>
<standOff><listPerson><person xml:id="hale"><persName>Hale</persName></person></listPerson></standOff></TEI>
"""


def found(path: Path, *, kinds: bool = True) -> list[str]:
    """Return code, line and words of what a document points to in vain."""
    pointers = outward_pointers(parse_xml(path), path)
    return [
        f"{one.code} {one.where.line} {one.words}: {one.message} ({one.hint})"
        for one in check_links(pointers, path.name, Targets(), kinds=kinds)
    ]


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_a_pointer_that_leads_nowhere_is_told(case: Path, update_golden: bool) -> None:
    lines = found(case / "in.xml")
    check_golden(case / "expected.txt", "".join(f"{line}\n" for line in lines), update=update_golden)
    assert {line.split()[0] for line in lines} == {case.name.split("-")[0]}


def test_every_code_has_a_document() -> None:
    assert {case.name.split("-")[0] for case in CASES} == {code for code in CODES if code[0] == "K"}


@needs_tei_all
def test_the_documents_are_valid_tei() -> None:
    assert jing(TEI_ALL, [file for case in CASES for file in sorted(case.glob("*.xml"))]) == []


@pytest.mark.parametrize(
    "pointer",
    ["https://example.org/x#y", "psn:hale", "mailto:a@example.org", "#here", "/elsewhere.xml#x", "persons.xml#hale",
     "p%65rsons.xml#hale", "persons.xml#xpath(//person)", "picture.png", "urn:x:y.z"],
)  # fmt: skip
def test_what_leads_somewhere_or_out_of_reach_is_left_alone(pointer: str, tmp_path: Path) -> None:
    (tmp_path / "persons.xml").write_text(PERSONS, "utf-8")
    (tmp_path / "picture.png").write_bytes(b"")
    text = tmp_path / "a.xml"
    text.write_bytes(text_of(f'<p><persName ref="{pointer}">Hale</persName></p>'))
    expected = [] if pointer != "persons.xml#xpath(//person)" else found(text)
    assert found(text) == expected == []


def test_xml_base_is_followed(tmp_path: Path) -> None:
    (tmp_path / "registers").mkdir()
    (tmp_path / "registers" / "persons.xml").write_text(PERSONS, "utf-8")
    text = tmp_path / "a.xml"
    text.write_bytes(text_of('<p xml:base="registers/"><name ref="persons.xml#hale">H</name></p>'))
    assert found(text) == []
    text.write_bytes(text_of('<p xml:base="https://example.org/"><name ref="persons.xml#hale">H</name></p>'))
    assert found(text) == []


def test_in_other_peoples_tei_only_existence_counts(tmp_path: Path) -> None:
    (tmp_path / "persons.xml").write_text(PERSONS, "utf-8")
    text = tmp_path / "a.xml"
    text.write_bytes(text_of('<p><placeName ref="persons.xml#hale">Hale</placeName></p>'))
    assert found(text, kinds=False) == []
    assert [line.split()[0] for line in found(text)] == ["K003"]


def test_pointers_and_kinds_are_names_of_tei() -> None:
    lines = (ROOT / "schema" / "tei-names.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines]
    attributes = {name for row in rows for name in row[4].split()}
    elements = {row[1] for row in rows if row[0] == "element"}
    assert attributes >= POINTERS
    assert {name.split()[0] for name in KINDS} <= elements


def test_only_texts_whose_targets_lost_or_gained_an_identifier_are_checked_again(project: Path) -> None:
    registers = project / "tei" / "registers"
    registers.mkdir(exist_ok=True)
    persons = registers / "keepers.xml"
    persons.write_text(PERSONS, "utf-8")
    assert edition("convert", cwd=project).code == 0
    texts = sorted((project / "tei" / "texts").glob("*.xml"))
    tree = etree.parse(texts[0])
    (byline, *_) = tree.iter("{*}docAuthor", "{*}author")
    byline.set("ref", "../registers/keepers.xml#hale")
    tree.write(texts[0], encoding="utf-8", xml_declaration=True)
    assert "K00" not in edition("validate", cwd=project).out
    persons.write_text(persons.read_text("utf-8").replace("<persName>Hale", "<persName>Henry Hale"), "utf-8")
    assert edition("validate", cwd=project).out.splitlines()[-1].startswith("1 checked")
    persons.write_text(persons.read_text("utf-8").replace('xml:id="hale"', 'xml:id="hale-henry"'), "utf-8")
    done = edition("validate", cwd=project)
    assert "2 checked" in done.out
    assert "K002" in done.out and "did you mean hale-henry?" in done.out
    assert done.code == 1
    shutil.move(registers, project / "tei" / "lists")
    assert "K001" in edition("validate", cwd=project).out
