"""Mentions of register entries: found, counted, cited; exported as JSON and CSV."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from edition.adapters.xmlio import parse_xml
from edition.project import read_text_info
from edition.publish.data import COLUMNS
from edition.publish.mentions import from_json, text_names, to_json
from edition.registers.authorities import uri
from edition.registers.mentions import Mention, mentions_of, pointers
from edition.registers.model import Kind
from edition.registers.records import initial, plain
from edition.registers.roles import roles_of
from edition.registers.usage import TextNames, usage
from tests.support.gold import ENTRY, read_keys
from tests.support.golden import check_golden
from tests.support.json_schema import faults
from tests.support.paths import ROOT, TEXTS
from tests.support.register_site import EDITION, GOLDEN
from tests.support.tei_words import sample_names, text_of
from tests.test_html import sample

KINDS = {"persName": "person", "placeName": "place", "orgName": "organisation", "event": "event", "title": "work"}
NAMES = ("persons", "places", "organisations", "events", "works")
LETTER = EDITION / "tei" / "texts" / "hale-1903.xml"


def found(body: str, **parts: str) -> list[Mention]:
    """Return the mentions in a small text; `@x` stands for a pointer to the person x."""
    source = text_of(re.sub(r"@([a-z]+)", r'ref="../registers/persons.xml#\1"', body), **parts)
    return mentions_of(etree.fromstring(source))


@pytest.fixture(scope="module")
def data(registers_built: Path) -> Path:
    """Return the exports of the small edition."""
    return registers_built / "output" / "data"


@pytest.mark.parametrize("path", sorted(TEXTS.glob("*.xml")), ids=lambda path: path.stem)
def test_counts_of_the_five_texts_are_those_of_the_gold_lists(path: Path) -> None:
    stem = re.search(r"seeds/(\w+)\.txt", path.read_text("utf-8"))
    assert stem
    wanted = {f"{KINDS[key.kind]}/{key.key}": key.counts[stem[1]] for key in read_keys() if key.counts[stem[1]]}
    assert set(ENTRY.values()) == set(KINDS)
    assert Counter(mention.id for mention in mentions_of(parse_xml(path).getroot())) == wanted


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("suffix", ["csv", "json"])
def test_exports_of_the_small_edition(data: Path, name: str, suffix: str, update_golden: bool) -> None:
    made = (data / "registers" / f"{name}.{suffix}").read_bytes().decode("utf-8")
    check_golden(GOLDEN / f"{name}.{suffix}", made.replace("\r\n", "\n"), update=update_golden)


def test_mentions_of_the_small_edition(data: Path, update_golden: bool) -> None:
    check_golden(
        GOLDEN / "hale-1903.json", (data / "mentions" / "hale-1903.json").read_text("utf-8"), update=update_golden
    )


def test_csv_is_that_of_rfc_4180_and_no_cell_is_a_formula(data: Path) -> None:
    for name in NAMES:
        raw = (data / "registers" / f"{name}.csv").read_bytes()
        assert raw.count(b"\n") == raw.count(b"\r\n")
        rows = list(csv.reader(io.StringIO(raw.decode("utf-8"), newline="")))
        assert tuple(rows[0]) == COLUMNS
        assert {len(row) for row in rows} == {len(COLUMNS)}
        assert not [cell for row in rows for cell in row if re.match(r"[=+@\t]|-(?!\d+(\.\d+)?$)", cell)]
    assert "'=SUM(A1:A9), a keeper of accounts." in (data / "registers" / "persons.csv").read_text("utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_json_is_that_of_its_schema(data: Path, name: str) -> None:
    schema = json.loads((ROOT / "schema" / "registers.schema.json").read_bytes())
    told: dict[str, Any] = json.loads((data / "registers" / f"{name}.json").read_bytes())
    assert faults(told, schema, schema) == []
    broken = {**told, "entries": [{"key": 7}]}
    assert len(faults(broken, schema, schema)) > 1


def test_what_was_written_is_read_again() -> None:
    names = text_names(parse_xml(LETTER).getroot(), read_text_info(LETTER))
    assert from_json(to_json(names)) == names
    assert to_json(from_json(to_json(names))) == to_json(names)


def test_parts_of_a_name_count_once() -> None:
    first = '<persName @x xml:id="a" next="#b">Ada</persName>'
    joined = f'<p n="1">a {first} <hi><persName @x xml:id="b" prev="#a">F.</persName></hi> b</p>'
    assert [(m.words, m.before, m.after) for m in found(joined)] == [("Ada F.", "a ", " b")]
    apart = joined.replace("</persName> <hi>", "</persName> and <hi>")
    assert [m.words for m in found(apart)] == ["Ada … F."]
    other = joined.replace('@x xml:id="b"', '@y xml:id="b"')
    assert [m.key for m in found(other)] == ["x", "y"]


def test_context_is_reading_text_of_the_block() -> None:
    words = "word " * 30
    body = (
        f'<p n="7">{words}<choice><sic>teh</sic><corr>the</corr></choice> <persName @x>Ada</persName>'
        f'<ref type="note" target="#n">*</ref><note>not this <persName @y>Bob</persName></note>'
        f"<fw>nor this</fw>, {words}</p>"
    )
    first, second = found(body)
    assert first.before.startswith("…word") and first.before.endswith(" word the ")
    assert first.after.startswith(", word") and first.after.endswith("word…")
    assert max(len(first.before), len(first.after)) <= 61
    assert (second.before, second.citation, second.place) == ("not this ", "note", "p7")


@pytest.mark.parametrize(
    ("body", "citation", "place"),
    [
        ('<p n="4">@</p>', "paragraph 4", "p4"),
        ('<p xml:id="p4">a</p><p n="4">@</p>', "paragraph 4", "p4_"),
        ('<p n="4">a</p><p n="4" xml:id="b">@</p>', "paragraph 4", "b"),
        ('<list><item xml:id="i" n="2">@</item></list>', "item 2", "i"),
        ('<head xml:id="h">@</head>', "title", "h"),
        ('<div><head xml:id="h">@</head></div>', "heading", "h"),
        ('<lg><l n="3" xml:id="l">@</l></lg>', "line 3", "l"),
        ('<closer><signed xml:id="s">@</signed></closer>', "signature", "s"),
        ('<note xml:id="n5" n="5" type="footnote"><p xml:id="b">@</p></note>', "note 5", "n5"),
        ('<note xml:id="b" type="publication">@</note>', "publication note", "b"),
        ('<cit><quote>a</quote><bibl xml:id="b">@</bibl></cit>', "attribution", "b"),
        ("<ab>@</ab>", "text", ""),
    ],
)
def test_citation_and_address(body: str, citation: str, place: str) -> None:
    (mention,) = found(body.replace("@", "<persName @x>Ada</persName>"))
    assert (mention.citation, mention.place) == (citation, place)


def test_pointers_that_are_none() -> None:
    value = "../registers/people.xml#a persons.xml#a #a ../registers/persons.xml#../x javascript:x"
    assert list(pointers(value)) == list(pointers(None)) == []
    value += " ../registers/persons.xml#a"
    assert list(pointers(value)) == [(Kind.PERSON, "a")]
    assert list(pointers("registers/works.xml#b-1")) == [(Kind.WORK, "b-1")]


def test_roles_in_the_header() -> None:
    told = [(role.role, role.key) for role in roles_of(parse_xml(LETTER).getroot())]
    assert told == [("author", "hale-robert"), ("addressee", "oram-mary"), ("place-of-writing", "veldsund")]


def test_neighbours_are_counted_by_paragraph() -> None:
    names = text_names(parse_xml(LETTER).getroot(), read_text_info(LETTER))
    used = usage([names])
    assert used["person/finch-ada"].neighbours["person/hale-robert"] == 2
    assert used["person/finch-ada"].neighbours["work/the-pilots-friend"] == 1
    assert usage([TextNames("a", "A", "", "")]) == {}


@pytest.mark.parametrize("name", sample_names())
def test_texts_of_others_give_no_mention_and_no_error(name: str) -> None:
    root = etree.fromstring(sample(name))
    assert mentions_of(root) == [] and roles_of(root) == []


def test_names_sort_by_their_letters() -> None:
    assert plain("The Åland’s—Friend") == "aland s friend"
    assert [initial(words) for words in ("Åland", "1905", "The Struggle", "Ленин", "…")] == ["A", "0–9", "S", "Л", "#"]


@pytest.mark.parametrize(
    ("authority", "value", "address"),
    [
        ("wikidata", "Q42", "https://www.wikidata.org/wiki/Q42"),
        ("wikidata", "Q42/../x", ""),
        ("wikidata", "javascript:alert(1)", ""),
        ("gnd", "118571249", "https://d-nb.info/gnd/118571249"),
        ("geonames", "०१", ""),
        ("other", "x", ""),
    ],
)
def test_addresses_of_authorities(authority: str, value: str, address: str) -> None:
    assert uri(authority, value) == address
