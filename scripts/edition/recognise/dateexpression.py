"""What the grammar of date expressions says of one: the words' meaning before any context is looked at."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from edition.recognise.calendar import Partial


class Form(StrEnum):
    """How two ends of a stretch of time are meant (TEI Guidelines 14.4.1)."""

    POINT = "when"
    #: The whole stretch: @from and @to.
    SPAN = "from-to"
    #: Some time in the stretch: @notBefore and @notAfter.
    WITHIN = "within"


class Relation(StrEnum):
    """To what a year, a month or a day that is not named stands how."""

    NONE = ""
    #: Those of the text's own time: "last year", "this year", "next year".
    LAST = "last"
    THIS = "this"
    NEXT = "next"
    #: Those of what was mentioned before: "that year", "the previous year", "the following year".
    SAME = "same"
    PREVIOUS = "previous"
    FOLLOWING = "following"

    @property
    def of_the_text(self) -> bool:
        """Whether the time of the text is the anchor, not what was mentioned before."""
        return self in {Relation.LAST, Relation.THIS, Relation.NEXT}

    @property
    def step(self) -> int:
        """How many years (months, days) lie between the anchor and what is meant."""
        return {"last": -1, "previous": -1, "next": 1, "following": 1}.get(self.value, 0)


@dataclass(frozen=True, slots=True)
class Offset:
    """ "Three weeks later": a number of units; `ago` counts from the time of the text."""

    number: int
    unit: str
    ago: bool = False


@dataclass(frozen=True, slots=True)
class Expression:
    """A date expression at code points [start, end) of a text.

    `last` is the other end of a stretch. `twin` is the same day as printed in the other calendar; without
    it the expression ends at `plain_end`. `style` is the calendar that the words name. `part` is the part
    meant of a year, month, decade or century ("early", "last 3 months"). `relation` says whose year it is;
    with `unit`, whose month or day. `vague` expressions have no sharp limits and no calendar.
    """

    start: int
    end: int
    first: Partial
    last: Partial | None = None
    form: Form = Form.POINT
    twin: Partial | None = None
    plain_end: int = 0
    style: str = ""
    part: str = ""
    relation: Relation = Relation.NONE
    unit: str = ""
    offset: Offset | None = None
    weekday: int | None = None
    vague: bool = False
    ambiguous: bool = False
    #: "The year 1905": what a following "that year" means.
    emphatic: bool = False


class Reader:
    """A stretch of text in which expressions are read; `inside` one, what stands before it has been read."""

    def __init__(self, text: str, end: int, *, inside: bool = False) -> None:
        self.text = text
        self.end = end
        self.inside = inside

    def after(self, pattern: re.Pattern[str], at: int) -> bool:
        """Whether the words before a place end so."""
        return bool(pattern.search(self.text[max(0, at - 24) : at]))
