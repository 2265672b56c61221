"""Findings in every format: the same ones, in the same order, escaped for their readers."""

from __future__ import annotations

import json
import random

from edition.formats import documentation, to_github, to_json, to_sarif, to_text
from edition.model import CODES, Location, Severity, finding
from tests.support.paths import ROOT

FINDINGS = [
    finding("F001", Location("tei/b.xml", 12, 3), "expected “a”, found “b”", "mend it"),
    finding("F008", Location("tei/a.xml")),
    finding("P001", Location("tei/b.xml", 2), "a,b: 100%\nc", "see, there"),
]


def shuffled() -> list:  # type: ignore[type-arg]
    found = FINDINGS[:]
    random.Random(3).shuffle(found)
    return found


def test_the_order_is_that_of_places() -> None:
    assert to_text(FINDINGS) == to_text(shuffled())
    assert to_sarif(FINDINGS) == to_sarif(shuffled())
    assert to_github(FINDINGS) == to_github(shuffled())
    assert to_json(FINDINGS) == to_json(shuffled())


def test_text_groups_by_file() -> None:
    lines = to_text(FINDINGS).splitlines()
    assert lines[0] == "tei/a.xml"
    assert lines[2] == "tei/b.xml"
    assert "12:3  error F001" in lines[-2]
    assert lines[-1].strip() == "→ mend it"


def test_sarif_has_what_code_scanning_reads() -> None:
    run = json.loads(to_sarif(FINDINGS))["runs"][0]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["F001", "F008", "P001"]
    last = run["results"][-1]
    assert last["level"] == "error"
    assert last["ruleIndex"] == 0
    assert last["locations"][0]["physicalLocation"]["region"] == {"startLine": 12, "startColumn": 3}


def test_github_commands_are_one_line_each_and_escaped() -> None:
    lines = to_github(FINDINGS).splitlines()
    assert len(lines) == 3
    assert lines[1].startswith("::warning file=tei/b.xml,line=2,title=P001::")
    assert "100%25%0Ac" in lines[1]


def test_the_documentation_has_every_code_once() -> None:
    rows = [line.split(" | ")[0].strip("| ") for line in documentation().splitlines()[2:]]
    assert rows == list(CODES)
    assert documentation() in (ROOT / "README.md").read_text("utf-8")
    assert {severity for severity, _ in CODES.values()} <= set(Severity)
