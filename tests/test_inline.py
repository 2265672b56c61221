"""What stands inside blocks: quotations and apostrophes, emphasis, omissions, calls."""

from __future__ import annotations

from pathlib import Path

import pytest

from edition.recognise.inline import recognise_inline
from edition.recognise.layout import recognise_layout
from edition.recognise.quotes import find_quotations
from edition.source import Source, decode_source


@pytest.mark.parametrize(
    ("text", "quotations"),
    [
        ("He said ‘yes’ and ‘no’.", ["‘yes’", "‘no’"]),
        ("‘“man” that has a proud sound’", ["‘“man” that has a proud sound’", "“man”"]),
        ("the workers’ deputies, don’t they?", []),
        ("‘the workers’ state is ours,’ he said", ["‘the workers’ state is ours,’"]),
        ("the so-called ‘Allies’? Britain!", ["‘Allies’"]),
        ("“People’s Republic of the Ukraine”", ["“People’s Republic of the Ukraine”"]),
        ('He said "no" and "yes, \'of course\', sir".', ['"no"', "\"yes, 'of course', sir\"", "'of course'"]),
        ("it's the soldiers' and sailors' day", []),
        ("„Ja“, «да», “oui”", ["„Ja“", "«да»", "“oui”"]),
        ("‘tis true, in ‘90s style", []),
        ("a —‘quoted’— word", ["‘quoted’"]),
        ("‘one’s own ‘inner’ voice’", ["‘one’s own ‘inner’ voice’", "‘inner’"]),
    ],
)
def test_quotations(text: str, quotations: list[str]) -> None:
    found = find_quotations(text)
    assert [text[start:end] for start, end in found.pairs] == quotations
    assert found.single == []


@pytest.mark.parametrize(("text", "at"), [("“open, never closed", 0), ("closed” never opened", 6), ('5" of snow', 1)])
def test_marks_without_a_partner_are_reported(text: str, at: int) -> None:
    assert find_quotations(text).single == [at]


def inline(text: str) -> tuple[Source, dict[str, list[str]]]:
    """Return the words of each kind of inline span in a capture with one title and one paragraph."""
    source = decode_source(("A Title\n\n" + text).encode(), Path("x.txt"))
    found: dict[str, list[str]] = {}
    for span in recognise_inline(source, recognise_layout(source)).spans:
        kind = " ".join([span.kind, *span.attributes.values()])
        found.setdefault(kind, []).append(source.slice(span.start, span.end))
    return source, found


LONG = " and so on and so forth, for as long as it takes to make a paragraph of it that nobody calls a heading."


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("Some **bold** words" + LONG, "hi bold", ["bold"]),
        ("Some *slanted* and _more_ words" + LONG, "hi italic", ["slanted", "more"]),
        ("Some ***very*** words" + LONG, "hi bold italic", ["very"]),
        ("Some snake_case_words and 2 * 3 * 4" + LONG, "hi italic", []),
        ("Some **bold** words" + LONG, "surplus markup", ["**", "**"]),
        ("He said […] and [...] more" + LONG, "gap editorial", ["[…]", "[...]"]),
        ("He hesitated … and went on..." + LONG, "gap editorial", []),
        ("See there.[7]" + LONG, "ref note", ["[7]"]),
        ("An [insertion] in brackets, in [1918] perhaps" + LONG, "ref note", []),
    ],
)
def test_inline_spans(text: str, kind: str, words: list[str]) -> None:
    assert inline(text)[1].get(kind, []) == words


def codes(text: str) -> list[str]:
    """Return the codes of what layout and inline recognition found in a capture."""
    source = decode_source(text.encode(), Path("x.txt"))
    layout = recognise_layout(source)
    return sorted({one.code for one in (*layout.findings, *recognise_inline(source, layout).findings)} - {"L001"})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"T\n\nA call.[1]{LONG}\n\nNotes\n\n[1] A note.\n", []),
        (f"T\n\nA call.[1] Another.[2]{LONG}\n\nNotes\n\n[1] A note.\n", ["N001"]),
        (f"T\n\nA call.[1]{LONG}\n\nNotes\n\n[1] A note.\n\n[2] Nobody calls it.\n", ["N002"]),
        (f"T\n\nOpen “here{LONG}\n", ["Q001"]),
        (f"T\n\nA sentence that breaks off in the middle of{LONG[:-1]} and\n\nof which the rest{LONG}\n", ["L002"]),
    ],
)
def test_what_lacks_its_partner_is_found(text: str, expected: list[str]) -> None:
    assert codes(text) == expected


def test_a_paragraph_cut_by_a_blank_line_is_one() -> None:
    text = f"T\n\nA sentence that breaks off in the middle of{LONG[:-1]} and\n\nof which the rest{LONG}\n\nAnother.\n"
    source = decode_source(text.encode(), Path("x.txt"))
    paragraphs = [span for span in recognise_layout(source).spans if span.kind == "p"]
    assert len(paragraphs) == 2
