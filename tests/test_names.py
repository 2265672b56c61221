"""Names of the registers in a text: what is marked, what is not, and what is left to the editor."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.decide.model import Decisions, Name, Text
from edition.decide.naming import decide_names, make_certain
from edition.recognise.fold import fold
from edition.recognise.homonyms import Context
from edition.recognise.layout import recognise_layout
from edition.recognise.matcher import Matcher, case_agrees, plurals
from edition.recognise.names import Names, recognise_names, refer
from edition.registers.model import Kind
from edition.registers.read import read_registers
from edition.source import Source, decode_source
from tests.support.paths import ROOT

REGISTERS = ROOT / "tests" / "names" / "registers"
MATCHER = Matcher(read_registers(REGISTERS))


def capture(text: str) -> Source:
    """Return a capture with one paragraph below a heading; the lines of a wrapped one are of one length."""
    filler = "these are some more words that fill a line of a page that was wrapped by hand"
    if "\n" in text:
        first, last = text.split("\n")
        text = f"{filler[: 76 - len(first)]} {first}\n{last} {filler[: 70 - len(last)]}\n{filler}\n{filler}"
    return decode_source(f"A Heading\n\n{text}\n".encode(), Path("x.txt"))


def names(text: str, date: str = "1918-05-14") -> tuple[Source, Names]:
    """Recognise the names of the test registers in a paragraph."""
    source = capture(text)
    return source, recognise_names(source, recognise_layout(source), MATCHER, Context(date))


def told(text: str, date: str = "1918-05-14") -> list[str]:
    """Return each name as "words > kind/key", with its type and certainty where it has them."""
    source, found = names(text, date)
    shown = []
    for span in found.spans:
        key = span.attributes["ref"].split("#")[1]
        extra = [v for k, v in sorted(span.attributes.items()) if k in {"type", "cert"} and v != "event"]
        words = " ".join(source.slice(span.start, span.end).split())
        shown.append(" ".join([f"{words} > {key}", *extra]))
    return shown


def codes(text: str, date: str = "1918-05-14") -> list[str]:
    """Return the codes of the findings on a paragraph."""
    return [one.code for one in names(text, date)[1].findings]


MARKED = [
    ("Then Lenin spoke.", ["Lenin > lenin-vladimir"]),
    ("V. I. Lenin and V.I. Lenin.", ["V. I. Lenin > lenin-vladimir", "V.I. Lenin > lenin-vladimir"]),
    ("Vladimir Ilyich Lenin spoke.", ["Vladimir Ilyich Lenin > lenin-vladimir"]),
    ("Vladimir Lenin spoke.", ["Vladimir Lenin > lenin-vladimir"]),
    ("Dear comrade Lenin, come.", ["Lenin > lenin-vladimir"]),
    ("Comrade Lenin’s tactical line.", ["Lenin > lenin-vladimir"]),
    ("Comrade Lenin's line.", ["Lenin > lenin-vladimir"]),
    ("LENIN, at last.", ["LENIN > lenin-vladimir"]),
    ("and Vladimir\nLenin said", ["Vladimir Lenin > lenin-vladimir"]),
    ("(Lenin, Trotsky)", ["Lenin > lenin-vladimir", "Trotsky > trotsky-leon"]),
    ("L. Trotsky wrote", ["L. Trotsky > trotsky-leon"]),
    ("as L.D. Trotsky said", ["L.D. Trotsky > trotsky-leon"]),
    (
        "the Kerenskys and Tseretelis",
        ["Kerenskys > kerensky-alexander generic", "Tseretelis > tsereteli-irakli generic"],
    ),
    ("Tseretelli’s policy", ["Tseretelli > tsereteli-irakli"]),
    ("the Kerensky government", ["Kerensky > kerensky-alexander"]),
    ("Kerensky and Co.!", ["Kerensky > kerensky-alexander"]),
    ("answer to Von Kuhlmann’s reply", ["Von Kuhlmann > kuhlmann-richard"]),
    ("with Kühlmann and Kuhlmann", ["Kühlmann > kuhlmann-richard", "Kuhlmann > kuhlmann-richard"]),
    ("and von der Goltz left", ["von der Goltz > goltz-rudiger"]),
    ("Rüdiger von der Goltz", ["Rüdiger von der Goltz > goltz-rudiger"]),
    ("and Richard von Kühlmann left", ["Richard von Kühlmann > kuhlmann-richard"]),
    ("Baron Mumm in Kiev", ["Mumm > mumm-alfons", "Kiev > kiev"]),
    ("Commander-in-Chief Dukhonin", ["Dukhonin > dukhonin-nikolai"]),
    ("that Nicholas II was", ["Nicholas II > nicholas-ii"]),
    ("the treaty of Brest", ["treaty of Brest > treaty-of-brest-litovsk"]),
    ("the Treaty of Brest-Litovsk", ["Treaty of Brest-Litovsk > treaty-of-brest-litovsk"]),
    ("THE TREATY OF BREST-LITOVSK", ["TREATY OF BREST-LITOVSK > treaty-of-brest-litovsk"]),
    ("the Brest-Litovsk peace and Brest", ["Brest-Litovsk peace > treaty-of-brest-litovsk", "Brest > brest-litovsk"]),
    ("went to Brest-\nLitovsk alone", ["Brest- Litovsk > brest-litovsk"]),
    ("the October revolution", ["October revolution > october-revolution"]),
    ("the Lena massacre on the Lena", ["Lena massacre > lena-massacre", "Lena > lena"]),
    ("in Soviet Russia", ["Soviet Russia > soviet-russia"]),
    ("in Soviet\nRussia", ["Soviet Russia > soviet-russia"]),
    ("Petrograd, Moscow and other towns", ["Petrograd > saint-petersburg", "Moscow > moscow"]),
    ("the Moscow Soviet met in Moscow", ["Moscow Soviet > moscow-soviet", "Moscow > moscow"]),
    ("the Allies and the allies", ["Allies > allies"]),
    ("the central powers", ["central powers > central-powers"]),
    ("the Central Committee voted", ["Central Committee > central-committee-rcp medium"]),
    ("in The Economist for August", ["The Economist > the-economist"]),
    ("Jack London in London, J. London", ["Jack London > london-jack", "London > london", "J. London > london-jack"]),
    ("a letter of Lev Tolstoy", ["Lev Tolstoy > tolstoy-leo"]),
    ("Lyov Nikolayevich Tolstoy", ["Lyov Nikolayevich Tolstoy > tolstoy-leo"]),
    ("Comrade Krylenko asked", ["Krylenko > krylenko-nikolai"]),
    ("the newly-appointed Commander-in-Chief, Krylenko, sent", ["Krylenko > krylenko-nikolai"]),
    ("In Moscow Trotsky spoke.", ["Moscow > moscow", "Trotsky > trotsky-leon"]),
    ("On Tuesday Trotsky spoke.", ["Trotsky > trotsky-leon"]),
    ("The Bolshevik Trotsky spoke.", ["Trotsky > trotsky-leon"]),
    ("Again Trotsky spoke. Yesterday Lenin.", ["Trotsky > trotsky-leon", "Lenin > lenin-vladimir"]),
    ("Владимир Ильич Ленин и Троцкий", ["Владимир Ильич Ленин > lenin-vladimir", "Троцкий > trotsky-leon"]),
    ("Он видел Ленина и Троцкого", ["Ленина > lenin-vladimir", "Троцкого > trotsky-leon"]),
    ("письмо Владимиру Ильичу Ленину", ["Владимиру Ильичу Ленину > lenin-vladimir"]),
    ("Then he wept. Weep Lenin did.", ["Lenin > lenin-vladimir"]),
    ("‘Lenin!’ they cried", ["Lenin > lenin-vladimir"]),
    ("Moscow–Petrograd", ["Moscow > moscow", "Petrograd > saint-petersburg"]),
    ("Georgia offered nothing to Batum.", ["Georgia > georgia", "Batum > batum"]),
]


@pytest.mark.parametrize(("text", "expected"), MARKED, ids=[text for text, _ in MARKED])
def test_names_are_marked(text: str, expected: list[str]) -> None:
    assert told(text) == expected


NOT_MARKED = [
    "Tolstoyan pacifism",
    "Kornilovites and Leninists, a Leninist",
    "Leningrader Marxist",
    "the allies of the poor",
    "the lena",
    "anti-Lenin, Marx-Engels-Verlag",
    "O’Lenin",
    "a Potemkin village",
    "an armchair Kerensky’s",  # article, then the common noun: only the name itself is a name
    "Potemkin Street and Potemkin Square",
    "published by Marx & Co.",
    "Marx Verlag",
    "New London and Little Georgia",
    "in 1905 and 1917",
    "the revolution in October",
    "treaty of brest",
    "kerensky",
]


@pytest.mark.parametrize("text", NOT_MARKED)
def test_what_only_looks_like_a_name_is_not_marked(text: str) -> None:
    assert told(text) == (["Kerensky > kerensky-alexander"] if "armchair" in text else [])


UNDECIDED = [
    ("Nadezhda Lenin spoke.", "H002"),
    ("and Nadezhda Lenin spoke.", "H002"),
    ("A. Trotsky wrote this.", "H002"),
    ("so Kamenev went home", "H001"),
    ("a Potemkin village", "H003"),
    ("Marx & Co.", "H003"),
    ("the Central Committee of the German Party", "H004"),
    ("the Hungarian Central Committee", "H004"),
    ("Commissar for The Economist", "H003"),
    ("New London is a town", "H003"),
]


@pytest.mark.parametrize(("text", "code"), UNDECIDED)
def test_what_is_doubtful_is_a_finding_and_stays_unmarked(text: str, code: str) -> None:
    assert (told(text), codes(text)) == ([], [code])


def test_a_finding_names_all_candidates() -> None:
    _, found = names("so Kamenev went home")
    assert "kamenev-lev" in found.findings[0].hint and "kamenev-sergei" in found.findings[0].hint


HOMONYMS = [
    ("L. B. Kamenev came", ["L. B. Kamenev > kamenev-lev"]),
    ("Yu. Kamenev, Borba", ["Yu. Kamenev > kamenev-lev"]),
    ("Colonel Kamenev came", ["Kamenev > kamenev-sergei medium"]),
    ("Lev Kamenev came, and Kamenev spoke", ["Lev Kamenev > kamenev-lev", "Kamenev > kamenev-lev medium"]),
    ("Kamenev led the Eastern Front of the Red Army", ["Kamenev > kamenev-sergei medium", "Red Army > red-army"]),
]


@pytest.mark.parametrize(("text", "expected"), HOMONYMS, ids=[text for text, _ in HOMONYMS])
def test_persons_of_one_surname_are_told_apart(text: str, expected: list[str]) -> None:
    assert told(text) == expected


def test_nobody_is_named_before_he_can_be() -> None:
    assert told("Marx wrote", date="1848") == ["Marx > marx-karl"]
    assert told("Marx wrote", date="1820") == []


def test_title_of_a_work_is_not_marked_in_the_heading_of_the_text() -> None:
    source = decode_source(b"The Economist\n\nSome words of The Economist here.\n", Path("x.txt"))
    found = recognise_names(source, recognise_layout(source), MATCHER, Context())
    assert [source.line_at(span.start) for span in found.spans] == [3]


def test_page_furniture_is_not_marked() -> None:
    source = decode_source(
        b"A Heading\n\nJump to navigation Jump to search\n\nLenin spoke here in Moscow.\n\nTop of the page\n",
        Path("x.txt"),
    )
    found = recognise_names(source, recognise_layout(source), MATCHER, Context())
    assert len(found.spans) == 2


@pytest.mark.parametrize(
    ("words", "kinds", "ref"),
    [
        ("N. I. Bukharin", (Kind.PERSON,), "../registers/persons.xml#bukharin-nikolai"),
        ("Boris Souvarine", (Kind.PERSON,), ""),
        ("Moscow", (Kind.PLACE,), "../registers/places.xml#moscow"),
        ("Moscow", (Kind.PERSON,), ""),
        ("Kamenev", (Kind.PERSON,), ""),
        ("Moscow and Kiev", (Kind.PLACE,), ""),
    ],
)
def test_names_in_the_header_lead_to_entries(words: str, kinds: tuple[Kind, ...], ref: str) -> None:
    assert refer(words, kinds, MATCHER) == ref


def decided(text: str, *decisions: Name) -> tuple[list[str], list[str]]:
    """Return decided names as "words kind ref type", and the codes of what could not be applied."""
    source = capture(text)
    made = Decisions(Text("x", "X"), name=decisions)
    found = decide_names(source, made, MATCHER.registers)
    around = recognise_names(source, recognise_layout(source), MATCHER, Context(), found.ranges)
    shown = []
    for span in sorted(found.with_names(around.spans), key=lambda one: one.start):
        told = [v for k, v in sorted(span.attributes.items()) if k != "resp"] if span.origin == "decision" else []
        shown.append(" ".join([source.slice(span.start, span.end), *([span.kind, *told] if told else [])]))
    return shown, [one.code for one in found.findings]


def test_decisions_on_names_win() -> None:
    text = "The Premier of Russia, Kerensky, saw Lenin and the Party; the Party saw him."
    premier = Name("Premier of Russia", "person", ref="kerensky-alexander", as_="description")
    party = Name("the Party", "organisation", ref="moscow-soviet", every=True, cert="low")
    nobody = Name("Lenin", "none")
    shown, found = decided(text, premier, party, nobody)
    assert found == []
    assert shown == [
        "Premier of Russia rs ../registers/persons.xml#kerensky-alexander person",
        "Kerensky",
        "the Party orgName low ../registers/organisations.xml#moscow-soviet",
        "the Party orgName low ../registers/organisations.xml#moscow-soviet",
    ]


def test_a_longer_name_wins_over_a_decision_for_every_occurrence() -> None:
    soviet = Name("Soviet", "organisation", ref="red-army", every=True)
    shown, _ = decided("the Soviet and the Moscow Soviet", soviet)
    assert shown == ["Soviet orgName ../registers/organisations.xml#red-army", "Moscow Soviet"]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        (Name("Stalin", "none"), "D001"),
        (Name("the Party", "none"), "D002"),
        (Name("saw him", "person", ref="nobody"), "D003"),
    ],
)
def test_a_decision_that_cannot_be_applied_is_told(name: Name, code: str) -> None:
    assert decided("Some say the Party and the Party saw him.", name)[1] == [code]


def test_a_general_name_is_certain_where_the_editor_says_so() -> None:
    source, found = names("the Central Committee and the Red Army")
    assert [span.attributes.get("cert") for span in found.spans] == ["medium", None]
    spans = make_certain(found.spans, source, ["Central Committee"])
    assert [(span.attributes.get("cert"), span.attributes["resp"]) for span in spans] == [
        (None, "#ed"),
        (None, "#tool"),
    ]


def test_a_longer_quotation_makes_a_decision_unique() -> None:
    shown, found = decided("the Party went, the Party saw", Name("the Party", "none", in_="the Party saw"))
    assert (shown, found) == ([], [])


@pytest.mark.parametrize(
    ("form", "words", "agrees"),
    [
        ("October Revolution", "October revolution", True),
        ("October Revolution", "october Revolution", True),
        ("October Revolution", "october revolution", False),
        ("Allies", "allies", False),
        ("Allies", "ALLIES", True),
        ("central powers", "Central Powers", False),
        ("Treaty of Brest", "Treaty Of Brest", True),
    ],
)
def test_case(form: str, words: str, agrees: bool) -> None:
    assert case_agrees(form, words) is agrees


def test_plurals() -> None:
    assert [plurals(name) for name in ("Kerensky", "James", "Marx")] == [("Kerenskys",), ("Jameses",), ("Marxes",)]


TEXTS = st.text(
    st.sampled_from(list("aLenin V.I’'-\n\r\t  Brest-LitovskMarxof,;ÀİßΣ\u2028\u00ad")) | st.characters(codec="utf-8"),
    max_size=120,
)


@given(TEXTS)
def test_folding_keeps_every_place(text: str) -> None:
    folded = fold(text)
    for offset, char in enumerate(folded.text):
        place = folded.at(offset)
        assert 0 <= place < len(text)
        if not char.isspace() and not text[place].isspace():
            assert char == text[place].lower() or len(text[place].lower()) != 1 or char in "'-"


@given(TEXTS)
def test_names_lie_in_the_text_and_never_overlap(text: str) -> None:
    try:
        source = decode_source(text.encode("utf-8"), Path("x.txt"))
    except Exception:
        return
    spans = recognise_names(source, recognise_layout(source), MATCHER, Context("1918")).spans
    for before, after in pairwise(spans):
        assert before.end <= after.start
    for span in spans:
        assert source.slice(span.start, span.end).strip() == source.slice(span.start, span.end) != ""
