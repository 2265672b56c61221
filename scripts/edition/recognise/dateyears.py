"""Years, spans of years, decades and centuries."""

from __future__ import annotations

import re
from typing import Final

from edition.recognise.calendar import Partial
from edition.recognise.dateexpression import Expression, Form, Reader
from edition.recognise.datepatterns import BETWEEN, OF_YEAR, YEAR, O, S
from edition.recognise.datewords import DECADES, ORDINALS, ROMAN, any_of
from edition.recognise.plausible import is_counted, is_number_of, year_certainty

_YEARS: Final = re.compile(
    rf"(?P<first>{YEAR})(?P<join>{O}[–—]{O}|-|/|{S}(?:to|till|until|through|and|or|und|bis|по|и|или){S})"
    rf"(?P<last>\d{{4}}|\d\d|\d)(?!\w|[.,]\d|[-–/]\d){OF_YEAR}"
)
_YEAR: Final = re.compile(rf"(?P<year>{YEAR})(?!\w)(?P<suffix>{OF_YEAR})")
_YEAR_WORD: Final = re.compile(r"\b(?:the|that|in) year\s+(?:of\s+)?$", re.IGNORECASE)
_DECADE: Final = re.compile(r"(?P<ten>1[0-9]\d0|20\d0)(?:[’']?s|-[хе]|er)(?!\w)")
_WORD_DECADE: Final = re.compile(rf"(?P<word>{any_of(*DECADES)})(?!\w)", re.IGNORECASE)
_THE: Final = re.compile(
    r"\b(?:(?:in|of|during|since|until|from|by|mid|late|early) the|eighteen|nineteen)[ -]$", re.IGNORECASE
)
_OLD: Final = any_of(*(word for word, number in ORDINALS.items() if 4 <= number <= 21))
_NTH: Final = rf"(?:\d{{1,2}}(?:st|nd|rd|th|-?го|\.|e|ème|er)?|(?i:{_OLD})|{any_of(*ROMAN)}(?:e|-?го)?)"
_CENTURY: Final = re.compile(
    rf"(?P<first>{_NTH})(?P<join>(?:{S}(?:and|or|to|и|et|und){S}(?:the{S})?|{O}[–—-]{O})(?P<last>{_NTH}))?"
    rf"(?:{S}|-)(?P<word>centur(?:y|ies)|Jahrhunderts?|siècles?|век(?:а|е|у|ов|ах)?|вв?\.)(?![\w])"
)


def read_years(reader: Reader, at: int) -> list[Expression]:
    """Return what the number at a place says of a century, a decade or years; nothing when it is no year."""
    for pattern, rule in ((_CENTURY, _century), (_DECADE, _decade), (_YEARS, _years), (_YEAR, _year)):
        match = pattern.match(reader.text, at, reader.end)
        if match and (found := rule(reader, match)):
            return found
    return []


def read_century(reader: Reader, at: int) -> list[Expression]:
    """Return a century that is named in words or in roman figures."""
    match = _CENTURY.match(reader.text, at, reader.end)
    return _century(reader, match) if match else []


def read_decade(reader: Reader, at: int) -> list[Expression]:
    """Return a decade in words ("in the nineties"): it is of the century of the text."""
    match = _WORD_DECADE.match(reader.text, at, reader.end)
    if not match or not (reader.inside or reader.after(_THE, at)):
        return []
    century = {"eigh": 1800, "nine": 1900}.get(reader.text[max(0, at - 9) : at].lower().lstrip()[:4], 0)
    ten = DECADES[match["word"].lower()]
    start = at
    if century:
        start = at - len("eighteen-")
    return [
        Expression(
            start, match.end(), Partial(century + ten), last=Partial(century + ten + 9), form=Form.SPAN, unit="decade"
        )
    ]


def _years(reader: Reader, match: re.Match[str]) -> list[Expression]:
    """Read "1914–1918", "1923–30", "1917 to 1921"; "and" makes a span only after "between"."""
    first, last, digits = int(match["first"]), int(match["last"]), len(match["last"])
    if digits < 4:
        last += first - first % 10**digits
    join = match["join"].strip().lower()
    if join.isalpha() and (digits < 4 or (join in {"and", "und", "и"} and not reader.after(BETWEEN, match.start()))):
        return []
    text, start = match.string, match.start()
    plausible = first < last <= min(first + 400, 2099) and not is_number_of(text, start)
    if not plausible or is_counted(text, match.end(), reader.end):
        return []
    if not (reader.inside or year_certainty(text, start, start + 4, first, start + 4)):
        return []
    form = Form.WITHIN if join in {"or", "или"} else Form.SPAN
    return [Expression(start, match.end(), Partial(first), last=Partial(last), form=form)]


def _year(reader: Reader, match: re.Match[str]) -> list[Expression]:
    year, end = int(match["year"]), match.end("year")
    if reader.inside or match["suffix"]:
        sure = "" if is_counted(match.string, end, reader.end) else "high"
    else:
        sure = year_certainty(match.string, match.start(), end, year, reader.end)
    if not sure:
        return []
    emphatic = reader.after(_YEAR_WORD, match.start())
    return [Expression(match.start(), match.end(), Partial(year), ambiguous=sure == "medium", emphatic=emphatic)]


def _decade(reader: Reader, match: re.Match[str]) -> list[Expression]:
    ten = int(match["ten"])
    return [Expression(match.start(), match.end(), Partial(ten), last=Partial(ten + 9), form=Form.SPAN, unit="decade")]


def _century(reader: Reader, match: re.Match[str]) -> list[Expression]:
    """Read "the 17th and 18th centuries": the eighteenth are the years 1701 to 1800."""
    first = _ordinal(match["first"])
    last = _ordinal(match["last"]) if match["last"] else first
    if not 4 <= first <= last <= 21 or (match["word"].startswith("c") and match["first"].isdigit()):
        return []
    span = Partial(first * 100 - 99), Partial(last * 100)
    return [Expression(match.start(), match.end(), span[0], last=span[1], form=Form.SPAN, unit="century")]


def _ordinal(words: str) -> int:
    digits = re.match(r"\d+", words)
    if digits:
        return int(digits[0])
    return ORDINALS.get(words.lower()) or ROMAN.get(re.sub(r"(?:e|-?го)$", "", words), 0)
