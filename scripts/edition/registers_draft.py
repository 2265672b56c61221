"""Draft the register entry of a candidate: names, structured where the kind allows, and room for the editor."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Final
from xml.sax.saxutils import escape

from edition.recognise.naming import cues
from edition.recognise.naming.near import sounding
from edition.registers_edit import Kind

_ROMAN: Final = re.compile(r"[IVXLC]+")
_INITIALS: Final = re.compile(r"(?:[^\W\d_]{1,2}\.[ -]?)+")
_PARTICLES: Final = frozenset("von van de der den di da del zu zur af d’".split())
_SPECIAL: Final = str.maketrans({"ø": "o", "ł": "l", "ß": "ss", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "þ": "th"})
#: Words of a name, and the @type of the entry that they tell.
_PLACE_TYPES: Final = (
    ("water", "sea ocean river lake gulf bay straits strait canal"),
    (
        "region",
        "province gubernia guberniya oblast region district basin peninsula steppe valley island islands heights",
    ),
    (
        "other",
        "street square station palace castle hotel gate bridge prospekt hall house park prison barracks side road",
    ),
    ("country", "republic kingdom empire russia"),
)
_ORG_TYPES: Final = (
    ("party", "party partei parti партия mensheviks bolsheviks cadets octobrists srs league federation"),
    ("government", "government cabinet ministry commissariat commissars sovnarkom narkomindel"),
    ("army", "army guard guards brigade regiment division flotilla fleet corps legion front rifles armies"),
    ("congress", "congress"),
    ("alliance", "allies entente alliance powers"),
    ("publisher", "press verlag publishers publishing &"),
    ("council", "committee council soviet soviets assembly duma rada reichstag bureau deputies delegation"),
)
_EVENT_TYPES: Final = (
    ("war", "war wars"),
    ("treaty", "treaty peace agreement armistice pact protocol мир договор vertrag friede"),
    ("conference", "conference congress convention kongress konferenz"),
    ("revolution", "revolution rising uprising insurrection putsch revolt rebellion commune coup"),
    ("massacre", "massacre pogrom"),
    ("offensive", "offensive battle siege campaign"),
)
_WORK_TYPES: Final = (
    ("decree", "decree"),
    ("manifesto", "manifesto"),
    (
        "periodical",
        " ".join(sorted(cues.WORK_HEADS - {"capital", "manifesto", "writings", "works", "theses", "nation"})),
    ),
)


def surname_and_forename(words: str) -> tuple[str, str]:
    """Return surname and forename (or initials) of a person's name; the surname is "" when it has no such parts."""
    parts = words.replace(",", " , ").split()
    if "," in parts:
        at = parts.index(",")
        return " ".join(parts[:at]), " ".join(parts[at + 1 :])
    if _ROMAN.fullmatch(parts[-1]) or parts[-1].lower() in cues.NAME_LAST:
        return "", ""
    begin = len(parts) - 1
    while begin and parts[begin - 1].lower() in _PARTICLES and parts[begin - 1].islower():
        begin -= 1
    surname, forename = parts[begin:], parts[:begin]
    if surname and (glued := _INITIALS.match(surname[0])) and glued.end() < len(surname[0]):
        forename, surname[0] = [surname[0][: glued.end()]], surname[0][glued.end() :]
    return " ".join(surname), " ".join(forename)


def key_of(kind: Kind, words: str) -> str:
    """Return the key that an entry gets unless the editor gives another: ASCII, lower case, hyphens."""
    if kind.name == "person":
        surname, forename = surname_and_forename(words)
        words = f"{surname} {forename}" if surname else words
    plain = words if not re.search(r"[а-яё]", words.lower()) else sounding(words)
    plain = unicodedata.normalize("NFD", plain.lower().translate(_SPECIAL))
    plain = "".join(ch for ch in plain if not unicodedata.combining(ch))
    key = re.sub(r"[^a-z0-9]+", "-", re.sub(r"[’'ʼ]", "", plain)).strip("-")
    return key if key[:1].isalpha() else f"n-{key}".strip("-")


def draft_entry(kind: Kind, key: str, words: str, forms: Sequence[str], language: str = "en") -> str:
    """Return the lines of an entry: preferred name, printed forms that do not follow from it, what is left to write."""
    lang = f' xml:lang="{language}"' if not language.startswith("en") else ""
    lines = [f'<{kind.entry} xml:id="{key}"{_type(kind, words)}>']
    lines.append(f'  <{kind.form} type="preferred"{lang}{_level(kind, words)}>{_name(kind, words)}</{kind.form}>')
    for form in forms:
        if form != words and not _follows(kind, form, words):
            lines.append(f'  <{kind.form} type="printed"{lang}>{escape(form)}</{kind.form}>')
    # An empty element would be published, and is refused: what is left to write stands in a comment.
    left = "<desc>…</desc>" if kind.name in {"place", "organisation"} else '<note type="description">…</note>'
    lines.append(f"  <!-- {left} -->")
    lines.append(f"</{kind.entry}>")
    return "\n".join(lines)


def _name(kind: Kind, words: str) -> str:
    if kind.name != "person":
        return escape(words)
    surname, forename = surname_and_forename(words)
    if not surname:
        return escape(words)
    first = f"<forename>{escape(forename)}</forename> " if forename else ""
    return f"{first}<surname>{escape(surname)}</surname>"


def _follows(kind: Kind, form: str, words: str) -> bool:
    """Whether the recogniser derives a form from the structured name: surname alone, initials and surname, plural."""
    if kind.name != "person":
        return False
    surname, forename = surname_and_forename(words)
    other, given = surname_and_forename(form)
    if not surname or other not in {surname, surname + "s"}:
        return False
    wanted = [part[0] for part in forename.replace(".", ". ").split()]
    has = [part[0] for part in given.replace(".", ". ").split()]
    return has == wanted[: len(has)]


def _type(kind: Kind, words: str) -> str:
    tables = {"place": _PLACE_TYPES, "organisation": _ORG_TYPES, "event": _EVENT_TYPES, "work": _WORK_TYPES}
    if kind.name not in tables:
        return ""
    have = {word.strip("’'s") if word.endswith("’") else word for word in words.lower().split()}
    found = next((name for name, heads in tables[kind.name] if have & set(heads.split())), "")
    if not found and kind.name == "place":
        found = "country" if words.lower() in cues.COUNTRIES else "settlement"
    return f' type="{found or "other"}"'


def _level(kind: Kind, words: str) -> str:
    if kind.name != "work":
        return ""
    return ' level="j"' if 'type="periodical"' in _type(kind, words) else ' level="m"'
