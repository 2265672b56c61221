"""What is a word: a word list, its respellings of other times and places, and which words follow each other."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from math import log
from typing import Final

from edition.adapters.wordlists import english_pairs, word_counts

#: British and older spellings, and those that the word list has in their stead.
_RESPELT: Final = tuple(
    (re.compile(pattern), stead)
    for pattern, stead in (
        (r"is(?=(?:e[drs]?|ing|ation|ations|ational|able|er|ers)$)", "iz"),
        (r"ys(?=(?:e[drs]?|ing)$)", "yz"),
        (r"our(?=(?:s|ed|ing|able|ably|er|ers|ite|less|ful)?$)", "or"),
        (r"xion(?=s?$)", "ction"),
        (r"(?<=[a-z])re(?=s?$)", "er"),
        (r"ogue(?=s?$)", "og"),
        (r"amme(?=s?$)", "am"),
        (r"ll(?=(?:ed|ing|er|ers|ment|ful)$)", "l"),
        (r"ae|oe", "e"),
        (r"ence(?=s?$)", "ense"),
    )
)
#: Endings and beginnings by which writers make words that no list has.
_ENDINGS: Final = tuple(
    "s es ed d ing ly ness ish like less ful able ability er ers or ors ist ists ism isms ite ites al ally ian ians ic "
    "ise ised ising ize ized izing isation ization hood dom ship ment ments ward wards fold ry eries ational ative ery "
    "atively ology ocracy esque ette ship ships man men sman smen".split()
)
_BEGINNINGS: Final = re.compile(
    r"^(?:un|re|de|dis|mis|non|in|im|anti|counter|pre|post|semi|pseudo|ultra|over|under|out|sub|super|inter|intra|co|"
    r"self|trans|neo|quasi|proto|all|mid|demi|micro|macro|multi|poly|mono)(?=[a-z]{4})"
)
_CONTRACTED: Final = re.compile(r"(?:n’t|’(?:s|ll|ve|re|d|m|t|em|er|n))$")
_CLIPPED: Final = frozenset(
    "don can won couldn shouldn wouldn isn aren wasn weren doesn didn hasn haven hadn mustn needn oughtn shan mightn "
    "ain daren ’tis o’clock ma’am e’er ne’er o’er y’all".split()
)
#: No word is longer.
_LONGEST: Final = 60
#: What stands for a pair that is rarer than the least that is listed.
_UNSEEN: Final = 1_000_000


@dataclass(frozen=True, eq=False)
class Lexicon:
    """The words of a language and, for English, how often two of them stand together; compared by identity."""

    language: str
    counts: Mapping[str, int]
    pairs: Mapping[str, int] = field(default_factory=dict)
    #: Words that the edition knows beside the list: the forms of its registers, in small letters.
    known: Collection[str] = frozenset()

    @cached_property
    def _sums(self) -> tuple[Counter[str], Counter[str], int]:
        first: Counter[str] = Counter()
        second: Counter[str] = Counter()
        for pair, count in self.pairs.items():
            a, _, b = pair.partition(" ")
            first[a] += count
            second[b] += count
        return first, second, max(1, sum(first.values()))

    @cached_property
    def least(self) -> int:
        """The least count that a listed pair has."""
        return min(self.pairs.values(), default=_UNSEEN)

    def count(self, word: str) -> int:
        """Return how often a word is written."""
        return self.counts.get(word, 0)

    def pair(self, first: str, second: str) -> int:
        """Return how often two words stand together; 0 if hardly ever."""
        return self.pairs.get(f"{first} {second}", 0)

    def share_after(self, first: str, second: str) -> float:
        """Return the share that `second` has in what follows `first`."""
        total = self._sums[0].get(first, 0)
        return self.pair(first, second) / total if total else 0.0

    def share_before(self, first: str, second: str) -> float:
        """Return the share that `first` has in what goes before `second`."""
        total = self._sums[1].get(second, 0)
        return self.pair(first, second) / total if total else 0.0

    def strangeness(self, first: str, second: str) -> float:
        """Return how much more often than the least listed pair two words would meet by chance; 0 if they do meet.

        "It life" would meet by chance 30 times as often as the rarest pair that is listed, and is not listed.
        """
        if self.pair(first, second):
            return 0.0
        left, right, total = self._sums
        return left.get(first, 0) * right.get(second, 0) / total / self.least

    def gain(self, first: str, second: str, first_now: str, second_now: str) -> float:
        """Return by how much (as a logarithm) the pair `first_now second_now` is more common than another."""
        return log(max(_UNSEEN, self.pair(first_now, second_now)) / max(_UNSEEN, self.pair(first, second)))

    def has(self, word: str) -> bool:
        """Whether a word in small letters is one, as it stands or respelt."""
        return word in self.counts or word in self.known or self._has(word)

    def _has(self, word: str) -> bool:
        if len(word) > _LONGEST:
            return False
        bare = folded(word)
        if bare in self.counts or bare in self.known or bare.removesuffix("’s") in self.counts:
            return True
        if "’" in bare and (self._has_contracted(bare) or self._has_elided(word.replace("'", "’"))):
            return True
        if self.language == "de" and bare.replace("ß", "ss") in self.counts:
            return True
        return self.language == "en" and any(one in self.counts for one in respellings(bare))

    def _has_elided(self, word: str) -> bool:
        """Whether a French or Italian word follows an elided one: "qu’il", "dell’arte"."""
        head, _, tail = word.rpartition("’")
        return self.language in {"fr", "it"} and len(head) <= 7 and bool(not tail or self.has(tail))

    def _has_contracted(self, word: str) -> bool:
        stem = _CONTRACTED.sub("", word).rstrip("’")
        return word in _CLIPPED or stem in _CLIPPED or stem in self.counts or stem in self.known

    def derived(self, word: str) -> bool:
        """Whether a word may be made from another by a common beginning or ending."""
        if self.language != "en":
            return False
        bare = folded(word)
        stems = {bare, _BEGINNINGS.sub("", bare)}
        stems |= {one.removesuffix(ending) for one in stems for ending in _ENDINGS if one.endswith(ending)}
        stems.discard(bare)
        forms = {made for stem in stems if len(stem) > 3 for made in (stem, stem + "e", stem[:-1] + "y")}
        return any(self.has(form) for form in forms)


def folded(word: str) -> str:
    """Return a word with curly apostrophes and without accents."""
    word = word.replace("'", "’").replace("ʼ", "’")
    if word.isascii():
        return word
    parts = unicodedata.normalize("NFD", word)
    return "".join(char for char in parts if unicodedata.category(char) != "Mn").replace("æ", "ae").replace("œ", "oe")


def respellings(word: str) -> list[str]:
    """Return what a British or older spelling is respelt as, one change or two."""
    once = [made for pattern, stead in _RESPELT if (made := pattern.sub(stead, word)) != word]
    return once + [made for one in once for pattern, stead in _RESPELT if (made := pattern.sub(stead, one)) != one]


@lru_cache(maxsize=4)
def lexicon(language: str, known: frozenset[str] = frozenset()) -> Lexicon:
    """Return the words of a language; without a list for it, one that has no words."""
    code = language.split("-")[0].lower()
    return Lexicon(code, word_counts(code), english_pairs() if code == "en" else {}, known)
