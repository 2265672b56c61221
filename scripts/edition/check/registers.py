"""The registers: entries that contradict themselves or each other, and those that nothing points to."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from lxml import etree

from edition.check.links import Pointer
from edition.check.targets import Entry, Targets, words_of
from edition.model import Finding, Location, finding
from edition.names import NS, XML_ID, tei
from edition.registers.authorities import PATTERNS, has_right_check_digit, is_well_written

#: The entries of registers, and the elements by which each is named.
ENTRIES: Final = {
    tei("person"): tei("persName"),
    tei("place"): tei("placeName"),
    tei("org"): tei("orgName"),
    tei("event"): tei("eventName"),
    tei("bibl"): tei("title"),
}
_KINDS: Final = frozenset(etree.QName(name).localname for name in ENTRIES)
_EARLIEST: Final = ("when", "from", "notBefore")
_LATEST: Final = ("when", "to", "notAfter")
#: Words of others, or of another time than the text.
_NOT_OF_THE_TEXT: Final = (
    "ancestor::tei:note or ancestor::tei:teiHeader or ancestor::tei:front or ancestor::tei:back or "
    "ancestor::tei:div[@type='editorial-introduction']"
)
_FOREIGN: Final = etree.XPath(f"boolean({_NOT_OF_THE_TEXT})", namespaces=dict(NS))
_CREATION: Final = etree.XPath("/tei:TEI/tei:teiHeader/tei:profileDesc/tei:creation//tei:date", namespaces=dict(NS))


def entries_of(root: etree._Element) -> list[etree._Element]:
    """Return the entries of the registers in a document: what stands in its lists and has a key."""
    lists = root.iterfind(f"{tei('standOff')}//*")
    return [one for one in lists if one.tag in ENTRIES and one.get(XML_ID) and _is_listed(one)]


def _is_listed(element: etree._Element) -> bool:
    parent = element.getparent()
    return parent is not None and etree.QName(parent).localname.startswith("list")


def check_register(root: etree._Element, shown: str) -> Iterator[Finding]:
    """Find what is wrong with the entries of one register, each by itself and beside the others."""
    entries = entries_of(root)
    yield from _repeated("R002", shown, ((one, words_of(name)) for one in entries for name in _preferred(one)))
    ids = [(one, idno) for one in entries for idno in one.iterchildren(tei("idno"))]
    yield from _repeated("R003", shown, ((one, f"{idno.get('type')} {words_of(idno)}") for one, idno in ids))
    for entry in entries:
        yield from _lifetime(entry, shown)
    for _, idno in ids:
        yield from _authority(idno, shown)
    for geo in root.iterfind(f"{tei('standOff')}//{tei('geo')}"):
        if wrong := _coordinates(words_of(geo)):
            hint = "write latitude and longitude in degrees, a blank between them: 55.75 37.62"
            yield finding("R009", Location(shown, geo.sourceline or 0), f"{words_of(geo)}: {wrong}", hint)


def _preferred(entry: etree._Element) -> list[etree._Element]:
    return [one for one in entry.iterchildren(ENTRIES[str(entry.tag)]) if one.get("type") == "preferred"]


def _repeated(code: str, shown: str, said: Iterable[tuple[etree._Element, str]]) -> Iterator[Finding]:
    """Find what two entries of one kind have in common that should tell them apart."""
    first: dict[tuple[str, str], etree._Element] = {}
    for entry, words in said:
        other = first.setdefault((str(entry.tag), words.casefold()), entry)
        if other is not entry:
            hint = f"{other.get(XML_ID)} (line {other.sourceline}) has it, too: unite the two, or tell them apart"
            yield finding(code, Location(shown, entry.sourceline or 0), f"{entry.get(XML_ID)}: {words}", hint)


def _lifetime(entry: etree._Element, shown: str) -> Iterator[Finding]:
    birth, death = entry.find(tei("birth")), entry.find(tei("death"))
    if birth is None or death is None:
        return
    begin, end = _limit(birth, _EARLIEST), _limit(death, _LATEST)
    if _is_before(end, begin):
        words = f"{entry.get(XML_ID)}: born {begin}, died {end}"
        yield finding("R005", Location(shown, death.sourceline or 0), words, "correct the one date or the other")


def _limit(element: etree._Element, names: Sequence[str]) -> str:
    return next((str(element.get(name)) for name in names if element.get(name)), "")


def _is_before(one: str, other: str) -> bool:
    """Whether a date is sure to be earlier than another; compared as far as both are given. BC is not compared."""
    shared = min(len(one), len(other))
    return shared >= 4 and "-" not in (one[0], other[0]) and one[:shared] < other[:shared]


def _authority(idno: etree._Element, shown: str) -> Iterator[Finding]:
    kind, value = idno.get("type", ""), words_of(idno)
    where = Location(shown, idno.sourceline or 0)
    if not is_well_written(kind, value):
        yield finding("R007", where, f"{kind} {value}", f"it is written so: {PATTERNS[kind][1]}")
    elif not has_right_check_digit(kind, value):
        yield finding("R008", where, f"{kind} {value}", "a digit is wrong or two are exchanged: look it up again")


def _coordinates(words: str) -> str:
    """Return what is wrong with a pair of coordinates, "" if nothing is."""
    parts = re.split(r"[\s,]+", words)
    try:
        latitude, longitude = map(float, parts)
    except ValueError:
        return "not two numbers"
    if not abs(latitude) <= 90:
        return "no latitude beyond 90 degrees"
    return "" if abs(longitude) <= 180 else "no longitude beyond 180 degrees"


def check_periods(
    tree: etree._ElementTree, pointers: Sequence[Pointer], targets: Targets, shown: str
) -> Iterator[Finding]:
    """Find names of places at a time at which the places did not bear them, by the date of the text."""
    dates = _CREATION(tree)
    latest = max((_limit(one, _LATEST) for one in dates), default="")
    earliest = min(filter(None, (_limit(one, _EARLIEST) for one in dates)), default="")
    for pointer in pointers if latest or earliest else ():
        if pointer.element.tag != tei("placeName") or pointer.attribute != "ref" or _FOREIGN(pointer.element):
            continue
        entries = targets.entries(pointer.path)
        entry = entries.get(pointer.fragment) if not isinstance(entries, str) else None
        wrong = _out_of_time(words_of(pointer.element), entry, earliest, latest) if entry else None
        if wrong:
            code, message, hint = wrong
            line = pointer.element.sourceline or 0
            yield finding(code, Location(shown, line), words_of(pointer.element), hint, message)


def _out_of_time(words: str, entry: Entry, earliest: str, latest: str) -> tuple[str, str, str] | None:
    """Return code, message and hint if all names of a place with these words were borne at another time."""
    forms = [one for one in entry.forms if one.words == words]
    if forms and all(_is_before(latest, one.begin) for one in forms):
        begin = min(one.begin for one in forms)
        message = f"the place bore this name from {begin} on, and the text is of {latest}"
        return "R006", message, "is the place meant another, or the text later? Or correct the register"
    if forms and all(one.end and _is_before(one.end, earliest) for one in forms):
        message = f"the place bore this name until {max(one.end for one in forms)}, and the text is of {earliest}"
        return "R010", message, "nothing to do, if the text looks back"
    return None


def check_all_registers(
    registers: Mapping[str, Mapping[str, Entry]], used: Mapping[str, set[str]]
) -> Iterator[Finding]:
    """Find keys that two registers have, and entries that nothing points to; both are given by file."""
    owners: dict[str, list[str]] = defaultdict(list)
    for file, entries in registers.items():
        for key, entry in entries.items():
            if entry.kind not in _KINDS:
                continue
            where = Location(file, entry.line)
            if owners[key]:
                yield finding("R001", where, key, f"{owners[key][0]} has it, too: give one of them another key")
            owners[key].append(file)
            if key not in used.get(file, set()):
                yield finding("R004", where, key, "an entry that no text needs can go; or a mention is not marked yet")
