"""The pages about the encoding: made with the site, linked from everywhere, made again only when they change."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from lxml import etree

from edition.model import CODES
from edition.publish.guide import codes_document
from edition.publish.pages import REFERENCES
from tests.support.cli import edition
from tests.support.links import dead_links
from tests.support.paths import ROOT
from tests.support.tei_words import TINY
from tests.support.xslt_harness import find, page, parse, text, transform

TINY_ODD = ROOT / "tests" / "schema" / "tiny.odd"
PAGES = ("guidelines.html", "codes.html", "errata.html")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the site of a new edition that has no schema of its own."""
    root = tmp_path_factory.mktemp("guide") / "mine"
    assert edition("new", "mine", cwd=root.parent).code == 0
    done = edition("publish", "--only", "site", cwd=root)
    assert done.code == 0, done.err
    return root / "output" / "site"


def parsed(file: Path) -> etree._Element:
    """Parse a page of a site."""
    return parse(file.read_text("utf-8"))


def test_every_page_leads_to_them(site: Path) -> None:
    for file in site.glob("*.html"):
        links = [str(one.get("href")) for one in find(parsed(file), "//h:footer//h:a")]
        assert links == list(PAGES), file.name
    about = [str(one.get("href")) for one in find(parsed(site / "about.html"), "//h:main//h:a")]
    assert set(PAGES) <= set(about)
    deep = page(TINY / "texts" / "oram-1887-keeping-the-light.xml", root="../", references=REFERENCES)
    assert [str(one.get("href")) for one in find(deep, "//h:footer//h:a")] == [f"../{name}" for name in PAGES]


def test_links_and_fragments_lead_somewhere(site: Path) -> None:
    assert dead_links(site) == []


def test_the_page_of_codes_lists_every_code(site: Path) -> None:
    tree = parsed(site / "codes.html")
    assert sorted(text(tree, "//h:dt")) == sorted(CODES)
    assert {str(one.get("id")) for one in find(tree, "//h:dt")} == set(CODES)
    words = " ".join(text(tree, "//h:main"))
    assert all(meaning in words for _, meaning in CODES.values())
    assert find(tree, "//h:dt[@id='S001']/following-sibling::h:dd[1]//h:a[@href='guidelines.html#rule-S001']")


def test_codes_without_a_rule_in_the_odd_have_no_link() -> None:
    assert find(parse(transform("codes.xsl", codes_document()).text), "//h:main//h:a[@class='rule']") == []


def test_a_schema_of_its_own_has_guidelines_of_its_own_and_both_are_made_when_it_changes(tmp_path: Path) -> None:
    root = tmp_path / "mine"
    assert edition("new", "mine", cwd=tmp_path).code == 0
    (root / "schema").mkdir(exist_ok=True)
    odd = root / "schema" / "edition.odd"
    shutil.copy(TINY_ODD, odd)
    assert edition("publish", "--only", "site", cwd=root).code == 0
    guidelines = root / "output" / "site" / "guidelines.html"
    assert "element-teiCorpus" not in guidelines.read_text("utf-8")
    assert "Nothing to do" in edition("publish", "--only", "site", cwd=root).out
    source = odd.read_text("utf-8")
    odd.write_text(source.replace("</schemaSpec>", "<!-- changed --></schemaSpec>"), "utf-8")
    assert "3 site files" in edition("publish", "--only", "site", cwd=root).out
    guidelines.unlink()
    assert "1 site file" in edition("publish", "--only", "site", cwd=root).out
    assert guidelines.is_file()
