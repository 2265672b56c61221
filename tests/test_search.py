"""Search and index: the same bytes each time, addresses that exist, names in every form, no barriers."""

from __future__ import annotations

import json
import re
import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlencode

import pytest
from lxml import etree, html

from edition.adapters import pagefind
from edition.errors import SearchError
from edition.publish import nameindex, registerdocs
from edition.publish.searchdocs import language_of, token
from edition.publish.searchforms import bucket_of, folded
from tests.support.axe import barriers
from tests.support.links import dead_links
from tests.support.register_site import copied, published

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

RAKOVSKY = "rakovsky-1926-07-foreign-policy-of-soviet-russia"


def test_the_index_is_the_same_each_time(built: Path) -> None:
    pages = built / "output" / ".search"
    made = pagefind.build_index(pages)
    assert all(pagefind.build_index(pages) == made for _ in range(3))
    site = built / "output" / "site" / "pagefind"
    assert {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()} == set(made)
    assert not [name for name in made if "ui" in name or name.endswith(".css")]


def test_an_index_of_nothing_says_what_failed(tmp_path: Path) -> None:
    with pytest.raises(SearchError, match="pagefind failed"):
        pagefind.build_index(tmp_path)


def test_every_passage_of_the_index_is_in_the_site(built: Path) -> None:
    """Follow the address of each passage: the page is there, and it has the fragment."""
    site = built / "output" / "site"
    checked = 0
    for lean in sorted((built / "output" / ".search").rglob("*.html")):
        tree = html.fromstring(lean.read_bytes())
        page = tree.xpath("string(//meta[@data-pagefind-meta='page[content]']/@content)")
        ids = set(html.fromstring((site / page).read_bytes()).xpath("//@id"))
        for anchor in tree.xpath("//body//@id"):
            address = unquote(anchor.split("!")[0])
            found = address == "#" or (address[1:] in ids if address.startswith("#") else (site / address).is_file())
            assert found, f"{lean.name}: {address}"
            checked += 1
    assert checked > 200


@pytest.mark.parametrize(
    ("attributes", "language"),
    [("", "en"), ("xml:lang='ru'", "ru"), ("xml:lang='en-GB'", "en"), ("xml:lang='?'", "en")],
)
def test_the_language_of_a_text(attributes: str, language: str) -> None:
    root = etree.fromstring(f"<TEI xmlns='http://www.tei-c.org/ns/1.0' {attributes}><text><body/></text></TEI>")
    assert language_of(root) == language


def test_names_are_looked_up_however_they_are_typed(built: Path) -> None:
    folder = built / "output" / "site" / "names"
    count = len(list(folder.iterdir()))
    for typed in ("Tchitcherin", "CHICHERIN", "Чичерин", "Georgy  Chicherin"):
        held = json.loads((folder / f"{bucket_of(folded(typed), count)}.json").read_bytes())
        assert [entry[0] for entry in held[folded(typed)]] == [token("person/chicherin-georgy")], typed


def test_long_lists_have_a_page_for_each_letter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registerdocs, "LONG", 1)
    monkeypatch.setattr(nameindex, "LONG", 2)
    root = copied(tmp_path)
    published(root)
    site = root / "output" / "site"
    assert dead_links(site) == []
    letters = {path.name for path in (site / "registers" / "letters").iterdir()}
    assert {"persons-h.html", "names-h.html", "names-u1061.html"} <= letters
    listed = html.fromstring((site / "registers" / "letters" / "persons-h.html").read_bytes())
    assert "Hale" in listed.text_content()
    assert not html.fromstring((site / "registers" / "persons.html").read_bytes()).cssselect(".letter li")


def test_without_pagefind_there_is_a_site_and_a_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pagefind, "executable", lambda: None)
    root = copied(tmp_path)
    report = published(root)
    assert [one.code for one in report.findings if one.code == "P003"] == ["P003"]
    assert not report.failures
    site = root / "output" / "site"
    assert not (site / "search.html").exists() and not (site / "pagefind").exists()
    assert not html.fromstring((site / "index.html").read_bytes()).cssselect("a[rel=search]")


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *args: Any) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def address(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the edition in a folder below the root of a host; return the address of the folder."""
    root = tmp_path_factory.mktemp("host")
    shutil.copytree(built / "output" / "site", root / "some" / "folder")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(root)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/some/folder/"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Open a window of its own; an error in the scripts of a page fails the test."""
    opened = browser.new_context(viewport={"width": 1280, "height": 800}).new_page()
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    opened.on("console", lambda said: errors.append(said.text) if "Content Security Policy" in said.text else None)
    yield opened
    opened.context.close()
    assert errors == []


def find(page: Page, address: str, **asked: str) -> list[str]:
    """Ask for something by the address of the search page; return the addresses of the results."""
    page.goto(f"{address}search.html?{urlencode(asked)}")
    return found(page)


def found(page: Page) -> list[str]:
    """Wait for the search to end; return the addresses of the results."""
    from playwright.sync_api import expect

    expect(page.locator("#search-status")).to_have_text(re.compile(r"\.$"))
    links = page.locator("#search-results .where").all()
    return [str(link.get_attribute("href")) for link in links]


@pytest.mark.browser
def test_a_name_is_found_in_every_form(page: Page, address: str) -> None:
    chicherin = find(page, address, q="Chicherin")
    assert f"texts/{RAKOVSKY}.html#p14" in chicherin
    assert "registers/persons/chicherin-georgy.html" in chicherin
    for typed in ("Tchitcherin", "Чичерин"):
        assert find(page, address, q=typed) == chicherin, typed
        assert "also searched: Chicherin" in str(page.text_content("#search-also"))
    page.click("#search-results .where >> nth=0")
    page.wait_for_selector(":target", state="attached")


@pytest.mark.browser
def test_words_of_one_passage_phrases_and_filters(page: Page, address: str) -> None:
    loose = find(page, address, q="peace treaty", kind="text")
    strict = find(page, address, q='"peace treaty"', kind="text")
    assert strict and set(strict) < set(loose)
    assert {mark.lower() for mark in page.locator("mark").all_text_contents()} == {"peace", "treaty"}
    assert all(
        link.startswith(f"texts/{RAKOVSKY}") for link in find(page, address, q="peace", year="1926", kind="text")
    )
    named = find(page, address, person="chicherin-georgy", kind="text")
    assert named == [f"texts/{RAKOVSKY}.html#p14"]
    assert len(find(page, address, author="V. I. Lenin")) == 2


@pytest.mark.browser
def test_keyboard_and_address(page: Page, address: str) -> None:
    page.goto(f"{address}registers/persons.html")
    page.keyboard.press("/")
    page.wait_for_url("**/search.html")
    page.keyboard.type("telegram")
    page.keyboard.press("Enter")
    first = found(page)
    assert first and page.url.endswith("search.html?q=telegram")
    page.select_option("#search-year", "1918")
    page.wait_for_url("**q=telegram&year=1918")
    page.reload()
    assert page.input_value("#search-words") == "telegram" and page.input_value("#search-year") == "1918"
    page.keyboard.press("Tab")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "search-words"


@pytest.mark.browser
def test_hostile_words_are_words(page: Page, address: str) -> None:
    hostile = "<img src=x onerror=alert(1)>"
    find(page, address, q=hostile, author="__proto__", person="nobody")
    assert page.input_value("#search-words") == hostile
    find(page, address, q=f"constructor __proto__ {hostile} Lenin")
    assert page.locator("main img").count() == 0


@pytest.mark.browser
def test_where_there_is_no_script_or_no_server(browser: Browser, page: Page, address: str, built: Path) -> None:
    plain = browser.new_context(java_script_enabled=False).new_page()
    plain.goto(f"{address}search.html")
    assert plain.locator("noscript").is_visible() and not plain.locator("form").is_visible()
    assert plain.get_attribute("noscript a", "href") == "registers/names.html"
    plain.context.close()
    page.goto((built / "output" / "site" / "search.html").as_uri())
    assert page.locator("#search-file").is_visible() and not page.locator("form").is_visible()


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 320)])
def test_results_and_index_have_no_barriers(browser: Browser, address: str, scheme: Any, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    assert find(page, address, q="Tchitcherin")
    for place in ("", f"{address}registers/names.html"):
        if place:
            page.goto(place)
        assert barriers(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()
