"""Markdown: no character of a text becomes markup, no word is lost, notes and corrections are where they are called."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree

from edition.names import NS
from tests.support.plain_files import masters, rendered, shown
from tests.support.tei_words import SAMPLES, is_subsequence, reading_words, sample_names, text_of, words

_CHARACTERS = st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff")
_SIGNS = st.sampled_from([*"\\`*_#$<>&[](){}|~!@:+-=.,/^'\" 1a\n", "---", "```", "http://a.b", "&amp;", "[^1]", ":x:"])
BODY = """<div type="letter"><head>A <hi rend="italic">fine</hi> head</head>
<p n="1">Some <hi rend="bold">words</hi>, <hi rend="italic">“others”</hi>s.<ref type="note" target="#n1">[1]</ref></p>
<p>1. not a list</p><p>- nor this</p>
<list rend="numbered"><item><label>1.</label> oil;</item><item><label>2.</label> wicks.</item></list>
<quote><p>Quoted.<note type="commentary">Ours.</note></p></quote>
<lg><l>One lamp,</l><l>and two.</l></lg>
<table><row role="label"><cell>Year</cell><cell>a|b</cell></row><row><cell>1901</cell><cell>4</cell></row></table>
<p>See <ref target="https://example.org/a_b(c)">there</ref> and <ref target="javascript:x">not here</ref>.</p></div>"""
BACK = '<div type="notes"><note type="footnote" xml:id="n1" n="1"><p>The minutes.</p><p>A copy.</p></note></div>'
EXPECTED = r"""## A *fine* head

\[1\] Some **words**, “others”s.[^1]

1\. not a list

\- nor this

- 1\. oil;
- 2\. wicks.

> Quoted.[^a]

One lamp,\
and two.

| Year | a\|b |
| --- | --- |
| 1901 | 4 |

See [there](<https://example.org/a_b(c)>) and not here.

[^1]: The minutes.

    A copy.

[^a]: Ours.
"""


def body_of(markdown: str) -> str:
    """Return what stands below the head of a page."""
    return markdown.split("\n---\n", 1)[1].lstrip("\n")


def test_the_whole_page() -> None:
    assert body_of(rendered("markdown.xsl", text_of(BODY, back=BACK))) == EXPECTED


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(_CHARACTERS, min_size=1), st.lists(_SIGNS, min_size=1, max_size=12).map("".join)))
@example("# a *b* _c_ `d` <e> &amp; [f](g) [^1] ![h] ~~i~~ $j$ | k | http://l.m :n: \\")
@example("1) a")
@example("=== ")
def test_no_character_becomes_markup(text: str) -> None:
    # A place of its own, a line of verse, an item, a cell and a heading: each has beginnings that mean something.
    blocks = (
        "<p>{0}</p><lg><l>{0}</l><l>{0}</l></lg><list><item>{0}</item></list><table><row><cell>{0}</cell></row></table>"
    )
    source = text_of(f"<div><head>{{0}}</head>{blocks}</div>".format(escape(text)))
    seen, tags = shown(body_of(rendered("markdown.xsl", source)))
    assert seen.split() == text.split() * (6 if text.strip(" \n\t") else 0)
    assert set(tags) <= set("h2 p br ul li table thead tbody tr th td".split())


@pytest.mark.parametrize("path", masters(), ids=lambda path: path.stem[:12])
def test_every_word_of_our_texts_is_shown_in_order(path: Path) -> None:
    seen, _ = shown(rendered("markdown.xsl", path))
    body = etree.parse(path).find("tei:text/tei:body", NS)
    assert body is not None
    expected = list(reading_words(body, without=("note",)))
    assert expected
    assert is_subsequence(expected, words(seen))


@pytest.mark.parametrize("path", masters(), ids=lambda path: path.stem[:12])
def test_every_call_has_its_note(path: Path) -> None:
    page = rendered("markdown.xsl", path)
    notes = re.findall(r"^\[\^([A-Za-z0-9-]+)\]: ", page, re.MULTILINE)
    assert len(notes) == len(set(notes))
    assert set(re.findall(r"(?<!^)\[\^([A-Za-z0-9-]+)\]", page, re.MULTILINE)) == set(notes)


def test_notes_keep_apart_and_none_is_lost() -> None:
    notes = (
        '<note n="1">one</note>',
        '<note n="1">two</note>',
        '<note n="*">three</note>',
        '<note type="commentary">x</note>',
    )
    body = f"<p>a{' b'.join(notes)}</p>"
    page = rendered("markdown.xsl", text_of(body, back='<note type="footnote" n="9">lost</note>'))
    for line in ("[^1]: one", "[^1-2]: two", "[^n]: three", "[^a]: x", "- \\[n9\\]\n\n  lost"):
        assert line in page, line


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>a<hi rend='bold'>“b”</hi>c</p>", "a“b”c\n"),
        ("<p><hi>a </hi>b<hi> c</hi></p>", "*a* b *c*\n"),
        ("<p><hi rend='bold italic'>a</hi></p>", "***a***\n"),
        ("<p><hi>a</hi><hi>b</hi></p>", "*a*b\n"),
        ("<p>Oh!<note>n</note></p>", "Oh\\![^1]\n\n[^1]: n\n"),
        (
            "<p>An <supplied>o</supplied>ld <del>lamp</del></p>",
            "An \\[o\\]ld \\[deleted: lamp\\]\n\n## Corrections\n\n- \\[p\\] ld → old (supplied)\n",
        ),
        ("<list><item>a<list><item>b</item></list></item></list>", "- a\n\n  - b\n"),
        ("<quote><quote><p>a</p></quote></quote>", "> > a\n"),
        ("<p>a<note><list><item>b</item></list></note></p>", "a[^1]\n\n[^1]:\n    - b\n"),
        ("<p>a<lb/>b</p>", "a\\\nb\n"),
        (
            "<table><row><cell>a</cell></row><row><cell>b</cell><cell>c</cell></row></table>",
            "|  |  |\n| --- | --- |\n| a |  |\n| b | c |\n",
        ),
        ("<p>Ἀρχή שלום</p>", "Ἀρχή שלום\n"),
    ],
)
def test_forms(body: str, expected: str) -> None:
    assert body_of(rendered("markdown.xsl", text_of(body))) == expected


@pytest.mark.parametrize("name", sample_names())
def test_any_tei_keeps_its_words(name: str) -> None:
    if not (SAMPLES / name).is_file():
        pytest.skip(f"no sample texts in {SAMPLES}")
    root = etree.parse(SAMPLES / name, etree.XMLParser(no_network=True)).getroot()
    seen, _ = shown(rendered("markdown.xsl", etree.tostring(root)))
    run_on = "".join(words(seen))
    assert not Counter("".join(reading_words(root))) - Counter(run_on)


@settings(max_examples=200, deadline=None)
@given(
    *(st.lists(_SIGNS | _CHARACTERS, max_size=4).map("".join) for _ in range(3)), st.sampled_from(["italic", "bold"])
)
@example("a", "“b”", "c", "bold")
@example("a", "\u00a0b", "c", "italic")
def test_emphasis_never_shows_its_signs(before: str, inside: str, after: str, rend: str) -> None:
    pieces = f"{escape(before)}<hi rend='{rend}'>{escape(inside)}</hi>{escape(after)}"
    seen, tags = shown(body_of(rendered("markdown.xsl", text_of(f"<p>{pieces}</p>"))))
    assert seen.split() == (before + inside + after).split()
    assert set(tags) <= {"p", "em", "strong"}
