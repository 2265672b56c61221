"""The views of a text in a browser: what each shows, the address that keeps them, and no barriers."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

from edition.adapters.xmlio import parse_xml
from edition.check.fidelity import claimed_ranges
from edition.source import read_source
from tests.support.axe import barriers
from tests.support.paths import ROOT
from tests.support.tei_words import words
from tests.support.tiny_site import HALE, write_site

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
TEXTS: Final = sorted((ROOT / "tei" / "texts").glob("*.xml"))
VIEWS: Final = ("reading", "source", "corrections", "names")
#: What the body of the letter says in paragraph 5, by view.
SAYS: Final = {
    "reading": "The board may find itself in the position of being obliged to make an agreement",
    "source": "**The board** may find itself in the position of being obliged to nuke an agreement",
    "corrections": "The board may find itself in the position of being obliged to nukemake an agreement",
    "names": "The board may find itself in the position of being obliged to make an agreement",
}


@pytest.fixture(scope="module")
def letter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the page of a letter with furniture, corrections and names."""
    return write_site(tmp_path_factory.mktemp("site"))[f"texts/{HALE.stem}.html"]


def visit(browser: Browser, address: str, width: int = 1280, **options: Any) -> Page:
    """Open a page in a window of its own."""
    opened = browser.new_context(viewport={"width": width, "height": 800}, **options).new_page()
    opened.goto(address)
    return opened


def paragraph(page: Page) -> str:
    """Return what a reader sees of paragraph 5."""
    return " ".join(page.locator("p:has(> #p5)").inner_text().split())


def test_each_view_shows_its_words_without_any_script(browser: Browser, letter: Path) -> None:
    page = visit(browser, letter.as_uri(), java_script_enabled=False)
    for view in VIEWS:
        page.locator(f"label:has(> [value={view}])").click()
        assert SAYS[view] in paragraph(page), view
        assert page.locator(".fw").first.is_visible() == (view == "source")
        assert page.locator("section.corrections").is_visible() == (view != "source")
        assert page.locator(".call.commentary").first.is_visible() == (view != "source")
        assert page.locator(".of-names").is_visible() == (view == "names")
        assert page.locator(".of-corrections").is_visible() == (view == "corrections")
    page.context.close()


def assert_view(page: Page, view: str, end: str) -> None:
    """Check that a page shows a view at an address with this end; wait for it while the browser is on its way."""
    from playwright.sync_api import expect

    expect(page).to_have_url(re.compile(re.escape(end) + "$"))
    expect(page.locator(f"[name=view][value={view}]")).to_be_checked()


def test_the_address_keeps_the_view_and_neighbours_take_it_along(browser: Browser, built: Path) -> None:
    texts = built / "output" / "site" / "texts"
    first = next(path for path in sorted(texts.glob("*.html")) if 'value="corrections"' in path.read_text("utf-8"))
    page = visit(browser, first.as_uri() + "#p1")
    page.locator("[value=source]").focus()
    page.keyboard.press("ArrowRight")
    assert_view(page, "corrections", ".html?view=corrections#p1")
    page.locator("[value=names]").check()
    page.locator(".neighbours a").first.click()
    assert_view(page, "names", ".html?view=names")
    page.locator("[value=source]").check()
    page.go_back()
    assert_view(page, "names", "?view=names#p1")
    page.go_forward()
    assert_view(page, "source", "?view=source")
    page.reload()
    assert_view(page, "source", "?view=source")
    page.locator("[value=reading]").check()
    assert_view(page, "reading", ".html")
    page.goto(first.as_uri() + "?view=%3Cscript%3E")
    assert_view(page, "reading", "?view=%3Cscript%3E")
    page.context.close()


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_as_in_the_source_has_the_words_of_the_capture_and_no_others(browser: Browser, built: Path, path: Path) -> None:
    page = visit(browser, (built / "output" / "site" / "texts" / f"{path.stem}.html").as_uri() + "?view=source")
    page.evaluate("document.querySelectorAll('.reading :is(.n, .to-source, .more)').forEach(one => one.remove())")
    (file,) = claimed_ranges(parse_xml(path))
    capture = read_source((path.parent / file).resolve()).text
    assert Counter(words(page.locator("div.reading").inner_text())) == Counter(words(capture))
    page.context.close()


def test_what_is_copied_from_the_source_is_the_source(browser: Browser, letter: Path) -> None:
    page = visit(browser, letter.as_uri() + "?view=source")
    copied = page.evaluate(
        "getSelection().selectAllChildren(document.querySelector('p:has(> #p5)')) ?? getSelection().toString()"
    )
    assert " ".join(copied.split()) == (
        "**The board** may find itself in the position of being obliged to nuke an agreement with the insurers. "
        "umerous captains have said so, the капитан Ѳёдоровъ among them], and what the Greeks called "
        "σωτηρία τῶν πλεόντων is not to be had for less. See the ledger,[2] and the remark on it.[1]"
    )
    page.context.close()


def test_capture_and_text_stand_side_by_side_and_below_one_another(browser: Browser, built: Path) -> None:
    pages = sorted((built / "output" / "site" / "texts").glob("*.source.html"), key=lambda path: path.stat().st_size)
    for width, path in ((1280, pages[0]), (320, pages[0]), (320, pages[1])):
        page = visit(browser, path.as_uri(), width)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        left, right = (page.locator(f".row[id] > {part}").first.bounding_box() for part in ("pre", ".made"))
        assert left and right and (left["y"] == right["y"]) == (width > 320)
        page.context.close()


@pytest.mark.parametrize("view", VIEWS)
def test_no_view_scrolls_sideways(browser: Browser, letter: Path, view: str) -> None:
    page = visit(browser, f"{letter.as_uri()}?view={view}", 320)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    small = "[...document.querySelectorAll('.views label')].filter(one => one.getBoundingClientRect().height < 24)"
    assert page.evaluate(f"{small}.length") == 0
    page.context.close()


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_views_have_no_barriers(browser: Browser, letter: Path, built: Path, scheme: str) -> None:
    captures = sorted((built / "output" / "site" / "texts").glob("*.source.html"))[:2]
    for address in (*(f"{letter.as_uri()}?view={view}" for view in VIEWS), *(path.as_uri() for path in captures)):
        page = visit(browser, address, color_scheme=scheme, bypass_csp=True)
        assert barriers(page, scheme) == [], address
        page.context.close()
