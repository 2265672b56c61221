"""Tables become drafts in the registers; every other byte of these stays, and a wrong row writes nothing."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from edition.project import Edition
from edition.registers.importing import Origin, plan
from edition.registers.importing import write as write_registers
from edition.registers.model import Kind
from edition.registers.read import read_register
from edition.registers.table import TYPES, TableError, draft_key, read_table
from edition.registers.write import RegisterWriteError, insert_entries
from edition.registers_edit import KINDS, new_register
from tests.support.cli import assert_refused, edition
from tests.support.jing import jing
from tests.support.paths import ROOT, TEI_ALL, needs_tei_all
from tests.support.register_site import copied

FULL = (
    "name,forms,kind,key,type,forename,patronymic,surname,born,died,from,to,description,wikidata,viaf,gnd,geonames,issn,lat,long,lang,source\n"
    "Jane Grey,Lady Grey|Джейн Грей@ru,person,,,Jane,M.,Grey,1870-04-22,1924,,,A <keeper> & more,Q1,12,,,,,,,https://example.org/a?b=c&d=e\n"
    "Northport,Nordhavn@no,place,,settlement,,,,,,,,A harbour,,,,123,,59.5,-5.25,en,\n"
    "Board,,organisation,,council,,,,,,,,A board,,,118571370,,,,,,\n"
    "Great Calm,,event,,other,,,,,,1903-01,1903-02-03,No wind,,,,,,,,,\n"
    "The Log,Log,work,the-log,periodical,,,,,,1880,1881,A paper,,,,,0378-5955,,,,\n"
)


ORIGIN = Origin("list.csv", lambda kind: new_register(KINDS[kind], Edition(ROOT).header()))


def table(folder: Path, words: str | bytes, name: str = "list.csv") -> Path:
    """Write a table."""
    path = folder / name
    path.write_bytes(words if isinstance(words, bytes) else words.encode("utf-8"))
    return path


def without_new(text: str, new: list[str]) -> str:
    """Return a register without the lines of some entries."""
    lines, kept, inside = text.splitlines(keepends=True), [], False
    for line in lines:
        inside = inside or any(f'xml:id="{key}"' in line for key in new)
        if not inside:
            kept.append(line)
        if line.strip() in {"</person>", "</place>", "</org>", "</event>", "</bibl>"}:
            inside = False
    return "".join(kept)


def test_new_entries_stand_in_the_order_of_keys_and_all_else_is_as_it_was(tmp_path: Path) -> None:
    root = copied(tmp_path)
    before = {path.name: path.read_text("utf-8") for path in (root / "tei" / "registers").iterdir()}
    done = edition("registers", "import", str(table(tmp_path, FULL)), cwd=root)
    assert done.code == 0, done.err
    assert "tei/registers/persons.xml: 1 added" in done.out
    new = ["grey-jane", "northport", "board", "great-calm", "the-log"]
    for path in (root / "tei" / "registers").iterdir():
        assert without_new(path.read_text("utf-8"), new) == before[path.name], path.name
        keys = [entry.key for entry in read_register(path) if not entry.key.startswith(".")]
        assert keys == sorted(keys), path.name


def test_a_draft_has_all_that_the_row_tells(tmp_path: Path) -> None:
    root = copied(tmp_path)
    rows = read_table(table(tmp_path, FULL))
    write_registers(plan(root / "tei" / "registers", rows, ORIGIN))
    entries = {e.key: e for path in (root / "tei" / "registers").iterdir() for e in read_register(path)}
    grey = entries["grey-jane"]
    assert [(form.words, form.type, form.lang) for form in grey.forms] == [
        ("Jane M. Grey", "preferred", ""),
        ("Lady Grey", "variant", ""),
        ("Джейн Грей", "original", "ru"),
    ]
    assert (grey.forms[0].surname, grey.start, grey.end) == ("Grey", "1870-04-22", "1924")
    assert grey.description == "A <keeper> & more"
    assert grey.idnos == (("wikidata", "Q1"), ("viaf", "12"))
    assert (entries["great-calm"].start, entries["great-calm"].end) == ("1903-01", "1903-02-03")
    assert entries["northport"].type == "settlement"
    text = (root / "tei" / "registers" / "persons.xml").read_text("utf-8")
    assert "<!-- list.csv, row 2: to be verified -->" in text
    assert 'source="https://example.org/a?b=c&amp;d=e"' in text


def test_drafts_are_valid(tmp_path: Path) -> None:
    folder = tmp_path / "registers"
    write_registers(plan(folder, read_table(table(tmp_path, FULL)), ORIGIN))
    done = edition("validate", *(str(path) for path in sorted(folder.iterdir())), cwd=ROOT)
    assert done.code == 0, done.out


@needs_tei_all
def test_drafts_are_valid_tei(tmp_path: Path) -> None:
    folder = tmp_path / "registers"
    write_registers(plan(folder, read_table(table(tmp_path, FULL)), ORIGIN))
    assert jing(TEI_ALL, sorted(folder.iterdir())) == []


@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_delimiters_and_byte_order_marks(tmp_path: Path, bom: bytes, delimiter: str, end: str) -> None:
    words = end.join(["Name,Forms,kind", 'Ada Finch,"A, B|C; D",person', "", "Bob,,person"]).replace(",", delimiter)
    words = words.replace(f"A{delimiter} B", "A, B")
    rows = read_table(table(tmp_path, bom + words.encode()))
    assert [(row.number, row.key, row.forms) for row in rows] == [
        (2, "finch-ada", (("A, B", ""), ("C; D", ""))),
        (4 if len(rows) == 2 else 0, "bob", ()),
    ]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("", "is empty"),
        ("forms,kind\na,person\n", "no column “name”"),
        ("name,borne\nA,1\n", "unknown column “borne”; did you mean “born”?"),
        ("name,zzzzzz\nA,1\n", "the columns are name, forms"),
        ("name,name\nA,B\n", "two columns “name”"),
        ("name,kind\nA,ship\n", "row 2: kind “ship” is none of person"),
        ("name\nA\n", "row 2: no kind"),
        ("name,kind\n,person\n", "row 2: no name"),
        ("name,kind\nA,person,x,y\n", "row 2: 4 cells, but the header has 2"),
        ("name,kind,born\nA B,person,22.4.1870\n", "row 2: born “22.4.1870” is no date"),
        ("name,kind,born\nA B,person,1870-02-30\n", "is no day of the calendar"),
        ("name,kind,born,died\nA B,person,1870,1860\n", "born 1870 is after died 1860"),
        ("name,kind,wikidata\nA B,person,12\n", "is no identifier of Wikidata"),
        ("name,kind,issn\nA,work,1234-5678\n", "issn “1234-5678” has a wrong check digit"),
        ("name,kind,lat\nA,place,12\n", "lat and long belong together"),
        ("name,kind,lat,long\nA,place,91,0\n", "is no number between -90 and 90"),
        ("name,kind,key\nA,person,../../x\n", "key “../../x” must be small letters"),
        ("name,kind,type\nA,place,ship\n", "type “ship” is not one of a place"),
        ("name,kind,source\nA B,person,javascript:x\n", "is no web address"),
        ("name,kind\nЛенин,person\n", "no key can be made of the name"),
        ("name,kind\nA B,person\nA B,person\n", "row 3: key “b-a” is that of row 2, too"),
        (b"name,kind\n\xff,person\n", "line 2: byte 0xFF is not UTF-8"),
        ("name,kind\nA\0,person\n", "control character U+0000"),
        ("name,kind\n".encode("utf-16"), "is UTF-16"),
        ('name,kind\n"A,person\n', "is no CSV"),
    ],
)
def test_what_is_wrong_is_told_with_its_row(tmp_path: Path, words: str | bytes, told: str) -> None:
    with pytest.raises(TableError, match=re.escape(told)):
        read_table(table(tmp_path, words))


def test_one_wrong_row_writes_nothing(tmp_path: Path) -> None:
    root = copied(tmp_path)
    before = {path: path.read_bytes() for path in (root / "tei" / "registers").iterdir()}
    done = edition("registers", "import", str(table(tmp_path, FULL + "Bad,,ship\n")), cwd=root)
    assert done.code == 5 and "row 7: kind “ship”" in done.err
    assert {path: path.read_bytes() for path in (root / "tei" / "registers").iterdir()} == before


def test_entries_that_exist_are_told_and_left_alone(tmp_path: Path) -> None:
    root = copied(tmp_path)
    persons = root / "tei" / "registers" / "persons.xml"
    before = persons.read_bytes()
    words = "name,key,forms,wikidata\nR. Hale,hale-robert,Bob Hale,\nSomebody,,,Q999999999\nADA FINCH,finch-a,,\n"
    done = edition("registers", "import", str(table(tmp_path, words)), "--as", "person", cwd=root)
    assert "row 2: R. Hale is there already, as Robert Stone Hale (hale-robert): the same key" in done.out
    assert (
        "row 3: Somebody is there already, as Robert Stone Hale (hale-robert): the same identifier of wikidata"
        in done.out
    )
    assert "row 4: ADA FINCH is there already, as Ada Finch (finch-ada): the same name" in done.out
    assert persons.read_bytes() == before


def test_update_adds_forms_and_identifiers_only(tmp_path: Path) -> None:
    root = copied(tmp_path)
    persons = root / "tei" / "registers" / "persons.xml"
    before = persons.read_text("utf-8").splitlines()
    words = (
        "name,key,forms,born,viaf\nR. Hale,hale-robert,Keeper Hale|Bob & Hale|Хейл@ru,1900,77\nMary Oram,,M. O.,,55\n"
    )
    done = edition("registers", "import", str(table(tmp_path, words)), "--as", "person", "--update", cwd=root)
    assert "0 added, 2 updated" in done.out
    after = persons.read_text("utf-8").splitlines()
    assert [line for line in after if line not in before] == [
        '        <persName type="variant">R. Hale</persName>',
        '        <persName type="variant">Bob &amp; Hale</persName>',
        '        <persName type="original" xml:lang="ru">Хейл</persName>',
        '        <idno type="viaf">77</idno>',
        '        <persName type="variant">M. O.</persName>',
        '        <idno type="viaf">55</idno>',
    ]
    assert [line for line in after if line in before] == before
    again = edition("registers", "import", str(table(tmp_path, words)), "--as", "person", "--update", cwd=root)
    assert "Nothing to write." in again.out


def test_an_identifier_that_contradicts_is_no_update(tmp_path: Path) -> None:
    root = copied(tmp_path)
    words = "name,key,wikidata\nRobert Stone Hale,hale-robert,Q5\n"
    done = edition("registers", "import", str(table(tmp_path, words)), "--as", "person", "--update", cwd=root)
    assert done.code == 5 and "has another identifier than hale-robert" in done.err
    other = words.replace("hale-robert", "hale-robert-2")
    done = edition("registers", "import", str(table(tmp_path, other)), "--as", "person", cwd=root)
    assert "1 added" in done.out


def test_a_key_of_another_register_is_refused(tmp_path: Path) -> None:
    root = copied(tmp_path)
    words = "name,kind\nVeldsund,organisation\nBoard,organisation\nBoard,work\n"
    done = edition("registers", "import", str(table(tmp_path, words)), cwd=root)
    assert done.code == 5
    assert "row 2: the key “veldsund” is that of an entry of another kind (place)" in done.err
    assert "row 4: the key “board” is that of an entry of another kind (organisation)" in done.err


def test_dry_run_writes_nothing(tmp_path: Path) -> None:
    root = copied(tmp_path)
    before = {path: path.read_bytes() for path in (root / "tei" / "registers").iterdir()}
    done = edition("registers", "import", str(table(tmp_path, FULL)), "--dry-run", cwd=root)
    assert "1 added" in done.out and "Nothing was written" in done.out
    assert {path: path.read_bytes() for path in (root / "tei" / "registers").iterdir()} == before


def test_outside_of_an_edition_it_is_wrong_use(tmp_path: Path) -> None:
    assert_refused(edition("registers", "import", str(table(tmp_path, FULL)), cwd=tmp_path), 2, "no edition here")


def test_cells_guarded_against_formulas_are_read_as_they_were(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["name", "kind", "description"], ["A B", "person", "'=SUM(A1)"]])
    assert read_table(path)[0].cells["description"] == "=SUM(A1)"


@pytest.mark.parametrize(
    ("told", "kind", "key"),
    [
        ({"name": "Vladimir Ilyich Lenin", "surname": "Lenin", "forename": "Vladimir"}, Kind.PERSON, "lenin-vladimir"),
        ({"name": "Einde O’Callaghan"}, Kind.PERSON, "ocallaghan-einde"),
        ({"name": "Lenin, Vladimir"}, Kind.PERSON, "lenin-vladimir"),
        ({"name": "Åland Islands"}, Kind.PLACE, "aland-islands"),
        ({"name": "Council of People’s Commissars"}, Kind.ORGANISATION, "council-of-peoples-commissars"),
        ({"name": "1905"}, Kind.WORK, ""),
        ({"name": "Ленин"}, Kind.PERSON, ""),
    ],
)
def test_keys_are_made_of_names(told: dict[str, str], kind: Kind, key: str) -> None:
    assert draft_key(told, kind) == key


ONE = ["<person xml:id='b'/>"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "<listPerson>\n    <person xml:id='a'/>\n  </listPerson>",
            "<person xml:id='a'/>\n    <person xml:id='b'/>\n  </",
        ),
        (
            "<listPerson>\r\n  <person xml:id='c'/></listPerson>",
            "<listPerson>\r\n  <person xml:id='b'/>\r\n  <person xml:id='c'/></",
        ),
        ("<listPerson/>", "<listPerson>\n  <person xml:id='b'/>\n</listPerson>"),
        ("<listPerson></listPerson>", "<listPerson>\n  <person xml:id='b'/>\n</listPerson>"),
        (
            "<listPerson>\n <head>H</head>\n <!-- of c: é -->\n <person xml:id='c' n='>'/>\n</listPerson>",
            "<head>H</head>\n <person xml:id='b'/>\n <!-- of c: é -->\n <person xml:id='c' n='>'/>",
        ),
    ],
)
def test_places_in_the_file(before: str, after: str) -> None:
    frame = "<TEI xmlns='http://www.tei-c.org/ns/1.0'><!-- é --><standOff>{}</standOff></TEI>"
    made = insert_entries(frame.format(before).encode(), Kind.PERSON, {"b": ONE}).decode()
    assert after in made


@pytest.mark.parametrize(
    "text",
    [
        "<TEI xmlns='http://www.tei-c.org/ns/1.0'><standOff/></TEI>",
        "<t:TEI xmlns:t='http://www.tei-c.org/ns/1.0'><t:standOff><t:listPerson></t:listPerson></t:standOff></t:TEI>",
        "<TEI",
    ],
)
def test_registers_without_a_place_are_refused(text: str) -> None:
    with pytest.raises(RegisterWriteError):
        insert_entries(text.encode(), Kind.PERSON, {"b": ONE})


def test_types_are_those_of_the_schema() -> None:
    rng = (ROOT / "schema" / "edition.rng").read_text("utf-8")
    assert all(f"<value>{name}</value>" in rng for types in TYPES.values() for name in types)
