"""The ODD and what is derived from it: sound, current, narrower than TEI, and told in the guidelines."""

from __future__ import annotations

import copy
import shutil
from pathlib import Path
from typing import Final

import pytest
from lxml import etree

from edition.adapters.saxon import Saxon
from edition.model import CODES
from edition.names import TEI, tei
from edition.schemas.derive import derive, guidelines, lint
from tests.support.cli import assert_refused, edition
from tests.support.golden import check_golden
from tests.support.jing import jing
from tests.support.paths import ROOT, TEI_ALL, TEXTS, needs_tei_all
from tests.support.rng_generator import Generator
from tests.support.tei_names import P5SUBSET, TABLE, names_table
from tests.support.tei_words import TINY
from tests.support.xslt_harness import find, parse, saxon, text, transform

SCHEMA: Final = ROOT / "schema"
ODD: Final = SCHEMA / "edition.odd"
GRAMMAR: Final = SCHEMA / "edition.rng"
TINY_ODD: Final = ROOT / "tests" / "schema" / "tiny.odd"
RNG: Final = "{http://relaxng.org/ns/structure/1.0}"
SCH: Final = {"s": "http://purl.oclc.org/dsdl/schematron"}
EXAMPLE: Final = "{http://www.tei-c.org/ns/Examples}"
#: What is true of the edition's own documents and of those of the tiny edition.
DOCUMENTS: Final = [
    *sorted(path for path in TEXTS.glob("*.xml") if not path.name.endswith(".proposed.xml")),
    *sorted((ROOT / "tei" / "registers").glob("*.xml")),
    ROOT / "tei" / "edition.xml",
    *sorted(TINY.rglob("*.xml")),
]
ODDS: Final = [pytest.param(ODD, id="edition"), pytest.param(TINY_ODD, id="tiny")]

#: A defect for each code of the lint: what to replace in the tiny ODD, by what, and the words of the finding.
DEFECTS: Final = [
    ("O001", '<moduleRef key="tei"/>', '<moduleRef key="tei"/><moduleRef key="tie"/>', "tie"),
    ("O001", 'ident="hi" module="core"', 'ident="hi" module="cores"', "cores"),
    ("O002", 'include="title p', 'include="titel title p', "titel"),
    ("O002", '<elementRef key="lb"/>', '<elementRef key="lb"/><elementRef key="lbb"/>', "lbb"),
    ("O002", "<gi>emph</gi>", "<gi>emf</gi>", "emf"),
    ("O003", 'ident="hi" module="core"', 'ident="hi" module="header"', "hi in header"),
    ("O004", 'key="teidata.text"', 'key="teidata.txt"', "teidata.txt"),
    ("O005", 'ident="when"', 'ident="wen"', "date/@wen"),
    ("O005", 'attDef ident="cert"', 'attDef ident="ana"', "date/@ana"),
    ("O005", "<att>rend</att>", "<att>rnd</att>", "rnd"),
    ("O006", 'include="TEI text body"', 'include="TEI text body div"', "div"),
    ("O007", "note lb", "note", "lb"),
    ("O008", '<elementRef key="lb"/>', '<elementRef key="lb"/><elementRef key="q"/>', "q"),
    ("O009", '<valItem ident="bold"/>', '<valItem ident="bold"/><valItem ident="bold"/>', "valItem bold"),
    ("O009", 'ident="p-words"', 'ident="whole"', "constraintSpec whole"),
    ("O010", "<empty/>", '<classRef key="model.pLike"/>', "lb: a content model with <classRef> is outside"),
    ("O010", 'minOccurs="2" maxOccurs="unbounded"', 'minOccurs="2"', "body: at most 1, but at least 2"),
    ("O010", '<valItem ident="bold"/>', '<valItem ident="bold italic"/>', "hi/@rend: 'bold italic' has a blank"),
    ("O010", "<datatype><dataRef key=\"teidata.temporal.w3c\"/></datatype>", "", "date/@when: needs <datatype>"),
    ("O010", 'name="ID"', 'name="IDs"', "TEI/@xml:id: IDs is no datatype"),
    ("O011", 'id="S902" role="error"', 'id="S902"', "assert S902: needs @id and @role"),
    ("O011", 'id="S902"', 'id="S901"', "assert S901: another assertion has this @id"),
    ("O012", '<elementRef key="lb"/>', "", "lb"),
]  # fmt: skip


@pytest.fixture(scope="module")
def engine() -> Saxon:
    """Return the Saxon of the test process."""
    return saxon()


def test_the_schemas_derived_from_a_tiny_odd(engine: Saxon, update_golden: bool) -> None:
    for name, data in derive(TINY_ODD, engine).items():
        check_golden(TINY_ODD.with_name(name.replace("edition", "tiny")), data.decode(), update=update_golden)


@pytest.mark.parametrize("name", ["edition.rng", "edition.sch"])
def test_derived_files_are_current(engine: Saxon, name: str) -> None:
    assert (SCHEMA / name).read_bytes() == derive(ODD, engine)[name], "run: edition schema"


@pytest.mark.parametrize("odd", ODDS)
def test_the_same_bytes_each_time(odd: Path, engine: Saxon) -> None:
    with Saxon() as other:
        assert derive(odd, engine) == derive(odd, other)
        assert guidelines(odd, engine) == guidelines(odd, other)


@pytest.mark.parametrize("odd", ODDS)
def test_the_odd_has_no_defect(odd: Path) -> None:
    assert lint(odd) == []


@pytest.mark.parametrize(("code", "old", "new", "words"), DEFECTS)
def test_the_lint_tells_each_defect(code: str, old: str, new: str, words: str, tmp_path: Path) -> None:
    source = TINY_ODD.read_text("utf-8")
    assert old in source
    odd = tmp_path / "broken.odd"
    odd.write_text(source.replace(old, new, 1), "utf-8")
    found = lint(odd, "broken.odd")
    assert [(one.code, one.words[: len(words)]) for one in found] == [(code, words)]
    line = source[: source.index(old)].count("\n") + 1
    assert found[0].where.file == "broken.odd"
    assert abs(found[0].where.line - line) <= 3 or code in {"O006", "O007", "O012"}


def test_every_code_of_the_lint_has_a_defect() -> None:
    assert {code for code in CODES if code.startswith("O")} == {code for code, *_ in DEFECTS} | {"O013"}


def test_a_misspelt_name_is_met_with_the_right_one(tmp_path: Path) -> None:
    odd = tmp_path / "broken.odd"
    odd.write_text(TINY_ODD.read_text("utf-8").replace('include="title p', 'include="titel title p'), "utf-8")
    (found,) = lint(odd)
    assert "did you mean title" in found.hint


@pytest.mark.skipif(not P5SUBSET.is_file(), reason=f"no p5subset.xml in {P5SUBSET.parent} (set TEI_P5)")
def test_the_table_of_names_is_that_of_tei() -> None:
    assert TABLE.read_text("utf-8") == names_table(P5SUBSET), "run: python -m tests.support.tei_names"


def test_the_grammar_is_simple_enough_for_libxml2() -> None:
    """libxml2 hangs on groups and choices of one, and errs on definitions that are empty."""
    grammar = etree.parse(GRAMMAR).getroot()
    for kind in ("group", "choice", "interleave"):
        for pattern in grammar.iter(RNG + kind):
            assert len([one for one in pattern if str(one.tag).startswith(RNG)]) > 1, etree.tostring(pattern)
    assert not list(grammar.iter(RNG + "notAllowed"))
    defined = [str(one.get("name")) for one in grammar.iter(RNG + "define")]
    assert len(defined) == len(set(defined))
    assert {str(one.get("name")) for one in grammar.iter(RNG + "ref")} == set(defined)
    etree.RelaxNG(grammar)


def test_our_documents_are_valid() -> None:
    grammar = etree.RelaxNG(etree.parse(GRAMMAR))
    for path in DOCUMENTS:
        assert grammar.validate(etree.parse(path)), f"{path}: {grammar.error_log}"
    assert jing(GRAMMAR, DOCUMENTS) == []


@needs_tei_all
@pytest.mark.slow
def test_what_our_grammar_accepts_tei_accepts(tmp_path: Path) -> None:
    """Random documents of our grammar, in which each definition of it comes up, are valid against tei_all."""
    grammar = etree.RelaxNG(etree.parse(GRAMMAR))
    files = []
    for seed in range(3):
        generator = Generator(GRAMMAR, seed)
        for number in range(150):
            path = tmp_path / f"{seed}-{number}.xml"
            path.write_bytes(etree.tostring(generator.document(), encoding="utf-8"))
            assert grammar.validate(etree.parse(path)), f"{path.stem}: {grammar.error_log}"
            files.append(path)
        assert generator.unused() == []
    assert jing(GRAMMAR, files) == []
    assert jing(TEI_ALL, files) == []


@pytest.mark.parametrize("odd", ODDS)
def test_every_rule_is_in_the_schematron(odd: Path, engine: Saxon) -> None:
    wanted = etree.parse(odd).xpath("//s:assert/@id | //s:report/@id", namespaces=SCH)
    schema = etree.fromstring(derive(odd, engine)["edition.sch"])
    assert schema.xpath("//s:assert/@id | //s:report/@id", namespaces=SCH) == wanted
    assert schema.get("queryBinding") == "xslt3"
    assert {"tei"} <= set(map(str, schema.xpath("s:ns/@prefix", namespaces=SCH)))
    patterns = schema.xpath("s:pattern/@id", namespaces=SCH)
    assert isinstance(patterns, list) and len(patterns) == len(set(map(str, patterns)))


@pytest.mark.parametrize("odd", ODDS)
def test_the_guidelines_tell_all(odd: Path) -> None:
    rendered = transform("schema-guidelines.xsl", odd, edition_title="The Lamp")
    assert [one for one in rendered.messages if one.startswith("unhandled")] == []
    page, source = parse(rendered.text), etree.parse(odd)
    ids = [str(one.get("id")) for one in find(page, "//*[@id]")]
    assert len(ids) == len(set(ids))
    targets = {str(one.get("href"))[1:] for one in find(page, "//h:a[starts-with(@href, '#')]")}
    assert targets <= set(ids)
    assert len(find(page, "//h:h1")) == 1
    for spec in source.iter(tei("elementSpec")):
        assert f"element-{spec.get('ident')}" in ids
    for rule in source.xpath("//s:assert/@id | //s:report/@id", namespaces=SCH):
        assert f"rule-{rule}" in ids
    words = " ".join(text(page, "//h:main"))
    for paragraph in source.xpath("//t:body//t:p/text()", namespaces={"t": TEI}):
        assert " ".join(str(paragraph).split()) in words


def test_content_models_in_the_guidelines_are_written_for_people() -> None:
    page = parse(transform("schema-guidelines.xsl", TINY_ODD).text)
    models = dict(zip(text(page, "//h:section[@class='spec']/h:h3"), text(page, "//h:dd[@class='model']"), strict=True))
    assert models["<TEI>"] == "<teiHeader>, <text>"
    assert models["<note>"] == "words | (<p>+, <note>{0,2})"
    assert models["<p>"] == "(words | <hi> | <date> | <note> | <lb>)*"
    assert models["<lb>"] == "nothing"
    (example,) = text(page, "//h:pre")
    assert example == '<p n="1">The <hi rend="italic">Lamp</hi> &amp; the Harbour</p>'


def _examples() -> list[etree._Element]:
    """Return the examples of the guidelines that stand for themselves: nothing left out in them."""
    return [one for example in etree.parse(ODD).iter(EXAMPLE + "egXML") for one in example if isinstance(one.tag, str)]


def test_the_examples_of_the_guidelines_are_valid() -> None:
    grammar = etree.parse(GRAMMAR)
    wrong = []
    for example in _examples():
        whole = not any("…" in str(one.text) for one in example.iter(etree.Comment))
        copied = copy.deepcopy(example)
        for element in copied.iter(EXAMPLE + "*"):
            element.tag = tei(etree.QName(element).localname)
        start = copy.deepcopy(grammar)
        (first,) = start.getroot().findall(RNG + "start")
        first[:] = [etree.Element(RNG + "ref", name=etree.QName(example).localname)]
        schema = etree.RelaxNG(start)
        if whole and not schema.validate(etree.fromstring(etree.tostring(copied, with_tail=False))):
            wrong.append(f"line {example.sourceline}: {schema.error_log.last_error}")
    assert wrong == []


def test_the_command_writes_what_changed_and_checks(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "tei", tmp_path / "tei")
    (tmp_path / "schema").mkdir()
    odd = tmp_path / "schema" / "edition.odd"
    shutil.copy(TINY_ODD, odd)
    stale = edition("schema", "--check", cwd=tmp_path)
    assert stale.code == 1 and stale.out.count("O013") == 2
    assert not (tmp_path / "schema" / "edition.rng").exists()
    done = edition("schema", cwd=tmp_path)
    assert done.code == 0, done.err
    assert (tmp_path / "output" / "site" / "guidelines.html").is_file()
    assert edition("schema", "--check", cwd=tmp_path).code == 0
    assert "Nothing to do" in edition("schema", cwd=tmp_path).out
    before = (tmp_path / "schema" / "edition.rng").read_bytes()
    odd.write_text(odd.read_text("utf-8").replace('<elementRef key="lb"/>', '<elementRef key="lbb"/>'), "utf-8")
    broken = edition("schema", cwd=tmp_path)
    assert broken.code == 1 and "O002" in broken.out
    assert (tmp_path / "schema" / "edition.rng").read_bytes() == before


def test_what_is_no_odd_is_refused(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "tei", tmp_path / "tei")
    assert_refused(edition("schema", cwd=tmp_path), 2, "schema/edition.odd")
    (tmp_path / "schema").mkdir()
    shutil.copy(ROOT / "tei" / "edition.xml", tmp_path / "schema" / "edition.odd")
    assert_refused(edition("schema", cwd=tmp_path), 2, "no schemaSpec")
    (tmp_path / "schema" / "edition.odd").write_text("<TEI", "utf-8")
    assert_refused(edition("schema", cwd=tmp_path), 6, "edition.odd")
