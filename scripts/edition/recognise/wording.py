"""What a text says of its own words: how often each form stands in it, and what follows what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from edition.recognise.lexicon import Lexicon
from edition.recognise.nearwords import NearWords, near_words
from edition.recognise.passages import Passage

#: Words with which a sentence begins, and that have no capital in the middle of one.
STARTERS: Final = frozenset(
    "The This That These Those It He She We They You There Here But And If In On At For From With As When While Where "
    "Why How What Who Which Each Every All Both Neither Either Only Not No Yet Thus Then Therefore However Moreover "
    "Because Although Though Since After Before Until Under Now Our Their His Its My Your Is Are Was Were Has Have Had "
    "Do Does Did Can Could Will Would Shall Should Might Must Let To By An Such So Or Nor Once Still Even Today".split()
)


@dataclass(frozen=True)
class Wording:
    """The words of one text and of its language, for all that look for errors."""

    lexicon: Lexicon
    near: NearWords
    #: How often each form stands in the text, as printed and in small letters.
    forms: Counter[str]
    lower: Counter[str]
    #: How often a form with a capital stands where no sentence begins.
    capitals: Counter[str]
    passages: Sequence[Passage] = field(default=(), repr=False)

    @cached_property
    def trust(self) -> float:
        """How far the word list can be trusted (0 to 1): less where many words of the text are not in it."""
        small = [form for form in self.forms if form.islower() and form.isalpha()]
        unknown = sum(not self.lexicon.has(form) for form in small) / max(1, len(small))
        limit = 0.25 if self.english else 0.06
        return 1.0 if unknown <= limit / 4 else max(0.0, 1.0 - unknown / limit)

    @property
    def english(self) -> bool:
        """Whether the text is in English: for no other language is there a list of pairs."""
        return bool(self.lexicon.pairs)


def wording(passages: Sequence[Passage], lexicon: Lexicon) -> Wording:
    """Count the words of a text."""
    forms: Counter[str] = Counter()
    capitals: Counter[str] = Counter()
    for passage in passages:
        forms.update(token.text for token in passage.tokens)
        capitals.update(_inner_capitals(passage))
    lower: Counter[str] = Counter()
    for form, count in forms.items():
        lower[form.lower()] += count
    return Wording(lexicon, near_words(lexicon), forms, lower, capitals, passages)


def _inner_capitals(passage: Passage) -> Iterable[str]:
    for token in passage.tokens:
        if token.text[0].isupper() and not begins_sentence(passage.text, token.start):
            yield token.text


def begins_sentence(text: str, start: int) -> bool:
    """Whether a word at `start` begins a sentence, a quotation or what follows a colon or a dash."""
    before = text[max(0, start - 12) : start].rstrip()
    return (
        not before
        or before[-1].isdigit()
        or before[-1] in ".!?…:;“‘„«\"'([—–-*_/)]”’»|"
        or (before[-1] == "-" and before[-2:-1] == " ")
    )
