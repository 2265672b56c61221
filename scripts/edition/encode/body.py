"""Spans to the TEI text element: identifiers, citation numbers, claims on the source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from lxml import etree

from edition.encode.identifiers import Identifiers
from edition.encode.nesting import Node, nest
from edition.names import XML_ID, tei
from edition.recognise.span import Own, Span, blocks
from edition.source import Source

#: Attributes are written in this order, others after them in that of the alphabet.
ATTRIBUTE_ORDER: Final = (
    XML_ID,
    "n",
    "type",
    "rend",
    "reason",
    "place",
    "ref",
    "target",
    "corresp",
    *("when", "from", "to", "notBefore", "notAfter"),
    *("when-custom", "from-custom", "to-custom", "notBefore-custom", "notAfter-custom"),
    "calendar",
    "cert",
    "evidence",
    "resp",
    "source",
)
_EMPTY: Final = frozenset({"lb"})
#: White space around a line end within a block is one line end: the block reads the same, diffs stay clean.
_LINE_END: Final = re.compile(r"[ \t\r\n\v\f]*[\r\n][ \t\r\n\v\f]*")
_UNWRITABLE: Final = str.maketrans("\v\f", "  ")


def encode_text(source: Source, spans: Iterable[Span], *, genre: str, quoting: str = "") -> etree._Element:
    """Build the TEI text element of a source.

    `genre` becomes the type of the main division where the layout does not know better; `quoting` is the
    pointer to who is responsible for an editorial introduction. Block elements get xml:id, @source
    (RFC 5147, code points) and paragraphs @n, the citation number.
    """
    every = list(spans)
    claims = {(block.start, block.end, block.kind) for block in blocks(every)}
    root = nest(every, len(source.text))
    encoder = _Encoder(source, claims, genre, quoting)
    text = encoder.element(root)
    _resolve(text, encoder.pointers)
    if text.find(tei("body")) is None:
        _add_body(text)
    _settle_datelines(text)
    _number(text)
    return text


class _Encoder:
    """Turns nodes into elements."""

    def __init__(self, source: Source, claims: set[tuple[int, int, str]], genre: str, quoting: str) -> None:
        self.source = source
        self.claims = claims
        self.genre = genre
        self.quoting = quoting
        self.identifiers = Identifiers()
        #: What recognisers call a block (by its offset) and the identifier that it got.
        self.pointers: dict[str, str] = {}

    def element(self, node: Node, inside_block: bool = False) -> etree._Element:
        """Return the element of a node with all it holds."""
        span = node.span
        element = etree.Element(tei(node.kind), nsmap={None: tei("")[1:-1]} if node.kind == "text" else None)
        claimed = not inside_block and (span.start, span.end, span.kind) in self.claims
        for name, value in self._attributes(node, claimed).items():
            element.set(name, value)
        if node.kind not in _EMPTY:
            self._fill(element, node, inside_block or claimed)
            _add_own(element, span.own)
        return element

    def _attributes(self, node: Node, claimed: bool) -> dict[str, str]:
        span = node.span
        found = {name: value for name, value in span.attributes.items() if name != "key"}
        if node.kind == "p":
            found.pop("type", None)
        if node.kind == "div" and found.get("type") == "text":
            found["type"] = self.genre
        if node.kind == "div" and found.get("type") == "editorial-introduction" and self.quoting:
            found["resp"] = self.quoting
        if identifier := self._identifier(node, claimed):
            found[XML_ID] = identifier
        if node.previous or node.next:
            found |= _links(node)
        if claimed:
            found["source"] = f"{self.source.uri}#char={span.start},{span.end}"
        known = {name: number for number, name in enumerate(ATTRIBUTE_ORDER)}
        return dict(sorted(found.items(), key=lambda pair: (known.get(pair[0], len(known)), pair[0])))

    def _identifier(self, node: Node, claimed: bool) -> str:
        span = node.span
        words = self.source.slice(span.start, span.end)
        subtype = span.attributes.get("type")
        if key := span.attributes.get("key"):
            made = self.identifiers.decision(key, "c" if node.kind == "note" else "e")
            if node.kind != "note":
                self.pointers[f"#e{span.start},{span.end}"] = f"#{made}"
            return made
        if node.kind == "ref" and subtype == "note":
            return self.identifiers.call(words)
        if node.kind == "note" and subtype == "footnote":
            made = self.identifiers.note(span.attributes["n"])
            self.pointers[f"#n{span.start}"] = f"#{made}"
            return made
        if claimed or node.kind == "p":
            # A pull quote begins with the words of the paragraph that it repeats, and must not take its name.
            made = self.identifiers.block(words, "q" if subtype == "pull-quote" else "b")
            self.pointers.setdefault(f"#c{span.start}", f"#{made}")
            return made
        return ""

    def _fill(self, element: etree._Element, node: Node, inside_block: bool) -> None:
        at = node.span.start
        for child in node.children:
            self._text(element, at, child.span.start, inside_block)
            element.append(self.element(child, inside_block))
            at = max(at, child.span.end)
        self._text(element, at, node.span.end, inside_block)

    def _text(self, element: etree._Element, start: int, end: int, inside_block: bool) -> None:
        words = _LINE_END.sub("\n", self.source.slice(start, end)).translate(_UNWRITABLE)
        if not inside_block and words.strip():
            line = self.source.line_at(start)
            raise ValueError(f"{self.source.name}:{line}: characters {start}-{end} are in no block: {words!r}")
        if not words or (not inside_block and not words.strip()):
            return
        _add_words(element, words)


def _add_words(element: etree._Element, words: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + words
    else:
        element.text = (element.text or "") + words


def _add_own(element: etree._Element, content: Iterable[Own | str]) -> None:
    """Put the edition's own words and elements at the end of an element."""
    for one in content:
        if isinstance(one, str):
            _add_words(element, one)
        else:
            _add_own(etree.SubElement(element, tei(one.kind), dict(one.attributes)), one.content)


def _resolve(text: etree._Element, pointers: dict[str, str]) -> None:
    """Turn pointers by offset, as recognisers make them, into pointers to identifiers."""
    for element in text.iter(tei("ref"), tei("quote"), tei("note")):
        for name in ("target", "corresp"):
            if value := element.get(name):
                element.set(name, " ".join(pointers.get(one, one) for one in value.split(" ")))


def _links(node: Node) -> dict[str, str]:
    """Return xml:id, @next and @prev of one part of a split element."""
    found = {XML_ID: _part_id(node)}
    if node.next:
        found["next"] = f"#{_part_id(node.next)}"
    if node.previous:
        found["prev"] = f"#{_part_id(node.previous)}"
    return found


def _part_id(node: Node) -> str:
    return f"{node.kind}-{node.span.start}-{node.span.end}"


def _add_body(text: etree._Element) -> None:
    """A capture of page furniture and notes only has an empty text; TEI wants a body (Guidelines 4)."""
    body = etree.Element(tei("body"))
    etree.SubElement(etree.SubElement(body, tei("div")), tei("p"))
    front = text.find(tei("front"))
    text.insert(0 if front is None else 1, body)


def _settle_datelines(text: etree._Element) -> None:
    """Make a dateline among the titles a docDate: TEI has datelines only at the end of front (Guidelines 4.6)."""
    front = text.find(tei("front"))
    if front is None:
        return
    settled = False
    for element in reversed(front):
        if element.tag == tei("dateline") and settled:
            element.tag = tei("docDate")
        settled = settled or element.tag not in {tei("dateline"), tei("fw"), tei("note")}


def _number(text: etree._Element) -> None:
    """Give paragraphs their citation numbers, footnotes their back pointers."""
    arabic = roman = 0
    for paragraph in text.iter(tei("p")):
        around = {ancestor.tag: ancestor for ancestor in paragraph.iterancestors()}
        if tei("note") in around or tei("item") in around or _is_pull_quote(paragraph):
            continue
        if tei("front") in around:
            roman += 1
            _set_number(paragraph, _roman(roman))
        else:
            arabic += 1
            _set_number(paragraph, str(arabic))
    for note in text.iter(tei("note")):
        if note.get("type") == "footnote" and (callers := list(_callers(text, note))):
            note.set("target", " ".join(f"#{ref.get(XML_ID)}" for ref in callers))
            _reorder(note)


def _callers(text: etree._Element, note: etree._Element) -> Iterator[etree._Element]:
    pointer = f"#{note.get(XML_ID)}"
    return (ref for ref in text.iter(tei("ref")) if ref.get("target") == pointer)


def _is_pull_quote(paragraph: etree._Element) -> bool:
    return any(quote.get("type") == "pull-quote" for quote in paragraph.iterancestors(tei("quote")))


def _set_number(paragraph: etree._Element, number: str) -> None:
    paragraph.set("n", number)
    _reorder(paragraph)


def _reorder(element: etree._Element) -> None:
    known = {name: number for number, name in enumerate(ATTRIBUTE_ORDER)}
    pairs = sorted(element.attrib.items(), key=lambda pair: (known.get(str(pair[0]), len(known)), str(pair[0])))
    element.attrib.clear()
    for name, value in pairs:
        element.set(str(name), str(value))


def _roman(number: int) -> str:
    numerals = ((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
    letters = ""
    for value, letter in numerals:
        count, number = divmod(number, value)
        letters += letter * count
    return letters
