"""The registers: a fixture for each defect; identifiers of authority files with their check digits; what is used."""

from __future__ import annotations

from pathlib import Path

import pytest

from edition.adapters.xmlio import parse_xml
from edition.check.links import outward_pointers
from edition.check.registers import check_all_registers, check_periods, check_register
from edition.check.targets import Targets
from edition.model import CODES
from edition.registers.authorities import has_right_check_digit, is_well_written
from tests.support.cli import edition
from tests.support.golden import check_golden
from tests.support.jing import jing
from tests.support.paths import ROOT, TEI_ALL, needs_tei_all
from tests.test_links import PERSONS

CASES = sorted(path for path in (ROOT / "tests" / "rules").iterdir() if path.name[0] == "R")


def findings(case: Path) -> list[str]:
    """Return what the layer finds in the documents of a folder, all of which belong to one edition."""
    targets, found, registers = Targets(), [], {}
    used: dict[str, set[str]] = {}
    for path in sorted(case.glob("*.xml")):
        tree = parse_xml(path)
        pointers = outward_pointers(tree, path)
        for pointer in pointers:
            used.setdefault(pointer.path.name, set()).add(pointer.fragment)
        found += [*check_register(tree.getroot(), path.name), *check_periods(tree, pointers, targets, path.name)]
        entries = targets.entries(path)
        assert not isinstance(entries, str)
        registers[path.name] = entries
    found += check_all_registers(registers, used)
    found.sort(key=lambda one: one.sort_key)
    return [f"{one.code} {one.where.file}:{one.where.line} {one.words} ({one.hint})" for one in found]


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_a_register_breaks_its_rule_and_no_other(case: Path, update_golden: bool) -> None:
    lines = findings(case)
    check_golden(case / "expected.txt", "".join(f"{line}\n" for line in lines), update=update_golden)
    assert {line.split()[0] for line in lines} == {case.name.split("-")[0]}


def test_every_code_has_a_document() -> None:
    assert {case.name.split("-")[0] for case in CASES} == {code for code in CODES if code[0] == "R"}


@needs_tei_all
def test_the_documents_are_valid_tei() -> None:
    assert jing(TEI_ALL, [file for case in CASES for file in sorted(case.glob("*.xml"))]) == []


def test_the_documents_are_valid_by_our_grammar() -> None:
    assert jing(ROOT / "schema" / "edition.rng", [file for case in CASES for file in sorted(case.glob("*.xml"))]) == []


@pytest.mark.parametrize(
    ("kind", "value"),
    [("wikidata", "Q1394"), ("geonames", "498817"), ("viaf", "12345"), ("gnd", "118540238"), ("gnd", "118578537"),
     ("gnd", "4005728-8"), ("gnd", "4011882-4"), ("isni", "0000000218250097"), ("lccn", "n79021164"),
     ("isbn", "978-3-16-148410-0"), ("isbn", "0306406152"), ("issn", "0378-5955"), ("doi", "10.1000/182"),
     ("something", "anything at all")],
)  # fmt: skip
def test_good_identifiers(kind: str, value: str) -> None:
    assert is_well_written(kind, value)
    assert has_right_check_digit(kind, value)


@pytest.mark.parametrize(
    ("kind", "value"), [("gnd", "118540239"), ("gnd", "4005728-7"), ("isni", "0000000218250098"), ("issn", "0378-5954"),
                        ("isbn", "978-3-16-148410-1"), ("isbn", "0306406153")],
)  # fmt: skip
def test_a_wrong_digit_is_found(kind: str, value: str) -> None:
    assert is_well_written(kind, value)
    assert not has_right_check_digit(kind, value)


@pytest.mark.parametrize(
    ("kind", "value"),
    [("wikidata", "q1394"), ("wikidata", "Q01"), ("geonames", "http://x"), ("gnd", "GND 1"), ("viaf", "")],
)
def test_badly_written_identifiers(kind: str, value: str) -> None:
    assert not is_well_written(kind, value)


def test_an_entry_is_used_as_soon_as_something_points_to_it(project: Path) -> None:
    registers = project / "tei" / "registers"
    registers.mkdir(exist_ok=True)
    (registers / "keepers.xml").write_text(PERSONS, "utf-8")
    unused = "nothing points to: hale\n"
    done = edition("validate", cwd=project)
    assert unused in done.out and done.code == 0
    again = edition("validate", cwd=project)
    assert unused in again.out and "Nothing to do" in again.out
    marker = project / "tei" / "edition.xml"
    text = marker.read_text("utf-8")
    pointing = text.replace("</editor>", '</editor><editor ref="registers/keepers.xml#hale">R. Hale</editor>', 1)
    assert pointing != text
    marker.write_text(pointing, "utf-8")
    assert unused not in edition("validate", cwd=project).out
    marker.write_text(text, "utf-8")
    assert unused in edition("validate", cwd=project).out
