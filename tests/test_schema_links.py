"""Masters name their schemas, so that XML editors find them; an edition without schemas of its own has copies."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from lxml import etree

from edition.encode.serialise import link_schema, serialise
from edition.names import TEI, tei
from edition.project import Edition, resources
from edition.schemas.lend import lend_schemas, schema_folder
from tests.support.cli import edition
from tests.support.jing import jing
from tests.support.paths import ROOT


def linked(path: Path) -> list[Path]:
    """Return the schemas that a document names."""
    root = etree.parse(path).getroot()
    said = [str(one.text) for one in root.itersiblings(preceding=True) if str(one).startswith("<?xml-model ")]
    return [path.parent / match[1] for match in map(re.compile('href="([^"]*)"').search, reversed(said)) if match]


def test_the_links_of_masters_and_of_their_copies_lead_to_the_schemas(built: Path) -> None:
    for folder in (built / "tei", built / "output" / "site" / "tei"):
        texts = [*sorted((folder / "texts").glob("*.xml")), folder / "edition.xml"]
        assert len(texts) == 6
        for path in texts:
            assert [schema.name for schema in linked(path)] == ["edition.rng", "edition.sch"]
            assert all(schema.is_file() for schema in linked(path)), path
        assert jing(linked(texts[0])[0], texts) == []


def test_a_new_edition_has_its_links(tmp_path: Path) -> None:
    assert edition("new", "mine", cwd=tmp_path).code == 0
    marker = tmp_path / "mine" / "tei" / "edition.xml"
    assert [schema.is_file() for schema in linked(marker)] == [True, True]


def test_copies_follow_the_tool_and_what_is_not_a_copy_is_left_alone(tmp_path: Path) -> None:
    mine = Edition(tmp_path)
    lend_schemas(mine)
    copy = tmp_path / "schema" / "edition.rng"
    assert copy.read_bytes() == (ROOT / "schema" / "edition.rng").read_bytes()
    assert schema_folder(tmp_path) == resources("schema")
    copy.write_bytes(copy.read_bytes().replace(b"</grammar>", b"<!-- older --></grammar>"))
    lend_schemas(mine)
    assert b"<!-- older" not in copy.read_bytes()
    shutil.copy(ROOT / "schema" / "edition.odd", copy.parent)
    assert schema_folder(tmp_path) == copy.parent
    copy.with_name("edition.odd").unlink()
    copy.write_text('<grammar xmlns="http://relaxng.org/ns/structure/1.0"/>', "utf-8")
    lend_schemas(mine)
    assert copy.read_text("utf-8").startswith("<grammar")
    assert schema_folder(tmp_path) == copy.parent


def test_what_stands_before_the_document_element_is_kept() -> None:
    root = etree.Element(tei("TEI"), nsmap={None: TEI})
    link_schema(root, "../../schema")
    once = serialise(root)
    assert once.count(b"<?xml-model ") == 2
    assert serialise(etree.fromstring(once)) == once
    commented = once.replace(b"<TEI", b"<!-- by hand -->\n<TEI")
    assert serialise(etree.fromstring(commented)) == commented
