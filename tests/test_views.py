"""The views of a text and the page of its capture: every word, every character, harmless, and nothing made twice."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from edition.check.fidelity import claimed_ranges
from edition.names import TEI, tei
from edition.pipeline import Pipeline
from edition.project import Edition
from edition.publish.sourceview import capture_document, rows_of
from edition.source import decode_source, read_source
from tests.support.paths import ROOT
from tests.support.register_site import copied
from tests.support.tei_words import reading_words, text_of, words
from tests.support.tiny_site import HALE, OURS
from tests.support.xslt_harness import find, page, parse, text

TEXTS: Final = sorted((ROOT / "tei" / "texts").glob("*.xml"))
NASTY: Final = (
    "\n<script>alert(1)</script> & ]]> <!-- no --> &amp; \\ud800 \u202egnp.egassem\u202c and a\u200bzero\r\n"
    "\r\n  javascript:alert(1)\xa0[x](javascript:alert(1))\t \n\x0bstray\x0c words\u2028that nothing claims\n"
    'Last" onclick="alert(1) line\r'
)


def claim(source: str, words: str, name: str = "nasty.txt") -> str:
    """Return a paragraph that claims words of a capture."""
    start = source.index(words)
    return f'<p source="../../seeds/{name}#char={start},{start + len(words)}">{escape(words)}</p>'


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a small edition, published: texts without captures, a text of a hostile one, a text of two captures."""
    root = copied(tmp_path_factory.mktemp("views"))
    (root / "seeds" / "nasty.txt").write_bytes(NASTY.encode())
    (root / "seeds" / "a b.txt").write_bytes(b"One word.\n\nTwo words.")
    (root / "seeds" / "c.txt").write_bytes(b"One word.")
    parts = ("<script>alert(1)</script> & ]]> <!-- no --> &amp;", "\\ud800 \u202egnp.egassem\u202c and a\u200bzero")
    nasty = "".join(claim(NASTY, part) for part in (*parts, "javascript:alert(1)\xa0[x](javascript:alert(1))"))
    nasty += claim(NASTY, 'Last" onclick="alert(1) line') + '<p source="../../seeds/nasty.txt#char=900,999">beyond</p>'
    two = '<p source="../../seeds/a%20b.txt#char=0,9">One word.</p><p source="../../seeds/c.txt#char=0,9">One word.</p>'
    missing = '<p source="../../seeds/none.txt#char=0,4">None</p>'
    for name, body in (("nasty", nasty), ("two", two), ("missing", missing)):
        (root / "tei" / "texts" / f"{name}.xml").write_bytes(text_of(body))
    Pipeline(Edition(root.resolve())).publish(("site",))
    return root


def site_page(root: Path, name: str) -> etree._Element:
    """Return a page of the texts of a site as a tree."""
    return parse((root / "output" / "site" / "texts" / f"{name}.html").read_text("utf-8"))


def captured(tree: etree._Element) -> list[str]:
    """Return the left columns of a page, one for each capture."""
    sections = find(tree, "//h:section[.//h:pre]")
    return ["".join("".join(map(str, pre.itertext())) for pre in find(one, ".//h:pre")) for one in sections]


def shown(element: etree._Element, without: str) -> str:
    """Return the text of HTML without what is hidden or of certain classes; blocks, calls and marks part words."""
    classes = set((element.get("class") or "").split())
    if element.get("hidden") is not None or classes & set(without.split()):
        return " "
    inner = (element.text or "") + "".join(shown(child, without) + (child.tail or "") for child in element)
    phrase = etree.QName(element).localname in {"span", "a", "b", "i", "cite", "time", "abbr", "sup", "sub", "em"}
    return inner if phrase and not classes & {"n", "call", "mark", "backlink", "block", "tip"} else f" {inner} "


def read(path: Path, own_notes: bool) -> Counter[str]:
    """Return the words of a TEI text as a reader reads them, with or without the notes of the edition."""
    body = etree.parse(path).getroot().find(tei("text"))
    assert body is not None
    for note in list(body.iter(tei("note"))):
        if note.get("type") in {"commentary", "correction"} and not own_notes:
            note.text, note[:] = None, []
    etree.strip_elements(body, tei("surplus"), tei("sic"), with_tail=False)
    etree.strip_tags(body, tei("choice"), tei("corr"), tei("supplied"))  # parts of words join
    return Counter(reading_words(body))


@pytest.mark.parametrize("path", [*OURS, *TEXTS], ids=lambda path: path.stem)
def test_every_word_stands_in_the_reading_text(path: Path) -> None:
    (main,) = find(page(path), "//h:main")
    assert read(path, own_notes=True) - Counter(words(shown(main, ""))) == Counter()


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_the_source_view_has_every_character_and_every_word(path: Path, built: Path) -> None:
    tree = site_page(built, f"{path.stem}.source")
    (file,) = claimed_ranges(etree.parse(path))
    assert captured(tree) == [read_source((path.parent / file).resolve()).text]
    assert not find(tree, "//*[contains(@class, 'unclaimed')]")
    for row in find(tree, "//h:li[contains(@class, 'row')][@id]"):
        left, right = find(row, "./h:pre") + find(row, ".//h:div[contains(@class, 'words')]")
        of_source = shown(right, "corr supplied reg expan commentary")
        assert "".join(words("".join(map(str, left.itertext())))) == "".join(words(of_source)), row.get("id")
    right_words = [shown(one, "sic surplus commentary") for one in find(tree, "//h:div[contains(@class, 'words')]")]
    assert read(path, own_notes=False) - Counter(words(" ".join(right_words))) == Counter()


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_rows_and_paragraphs_lead_to_one_another(path: Path, built: Path) -> None:
    pages = {name: site_page(built, name) for name in (path.stem, f"{path.stem}.source")}
    ids = {f"{name}.html": [str(e.get("id")) for e in find(tree, "//*[@id]")] for name, tree in pages.items()}
    for name, found in ids.items():
        assert len(found) == len(set(found)), name
    for name, tree in pages.items():
        links = [str(link.get("href")) for link in find(tree, "//h:main//h:a") if "#" in str(link.get("href"))]
        near = [link.rpartition("#") for link in links if link.startswith(("#", f"../texts/{path.stem}"))]
        assert [end for end in near if end[2] not in ids[end[0].removeprefix("../texts/") or f"{name}.html"]] == []
    numbered = find(pages[path.stem], "//*[self::h:p or self::h:div][h:a[@class='n']][h:a[@class='to-source']]")
    assert len(numbered) == len(list(etree.parse(path).getroot().iterfind(f".//{tei('text')}//{tei('p')}[@n]")))


def test_a_text_without_a_capture_has_no_page_for_it(small: Path) -> None:
    made = {path.name for path in (small / "output" / "site" / "texts").glob("*.source.html")}
    assert made == {"nasty.source.html", "two.source.html"}
    for name in ("hale-1903", "missing"):
        assert not find(site_page(small, name), "//*[contains(@class, 'compare') or @class='to-source']")


def test_a_hostile_capture_is_only_text(small: Path) -> None:
    for name in ("nasty", "nasty.source"):
        tree = site_page(small, name)
        foreign = "//h:script[not(contains(@src, '../assets/') or @type = 'application/ld+json')]"
        assert not find(tree, foreign)
        assert not find(tree, "//h:main//*[@onclick or @style or starts-with(@href, 'javascript:')]")
    (left,) = captured(tree)
    assert left == NASTY.replace("\x0b", "␋").replace("\x0c", "␌")
    unseen = {str(one.get("data-code")) for one in find(tree, "//h:bdi")}
    assert unseen == {"U+202E", "U+202C", "U+200B", "U+00A0", "U+000B", "U+000C", "U+2028"}
    (unclaimed,) = find(tree, "//h:li[contains(@class, 'unclaimed')]")
    assert "words\u2028that nothing claims" in "".join(map(str, unclaimed.itertext()))
    assert text(tree, "//h:p[contains(@class, 'account')]") == ["1 passage of the capture: not encoded in the text."]


def test_a_text_of_two_captures_has_rows_of_both(small: Path) -> None:
    tree = site_page(small, "two.source")
    assert captured(tree) == ["One word.\n\nTwo words.", "One word."]
    assert [row.get("id") for row in find(tree, "//h:li[@id]")] == ["char=0,9", "2-char=0,9"]
    assert find(tree, "//h:a[@href='../seeds/a%20b.txt']")


def test_only_what_changed_is_made_again(small: Path) -> None:
    edition = Edition(small.resolve())
    assert Pipeline(edition).publish(("site",)).done == []
    (small / "seeds" / "c.txt").write_bytes(b"One word. ")
    assert {name for name in Pipeline(edition).publish(("site",)).done if ":source:" in name} == {"site:source:two"}


@given(
    st.text(st.sampled_from("ab \n\r\t\x0b\u202e\xa0"), min_size=1, max_size=40).map(lambda t: "x" + t),
    st.lists(st.tuples(st.integers(0, 45), st.integers(0, 45)), max_size=5),
)
def test_rows_are_the_whole_capture_whatever_is_claimed(capture: str, ranges: list[tuple[int, int]]) -> None:
    source = decode_source(capture.encode(), Path("x.txt"))
    claims = {str(number): (min(pair), max(pair)) for number, pair in enumerate(ranges)}
    rows = list(rows_of(source, claims))
    assert "".join(source.slice(row.start, row.end) for row in rows) == capture
    assert {row.source for row in rows if row.source} == set(claims)
    document = capture_document(source, claims)
    assert "".join(map(str, document.itertext())) == capture.replace("\x0b", "␋")


def test_views_are_offered_as_far_as_they_differ() -> None:
    def offered(body: str) -> list[str]:
        return [str(one.get("value")) for one in find(page(text_of(body)), "//h:input[@name='view']")]

    assert offered("<p>Words.</p>") == []
    assert offered("<p>Words of <persName>Lund</persName>.</p>") == ["reading", "names"]
    assert offered("<fw>Top</fw><p>Words.</p>") == ["reading", "source"]
    assert offered("<p>W<supplied>o</supplied>rds.</p>") == ["reading", "source", "corrections"]
    own = f'<p>Words.<note xmlns="{TEI}" type="commentary"><p>By <persName>Lund</persName></p></note></p>'
    assert offered(own) == []


def test_without_a_style_sheet_a_page_is_the_reading_text() -> None:
    tree = page(HALE)
    (paragraph,) = text(tree, "//h:p[h:a[@id='p5']]")
    assert paragraph.startswith("5The board may find itself in the position of being obliged to make an agreement")
    hidden = " ".join("".join(map(str, one.itertext())) for one in find(tree, "//*[@hidden]"))
    assert re.findall(r"nuke|\*\*|\]|Jump to navigation", hidden)[:3] == ["Jump to navigation", "]", "**"]
    assert all(one.get("data-pagefind-ignore") or one.get("class") == "mark" for one in find(tree, "//*[@hidden]"))
