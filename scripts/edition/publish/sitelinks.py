"""Hold the finished site against itself: every link within it leads to a file, and every fragment to an identifier.

Each page is read once and again only when it changes; the graph keeps what it has and where it leads.
"""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

from edition.graph import Graph, Outcome
from edition.model import Finding, Location, finding
from edition.project import Edition
from edition.workers import Task

PREFIX: Final = "sitelinks:"
_SITE: Final = "output/site/"
#: Attributes that lead somewhere; each holds one address, but for srcset.
_LEADING: Final = frozenset({"href", "src", "poster", "data", "action", "cite"})


@dataclass(frozen=True)
class PageOf:
    """A page of a site, as its path from the root of the edition."""

    root: str
    path: str


def link_tasks(edition: Edition, graph: Graph) -> Iterator[Task]:
    """Yield a task for each page that the publishing made: it reads identifiers and links."""
    made = {path for paths in graph.outputs("").values() for path in paths}
    for path in sorted(made):
        if path.startswith(_SITE) and path.endswith(".html"):
            yield Task(f"{PREFIX}{path}", graph.digest(edition.root / path), read_page, PageOf(str(edition.root), path))


def read_page(page: PageOf) -> Outcome:
    """Read the identifiers of a page, and its links within the site with the line where each stands first."""
    reader = _Reader()
    reader.feed((Path(page.root) / page.path).read_text("utf-8", "replace"))
    reader.close()
    value = {"ids": sorted(reader.ids), "links": reader.links}
    return Outcome(value=json.dumps(value, ensure_ascii=False, separators=(",", ":")))


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.links: dict[str, int] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if (name == "id" and value) or (name == "name" and tag == "a" and value):
                self.ids.add(value)
            elif name in _LEADING and value is not None and _is_within(value):
                self.links.setdefault(value, self.getpos()[0])


def _is_within(address: str) -> bool:
    """Whether an address has neither scheme nor host; one that cannot be split is told as dead."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return True
    return not parts.scheme and not parts.netloc


def dead_links(edition: Edition, graph: Graph) -> list[Finding]:
    """Return a finding for each link that leads to no file of the site, or to no identifier of the page."""
    pages = {name.removeprefix(PREFIX): json.loads(graph.value(name)) for name in graph.outputs(PREFIX)}
    ids = {path: frozenset(page["ids"]) for path, page in pages.items()}
    files: dict[str, bool] = {}
    found = []
    for path, page in sorted(pages.items()):
        for address, line in page["links"].items():
            code = _fault(edition.root, path, address, ids, files)
            if code:
                found.append(finding(code, Location(path, line), address))
    return found


def _fault(root: Path, page: str, address: str, ids: Mapping[str, frozenset[str]], files: dict[str, bool]) -> str:
    """Return the code of what is wrong with a link, or ""; `files` remembers which files are there."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return "P020"
    target = page
    if parts.path:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(parts.path)))
        if parts.path.startswith("/") or not f"{target}/".startswith(_SITE):
            return "P020"  # it leaves the site, or works only where the site is at the root of its host
        if parts.path.endswith("/") or f"{target}/" == _SITE:
            target = f"{target}/index.html"
    if target not in files:
        files[target] = target in ids or (root / target).is_file()
    if not files[target]:
        return "P020"
    fragment = unquote(parts.fragment)
    # What a browser takes for the top of a page, and directives to it, are no identifiers.
    known = not fragment or fragment == "top" or fragment.startswith(":~:") or target not in ids
    return "" if known or fragment in ids[target] else "P021"
