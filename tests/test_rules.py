"""Each rule of the schema has a document that breaks it and no other: tests/rules/CODE-defect/in.xml."""

from __future__ import annotations

import functools
from collections import defaultdict
from pathlib import Path

import pytest

from edition.adapters.saxon import Saxon
from edition.adapters.xmlio import parse_xml
from edition.check.schematron import Rules
from edition.model import CODES
from tests.support.golden import check_golden
from tests.support.jing import jing
from tests.support.paths import ROOT, TEI_ALL, TEXTS, needs_tei_all

RULES = ROOT / "tests" / "rules"
CASES = sorted(path for path in RULES.iterdir() if path.name[0] == "S")
SCHEMA = ROOT / "schema" / "edition.sch"
#: S000 stands for the rules of other people: it has tests of its own.
SCHEMATRON_CODES = [code for code in CODES if code[0] == "S" and code != "S000"]

needs_schema = pytest.mark.skipif(
    not SCHEMA.is_file(), reason="no schema/edition.sch: it is derived from edition.odd by `edition schema`"
)


@functools.cache
def rules() -> Rules:
    """Return the rules of the edition, compiled once."""
    return Rules.load(Saxon(), SCHEMA)


def findings(path: Path) -> str:
    """Return a line with code and line number for everything that a document breaks."""
    found = rules().check(path, parse_xml(path), shown=path.name)
    return "".join(f"{one.code} {one.where.line}\n" for one in found)


@needs_schema
@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_a_document_breaks_its_rule_and_no_other(case: Path, update_golden: bool) -> None:
    found = findings(case / "in.xml")
    check_golden(case / "expected.txt", found, update=update_golden)
    assert {line.split()[0] for line in found.splitlines()} == {case.name.split("-")[0]}


def test_every_rule_has_a_document() -> None:
    documents = defaultdict(list)
    for case in CASES:
        documents[case.name.split("-")[0]].append(case.name)
    assert [code for code in SCHEMATRON_CODES if code not in documents] == []
    assert [code for code in documents if code not in CODES] == []


@needs_schema
def test_every_assertion_of_the_schema_has_a_code_and_its_severity() -> None:
    tree = parse_xml(SCHEMA)
    told = {
        str(element.get("id")): str(element.get("role"))
        for element in tree.iter("{*}assert", "{*}report")
        if element.get("id")
    }
    assert told == {code: str(CODES[code][0]) for code in SCHEMATRON_CODES}


@needs_schema
@pytest.mark.parametrize("text", sorted(TEXTS.glob("*.xml")), ids=lambda path: path.stem)
def test_the_texts_of_the_edition_keep_all_rules(text: Path) -> None:
    assert findings(text) == ""


@needs_tei_all
def test_the_documents_are_valid_tei() -> None:
    """What they break is a rule, not the grammar."""
    assert jing(TEI_ALL, [case / "in.xml" for case in CASES]) == []
