"""One page of each kind in a browser: no barriers, nothing from elsewhere, at any width, by keyboard, without scripts.

A kind of page that the site gets is taken up by itself.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

from tests.support.axe import barriers
from tests.support.pages import kinds

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.slow]
WIDE, NARROW = 1280, 320
#: What may move when the web font takes the place of the one before it; a tenth is what counts as good.
_SHIFT = 0.1
#: Text spacing that a reader may ask for (WCAG 2.2, 1.4.12).
_SPACED = (
    "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } "
    "p { margin-bottom: 2em !important }"
)
#: Elements whose words are cut off: hidden overflow, and more words than room.
_CLIPPED = """() => [...document.querySelectorAll("main *, header *, footer *")].filter(one => {
    const style = getComputedStyle(one);
    const hidden = [style.overflowX, style.overflowY].some(way => way === "hidden" || way === "clip");
    return hidden && one.clientWidth > 2 && one.textContent.trim()
        && (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1);
}).map(one => one.outerHTML.slice(0, 120))"""
_SHIFTS = """new PerformanceObserver(list => list.getEntries().forEach(one => {
    window.shifted = (window.shifted || 0) + one.value;
})).observe({ type: "layout-shift", buffered: true })"""
_SETTLED = "document.fonts.ready.then(() => new Promise(done => requestAnimationFrame(done)))"


@pytest.fixture(scope="module")
def pages(built: Path) -> dict[str, Path]:
    """Return a page of each kind."""
    return kinds(built / "output" / "site")


@pytest.fixture
def visit(browser: Browser) -> Iterator[Any]:
    """Return what opens pages one after the other in one window."""
    opened = []

    def window(width: int = WIDE, **options: Any) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 800}, **options)
        opened.append(context)
        return context.new_page()

    yield window
    for context in opened:
        context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_no_kind_of_page_has_barriers(visit: Any, pages: dict[str, Path], scheme: str, width: int) -> None:
    page = visit(width, color_scheme=scheme, bypass_csp=True)
    told: list[tuple[str, str, str]] = []
    for kind, path in pages.items():
        page.goto(path.as_uri())
        told += [(kind, *found) for found in barriers(page, scheme, shorten=True)]
    assert told == []


def test_no_page_asks_for_anything_elsewhere_or_breaks_its_policy(visit: Any, pages: dict[str, Path]) -> None:
    page = visit()
    outward: list[str] = []
    said: list[str] = []

    def answer(route: Any) -> None:
        if urlsplit(route.request.url).scheme == "file":
            route.continue_()
        else:
            outward.append(route.request.url)
            route.abort()

    page.route("**/*", answer)
    page.on("console", lambda message: said.append(f"{page.url}: {message.text}"))
    page.on("pageerror", lambda error: said.append(f"{page.url}: {error}"))
    for path in pages.values():
        page.goto(path.as_uri())
    assert outward == []
    assert said == []


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_no_kind_of_page_scrolls_sideways(visit: Any, pages: dict[str, Path], scripts: bool) -> None:
    context_page = visit(NARROW, java_script_enabled=scripts)
    for kind, path in pages.items():
        context_page.goto(path.as_uri())
        assert context_page.evaluate("document.documentElement.scrollWidth") <= NARROW, kind
        assert context_page.locator("main").inner_text().strip(), kind


def test_spaced_words_are_not_cut_off(visit: Any, pages: dict[str, Path]) -> None:
    page = visit(NARROW, bypass_csp=True)
    for kind, path in pages.items():
        page.goto(path.as_uri())
        page.add_style_tag(content=_SPACED)
        assert page.evaluate(_CLIPPED) == [], kind
        assert page.evaluate("document.documentElement.scrollWidth") <= NARROW, kind


def test_nothing_moves_while_a_page_loads(visit: Any, pages: dict[str, Path]) -> None:
    page = visit(reduced_motion="reduce")
    page.add_init_script(_SHIFTS)
    for kind, path in pages.items():
        page.goto(path.as_uri(), wait_until="load")
        page.evaluate(_SETTLED)
        assert page.evaluate("window.shifted || 0") < _SHIFT, kind
        assert page.evaluate("document.getAnimations().length") == 0, kind


def test_forced_colours_keep_words_and_focus(visit: Any, pages: dict[str, Path]) -> None:
    page = visit(forced_colors="active")
    for kind, path in pages.items():
        page.goto(path.as_uri())
        link = page.locator("main a[href]").first
        if link.count() == 0:
            continue
        link.focus()
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Tab")
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline not in {"none", ""}, kind
        ink, paper = page.evaluate(
            "[getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]"
        )
        assert ink != paper, kind


def test_the_keyboard_reaches_everything_in_order(visit: Any, pages: dict[str, Path]) -> None:
    """The first stop skips to the text; each stop can be seen; none is a trap."""
    page = visit()
    for kind, path in pages.items():
        page.goto(path.as_uri())
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.matches('.skip')"), kind
        page.keyboard.press("Enter")
        page.wait_for_function("location.hash === document.querySelector('.skip').getAttribute('href')", timeout=5000)
        stops = set()
        for _ in range(12):
            page.keyboard.press("Tab")
            stop = page.evaluate(
                """() => { const one = document.activeElement, box = one.getBoundingClientRect();
                    const all = [...document.querySelectorAll("*")];
                    return [one.tagName, box.width * box.height > 0 || one.tagName === "BODY", all.indexOf(one)]; }"""
            )
            assert stop[1], f"{kind}: {stop}"
            stops.add(stop[2])
        can = page.evaluate("document.querySelectorAll('main a[href], main button, main summary, main input').length")
        assert len(stops) >= min(can, 6), kind


def test_the_longest_text_on_paper(visit: Any, pages: dict[str, Path]) -> None:
    pikepdf = pytest.importorskip("pikepdf", reason="pikepdf is not installed")
    page = visit()
    page.goto(pages["texts/*.html"].as_uri())
    words = len(page.locator("main").inner_text().split())
    with pikepdf.open(io.BytesIO(page.pdf(format="A4"))) as paper:
        sheets = len(paper.pages)
    assert words / 700 < sheets < words / 200 + 4, f"{words} words on {sheets} sheets"
