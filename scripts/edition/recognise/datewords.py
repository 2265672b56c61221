"""The words of which date expressions are made: months, seasons, numbers, in the languages of captures."""

from __future__ import annotations

import re
from typing import Any, Final

_ENGLISH: Final = "January February March April May June July August September October November December"
_FRENCH: Final = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
_GERMAN: Final = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember"
_RUSSIAN: Final = (
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
    "январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре",
)
_SHORT: Final = " ".join(name[:3] for name in _ENGLISH.split())


def _numbered(*lists: str) -> dict[str, int]:
    return {name.lower(): number for names in lists for number, name in enumerate(names.split(), 1)}


#: Month names in lower case; a form stands for one number only.
MONTHS: Final = _numbered(_ENGLISH, _FRENCH, _GERMAN, *_RUSSIAN)
ABBREVIATED: Final = {name: number for name, number in _numbered(_SHORT).items() if name not in MONTHS} | {"sept": 9}
#: Languages that write the names of months with a small letter.
SMALL: Final = frozenset(_numbered(_FRENCH, *_RUSSIAN))
GERMAN: Final = frozenset(_numbered(_GERMAN)) - frozenset(_numbered(_ENGLISH))

SEASONS: Final = {
    name: months
    for months, names in (
        ((3, 5), "spring printemps frühling frühjahr весной весна весны весне"),
        ((6, 8), "summer été sommer летом лето лета"),
        ((9, 11), "autumn fall automne herbst осенью осень осени"),
        ((12, 2), "winter hiver зимой зима зимы зиме"),
    )
    for name in names.split()
}
WEEKDAYS: Final = {
    name: number
    for number, names in enumerate(
        (
            "monday montag lundi понедельник",
            "tuesday dienstag mardi вторник",
            "wednesday mittwoch mercredi среда среду",
            "thursday donnerstag jeudi четверг",
            "friday freitag vendredi пятница пятницу",
            "saturday samstag sonnabend samedi суббота субботу",
            "sunday sonntag dimanche воскресенье",
        )
    )
    for name in names.split()
}
_UNITS: Final = "first second third fourth fifth sixth seventh eighth ninth".split()
_TEENS: Final = (
    "tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth".split()
)
#: Ordinals in words, to the thirty-first.
ORDINALS: Final = {
    word: number
    for number, word in enumerate(
        [*_UNITS, *_TEENS, "twentieth", *(f"twenty-{unit}" for unit in _UNITS), "thirtieth", "thirty-first"], 1
    )
}
CARDINALS: Final = {"a": 1, "an": 1} | {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split(), 1
    )
}
DECADES: Final = {
    word: 10 * number
    for number, word in enumerate("twenties thirties forties fifties sixties seventies eighties nineties".split(), 2)
}
ROMAN: Final = {
    numeral: number
    for number, numeral in enumerate(
        "X XI XII XIII XIV XV XVI XVII XVIII XIX XX XXI".split(),
        10,
    )
}


def any_of(*words: str) -> str:
    """Return a pattern for one of the words, the longest that fits.

    Words that begin alike share their beginning, so that a place where none stands is left after one letter.
    """
    tree: dict[str, Any] = {}
    for word in words:
        node = tree
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}
    return _branches(tree)


def _branches(node: dict[str, Any]) -> str:
    branches = [re.escape(letter) + _branches(rest) for letter, rest in sorted(node.items()) if letter]
    if "" in node:
        return f"(?:{'|'.join(branches)})?" if branches else ""
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
