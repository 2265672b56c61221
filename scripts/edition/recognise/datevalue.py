"""What a date expression means at its place: context, calendar and certainty made into TEI attributes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from edition.recognise.calendar import Partial, day_number, plus_days, weekday
from edition.recognise.dateattributes import REFORM, Convention, Stretch, tei_attributes, twin_attributes
from edition.recognise.datecontext import DatingContext, Memory, is_abroad, moved, related, speaks_of_future, with_year
from edition.recognise.dateexpression import Expression, Form, Relation
from edition.recognise.dateparts import part_of
from edition.recognise.span import Certainty

_RANK: Final = {Certainty.LOW: 0, Certainty.MEDIUM: 1, Certainty.HIGH: 2}


@dataclass(frozen=True, slots=True)
class Dated:
    """The attributes of an expression, how certain they are, and where its words end."""

    attributes: dict[str, str]
    end: int
    cert: Certainty | None = None
    evidence: str = "internal"


class Dater:
    """Dates one expression of a text; `problem` is the code of what an editor should look at, or ""."""

    def __init__(self, text: str, memory: Memory, context: DatingContext, evidence: str, *, in_note: bool) -> None:
        self.text = text
        self.memory = memory
        self.context = context
        self.anchor_evidence = evidence
        self.in_note = in_note
        self.cert: Certainty | None = None
        self.evidence = ""
        self.problem = ""

    def date(self, expression: Expression) -> Dated | None:
        """Return what the expression means; None when it means no date that can be told."""
        placed = self._placed(expression)
        if placed is None:
            return None
        if placed.twin:
            return self._twin(placed)
        first, last, form, vague = placed.first, placed.last, placed.form, placed.vague
        if placed.part:
            first, last, form, vague = part_of(placed.part, first, last)
        stretch = Stretch(first, last, form, self._convention(placed, first), placed.style, vague)
        stretch = self._by_weekday(placed, stretch)
        if not stretch.exists():
            self.problem = "T002"
            return None
        if vague:
            self._doubt(Certainty.MEDIUM, "conjecture")
        if placed.ambiguous:
            self._doubt(Certainty.LOW if first.day else Certainty.MEDIUM, "conjecture")
        if stretch.is_open(first):
            self._doubt(Certainty.MEDIUM, "conjecture")
        self._remember(placed, first, last)
        return self._dated(tei_attributes(stretch), placed.end)

    def _dated(self, attributes: dict[str, str], end: int) -> Dated:
        return Dated(attributes, end, self.cert, self.evidence or "internal")

    def _doubt(self, cert: Certainty, evidence: str) -> None:
        """Lower the certainty; conjecture is the weakest evidence and stays."""
        if self.cert is None or _RANK[cert] < _RANK[self.cert]:
            self.cert = cert
        if self.evidence != "conjecture":
            self.evidence = evidence

    def _remember(self, placed: Expression, first: Partial, last: Partial | None) -> None:
        if placed.unit in {"decade", "century"}:
            return
        self.memory.note(last or first, self.cert, emphatic=placed.emphatic)

    def _placed(self, expression: Expression) -> Expression | None:
        """Give the expression the years, months and days that it takes from its context."""
        if expression.offset:
            return self._by_offset(expression)
        if expression.unit and (expression.relation or expression.first.year < 100):
            return self._by_unit(expression)
        first, last = expression.first, expression.last
        if first.day and not first.month:
            return self._carried(expression)
        if first.year and (last is None or last.year):
            return expression
        if expression.relation:
            year, _ = related(expression, self.memory, self.context)
            if not year:
                self.problem = "T001"
                return expression
            self._doubt(Certainty.MEDIUM, self._anchor(expression.relation))
        else:
            year = self._year_from_context(expression, last if last and not last.year else first)
        return _in_year(expression, year)

    def _year_from_context(self, expression: Expression, date: Partial) -> int:
        later = speaks_of_future(self.text, expression.start, expression.end)
        taken = with_year(date, self.memory, self.context, later=later, in_note=self.in_note)
        if not taken.date.year:
            self.problem = "T001"
        elif taken.cert:
            from_memory = self.memory.date.year or self.memory.heading or self.context.year
            self._doubt(taken.cert, taken.evidence if from_memory else self.anchor_evidence)
        return taken.date.year

    def _anchor(self, relation: Relation) -> str:
        return self.anchor_evidence if relation.of_the_text else "internal"

    def _carried(self, expression: Expression) -> Expression | None:
        """Give "the 22nd" the month of the date before it."""
        before = self.memory.date
        if not before.month:
            return None
        self._doubt(self.memory.cert if expression.first.day >= before.day else Certainty.LOW, "internal")
        return replace(expression, first=before._replace(day=expression.first.day))

    def _by_offset(self, expression: Expression) -> Expression | None:
        offset = expression.offset
        base = self.context.anchor if offset and offset.ago else self.memory.date
        found = moved(base, offset) if offset else None
        if not offset or not found:
            return None
        self._doubt(Certainty.LOW, self.anchor_evidence if offset.ago else "internal")
        return replace(expression, first=found)

    def _by_unit(self, expression: Expression) -> Expression | None:
        """Place "last month", "the next day", "that year", "last spring", "in the nineties"."""
        unit, relation = expression.unit, expression.relation
        base = self.context.anchor if relation.of_the_text or not relation else self.memory.date
        found: Expression | None = None
        if unit == "year":
            year, _ = related(expression, self.memory, self.context)
            found = replace(expression, first=Partial(year), unit="") if year else None
        elif unit == "decade" and base.year:
            ten = expression.first.year + base.year // 100 * 100
            ten -= 100 * (ten > base.year)
            found = replace(expression, first=Partial(ten), last=Partial(ten + 9))
        elif unit == "century" and base.year:
            start = ((base.year - 1) // 100 + relation.step) * 100 + 1
            found = replace(expression, first=Partial(start), last=Partial(start + 99), form=Form.SPAN)
        elif unit == "month" and base.year and base.month:
            year, month = divmod(base.year * 12 + base.month - 1 + relation.step, 12)
            found = replace(expression, first=Partial(year, month + 1), unit="")
        elif unit == "day" and base.year and base.day:
            found = replace(expression, first=plus_days(base, relation.step, julian=self._julian(base)), unit="")
        elif unit in {"season", "of-month"} and base.year and base.month:
            found = _in_year(replace(expression, unit=""), _nearest(expression, base))
        if found:
            self._doubt(Certainty.MEDIUM, self._anchor(relation))
        return found

    def _julian(self, date: Partial) -> bool:
        return Stretch(date, convention=self.context.convention).is_julian(date)

    def _convention(self, expression: Expression, date: Partial) -> Convention:
        """Return by which calendar a date goes: a country of the Gregorian calendar shows otherwise."""
        convention = self.context.convention
        early = bool(date.month) and date.year > 0 and (date.year, date.month) < REFORM
        if convention is Convention.GREGORIAN or not early or expression.style:
            return convention
        if is_abroad(self.text, expression.start, expression.end):
            self._doubt(Certainty.MEDIUM, "internal")
            return Convention.GREGORIAN
        return convention

    def _by_weekday(self, expression: Expression, stretch: Stretch) -> Stretch:
        """Let a day of the week that is printed decide between the calendars where it can."""
        date = stretch.first
        early = date.year and (date.year, date.month) < REFORM
        if (
            expression.weekday is None
            or not early
            or not date.exists()
            or self.context.convention is Convention.GREGORIAN
        ):
            return stretch
        fits = [weekday(date, julian=julian) == expression.weekday for julian in (False, True)]
        if fits == [True, False]:
            return replace(stretch, style="gregorian")
        return replace(stretch, style="julian") if fits == [False, True] else stretch

    def _twin(self, expression: Expression) -> Dated | None:
        """Date a day that is printed in both calendars; forms of two different days are left to the editor."""
        first, second = expression.first, expression.twin or Partial()
        second = second._replace(
            year=second.year or (first.year and first.year + (first.month == 12 and second.month == 1))
        )
        pairs = [(first, second), (second, first)]
        for julian, gregorian in pairs:
            known = first.year and julian.exists(julian=True) and gregorian.exists()
            if known and day_number(julian, julian=True) == day_number(gregorian):
                self.memory.note(first)
                return self._dated(twin_attributes(julian, gregorian), expression.end)
        if not first.year and first.exists() and second.exists():
            self.memory.note(first)
            return self._dated(twin_attributes(Partial(), second), expression.end)
        found = self.date(replace(expression, twin=None, end=expression.plain_end or expression.end))
        self.problem = "T003"
        return found


def _in_year(expression: Expression, year: int) -> Expression:
    """Put what has no year into a year; of a stretch over the turn of a year it is that of the end."""
    first, last = expression.first, expression.last
    if last is None:
        return replace(expression, first=first._replace(year=first.year or year))
    turn = (last.month, last.day) < (first.month, first.day)
    if first.year:
        return replace(expression, last=last._replace(year=first.year + turn))
    end = last.year or year
    return replace(expression, first=first._replace(year=end and end - turn), last=last._replace(year=end))


def _nearest(expression: Expression, anchor: Partial) -> int:
    """Return the year in which "last spring" or "next October" ends: the nearest on that side of the anchor."""
    first, last = expression.first, expression.last or expression.first
    over = first.month > last.month
    if expression.relation is Relation.LAST:
        return anchor.year - (last.month >= anchor.month)
    if expression.relation is Relation.NEXT:
        return anchor.year + (first.month <= anchor.month) + over
    return anchor.year + (over and anchor.month > last.month + 6)
