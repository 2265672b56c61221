"""Names of register entries in one TEI text: each mention with its words, its place and the words around it.

What a reader reads counts (front, body, back, notes); the header tells roles: author, addressee, place of writing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from lxml import etree

from edition.names import XML_ID, tei
from edition.registers.model import FILES, Kind
from edition.registers.places import Places

#: The folder of a register on the site and in pointers ("persons"), and its kind.
FOLDERS: Final = {name.removesuffix(".xml"): kind for kind, name in FILES.items()}
#: A pointer to an entry; a key is a name of XML without colons (xml:id).
_POINTER: Final = re.compile(r"(?:\.\./)?registers/([a-z]+)\.xml#([^\W\d][\w.-]{0,199})")
#: Elements that stand by themselves wherever they are; any other that holds words is a block if none is around it.
_BLOCKS: Final = frozenset(
    map(tei, "p ab head item note l cell speaker stage byline titlePart trailer figDesc desc".split())
)
_NEVER_READ: Final = frozenset(map(tei, "fw surplus index teiHeader binaryObject standOff".split()))
_WORSE: Final = {tei("sic"): "corr", tei("orig"): "reg", tei("abbr"): "expan"}
#: Characters of context on either side, and how far to look for them (white space of the encoding included).
_AROUND: Final = 60
_WINDOW: Final = 1000


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention of an entry in a text. `place` is the fragment of its address on the page of the text."""

    kind: Kind
    key: str
    words: str
    before: str
    after: str
    citation: str
    place: str
    element: str
    type: str = ""
    cert: str = ""

    @property
    def id(self) -> str:
        """The entry among those of all registers: "person/lenin-vladimir"."""
        return f"{self.kind}/{self.key}"


@dataclass(frozen=True, slots=True)
class Role:
    """What an entry is to a text according to the header; `words` say more ("Translation from the Russian")."""

    role: str
    kind: Kind
    key: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """A block of a text in its reading text, with the entries ("person/lenin-vladimir") that it names."""

    citation: str
    place: str
    words: str
    names: tuple[str, ...]
    is_note: bool


@dataclass(eq=False)
class _Block:
    """A block of the text while it is read: its reading text, and where names begin and end in it.

    `around` is the block that has its words too.
    """

    element: etree._Element
    around: _Block | None = None
    parts: list[str] = field(default_factory=list)
    length: int = 0
    text: str = ""

    def add(self, words: str | None) -> None:
        if words:
            self.parts.append(words)
            self.length += len(words)

    @property
    def whole(self) -> _Block:
        """The outermost block that has these words."""
        return self.around.whole if self.around else self


@dataclass
class _Hit:
    """A name with pointers into the registers: where it stands in the reading text of its block."""

    element: etree._Element
    refs: tuple[tuple[Kind, str], ...]
    block: _Block
    start: int
    end: int = 0


@dataclass
class _Reading:
    """What was read of a document: its blocks and the names in them, in order."""

    blocks: list[_Block] = field(default_factory=list)
    hits: list[_Hit] = field(default_factory=list)


def pointers(value: str | None) -> Iterator[tuple[Kind, str]]:
    """Yield kind and key of each pointer into a register that an attribute holds."""
    for one in (value or "").split():
        found = _POINTER.fullmatch(one)
        if found and found[1] in FOLDERS:
            yield FOLDERS[found[1]], found[2]


def mentions_of(root: etree._Element) -> list[Mention]:
    """Return the mentions in the texts of a document, in their order; parts of one name count once."""
    places = Places(root)
    return [mention for parts in _joined(_reading(root).hits) for mention in _mentions(parts, places)]


def passages_of(root: etree._Element) -> list[Passage]:
    """Return the blocks of the texts of a document, in their order: paragraphs, headings, notes."""
    reading, places = _reading(root), Places(root)
    names: dict[int, dict[str, None]] = {}
    for hit in reading.hits:
        names.setdefault(id(hit.block.whole), {}).update({f"{kind}/{key}": None for kind, key in hit.refs})
    return [
        Passage(*places.of(block.element), words, tuple(names.get(id(block), ())), _in_note(block.element))
        for block in reading.blocks
        if block.around is None and (words := _even(block.text).strip())
    ]


def _in_note(element: etree._Element) -> bool:
    return any(one.tag == tei("note") for one in (element, *element.iterancestors()))


def _reading(root: etree._Element) -> _Reading:
    reading = _Reading()
    for text in root.iter(tei("text")):
        if not any(above.tag == tei("text") for above in text.iterancestors()):
            _read(text, None, reading)
    return reading


def _read(element: etree._Element, block: _Block | None, reading: _Reading) -> None:
    """Read an element: its words go to the block around it, or to a block of its own."""
    if element.tag in _BLOCKS or (block is None and _holds_words(element)):
        own = _Block(element, None if element.tag == tei("note") else block)
        reading.blocks.append(own)
        _read_content(element, own, reading)
        own.text = "".join(own.parts)
        if own.around:
            own.around.add(f" {own.text} ")
        return
    if element.tag == tei("lb") and block is not None and element.get("break") != "no":
        block.add(" ")
    _read_content(element, block, reading)


def _read_content(element: etree._Element, block: _Block | None, reading: _Reading) -> None:
    refs = tuple(pointers(element.get("ref")))
    hit = _Hit(element, refs, block, block.length) if refs and block is not None else None
    if hit:
        reading.hits.append(hit)
    if block is not None:
        block.add(element.text)
    for child in element:
        if isinstance(child.tag, str) and not _is_left_out(child):
            _read(child, block, reading)
        if block is not None:
            block.add(child.tail)
    if hit and block is not None:
        hit.end = block.length


def _holds_words(element: etree._Element) -> bool:
    """Tell whether words stand in an element itself, or it is a name."""
    own = [element.text, *(child.tail for child in element)]
    return element.get("ref") is not None or any(words and words.strip() for words in own)


def _is_left_out(element: etree._Element) -> bool:
    """Tell what no reader reads: furniture, calls and labels of notes, what a correction stands for."""
    if element.tag in _NEVER_READ:
        return True
    parent = element.getparent()
    if parent is None:
        return False
    if element.tag == tei("rdg"):
        return parent.find(tei("lem")) is not None
    if element.tag in _WORSE and parent.tag == tei("choice"):
        return parent.find(tei(_WORSE[str(element.tag)])) is not None
    is_call = element.tag == tei("ref") and element.get("type") == "note"
    return is_call or (element.tag == tei("label") and parent.tag == tei("note"))


def _joined(hits: list[_Hit]) -> list[list[_Hit]]:
    """Put the parts of a name together that @prev joins (TEI Guidelines 17.8)."""
    groups: list[list[_Hit]] = []
    by_id: dict[str, list[_Hit]] = {}
    for hit in hits:
        group = by_id.get((hit.element.get("prev") or "").removeprefix("#"))
        if group is None or group[0].refs != hit.refs:
            group = []
            groups.append(group)
        group.append(hit)
        if own := hit.element.get(XML_ID):
            by_id[own] = group
    return groups


def _mentions(parts: list[_Hit], places: Places) -> Iterator[Mention]:
    first, last = parts[0], parts[-1]
    words = _even(first.block.text[first.start : first.end]).strip()
    for one, following in pairwise(parts):
        gap = one.block.text[one.end : following.start] if one.block is following.block else "…"
        apart = " … " if gap.strip() else _even(gap)
        words += apart + _even(following.block.text[following.start : following.end]).strip()
    citation, place = places.of(first.element)
    for kind, key in first.refs:
        yield Mention(
            kind,
            key,
            words,
            _before(first.block.text, first.start),
            _after(last.block.text, last.end),
            citation,
            place,
            etree.QName(first.element).localname,
            first.element.get("type", ""),
            first.element.get("cert", ""),
        )


def _even(words: str) -> str:
    return re.sub(r"\s+", " ", words)


def _before(text: str, start: int) -> str:
    """Return the words before a place, cut where a word begins."""
    found = _even(text[max(0, start - _WINDOW) : start]).lstrip()
    if len(found) <= _AROUND:
        return found
    cut = found[-_AROUND:]
    return "…" + (cut[cut.find(" ") + 1 :] if " " in cut[:-1] else cut)


def _after(text: str, end: int) -> str:
    """Return the words after a place, cut where a word ends."""
    found = _even(text[end : end + _WINDOW]).rstrip()
    if len(found) <= _AROUND:
        return found
    cut = found[:_AROUND]
    return (cut[: cut.rfind(" ")] if " " in cut[1:] else cut) + "…"
