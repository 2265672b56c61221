"""One capitalised word in German, where every noun has a capital: names stand bare, without article and adjective."""

from __future__ import annotations

import re
from typing import Final

from edition.recognise.naming import cues
from edition.recognise.naming.capitals import UPPER, Begin, Sequence, Word
from edition.recognise.naming.context import Context, Proposal, State
from edition.recognise.naming.ordinary import ORDINARY_DE

_DETERMINER: Final = re.compile(
    r"(?:d(?:er|ie|as|en|em|es)|(?:k?ein|mein|dein|sein|ihr|unser|euer|eur)(?:e[mnrs]?)?|(?:dies|jen|jed|welch|manch|solch|all)e[mnrs]?"
    r"|viele[nr]?|wenige[nr]?|einige[nr]?|mehrere[nr]?|beiden?|beider|zwei|drei|vier|fünf|sechs|zehn|hundert|tausend"
    r"|im|am|zum|zur|vom|beim|ins|ans|aufs|durchs|viel|wenig|mehr|etwas|kaum|ganz|lauter|\d+)"
)
_ADJECTIVE: Final = re.compile(r"\w{2,}(?:e[nrsm]?)")
#: Words that end like adjectives and are none.
_NO_ADJECTIVES: Final = frozenset(
    """
    oder aber über unter hinter gegen neben zwischen wegen immer wieder weder gestern heute morgen haben werden wurden
    waren hatten wurde hatte werde habe bitte weder sonder außer ohne unten oben innen außen selber sogar ferner
    daher jener deshalb trotzdem wie da nachdem indem bevor ehe wenn denn dann eben während als seien seine sei
    """.split()
)
#: Nouns without article that are no names: masses, materials, set phrases.
_MASS: Final = frozenset(
    """
    brot mehl mais tabak papier geld gold silber kohle eisen stahl öl petroleum zucker salz fleisch milch wein bier
    wasser feuer luft erde holz blut asyl trauer hunger durst not angst furcht mut hoffnung liebe haß zorn ruhe
    ordnung recht unrecht krieg friede frieden sieg tod leben arbeit zeit macht kraft gewalt kunst musik geschichte
    frage antwort glück pech geduld vorsicht achtung schluß ende anfang hälfte teil art form folge gang weise mal
    nacht tag abend morgen mittag woche jahr monat winter sommer frühling herbst gott mensch mann frau kind volk staat
    partei regierung haus hause hut land stadt welt seite wort werk deutsch englisch russisch französisch italienisch
    beifall gelächter zuruf rufe schade dank verrat terror protest streik presse
    """.split()
)
_PLACE_END: Final = re.compile(r"(?:ien|pen|men|gen|sen|chen|hagen|böhmen|hausen|polen|land|burg|berg)$")
_FOREIGN: Final = re.compile(r"(?:ow|ew|off|ski|sky|itsch|escu|[éóáčšžńřćő]\w*)$")
_SINGULAR: Final = re.compile(r"(?:ist|hat|war|hatte|wird|wurde|kann|will|soll|muß|darf|mag|sei|habe|\w+te?)$")
_AND_NAME: Final = re.compile(rf"\sund\s[{UPPER}]")
_FROM: Final = frozenset("in aus nach bei bis".split())
_WITH: Final = frozenset("von mit durch für gegen um ohne zwischen über seit an auf unter".split())
#: An article and its noun anywhere: the noun is a common one.
ARTICLE_AND_NOUN: Final = re.compile(
    rf"\b(?:[Dd](?:er|ie|as|en|em|es)|[Kk]?[Ee]ine?[mnrs]?|im|am|zum|zur|vom|beim|ins)\s([{UPPER}]\w+)(?!\s[{UPPER}])(?!-)"
)


def common_nouns(text: str) -> frozenset[str]:
    """Return, in lower case, the nouns of a German text that have an article somewhere."""
    found = {match[1].lower() for match in ARTICLE_AND_NOUN.finditer(text)}
    return frozenset(found - cues.WORK_HEADS - cues.COUNTRIES)


def judge_german(word: Word, sequence: Sequence, found: Proposal, context: Context) -> State:
    """Judge one word of a German text; add votes to `found`."""
    lower = word.lower
    if lower in ORDINARY_DE or lower in context.lower:
        return State.NO
    if lower in _MASS or (lower.endswith(cues.GERMAN_NOUN_ENDS) and not _PLACE_END.search(lower)):
        return State.ECHO
    second, before, plain = context.before(word.start, sequence.region.start)
    mark, after = context.after(word.end, sequence.region.end)
    if word.begin is Begin.INSIDE and not _bare(before, plain):
        return State.YES if _FOREIGN.search(lower) else State.ECHO
    if not mark and after in cues.SAYING:
        found.vote("person", 3, "beside a verb of saying")
        return State.YES
    if word.begin is Begin.SENTENCE:
        return _first(word, mark, after, found, context)
    return _inside(lower, second, before.lower(), plain, found)


def _first(word: Word, mark: str, after: str, found: Proposal, context: Context) -> State:
    """Judge a bare noun at the head of a sentence, by the verb after it, or by a second name joined to it."""
    lower = word.lower
    if not mark and after == "und" and _AND_NAME.match(context.text, word.end) and not lower.endswith("en"):
        found.reasons.append("in a list of names")
        return State.YES
    if mark == "," and (after in {"den", "am", "im", "der", "die", "das"} or after.isdigit()):
        found.vote("place" if after in {"den", "am", "im"} or after.isdigit() else "person", 2, "apposition after it")
        return State.YES
    if not mark and _SINGULAR.fullmatch(after) and not lower.endswith(("en", "ß")):
        found.reasons.append("bare subject of a sentence")
        return State.YES
    return State.ECHO


def _inside(lower: str, second: str, before: str, plain: bool, found: Proposal) -> State:
    """Judge a bare noun within a sentence, by the word before it and its own end."""
    if before in _FROM:
        found.vote("place", 2.5, f"after “{before}”, without article")
        return State.ECHO if lower.endswith(("en", "er", "e")) and not _PLACE_END.search(lower) else State.YES
    plural = lower.endswith(("en", "e", "ten", "el"))
    if plural and not _FOREIGN.search(lower):
        return State.ECHO
    if lower.endswith("er") and before in _WITH:
        return State.ECHO
    if before in cues.SAYING and plain:
        found.vote("person", 2, "beside a verb of saying")
    found.reasons.append("a noun without article")
    return State.YES


def _bare(before: str, plain: bool) -> bool:
    """Whether the word before is no article, determiner or adjective."""
    if not plain or before in _NO_ADJECTIVES or before in cues.SAYING:
        return True
    if _DETERMINER.fullmatch(before.lower()):
        return False
    if not before.islower():
        return True
    return not _ADJECTIVE.fullmatch(before) or before in ORDINARY_DE
