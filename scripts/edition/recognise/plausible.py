"""Whether a number is a year, a name of a month a month: told from the words around it."""

from __future__ import annotations

import re
from typing import Final

from edition.recognise.datewords import any_of

#: How far the words around are looked at.
_REACH: Final = 40

_NOT_BEFORE: Final = re.compile(
    r"(?:\b(?:pp?|vols?|nos?|nr|num|chap|ch|art|fig|tel|ll?|ff?|bd|ziff|cols?|стр|с|т|л|д|ст|ч|вып|№+|§+)\.?\s*"
    r"|\b(?:pages?|number|volume|issue|lines?|column|article|order|document|room|box|file|folios?|paragraph|chapter"
    r"|section|verses?|item|telephone|fund|opis|delo)\s*:?\s*"
    r"|\b(?:vote[sd]?|voting|for|against|total|sums?|population)\s*:\s*"
    r"|(?:№|#|§)\s*"
    r"|\b(?:total|sum|number|population|circulation|membership|length|altitude|weight|price|cost) of\s+"
    r"|\b(?:more|less|fewer|greater|better|higher|lower) than\s+"
    r"|\b(?:some|over|nearly|almost|approximately|at least|at most|only|exactly|another|these|those|all|exceeding"
    r"|every|each|per|our|their|his|its|my|your|than|at)\s+)$",
    re.IGNORECASE,
)
_SIGNS: Final = frozenset("$£€₽#№§@&=_+\\^<>~|°")
_NOT_AFTER: Final = re.compile(
    r"\s?%|[.,]\d|[-–—/:]\d|\s?°"
    r"|\s(?:per cent|percent|votes?|A\.?M\.?\b|P\.?M\.?\b|B\.?\s?C\b|million|thousand|hundred)",
    re.IGNORECASE,
)
#: What is counted with numbers of four figures, where the plural has no s or the number no doubt.
_COUNTED: Final = re.compile(
    r"\s(?:of (?:them|whom|these|those)\b|(?:pages?|pp|men|women|people|persons|children|workers|peasants|soldiers"
    r"|sailors|deputies|delegates|members|votes|voters|copies|rou?bles|kopeks?|dollars|pounds|francs|marks|miles|versts"
    r"|km|kilomet(?:re|er)s|met(?:re|er)s|tons?|tonnes|poods?|hectares|dess?iatin[ae]s?|acres|inhabitants|hours"
    r"|kg|kilograms|pieces|rifles|guns|cases|houses|prisoners|killed|wounded|others|gold|horse-?power|sheep|cattle|head|strong)\b)",
    re.IGNORECASE,
)
_PLURAL: Final = re.compile(
    r"\s(?!(?:was|is|as|this|its|has|thus|perhaps|always|towards|besides|afterwards|whereas|unless|his|us|ours|theirs|does"
    r"|across|yes|less|plus|versus|saw|news|needless)\b)[a-z]+s(?<!ss)\b"
)
_TIME_BEFORE: Final = re.compile(
    r"(?:\b(?:in|since|until|till|during|after|before|years?|early|late|mid|copyright|im|jahre?|seit|en|depuis|en l’an|"
    r"l’année|в|до|после|год|годы|later than|earlier than|prior to|as of|as from|anno|spring|summer|autumn|fall|winter"
    r"|dated|written|published|printed)\s+|©\s*|\(c\)\s*|\b(?:mid|post|pre)-)$",
    re.IGNORECASE,
)
_MAYBE_BEFORE: Final = re.compile(
    r"(?:\b(?:by|from|to|of|between|and|or|about|around|circa|through|throughout|for|к|с|от|около|и|von|bis|um|de|à)\s+"
    r"|\b(?:ca?\.|circa)\s*)$",
    re.IGNORECASE,
)
_THE: Final = re.compile(r"\b(?:the|that|this|of the|great|glorious|revolutionary|a)\s+$", re.IGNORECASE)
_ENDS: Final = re.compile(r"\s*(?:$|[.,;:!?)\]»”’\"'*_–—\[(|/]|\n)")
_GOES_ON: Final = re.compile(r"\s(?:was|were|saw|is|will|brought|marked|had|has|and|or|to|as)\b")
_BEGINS: Final = re.compile(r"(?:^|[(\[“‘\"'«*_#—–|/;]|\n|\t)\s*$")
_AFTER_NAME: Final = re.compile(
    r"(?:(?:[^\W\d_]|[.)\]”’»])[,:]?|\b(?:vols?|volume|nos?|nr|bd|band|т|том)\.?\s*\d{1,3}(?:[–-]\d{1,3})?,|№\s*\d{1,4},)\s+$",
    re.IGNORECASE,
)
#: "Published: 1925 in …", "Moscow, 1972 Volume 27": what comes after the year does not matter.
_AFTER_LABEL: Final = re.compile(r"[^\W\d_]:\s+$")
_AFTER_COMMA: Final = re.compile(r"[^\W\d_],\s+$")
_CAPITAL: Final = re.compile(r"\s+[^\W\d_a-zа-яё]")
_COUNT_ABOUT: Final = re.compile(r"\b(?:about|around|circa|ca?\.|около|um)\s*$", re.IGNORECASE)


def year_certainty(text: str, start: int, end: int, year: int, limit: int) -> str:
    """Say how sure it is that the number at [start, end) is a year: "", "medium" or "high"."""
    before, after = _words_before(text, start), text[end : min(limit, end + _REACH)]
    timed = bool(_TIME_BEFORE.search(before))
    if not _may_be_year(before, after, year, timed):
        return ""
    if timed:
        return "high"
    modern = 1700 <= year <= 2049
    if _MAYBE_BEFORE.search(before):
        sure = "medium" if _COUNT_ABOUT.search(before) else "high"
        return sure if modern and not _PLURAL.match(after) else ""
    if _THE.search(before):
        return "high" if modern else ""
    if not modern or _PLURAL.match(after):
        return ""
    if not before or _AFTER_LABEL.search(before):
        return "high"
    if _BEGINS.search(before):
        return "high" if _ENDS.match(after) or _GOES_ON.match(after) else ""
    ends = _ENDS.match(after) or (_AFTER_COMMA.search(before) and _CAPITAL.match(after))
    return "high" if ends and _AFTER_NAME.search(before) else ""


def _words_before(text: str, start: int) -> str:
    """Return the last three words before a place, as they stand."""
    low = max(0, start - _REACH)
    at = start
    for _ in range(3):
        at = text.rfind(" ", low, at - 1) if at > low + 1 else -1
        if at < 0:
            return text[low:start]
    return text[at:start]


def _may_be_year(before: str, after: str, year: int, timed: bool) -> bool:
    if not 1000 <= year <= 2099 or before[-1:] in _SIGNS or _NOT_AFTER.match(after) or _COUNTED.match(after):
        return False
    if before[-1:] == "-" and not timed:
        return False
    return timed or not _NOT_BEFORE.search(before)


def is_counted(text: str, end: int, limit: int) -> bool:
    """Whether what follows a number is what it counts ("1500 workers")."""
    return bool(_COUNTED.match(text, end, limit))


def is_number_of(text: str, start: int) -> bool:
    """Whether the words before a number say that it is that of a page, a volume, an issue."""
    before = _words_before(text, start)
    return before[-1:] in _SIGNS or bool(_NOT_BEFORE.search(before) and not _TIME_BEFORE.search(before))


_MONTH_BEFORE: Final = re.compile(
    r"(?:\b(?:in|since|until|till|by|from|during|of|before|after|between|to|through|throughout|for|early|late|mid|"
    r"every|around|about|en|de|au mois de|depuis|im|seit|bis|ab|в|с|до|к|по|за|после)\s+|\bmid-)$",
    re.IGNORECASE,
)
#: What is named after the month in which it happened.
_EVENT: Final = re.compile(
    r"(?:’s|'s)?\s(?:revolution|uprising|insurrection|days|events|strikes?|manifesto|theses|offensive|coup|demonstrations?|"
    r"crisis|congress|conference|issue|number|elections?|plenum|session|action|putsch|massacre|pogroms?|rising|revolt|"
    r"decrees?|laws|armistice|agreement|defeat|victory|overturn|révolution|tagen?|aufstand)\b",
    re.IGNORECASE,
)


def is_bare_month(text: str, start: int, end: int, limit: int, *, inside: bool = False) -> bool:
    """Whether the name of a month that stands without day and year means the month ("in March").

    `inside` an expression ("the end of March") no preposition is asked for. What is named after a month
    ("the October revolution") is no date.
    """
    before = text[max(0, start - _REACH) : start]
    return (inside or bool(_MONTH_BEFORE.search(before))) and not _EVENT.match(text, end, limit)


_ORDINAL_BEFORE: Final = re.compile(
    r"\b(?:on|of|from|to|till|until|by|since|before|after|between|and|night of|and on) the\s+$", re.IGNORECASE
)
_UNITS: Final = any_of(
    *"Army Division Regiment Corps Brigade Battalion Congress Street Avenue Century Anniversary Conference".split(),
    *"Party Session International Front Floor Plenum Duma Plenary Party Day Republic District Amendment".split(),
)
_FOLLOWS: Final = re.compile(
    r"\s*(?:$|[.,;:!?)\]”’»–—])|\s(?:an?|the|and|or|he|she|it|they|we|i|you|our|their|his|her|its|my|there|this|that|these|in|at"
    r"|to|was|were|when|with|from|by|of|as|after|about|no|on|but|only|both|all|not|is|had|have|has|for|before|until|still|"
    r"again|even|just|some|several|many|most|one|two|three)\b",
    re.IGNORECASE,
)


def is_day(text: str, start: int, end: int, limit: int) -> bool:
    """Whether an ordinal that stands without a month means a day ("and on the 22nd an armistice")."""
    if not _ORDINAL_BEFORE.search(text[max(0, start - _REACH) : start]):
        return False
    capital = re.compile(r"\s[A-ZА-ЯЁ]").match(text, end, limit)
    if capital:
        return not re.compile(rf"\s(?:{_UNITS})").match(text, end, limit)
    return bool(_FOLLOWS.match(text, end, limit))
