"""RELAX NG: the same verdict as jing, in words that say what was expected; no schema makes it hang."""

from __future__ import annotations

import re
import subprocess
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from lxml import etree

from edition.adapters import relaxng
from edition.adapters.relaxng import compile_grammar, normalise
from edition.adapters.relaxng_read import read_schema
from edition.adapters.xmlio import parse_xml
from edition.check.grammar import Grammar
from edition.check.grammar_pattern import Patterns
from edition.errors import SchemaError
from edition.model import CODES, Finding
from tests.support.golden import check_golden
from tests.support.jing import jing
from tests.support.mutate import mutants
from tests.support.paths import ROOT, SHARED_TEI, TEI_ALL, TEXTS, needs_tei_all

BROKEN = ROOT / "tests" / "broken"
SMALL = BROKEN / "schema.rng"
CASES = sorted(path.parent for path in BROKEN.glob("*/in.xml"))
RNG = "http://relaxng.org/ns/structure/1.0"

#: One fault for which jing has two messages.
SAID_TWICE = {
    "header-in-the-wrong-order": "the element is missing at its place and not allowed at another",
    "note-of-the-wrong-kind": "there are words, and the paragraph that should hold them is missing",
    "title-misspelt": "the misspelt element is not allowed, and the right one is missing",
    "attribute-misspelt": "the misspelt attribute is not allowed, and the right one is missing",
}


def told(findings: Sequence[Finding]) -> str:
    lines = []
    for one in findings:
        words = f": {one.words}" if one.words else ""
        lines.append(f"{one.where}: {one.code} <{one.element}> {one.message}{words}\n    {one.hint}\n")
    return "".join(lines) or "valid\n"


def check(schema: Path, path: Path) -> list[Finding]:
    tree = parse_xml(path)
    names = frozenset(str(element.tag) for element in tree.iter(etree.Element))
    return Grammar.load(schema, names).check(tree, shown=path.name)


def jing_by_file(schema: Path, files: Sequence[Path]) -> dict[Path, list[str]]:
    found: dict[Path, list[str]] = defaultdict(list)
    for line in jing(schema, files):
        name, _, rest = line.partition(".xml:")
        assert rest, f"jing gave up: {line}"
        # One fault, two messages: where the first of two identifiers is, and what an identifier is.
        if not re.search(r"first occurrence of ID|value of attribute of type ID contained", rest):
            found[Path(f"{name}.xml")].append(_in_order(rest))
    return found


def _in_order(message: str) -> str:
    """Put what a value must be in order: jing has it in that of its hashes, which differs from one Java to another."""
    said, must, choices = message.partition("; must be ")
    return said + must + " or ".join(sorted(re.split(r"(?:, | or )must be ", choices))) if must else message


@pytest.fixture(scope="module")
def jing_of_cases() -> dict[Path, list[str]]:
    return jing_by_file(SMALL, [case / "in.xml" for case in CASES])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_is_said_of_broken_documents(case: Path, update_golden: bool) -> None:
    check_golden(case / "expected.txt", told(check(SMALL, case / "in.xml")), update=update_golden)


@needs_tei_all
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_is_said_of_broken_documents_with_the_official_schema(case: Path, update_golden: bool) -> None:
    check_golden(case / "expected-tei_all.txt", told(check(TEI_ALL, case / "in.xml")), update=update_golden)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_jing_says_no_more(case: Path, jing_of_cases: dict[Path, list[str]], update_golden: bool) -> None:
    """As many faults as jing finds, in the same lines; jing.txt is there to compare the words.

    What is missing, and words, jing sees where they end.
    """
    said = jing_of_cases[case / "in.xml"]
    check_golden(case / "jing.txt", "".join(f"in.xml:{line}\n" for line in said), update=update_golden)
    findings = check(SMALL, case / "in.xml")
    assert len(findings) >= len(said) - (case.name in SAID_TWICE)
    lines = {int(line.split(":")[0]) for line in said}
    assert all(one.where.line in lines for one in findings if one.code not in {"G004", "G009"})


def test_every_code_has_a_broken_document() -> None:
    assert len(CASES) >= 20
    found = {one.code for case in CASES for one in check(SMALL, case / "in.xml")}
    assert found == {code for code in CODES if code.startswith("G")} - {"G016"}


def test_messages_are_the_same_each_time_and_in_order() -> None:
    first = [told(check(SMALL, case / "in.xml")) for case in CASES]
    fresh = normalise(read_schema(SMALL))
    again = [Grammar(fresh, None).check(parse_xml(case / "in.xml"), shown="in.xml") for case in reversed(CASES)]
    assert [told(findings) for findings in reversed(again)] == first
    assert all(list(findings) == sorted(findings, key=lambda one: one.where) for findings in again)


def same_verdict(schema: Path, documents: Sequence[Path]) -> int:
    """Hold verdicts against jing's: with libxml2, and by derivatives alone; return how many are invalid."""
    said = jing_by_file(schema, documents)
    trees = {path: parse_xml(path) for path in documents}
    names = frozenset(str(element.tag) for tree in trees.values() for element in tree.iter(etree.Element))
    grammar, alone = Grammar.load(schema, names), Grammar(normalise(read_schema(schema)), None)
    for path, tree in trees.items():
        found = grammar.check(tree, shown=path.name)
        assert bool(found) == bool(said[path]), f"{path.name}: {told(found)} jing: {said[path][:3]}"
        assert alone.check(tree, shown=path.name) == found
    return sum(bool(lines) for lines in said.values())


def written(folder: Path, documents: Sequence[bytes]) -> list[Path]:
    paths = [folder / f"m{number:03}.xml" for number in range(len(documents))]
    for path, document in zip(paths, documents, strict=True):
        path.write_bytes(document)
    return paths


GOOD = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="a"><teiHeader><fileDesc><titleStmt><title>T</title>
<respStmt><name>N</name><resp>r</resp><name>M</name></respStmt><author>A</author></titleStmt><editionStmt><p/>
</editionStmt><publicationStmt><publisher>P</publisher><date when="1918-05">May</date></publicationStmt><sourceDesc>
<listPerson><person xml:id="b"><birth when="1870"/><persName>L</persName><death when="1924-01-21"/></person>
</listPerson></sourceDesc></fileDesc><xenoData><x xmlns="urn:x" y:a="1" xmlns:y="urn:y">a<z/>b</x></xenoData>
</teiHeader><text><front><div type="section" n="1"><p>F</p></div></front><body><head>H</head><p n="i">a <hi
rend="bold italic">b</hi> <choice><corr>c</corr><sic>d</sic></choice><num> 1.5 </num><date from="1918" to="1919-01-01"
/></p><list><label>1</label><item>x</item></list><note type="footnote"><p>q <note type="commentary" resp="#b">c</note>
<ref target="#b">r</ref><anchor synch="b"/><lb/></p></note><div type="letter"><p>y</p><closer>z</closer><postscript>
<p>ps</p></postscript></div></body><back><div type="chapter"><div type="section"><p/></div></div></back></text></TEI>
"""


def test_same_verdict_as_jing_with_the_small_grammar(tmp_path: Path) -> None:
    good = tmp_path / "good.xml"
    good.write_text(GOOD, "utf-8")
    assert told(check(SMALL, good)) == "valid\n"
    spoilt = mutants([parse_xml(good), *(parse_xml(case / "in.xml") for case in CASES[:4])], 300)
    cases = [case / "in.xml" for case in CASES]
    assert same_verdict(SMALL, [good, *cases, *written(tmp_path, spoilt)]) > 250


@needs_tei_all
@pytest.mark.slow
def test_same_verdict_as_jing_with_the_official_schema(tmp_path: Path) -> None:
    # jing stops at a document type that it cannot find; those samples are left out.
    samples = [path for path in sorted((SHARED_TEI / "samples").glob("*.xml")) if b"<!DOCTYPE" not in path.read_bytes()]
    texts = [*samples, *sorted(TEXTS.glob("*.xml"))]
    short = [path for path in texts if path.stat().st_size < 30_000]
    spoilt = mutants([parse_xml(path) for path in short], 120)
    cases = [case / "in.xml" for case in CASES]
    assert same_verdict(TEI_ALL, [*texts, *cases, *written(tmp_path, spoilt)]) > 60


@needs_tei_all
def test_without_the_names_of_the_documents_verdict_and_words_are_the_same() -> None:
    whole = Grammar.load(TEI_ALL)
    for case in CASES[:6]:
        assert whole.check(parse_xml(case / "in.xml"), shown="in.xml") == check(TEI_ALL, case / "in.xml")


def schema(folder: Path, body: str, start: str = '<start><ref name="a"/></start>', name: str = "s.rng") -> Path:
    path = folder / name
    library = "http://www.w3.org/2001/XMLSchema-datatypes"
    path.write_text(f'<grammar xmlns="{RNG}" datatypeLibrary="{library}">{start}{body}</grammar>', "utf-8")
    return path


#: A class that became empty left a group with one member: libxml2 simplifies that for ever.
ENDLESS = """<define name="a"><element name="a">
<group><zeroOrMore><ref name="class.gone"/></zeroOrMore>
<choice><oneOrMore><ref name="a"/></oneOrMore><oneOrMore><element name="p"><text/></element></oneOrMore></choice>
</group>
<ref name="att"/><empty/></element></define>
<define name="att"><optional><attribute name="n"/></optional></define>
<define name="class.gone"><notAllowed/></define>"""


def test_a_schema_that_makes_libxml2_hang_compiles_when_normalised(tmp_path: Path) -> None:
    group_of_one = ENDLESS.replace('<zeroOrMore><ref name="class.gone"/></zeroOrMore>', "")
    raw = schema(tmp_path, group_of_one)
    started = time.monotonic()
    assert compile_grammar(raw.read_bytes(), raw, None, 1.0) is None
    assert time.monotonic() - started < 5
    for body in (ENDLESS, group_of_one):
        grammar = Grammar.load(schema(tmp_path, body), frozenset({"a", "p"}))
        assert grammar.compiles
        assert not grammar.check(etree.ElementTree(etree.XML("<a><a n='1'><p>x</p></a></a>")), shown="x")
        assert grammar.check(etree.ElementTree(etree.XML("<a/>")), shown="x")


def test_a_schema_that_cannot_be_compiled_in_time_is_followed_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = schema(tmp_path, '<define name="a"><element name="b"><attribute name="a"/><text/></element></define>')
    monkeypatch.setattr(relaxng, "_trial", lambda text, _: "yes" if b">v0<" in text else "no")
    grammar = Grammar.load(path)
    assert not grammar.compiles
    assert not grammar.check(etree.ElementTree(etree.XML("<b a='1'/>")), shown="x")
    assert [one.code for one in grammar.check(etree.ElementTree(etree.XML("<b/>")), shown="x")] == ["G006"]
    monkeypatch.setattr(relaxng, "_trial", lambda text, _: "no")
    other = schema(
        tmp_path, '<define name="a"><element name="c"><attribute name="x"/></element></define>', name="t.rng"
    )
    with pytest.raises(SchemaError, match="its datatypes cannot be compiled within 8 seconds"):
        Grammar.load(other)


def test_a_grammar_too_complex_to_follow_leaves_the_word_to_libxml2(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    children = "".join(f'<optional><element name="e{number}"><text/></element></optional>' for number in range(30))
    grammar = Grammar.load(schema(tmp_path, f'<define name="a"><element name="a">{children}</element></define>'))
    monkeypatch.setattr(Patterns, "__init__", _few(Patterns.__init__))
    found = grammar.check(etree.ElementTree(etree.XML("<a>\n<e1/>\n<b/></a>")), shown="x")
    assert [(one.code, one.where.line) for one in found] == [("G016", 3)]
    with pytest.raises(SchemaError, match="too complex"):
        Grammar(normalise(read_schema(SMALL)), None).check(parse_xml(CASES[0] / "in.xml"), shown="x")


def _few(make: Callable[[Patterns, int], None]) -> Callable[[Patterns], None]:
    return lambda self: make(self, 20)


BROKEN_SCHEMAS = {
    "not-xml": ("<grammar", r"1: not well-formed XML"),
    "xsd": ('<schema xmlns="http://www.w3.org/2001/XMLSchema"/>', "is an XML Schema"),
    "schematron": ('<schema xmlns="http://purl.oclc.org/dsdl/schematron"/>', "is a Schematron schema"),
    "odd": ('<TEI xmlns="http://www.tei-c.org/ns/1.0"/>', "perhaps an ODD"),
    "no-start": (f'<grammar xmlns="{RNG}"/>', "has no <start>"),
    "undefined": (f'<grammar xmlns="{RNG}"><start><ref name="x"/></start></grammar>', "refers to “x”"),
    "twice": (
        f'<grammar xmlns="{RNG}"><start><element name="a"><empty/></element></start>'
        f'<start><element name="b"><empty/></element></start></grammar>',
        "defines “start” again",
    ),
    "network": (
        f'<grammar xmlns="{RNG}"><include href="https://example.org/x.rng"/></grammar>',
        "put that file beside the schema",
    ),
    "missing-file": (f'<grammar xmlns="{RNG}"><include href="x.rng"/></grammar>', "a file that is not there"),
    "itself": (f'<grammar xmlns="{RNG}"><include href="itself.rng"/></grammar>', "includes itself"),
    "no-pattern": (f'<grammar xmlns="{RNG}"><start><elemnt name="a"/></start></grammar>', "<elemnt> is no pattern"),
    "prefix": (f'<element xmlns="{RNG}" name="x:a"><empty/></element>', "the prefix of “x:a” is not declared"),
    "no-name": (f'<element xmlns="{RNG}"/>', "<element> has no name"),
    "circle": (
        f'<grammar xmlns="{RNG}"><start><ref name="a"/></start><define name="a"><optional><ref name="a"/></optional>'
        "</define></grammar>",
        "a",
    ),
    "unknown-type": (
        f'<element xmlns="{RNG}" name="a" datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">'
        '<data type="nosuch"/></element>',
        "nosuch",
    ),
    "entities": ('<!DOCTYPE g [<!ENTITY x "y">]><g>&x;</g>', "refers to the entity"),
}


@pytest.mark.parametrize("name", BROKEN_SCHEMAS)
def test_a_broken_schema_is_told_in_one_line(name: str, tmp_path: Path) -> None:
    text, words = BROKEN_SCHEMAS[name]
    path = tmp_path / f"{name}.rng"
    path.write_text(text, "utf-8")
    with pytest.raises(SchemaError, match=words) as caught:
        Grammar.load(path)
    assert "\n" not in str(caught.value)
    assert str(caught.value).startswith(str(path))
    assert caught.value.exit_code == 12


def test_a_compact_schema_is_told_how_to_be_turned(tmp_path: Path) -> None:
    path = tmp_path / "s.rnc"
    path.write_text("start = element a { empty }", "utf-8")
    with pytest.raises(SchemaError, match=r"trang s\.rnc NAME\.rng"):
        Grammar.load(path)


def test_a_trial_is_made_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = schema(tmp_path, '<define name="a"><element name="once"><empty/></element></define>')
    cache = tmp_path / "cache"
    Grammar.load(path, cache=cache)
    assert [file.read_text() for file in cache.iterdir()] == ["yes"]
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: pytest.fail("tried again"))
    compile_grammar.cache_clear()
    path.write_text(path.read_text().replace("<start>", "<start >"))
    assert Grammar.load(path, cache=cache).compiles


def test_a_schema_that_changed_is_read_again(tmp_path: Path) -> None:
    part = schema(tmp_path, '<define name="a"><element name="a"><empty/></element></define>', "", "part.rng")
    whole = schema(tmp_path, '<include href="part.rng"/>')
    tree = etree.ElementTree(etree.XML("<bc/>"))
    assert Grammar.load(whole) is Grammar.load(whole)
    assert Grammar.load(whole).check(tree, shown="x")
    part.write_text(part.read_text().replace('element name="a"', 'element name="bc"'))
    assert not Grammar.load(whole).check(tree, shown="x")


def test_many_attributes_and_names_of_two_meanings_take_little_time(tmp_path: Path) -> None:
    """libxml2 needs minutes for each of these."""
    attributes = "".join(f'<optional><attribute name="x{number}"/></optional>' for number in range(40))
    nested = '<choice><ref name="a"/><text/></choice>'
    body = f'<define name="a"><choice><element name="a">{nested}{attributes}</element>'
    path = schema(tmp_path, f'{body}<element name="a"><ref name="a"/></element></choice></define>')
    started = time.monotonic()
    tree = etree.ElementTree(etree.XML("<a>" * 200 + "x" + "</a>" * 200))
    assert not Grammar.load(path).check(tree, shown="x")
    path = schema(tmp_path, f"{body}</choice></define>", name="t.rng")
    for number in range(40):
        tree.getroot().set(f"x{number}", "1")
    assert not Grammar.load(path).check(tree, shown="x")
    assert time.monotonic() - started < 10


def test_lines_are_right_beyond_what_libxml2_counts(tmp_path: Path) -> None:
    path = tmp_path / "long.xml"
    path.write_text("<a>" + "\n" * 70_000 + '<b\n x="1"/><c><d/></c></a>', "utf-8")
    grammar = Grammar.load(schema(tmp_path, '<define name="a"><element name="a"><text/></element></define>'))
    found = grammar.check(parse_xml(path), shown="long.xml")
    assert [(one.where.line, one.where.column, one.element) for one in found] == [(70001, 1, "b"), (70002, 9, "c")]


def test_many_faults_and_wide_documents_take_little_time(tmp_path: Path) -> None:
    path = tmp_path / "wide.xml"
    body = '<list><item><bold>x</bold></item><p/></list><p n="0">y</p>\n' * 5_000
    path.write_text((CASES[0] / "in.xml").read_text("utf-8").replace("<body>", f"<body>{body}"), "utf-8")
    started = time.monotonic()
    assert len(check(SMALL, path)) == 15_001
    assert time.monotonic() - started < 15
