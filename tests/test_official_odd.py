"""The ODD as TEI's own stylesheets understand it: nothing is passed over, and they make the same grammar of it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Final

import pytest
from lxml import etree

from edition.adapters.saxon import Saxon
from edition.adapters.xmlio import parse_xml
from edition.check.schematron import Rules
from edition.names import TEI, tei
from tests.support.jing import jing
from tests.support.official import Official
from tests.support.paths import TEI_ALL, needs_tei_all
from tests.support.rng_generator import Generator
from tests.support.tei_names import P5SUBSET
from tests.test_schema import DOCUMENTS, GRAMMAR, ODD

pytestmark = pytest.mark.skipif(
    not P5SUBSET.is_file(), reason=f"no p5subset.xml in {P5SUBSET.parent} (set TEI_P5 to a folder that has it)"
)
SCH: Final = "{http://purl.oclc.org/dsdl/schematron}"


@pytest.fixture(scope="module")
def official() -> Official:
    """Return the ODD merged with P5."""
    return Official.read(ODD, P5SUBSET)


@pytest.fixture(scope="module")
def grammar(official: Official, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the grammar that the official chain makes of the ODD, so far as the model goes."""
    path = tmp_path_factory.mktemp("official") / "official.rng"
    path.write_bytes(etree.tostring(official.grammar(), encoding="utf-8"))
    return path


def test_every_change_of_an_attribute_has_something_to_change(official: Official) -> None:
    """mode="change", "replace" and "delete" name an attribute of the element or its classes, "add" a new one."""
    wrong = []
    for name, spec in official.changes.items():
        if spec.tag not in (tei("elementSpec"), tei("classSpec")):
            continue
        had = {str(one.get("ident")) for one in official.specs[name].iter(tei("attDef")) if one.get("mode") != "delete"}
        if spec.tag == tei("elementSpec"):
            for above in official.specs[name].iterfind(f"{tei('classes')}/{tei('memberOf')}"):
                had |= {str(one.get("ident")) for _, one in _of_class_in_p5(official, str(above.get("key")))}
        for one in spec.iter(tei("attDef")):
            new = one.get("mode", "add") == "add"
            if new == (one.get("ident") in had):
                wrong.append(f"line {one.sourceline}: {name}/@{one.get('ident')} {one.get('mode')}")
    assert wrong == []


def _of_class_in_p5(official: Official, name: str) -> list[tuple[str, etree._Element]]:
    """Return all attributes of a class in P5 itself, with those of the classes above it."""
    spec = official.specs.get(name)
    if spec is None or spec.get("type") != "atts":
        return []
    found = [(name, one) for one in spec.iter(tei("attDef"))]
    for above in spec.iterfind(f"{tei('classes')}/{tei('memberOf')}"):
        found += _of_class_in_p5(official, str(above.get("key")))
    return found


def test_every_reference_leads_to_something_that_is_kept(official: Official) -> None:
    assert [(name, key) for name, key in official.references() if not official.knows(key)] == []
    start = next(official.odd.iter(tei("schemaSpec"))).get("start", "").split()
    assert all(name in official.elements for name in start)


def test_every_element_that_is_named_is_kept(official: Official) -> None:
    named = {name for one in official.modules for name in one.get("include", "").split()}
    assert named == set(official.elements)
    assert all(spec is not None for spec in official.elements.values())


def test_attributes_are_exactly_those_of_the_odd(official: Official) -> None:
    """Whatever classes an element is in, it ends with the attributes, values and obligations that the ODD gives it."""
    for name, spec in official.elements.items():
        assert spec is not None
        wanted = {}
        for one in spec.iter(tei("attDef")):
            if one.get("mode") != "delete":
                values = one.find(tei("valList"))
                listed = [str(item.get("ident")) for item in values] if values is not None else None
                wanted[str(one.get("ident"))] = (one.get("usage") == "req", listed)
        found = {}
        for att in official.attributes(name):
            closed = att.values is not None and att.values.get("type") == "closed"
            listed = [str(item.get("ident")) for item in att.values.iter(tei("valItem"))] if closed else None  # type: ignore[union-attr]
            found[att.ident] = (att.usage == "req", listed)
        assert found == wanted, name


def test_nothing_is_passed_over_in_silence(official: Official) -> None:
    official.problems.clear()
    official.grammar()
    assert official.problems == []


def test_our_documents_are_valid_by_the_official_grammar(grammar: Path) -> None:
    assert jing(grammar, DOCUMENTS) == []


@pytest.mark.slow
@pytest.mark.parametrize("way", ["ours is theirs", "theirs is ours"])
def test_both_grammars_accept_the_same_documents(way: str, grammar: Path, tmp_path: Path) -> None:
    """Random documents of the one grammar, in which each of its definitions comes up, are valid by the other."""
    here, there = (GRAMMAR, grammar) if way == "ours is theirs" else (grammar, GRAMMAR)
    generator = Generator(here, 1918)
    files = []
    for number in range(200):
        path = tmp_path / f"{number}.xml"
        path.write_bytes(etree.tostring(generator.document(), encoding="utf-8"))
        files.append(path)
    assert generator.unused() == []
    assert jing(there, files) == []


@needs_tei_all
def test_the_odd_is_valid_tei() -> None:
    assert jing(TEI_ALL, [ODD]) == []


def test_rules_are_written_as_the_official_chain_takes_them(official: Official) -> None:
    """It copies what stands in a constraint, gathers sch:ns from anywhere, and makes a pattern of each constraint."""
    seen = set()
    for spec in official.odd.iter(tei("constraintSpec")):
        assert spec.get("scheme") == "schematron"
        assert spec.get("mode") == "add"
        assert spec.get("ident") not in seen
        seen.add(spec.get("ident"))
        (constraint,) = spec.iterchildren(tei("constraint"))
        kinds = {etree.QName(one).localname for one in constraint.iterchildren(etree.Element)}
        assert kinds <= {"rule", "ns"}, "rules of their own, with a context"
        assert all(rule.get("context") for rule in constraint.iter(f"{SCH}rule"))
    prefixes = {str(one.get("prefix")) for one in official.odd.iter(f"{SCH}ns")}
    used = {
        word.split(":")[0]
        for one in official.odd.iter(f"{SCH}*")
        for value in one.attrib.values()
        for word in _names(str(value))
    }
    assert used <= prefixes | {"xml"}


def _names(expression: str) -> list[str]:
    """Return the prefixed names in an XPath expression, strings left out."""
    return re.findall(r"(?<![\w:.-])([a-z]+:[A-Za-z]+)(?![\w:])", re.sub(r"'[^']*'|\"[^\"]*\"", "''", expression))


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_our_documents_keep_the_rules_of_tei(path: Path, official: Official, tmp_path: Path) -> None:
    """The official chain adds TEI's own rules on all elements and classes that are kept."""
    schema = etree.Element(f"{SCH}schema", nsmap={None: SCH[1:-1]}, queryBinding="xslt3")
    prefixes = {str(one.get("prefix")): str(one.get("uri")) for one in official.p5.iter(f"{SCH}ns")}
    for prefix, uri in sorted(({"tei": TEI} | prefixes).items()):
        etree.SubElement(schema, f"{SCH}ns", prefix=prefix, uri=uri)
    for name in sorted({*official.elements, *official.others}):
        for number, constraint in enumerate(official.specs[name].iter(tei("constraint"))):
            _pattern(schema, name, number, constraint)
    file = tmp_path / "tei.sch"
    file.write_bytes(etree.tostring(schema, encoding="utf-8"))
    found = Rules.load(Saxon(), file).check(path, parse_xml(path), shown=path.name)
    assert [json.dumps((one.where.line, one.words, one.message)) for one in found if one.severity == "error"] == []


def _pattern(schema: etree._Element, name: str, number: int, constraint: etree._Element) -> None:
    """Make a pattern of a constraint; assertions without a rule are about the element that they stand in."""
    pattern = etree.SubElement(schema, f"{SCH}pattern", id=f"{name}-{number}")
    loose = [one for one in constraint if one.tag in (f"{SCH}assert", f"{SCH}report")]
    for one in constraint.iterchildren(f"{SCH}let", f"{SCH}rule"):
        pattern.append(etree.fromstring(etree.tostring(one, with_tail=False)))
    for one in pattern.iterchildren(f"{SCH}rule"):
        if not one.get("context"):
            one.set("context", f"tei:{name}")
    if loose:
        attribute = next((str(one.get("ident")) for one in constraint.iterancestors(tei("attDef"))), "")
        context = f"tei:{name}" if not name.startswith("att.") else "*"
        rule = etree.SubElement(pattern, f"{SCH}rule", context=context + (f"/@{attribute}" if attribute else ""))
        rule.extend(etree.fromstring(etree.tostring(one, with_tail=False)) for one in loose)
    if len(pattern) == 0:
        schema.remove(pattern)
