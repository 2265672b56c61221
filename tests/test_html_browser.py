"""The pages of the HTML edition in a browser: accessible in each size and colour, quiet, and usable without scripts."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.support.axe import barriers
from tests.support.paths import ROOT
from tests.support.tiny_site import HALE, write_site
from tests.support.xslt_harness import transform

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
LETTER = f"texts/{HALE.stem}.html"
WIDTHS = (1280, 900, 320)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return the pages of a small site."""
    return write_site(tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="module")
def registers(registers_built: Path) -> dict[str, Path]:
    """Return pages of the small edition with registers: the registers' own, and a text whose names lead there."""
    site = registers_built / "output" / "site"
    names = ("index", "persons", "persons/hale-robert", "places/veldsund", "works/the-pilots-friend")
    pages = {name: site / "registers" / f"{name}.html" for name in names}
    return pages | {
        "text": site / "texts" / "hale-1903.html",
        "front": site / "index.html",
        "about": site / "about.html",
    }


@pytest.fixture(scope="module")
def longest(site: dict[str, Path]) -> Path:
    """Return the page of the longest text of the edition that this repository holds."""
    source = max((ROOT / "tei" / "texts").glob("*.xml"), key=lambda path: path.stat().st_size)
    target = site["index.html"].parent / "texts" / f"{source.stem}.html"
    target.write_text(transform("html.xsl", source, root="../").text, "utf-8")
    return target


def visit(browser: Browser, page: Path, width: int = 1280, anchor: str = "", **options: Any) -> Page:
    """Open a page in a window of its own."""
    opened = browser.new_context(viewport={"width": width, "height": 800}, **options).new_page()
    opened.goto(page.as_uri() + anchor)
    return opened


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [WIDTHS[0], WIDTHS[-1]])
def test_pages_have_no_barriers(browser: Browser, site: dict[str, Path], scheme: str, width: int) -> None:
    for name, path in site.items():
        page = visit(browser, path, width, color_scheme=scheme, bypass_csp=True)
        assert barriers(page, scheme) == [], name
        page.context.close()


@pytest.mark.slow
@pytest.mark.parametrize(("scheme", "width"), [("light", WIDTHS[-1]), ("dark", WIDTHS[0])])
def test_a_long_text_has_no_barriers(browser: Browser, longest: Path, scheme: str, width: int) -> None:
    test_pages_have_no_barriers(browser, {"the longest text": longest}, scheme, width)


@pytest.mark.slow
@pytest.mark.parametrize(("scheme", "width"), [("light", WIDTHS[0]), ("dark", WIDTHS[-1])])
def test_registers_have_no_barriers(browser: Browser, registers: dict[str, Path], scheme: str, width: int) -> None:
    test_pages_have_no_barriers(browser, registers, scheme, width)


@pytest.mark.parametrize("width", [WIDTHS[0], WIDTHS[-1]])
def test_registers_do_not_scroll_sideways(browser: Browser, registers: dict[str, Path], width: int) -> None:
    test_nothing_scrolls_sideways_and_targets_are_large_enough(browser, registers, width)


def test_names_in_a_text_are_quiet_until_one_points_at_them(browser: Browser, registers: dict[str, Path]) -> None:
    look = "a => [getComputedStyle(a).color, getComputedStyle(a).textDecorationLine]"
    for medium in ("screen", "print"):
        page = visit(browser, registers["text"], java_script_enabled=True)
        page.emulate_media(media=medium)
        name = page.locator(".reading p a.named").first
        around = page.evaluate("getComputedStyle(document.querySelector('.reading p')).color")
        assert name.evaluate(look) == [around, "none"]
        if medium == "screen":
            name.hover()
            assert name.evaluate(look) == [around, "underline"]
            name.click()
            assert "/registers/" in page.url
        page.context.close()


def test_what_is_known_of_a_name_is_shown_beside_it_until_one_leaves(
    browser: Browser, registers: dict[str, Path]
) -> None:
    page = visit(browser, registers["text"])
    name, card = page.locator(".reading p a.named").first, page.locator(".card")
    line = page.locator(f".named-here li:has(> a[href='{name.get_attribute('href')}'])").text_content()
    name.hover()
    card.wait_for(state="visible")
    assert card.text_content() == line
    card.hover()
    page.wait_for_timeout(400)
    assert card.is_visible(), "one can go to it"
    page.keyboard.press("Escape")
    assert not card.is_visible()
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.reading a.named')"):
            break
    assert card.is_visible(), "it is there for the keyboard, too"
    page.context.close()


@pytest.mark.parametrize("width", [1280, 320])
def test_dates_tell_what_they_are_on_hover_and_focus_without_any_script(
    browser: Browser, longest: Path, width: int
) -> None:
    page = visit(browser, longest, width, java_script_enabled=False)
    date = page.locator(".reading p .dated").first
    tip = date.locator(".tip")
    assert not tip.is_visible()
    date.hover()
    shown = tip.bounding_box()
    assert shown and shown["x"] >= 0 and shown["x"] + shown["width"] <= width
    page.mouse.move(0, 0)
    date.locator("[tabindex]").focus()
    assert tip.is_visible() and page.evaluate("document.documentElement.scrollWidth") <= width
    page.context.close()


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_scrolls_sideways_and_targets_are_large_enough(
    browser: Browser, site: dict[str, Path], width: int
) -> None:
    small = """() => [...document.querySelectorAll("a.n, nav a, .downloads a, .backlink")]
        .map(a => [a.textContent, a.getBoundingClientRect()])
        .filter(([, box]) => box.width && (box.width < 24 || box.height < 24)).map(([words]) => words)"""
    for name, path in site.items():
        page = visit(browser, path, width)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
        assert page.evaluate(small) == [], name
        page.context.close()


@pytest.mark.parametrize("width", WIDTHS[1:])
def test_a_note_opens_where_the_reader_is_without_any_script(
    browser: Browser, site: dict[str, Path], width: int
) -> None:
    page = visit(browser, site[LETTER], width, java_script_enabled=False)
    call, note = page.locator("#r800"), page.locator("#n2000")
    call.scroll_into_view_if_needed()
    assert not note.is_visible()
    before = call.bounding_box()
    call.click()
    after, shown = call.bounding_box(), note.bounding_box()
    assert before and after and shown
    assert abs(before["y"] - after["y"]) < 2, "the text moved"
    assert shown["y"] >= 0 and shown["y"] + shown["height"] <= 800, "the note is not in sight"
    note.locator(".backlink").first.click()
    assert page.url.endswith("#r800") and not note.is_visible()
    page.context.close()


@pytest.mark.parametrize("width", [1160, 1920])
def test_notes_stand_beside_their_calls_without_any_script(
    browser: Browser, site: dict[str, Path], longest: Path, width: int
) -> None:
    """Each note is in the window, right of the text, close below its call, and no two lie on each other."""
    boxes = """() => [...document.querySelectorAll(".sidenote:not(.inner)")].map(note => {
        const box = note.getBoundingClientRect();
        const call = document.querySelector(`a.call[href="#${note.id}"]`);
        const text = call.closest(".reading").getBoundingClientRect();
        return [box.left - text.right, box.right, box.top + scrollY, box.bottom + scrollY,
            call.closest(".sidenote") ? 0 : box.top - call.getBoundingClientRect().top]; })"""
    for path in (site[LETTER], longest):
        page = visit(browser, path, width, java_script_enabled=False)
        notes = sorted(page.evaluate(boxes), key=lambda box: float(box[2]))
        assert notes and all(gap > 20 and right <= width - 20 for gap, right, *_ in notes)
        assert all(above[3] < below[2] for above, below in pairwise(notes)), "two notes lie on each other"
        assert [round(below) for *_, below in notes if not -20 < below < 650] == []
        page.context.close()


def test_a_long_note_shows_its_beginning_until_it_is_opened(browser: Browser, longest: Path) -> None:
    page = visit(browser, longest, java_script_enabled=False)
    note = page.locator(".sidenote.long").first
    below = "document.querySelector('.noted:has(.sidenote.long) ~ .noted > .sidenote').offsetTop"
    before, there = note.bounding_box(), page.evaluate(below)
    note.locator(".more").click()
    after = note.bounding_box()
    assert before and after and after["height"] > before["height"] and not note.locator(".more").is_visible()
    assert abs(page.evaluate(below) - there) < 3, "the notes below have moved"
    page.context.close()


@pytest.mark.parametrize("width", WIDTHS)
def test_escape_closes_a_note_and_leads_back(browser: Browser, site: dict[str, Path], width: int) -> None:
    page = visit(browser, site[LETTER], width)
    page.locator("#r800").click()
    assert page.locator("#n2000").is_visible()
    place = page.evaluate("scrollY")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "r800"
    assert page.evaluate("scrollY") == place and (width > 1000 or page.url.endswith("#r800"))
    assert page.locator("#n2000").is_visible() == (width > 1000)
    page.context.close()


def listen(page: Page, asked: list[str], said: list[str]) -> None:
    """Write down what a page asks for and what the browser says of it."""
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))


def test_pages_load_nothing_from_elsewhere_and_keep_their_own_policy(browser: Browser, site: dict[str, Path]) -> None:
    folder = site["index.html"].parent.as_uri()
    for path in site.values():
        page = browser.new_context().new_page()
        asked: list[str] = []
        said: list[str] = []
        listen(page, asked, said)
        page.goto(path.as_uri())
        assert all(url.startswith(folder) for url in asked)
        assert any(url.endswith("edition.js") for url in asked)
        assert page.evaluate("getComputedStyle(document.body).fontFamily").startswith('"EB Garamond"')
        assert [line for line in said if "ERR_FILE_NOT_FOUND" not in line] == []
        page.context.close()
