"""axe-core, the reference for barriers that a machine can find, as a judge that we did not write."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

#: What depends on colours: all that need be asked again in another colour scheme.
_COLOURS: Final = ["color-contrast", "link-in-text-block"]
#: Children that are alike, of one element: what is said of some of them is said of all. The time that axe takes grows
#: faster than a page, to a minute for the longest.
_SHORTEN: Final = """() => {
    if (document.querySelectorAll("*").length < 400) return;
    for (const parent of document.querySelectorAll("main, main *")) {
        const seen = {};
        for (const child of [...parent.children]) {
            const kind = child.tagName + "." + child.className;
            seen[kind] = (seen[kind] || 0) + 1;
            if (seen[kind] > 4) child.remove();
        }
    }
}"""


def barriers(page: Page, scheme: str = "light", *, shorten: bool = False) -> list[tuple[str, str]]:
    """Return the barriers of a page that axe finds: the rule, and the first element concerned.

    In the dark scheme only rules about colours are asked: all else is the same as in the light one, which tests must
    ask for, too. With `shorten`, all but some of what is alike on a long page is left out.
    """
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed").Axe()
    options: dict[str, Any] = {"resultTypes": ["violations"]}
    if scheme == "dark":
        options["runOnly"] = {"type": "rule", "values": _COLOURS}
    if shorten:
        page.evaluate(_SHORTEN)
    found = axe.run(page, options=options).response["violations"]
    return [(str(one["id"]), str(one["nodes"][0]["html"])[:160]) for one in found]
