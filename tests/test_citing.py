"""Citing: one record in every format, citations as the handbooks have them, what programs find on a page."""

from __future__ import annotations

import json
import re
import struct
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urljoin

import pytest
from lxml import etree, html

from edition.adapters.csl import STYLES, cite
from edition.model import Severity
from edition.pipeline import Pipeline, Report
from edition.project import Edition
from edition.publish.bibliography import bibtex_file, latex, ris_file, to_csl
from edition.publish.citable import Citable, Name, read_edition, read_name, read_text
from edition.registers.model import Registers
from tests.support.paths import ROOT
from tests.support.register_site import copied, published
from tests.support.tiny_site import HALE, OURS
from tests.support.xslt_harness import find, page, text

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

HOME: Final = "https://lamp.example/edition/"
ATOM: Final = {"a": "http://www.w3.org/2005/Atom"}
#: Words that mean something in LaTeX, Typst, YAML, HTML, RIS or JSON.
HOSTILE: Final = 'A {b} $c$ #d & 100% _e_ ^f ~g \\h "i" </script><b>j</b> * [k] @l: - m\nTY  - BOOK'


@pytest.fixture(scope="module")
def tiny() -> dict[str, Citable]:
    """Return the records of the tiny edition as if it were published."""
    edition = Edition(ROOT / "tests" / "tiny")
    whole = replace(read_edition(edition, Registers()), home=HOME, address=HOME)
    return {"": whole} | {path.stem: read_text(path, whole, Registers()) for path in OURS}


def cited(one: Citable) -> dict[str, str]:
    """Return the citation of a record in each style, italics between low lines."""
    item = to_csl(one)
    return {
        style.label: "".join(f"_{words}_" if kind == "title" else words for kind, words in cite(item, style))
        for style in STYLES
    }


def test_citations_follow_the_handbooks(tiny: dict[str, Citable]) -> None:
    book = "_The Lamp and the Harbour, 1887–1903: Two Documents of the Veldsund Lights_"
    book_apa = "_The Lamp and the Harbour, 1887–1903: Two documents of the Veldsund lights_"
    address = f"{HOME}texts/{HALE.stem}.html"
    # A chapter of an edited book that is a new publication of an older work, in the Chicago Manual of Style, the
    # MLA Handbook and the Publication Manual of the APA.
    assert cited(tiny[HALE.stem]) == {
        "Chicago": "Hale, R. S. “On the Question of the Second Lamp: A Letter to the Harbour Board.” "
        f"In {book}, edited by A. Marsh and J. Oram. 1903. Version 0.1.0. The editors of this edition, 2026. "
        f"{address}.",
        "MLA": "Hale, R. S. “On the Question of the Second Lamp: A Letter to the Harbour Board.” Feb. 1903. "
        f"{book}, edited by A. Marsh and J. Oram, version 0.1.0, The editors of this edition, 2026, {address}.",
        "APA": "Hale, R. S. (2026). On the Question of the Second Lamp: A letter to the harbour board [Letter]. "
        f"In A. Marsh & J. Oram (Eds.), {book_apa} (Version 0.1.0). The editors of this edition. {address} "
        "(Original work published 1903)",
    }
    assert cited(tiny[""]) == {
        "Chicago": f"Marsh, A., and J. Oram, eds. {book}. Version 0.1.0. The editors of this edition, 2026. {HOME}.",
        "MLA": f"Marsh, A., and J. Oram, editors. {book}. Version 0.1.0, The editors of this edition, 2026, {HOME}.",
        "APA": f"Marsh, A., & Oram, J. (Eds.). (2026). {book_apa} (Version 0.1.0). The editors of this edition. {HOME}",
    }
    alone = replace(tiny[""], editors=tiny[""].editors[:1])
    assert cited(alone)["Chicago"].startswith("Marsh, A., ed. _The Lamp")


def test_little_is_enough_for_a_citation() -> None:
    bare = Citable("a", "Über die Lage", language="de-DE-1996", container="Ein Buch")
    assert cited(bare)["Chicago"] == "“Über die Lage.” In _Ein Buch_. n.d."
    assert {"title", "id", "type", "container-title", "language"} == to_csl(bare).keys()


def test_words_of_a_header_stay_words(tiny: dict[str, Citable]) -> None:
    hostile = replace(tiny[HALE.stem], title=HOSTILE, publisher=HOSTILE, genre=HOSTILE, authors=(Name(HOSTILE),))
    shown = cited(hostile)["APA"]
    assert shown.lower().count(" ".join(HOSTILE.split()).lower()) == 4


@pytest.mark.parametrize(
    ("words", "family", "given"),
    [
        ("<author>V. I. Lenin</author>", "Lenin", "V. I."),
        ("<author>J.-P. de la Tour</author>", "de la Tour", "J.-P."),
        ("<author>Lenin, V. I.</author>", "Lenin", "V. I."),
        (
            "<author><persName><forename>Ada</forename> <surname>van Finch</surname></persName></author>",
            "van Finch",
            "Ada",
        ),
        ("<author>Ada Finch</author>", "", ""),
        ("<author>The Board of Pilots</author>", "", ""),
    ],
)
def test_names_are_divided_only_where_something_tells_where(words: str, family: str, given: str) -> None:
    element = etree.fromstring(words.replace(">", ' xmlns="http://www.tei-c.org/ns/1.0">', 1))
    name = read_name(element, Registers())
    assert (name.family, name.given) == (family, given)


def test_bibtex_survives_another_parser(tiny: dict[str, Citable]) -> None:
    bibtexparser = pytest.importorskip("bibtexparser", reason="bibtexparser is not installed")
    hostile = replace(tiny[HALE.stem], id="x", title=HOSTILE, authors=(Name("A and B {C}"), Name("X Y", "Y", "X")))
    library = bibtexparser.parse_string(bibtex_file([*tiny.values(), hostile]).decode("utf-8"))
    assert library.failed_blocks == []
    assert [entry.entry_type for entry in library.entries] == ["book", "incollection", "incollection", "incollection"]
    entry = library.entries[1].fields_dict
    assert {name: field.value for name, field in entry.items()} == {
        "author": "Hale, R. S.",
        "title": "{On the Question of the Second Lamp: A letter to the harbour board}",
        "booktitle": "{The Lamp and the Harbour, 1887–1903: Two documents of the Veldsund lights}",
        "editor": "Marsh, A. and Oram, J.",
        "publisher": "{The editors of this edition}",
        "year": "2026",
        "origdate": "1903-02",
        "version": "0.1.0",
        "type": "letter",
        "langid": "en",
        "url": f"{HOME}texts/{HALE.stem}.html",
    }
    assert library.entries[3].fields_dict["author"].value == r"{A and B \{C\}} and Y, X"
    title = library.entries[3].fields_dict["title"].value
    plain = title[1:-1].replace(r"\textbackslash{}", "\0").replace(r"\textasciicircum{}", "^")
    plain = re.sub(r"\\([{}$&#%_])", r"\1", plain.replace(r"\textasciitilde{}", "~")).replace("\0", "\\")
    assert plain == " ".join(HOSTILE.split())
    assert latex("a\nb") == "a b"


def test_ris_survives_another_parser(tiny: dict[str, Citable]) -> None:
    rispy = pytest.importorskip("rispy", reason="rispy is not installed")
    hostile = replace(tiny[HALE.stem], title=HOSTILE)
    data = ris_file([*tiny.values(), hostile])
    assert data.count(b"\n") == data.count(b"\r\n")
    whole, letter, _, other = rispy.loads(data.decode("utf-8"))
    assert other["title"] == " ".join(HOSTILE.split())
    assert whole["type_of_reference"] == "BOOK" and whole["year"] == "2026"
    expected = {
        "type_of_reference": "CHAP",
        "authors": ["Hale, R. S."],
        "title": "On the Question of the Second Lamp: A letter to the harbour board",
        "secondary_authors": ["Marsh, A.", "Oram, J."],
        "secondary_title": "The Lamp and the Harbour, 1887–1903: Two documents of the Veldsund lights",
        "publisher": "The editors of this edition",
        "year": "2026",
        "original_publication": "1903-02",
        "language": "en",
    }
    assert {key: letter.get(key) for key in expected} == expected


# What a site with an address has.


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Report]:
    """Return the site of an edition that declares its address; a letter whose title is full of signs is in it."""
    root = copied(tmp_path_factory.mktemp("address"))
    _declare(root)
    letter = root / "tei" / "texts" / "hale-1903.xml"
    old, new = '<title type="main">A letter on the lamp', '<title type="main">A &lt;/script>&lt;b> &amp; {letter}'
    letter.write_text(
        letter.read_text("utf-8")
        .replace(old, new)
        .replace(
            "<correspDesc>", '<textClass><keywords><term type="genre">letter</term></keywords></textClass><correspDesc>'
        )
        .replace(
            "</teiHeader>",
            '<revisionDesc><change when="2026-12-01">A name corrected.</change>'
            '<change when="2026-11-22">Added.</change><change>Undated.</change></revisionDesc></teiHeader>',
            1,
        ),
        "utf-8",
    )
    report = published(root)
    return root / "output" / "site", report


def _declare(root: Path) -> None:
    marker = root / "tei" / "edition.xml"
    told = f'</publisher><idno type="URI">{HOME.rstrip("/")}</idno>'
    marker.write_text(marker.read_text("utf-8").replace("</publisher>", told, 1), "utf-8")


def head(path: Path) -> tuple[dict[str, list[str]], html.HtmlElement]:
    """Return what the meta elements of a page say, and the page as an HTML parser sees it."""
    tree = html.parse(str(path), html.HTMLParser(encoding="utf-8")).getroot()
    told: dict[str, list[str]] = {}
    for one in tree.iterfind("head/meta"):
        told.setdefault(one.get("name") or one.get("property") or "", []).append(one.get("content") or "")
    return told, tree


def zotero(told: dict[str, list[str]]) -> dict[str, Any]:
    """Return the item that Zotero's translator for embedded metadata takes from a page, as far as it is modelled here.

    Modelled: a type that Dublin Core or Open Graph names for certain (DC.type with the name of an item type,
    og:type book or website) wins over the type of the Highwire tags (a title of a book makes a section of a
    book), and that over guesses (og:type article); the fields are those of the Highwire tags, else Dublin Core's.
    """
    first = {name: values[0] for name, values in told.items()}
    certain = {"book": "book", "website": "webpage"}.get(first.get("og:type", ""))
    if first.get("DC.type") in {"letter", "manuscript", "interview", "book", "document", "webpage"}:
        certain = certain or first["DC.type"]
    section = "bookSection" if "citation_book_title" in first else "journalArticle"
    return {
        "itemType": certain or section,
        "title": first.get("citation_title") or first.get("DC.title"),
        "creators": told.get("citation_author") or told.get("DC.creator", []),
        "date": first.get("citation_publication_date") or first.get("DC.date"),
        "publicationTitle": first.get("citation_book_title"),
        "url": first.get("citation_public_url"),
    }


def test_zotero_finds_author_title_date_and_publication(address: tuple[Path, Report]) -> None:
    told, _ = head(address[0] / "texts" / "hale-1903.html")
    assert zotero(told) == {
        "itemType": "bookSection",
        "title": "A </script><b> & {letter}",
        "creators": ["Hale, R. S."],
        "date": "2026",
        "publicationTitle": "The Lamp of Veldsund: Two documents with registers",
        "url": f"{HOME}texts/hale-1903.html",
    }
    front, _ = head(address[0] / "index.html")
    assert zotero(front) | {"creators": []} == {
        "itemType": "book",
        "title": "The Lamp of Veldsund: Two documents with registers",
        "creators": [],
        "date": "2026",
        "publicationTitle": None,
        "url": HOME,
    }
    assert front["citation_editor"] == ["Marsh, A.", "Oram, J."]


def test_linked_data_is_data_whatever_the_title_holds(address: tuple[Path, Report]) -> None:
    _, tree = head(address[0] / "texts" / "hale-1903.html")
    (script,) = tree.xpath("//script[@type='application/ld+json']")
    data = json.loads(script.text)
    assert data["@type"] == "Chapter" and data["name"] == "A </script><b> & {letter}"
    assert data["author"][0] | {"sameAs": []} == {
        "@type": "Person", "name": "R. S. Hale", "familyName": "Hale", "givenName": "R. S.", "sameAs": [],
    }  # fmt: skip
    assert data["dateCreated"] == "1903-02" and data["datePublished"] == "2026"
    assert data["isPartOf"]["url"] == HOME and data["isPartOf"]["version"] == "0.1.0"


def test_addresses_pictures_and_other_formats(address: tuple[Path, Report]) -> None:
    site, _ = address
    for name in ("texts/hale-1903", "texts/oram-1887", "index"):
        told, tree = head(site / f"{name}.html")
        here = HOME if name == "index" else f"{HOME}{name}.html"
        links = [(one.get("rel"), one.get("href"), one.get("type")) for one in tree.iterfind("head/link")]
        assert [href for rel, href, _ in links if rel == "canonical"] == [here] == told["og:url"]
        picture = site / told["og:image"][0].removeprefix(HOME)
        assert picture.read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"
        assert struct.unpack(">II", picture.read_bytes()[16:24]) == (1200, 630)
        alternates = {kind: urljoin(f"{name}.html", href) for rel, href, kind in links if rel == "alternate"}
        assert {"application/atom+xml", "application/x-bibtex", "application/x-research-info-systems"} <= set(
            alternates
        )
        assert ("application/tei+xml" in alternates) == (name != "index")
        assert [href for href in alternates.values() if not (site / href).is_file()] == []


def test_the_files_of_the_whole_hold_every_text(address: tuple[Path, Report]) -> None:
    for folder in (address[0] / "downloads", address[0].parent / "data"):
        items = json.loads((folder / "edition.csl.json").read_text("utf-8"))
        assert [one["id"] for one in items] == ["edition", "oram-1887", "hale-1903"]
        assert (folder / "edition.ris").read_bytes().count(b"\r\nER  - ") == 3
        assert (folder / "edition.bib").read_text("utf-8").count("\n@") == 2
    letter = json.loads((address[0] / "downloads" / "hale-1903.csl.json").read_text("utf-8"))[0]
    assert letter["author"] == [{"family": "Hale", "given": "R. S."}]
    assert letter["original-date"] == {"date-parts": [[1903, 2]]}


def test_the_feed_is_atom(address: tuple[Path, Report]) -> None:
    """RFC 4287: 4.1.1 and 4.1.2 (what a feed and an entry must have), 4.2.6 (identifiers), 3.3 (dates)."""
    assert_atom(address[0] / "atom.xml")
    feed = etree.parse(address[0] / "atom.xml")
    assert feed.xpath("string(/a:feed/a:updated)", namespaces=ATOM) == "2026-12-01T00:00:00Z"
    told = feed.xpath("/a:feed/a:entry/a:summary/text()", namespaces=ATOM)
    assert told == ["A name corrected.", "First state of the edition.", "Added."]
    assert all(str(href).startswith("https://") for href in feed.xpath("//a:link/@href", namespaces=ATOM))


def assert_atom(path: Path) -> None:
    """Check the rules of Atom that concern our feeds."""
    root = etree.parse(path).getroot()
    assert root.tag == f"{{{ATOM['a']}}}feed"
    for element in (root, *root.findall("a:entry", ATOM)):
        for name in ("id", "title", "updated"):
            assert len(element.findall(f"a:{name}", ATOM)) == 1, name
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", element.findtext("a:updated", "", ATOM))
        assert len(element.findall("a:link[@rel='alternate']", ATOM)) == 1
    assert root.findall("a:author/a:name", ATOM) and root.findall("a:link[@rel='self']", ATOM)
    ids = [one.text for one in root.iter(f"{{{ATOM['a']}}}id")]
    assert len(ids) == len(set(ids)) and all(re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", str(one)) for one in ids)


def test_the_map_of_the_site_has_every_page(address: tuple[Path, Report]) -> None:
    site, _ = address
    told = etree.parse(site / "sitemap.xml").xpath("//*[local-name() = 'loc']/text()")
    assert isinstance(told, list)
    pages = {path.relative_to(site).as_posix() for path in site.rglob("*.html")}
    assert sorted(map(str, told)) == sorted(HOME + ("" if page == "index.html" else page) for page in pages)


def test_nothing_is_invented_without_an_address(tmp_path: Path, address: tuple[Path, Report]) -> None:
    root = copied(tmp_path)
    report = published(root)
    notes = [one for one in report.findings if one.code == "P010"]
    assert [(one.where.file, one.severity) for one in notes] == [("tei/edition.xml", Severity.NOTE)]
    assert "P010" not in {one.code for one in address[1].findings}
    site = root / "output" / "site"
    told, tree = head(site / "texts" / "hale-1903.html")
    assert not {"og:url", "og:image", "citation_public_url"} & told.keys()
    assert not tree.xpath("//link[@rel='canonical']")
    assert not (site / "sitemap.xml").exists() and not (site / "pictures").exists()
    assert_atom(site / "atom.xml")
    again = Pipeline(Edition(root.resolve())).publish(("data", "site"))
    assert again.done == [] and "P010" in {one.code for one in again.findings}
    _declare(root)
    Pipeline(Edition(root.resolve())).publish(("data", "site"))
    for name in ("atom.xml", "sitemap.xml", "pictures/oram-1887.png", "downloads/oram-1887.bib"):
        same = name != "atom.xml" and name != "sitemap.xml"
        assert (site / name).is_file()
        assert not same or (site / name).read_bytes() == (address[0] / name).read_bytes(), name


def test_a_text_alone_has_the_citation_of_its_header() -> None:
    tree = page(HALE, root="../", edition_title="An Edition")
    assert not find(tree, "//h:details[@name='cite'] | //h:script[@type='application/ld+json']")
    assert text(tree, "//h:p[@class='of-paragraph']")[0].endswith("is the address of this page followed by #p1.")


# In a browser.


def visit(browser: Browser, path: Path, anchor: str = "", **options: Any) -> tuple[Page, list[str]]:
    """Open a page; return it with what its console says."""
    opened = browser.new_context(**options).new_page()
    said: list[str] = []
    opened.on("console", lambda message: said.append(message.text))
    opened.on("pageerror", lambda error: said.append(str(error)))
    opened.goto(path.as_uri() + anchor)
    return opened, said


@pytest.mark.browser
def test_a_paragraph_is_cited_by_its_number(browser: Browser, address: tuple[Path, Report]) -> None:
    letter = address[0] / "texts" / "hale-1903.html"
    opened, said = visit(browser, letter, viewport={"width": 320, "height": 700})
    assert said == [], "the policy of the page minds the block of data, or a script fails"
    assert opened.locator(".cite-bar").count() == 0
    opened.locator("#p2").click()
    bar = opened.locator(".cite-bar")
    assert bar.get_attribute("aria-label") == "Cite paragraph 2"
    assert opened.evaluate("document.documentElement.scrollWidth") <= 320
    expected = (
        "Hale, R. S. “A </script><b> & {Letter}.” In The Lamp of Veldsund: Two Documents with Registers, edited by "
        f"A. Marsh and J. Oram. 1903. Version 0.1.0. The editors of this edition, 2026, par. 2. "
        f"{HOME}texts/hale-1903.html#p2."
    )
    assert opened.locator(".paragraph-citation > span").inner_text() == expected
    opened.evaluate("navigator.clipboard.writeText = async (words) => { window.copied = words; }")
    opened.keyboard.press("Tab")
    opened.keyboard.press("Enter")
    opened.wait_for_function("window.copied")
    assert opened.evaluate("window.copied") == expected
    assert opened.locator("[role=status]").inner_text() == "Copied."
    opened.keyboard.press("Escape")
    assert bar.count() == 0
    opened.context.close()


@pytest.mark.browser
def test_styles_are_tabs_without_a_script_and_have_no_barriers(browser: Browser, address: tuple[Path, Report]) -> None:
    letter = address[0] / "texts" / "hale-1903.html"
    opened, _ = visit(browser, letter, java_script_enabled=False)
    shown = opened.locator(".citing .citation")
    assert [one.is_visible() for one in shown.all()] == [True, False, False]
    opened.locator("summary", has_text="APA").click()
    assert [one.is_visible() for one in shown.all()] == [False, False, True]
    assert opened.locator("button.copy, .cite-bar").count() == 0
    opened.context.close()
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed").Axe()
    opened, _ = visit(browser, letter, "#p1", bypass_csp=True, color_scheme="dark")
    assert opened.locator(".cite-bar").is_visible()
    assert axe.run(opened).response["violations"] == []
    opened.context.close()
