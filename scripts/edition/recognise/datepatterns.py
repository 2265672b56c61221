"""The patterns of date expressions with day, month or year; each is tried at one place and is of bounded length."""

from __future__ import annotations

import re
from typing import Final

from edition.recognise.dateexpression import Relation
from edition.recognise.datewords import ABBREVIATED, MONTHS, any_of

#: White space within an expression. The limits keep each match short, and the whole linear.
S: Final = r"[ \t\r\n\xa0\u202f]{1,40}"
O: Final = r"[ \t\r\n\xa0\u202f]{0,40}"  # noqa: E741
YEAR: Final = r"(?:1[0-9]\d\d|20\d\d)"
OF_YEAR: Final = rf"(?:{O}(?:гг?\.|года|году|годов|годах|годы|год)(?!\w))?"
MONTH: Final = rf"(?:(?i:{any_of(*MONTHS)})\b|(?i:{any_of(*ABBREVIATED)})\b\.?)"
BETWEEN: Final = re.compile(r"\b(?:between|zwischen|entre|между)\s+(?:the\s+)?$", re.IGNORECASE)
AND: Final = r"(?:to|till|until|through|and|or|und|et|и|или|bis|au|по)"
JOIN: Final = rf",?(?P<join>{O}[–—-]{O}|{S}{AND}{S}(?:the{S})?)"
RELATIONS: Final = {
    "last": Relation.LAST,
    "this": Relation.THIS,
    "next": Relation.NEXT,
    "the next": Relation.FOLLOWING,
    "that": Relation.SAME,
    "the same": Relation.SAME,
    "same": Relation.SAME,
    "the previous": Relation.PREVIOUS,
    "previous": Relation.PREVIOUS,
    "the preceding": Relation.PREVIOUS,
    "preceding": Relation.PREVIOUS,
    "the following": Relation.FOLLOWING,
    "following": Relation.FOLLOWING,
    "прошлого": Relation.LAST,
    "этого": Relation.THIS,
    "того же": Relation.SAME,
}
_NUMBER: Final = r"(?:3[01]|[12]\d|0?[1-9])(?!\d)(?:st|nd|rd|th|er|-?го)?"
_DOTTED: Final = rf"{_NUMBER}(?:\.(?={S}))?"
#: A number after which a plural stands counts things: "On May 5 and 18 workers".
_NO_PLURAL: Final = rf"(?!{S}(?!(?:was|is|as|its|his|this)\b)[a-z]+s\b)"
_OF: Final = rf"{S}(?:of{S}|de{S})?"
_END: Final = r"(?![\w]|\.\d|,\d(?!\d{3}\b)|:\d|%)"


def _days(number: str, guard: str = "") -> str:
    more = rf"(?P<more>{O}[–—/-]{O}|{S}{AND}{S}(?:the{S})?){number}{guard}"
    listed = rf"(?:,{S}(?:the{S})?{number}){{1,6}},?{S}(?P<listed>and|or|und|et|и|или){S}(?:the{S})?{number}{guard}"
    return rf"(?P<days>{number}(?:{listed}|{more})?)"


def tail(n: int) -> str:
    """Return the pattern of what names the year after a day or month: ", 1918", "of last year"."""
    named = rf"(?P<year{n}>{YEAR})(?!\w|[.,]\d|-\d){OF_YEAR}"
    words = rf"(?P<relation{n}>(?:the{S})?(?:last|this|that|same|previous|preceding|following|next){S}year"
    words += rf"|(?:прошлого|этого|того{S}же){S}года)\b"
    return rf"(?:(?:{O},{O}|{S})(?:of{S}|de{S})?(?:{named}|{words}))?"


def _style(n: int) -> str:
    words = rf"O\.{O}S\.|N\.{O}S\.|[Oo]ld{S}[Ss]tyle|[Nn]ew{S}[Ss]tyle|(?:ст|н)\.{O}ст\.|(?:старого|нового){S}стиля"
    return rf"(?:(?:,?{S}|{O}[(\[]{O})(?P<style{n}>{words})[)\]]?)?"


def _month(n: int) -> str:
    return rf"(?P<month{n}>{MONTH})"


def _day(n: int, number: str = _NUMBER) -> str:
    return rf"(?P<day{n}>{number})"


_DAY_MONTH: Final = tuple(rf"{_day(n, _DOTTED)}{_OF}{_month(n)}{tail(n)}" for n in (1, 2))
_MONTH_DAY: Final = tuple(rf"{_month(n)}{S}(?:the{S})?{_day(n)}{_END}{tail(n)}" for n in (1, 2))
_OTHER_DAY: Final = rf"{O}(?:[(\[]{O}{_day(2)}{O}[)\]]|/{_day(3)})"
_CLOSE: Final = rf"{_style(2)}{O}[)\]]{tail(3)}"


def relation_of(words: str | None) -> Relation:
    """Return the relation that "last year" and its like name."""
    bare = " ".join((words or "").lower().split()).removesuffix(" year").removesuffix(" года")
    return RELATIONS.get(bare, Relation.NONE)


#: By the kind of word with which they begin; the first that fits is taken.
PATTERNS: Final = {
    name: re.compile(pattern)
    for name, pattern in {
        "iso": rf"(?P<year1>{YEAR})-(?P<nn>0[1-9]|1[0-2])(?:-(?P<day1>0[1-9]|[12]\d|3[01]))?(?!\w|-\d)",
        "figures": rf"(?P<day1>\d{{1,2}})(?P<mark>[./-]){O}(?P<nn>\d{{1,2}})(?P=mark){O}(?P<year1>{YEAR})"
        rf"(?!\w|[.,/-]\d){OF_YEAR}",
        "day-twin": rf"{_DAY_MONTH[0]}{O}[(\[]{O}{_DAY_MONTH[1]}{_CLOSE}",
        "day-slash": rf"{_DAY_MONTH[0]}{O}/{O}{_DAY_MONTH[1]}",
        "two-days": rf"{_day(1)}{_OTHER_DAY}{_OF}{_month(1)}{tail(1)}",
        "day-pair": rf"{_DAY_MONTH[0]}{JOIN}{_DAY_MONTH[1]}",
        "days": rf"{_days(_DOTTED)}{_OF}{_month(1)}{tail(1)}{_style(1)}",
        "ordinal": r"(?P<day1>\d{1,2})(?:st|nd|rd|th)(?!\w)",
        "month-twin": rf"{_MONTH_DAY[0]}{O}[(\[]{O}{_MONTH_DAY[1]}{_CLOSE}",
        "month-slash": rf"{_MONTH_DAY[0]}{O}/{O}{_MONTH_DAY[1]}",
        "month-two-days": rf"{_month(1)}{S}{_day(1)}{_OTHER_DAY}{_END}{tail(1)}",
        "month-pair": rf"{_MONTH_DAY[0]}{JOIN}{_MONTH_DAY[1]}",
        "month-days": rf"{_month(1)}{S}(?:the{S})?{_days(_NUMBER, _NO_PLURAL)}{_END}{tail(1)}{_style(1)}",
        "month-list": rf"(?P<months>{MONTH}(?:,{S}{MONTH}){{0,10}}(?:,?{S}(?P<and>{AND}){S}|{O}(?P<dash>[–—/-]){O})"
        rf"{MONTH}){tail(1)}",
        "month-years": rf"{_month(1)}{tail(1)}{JOIN}{_month(2)}{tail(2)}",
        "month": rf"{_month(1)}{tail(1)}",
    }.items()
}
