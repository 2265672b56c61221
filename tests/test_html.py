"""The HTML edition: all words, sound pages, safe links, notes that lead there and back."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape, quoteattr

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from edition.names import tei
from tests.support.tei_words import SAMPLES, sample_names, text_of
from tests.support.tiny_site import HALE, ORAM, OURS, index_document
from tests.support.xslt_harness import call, find, page, parse, text, transform

#: What no reader reads: furniture, stray characters, index entries, and files written as letters.
LEFT_OUT: Final = frozenset(map(tei, ("teiHeader", "fw", "surplus", "index", "binaryObject")))
#: HTML elements that may hold phrases only.
PHRASES_ONLY: Final = "p h1 h2 h3 h4 h5 h6 span a b i em u sup sub small cite code del ins abbr time pre dt".split()
BLOCKS: Final = frozenset("p div section ul ol li dl table figure blockquote h1 h2 h3 h4 h5 h6 article nav pre".split())


def sample(name: str) -> bytes:
    """Return a sample text without its DOCTYPE; without the samples the test is skipped."""
    path = SAMPLES / name
    if not path.is_file():
        pytest.skip(f"no TEI samples in {SAMPLES}")
    return etree.tostring(etree.parse(path).getroot(), encoding="utf-8")


def source_words(element: etree._Element, inside: bool = False) -> Iterator[str]:
    """Yield the text nodes of the texts in a TEI document without any blanks, left-out elements apart."""
    if not isinstance(element.tag, str) or element.tag in LEFT_OUT:
        return
    inside = inside or element.tag == tei("text")
    if inside:
        yield _squeeze(element.text)
    for child in element:
        yield from source_words(child, inside)
        if inside:
            yield _squeeze(child.tail)


def _squeeze(words: str | None) -> str:
    return re.sub(r"\s+", "", words or "")


def assert_no_word_is_lost(source: bytes, tree: etree._Element) -> None:
    """Compare a TEI document with its page: each text node in it, each character often enough."""
    wanted = [node for node in source_words(etree.fromstring(source)) if node]
    shown = _squeeze("".join(map(str, find(tree, "//h:main")[0].itertext())))
    assert [node for node in wanted if node not in shown] == []
    assert Counter("".join(wanted)) - Counter(shown) == Counter()


def assert_sound(tree: etree._Element) -> None:
    """Check what makes a page of HTML hold together."""
    ids = [str(element.get("id")) for element in find(tree, "//*[@id]")]
    assert len(ids) == len(set(ids)), "an identifier stands twice"
    ends = [str(link.get("href"))[1:] for link in find(tree, "//h:a[starts-with(@href, '#')]")]
    assert [end for end in ends if end not in ids] == [], "a link leads nowhere"
    for name in PHRASES_ONLY:
        inner = {etree.QName(child).localname for child in find(tree, f"//h:{name}//*")}
        assert not inner & BLOCKS, f"a block stands in <{name}>"
    assert not find(tree, "//h:a//h:a"), "a link stands in a link"
    levels = [int(etree.QName(head).localname[1]) for head in find(tree, "//h:h1|//h:h2|//h:h3|//h:h4|//h:h5|//h:h6")]
    assert levels.count(1) == 1 and all(below - above <= 1 for above, below in pairwise(levels))


@pytest.mark.parametrize("name", sample_names())
def test_any_tei_keeps_all_its_words_on_a_sound_page(name: str) -> None:
    source = sample(name)
    tree = page(source)
    assert_no_word_is_lost(source, tree)
    assert_sound(tree)


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.stem)
def test_our_texts_keep_all_their_words_and_need_no_last_rule(path: Path) -> None:
    assert transform("html.xsl", path).messages == ()
    tree = page(path)
    assert_no_word_is_lost(path.read_bytes(), tree)
    assert_sound(tree)


@settings(max_examples=25)
@given(
    st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn", "Z"), exclude_characters="\ufffe\uffff"), min_size=1)
)
def test_any_characters_come_out_as_they_went_in(words: str) -> None:
    tree = page(text_of(f"<p>{escape(words)} <hi rend={quoteattr(words)}>x</hi></p>"))
    assert text(tree, "//h:div[@class='body']/h:p") == [f"{words} x"]


def test_page_is_html5_with_a_strict_policy_and_no_inline_code() -> None:
    html = transform("html.xsl", HALE, root="../", edition_title="An Edition", tool_version="1.2").text
    tree = parse(html)
    assert html.startswith("<!DOCTYPE html>")
    assert tree.get("lang") == "en"
    policy = find(tree, "//h:meta[@http-equiv='Content-Security-Policy']")[0].get("content") or ""
    assert "default-src 'self'" in policy and "unsafe" not in policy
    assert not find(tree, "//h:style | //*[@style] | //h:script[not(@src)] | //@*[starts-with(name(), 'on')]/..")
    assert find(tree, "//h:link[@rel='stylesheet' and @href='../assets/edition.css']")
    assert text(tree, "//h:title") == ["On the Question of the Second Lamp – An Edition"]
    assert find(tree, "//h:meta[@name='DC.creator' and @content='R. S. Hale']")
    assert find(tree, "//h:meta[@name='citation_publication_date' and @content='2026']")
    assert find(tree, "//h:meta[@name='DCTERMS.created' and @content='1903-02']")


def test_landmarks_and_skip_link() -> None:
    tree = page(HALE, next_id="b", next_title="B", previous_id="a")
    for landmark in ("header", "nav", "main", "article", "footer"):
        assert find(tree, f"//h:{landmark}"), landmark
    first = find(tree, "/h:html/h:body/h:a")[0]
    assert first.get("href") == f"#{find(tree, '//h:main')[0].get('id')}"
    assert text(tree, "//h:nav[@class='neighbours']/h:a") == ["Previous a", "Next B"]


def test_printed_title_is_the_only_h1_and_heads_follow_the_divisions() -> None:
    tree = page(HALE)
    assert [head.get("id") for head in find(tree, "//h:h1")] == ["c30"]
    assert text(tree, "//h:section[@class='div section']/h:h2") == ["What the lamp costs"]
    assert text(tree, "//h:p[@role='doc-subtitle']") == ["(A letter from the keeper Hale)"]
    assert not find(tree, "//h:p[@class='title']"), "the same title is not told twice"
    assert text(page(ORAM), "//h:p[@class='title']") == ["Lecture on Keeping the Light"]


def test_paragraph_numbers_are_permalinks_with_a_name() -> None:
    tree = page(ORAM)
    links = find(tree, "//h:a[@class='n']")
    assert [link.get("id") for link in links] == ["pi", "pii", "p1", "p2"]
    assert all(link.get("href") == f"#{link.get('id')}" for link in links)
    assert links[0].get("aria-label") == "paragraph i"
    assert links[2].getparent() is find(tree, "//*[@id='c600']")[0]


def test_a_number_yields_to_an_identifier_of_the_text() -> None:
    tree = page(text_of('<p xml:id="p2" n="1">a</p><p xml:id="x" n="2">b</p><p n="2">c</p>'))
    assert [link.get("id") for link in find(tree, "//*[@class='n']")] == ["p1", "p2_", None]


def test_notes_are_called_and_lead_back_to_every_call() -> None:
    tree = page(HALE)
    calls = [(link.get("id"), link.get("href")) for link in find(tree, "//h:a[@role='doc-noteref']")]
    assert [call for call in calls if call[1] == "#n2000"] == [("r800", "#n2000"), ("r1310", "#n2000")]
    note = find(tree, "//h:aside[@role='doc-footnote'][@id='n2000']")[0]
    assert find(note, "preceding-sibling::*//h:a[@id='r800']"), "a note follows the block that calls it first"
    backs = [link.get("href") for link in find(note, ".//h:a[@role='doc-backlink']")]
    assert backs == ["#r800", "#r800", "#r1310"]
    assert text(note, ".//h:a[@class='backlink']") == ["↩ back to paragraph 1", "↩ back to paragraph 5"]


def test_a_note_in_its_sentence_gets_a_call_and_commentary_its_own_series() -> None:
    tree = page(text_of('<p n="1">One<note>first</note> two<note type="commentary" resp="#nobody">ours</note>.</p>'))
    assert text(tree, "//h:div[@class='body']/h:div[@class='noted']/h:p") == ["1One1 twoa."]
    assert [note.get("aria-label") for note in find(tree, "//h:aside")] == ["Note 1", "Commentary a"]
    assert "ours [nobody]" in text(tree, "//h:aside[contains(@class, 'commentary')]")[0]
    assert text(tree, "//h:section[h:p[@class='beside edition']]/h:h2") == ["Notes", "Commentary"]
    assert text(tree, "//h:p[@class='beside edition']/h:a") == ["1", "a"]


def test_notes_stand_after_the_largest_block_around_their_call() -> None:
    """In headings, lists, tables, verse, and in notes; what no one calls stays in its list."""
    body = (
        "<div><head>H<note>in head</note></head><list><item>I<note>in list<note>in note</note></note></item></list>"
        "<table><row><cell>T<note>in table</note></cell></row></table>"
        '<lg><l>V<note place="margin">in verse</note></l></lg>'
        '<quote><p>Q<ref target="#p">*</ref></p></quote></div>'
    )
    back = '<div type="notes"><head>Printed</head><note xml:id="p">printed</note><note>not called</note></div>'
    tree = page(text_of(body, back=back))
    assert_sound(tree)
    hosts = [[etree.QName(part).localname for part in noted] for noted in find(tree, "//h:div[@class='noted']")]
    assert hosts == [["h1", "aside"], ["ul", "aside", "aside"], ["div", "aside"], ["div", "aside"], ["p", "aside"]]
    ties = [(call.get("class") or "").split()[-1] for call in find(tree, "//h:a[@role='doc-noteref']")]
    assert ties == ["k1", "k1", "call", "k1", "k1", "k1"], "a note to a note follows that note"
    assert text(tree, "//h:section[@role='doc-endnotes']/h:h2") == ["Printed"]
    assert text(tree, "//h:section[@role='doc-endnotes']//h:li/h:div") == ["not called"]


def test_a_note_that_only_calls_itself_is_not_lost() -> None:
    tree = page(text_of("<p>a</p>", back='<div type="notes"><note xml:id="n">x <ref target="#n">1</ref></note></div>'))
    assert_sound(tree)
    assert "x" in text(tree, "//h:li[@id='n']")[0]


def test_a_list_of_notes_without_a_heading_gets_one_that_the_contents_name() -> None:
    notes = '<div type="notes"><note xml:id="n1" target="#r"><p>x</p></note></div>'
    tree = page(text_of('<p>a<ref type="note" xml:id="r" target="#n1">*</ref></p>', back=notes))
    assert_sound(tree)
    assert [link.get("href") for link in find(tree, "//h:nav[contains(@class, 'contents')]//h:a")][:1] == [
        "#printed-notes1"
    ]
    assert text(tree, "//h:aside[@id='n1']/h:a") == ["1"]


DATES: Final = """<p>
    <date when="1917-07-01" when-custom="1917-06-18" calendar="#julian" cert="medium" evidence="internal">June 18</date>
    <date when="1918-05-14">14 May</date>
    <date when="1793-01-21" when-custom="0001-05-02" calendar="#republican">2 pluviôse</date>
    <ref target="https://example.org/"><date when="1917" cert="low">then</date></ref></p>"""


def test_dates_tell_both_calendars_and_how_sure_they_are() -> None:
    """Only where there is something to tell that is certain to be true: a calendar that is not known is not named."""
    tree = page(text_of(DATES))
    assert_sound(tree)
    dates = find(tree, "//h:time[@tabindex='0']")
    told = [text(tree, f"//*[@id='{date.get('aria-describedby')}']")[0] for date in dates]
    assert told == ["1 July 1917 (18 June, Old Style) (probably), worked out from the text", "21 January 1793"]
    assert len(find(tree, "//h:time")) == 4


def test_furniture_and_stray_marks_are_not_read() -> None:
    words = " ".join(text(page(HALE), "//h:div[@class='reading']"))
    assert "Jump to navigation" not in words and "[edit source]" not in words and "**" not in words


def test_corrections_are_quiet_in_the_text_and_told_after_it() -> None:
    tree = page(HALE)
    word = find(tree, "//h:a[@class='corr']")[0]
    assert text(tree, "//h:a[@class='corr']") == ["make"]
    entry = find(tree, f"//h:li[@id='{str(word.get('href'))[1:]}']")[0]
    assert text(entry, "h:div") == ["make corrected; the source has nuke (Ada Finch; certainty: high)"]
    assert find(entry, f"h:a[@role='doc-backlink' and @href='#{word.get('id')}']")
    assert text(tree, "//h:a[@class='supplied']") == ["N"]
    told = text(tree, "//h:li[@class='entry']/h:div")
    assert told[1].startswith("Numerous: N supplied (lost initial)")
    assert told[2].endswith(": ] left out (stray)")


def test_introduction_of_the_quoting_paper_bears_its_name() -> None:
    tree = page(ORAM)
    part = find(tree, "//h:section[@role='doc-introduction']")[0]
    assert part.get("aria-label") == "Introduction by The Pilot’s Friend"
    assert text(part, "h:p[@class='attribution']") == ["Introduction by The Pilot’s Friend"]


def test_pull_quote_leads_to_its_passage() -> None:
    figure = find(page(ORAM), "//h:figure[@class='pull-quote']")[0]
    assert text(figure, ".//h:a[@href='#c700']") == ["paragraph 2"]
    assert text(figure, ".//h:b/h:i") == ["and no harbour"]


def test_language_is_said_where_it_changes() -> None:
    tree = page(HALE)
    assert {str(item.get("lang")) for item in find(tree, "//h:i[@lang]")} == {"ru", "grc"}
    assert find(page(text_of("<p>x</p>").replace(b'"en"', b'"ru"')), "//h:div[@class='reading' and @lang='ru']")


def test_lists_show_the_printed_labels_only() -> None:
    tree = page(HALE)
    items = find(tree, "//h:ol[contains(@class, 'labelled')]/h:li")
    assert [text(item, "h:span[@class='label']") for item in items] == [["1."], ["2."], ["3."]]


@pytest.mark.parametrize(
    ("target", "href"),
    [
        ("https://example.org/a?b=c", "https://example.org/a?b=c"),
        ("#here", "#here"),
        ("#nowhere", None),
        ("other-text.xml#c12", "../texts/other-text.html#c12"),
        ("../edition.xml", "../about.html"),
        ("../../seeds/000_a.txt#char=0,10", "../seeds/000_a.txt"),
        ("../registers/persons.xml#x", None),
        ("javascript:alert(1)", None),
        ("JAVASCRIPT:alert(1)", None),
        (" java\tscript:alert(1)", None),
        ("data:text/html,x", None),
        ("//example.org/", None),
        ("https://example.org/ onclick=x", None),
    ],
)
def test_only_safe_pointers_become_links(target: str, href: str | None) -> None:
    body = f'<p xml:id="here">a <ref target={quoteattr(target)}>link</ref></p>'
    links = find(page(text_of(body), root="../"), "//h:div[@class='body']//h:a")
    assert [link.get("href") for link in links] == ([href] if href else [])


def test_history_rights_citation_and_downloads() -> None:
    tree = page(HALE, root="../", edition_title="An Edition", text_downloads="TEI=tei/a.xml Evil=javascript:x")
    sources = text(tree, "//h:ul[@class='history']/h:li")
    assert sources[0] == (
        "First publication: R. S. Hale, “On the Question of the Second Lamp”, in: The Veldsund Observer, "
        "vol. 3, no. 10, 25 February 1903, pp. 79–81. The issue itself has not been seen."
    )
    assert find(tree, "//h:ul[@class='history']//h:a[@href='../seeds/004_lamp.txt']")
    assert find(tree, "//h:a[@rel='license' and @href='https://creativecommons.org/licenses/by/4.0/']")
    assert text(tree, "//h:p[@class='citation']")[0].startswith(
        "R. S. Hale, On the Question of the Second Lamp (February 1903). In: An Edition"
    )
    assert [link.get("href") for link in find(tree, "//h:ul[@class='downloads']//h:a")] == ["../tei/a.xml"]


def test_front_page_lists_the_texts_but_not_the_introduction() -> None:
    tree = page(index_document())
    assert_sound(tree)
    assert text(tree, "//h:h1") == ["The Lamp and the Harbour, 1887–1903"]
    assert [link.get("href") for link in find(tree, "//h:section[@class='texts']//h:a")] == [
        f"texts/{path.stem}.html" for path in OURS
    ]
    assert text(tree, "//h:section[@class='texts']//h:p[@class='summary']")[0].endswith("the oil of the second lamp.")
    assert text(tree, "//h:p[@class='editors']") == ["A. Marsh and J. Oram"]


def test_unknown_elements_keep_their_words_and_are_reported_once() -> None:
    rendered = transform("html.xsl", text_of("<div><floob>one</floob><p>a <floob>two</floob></p></div>"))
    assert [m.strip() for m in rendered.messages] == ["unhandled: floob at /TEI[1]/text[1]/body[1]/div[1]/floob[1]"]
    tree = parse(rendered.text)
    assert text(tree, "//h:div[@class='unhandled floob']") == ["one"]
    assert text(tree, "//h:p/h:span[@class='unhandled floob']") == ["two"]


def test_text_within_a_text_and_documents_of_other_kinds_have_their_page() -> None:
    inner = text_of('<p n="1">in<note>ner</note><supplied>!</supplied></p>').decode()
    outer = text_of('<p n="1">outer<note>x</note><supplied>?</supplied></p>').decode()
    assert_sound(page(outer.replace("</text></TEI>", f"</text>{inner}</TEI>").encode()))
    assert text(page(b'<div xmlns="http://www.tei-c.org/ns/1.0"><head>A</head><p>b</p></div>'), "//h:h2") == ["A"]


@pytest.mark.parametrize(
    ("sentence", "first"),
    [
        ("He spoke. Then he left.", "He spoke."),
        ("V. I. Lenin spoke on No. 10 to all. Then he left.", "V. I. Lenin spoke on No. 10 to all."),
        ("He said “go.” Then he left.", "He said “go.”"),
        ("No end", "No end"),
    ],
)
def test_first_sentence(sentence: str, first: str, tmp_path: Path) -> None:
    assert call("html.xsl", f"f:first-sentence('{sentence}')", text_of("<p/>"), tmp_path) == first


def test_names_are_listed_as_one_writes_them(tmp_path: Path) -> None:
    lists = "f:list(()), f:list('A'), f:list(('A', 'B')), f:list(('A', 'B', 'C'))"
    assert call("html.xsl", lists, text_of("<p/>"), tmp_path) == "|A|A and B|A, B and C"
