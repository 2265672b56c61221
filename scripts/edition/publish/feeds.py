"""What is new, for programs: an Atom feed of changes (RFC 4287), and the map of the site (sitemaps.org)."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from lxml import etree

from edition.conversion import code_digest
from edition.graph import Graph, Outcome, combine
from edition.model import Finding, Location, finding
from edition.names import tei
from edition.project import Edition, TextInfo, read_header
from edition.publish.citable import base_address, read_edition
from edition.publish.writing import site_of, written
from edition.registers.read import read_registers
from edition.workers import Task

FEED: Final = "atom.xml"
SITEMAP: Final = "sitemap.xml"
_ATOM: Final = "http://www.w3.org/2005/Atom"
_SITEMAP: Final = "http://www.sitemaps.org/schemas/sitemap/0.9"
#: The namespace of our name-based identifiers (RFC 9562, 5.5): addresses may change, these must not (RFC 4287, 4.2.6).
_NAMES: Final = uuid.uuid5(uuid.NAMESPACE_URL, "urn:edition:feed")
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True)
class FeedArgument:
    """The texts of an edition, and the pages of its site."""

    root: str
    infos: tuple[TextInfo, ...]
    pages: tuple[str, ...] = ()


@dataclass(frozen=True, order=True)
class Change:
    """A change that a header records (revisionDesc, TEI Guidelines 2.6)."""

    when: str
    text_id: str
    number: int
    title: str
    words: str


def feed_tasks(edition: Edition, graph: Graph, infos: Sequence[TextInfo]) -> list[Task]:
    """Return the tasks of feed and site map; the pages of the site must be there."""
    texts = [graph.digest(Path(info.path)) for info in infos]
    shared = [graph.digest(edition.marker), texts, code_digest(graph)]
    # A page that only leads on is no place to go to.
    made = [paths for task, paths in graph.outputs("").items() if not task.startswith("site:moved")]
    names = {path for paths in made for path in paths if path.startswith("output/site/") and path.endswith(".html")}
    pages = sorted(name.removeprefix("output/site/") for name in names)
    feed = FeedArgument(str(edition.root), tuple(infos))
    site = FeedArgument(str(edition.root), tuple(infos), tuple(pages))
    return [
        Task("feeds:atom", combine(shared), write_feed, feed),
        Task("feeds:sitemap", combine([shared, pages]), write_sitemap, site),
    ]


def feed_of(edition: Edition) -> str:
    """Return the path of the feed within the site: there is one when the edition itself has a dated change."""
    return FEED if _DAY.match(edition.header().change_date()) else ""


def changes(edition: Edition, infos: Sequence[TextInfo]) -> list[Change]:
    """Return the dated changes of the edition and its texts, the latest first."""
    header = edition.header().root.find(tei("teiHeader"))
    found = list(_changes(header, "", edition.header().text("fileDesc/titleStmt/title")))
    for info in infos:
        found += _changes(read_header(Path(info.path))[1], info.id, info.title)
    return sorted(found, key=lambda one: (_reversed(one.when), one.text_id, -one.number))


def _reversed(when: str) -> tuple[int, ...]:
    return tuple(-int(part) for part in when.split("-"))


def _changes(header: etree._Element | None, text_id: str, title: str) -> Iterator[Change]:
    """Yield the changes that a header records; the number of one counts from the oldest, so that it stays."""
    found = [] if header is None else list(header.iterfind(f"{tei('revisionDesc')}//{tei('change')}"))
    dated = [(str(one.get("when", "")), one) for one in found]
    dated = [(when, one) for when, one in dated if _DAY.match(when)]
    for number, (when, element) in enumerate(sorted(dated, key=lambda pair: pair[0]), 1):
        yield Change(when[:10], text_id, number, title, " ".join("".join(map(str, element.itertext())).split()))


def write_feed(argument: FeedArgument) -> Outcome:
    """Write the feed, if the edition has one."""
    edition = Edition(Path(argument.root))
    if not feed_of(edition):
        return Outcome()
    return written(edition.root, site_of(edition.root), [(FEED, feed(edition, changes(edition, argument.infos)))])


def feed(edition: Edition, found: Sequence[Change]) -> bytes:
    """Return the feed; without an address of the edition its links are relative, as RFC 4287 lets them be."""
    whole = read_edition(edition, read_registers(edition.registers))
    home, title = whole.home, whole.title or "Untitled"
    root = etree.Element(f"{{{_ATOM}}}feed", nsmap={None: _ATOM})
    if whole.language:
        root.set("{http://www.w3.org/XML/1998/namespace}lang", whole.language)
    _tell(root, "id", _urn(title))
    _tell(root, "title", title)
    _tell(root, "subtitle", "Changes of the edition and its texts")
    _tell(root, "updated", f"{found[0].when}T00:00:00Z")
    _tell(root, "link", rel="self", type="application/atom+xml", href=home + FEED)
    _tell(root, "link", rel="alternate", type="text/html", href=f"{home}index.html")
    for name in [one.words for one in whole.editors] or [whole.publisher or title]:
        _tell(_tell(root, "author"), "name", name)
    if whole.licence:
        _tell(root, "link", rel="license", href=whole.licence)
    for one in found:
        entry = _tell(root, "entry")
        page = f"texts/{one.text_id}.html" if one.text_id else "index.html"
        _tell(entry, "id", _urn(title, one.text_id, one.when, str(one.number)))
        _tell(entry, "title", one.title)
        _tell(entry, "updated", f"{one.when}T00:00:00Z")
        _tell(entry, "link", rel="alternate", type="text/html", href=home + page)
        _tell(entry, "summary", one.words or one.title)
    return bytes(etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True))


def _urn(*parts: str) -> str:
    return uuid.uuid5(_NAMES, "\n".join(parts)).urn


def _tell(parent: etree._Element, name: str, words: str = "", /, **attributes: str) -> etree._Element:
    element = etree.SubElement(parent, f"{{{_ATOM}}}{name}", attributes)
    element.text = words or None
    return element


def write_sitemap(argument: FeedArgument) -> Outcome:
    """Write the map of the site; without an address there is none, and a note says so."""
    edition = Edition(Path(argument.root))
    home = base_address(edition)
    if not home:
        return Outcome(findings=(_no_address(edition),))
    latest: dict[str, str] = {}
    for one in reversed(changes(edition, argument.infos)):
        latest[f"texts/{one.text_id}.html" if one.text_id else "index.html"] = one.when
    root = etree.Element(f"{{{_SITEMAP}}}urlset", nsmap={None: _SITEMAP})
    for page in argument.pages:
        url = etree.SubElement(root, f"{{{_SITEMAP}}}url")
        # The front page is the folder itself, the address that people use.
        etree.SubElement(url, f"{{{_SITEMAP}}}loc").text = home + ("" if page == "index.html" else page)
        if page in latest:
            etree.SubElement(url, f"{{{_SITEMAP}}}lastmod").text = latest[page]
    data = bytes(etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True))
    return written(edition.root, site_of(edition.root), [(SITEMAP, data)])


def _no_address(edition: Edition) -> Finding:
    hint = (
        'add <idno type="URI">https://…/</idno> to its publicationStmt: citations, previews and search engines need it'
    )
    return finding("P010", Location(edition.shown(edition.marker)), "", hint)
