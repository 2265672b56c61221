"""What an editor decides on dates: the calendar and time of a text, and single dates ([dates], [[date]])."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from edition.recognise.calendar import Partial, parse_iso, to_gregorian
from edition.recognise.dateattributes import JULIAN, Convention, Stretch, tei_attributes
from edition.recognise.dateexpression import Form

if TYPE_CHECKING:
    from edition.decide.model import Decisions

#: By the name that a decisions file uses, the field of `DateDecision` and the TEI attribute.
GREGORIAN: Final[Mapping[str, str]] = {
    "when": "when",
    "from": "from_",
    "to": "to",
    "notBefore": "notBefore",
    "notAfter": "notAfter",
}
CUSTOM: Final[Mapping[str, str]] = {f"{name}-custom": f"{name}_custom" for name in GREGORIAN}


@dataclass(frozen=True)
class DatesTable:
    """How the dates of a text are to be read.

    `calendar`: what a date before February 1918 is ("old-style", "gregorian", "unknown"); without it, the rule
    of `convention`. `anchor`: the time of the text, from which "last year" counts; without it, its creation.
    `year`: that of dates which name none and stand in a paragraph that names none.
    """

    calendar: str = ""
    anchor: str = ""
    year: str = ""
    reason: str = ""


@dataclass(frozen=True)
class DateDecision:
    """The date that `words` are (`is_` = "none": that they are none); `in_` quotes more words around them."""

    words: str
    in_: str = ""
    is_: str = ""
    when: str = ""
    from_: str = ""
    to: str = ""
    notBefore: str = ""
    notAfter: str = ""
    when_custom: str = ""
    from_custom: str = ""
    to_custom: str = ""
    notBefore_custom: str = ""
    notAfter_custom: str = ""
    cert: str = ""
    evidence: str = ""
    reason: str = ""

    def given(self, names: Mapping[str, str]) -> dict[str, str]:
        """Return those of the named values that are not empty."""
        return {name: getattr(self, attribute) for name, attribute in names.items() if getattr(self, attribute)}


def check_table(table: DatesTable) -> tuple[str, str]:
    """Return the key that is wrong and what is wrong with it, or two empty strings."""
    if table.calendar and table.calendar not in list(Convention):
        return "calendar", f'dates.calendar is "{table.calendar}", which is none of: {", ".join(sorted(Convention))}'
    if table.year and not re.fullmatch(r"\d{4}", table.year):
        return "year", f'dates.year is "{table.year}"; write a year in four figures'
    return "", ""


def check_decision(decision: DateDecision) -> tuple[str, str]:
    """Return the key that is wrong and what is wrong with it, or two empty strings."""
    new, old = decision.given(GREGORIAN), decision.given(CUSTOM)
    if decision.is_ == "none" and (new or old):
        return "is", 'a [[date]] is "none", or it has when, from, to …: not both'
    if decision.is_ != "none" and not (new or old):
        return "words", 'a [[date]] needs is = "none" or one of: ' + ", ".join([*GREGORIAN, *CUSTOM])
    if "when" in new and len(new) > 1:
        return "when", "a [[date]] has when alone; for a stretch of time write from and to, or notBefore and notAfter"
    for name, value in old.items():
        date = parse_iso(value)
        if date is None or not date.exists(julian=True):
            return name, f'date.{name} is "{value}", which the Julian calendar does not have; write 1917-10-25'
        twin = new.get(name.removesuffix("-custom"), "")
        if date.day and re.fullmatch(r"\d{4}-\d\d-\d\d", twin) and twin != to_gregorian(date).iso:
            return name, f"{value} in the Old Style is {to_gregorian(date).iso}, not {twin}"
    return "", ""


def attributes_of(decision: DateDecision) -> dict[str, str]:
    """Return the TEI attributes of a decision; an Old Style date that lacks its Gregorian twin gets it."""
    new, old = decision.given(GREGORIAN), decision.given(CUSTOM)
    found = _twins(old) | old | new
    if old:
        found["calendar"] = JULIAN
    if decision.cert or decision.evidence:
        found |= {"cert": decision.cert or "high", "evidence": decision.evidence or "conjecture"}
    return found | {"resp": "#ed"}


def _twins(old: Mapping[str, str]) -> dict[str, str]:
    """Return the Gregorian attributes of Old Style ones, a whole month as the span of its days."""
    found: dict[str, str] = {}
    for first, last, form in (
        ("when-custom", "", Form.POINT),
        ("from-custom", "to-custom", Form.SPAN),
        ("notBefore-custom", "notAfter-custom", Form.WITHIN),
    ):
        ends = [parse_iso(old.get(first, "")), parse_iso(old.get(last, ""))]
        if not any(ends):
            continue
        stretch = Stretch(ends[0] or Partial(), ends[1], form, style="julian")
        if form is Form.POINT or all(ends):
            found |= tei_attributes(stretch)
        else:
            name = first if ends[0] else last
            one = tei_attributes(Stretch(ends[0] or ends[1] or Partial(), style="julian"))
            edge = "from" if ends[0] else "to"
            found[name.removesuffix("-custom")] = one.get("when") or one[edge]
    found.pop("calendar", None)
    return found


_RUSSIAN: Final = re.compile(
    r"\b(?:russian?|soviets?|bolsheviks?|moscow|petrograd|(?:st\.?|saint) petersburg|leningrad|kiev|ukrain(?:e|ian))\b",
    re.IGNORECASE,
)


def convention(decisions: Decisions) -> tuple[Convention, str]:
    """Return by which calendar the dates before February 1918 go, and why.

    What [dates] says holds. Without it, a text goes by the Old Style when it is Russian or translated from
    the Russian, or when its title, its keywords, or the place where it came to be name Russia or the
    Soviets; any other goes by the Gregorian calendar.
    """
    if decisions.dates.calendar:
        return Convention(decisions.dates.calendar), decisions.dates.reason or "decided by the editors"
    text = decisions.text
    if text.language == "ru":
        return Convention.OLD_STYLE, "the text is in Russian"
    if text.translated_from == "ru":
        return Convention.OLD_STYLE, "the text is translated from the Russian"
    if _RUSSIAN.search(" ".join([text.title, text.subtitle, *text.keywords, decisions.creation.place])):
        return Convention.OLD_STYLE, "the text deals with Russia"
    return Convention.GREGORIAN, "nothing connects the text with Russia"


def anchor(decisions: Decisions) -> Partial:
    """Return the time of the text: what [dates] says, or when the text came into being."""
    made = decisions.creation
    for value in (decisions.dates.anchor, made.when, made.to, made.from_, made.notAfter, made.notBefore):
        if value and (found := parse_iso(value)):
            return found
    return Partial()


_STATEMENTS: Final = {
    Convention.OLD_STYLE: "Dates of this text that are earlier are taken as Old Style unless it shows otherwise: {}.",
    Convention.GREGORIAN: "Dates of this text that are earlier are taken as Gregorian: {}.",
    Convention.UNKNOWN: "By which calendar the earlier dates of this text go is not known: {}.",
}


def calendar_statement(decisions: Decisions) -> str:
    """Say for the header how earlier dates were read, and why."""
    calendar, reason = convention(decisions)
    return _STATEMENTS[calendar].format(reason.rstrip("."))
