"""Names and capitals that differ from how the rest of the text has them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from edition.recognise.passages import Passage, Token
from edition.recognise.suspect import Defect, Guess
from edition.recognise.wording import STARTERS, Wording, begins_sentence

#: A name must stand this often for another spelling of it to look wrong.
_OFTEN: Final = 3
_SHORTEST: Final = 6
#: Words that often have a capital as a title or an institution.
_TITLES: Final = frozenset(
    "may march august "
    "party congress government revolution comrade comrades soviet soviets republic state tsar king emperor president "
    "minister commissar constitution assembly council war powers international capital church god lord allies entente "
    "power peace chamber court parliament army navy press mr mrs st north south east west red white whites reds".split()
)


@dataclass
class Forms:
    """Looks at capitals and names, with all words of the text in view."""

    words: Wording

    def find(self, passage: Passage) -> Iterator[Guess]:
        """Yield capitals in the middle of sentences that stand small elsewhere, and odd spellings of names."""
        tokens = passage.tokens
        for at, token in enumerate(tokens):
            if not token.text[0].isupper() or len(token.text) < 3 or not token.text[1:].islower():
                continue
            if passage.in_name(token.start, token.end):
                continue
            if not begins_sentence(passage.text, token.start) and passage.kind in {"p", "item", "note"}:
                yield from self._capital(passage, tokens, at)
            yield from self._spelt_otherwise(token)

    def _capital(self, passage: Passage, tokens: tuple[Token, ...], at: int) -> Iterator[Guess]:
        token = tokens[at]
        small = token.lower
        words = self.words
        if (
            small in _TITLES
            or token.text in STARTERS
            or small.endswith(("ism", "ist", "ists"))
            or words.capitals[token.text] > 1
            or words.forms[small] < 2
        ):
            return
        around = [*tokens[max(0, at - 2) : at], *tokens[at + 1 : at + 3]]
        if any(one.text[0].isupper() and one.text != "I" for one in around) or passage.apart(token.start, token.end):
            return
        before = tokens[at - 1] if at else None
        if before is None or passage.text[before.end : token.start] != " " or not words.lexicon.count(small):
            return
        often = words.forms[small]
        reason = f"a capital in the middle of a sentence; elsewhere in the text “{small}” stands small ({often} times)"
        yield Guess(token.start, token.end, Defect.MISPRINT, small, 0.45 + min(0.2, 0.02 * often), reason)

    def _spelt_otherwise(self, token: Token) -> Iterator[Guess]:
        """Tell a name that stands once from one that stands often, one letter apart."""
        name = token.text
        if len(name) < _SHORTEST or self.words.forms[name] > 1 or self.words.lexicon.has(token.lower):
            return
        for other in sorted({one for key in _deletions(name) for one in self._frequent.get(key, ())}):
            if other != name and _one_apart(name, other) and not _same_stem(name, other):
                often = self.words.forms[other]
                reason = f"elsewhere in the text the name is spelt “{other}” ({often} times)"
                yield Guess(token.start, token.end, Defect.MISPRINT, other, 0.5, reason)
                return

    @cached_property
    def _frequent(self) -> dict[str, list[str]]:
        """Names that stand often, by what is left of them without one letter."""
        found: dict[str, list[str]] = defaultdict(list)
        for form, count in self.words.forms.items():
            if count >= _OFTEN and len(form) >= _SHORTEST - 1 and form.istitle() and form.isalpha():
                for key in _deletions(form):
                    found[key].append(form)
        return found


def _deletions(word: str) -> set[str]:
    return {word, *(word[:at] + word[at + 1 :] for at in range(1, len(word)))}


def _one_apart(one: str, other: str) -> bool:
    """Whether two words differ by one letter, or by two that changed places."""
    if abs(len(one) - len(other)) > 1:
        return False
    if len(one) == len(other):
        differ = [at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
        swapped = len(differ) == 2 and one[differ[0]] == other[differ[1]] and one[differ[1]] == other[differ[0]]
        return len(differ) == 1 or (swapped and differ[1] == differ[0] + 1)
    return True  # one letter more, since a deletion is the same


def _same_stem(one: str, other: str) -> bool:
    """Whether two words differ in their endings only, as "Russia", "Russian", "Russians"."""
    short, long = sorted((one, other), key=len)
    return (long.startswith(short[:-1]) and len(short) != len(long)) or one[:-1] == other[:-1]
