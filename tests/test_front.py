"""The front page: its timeline and its map, what they are computed from, and the tables of the same data."""

from __future__ import annotations

import gzip
import math
from collections import Counter
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from edition.pipeline import Pipeline
from edition.project import Edition
from edition.publish.chronology import Moment, in_order, moment, timeline_element, years
from edition.publish.front import contents_element, split
from edition.publish.lettering import Box, Mark, labels, shortened, width
from edition.publish.mapcoast import _rings, coast_file
from edition.publish.mapfigure import FIGURE, Site, locator, map_element
from edition.publish.mapprojection import Conic, Cylinder, EqualEarth, middle, projection_for
from edition.publish.statistics import counts_of
from tests.support.links import dead_links
from tests.support.tei_words import TINY, text_of
from tests.support.xslt_harness import find, parse, text, transform
from tests.test_html import assert_sound

SVG = "*[namespace-uri()='http://www.w3.org/2000/svg']"
W = f"{{{FIGURE}}}"


@pytest.fixture(scope="module")
def small(registers_built: Path) -> Path:
    """Return the site of the small edition with registers."""
    return registers_built / "output" / "site"


def front(site: Path, name: str = "index.html") -> etree._Element:
    """Parse a page."""
    return parse((site / name).read_text("utf-8"))


# Projections and coastlines


def test_projections_agree_with_published_examples() -> None:
    """The conic one with the example of Snyder (1987), page 295; Equal Earth with the edges of its map."""
    conic = Conic(-96, 33, 45)
    x, y = conic.project(-75, 35)
    assert (x, y - conic.project(-96, 23)[1]) == pytest.approx((0.2966785, 0.2462112), abs=1e-7)
    assert EqualEarth(0).project(0, 90)[1] == pytest.approx(1.3173627591574)
    assert EqualEarth(0).project(180 - 1e-9, 0)[0] == pytest.approx(2.7066299836961)
    assert Cylinder(10, 60).project(11, 1) == pytest.approx((math.radians(0.5), math.radians(1)))


def test_a_conic_map_keeps_angles_and_distances_on_its_parallels() -> None:
    conic = Conic(20, 42, 62)
    for south, latitude in ((41.99, 42.0), (61.99, 62.0)):
        here, below, aside = conic.project(25, latitude), conic.project(25, south), conic.project(25.01, latitude)
        assert math.dist(here, below) == pytest.approx(math.radians(0.01), rel=1e-3)
        assert math.dist(here, aside) == pytest.approx(math.radians(0.01) * math.cos(math.radians(latitude)), rel=1e-3)


def test_the_projection_follows_the_places() -> None:
    assert isinstance(projection_for([(-0.1, 51.5), (49.9, 40.4)]), Conic)
    assert isinstance(projection_for([(36.8, -1.3), (39.3, -6.8)]), Cylinder)
    assert isinstance(projection_for([(-74, 40.7), (151.2, -33.9), (37.6, 55.8)]), EqualEarth)
    assert middle([178.0, -178.0]) == pytest.approx((-180.0, 4.0))


def _on_land(longitude: float, latitude: float) -> bool:
    crossed = False
    for ring, _ in _rings():
        for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
            for turn in (-360, 0, 360):
                if (y1 > latitude) != (y2 > latitude):
                    at = x1 + (latitude - y1) / (y2 - y1) * (x2 - x1)
                    crossed ^= longitude + turn < at
    return crossed


def test_the_coastlines_part_land_and_sea_on_the_whole_globe() -> None:
    land = {(37.6, 55.75), (-175.0, 67.0), (179.0, 67.5), (134.0, -25.0), (-60.0, -10.0), (25.0, 0.0), (100.0, -85.0)}
    sea = {(34.0, 43.5), (51.0, 42.0), (-30.0, 40.0), (180.0, 0.0), (-170.0, 60.0), (20.0, 57.5), (0.0, 89.0)}
    assert all(_on_land(*point) for point in land)
    assert not any(_on_land(*point) for point in sea)
    assert coast_file().stat().st_size <= 100_000


# Labels


@settings(max_examples=60)
@given(st.lists(st.tuples(st.integers(0, 720), st.integers(0, 420), st.integers(3, 7), st.text("Mil o", max_size=24))))
def test_no_label_touches_another_or_a_mark_or_leaves_the_paper(points: list[tuple[int, int, int, str]]) -> None:
    marks = [Mark(*point) for point in points]
    paper = Box(5, 5, 715, 415)
    placed = labels(marks, paper, 16)
    boxes = [(number, label.box) for number, label in enumerate(placed) if label]
    for (_, one), (_, other) in combinations(boxes, 2):
        assert not one.touches(other)
    for number, box in boxes:
        assert box.within(paper)
        assert not any(box.touches(mark.box) for other, mark in enumerate(marks) if other != number)
    assert placed == labels(marks, paper, 16)


def test_words_are_shortened_between_words() -> None:
    assert shortened("The Tasks of the Power", 1000, 16) == "The Tasks of the Power"
    assert shortened("The Tasks of the Power", width("The Tasks of…", 16), 16) == "The Tasks of…"
    assert shortened("Incomprehensibilities", 20, 16) == ""


# The timeline


def test_dates_lie_on_the_line_of_years() -> None:
    assert years("1918") == (1918.0, 1919.0)
    assert years("1918-12") == pytest.approx((1918 + 334 / 365, 1919))
    assert years("1918-03-03") == pytest.approx((1918 + 61 / 365, 1918 + 62 / 365))
    assert years("-0044-03-15") == pytest.approx((-44 + 73 / 365, -44 + 74 / 365))
    assert [years(one) for one in ("", "1918-13", "1918-02-30", "spring", "--05-14")] == [None] * 5


def _text(number: int, date: str) -> Moment:
    made = moment("text", f"Text {number}", f"texts/t{number}.html", date, date, author=f"A. {number}")
    assert made
    return made


def _event(name: str, since: str, until: str, mentions: int = 1) -> Moment:
    made = moment("event", name, f"registers/events/{name}.html", since, until, mentions=mentions)
    assert made
    return made


def _items(timeline: etree._Element) -> list[etree._Element]:
    return timeline.findall(f"{W}item")


def test_the_axis_reaches_from_what_is_near_the_texts_and_says_what_is_not_drawn() -> None:
    texts = [_text(1, "1918-04-21"), _text(2, "1926-07")]
    events = [
        _event("revolution", "1789", "1799"),
        _event("strike", "1905", "1905"),
        _event("war", "1914", "1918-11-11"),
    ]
    timeline = timeline_element(texts, in_order(events))
    assert timeline is not None
    assert (timeline.get("first"), timeline.get("last")) == ("1914", "1926")
    assert [one.get("name") for one in _items(timeline) if one.get("kind") == "event"] == ["war"]
    beyond = [one.get("name") for one in timeline.findall(f"{W}moment") if one.get("state") == "beyond"]
    assert beyond == ["revolution", "strike"]
    (war,) = (one for one in _items(timeline) if one.get("name") == "war")
    assert float(war.get("right", "")) - float(war.get("left", "")) > 200


@settings(max_examples=40)
@given(
    st.lists(
        st.tuples(st.integers(1900, 1930), st.integers(0, 4), st.text("mil o", min_size=1, max_size=90)), max_size=40
    )
)
def test_no_label_of_the_timeline_touches_another(told: list[tuple[int, int, str]]) -> None:
    events = [_event(f"{n} {words}", str(since), str(since + more)) for n, (since, more, words) in enumerate(told)]
    timeline = timeline_element([_text(1, "1910"), _text(2, "1920-05-01")], in_order(events))
    assert timeline is not None
    rows: dict[str, list[tuple[float, float]]] = {}
    for item in _items(timeline):
        x, wide = float(item.get("label-x", "")), width(item.get("label", ""), 16)
        left = x - (wide if item.get("anchor") == "end" else 0.0)
        span = min(left, float(item.get("left", ""))), max(left + wide, float(item.get("right", "")))
        assert span[0] >= 0 and span[1] <= 720 + 0.2
        assert float(item.get("y", "")) < float(timeline.get("height", ""))
        rows.setdefault(item.get("y", ""), []).append(span)
    for spans in rows.values():
        ordered = sorted(spans)
        assert all(one[1] <= other[0] for one, other in pairwise(ordered))


def test_many_texts_are_bars_and_fewer_than_two_dates_are_no_timeline() -> None:
    timeline = timeline_element([_text(n, str(1900 + n % 5)) for n in range(40)], [])
    assert timeline is not None
    told = {one.get("year"): one.get("count") for one in timeline.findall(f"{W}bar")}
    assert told == {str(1900 + n): "8" for n in range(5)}
    assert {one.get("year"): one.get("count") for one in timeline.findall(f"{W}counted")} == told
    assert timeline_element([_text(1, "1900")], []) is None
    assert timeline_element([], [_event("war", "1914", "1918"), _event("peace", "1919", "1919")]) is None


# The map


def _site(name: str, longitude: float, latitude: float, mentions: int, cert: str = "high") -> Site:
    where = (name.lower(), name, f"places/{name.lower()}", mentions, (longitude, latitude))
    return Site(*where, str(latitude), str(longitude), cert)


def test_the_map_leaves_out_what_would_make_all_else_small() -> None:
    near = [_site(f"P{n}", 20 + n * 3, 48 + n % 3 * 4, 5) for n in range(8)]
    drawn = map_element([*near, _site("Far", -74, 40.7, 1), Site("land", "Land", "places/land", 9, None)])
    assert drawn is not None
    states = {one.get("name"): one.get("state") for one in drawn.findall(f"{W}place")}
    assert states == {**{one.name: "drawn" for one in near}, "Far": "beyond", "Land": "unlocated"}
    for paper in drawn.findall(f"{W}drawing"):
        points = [(float(p.get("x", "")), float(p.get("y", ""))) for p in paper.findall(f"{W}point")]
        assert len(points) == 8
        assert all(0 < x < float(paper.get("width", "")) and 0 < y < float(paper.get("height", "")) for x, y in points)
    assert map_element([Site("land", "Land", "places/land", 9, None)]) is None


def test_an_uncertain_place_has_another_mark_and_a_place_without_coordinates_no_map() -> None:
    drawn = map_element([_site("Sure", 20, 50, 3), _site("Near", 30, 52, 1, "low")])
    assert drawn is not None
    assert Counter((p.get("name"), p.get("uncertain")) for p in drawn.iter(f"{W}point")) == {
        ("Sure", None): 2,
        ("Near", "true"): 2,
    }
    assert locator(Site("land", "Land", "places/land", 9, None)) is None
    assert locator(_site("Edge", 179.9, -16.5, 1)) is not None


# Pages


def test_the_front_page_has_drawings_with_title_description_links_and_tables(small: Path) -> None:
    tree = front(small)
    assert_sound(tree)
    for name in ("map", "timeline"):
        drawings = find(tree, f"//{SVG}[local-name()='svg'][contains(@class, '{name}')]")
        assert drawings
        for drawing in drawings:
            named = {str(one.get("id")): "".join(map(str, one.itertext())).strip() for one in find(drawing, "*[@id]")}
            assert [bool(named.get(one)) for one in str(drawing.get("aria-labelledby")).split()] == [True, True]
    told = {str(one.get("aria-label")) for one in find(tree, f"//{SVG}[@href='registers/places/veldsund.html']")}
    assert told == {"Veldsund, 3\xa0mentions"}
    cells = text(tree, "//h:section[@aria-labelledby='map']//h:tbody/h:tr/*")
    assert cells == ["Veldsund", "59.5° N, 5.25° W (approximate)", "3"]
    assert find(tree, f"//{SVG}[local-name()='a'][@class='point uncertain']")
    rows = text(tree, "//h:section[@aria-labelledby='timeline']//h:tbody/h:tr/h:th")
    drawn = find(tree, f"//{SVG}[local-name()='a'][@class='text' or @class='event']")
    assert len(rows) == len(drawn) == 3 and any(row.startswith("The Great Storm") for row in rows)


def test_pages_have_no_inline_style_and_no_dead_link(small: Path) -> None:
    for name in ("index.html", "about.html", "registers/places/veldsund.html"):
        assert not find(front(small, name), "//*[@style] | //h:style | //*[local-name()='style']"), name
    assert dead_links(small) == []


def test_pages_made_again_are_the_same(small: Path) -> None:
    names = ("index.html", "about.html", "registers/places/veldsund.html")
    before = [(small / name).read_bytes() for name in names]
    for name in names:
        (small / name).unlink()
    Pipeline(Edition(small.parents[1].resolve())).publish(("site",))
    assert [(small / name).read_bytes() for name in names] == before


def test_a_place_shows_where_it_is(small: Path) -> None:
    tree = front(small, "registers/places/veldsund.html")
    (drawing,) = find(tree, f"//h:figure[@class='locator']/{SVG}[@role='img']")
    assert find(drawing, "*[@class='point uncertain']")


def test_files_of_the_whole_are_offered(small: Path) -> None:
    hrefs = {str(one.get("href")) for one in find(front(small), "//h:section[@class='colophon']//h:a")}
    assert {"downloads/places.csv", "downloads/places.json", "tei/registers/places.xml"} <= hrefs


def test_the_edition_tells_its_numbers(small: Path) -> None:
    tree = front(small, "about.html")
    told = dict(
        zip(text(tree, "//h:dl[@class='extent']/h:dt"), text(tree, "//h:dl[@class='extent']/h:dd"), strict=True)
    )
    assert told["Texts"] == "2" and told["Corrections"] == "1"


def test_counts_are_of_the_corrected_text_without_furniture_and_our_notes() -> None:
    source = text_of(
        "<p>One <choice><sic>tow</sic><corr>two</corr></choice> self-made<note type='commentary'><p>ours</p></note>"
        "<supplied>!</supplied></p><p>four<note type='footnote'><p>five six</p></note></p>"
    )
    counts = counts_of(etree.fromstring(source))
    assert dict(counts) == {
        "words": 6,
        "paragraphs": 2,
        "notes": 1,
        "commentary-notes": 1,
        "corrections": 2,
    }


def test_an_edition_without_registers_has_no_empty_box(tmp_path: Path) -> None:
    root = tmp_path / "edition"
    (root / "tei" / "texts").mkdir(parents=True)
    (root / "seeds").mkdir()
    (root / "tei" / "edition.xml").write_bytes((TINY / "edition.xml").read_bytes())
    Pipeline(Edition(root)).publish(("site",))
    empty = front(root / "output" / "site")
    assert not find(empty, "//h:figure") and text(empty, "//h:h2") == ["The texts", "How to cite", "Download"]
    for path in (TINY / "texts").glob("*.xml"):
        (root / "tei" / "texts" / path.name).write_bytes(path.read_bytes())
    Pipeline(Edition(root)).publish(("site",))
    tree = front(root / "output" / "site")
    assert find(tree, "//h:section[@aria-labelledby='timeline']")
    assert not find(tree, "//h:section[@aria-labelledby='map']")


def test_too_many_texts_are_listed_by_years() -> None:
    corpus = etree.fromstring(
        "<teiCorpus xmlns='http://www.tei-c.org/ns/1.0'><teiHeader/>"
        + "".join(
            f"<TEI xml:id='t{n}'><teiHeader><profileDesc><creation>{date}</creation></profileDesc></teiHeader></TEI>"
            for n, date in enumerate(["<date when='1918-05'/>", "<date when='0998'/>", "", "<date when='1918'/>"])
        )
        + "</teiCorpus>"
    )
    lists = dict(split(corpus))
    assert list(lists) == ["998", "1918", "undated"]
    source = etree.Element(f"{W}list", year="1918")
    source.extend([lists["1918"], contents_element(lists, "1918")])
    tree = parse(transform("front.xsl", etree.tostring(source), root="../").text)
    assert_sound(tree)
    assert [one.get("href") for one in find(tree, "//h:li//h:h3/h:a")] == ["../texts/t0.html", "../texts/t3.html"]
    years_told = find(tree, "//h:nav[@aria-label='Years']//h:a")
    assert [one.get("href") for one in years_told] == [f"../contents/{year}.html" for year in lists]
    assert [one.get("aria-current") for one in years_told] == [None, "page", None]


def test_the_front_page_of_our_edition(built: Path) -> None:
    """It is light, its timeline has all texts, its table all places that the texts name."""
    site = built / "output" / "site"
    assert len(gzip.compress((site / "index.html").read_bytes())) < 100_000
    tree = front(site)
    assert_sound(tree)
    texts = {str(one.get("href")) for one in find(tree, f"//{SVG}[local-name()='a'][@class='text']")}
    assert texts == {
        f"texts/{path.stem}.html" for path in (site / "texts").glob("*.html") if path.suffixes == [".html"]
    }
    named = text(tree, "//h:section[@aria-labelledby='map']//h:tbody/h:tr/h:th")
    assert len(named) == len(set(named)) > 20
