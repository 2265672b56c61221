"""Seasons, parts of years and months, days of the week, times of day, and what is told by its distance."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from edition.recognise.calendar import Partial
from edition.recognise.dateexpression import Expression, Form, Offset, Reader, Relation
from edition.recognise.dateforms import month_number, read_forms
from edition.recognise.datepatterns import MONTH, OF_YEAR, RELATIONS, YEAR, S, relation_of
from edition.recognise.datewords import (
    ABBREVIATED,
    CARDINALS,
    DECADES,
    MONTHS,
    ORDINALS,
    ROMAN,
    SEASONS,
    WEEKDAYS,
    any_of,
)
from edition.recognise.dateyears import read_century, read_decade, read_years

NUMBER_FORMS: Final = ("iso", "figures", "day-twin", "day-slash", "two-days", "day-pair", "days")
MONTH_FORMS: Final = (
    "month-twin", "month-slash", "month-two-days", "month-pair", "month-days", "month-list", "month-years", "month",
)  # fmt: skip

_COUNT: Final = any_of(*(word for word in CARDINALS if len(word) > 2))
_SEASON: Final = re.compile(
    rf"(?P<season>{any_of(*SEASONS)})(?:,?{S}(?:of{S}|de{S})?(?:the{S}year{S})?(?:(?P<year>{YEAR})"
    rf"(?:[–—/-](?P<next>\d{{4}}|\d\d)(?!\w))?(?![\w]|[.,]\d){OF_YEAR}"
    rf"|(?P<relation>(?:the{S})?(?:last|this|that|same|previous|preceding|following|next){S}year)\b))",
    re.IGNORECASE,
)
_PART: Final = re.compile(
    rf"(?:(?P<early>early|beginning|start|outset|anfang|début|начал[оеа])|(?P<mid>mid|middle|mitte|milieu|середин[аеуы])"
    rf"|(?P<late>late|end|close|ende|fin|кон(?:ец|це|ца)))(?:-|{S}(?:in{S}|of{S}|de{S}|des{S})?)(?:the{S})?(?:year{S})?",
    re.IGNORECASE,
)
_SHARE: Final = re.compile(
    rf"(?P<which>first|second|third|last|latter|closing|opening|final){S}(?:(?P<number>{_COUNT}|\d{{1,2}}){S})?"
    rf"(?P<unit>half|quarter|third|months?|weeks?|days?|years?|decades?){S}of{S}(?:the{S})?(?:year{S})?",
    re.IGNORECASE,
)
_WEEKDAY: Final = re.compile(rf"(?P<day>{any_of(*WEEKDAYS)})(?:,{S}|{S})(?:the{S})?", re.IGNORECASE)
_ORDINAL: Final = re.compile(
    rf"(?P<day>{any_of(*ORDINALS)}){S}of{S}(?=(?P<month>{MONTH}))", re.IGNORECASE
)  # fmt: skip
_RELATIVE: Final = re.compile(
    rf"(?P<relation>last|this|next|previous|preceding|following|same|that){S}(?P<unit>year|month|century|day|night|morning|evening"
    rf"|spring|summer|autumn|winter|(?-i:{MONTH}))(?!\w|[’'-]?(?:long|old))",
    re.IGNORECASE,
)
_DISTANCE: Final = re.compile(
    rf"(?<![\w-])(?P<number>{any_of(*CARDINALS)}|\d{{1,3}}){S}(?P<unit>day|week|month|year|decade)s?{S}$", re.IGNORECASE
)
_ABOUT: Final = re.compile(
    r"\b(?:half|than|about|nearly|almost|some|over|every|once|twice|times|per|within)\s+$", re.IGNORECASE
)
_THE: Final = re.compile(r"\bthe\s+$", re.IGNORECASE)
_ON: Final = re.compile(r"\b(?:on|of|from|since|until|till)\s+(?:the\s+)?$", re.IGNORECASE)
_STOPS: Final = re.compile(r"\s*(?:[.,;:)!?–—]|$)")
_DAYS: Final = frozenset({"day", "night", "morning", "evening"})


_WORD: Final = re.compile(r"[^\W_]+")
#: Figures that go on from figures before them ("1,917", "3.5.17", "12:30") begin no expression.
_GOES_ON: Final = frozenset(".,:/-–—’'")


def find_expressions(text: str) -> Iterator[Expression]:
    """Yield the date expressions of a text, in order and without overlap."""
    reader = Reader(text, len(text))
    low = 0
    for word in _WORD.finditer(text):
        at = word.start()
        if at < low:
            continue
        if word[0][0].isdecimal():
            begun = at > 1 and text[at - 1] in _GOES_ON and text[at - 2].isdecimal()
            found = [] if begun or (not word[0].isascii() and not word[0][0].isascii()) else read_number(reader, at)
        elif (lower := word[0].lower()) in TRIGGERS:
            found = read_word(reader, at, lower)
        else:
            continue
        if found and found[0].start >= low:
            yield from found
            low = found[-1].end


def read_word(reader: Reader, at: int, word: str) -> list[Expression]:
    """Return what the expression that begins with a word says."""
    for rule in TRIGGERS.get(word, ()):
        if found := rule(reader, at):
            return found
    return []


def read_number(reader: Reader, at: int) -> list[Expression]:
    """Return what the expression that begins with a figure says."""
    return read_forms(reader, at, NUMBER_FORMS) or read_years(reader, at) or read_forms(reader, at, ("ordinal",))


def _month(reader: Reader, at: int) -> list[Expression]:
    return read_forms(reader, at, MONTH_FORMS)


def _inner(reader: Reader, at: int) -> list[Expression]:
    """Read what follows the words that name its part."""
    inside = Reader(reader.text, reader.end, inside=True)
    word = re.compile(r"[^\W_]+").match(reader.text, at, reader.end)
    if not word:
        return []
    return read_number(inside, at) if word[0][0].isdigit() else read_word(inside, at, word[0].lower())


def _within(reader: Reader, match: re.Match[str] | None) -> Expression | None:
    found = _inner(reader, match.end()) if match and not reader.inside else []
    return replace(found[0], start=match.start()) if match and len(found) == 1 else None


def _season(reader: Reader, at: int) -> list[Expression]:
    match = _SEASON.match(reader.text, at, reader.end)
    if not match:
        return []
    first, last = SEASONS[match["season"].lower()]
    year = int(match["year"] or 0)
    turn = bool(year) and first > last
    relation = relation_of(match["relation"])
    if turn and not match["next"] and not relation:
        return [Expression(at, match.end(), Partial(year - 1, 12), Partial(year, 12), Form.WITHIN, vague=True)]
    return [
        Expression(
            at,
            match.end(),
            Partial(year, first),
            Partial(year + turn, last),
            Form.WITHIN,
            relation=relation,
            vague=True,
        )
    ]


def _part(reader: Reader, at: int) -> list[Expression]:
    """Read "early 1918", "the end of March", "mid-1920s"."""
    match = _PART.match(reader.text, at, reader.end)
    whole = _within(reader, match)
    if not match or not whole or (whole.form is not Form.POINT and not whole.unit) or whole.first.day or whole.part:
        return []
    return [replace(whole, part=match.lastgroup or "")]


def _share(reader: Reader, at: int) -> list[Expression]:
    """Read "the first half of 1918", "the last three months of that year"."""
    match = _SHARE.match(reader.text, at, reader.end)
    whole = _within(reader, match)
    if not match or not whole or (whole.form is not Form.POINT and not whole.unit) or whole.first.day or whole.part:
        return []
    which = {
        "latter": "second" if match["unit"] == "half" else "last",
        "closing": "last",
        "final": "last",
        "opening": "first",
    }
    number, unit = (match["number"] or "").lower(), match["unit"].lower()
    count = CARDINALS.get(number) or int(number or (not unit.endswith("s")))
    name = match["which"].lower()
    return [replace(whole, part=f"{which.get(name, name)} {count} {unit.rstrip('s')}")]


def _weekday(reader: Reader, at: int) -> list[Expression]:
    match = _WEEKDAY.match(reader.text, at, reader.end)
    whole = _within(reader, match)
    if not match or not whole or not whole.first.day or whole.form is not Form.POINT:
        return []
    return [replace(whole, weekday=WEEKDAYS[match["day"].lower()])]


def _ordinal(reader: Reader, at: int) -> list[Expression]:
    """Read "the first of May", "the twenty-fifth of October, 1917"."""
    match = _ORDINAL.match(reader.text, at, reader.end)
    if not match:
        return []
    found = read_forms(Reader(reader.text, reader.end, inside=True), match.end(), ("month",))
    day = ORDINALS[match["day"].lower()]
    return [replace(one, start=at, first=one.first._replace(day=day)) for one in found if day <= 31]


def _relative(reader: Reader, at: int) -> list[Expression]:
    """Read "last year", "the following month", "the next day", "last spring", "next October"."""
    match = _RELATIVE.match(reader.text, at, reader.end)
    if not match:
        return []
    unit, the = match["unit"].lower(), "the " if reader.after(_THE, at) else ""
    relation = RELATIONS.get(the + match["relation"].lower()) or RELATIONS[match["relation"].lower()]
    if the and relation.of_the_text:
        return []  # "the last year of the war"
    if unit in SEASONS:
        first, last = SEASONS[unit]
        if not relation.of_the_text:
            return []
        return [
            Expression(
                at,
                match.end(),
                Partial(0, first),
                Partial(0, last),
                Form.WITHIN,
                relation=relation,
                unit="season",
                vague=True,
            )
        ]
    if unit in _DAYS and (relation.of_the_text or (relation is Relation.SAME and not reader.after(_ON, at))):
        return []
    if unit not in {"year", "month", "century"} | _DAYS:
        month = month_number(match["unit"])
        if not relation.of_the_text or not match["unit"][0].isupper():
            return []
        return [Expression(at, match.end(), Partial(0, month), relation=relation, unit="of-month")]
    unit = "day" if unit in _DAYS else unit
    return [Expression(at, match.end(), Partial(), relation=relation, unit=unit)]


def _distance(reader: Reader, at: int) -> list[Expression]:
    """Read "a year later", "three weeks ago": the words before the one at `at` tell how far."""
    begin = max(0, at - 40)
    match = _DISTANCE.search(reader.text[begin:at])
    word = re.compile(r"\w+").match(reader.text, at, reader.end)
    if not match or not word or reader.inside:
        return []
    start = begin + match.start()
    direction = word[0].lower()
    if reader.after(_ABOUT, start) or (
        direction in {"before", "after"} and not _STOPS.match(reader.text, word.end(), reader.end)
    ):
        return []
    sign = 1 if direction in {"later", "after", "afterwards"} else -1
    number = CARDINALS.get(match["number"].lower()) or int(match["number"])
    return [
        Expression(
            start, word.end(), Partial(), offset=Offset(sign * number, match["unit"].lower(), direction == "ago")
        )
    ]


_Rule = Callable[[Reader, int], list[Expression]]


def _triggers() -> dict[str, tuple[_Rule, ...]]:
    """Return the rules to try by the word with which an expression begins."""
    rules: list[tuple[str, _Rule]] = [
        *((name, _month) for name in (*MONTHS, *ABBREVIATED)),
        *((name, _season) for name in SEASONS),
        *((word, _part) for word in "early beginning start outset mid middle late end close".split()),
        *((word, _part) for word in "anfang mitte ende début milieu fin".split()),
        *((word, _part) for word in "начало начале начала середина середине середины конец конце конца".split()),
        *((word, _share) for word in "first second third last latter closing opening final".split()),
        *((word.split("-")[0], read_century) for word in ORDINALS),
        *((word.split("-")[0], _ordinal) for word in ORDINALS),
        *((numeral.lower() + end, read_century) for numeral in ROMAN for end in ("", "e")),
        *((word, read_decade) for word in DECADES),
        *((name, _weekday) for name in WEEKDAYS),
        *((word, _relative) for word in "last this next previous preceding following same that".split()),
        *((word, _distance) for word in "later earlier ago before after afterwards".split()),
    ]
    found: dict[str, tuple[_Rule, ...]] = {}
    for word, rule in rules:
        if rule not in found.get(word, ()):
            found[word] = (*found.get(word, ()), rule)
    return found


#: The rules to try, by the word with which an expression begins.
TRIGGERS: Final = _triggers()
