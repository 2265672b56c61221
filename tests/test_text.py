"""The plain-text edition: all words, even lines, the same numbers as everywhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from xml.sax.saxutils import escape

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from edition.adapters.saxon import Parameter, Saxon
from edition.names import NS
from edition.project import resources
from tests.support.tei_words import (
    SAMPLES,
    TINY,
    is_subsequence,
    reading_words,
    sample_names,
    text_of,
    words,
)

GOLDEN = """\
A Letter
========
to the board

R. S. Hale
February 1903, Veldsund

First published: _The Observer_, vol. 3, 25 February 1903, pp. 79–81

Signs: [1] before a paragraph is its citation number; [n1] calls note 1,
printed after the text; _italic_; *bold*; letters in [ ] are supplied by
the editors; all corrections are listed at the end.

------------------------------------------------------------------------

                                                                Veldsund

Dear chairman,

[1] Some _words_ of *mine*,[n1] made [N]ew....

The cost
--------

[2] There are two:

1. oil, of which the second lamp burns one gallon in a night, and a
   little more when it is cold;
2. wicks.

    One lamp for the man,
    and two.

  Year   Gallons
  1901   412

                                 * * *

                                                              R. S. Hale

Notes
-----

[n1] The minutes.

    A second copy.

Corrections
-----------

[1] **mine, → mine, (left out)
[1] nade → made (correction)
[1] ew.... → New.... (supplied)
"""
HEADER = """<titleStmt><title type="main">A Letter</title><title type="sub">to the board</title>
<author>R. S. Hale</author></titleStmt>"""
FRONT = """<fw>Jump to navigation</fw><head>A Letter</head><byline>by R. Hale</byline>"""
BODY = """<div type="letter"><opener><dateline>Veldsund</dateline><salute>Dear chairman,</salute></opener>
<p n="1">Some <hi rend="italic">words</hi> of <surplus>**</surplus><hi rend="bold">mine</hi>,<ref type="note"
target="#n1">[1]</ref> <choice><sic>nade</sic><corr>made</corr></choice> <supplied>N</supplied>ew.<gap
reason="editorial"><desc>...</desc></gap></p>
<div type="section"><head>The cost<fw>[edit source]</fw></head><p n="2">There are two:</p>
<list rend="numbered"><item><label>1.</label> oil, of which the second lamp burns one gallon in a night, and a little
more when it is cold;</item><item><label>2.</label> wicks.</item></list>
<lg><l>One lamp for the man,</l><l>and two.</l></lg>
<table><row><cell>Year</cell> <cell>Gallons</cell></row><row><cell>1901</cell> <cell>412</cell></row></table>
<ab type="ornament">* * *</ab></div><closer><signed>R. S. Hale</signed></closer></div>"""
BACK = """<div type="notes"><head>Notes</head><note type="footnote" xml:id="n1" n="1"><label>1. ↑</label>
<p>The minutes.</p><p>A second copy.</p></note></div><fw>Top of the page</fw>"""


@pytest.fixture(scope="module")
def saxon() -> Iterator[Saxon]:
    with Saxon() as engine:
        yield engine


def rendered(saxon: Saxon, source: bytes, **parameters: Parameter) -> str:
    return saxon.stylesheet(resources("xslt") / "text.xsl").render(source, parameters).text


def body_of(text: str) -> str:
    """What stands below the line under the head."""
    return text.split("-" * 72 + "\n", 1)[-1]


def sample(name: str) -> etree._Element:
    if not (SAMPLES / name).is_file():
        pytest.skip(f"no sample texts in {SAMPLES}")
    return etree.parse(SAMPLES / name, etree.XMLParser(no_network=True)).getroot()


def test_the_whole_page(saxon: Saxon) -> None:
    source = text_of(BODY, FRONT, BACK, HEADER).decode()
    source = source.replace(
        "<sourceDesc><p/></sourceDesc></fileDesc>",
        '<sourceDesc><biblStruct type="first-publication"><monogr><title level="j">The Observer</title><imprint>'
        '<date>25 February 1903</date><biblScope unit="volume">3</biblScope><biblScope unit="page">79–81</biblScope>'
        "</imprint></monogr></biblStruct></sourceDesc></fileDesc><profileDesc><creation><date>February 1903</date> "
        "<placeName>Veldsund</placeName></creation></profileDesc>",
    ).replace("by R. Hale", "R. Hale")
    assert rendered(saxon, source.encode()) == GOLDEN


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"), min_size=1))
def test_no_character_changes(saxon: Saxon, text: str) -> None:
    source = text_of(f"<p>{escape(text)}</p>")
    assert body_of(rendered(saxon, source)).split() == text.split()


@pytest.mark.parametrize("width", [20, 40, 72, 120])
def test_lines_are_as_long_as_asked(saxon: Saxon, width: int) -> None:
    text = "a bb\u00a0ccc dddd eeeee " * 80 + "x" * 200
    output = rendered(saxon, text_of(f"<p>{text}</p>"), width=width)
    paragraph = output.split("-" * width + "\n", 1)[1].strip().splitlines()
    assert all(len(line) <= width for line in paragraph[:-1])
    assert paragraph[-1] == "x" * 200
    assert all("bb\u00a0ccc" in line for line in paragraph if "bb" in line or "ccc" in line)


def test_no_blanks_at_line_ends_and_one_newline_at_the_end(saxon: Saxon) -> None:
    for path in sorted((TINY / "texts").glob("*.xml")):
        output = rendered(saxon, path.read_bytes())
        assert " \n" not in output
        assert output.endswith("\n")
        assert not output.endswith("\n\n")
        assert "\n\n\n" not in output


@pytest.mark.parametrize(
    ("body", "back", "found"),
    [
        ('<p>a<ref type="note" target="#n">[7]</ref></p>', '<note xml:id="n">N</note>', "[n7] N"),
        ("<p>a</p>", '<note type="footnote" xml:id="n" n="9">lost</note>', "[n9] lost"),
        ("<p>a<note>here</note></p>", "", "[n1] here"),
        ('<p>a<note type="commentary">ours</note></p>', "", "{a} ours"),
        ("<p>a<app><lem>x</lem><rdg wit='#B'>y</rdg></app></p>", "", "{a} x] y B"),
        (
            '<p>a</p><note type="footnote" place="foot" xml:id="n" n="3">foot</note>',
            "<p/>",
            "[n3] foot",
        ),
    ],
)
def test_notes_are_never_lost(saxon: Saxon, body: str, back: str, found: str) -> None:
    assert found in rendered(saxon, text_of(body, back=back))


def test_the_source_reading_has_no_word_of_ours(saxon: Saxon) -> None:
    body = (
        '<p n="1"><hi>An</hi><surplus reason="markup">*</surplus> <choice><sic>odl</sic><corr>old</corr></choice> '
        '<surplus>lamp</surplus> lamp<supplied>s</supplied>,<ref type="note" target="#n">1</ref> '
        '<choice><abbr>Mr.</abbr><expan>Mister</expan></choice> <title level="m">Lamps</title>'
        '<note type="commentary">ours</note> <anchor xml:id="a"/></p>'
    )
    back = '<note type="footnote" xml:id="n" n="1">A note.</note><note type="commentary" target="#a">Not theirs.</note>'
    output = body_of(rendered(saxon, text_of(body, back=back), reading="source"))
    assert output == "\n[1] _An_ odl lamp lamp,[n1] Mr. Lamps\n\nNotes\n-----\n\n[n1] A note.\n"


def test_a_note_among_paragraphs_is_printed_once(saxon: Saxon) -> None:
    output = rendered(saxon, text_of('<div><p>a</p><note n="7">block note</note><p>b</p></div>'))
    assert body_of(output) == "\na\n\n    block note\n\nb\n"


def test_titles_are_set_as_titles_once(saxon: Saxon) -> None:
    body = (
        '<p><title level="m">Lamps</title>, “<title level="j">Light</title>”, <hi><title level="m">Oil</title></hi></p>'
    )
    assert body_of(rendered(saxon, text_of(body))).strip() == "_Lamps_, “Light”, _Oil_"


def test_the_key_keeps_brackets_together(saxon: Saxon) -> None:
    for width in range(40, 90):
        output = rendered(saxon, text_of("<p>An <supplied>o</supplied>ld <del>lamp</del></p>"), width=width)
        assert "[ ]" in output
        assert "[deleted: ]" in output


def test_a_note_called_twice_is_printed_once(saxon: Saxon) -> None:
    call = '<ref type="note" target="#n">[1]</ref>'
    output = rendered(saxon, text_of(f"<p>a{call} b{call}</p>", back='<note xml:id="n" n="1">N</note>'))
    assert "a[n1] b[n1]" in output
    assert output.count("[n1] N") == 1


def test_notes_that_call_each_other(saxon: Saxon) -> None:
    notes = "".join(
        f'<note type="footnote" xml:id="n{one}" n="{one}">word{one}'
        f'<ref type="note" target="#n{other}">{other}</ref></note>'
        for one, other in ((1, 2), (2, 1))
    )
    output = rendered(saxon, text_of("<p>a</p>", back=f'<div type="notes">{notes}</div>'))
    assert output.count("word1") == output.count("word2") == 1


@pytest.mark.parametrize("path", sorted((TINY / "texts").glob("*.xml")), ids=lambda path: path.stem)
def test_our_own_texts_need_no_fallback(saxon: Saxon, path: object) -> None:
    source = etree.parse(str(path)).getroot()
    result = saxon.stylesheet(resources("xslt") / "text.xsl").render(etree.tostring(source), {})
    assert result.messages == ()
    body = source.find("tei:text/tei:body", NS)
    assert body is not None
    expected = list(reading_words(body, without=("note", "table")))
    assert expected
    assert is_subsequence(expected, words(result.text))


@pytest.mark.parametrize("name", sample_names())
def test_any_tei_keeps_its_words(saxon: Saxon, name: str) -> None:
    root = sample(name)
    output = rendered(saxon, etree.tostring(root))
    expected = list(reading_words(root))
    run_on = "".join(words(output))
    assert [word for word in expected if word not in run_on] == []
    assert not Counter("".join(expected)) - Counter(run_on)


def test_the_same_twice(saxon: Saxon) -> None:
    source = text_of(BODY, FRONT, BACK, HEADER)
    assert rendered(saxon, source) == rendered(saxon, source)
