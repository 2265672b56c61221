"""The pages of the registers: what they show, where they lead, when they are made again."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from lxml import etree

from edition.pipeline import Report
from tests.support.golden import check_golden
from tests.support.links import dead_links
from tests.support.register_site import GOLDEN, published
from tests.support.tei_words import text_of
from tests.support.xslt_harness import call, find, page, parse, text
from tests.test_html import assert_sound

PERSON = "registers/persons/hale-robert.html"
SMALL = ("finch-ada", "hale-robert", "oram-mary")


@pytest.fixture(scope="module")
def site(registers_built: Path) -> Path:
    """Return the site of the small edition."""
    return registers_built / "output" / "site"


def parsed(site: Path, name: str) -> etree._Element:
    """Parse a page of a site."""
    return parse((site / name).read_text("utf-8"))


def links(tree: etree._Element, path: str) -> list[str]:
    """Return where the links that a path finds lead."""
    return [str(one.get("href")) for one in find(tree, path)]


def made(report: Report) -> list[str]:
    """Return the pages that a run made."""
    return sorted(
        name.removeprefix("site:") for name in report.done if name.startswith(("site:register:", "site:text:"))
    )


def test_every_entry_with_a_key_has_a_page_and_nothing_else(site: Path) -> None:
    pages = {path.relative_to(site / "registers").as_posix() for path in (site / "registers").rglob("*.html")}
    persons = {f"persons/{key}.html" for key in SMALL}
    others = {
        *("places/veldsund.html", "organisations/board-of-pilots.html"),
        *("events/great-storm.html", "works/the-pilots-friend.html"),
    }
    lists = {f"{name}.html" for name in ("index", "names", "persons", "places", "organisations", "events", "works")}
    assert pages == persons | others | lists
    assert not list(site.parent.parent.rglob("x.html"))


def test_pages_are_sound_and_every_link_leads_somewhere(site: Path) -> None:
    assert dead_links(site) == []
    for path in site.rglob("registers/**/*.html"):
        assert_sound(parse(path.read_text("utf-8")))


def test_the_index_has_names_of_all_kinds_with_their_paragraphs(site: Path) -> None:
    tree = parsed(site, "registers/names.html")
    lines = text(tree, "//h:section[@class='letter']//h:li")
    assert [line for line in lines if line.startswith("Feldsund")] == ["Feldsund, see Veldsund"]
    assert lines[-1] == "Хейл, Роберт, see Hale, Robert Stone", "other alphabets follow"
    hale = links(tree, "//h:li[starts-with(normalize-space(), 'Hale, Robert')]//h:a")
    assert hale[0] == "../registers/persons/hale-robert.html"
    assert "../texts/hale-1903.html#p1" in hale


def test_every_page_leads_to_the_registers(site: Path) -> None:
    for path in site.rglob("*.html"):
        root = "../" * (len(path.relative_to(site).parts) - 1)
        assert f"{root}registers/index.html" in links(parse(path.read_text("utf-8")), "//h:header//h:a"), path.name


@pytest.mark.parametrize("name", ["persons", "persons/hale-robert", "places/veldsund", "events/great-storm", "index"])
def test_pages_in_words(site: Path, name: str, update_golden: bool) -> None:
    main = find(parsed(site, f"registers/{name}.html"), "//h:main")[0]
    lines = [" ".join(str(words).split()) for words in main.itertext()]
    shown = "\n".join(line for line in lines if line) + "\n"
    check_golden(GOLDEN / f"{name.replace('/', '-')}.txt", shown, update=update_golden)


def test_names_in_a_text_lead_to_their_entries(site: Path) -> None:
    tree = parsed(site, "texts/hale-1903.html")
    named = find(tree, "//h:div[@class='reading']//h:a[contains(@class, 'named')]")
    assert {str(one.get("href")) for one in named} == {
        "../registers/persons/finch-ada.html",
        "../registers/persons/hale-robert.html",
        "../registers/organisations/board-of-pilots.html",
        "../registers/events/great-storm.html",
        "../registers/works/the-pilots-friend.html",
        "../registers/places/veldsund.html",
    }
    plain = {"Nobody", "Mallory", "Eve", "a path"}
    assert plain <= set(text(tree, "//h:span[@class='persName']"))
    assert not find(tree, "//h:a[contains(@href, 'javascript') or contains(@href, 'etc/')]")


def test_facts_lead_to_author_place_and_addressee(site: Path) -> None:
    tree = parsed(site, "texts/hale-1903.html")
    assert links(tree, "//h:p[@class='author']/h:a") == ["../registers/persons/hale-robert.html"]
    assert links(tree, "//h:p[@class='facts']/h:a") == ["../registers/places/veldsund.html"]
    assert text(tree, "//h:p[@class='facts']") == ["Veldsund · February 1903"]
    assert "../registers/persons/oram-mary.html" in links(tree, "//h:section[contains(@class, 'about')]//h:a")
    assert any(
        words == "A letter from R. S. Hale, to Mary Oram."
        for words in text(tree, "//h:section[contains(@class, 'about')]//h:p")
    )


def test_authority_links_only_where_the_value_is_one(site: Path) -> None:
    facts = "//h:section[@class='entry-facts']//h:a"
    assert links(parsed(site, PERSON), facts) == ["https://www.wikidata.org/wiki/Q999999999"]
    finch = parsed(site, "registers/persons/finch-ada.html")
    assert links(finch, facts) == []
    assert "javascript:alert(1)" in text(finch, "//h:section[@class='entry-facts']//h:dd")


def test_hostile_words_are_words(site: Path) -> None:
    assert text(parsed(site, PERSON), "//h:p[@class='description']") == ["Keeper of the <script>second</script> lamp."]
    for path in site.rglob("registers/**/*.html"):
        tree = parse(path.read_text("utf-8"))
        assert not find(tree, "//h:script[not(@src)] | //h:i[.='more']")
        assert not [one for one in links(tree, "//h:a") if one.startswith("javascript")]


def test_downloads_stand_on_the_list(site: Path) -> None:
    assert links(parsed(site, "registers/persons.html"), "//h:ul[@class='downloads']//h:a") == [
        "../downloads/persons.csv",
        "../downloads/persons.json",
        "../tei/registers/persons.xml",
    ]


def test_what_did_not_change_is_not_made_again(own_registers: Path) -> None:
    root = own_registers
    report = published(root)
    assert not report.failures and {one.code for one in report.findings} == {"P010"}
    assert report.done == []
    works = root / "tei" / "registers" / "works.xml"
    works.write_text(works.read_text("utf-8").replace("1880 to 1899", "1880–1899"), "utf-8")
    pages = ["register:works", "register:works/the-pilots-friend", "text:hale-1903"]
    assert made(published(root)) == pages, "the page of the text tells of the works that it names"
    letter = root / "tei" / "texts" / "oram-1887.xml"
    letter.write_text(letter.read_text("utf-8").replace("keeps the lamp", "tends the lamp"), "utf-8")
    assert made(published(root)) == ["register:persons/hale-robert", "register:places/veldsund", "text:oram-1887"]


def test_an_entry_that_goes_takes_its_pages_and_links_with_it(own_registers: Path) -> None:
    root = own_registers
    events = root / "tei" / "registers" / "events.xml"
    events.unlink()
    report = published(root)
    site = root / "output" / "site"
    assert not list(site.rglob("*great-storm*")) and not (site / "registers" / "events.html").exists()
    assert not (site / "downloads" / "events.csv").exists()
    assert "text:hale-1903" in made(report)
    assert dead_links(site) == []
    shutil.rmtree(root / "tei" / "registers")
    published(root)
    assert not (site / "registers").exists() or not list((site / "registers").rglob("*.html"))
    assert not find(parsed(site, "texts/hale-1903.html"), "//h:a[contains(@href, 'registers/')]")
    assert dead_links(site) == []


def test_texts_of_others_with_registers_of_their_own_stay_as_they_are() -> None:
    body = '<p>See <persName ref="#p1">Ada</persName> and <placeName ref="places.xml#x">there</placeName>.</p>'
    tree = page(text_of(body), root="../", entries="persons/p1 places/x", registers="registers/index.html")
    assert not find(tree, "//h:div[@class='reading']//h:a")


def test_a_name_in_a_link_is_no_link() -> None:
    inner = '<persName ref="../registers/persons.xml#ada">Ada</persName>'
    outer = f'<persName ref="../registers/persons.xml#b">of {inner}</persName>'
    body = f'<p><ref target="https://example.org/">to {inner}</ref>, {outer}</p>'
    tree = page(text_of(body), root="../", entries="persons/ada persons/b")
    assert_sound(tree)
    assert links(tree, "//h:div[@class='reading']//h:a") == ["https://example.org/", "../registers/persons/b.html"]


DATES = [
    ('when="1917-11-07"', "7 November 1917"),
    ('when="1917-11"', "November 1917"),
    ('when="1917-02-31"', "1917-02-31"),
    ('from="1918-03-14" to="1918-03-16"', "14 to 16 March 1918"),
    ('from="1922-11-05" to="1922-12-05"', "5 November to 5 December 1922"),
    ('from="1914-08" to="1924-01-26"', "August 1914 to 26 January 1924"),
    ('from="1917"', "since 1917"),
    ('to="1809"', "until 1809"),
    ('notBefore="1938-10-02" notAfter="1938-10-03"', "2 or 3 October 1938"),
    ('notBefore="1938-09-30" notAfter="1938-10-03"', "between 30 September and 3 October 1938"),
    ('notBefore="1859" notAfter="1860"', "between 1859 and 1860"),
    ('when="1917-11-07" when-custom="1917-10-25"', "7 November 1917 (25 October, Old Style)"),
    ('when="1917-01-05" when-custom="1916-12-23"', "5 January 1917 (23 December 1916, Old Style)"),
    ('when="1859" cert="medium"', "1859 (probably)"),
    ("", ""),
]


@pytest.mark.parametrize(("attributes", "words"), DATES)
def test_dates_in_words(attributes: str, words: str, tmp_path: Path) -> None:
    source = text_of(f"<p><date {attributes}/></p>")
    assert call("register.xsl", "f:date-words((//tei:date)[1])", source, tmp_path) == words


def test_languages_by_their_tags(tmp_path: Path) -> None:
    names = "f:language-name('ru'), f:language-name('ru-Latn'), f:language-name('xx')"
    assert call("register.xsl", names, text_of("<p/>"), tmp_path) == "Russian|Russian in Latin letters|xx"
