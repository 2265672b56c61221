"""What every page of the site is told: its way to the root, the title of the edition, the pages about the encoding."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from edition import __version__
from edition.adapters import pagefind
from edition.project import Edition

GUIDELINES: Final = "guidelines.html"
CODES_PAGE: Final = "codes.html"
ERRATA: Final = "errata.html"
SEARCH: Final = "search.html"
#: The pages about the encoding as the stylesheets take them: labels (a low line stands for a blank) and paths.
REFERENCES: Final = f"Encoding_guidelines={GUIDELINES} Finding_codes={CODES_PAGE} Errata={ERRATA}"


def page_parameters(
    root: str, title: str, downloads: Sequence[str] = (), registers: str = "", feed: str = ""
) -> dict[str, str]:
    """Return the parameters of a page; `root` leads to the root of the site ("" or "../").

    `registers` is the path of their index, `feed` that of the changes, "" where there is none; without Pagefind there
    is no search.
    """
    return {
        "root": root,
        "edition-title": title,
        "tool-version": __version__,
        "text-downloads": " ".join(downloads),
        "references": REFERENCES,
        "registers": registers,
        "search": SEARCH if pagefind.executable() else "",
        "feed": feed,
    }


def edition_title(edition: Edition) -> str:
    """Return the title of an edition."""
    return edition.header().text("fileDesc/titleStmt/title")
