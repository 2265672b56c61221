"""The names of the five texts against lists made by reading, and what a changed register makes anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from edition.pipeline import Pipeline
from edition.project import Edition
from tests.support.paths import ROOT
from tests.support.score import Score, scores


@pytest.fixture(scope="module")
def decided() -> dict[str, Score]:
    """Score what the masters hold: what the tool found and the editor decided."""
    return scores(Edition(ROOT))


@pytest.fixture(scope="module")
def alone() -> dict[str, Score]:
    """Score what the tool finds without decisions on single names."""
    return scores(Edition(ROOT), decisions=False)


@pytest.mark.parametrize("kind", ["persons", "places", "organisations", "events", "titles", "dates"])
def test_every_name_is_marked_with_the_right_key(decided: dict[str, Score], kind: str) -> None:
    assert (decided[kind].missed, decided[kind].wrong) == ([], [])


@pytest.mark.parametrize(
    ("kind", "recall"),
    [("persons", 0.9), ("places", 0.95), ("organisations", 0.8), ("events", 0.95), ("titles", 0.9)],
)
def test_the_tool_alone_marks_most_names_and_none_wrongly(alone: dict[str, Score], kind: str, recall: float) -> None:
    assert alone[kind].wrong == []
    assert alone[kind].recall >= recall


def test_the_tool_alone_marks_most_dates_and_takes_only_the_title_of_a_book_for_one(alone: dict[str, Score]) -> None:
    assert [one.split()[0::2] for one in alone["dates"].wrong] == [["002", "when=1905"]]
    assert alone["dates"].recall >= 0.9


def add_person(root: Path, surname: str, forename: str = "Ivan") -> None:
    """Add a person to the register of an edition."""
    path = root / "tei" / "registers" / "persons.xml"
    entry = (
        f'<person xml:id="new"><persName type="preferred"><forename>{forename}</forename> '
        f"<surname>{surname}</surname></persName></person>"
    )
    path.write_text(path.read_text("utf-8").replace("</listPerson>", f"{entry}</listPerson>"), "utf-8")


def converted(root: Path) -> list[str]:
    """Convert what is out of date and return the captures that were converted."""
    report = Pipeline(Edition(root)).convert()
    assert not report.failures
    return sorted(name.removeprefix("convert:")[:3] for name in report.done if name.startswith("convert:"))


def test_a_new_entry_re_marks_only_the_texts_in_which_it_occurs(project: Path) -> None:
    assert converted(project) == ["000", "001", "002", "003", "004"]
    assert converted(project) == []
    add_person(project, "Plebiscite")
    assert converted(project) == []  # "plebiscite" occurs, but in lower case
    add_person(project, "Quartermaster")
    assert converted(project) == []
    add_person(project, "Economist")
    assert converted(project) == ["002"]


def test_a_changed_entry_re_marks_only_the_texts_that_name_it(project: Path) -> None:
    converted(project)
    path = project / "tei" / "registers" / "places.xml"
    text = path.read_text("utf-8")
    path.write_text(text.replace('xml:id="lithuania" type="country"', 'xml:id="lithuania" type="region"'), "utf-8")
    assert path.read_text("utf-8") != text
    assert converted(project) == ["004"]


def test_a_register_that_is_no_xml_is_one_failure(project: Path) -> None:
    (project / "tei" / "registers" / "persons.xml").write_text("<TEI", "utf-8")
    report = Pipeline(Edition(project)).convert()
    assert [code for code, _ in report.failures] == [6]
    assert "persons.xml" in report.failures[0][1]
