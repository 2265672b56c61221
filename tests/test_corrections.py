"""Corrections as decisions: where they stand, how they nest, that the source stays whole and readers see each one."""

from __future__ import annotations

import csv
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from lxml import etree

from edition.check.fidelity import check_fidelity
from edition.decide.decisions import Block, Correction, Decisions, Name, Text, read_decisions
from edition.decide.matching import place
from edition.decide.shape import Part, cut, narrow
from edition.encode.document import Encoded, encode_document
from edition.encode.header import EditionHeader
from edition.errors import DecisionError
from edition.model import Finding
from edition.source import Source, decode_source
from tests.support.account import transcribed
from tests.support.jing import jing
from tests.support.paths import ROOT, SEEDS, TEI_ALL, TEXTS, needs_tei_all, tool
from tests.support.xslt_harness import find, parse
from tests.support.xslt_harness import text as texts_at

TEI = "{http://www.tei-c.org/ns/1.0}"
HEADER = EditionHeader(etree.parse(ROOT / "tei" / "edition.xml").getroot())
HEAD = 'format = 1\n[text]\nid = "a-text"\ntitle = "A text"\n'
FIRST = (
    "Here the first paragrph says that “Mr Kerensy is **not a frend** of ours”,[1] as every body knows by now, "
    "or so they say."
)
SECOND = (
    "The second paragraph has a wrnog word and umerous others ] besides; it ends without a full stop, which is a pity"
)
THIRD = (
    "A third paragraph, in which *nothing at all* is wrong, closes the text, and after it the notes have their place."
)
TEXT = f"A Title\n\n{FIRST}\n\n{SECOND}\n\n{THIRD}\n\nNotes\n\n[1] A note that has one misprnt, too.\n"
SOURCE = decode_source(TEXT.encode(), Path("x.txt"))


def correction(words: str, sic: str = "", corr: str = "", *, after: str = "", kind: str = "misprint") -> Correction:
    return Correction(words, kind, "high", "It is wrong.", sic, after, corr, "internal")


def encoded(*corrections: Correction, source: Source = SOURCE, **more: object) -> Encoded:
    decisions = Decisions(Text(id="a-text", title="A text"), correction=corrections)
    return encode_document(source, replace(decisions, **more), HEADER)  # type: ignore[arg-type]


def xml(done: Encoded) -> str:
    """Return the text of a document without the reasons of corrections, identifiers and claims."""
    text = done.xml.decode().split("<text>", 1)[1]
    text = re.sub(r'<note type="correction".*?</note>', "", text)
    return re.sub(r' (?:xml:id|resp|cert|evidence|source|n|next|prev)="[^"]*"', "", text)


def codes(done: Encoded) -> list[str]:
    return [one.code for one in done.findings if one.code[0] == "D"]


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        pytest.param(
            correction("first paragrph says", "paragrph", "paragraph"),
            'first <choice><sic>paragrph</sic><corr type="misprint">paragraph</corr></choice> says',
            id="a-word",
        ),
        pytest.param(
            correction("every body knows", "every body", "everybody", kind="run-together"),
            '<choice><sic>every body</sic><corr type="run-together">everybody</corr></choice> knows',
            id="words-run-together",
        ),
        pytest.param(
            correction("umerous others", "umerous", "Numerous", kind="lost-letter"),
            'and <supplied reason="lost-initial">N</supplied>umerous others',
            id="a-lost-initial",
        ),
        pytest.param(
            correction("a wrnog word", "wrnog", "wrong"),
            'a <choice><sic>wrnog</sic><corr type="misprint">wrong</corr></choice> word',
            id="no-letters-alone",
        ),
        pytest.param(
            correction("others ] besides", "]", kind="stray-character"),
            'others <surplus reason="stray">]</surplus> besides',
            id="a-stray-character",
        ),
        pytest.param(
            correction("which is a pity", after="a pity", corr=".", kind="punctuation"),
            'a pity<supplied reason="punctuation">.</supplied></p>',
            id="a-full-stop-at-the-end-of-a-block",
        ),
        pytest.param(
            correction("besides; it ends", ";", ",", kind="punctuation"),
            'besides<choice><sic>;</sic><corr type="punctuation">,</corr></choice> it',
            id="a-mark-for-another",
        ),
        pytest.param(
            correction("; it ends", after="it", corr=" now", kind="missing-word"),
            'it<supplied reason="missing-word"> now</supplied> ends',
            id="a-word-with-its-blank",
        ),
        pytest.param(
            correction("a frend** of", "frend", "friend", kind="lost-letter"),
            '<hi rend="bold">not a fr<supplied reason="lost-letter">i</supplied>end</hi>',
            id="a-letter-within-emphasis",
        ),
        pytest.param(
            correction("one misprnt, too", "misprnt", "misprint"),
            'one <choice><sic>misprnt</sic><corr type="misprint">misprint</corr></choice>, too.</p>',
            id="in-a-footnote",
        ),
    ],
)
def test_what_a_careful_editor_marks(one: Correction, expected: str) -> None:
    done = encoded(one)
    assert expected in xml(done)
    assert codes(done) == []


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        pytest.param(
            correction("Mr Kerensy is", "Kerensy", "Kerensky"),
            '<persName><choice><sic>Kerensy</sic><corr type="misprint">Kerensky</corr></choice></persName>',
            id="a-name-that-is-a-misprint",
        ),
        pytest.param(
            correction("Mr Kerensy is", "Kerensy", "Kerensky", kind="lost-letter"),
            '<persName>Kerens<supplied reason="lost-letter">k</supplied>y</persName>',
            id="a-letter-within-a-name",
        ),
        pytest.param(
            correction("Mr Kerensy is", after="Kerensy", corr=",", kind="punctuation"),
            '<persName>Kerensy</persName><supplied reason="punctuation">,</supplied> is',
            id="a-comma-after-a-name",
        ),
        pytest.param(
            correction("of ours”,[1] as", after="ours”,[1]", corr=" just", kind="missing-word"),
            '[1]</ref><supplied reason="missing-word"> just</supplied> as',
            id="after-a-footnote-call",
        ),
        pytest.param(
            correction("that “Mr Kerensy is", "that “Mr Kerensy", "if “Mister Kerensky"),
            '<choice><sic>that</sic><corr type="misprint">if</corr></choice> <q>“'
            '<choice><sic>Mr</sic><corr type="misprint">Mister</corr></choice> <persName>'
            '<choice><sic>Kerensy</sic><corr type="misprint">Kerensky</corr></choice></persName> is',
            id="across-a-quotation-and-a-name",
        ),
    ],
)
def test_corrections_nest_with_what_stands_there(one: Correction, expected: str) -> None:
    done = encoded(one, name=(Name("Kerensy", "person"),))
    if "across" in str(expected):
        assert codes(done) == []
    text = xml(done)
    assert "".join(re.findall(r"[^<>]+(?=<|$)", expected)).replace(" ", "") in re.sub(r"<[^>]*>", "", text).replace(
        " ", ""
    )
    assert expected in text


def test_a_correction_across_blocks_is_cut_and_not_lost() -> None:
    done = encoded(correction(f"{FIRST[-14:]} The second", "say. The", "tell. This"))
    assert codes(done) == []
    root = etree.fromstring(done.xml)
    assert len(root.findall(f".//{TEI}body//{TEI}p[@n]")) == 3
    assert "so they tell. This second" in " ".join(reading(root).split())
    notes = root.findall(f".//{TEI}note[@type='correction']")
    assert len(notes) == 1 and len(notes[0].get("target", "").split()) == 2


def test_a_place_that_is_none_or_several_is_told_with_candidates() -> None:
    done = encoded(correction("a wrong word", "wrong", "right"), correction("a", after="a", corr="."))
    found = {one.code: one for one in done.findings if one.code[0] == "D"}
    assert set(found) == {"D001", "D002"}
    assert "line 5" in found["D001"].hint and "wrnog word" not in found["D001"].words
    assert found["D002"].hint.count("line") >= 2
    assert "<choice" not in xml(done)


def test_words_that_are_nowhere_lead_to_the_nearest() -> None:
    found = place(SOURCE, "paragraph has a wrong word")
    assert isinstance(found, Finding) and "line 5 “The second paragraph has a wrnog" in found.hint
    assert place(SOURCE, "paragraph", within="The second paragraph") == (
        TEXT.index("second") + 7,
        TEXT.index("second") + 16,
    )


def test_overlapping_corrections_are_a_finding_and_the_first_holds() -> None:
    done = encoded(
        correction("a wrnog word and", "wrnog word", "right word"), correction("has a wrnog word", "a wrnog", "a wrong")
    )
    assert codes(done) == ["D004"]
    assert xml(done).count("<choice>") == 1


def test_what_is_left_out_is_no_furniture_any_more() -> None:
    source = decode_source(
        f"A Title\n\n{FIRST}\n\nBut, comrades, Kerensky[edit source]\n\n{THIRD}\n".encode(), Path("x.txt")
    )
    block = Block("But, comrades, Kerensky", "p")
    one = correction("Kerensky[edit source]", "[edit source]", kind="markup-residue")
    assert "<fw" in xml(encoded(source=source, block=(block,)))
    assert 'Kerensky<surplus reason="residue">[edit source]</surplus></p>' in xml(
        encoded(one, source=source, block=(block,))
    )


def test_a_correction_names_its_reason_and_has_an_identifier_that_stays() -> None:
    one = replace(correction("a wrnog word", "wrnog", "wrong"), source="https://example.org/page", note="Twice so.")
    root = etree.fromstring(encoded(one).xml)
    (choice,) = root.iter(TEI + "choice")
    (reason,) = root.findall(f".//{TEI}note[@type='correction']")
    assert reason.get("target") == "#" + choice.get("{http://www.w3.org/XML/1998/namespace}id", "")
    assert reason.findtext(f"{TEI}p") == "It is wrong."
    assert reason.findtext(f"{TEI}bibl/{TEI}ref") == "example.org"
    (comment,) = root.findall(f".//{TEI}note[@type='commentary']")
    assert comment.findtext(f"{TEI}p") == "Twice so."
    more = etree.fromstring(encoded(one, correction("first paragrph says", "paragrph", "paragraph")).xml)
    assert dict(choice.attrib) in [dict(other.attrib) for other in more.iter(TEI + "choice")]


def test_the_shape_of_a_correction() -> None:
    assert narrow("the tune of it", "the time of it", "ocr") == Part(4, 8, "time")
    assert narrow("so on, and", "so on; and", "ocr") == Part(5, 6, ";")
    assert narrow("counter revolution", "counter-revolution", "punctuation") == Part(0, 18, "counter-revolution")
    assert cut("so it was, Mr", "so was it; Mister", [10], "misprint")[-1] == Part(11, 13, "Mister")


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ('[[correction]]\nwords = "x"\n', '[correction] needs a value for "kind"'),
        ("one", 'x.toml:6: correction.kind is "one"'),
        ('sic = "y"', "x.toml:7: [correction] quotes “y”, which must stand once in its words: “x x”"),
        ('sic = "x x"\ncorr = "x x"', "changes nothing"),
        ('sic = "x x"\nafter = "x x"', "needs sic"),
        ("", "needs sic"),
        ('after = "x x"\ncorr = " "', "changes nothing"),
        ('sic = "x x"\nsurely = "yes"', 'unknown key "surely"'),
    ],
)
def test_mistakes_are_told_with_file_line_and_hint(tmp_path: Path, table: str, words: str) -> None:
    path = tmp_path / "x.toml"
    kind = table if table == "one" else "ocr"
    rest = "" if table == "one" else table
    whole = f'[[correction]]\nkind = "{kind}"\nwords = "x x"\ncert = "high"\nreason = "r"\n{rest}\n'
    path.write_text(HEAD + (table if table.startswith("[[") else whole), "utf-8")
    with pytest.raises(DecisionError) as caught:
        read_decisions(path)
    assert words in str(caught.value)


def test_blanks_that_belong_to_a_correction_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.write_text(
        HEAD + '[[correction]]\nkind = "ocr"\nwords = "a b"\nafter = "a"\ncorr = " –"\ncert = "low"\nreason = "r"\n',
        "utf-8",
    )
    assert read_decisions(path).correction[0].corr == " –"


# ---------------------------------------------------------------- properties


def reading(element: etree._Element) -> str:
    """Return what readers read, marks of the format included: corrected, without this edition's notes."""
    if element.tag in {TEI + "surplus", TEI + "sic"} and element.get("reason") != "markup":
        return ""
    if element.tag == TEI + "teiHeader" or (
        element.tag == TEI + "note" and element.get("type") in {"commentary", "correction"}
    ):
        return ""
    words = element.text or ""
    for child in element:
        words += (reading(child) if isinstance(child.tag, str) else "") + (child.tail or "")
    return words


LETTERS = st.text(alphabet="abc N.,’–-”“ ", max_size=8)


@st.composite
def changes(draw: st.DrawFn) -> list[tuple[int, int, str]]:
    """Draw ranges of the text, apart from each other, and what they are to read."""
    points = sorted(draw(st.lists(st.integers(0, len(TEXT)), min_size=2, max_size=10, unique=True)))
    drawn = []
    for start, end in zip(points[::2], points[1::2], strict=False):
        corr = draw(LETTERS)
        if TEXT[start:end].strip() and TEXT[start:end] != corr and end - start < 60:
            drawn.append((start, end, corr))
    assume(drawn)
    return drawn


@settings(max_examples=400, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
@given(changes(), st.sampled_from(["misprint", "ocr", "lost-letter", "punctuation", "stray-character", "missing-word"]))
def test_random_corrections_never_change_the_account(drawn: list[tuple[int, int, str]], kind: str) -> None:
    made, kept = [], []
    for start, end, corr in drawn:
        sic = TEXT[start:end]
        one = Correction(TEXT, kind, "low", "It is wrong.", sic, "", corr)
        if TEXT.count(sic) == 1 and isinstance(place(SOURCE, sic, TEXT), tuple):
            made.append(one)
            kept.append((start, end, corr))
    assume(made)
    done = encoded(*made, name=(Name("Kerensy", "person"),))
    root = etree.fromstring(done.xml)
    whole = "".join(transcribed(element) for element in root.iter(TEI + "*") if element.get("source"))
    assert "".join(whole.split()) == "".join(TEXT.split())
    if "D004" in codes(done):  # two of them put something in at the same place
        return
    expected = TEXT
    for start, end, corr in reversed(kept):
        expected = expected[:start] + corr + expected[end:]
    assert "".join(reading(root).split()) == "".join(expected.split())


def test_the_account_of_a_text_full_of_corrections(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "tei" / "texts").mkdir(parents=True)
    (tmp_path / "seeds" / "x.txt").write_bytes(TEXT.encode())
    words = sorted({word for word in re.findall(r"\w{4,}", TEXT) if TEXT.count(word) == 1})
    done = encoded(*(correction(TEXT, word, word[::-1] + "x") for word in words))
    path = tmp_path / "tei" / "texts" / "x.xml"
    path.write_bytes(done.xml)
    assert check_fidelity(etree.parse(path), path) == []
    assert len(list(etree.parse(path).iter(TEI + "corr"))) >= len(words) > 30


# ---------------------------------------------------------------- the five texts


@pytest.fixture(scope="module")
def records(built: Path) -> list[dict[str, str]]:
    return list(json.loads((built / "output" / "data" / "errata.json").read_text("utf-8"))["errata"])


def flat(text: str) -> str:
    """Return words without blanks and the hyphens at line ends: what formats do not agree on."""
    return re.sub(r"[\s\u200b\u00ad]+|-\n", "", text)


def test_each_correction_of_the_five_is_in_the_errata(records: list[dict[str, str]]) -> None:
    decided = [one for path in sorted(SEEDS.glob("*.toml")) for one in read_decisions(path).correction]
    assert len(records) == len(decided) == 56
    assert sorted(one["reason"] for one in records) == sorted(one.reason for one in decided)
    assert all(one["reading"] != one["correction"] and one["place"] and one["resp"] for one in records)


def test_the_table_has_what_the_data_have(built: Path, records: list[dict[str, str]]) -> None:
    with (built / "output" / "data" / "errata.csv").open(encoding="utf-8", newline="") as file:
        assert list(csv.DictReader(file)) == records
    for name in ("errata.json", "errata.csv"):
        kept = (built / "output" / "site" / "downloads" / name).read_bytes()
        assert kept == (built / "output" / "data" / name).read_bytes()


def test_each_correction_is_visible_on_the_site(built: Path, records: list[dict[str, str]]) -> None:
    site = built / "output" / "site"
    page = parse((site / "errata.html").read_text("utf-8"))
    rows = [(one["reading"], one["correction"], one["cert"]) for one in records]
    cells = texts_at(page, "//h:tbody//h:td")
    assert [(cells[n + 1], cells[n + 2], cells[n + 4]) for n in range(0, len(cells), 6)] == rows
    for one in records:
        text = parse((site / "texts" / f"{one['text']}.html").read_text("utf-8"))
        assert text.xpath("//*[@id=$id]", id=f"{one['id']}-text"), one
        (entry,) = text.xpath("//*[@id=$id]", id=one["id"])
        assert one["reason"] in " ".join("".join(entry.itertext()).split()), one
    links = page.xpath("//h:td[@class='where']/h:a/@href", namespaces={"h": "http://www.w3.org/1999/xhtml"})
    assert links == [f"texts/{one['text']}.html#{one['id']}-text" for one in records]


def test_each_correction_is_in_the_plain_text(built: Path, records: list[dict[str, str]]) -> None:
    for one in records:
        text = (built / "output" / "text" / f"{one['text']}.txt").read_text("utf-8")
        assert flat(f"[{one['place']}] {one['reading']} → {one['correction']} (") in flat(text), one
        assert flat("all corrections are listed") in flat(text.split("\n---", 1)[0])


def test_each_correction_is_in_the_book(built: Path, records: list[dict[str, str]]) -> None:
    import subprocess

    pdf = built / "output" / "print" / "edition.pdf"
    shown = subprocess.run([tool("pdftotext"), "-layout", str(pdf), "-"], capture_output=True, text=True, check=True)
    listed = flat(shown.stdout.rsplit("Corrections\n", 1)[0][-1:] + shown.stdout)
    for one in records:
        assert flat(f"{one['place']} {one['reading']} → {one['correction']} (") in listed, one


@needs_tei_all
def test_the_masters_with_corrections_are_valid_tei() -> None:
    assert jing(TEI_ALL, sorted(TEXTS.glob("*.xml"))) == []


def test_every_correction_can_be_asked_about_in_the_text(built: Path) -> None:
    for path in sorted((built / "tei" / "texts").glob("*.xml")):
        page = parse((built / "output" / "site" / "texts" / f"{path.stem}.html").read_text("utf-8"))
        entries = [str(one.get("id")) for one in find(page, "//h:section[contains(@class, 'corrections')]//h:li")]
        asked = {str(a.get("href"))[1:] for a in find(page, "//h:div[contains(@class, 'text')]//h:a[@href]")}
        assert [one for one in entries if one not in asked] == []
