"""What holds for every page of the built site: its policy, its outline, its weight, its links."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from lxml import etree

from edition.adapters.files import write_if_changed
from edition.graph import Graph
from edition.project import Edition
from edition.publish.sitelinks import PREFIX, PageOf, dead_links, read_page
from tests.support.pages import kinds
from tests.support.xslt_harness import find, parse, text

#: Bytes of a page with all that it loads but fonts, packed as hosts pack it.
_WEIGHT = 150_000


@pytest.fixture(scope="module")
def site(built: Path) -> Path:
    """Return the folder of the site."""
    return built / "output" / "site"


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, etree._Element]:
    """Return all pages, parsed, by their paths."""
    return {path.relative_to(site).as_posix(): parse(path.read_text("utf-8")) for path in sorted(site.rglob("*.html"))}


def _where(pages: dict[str, etree._Element], path: str) -> Iterator[tuple[str, str]]:
    for name, tree in pages.items():
        for one in find(tree, path):
            yield name, etree.tostring(one).decode()[:120]


def test_no_page_has_a_style_or_script_of_its_own(pages: dict[str, etree._Element]) -> None:
    inline = "//h:style | //h:script[not(@src)][not(@type = 'application/ld+json')] | //*[@style] | //h:base"
    handlers = "//*[@*[starts-with(local-name(), 'on')]] | //*[@*[starts-with(normalize-space(.), 'javascript:')]]"
    assert list(_where(pages, f"{inline} | {handlers}")) == []


def test_every_page_has_the_policy(pages: dict[str, etree._Element]) -> None:
    for name, tree in pages.items():
        told = find(tree, "/h:html/h:head/h:meta[@http-equiv = 'Content-Security-Policy']")
        assert len(told) == 1, name
        rules = dict(rule.split(maxsplit=1) for rule in str(told[0].get("content")).split(";"))
        assert rules["default-src"] == "'self'", name
        # Only the search may need more than that: compiled code of the site's own.
        own = str(told[0].get("content")).replace("'wasm-unsafe-eval'", "" if name == "search.html" else "!")
        assert not re.search(r"https?:|data:|\*|!|unsafe-(?:inline|eval)", own), name


#: Relations by which a page names what is elsewhere; nothing is loaded from there.
NAMING = {"canonical", "license", "schema"}


def test_no_page_loads_anything_from_elsewhere(site: Path, pages: dict[str, etree._Element]) -> None:
    for name, tree in pages.items():
        loaded = [one.get("src") for one in find(tree, "//*[@src]")]
        links = [one for one in find(tree, "//h:link") if str(one.get("rel")).split(".")[0] not in NAMING]
        loaded += [one.get("href") for one in links]
        assert not [a for a in map(str, loaded) if urlsplit(a).scheme or urlsplit(a).netloc], name
    for sheet in site.rglob("*.css"):
        addresses = re.findall(r"url\(\s*[\"']?([^\"')]+)|@import\s+[\"']([^\"']+)", sheet.read_text("utf-8"))
        assert not [a or b for a, b in addresses if urlsplit(a or b).scheme or (a or b).startswith("/")], sheet


def test_every_page_has_a_language_a_title_and_landmarks(pages: dict[str, etree._Element]) -> None:
    titles: dict[str, str] = {}
    for name, tree in pages.items():
        if find(tree, "//h:meta[@http-equiv = 'refresh']"):
            continue  # leads on to where its text is now
        assert tree.get("lang"), name
        for path in ("//h:main", "/h:html/h:body/h:header", "/h:html/h:body/h:footer", "//h:nav", "//h:h1"):
            assert len(find(tree, path)) >= 1, f"{name}: {path}"
        assert len(find(tree, "//h:main")) == len(find(tree, "//h:h1")) == 1, name
        first = find(tree, "/h:html/h:body/*")[0]
        assert str(first.get("href")).startswith("#") and find(
            tree, f"//h:main[@id = '{str(first.get('href'))[1:]}']"
        ), name
        title = "".join(text(tree, "/h:html/h:head/h:title"))
        assert title and titles.setdefault(title, name) == name, f"{name} has the title of {titles[title]}"


def test_headings_skip_no_level(pages: dict[str, etree._Element]) -> None:
    levels = (
        "//*[self::h:h1 or self::h:h2 or self::h:h3 or self::h:h4 or self::h:h5 or self::h:h6 or @role = 'heading']"
    )
    for name, tree in pages.items():
        before = 0
        for one in find(tree, f"//h:main{levels}"):
            level = int(one.get("aria-level") or etree.QName(one).localname[1])
            assert level <= before + 1, f"{name}: {''.join(one.itertext())[:60]!r} of level {level} follows {before}"
            before = level


def test_identifiers_are_unique(pages: dict[str, etree._Element]) -> None:
    for name, tree in pages.items():
        ids = [str(one.get("id")) for one in find(tree, "//*[@id]")]
        assert len(ids) == len(set(ids)), f"{name}: {sorted({i for i in ids if ids.count(i) > 1})[:5]}"


def test_no_reading_page_is_heavy(site: Path, pages: dict[str, etree._Element]) -> None:
    for kind, path in kinds(site).items():
        if not kind.startswith(("index", "texts/")):
            continue
        tree = pages[path.relative_to(site).as_posix()]
        loaded = [one.get("src") for one in find(tree, "//*[@src]")]
        loaded += [one.get("href") for one in find(tree, "//h:link[@rel = 'stylesheet']")]
        files = {path, *((path.parent / str(name)).resolve() for name in loaded)}
        weight = sum(len(gzip.compress(file.read_bytes(), 6)) for file in files)
        assert weight < _WEIGHT, f"{path.name}: {weight} bytes"


def test_a_dead_link_is_found_when_the_site_is_built(tmp_path: Path) -> None:
    site = tmp_path / "output" / "site"
    write_if_changed(site / "a b" / "x.html", b'<p id="p1">\n<a href="../y.html#none">1</a>')
    links = ["a%20b/x.html#p1", "#here", "#top", "#", "https://x.example/", "mailto:a@b", "a b/", "./", "//x.example/y"]
    dead = ["a%20b/x.html#p2", "#gone", "none.html", "../../secret", "/y.html", "z.css", "http://[x"]
    words = "".join(f'\n<a href="{address}">x</a>' for address in [*links, *dead])
    write_if_changed(site / "y.html", f'<p id="here">{words}<img src="none.svg"/></p>'.encode())
    write_if_changed(site / "index.html", b"")
    write_if_changed(site / "a b" / "index.html", b"")
    graph = Graph(tmp_path / "graph.json", tmp_path)
    for name in ("a b/x.html", "y.html"):
        path = f"output/site/{name}"
        graph.done(f"{PREFIX}{path}", "", read_page(PageOf(str(tmp_path), path)))
    found = [(one.code, one.where.file[12:], one.where.line, one.words) for one in dead_links(Edition(tmp_path), graph)]
    first = len(links) + 2
    expected = [("P021", "a b/x.html", 2, "../y.html#none")]
    codes = ["P021", "P021", *["P020"] * 5]
    expected += [
        (code, "y.html", first + n, address) for n, (code, address) in enumerate(zip(codes, dead, strict=True))
    ]
    assert found == [*expected, ("P020", "y.html", first + len(dead) - 1, "none.svg")]
