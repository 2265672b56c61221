"""One candidate for one thing: mentions of compatible forms are put together, kinds are voted on."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from edition.recognise.naming.context import Proposal
from edition.recognise.span import Certainty

#: Endings that inflect a Russian name; a name is known by what is left.
_RUSSIAN: Final = re.compile(
    r"(?:ского|скому|ским|ском|ской|скую|ского|ого|ому|ыми|ими|ой|ым|им|ом|ем|ою|ах|ях|ами|ями|ов|ей|ую|ий|ый|ая|а|у|е|ы|и|я|ю|о|ь|й)$"
)
_MANY: Final = 40
_HONOUR: Final = frozenset("khan pasha bey effendi agha mirza beg jr sr".split())


@dataclass(frozen=True)
class Group:
    """The mentions of one thing."""

    words: str
    kind: str
    certainty: Certainty
    mentions: tuple[tuple[int, int], ...]
    reasons: tuple[str, ...]
    forms: tuple[str, ...]


def group(found: Sequence[Proposal], text: str, language: str) -> list[Group]:
    """Group proposals by form, then lone surnames with the one fuller form that ends in them."""
    by_key: dict[tuple[str, ...], list[Proposal]] = defaultdict(list)
    for one in found:
        by_key[_key(one, language)].append(one)
    _join_plurals(by_key)
    target = _targets(by_key)
    merged: dict[tuple[str, ...], list[Proposal]] = defaultdict(list)
    for key, ones in by_key.items():
        merged[_root(key, target)] += ones
    groups = [_group(ones, text) for ones in merged.values()]
    return sorted(groups, key=lambda one: (-len(one.mentions), one.mentions[0]))


def _key(one: Proposal, language: str) -> tuple[str, ...]:
    return tuple(stem(word, language) for word in one.words)


def stem(word: str, language: str) -> str:
    """Return a word as forms of it are compared: lower case, no marks at its ends, no Russian case ending."""
    low = word.lower().replace("ё", "е").strip(".,’'")
    if language == "ru" and len(low) > 4:
        return _RUSSIAN.sub("", low)
    return low


def _join_plurals(by_key: dict[tuple[str, ...], list[Proposal]]) -> None:
    """Put "Kerenskys" to "Kerensky", and a German genitive to its name."""
    ends: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for key in by_key:
        ends[key[-1]].append(key)
    for key in [key for key in by_key if key[-1].endswith("s") and len(key[-1]) > 3]:
        singular = (*key[:-1], key[-1][:-1])
        full = ends.get(singular[-1], []) if len(key) == 1 else []
        if singular in by_key:
            by_key[singular] += by_key.pop(key)
        elif len(full) == 1:
            by_key[full[0]] += by_key.pop(key)


def _targets(by_key: dict[tuple[str, ...], list[Proposal]]) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Tell for each form that is part of exactly one fuller name of a person to which it belongs."""
    by_end: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    by_begin: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for key, ones in by_key.items():
        if len(key) > 1 and _kind(ones)[0] == "person":
            by_end[key[-1]].append(key)
            if key[-1] in _HONOUR:
                by_begin["\0".join(key[:-1])].append(key)
    target: dict[tuple[str, ...], tuple[str, ...]] = {}
    for key, ones in by_key.items():
        if not _may_be_person(ones):
            continue
        same = by_end.get(key[-1], [])
        if len(same) > _MANY:
            continue  # a name that so many bear tells nothing of its bearer
        fuller = [other for other in same if other != key and _fits(key, other)]
        fuller += by_begin.get("\0".join(key), [])
        longest = [one for one in fuller if not any(one != two and _fits(one, two) for two in fuller)]
        if len(longest) == 1:
            target[key] = longest[0]
    return target


def _fits(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether a shorter form can be the longer one: same end, forenames or initials that agree."""
    if len(short) > len(long) or short[-1] != long[-1]:
        return False
    given, full = short[:-1], long[:-1]
    if not given:
        return True
    if full[-len(given) :] == given:
        return True
    initials = [part[:1] for part in full]
    wanted = [part[:1] for part in given]
    return (
        all(len(a) == 1 or a == b for a, b in zip(given, full, strict=False))
        and initials[: len(wanted)] == wanted
        and (any(len(a) == 1 for a in given) or len(given) < len(full))
    )


def _root(key: tuple[str, ...], target: dict[tuple[str, ...], tuple[str, ...]]) -> tuple[str, ...]:
    seen = {key}
    while key in target and target[key] not in seen:
        key = target[key]
        seen.add(key)
    return key


def _may_be_person(ones: Sequence[Proposal]) -> bool:
    kind, lead, _ = _kind(ones)
    return kind == "person" or lead < 2


def _kind(ones: Sequence[Proposal]) -> tuple[str, float, float]:
    """Return the kind with most votes, its lead over the next, and its votes; a person when nothing speaks."""
    votes: Counter[str] = Counter()
    for one in ones:
        votes.update(one.votes)
    order = {"person": 0, "place": 1, "organisation": 2, "event": 3, "work": 4}
    ranked = sorted(votes.items(), key=lambda item: (-item[1], order[item[0]]))
    if not ranked:
        return "person", 0.0, 0.0
    second = ranked[1][1] if len(ranked) > 1 else 0.0
    return ranked[0][0], ranked[0][1] - second, ranked[0][1]


def _group(ones: list[Proposal], text: str) -> Group:
    ones = sorted(ones, key=lambda one: one.start)
    kind, lead, votes = _kind(ones)
    printed = [" ".join(text[one.start : one.end].split()) for one in ones]
    forms = Counter(printed)
    words = max(
        forms,
        key=lambda form: (len(form.split()), _fullness(form), not form.isupper(), forms[form], -printed.index(form)),
    )
    certainty = Certainty.HIGH if lead >= 4 and votes >= 5 else Certainty.MEDIUM if lead >= 2 else Certainty.LOW
    reasons = list(dict.fromkeys(reason for one in ones for reason in one.reasons))
    if len(ones) > 1:
        reasons.append(f"{len(ones)} times")
    mentions = tuple(dict.fromkeys((one.start, one.end) for one in ones))
    return Group(words, kind, certainty, mentions, tuple(reasons), tuple(sorted(forms)))


def _fullness(form: str) -> int:
    return sum(len(part) > 2 for part in form.split())
