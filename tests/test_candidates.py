"""Unknown names are found: measured on passages with hand-made lists, and rule by rule."""

from __future__ import annotations

import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.recognise.candidates import KINDS, Candidate, find_candidates
from edition.recognise.layout import recognise_layout
from edition.recognise.naming.near import NearIndex, sounding
from edition.source import decode_source, read_source
from tests.support.candidates import HALVES, measure, names_of, passages
from tests.support.paths import SEEDS


def find(text: str, **options: object) -> dict[str, Candidate]:
    """Find the candidates of a text; by their words."""
    source = decode_source(text.encode("utf-8"), Path("t.txt"))
    return {one.words: one for one in find_candidates(source, recognise_layout(source), **options)}  # type: ignore[arg-type]


@pytest.mark.parametrize("half", HALVES)
def test_few_names_are_missed_and_few_candidates_are_none(half: str) -> None:
    score = measure(passages(half))
    assert score.recall >= 0.90, score.missed
    assert score.precision >= 0.80, score.wrong
    assert score.mentions_found / score.mentions >= 0.90
    assert score.kind_accuracy >= 0.80


@pytest.mark.parametrize("half", HALVES)
def test_the_lists_fit_their_passages(half: str) -> None:
    assert len(passages(half)) >= 7
    for path in passages(half):
        text = read_source(path).text
        assert 240 <= len(text.split()) <= 500, path
        for name in names_of(path):
            assert text[name.start : name.end] == name.words
            assert name.kind in KINDS


@pytest.mark.parametrize(
    ("sentence", "words", "kind"),
    [
        ("We heard that Comrade Frunze had come.", "Frunze", "person"),
        ("The guns of General von der Goltz were heard.", "von der Goltz", "person"),
        ("The note was handed to A. A. Joffe on the stairs.", "A. A. Joffe", "person"),
        ("Compare the letters (Joffe, A. A.) in the second box.", "Joffe, A. A.", "person"),
        ("There the ambassador Joffe was arrested.", "Joffe", "person"),
        ("So the poet David Ben-Gurion left.", "David Ben-Gurion", "person"),
        ("They were met by Abd el-Krim and his brother.", "Abd el-Krim", "person"),
        ("Rakhia said that the hall was cold.", "Rakhia", "person"),
        ("It was signed in Tammerfors by all.", "Tammerfors", "place"),
        ("The mines of the Donets Basin stand idle.", "Donets Basin", "place"),
        ("The ships left the Gulf of Finland in May.", "Gulf of Finland", "place"),
        ("The harvest of Kherson province is in.", "Kherson province", "place"),
        (
            "He wrote to the Central Committee of the Ukrainian Social-Democratic Party again.",
            "Central Committee of the Ukrainian Social-Democratic Party",
            "organisation",
        ),
        ("The leaders of the SPD were silent.", "SPD", "organisation"),
        ("We ask the Council of People’s Commissars for seed.", "Council of People’s Commissars", "organisation"),
        ("At this the Mensheviks left the hall.", "Mensheviks", "organisation"),
        ("After the Genoa Conference nothing moved.", "Genoa Conference", "event"),
        ("This was the price of the Peace of Riga, they say.", "Peace of Riga", "event"),
        ("He fell in the Battle of Tannenberg with his horse.", "Battle of Tannenberg", "event"),
        ("Nobody has forgotten the Lena massacre of that year.", "Lena massacre", "event"),
        ("Read “The Tasks of the Union” before you vote.", "The Tasks of the Union", "work"),
        ("It stood in the newspaper Vperyod for all to read.", "Vperyod", "work"),
        ("He had it from *La Vie Ouvrière* of last week.", "La Vie Ouvrière", "work"),
        ("See the Red Lantern No. 14 for the rest.", "Red Lantern", "work"),
    ],
)
def test_a_name_is_found_with_its_kind(sentence: str, words: str, kind: str) -> None:
    found = find(f"A Speech\n\nIt was late when the meeting began. {sentence} Then all went home.\n")
    assert words in found, list(found)
    assert found[words].kind == kind
    assert found[words].evidence


@pytest.mark.parametrize(
    "sentence",
    [
        "However, nothing came of it.",
        "On Monday, in October, the work was done.",
        "The German workers and the Anglo-French generals met.",
        "What Communism wants, every Socialist knows: the State, the Party, the Revolution.",
        "The President spoke, and after him the Minister of War.",
        "Chapter XIV begins here, and I agree.",
        "This must NEVER, NEVER be forgotten.",
        "The Kornilovites and the Leninists were there, Leninism too.",
        "Yes! Comrades! Citizens! To arms!",
        "“Shame!” they cried. “No!”",
        "The People’s Commissar for Foreign Affairs was absent.",
        "The Germans and the Turks, the Finns and the French, were tired.",
        "The British Government and the Polish Army did nothing.",
    ],
)
def test_what_is_no_name_is_not_proposed(sentence: str) -> None:
    found = find(f"a speech\n\nIt was late when the meeting began. {sentence} Then all went home.\n")
    assert not found, {words: one.evidence for words, one in found.items()}


def test_a_heading_names_only_what_stands_elsewhere() -> None:
    text = (
        "THE GREAT DAYS OF KRASNOV\n\nThe Road And The Bridge\n\nIt was there that General Krasnov waited for news.\n"
    )
    assert set(find(text)) == {"Krasnov"}
    assert find(text)["Krasnov"].count == 2


def test_the_forms_of_one_name_are_one_candidate() -> None:
    text = (
        "Notes\n\nIt was then that Trotsky spoke. L. Trotsky had come late. They heard Comrade Trotsky’s words, "
        "and Leon Trotsky bowed. It was one of the Trotskys, said a wit.\n"
    )
    found = find(text)
    assert list(found) == ["Leon Trotsky"]
    assert found["Leon Trotsky"].count == 5
    assert all(text[start:end].rstrip("s").endswith("Trotsky") for start, end in found["Leon Trotsky"].mentions)


def test_two_persons_of_one_surname_stay_two_and_the_surname_undecided() -> None:
    text = "Notes\n\nIt was Friedrich Adler who came. Then Viktor Adler came. At last we asked Adler about it.\n"
    assert {"Friedrich Adler", "Viktor Adler", "Adler"} == set(find(text))


def test_lists_are_names_one_by_one() -> None:
    assert {"Kamenev", "Zinoviev", "Stalin"} == set(find("Notes\n\nThen came Kamenev, Zinoviev and Stalin.\n"))


def test_places_of_the_text_vote() -> None:
    text = (
        "A Letter\n\nDear Comrade Brandt,\n\nThe hall was full and the night was long.\n\nYours fraternally,\nK. Holm\n"
    )
    found = find(text)
    assert found["K. Holm"].kind == "person"
    assert any("signature" in reason for reason in found["K. Holm"].evidence)
    assert found["Brandt"].kind == "person"


def test_taken_ranges_are_left_alone() -> None:
    text = "Notes\n\nIt was then that Trotsky met Joffe in the hall.\n"
    at = text.index("Trotsky")
    assert set(find(text, taken=[(at, at + 7)])) == {"Joffe"}
    assert set(find(text, taken=[(0, len(text))])) == set()


def test_a_word_known_elsewhere_begins_no_name() -> None:
    text = "A Speech\n\nIt was so. Smallpox has come. The rest is known to all of you.\n"
    assert set(find(text)) == {"Smallpox"}
    assert set(find(text, known={"smallpox"})) == set()


def test_german_nouns_are_no_names() -> None:
    text = (
        "Rede\n\nDie Arbeiter der Stadt hatten kein Brot. In der Fabrik sagte Genosse Levi, daß die Lage ernst sei. "
        "Er fuhr nach Bremen. Hilferding hat geschwiegen, die Zeitung auch.\n"
    )
    assert set(find(text, language="de")) == {"Levi", "Bremen", "Hilferding"}


def test_russian_case_forms_are_one_candidate() -> None:
    text = "Письмо\n\nВчера был у меня Красин. Мы говорили с Красиным о золоте, но у Красина не было времени.\n"
    (one,) = find(text, language="ru").values()
    assert one.count == 3


@pytest.mark.parametrize(
    ("words", "form"),
    [
        ("Tseretelli", "Tsereteli"),
        ("Tchitcherin", "Chicherin"),
        ("Rakovski", "Rakovsky"),
        ("Ioffe", "Joffe"),
        ("Троцкого", "Trotsky"),
        ("L. Trotzky", "Trotsky"),
        ("Brest-Litowsk", "Brest-Litovsk"),
    ],
)
def test_another_spelling_is_near(words: str, form: str) -> None:
    forms = ["Tsereteli", "Chicherin", "Rakovsky", "Joffe", "Trotsky", "Brest-Litovsk", "Guchkov", "Milyukov"]
    near = NearIndex([(one, f"key-{one.lower()}") for one in forms]).near(words)
    assert [one.form for one in near] == [form]
    assert near[0].key == f"key-{form.lower()}"


def test_near_matches_come_with_a_candidate() -> None:
    found = find("Notes\n\nIt was then that Tseretelli spoke.\n", forms=[("Tsereteli", "tsereteli-irakli")])
    assert [one.key for one in found["Tseretelli"].near] == ["tsereteli-irakli"]


def test_sounding_is_one_for_spellings_of_one_name() -> None:
    assert sounding("Tschitscherin") == sounding("Chicherin") == sounding("Чичерин")


@given(st.text(alphabet="ABab Яя.,’“”-\n*1", max_size=200))
def test_mentions_lie_in_the_text_apart_and_untaken(words: str) -> None:
    text = f"T\n\nIt is so. {words}"
    taken = [(12, 20), (40, 44)]
    source = decode_source(text.encode("utf-8"), Path("t.txt"))
    found = find_candidates(source, recognise_layout(source), taken)
    ranges = sorted(mention for one in found for mention in one.mentions)
    assert all(0 <= start < end <= len(text) for start, end in ranges)
    assert all(first[1] <= second[0] for first, second in pairwise(ranges))
    assert not any(start < b and a < end for start, end in ranges for a, b in taken)
    assert found == find_candidates(source, recognise_layout(source), taken)


@pytest.mark.parametrize(
    "text",
    [
        "Ab " * 60_000,
        "A. " * 60_000,
        "“Ab” " * 30_000,
        "Ab of " * 40_000,
        "Party of the " * 20_000,
        "AB CD " * 40_000,
        "*Ab* _C_ " * 20_000,
        "(((((" * 20_000 + "Ab",
        " ".join(f"{chr(65 + n % 26)}{chr(97 + n % 23)}. Ivanov and Ivanovs," for n in range(10_000)),
    ],
)
def test_hostile_words_take_no_long_time(text: str) -> None:
    source = decode_source(f"T\n\nso it is {text}\n".encode(), Path("t.txt"))
    layout = recognise_layout(source)
    start = time.perf_counter()
    find_candidates(source, layout)
    assert time.perf_counter() - start < 20


@pytest.mark.parametrize("seed", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.stem)
def test_the_texts_of_the_edition_have_no_nonsense(seed: Path) -> None:
    source = read_source(seed)
    found = find_candidates(source, recognise_layout(source))
    assert found
    for one in found:
        assert one.words[0].isalpha()
        assert len(one.words.split()) <= 12
