"""What a date expression takes from its context: the year that it does not name, and the calendar."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from edition.recognise.calendar import UNKNOWN, Partial, plus_days, plus_months
from edition.recognise.dateattributes import Convention
from edition.recognise.dateexpression import Expression, Offset, Relation
from edition.recognise.datewords import any_of
from edition.recognise.span import Certainty, Span

_REACH: Final = 200


@dataclass(frozen=True)
class DatingContext:
    """What is known of a text before its dates are read.

    `anchor` is the time of the text, from which "last year" counts and the year of "June 18" is taken;
    `year`, if not 0, is that of every date whose paragraph names none. `decided` are dates that an editor
    gave. `taken` ranges are names and titles: a date in one belongs to it, and is marked by nothing but it.
    `none` are words of which an editor said that they are no date. `resp` points to who recognises.
    """

    convention: Convention = Convention.GREGORIAN
    anchor: Partial = UNKNOWN
    year: int = 0
    decided: tuple[Span, ...] = ()
    taken: tuple[tuple[int, int], ...] = ()
    none: tuple[tuple[int, int], ...] = ()
    resp: str = "#tool"


@dataclass(frozen=True, slots=True)
class Taken:
    """A date with what it took from context: how certain, and on what evidence; nothing taken is certain."""

    date: Partial
    cert: Certainty | None = None
    evidence: str = "internal"


@dataclass
class Memory:
    """The dates of a paragraph or note so far, as printed, and the year of the heading above it."""

    date: Partial = UNKNOWN
    #: "The year 1905": what "that year" means.
    emphatic: int = 0
    heading: int = 0
    cert: Certainty = Certainty.HIGH

    def note(self, date: Partial, cert: Certainty | None = None, *, emphatic: bool = False) -> None:
        """Remember a date that was read, and how certain it was."""
        if date.year or date.month:
            self.date = date
            self.cert = cert or Certainty.HIGH
        if emphatic:
            self.emphatic = date.year


def with_year(date: Partial, memory: Memory, context: DatingContext, *, later: bool, in_note: bool) -> Taken:
    """Give a month or day that names no year its year.

    It is that of the nearest earlier date of the paragraph or note, or of the heading, else the one that
    the editor gave, else it is told from the time of the text: the last such day before it, or the next
    one where the clause speaks of the future (`later`) and it is near. A note may be younger than its text.
    """
    if memory.date.year:
        return _from_earlier(date, memory)
    if memory.heading:
        return Taken(date._replace(year=memory.heading), Certainty.MEDIUM)
    if context.year:
        return Taken(date._replace(year=context.year), Certainty.HIGH, "external")
    if not context.anchor.year:
        return Taken(date)
    return _from_anchor(date, context, later=later, in_note=in_note)


def _from_earlier(date: Partial, memory: Memory) -> Taken:
    """Take the year of a date before; over the turn of a year an account goes on into the next."""
    earlier = memory.date
    turn = bool(earlier.month) and earlier.month - date.month >= 9
    doubtful = turn or not earlier.month
    cert = Certainty.MEDIUM if doubtful and memory.cert is Certainty.HIGH else memory.cert
    return Taken(date._replace(year=earlier.year + turn), cert)


def _from_anchor(date: Partial, context: DatingContext, *, later: bool, in_note: bool) -> Taken:
    anchor = context.anchor
    if in_note or not anchor.month:
        return Taken(date._replace(year=anchor.year), Certainty.LOW)
    months = date.month - anchor.month
    if months == 0 and not (date.day and anchor.day):
        return Taken(date._replace(year=anchor.year), Certainty.MEDIUM)
    ahead = months > 0 or (months == 0 and date.day > anchor.day)
    if later and months % 12 <= 6:
        return Taken(date._replace(year=anchor.year + (not ahead)), Certainty.LOW)
    return Taken(date._replace(year=anchor.year - ahead), Certainty.MEDIUM)


def related(expression: Expression, memory: Memory, context: DatingContext) -> tuple[int, int]:
    """Return the years by which "last year", "the following year" and the like mean, or (0, 0)."""
    relation = expression.relation
    if relation.of_the_text:
        year = context.anchor.year
    else:
        year = (memory.emphatic if relation is Relation.SAME else 0) or memory.date.year
    return (year + relation.step, year) if year else (0, 0)


def moved(base: Partial, offset: Offset) -> Partial | None:
    """Return the date that lies an offset from another; None when that is not known well enough."""
    number = offset.number
    if offset.unit in {"day", "week"}:
        days = number * (7 if offset.unit == "week" else 1)
        found = plus_days(base, days) if base.day and base.year else None
    elif offset.unit == "month":
        found = plus_months(base, number) if base.month and base.year else None
    else:
        years = number * (10 if offset.unit == "decade" else 1)
        found = Partial(base.year + years) if base.year else None
    return found if found and 0 < found.year <= 9999 else None


_FUTURE: Final = re.compile(r"\b(?:will|shall|next|coming|forthcoming|no later than|not later than)\b", re.IGNORECASE)
_PHRASE: Final = re.compile(r"[.,;:!?()\[\]–—](?:\s|$)")
_CLAUSE: Final = re.compile(r"[.;:!?()\[\]–—]")


def around(text: str, start: int, end: int, limit: re.Pattern[str]) -> str:
    """Return the clause in which [start, end) stands, as far as it is near."""
    low, high = max(0, start - _REACH), min(len(text), end + _REACH)
    for match in limit.finditer(text, low, start):
        low = match.end()
    after = limit.search(text, end, high)
    return text[low : after.start() if after else high]


def speaks_of_future(text: str, start: int, end: int) -> bool:
    """Whether the clause around a date speaks of what is to come."""
    return bool(_FUTURE.search(around(text, start, end, _PHRASE)))


#: Countries and cities that went by the Gregorian calendar: a month "in Germany", a "British periodical".
_PLACES: Final = any_of(
    *"Germany Prussia Bavaria Berlin Munich Hamburg Leipzig Stuttgart France Paris Britain England London".split(),
    *"Austria Vienna Hungary Budapest Italy Rome Milan Spain Madrid Belgium Brussels Holland Amsterdam".split(),
    *"Switzerland Zurich Geneva Bern Berne Zimmerwald Kienthal Basle Sweden Stockholm Norway Denmark".split(),
    *"Copenhagen America Canada Japan Tokyo".split(),
    *("New York", "the United States", "the West", "Western Europe", "Austria-Hungary"),
)
_PEOPLES: Final = any_of(
    *"German Prussian French British English Austrian Hungarian Italian Spanish Belgian Dutch Swiss Swedish".split(),
    *("American", "Japanese"),
)
_BODIES: Final = any_of(
    *"periodical newspaper magazine journal press paper weekly daily parliament Reichstag elections".split(),
    *("election", "Social-Democracy", "Social-Democrats"),
)
_ABROAD: Final = re.compile(
    rf"\b(?:in|at|from)\s+(?:{_PLACES})\b|\b(?:{_PEOPLES})\s+(?:bourgeois\s+|socialist\s+)?(?:{_BODIES})\b"
)
_RUSSIA: Final = re.compile(
    r"\b(?:Russian?s?|Petrograd|St\.? Petersburg|Petersburg|Leningrad|Moscow|Kiev|Odessa|Ukraine|Siberia|Duma|Tsar)\b"
)


def is_abroad(text: str, start: int, end: int) -> bool:
    """Whether the clause around a date tells of a country that used the Gregorian calendar, and not of Russia."""
    clause = around(text, start, end, _CLAUSE)
    return bool(_ABROAD.search(clause)) and not _RUSSIA.search(clause)
