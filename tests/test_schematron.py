"""Schematron: every construct of the language has a schema and a document under tests/schematron."""

from __future__ import annotations

import functools
from pathlib import Path

import pytest
from lxml import etree, isoschematron

from edition.adapters.saxon import Saxon
from edition.adapters.xmlio import parse_xml
from edition.check.schematron import Rules
from edition.errors import SchemaError
from edition.model import CODES, Finding, Severity
from tests.support.golden import check_golden
from tests.support.paths import ROOT, SHARED_TEI, TEXTS

CASES = sorted(path for path in (ROOT / "tests" / "schematron").iterdir() if path.is_dir())
CMIF = SHARED_TEI / "schemas"
SCH = 'xmlns="http://purl.oclc.org/dsdl/schematron"'
XSLT3 = 'queryBinding="xslt3"'
needs_cmif = pytest.mark.skipif(
    not (CMIF / "cmif.sch").is_file(), reason=f"no cmif.sch in {CMIF} (set TEI_P5 to a folder that has schemas/)"
)


@functools.cache
def saxon() -> Saxon:
    """Return the Saxon of this test process."""
    return Saxon()


def check(schema: Path, document: Path, phase: str = "#DEFAULT") -> list[Finding]:
    """Run a schema over a document."""
    return Rules.load(saxon(), schema, phase).check(document, parse_xml(document), shown=document.name)


def written(
    folder: Path, rules: str, document: str = "<r/>", attributes: str = 'queryBinding="xslt3"'
) -> list[Finding]:
    """Write a schema of these rules and a document, and run one over the other."""
    schema, file = folder / "s.sch", folder / "in.xml"
    schema.write_text(f"<schema {SCH} {attributes}>{rules}</schema>", "utf-8")
    file.write_text(document, "utf-8")
    return check(schema, file)


def plain(finding: Finding) -> str:
    """Return a finding on one line."""
    told = f"{finding.where.line}: {finding.severity}: {finding.words} on {finding.element}: {finding.message}"
    return f"{told} | {finding.hint}" if finding.hint else told


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_case(case: Path, update_golden: bool) -> None:
    found = check(case / "schema.sch", case / "in.xml")
    check_golden(case / "expected.txt", "".join(plain(one) + "\n" for one in found), update=update_golden)


PHASES = """\
<phase id="quick"><let name="most" value="1"/><active pattern="one"/></phase>
<phase id="slow"><let name="most" value="2"/><active pattern="one"/><active pattern="two"/></phase>
<phase id="none"/>
<pattern id="one"><rule context="r"><report id="a" test="true()">a</report></rule></pattern>
<pattern id="two"><rule context="r"><report id="b" test="true()">b</report></rule></pattern>
<pattern id="three"><rule context="r"><report id="c" test="true()">c</report></rule></pattern>
"""


@pytest.mark.parametrize(
    ("default", "phase", "expected"),
    [
        ("", "#DEFAULT", "abc"),
        ("", "#ALL", "abc"),
        ('defaultPhase="quick"', "#DEFAULT", "a"),
        ('defaultPhase="#ALL"', "#DEFAULT", "abc"),
        ('defaultPhase="quick"', "#ALL", "abc"),
        ('defaultPhase="quick"', "slow", "ab"),
        ('defaultPhase="quick"', "none", ""),
    ],
)
def test_phases_choose_patterns(default: str, phase: str, expected: str, tmp_path: Path) -> None:
    (tmp_path / "s.sch").write_text(f'<schema {SCH} queryBinding="xslt3" {default}>{PHASES}</schema>', "utf-8")
    (tmp_path / "in.xml").write_text("<r/>", "utf-8")
    assert "".join(one.words for one in check(tmp_path / "s.sch", tmp_path / "in.xml", phase)) == expected


def test_the_variables_of_a_phase_hold_in_its_patterns(tmp_path: Path) -> None:
    rules = (
        '<phase id="p"><let name="most" value="count(//a)"/><active pattern="one"/></phase>'
        '<pattern id="one"><rule context="r">'
        '<report test="$most gt 1">more than <value-of select="$most - 1"/></report></rule></pattern>'
    )
    found = written(tmp_path, rules, "<r><a/><a/></r>", f'{XSLT3} defaultPhase="p"')
    assert [one.message for one in found] == ["more than 1"]


@pytest.mark.parametrize(
    ("identifier", "code"),
    [
        ("S009", "S009"),
        ("S009.when", "S009"),
        ("S009-from", "S009"),
        ("S999", "S000"),
        ("S0091", "S000"),
        ("x", "S000"),
    ],
)
def test_the_identifier_of_an_assertion_is_our_code_if_we_have_it(identifier: str, code: str, tmp_path: Path) -> None:
    rule = f'<pattern><rule context="b"><assert id="{identifier}" test="@n">no number</assert></rule></pattern>'
    (found,) = written(tmp_path, rule, "<r>\n<b>some words</b></r>")
    assert (found.code, found.where.line, found.element, found.message) == (code, 2, "b", "no number")
    assert found.words == (identifier if code == "S000" else "some words")
    assert found.severity == CODES[code][0]


@pytest.mark.parametrize(
    ("rules", "told"),
    [
        (
            '<pattern id="p"><rule context="a"><assert id="x" test="foo(1)"/></rule></pattern>',
            "s.sch: pattern p, rule a, assert x: cannot compile foo(1): Cannot find a 1-argument function",
        ),
        (
            '<pattern id="p"><rule context="a["><assert test="true()"/></rule></pattern>',
            "s.sch: pattern p, rule a[: cannot compile a[: Unexpected token",
        ),
        (
            '<pattern id="p"><rule context="a"><assert test="$nowhere"/></rule></pattern>',
            "s.sch: pattern p, rule a, assert $nowhere: cannot compile $nowhere: Variable $nowhere",
        ),
        (
            '<pattern><rule context="b"><assert test="@n = ("/></rule></pattern>',
            "s.sch: pattern, rule b, assert @n = (: cannot compile @n = (: ",
        ),
        (
            '<pattern><rule context="n:b"><assert test="@n"/></rule></pattern>',
            "s.sch: pattern, rule n:b: cannot compile n:b: ",
        ),
        ('<let name="v" value="1 +"/>', "s.sch: let v: cannot compile 1 +: Unexpected token"),
        (
            '<pattern id="p"><let name="v" value="1 +"/></pattern><pattern><let name="v" value="1"/></pattern>',
            "s.sch: pattern p, let v: cannot compile 1 +: Unexpected token",
        ),
        (
            '<pattern><rule context="b"><assert test="@n">a <value-of select="a b"/></assert></rule></pattern>',
            "s.sch: pattern, rule b, value-of a b: cannot compile a b: Unexpected token",
        ),
        ('<include href="none.sch"/>', "s.sch: include none.sch: no such XML file"),
        ('<include href="s.sch#none"/>', "s.sch: include s.sch#none: the file has no element with that identifier"),
        ('<include href="s.sch"/>', "s.sch: include s.sch: leads back to itself"),
        (
            '<pattern><rule context="a"><extends href="#p"/></rule></pattern><phase id="p"/>',
            "s.sch: pattern, rule a, extends #p: extends a rule by a phase",
        ),
        ('<pattern id="p" is-a="none"/>', "s.sch: pattern p: there is no abstract pattern none"),
        (
            '<pattern id="p"><rule context="a"><extends rule="none"/></rule></pattern>',
            "s.sch: pattern p, rule a, extends none: there is no abstract rule none",
        ),
        (
            '<pattern><rule abstract="true" id="x"><extends rule="x"/></rule>'
            '<rule context="a"><extends rule="x"/></rule></pattern>',
            "s.sch: pattern, rule x, extends x: leads back to itself",
        ),
        (
            '<pattern><rule context="a"><assert id="x" test="@n" diagnostics="none"/></rule></pattern>',
            "s.sch: pattern, rule a, assert x: there is no diagnostic none",
        ),
        ("<pattern><rule/></pattern>", "s.sch: pattern, rule: has no context"),
        (
            '<phase id="p"><active pattern="none"/></phase><pattern id="a"/>',
            "s.sch: phase p, active none: there is no such pattern",
        ),
        ('<group id="g"/>', "s.sch: group g: is not known here"),
        ('<pattern><assert id="x" test="a"/></pattern>', "s.sch: pattern, assert x: is not known here"),
    ],
)
def test_a_broken_schema_is_refused_in_one_line(rules: str, told: str, tmp_path: Path) -> None:
    with pytest.raises(SchemaError) as refused:
        written(tmp_path, rules, attributes=XSLT3 + ' defaultPhase="p"' * ("<active" in rules))
    assert str(refused.value).startswith(f"{tmp_path}/{told}")
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("schema", "phase", "told"),
    [
        (f'<schema {SCH} queryBinding="stx"/>', "#ALL", "schema: queryBinding stx is not supported"),
        (f'<schema {SCH}><phase id="a"/></schema>', "b", "schema: there is no phase b; there are a, #ALL"),
        (f'<schema {SCH} defaultPhase="b"/>', "#DEFAULT", "schema: there is no phase b; there are #ALL"),
        ("<grammar/>", "#ALL", "grammar: this is no Schematron schema, and no rules are embedded in it"),
    ],
)
def test_a_schema_that_cannot_be_run_is_refused(schema: str, phase: str, told: str, tmp_path: Path) -> None:
    path = tmp_path / "s.sch"
    path.write_text(schema, "utf-8")
    with pytest.raises(SchemaError) as refused:
        Rules.load(saxon(), path, phase)
    assert str(refused.value).startswith(f"{path}: {told}")


def test_a_schema_that_is_missing_or_no_xml_is_refused(tmp_path: Path) -> None:
    (tmp_path / "broken.sch").write_text("<schema>\n<a", "utf-8")
    for name, told in (("none.sch", "none.sch: cannot be read"), ("broken.sch", "broken.sch:2: not well-formed")):
        with pytest.raises(SchemaError, match=told):
            Rules.load(saxon(), tmp_path / name)


def test_a_schema_is_compiled_once_and_again_when_it_changes(tmp_path: Path) -> None:
    path = tmp_path / "s.sch"
    path.write_text(f"<schema {SCH}/>", "utf-8")
    first = Rules.load(saxon(), path)
    assert Rules.load(saxon(), path) is first
    assert Rules.load(saxon(), path, "#ALL") is not first
    path.write_text(f"<schema {SCH}></schema>", "utf-8")
    assert Rules.load(saxon(), path) is not first


def test_an_error_in_an_included_part_names_its_file(tmp_path: Path) -> None:
    folder = tmp_path / "of rules"
    folder.mkdir()
    (folder / "part.sch").write_text(f'<rule {SCH} context="a"><assert id="x" test="1 +"/></rule>', "utf-8")
    (folder / "other.sch").write_text(f'<rule {SCH} context="a"><extends rule="none"/></rule>', "utf-8")
    for name, told in (("part", "assert x: cannot compile 1 +"), ("other", "extends none: there is no abstract rule")):
        with pytest.raises(SchemaError) as refused:
            written(tmp_path, f'<pattern id="p"><include href="of%20rules/{name}.sch"/></pattern>')
        assert str(refused.value).startswith(f"{folder}/{name}.sch: pattern p, rule a, {told}")


def test_a_document_may_be_checked_again_and_again(tmp_path: Path) -> None:
    rule = '<pattern><rule context="b"><assert id="x" test="@n">n</assert></rule></pattern>'
    first = written(tmp_path, rule, "<r><b/></r>")
    rules = Rules.load(saxon(), tmp_path / "s.sch")
    for _ in range(3):
        again = rules.check(tmp_path / "in.xml", parse_xml(tmp_path / "in.xml"), shown="in.xml")
        assert again == first


def test_the_lines_are_those_of_the_tree_whatever_stands_between(tmp_path: Path) -> None:
    document = '<?a b?>\n<!-- c -->\n<r\n  a="1">\n<!-- <b/> --><![CDATA[<b/>]]>\n<?b?><c xmlns="urn:c"/>\n<b/></r>'
    rule = '<pattern><rule context="b | @a"><assert id="x" test="false()">n</assert></rule></pattern>'
    assert [one.where.line for one in written(tmp_path, rule, document)] == [4, 7]


@pytest.mark.slow
def test_a_long_and_a_deep_document_take_no_longer_than_they_must(tmp_path: Path) -> None:
    rule = '<pattern><rule context="b | @n"><assert id="x" test="@n">n</assert></rule></pattern>'
    assert len(written(tmp_path, rule, "<r>" + "<b/>\n" * 20000 + "</r>")) == 20000
    assert len(written(tmp_path, rule, "<b>" * 250 + "</b>" * 250)) == 250


ISO = """\
<ns prefix="t" uri="urn:t"/>
<let name="most" value="2"/>
<pattern id="one">
  <let name="all" value="count(//t:b)"/>
  <rule abstract="true" id="numbered"><assert test="@n"><name/> has no number</assert></rule>
  <rule context="t:a[t:b]">
    <let name="here" value="count(t:b)"/>
    <extends rule="numbered"/>
    <assert test="$here &lt;= $most" diagnostics="d"><value-of select="$here"/> of <value-of select="$all"/></assert>
  </rule>
  <rule context="t:a"><report test="not(*)">empty in <name path="parent::*"/></report></rule>
  <rule context="t:b | t:c"><assert test="normalize-space(.) != ''">no <emph>words</emph> in <name/></assert></rule>
</pattern>
<pattern abstract="true" id="needs">
  <rule context="$whole"><assert test="$part"><name/> lacks a part</assert></rule>
</pattern>
<pattern is-a="needs" id="lists"><param name="whole" value="t:list"/><param name="part" value="t:item"/></pattern>
<pattern is-a="needs" id="c"><param name="whole" value="t:c"/><param name="part" value="@ref"/></pattern>
<pattern id="keys">
  <rule context="t:c[@ref]"><assert test="//t:b[@n = current()/@ref]">no <value-of select="@ref"/></assert></rule>
</pattern>
<diagnostics><diagnostic id="d">Take some away.</diagnostic></diagnostics>
"""
ISO_DOCUMENT = """\
<r xmlns="urn:t"><a/>
<a n="1"><b n="1">x</b><b n="2"/><b>y</b></a>
<a><b n="3"> </b></a>
<list/><list><item/></list>
<c ref="2"/><c ref="9">z</c><c> </c>
</r>
"""


def test_the_findings_are_those_of_the_reference_implementation(tmp_path: Path) -> None:
    """Judged by ISO's own skeleton, which lxml brings: XSLT 1.0 only."""
    ours = written(tmp_path, ISO, ISO_DOCUMENT, "")
    judge = isoschematron.Schematron(etree.parse(tmp_path / "s.sch"), store_report=True)
    tree = etree.parse(tmp_path / "in.xml")
    assert not judge.validate(tree)
    svrl = {"svrl": "http://purl.oclc.org/dsdl/svrl"}
    theirs = []
    assert judge.validation_report is not None
    for told in judge.validation_report.xpath("//svrl:failed-assert | //svrl:successful-report", namespaces=svrl):
        (element,) = tree.xpath(told.get("location"))
        theirs.append((element.sourceline, " ".join("".join(told.find("svrl:text", svrl).itertext()).split())))
    assert sorted((one.where.line, one.message) for one in ours) == sorted(theirs)
    assert len(ours) == 10


def letters(action: str = "sent", date: str = 'when="1918-05-14"', source: str = "#b", identifier: str = "") -> str:
    """Return a small file of correspondence metadata (CMIF)."""
    return f"""\
<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc>
<titleStmt><title>Letters</title><editor>N. N.</editor></titleStmt>
<publicationStmt><publisher>P</publisher><idno type="url">https://example.org/letters.xml</idno><date when="2026"/>
<availability><licence target="https://creativecommons.org/licenses/by/4.0/"/></availability></publicationStmt>
<sourceDesc><bibl xml:id="b{identifier}" type="online">An edition</bibl></sourceDesc></fileDesc>
<profileDesc>
<correspDesc source="{source}">
<correspAction type="{action}"><persName>A</persName>
<date {date}/></correspAction>
<correspAction type="received"><persName>B</persName></correspAction>
</correspDesc></profileDesc></teiHeader><text><body><p/></body></text></TEI>
"""


UUID = "3f2a1b4c-0000-4000-8000-0123456789ab"


@needs_cmif
@pytest.mark.parametrize(
    ("document", "expected"),
    [
        (letters(identifier=UUID, source=f"#b{UUID}"), []),
        (letters(), ["warning 5 W0001"]),
        (letters(action="wrote", identifier=UUID, source=f"#b{UUID}"), ["error 7 E0001"]),
        (letters(source="#c", identifier=UUID), ["error 7 E0003"]),
        (letters(date="", identifier=UUID, source=f"#b{UUID}"), ["error 9 E0004"]),
    ],
    ids=["valid", "uuid", "sent", "source", "date"],
)
def test_rules_of_other_people_run(document: str, expected: list[str], tmp_path: Path) -> None:
    (tmp_path / "in.xml").write_text(document, "utf-8")
    found = check(CMIF / "cmif.sch", tmp_path / "in.xml")
    assert [f"{one.severity} {one.where.line} {one.message[1:6]}" for one in found] == expected
    assert {one.code for one in found} <= {"S000"}


@needs_cmif
def test_rules_embedded_in_the_schema_of_tei_run(tmp_path: Path) -> None:
    """TEI's own rules, as an ODD processor writes them into RELAX NG."""
    assert [check(CMIF / "cmif.rng", text) for text in sorted(TEXTS.glob("*.xml"))] == [[]] * 5
    broken = letters(date='when="1918" from="1918"').replace("<p/>", '<p><ref target="#b" cRef="x">r</ref></p>')
    (tmp_path / "in.xml").write_text(broken, "utf-8")
    found = check(CMIF / "cmif.rng", tmp_path / "in.xml")
    assert [(one.severity, one.where.line, one.element) for one in found] == [
        (Severity.WARNING, 9, "date"),
        (Severity.ERROR, 11, "ref"),
    ]
