"""Small TEI documents with real words, and the edits that editors and converters make in them, at random."""

from __future__ import annotations

import copy
import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from lxml import etree

from edition.names import TEI, XML_ID, tei
from tests.support.paths import TEXTS

_NAMES = ("persName", "placeName", "hi", "q", "foreign", "orgName")
_VALUES = ("#lenin", "#baku", "low", "high", "bold", "1918-05-14", "#ed", "a & b", "“x”")
_WORDS = ("Tiflis", "treaty", "AT&T", "it’s", "Ленин", "1918", "[sic]", "a-b", "3 < 4")


def paragraphs() -> list[etree._Element]:
    """Return the paragraphs of the edition's texts, with their mark-up."""
    found = []
    for path in sorted(TEXTS.glob("*.xml")):
        for paragraph in etree.parse(path).getroot().iter(tei("p")):
            if paragraph.get("n") and paragraph.get(XML_ID):
                found.append(paragraph)
    return found


def document(chance: random.Random, pool: Sequence[etree._Element], count: int = 5) -> bytes:
    """Return a document of so many paragraphs, cut short, with a header."""
    root = etree.fromstring(
        f'<TEI xmlns="{TEI}" xml:id="t"><teiHeader><fileDesc><titleStmt><title type="main">A Title</title>'
        '<author>V. I. Lenin</author><editor xml:id="ed">The editors</editor></titleStmt><publicationStmt>'
        '<publisher>The editors</publisher><idno type="slug">t</idno></publicationStmt></fileDesc></teiHeader>'
        '<text><body><div type="text"></div></body></text></TEI>'
    )
    div = root.find(f".//{tei('div')}")
    assert div is not None
    for paragraph in chance.sample(list(pool), count):
        shortened = copy.deepcopy(paragraph)
        shortened.tail = None
        _shorten(shortened, chance.randrange(20, 160))
        div.append(shortened)
    etree.indent(root.find(tei("teiHeader")), level=1)  # type: ignore[arg-type]
    for level, path in ((1, "text"), (2, "text/body"), (3, "text/body/div")):
        element = root.find("/".join(tei(step) for step in path.split("/")))
        assert element is not None
        element.text = "\n" + "  " * (level + 1)
        element.tail = "\n" + "  " * (level - 1)
    for paragraph in div:
        paragraph.tail = "\n        " if paragraph is not div[-1] else "\n      "
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + etree.tostring(root, encoding="utf-8") + b"\n"


def _shorten(paragraph: etree._Element, letters: int) -> None:
    """Cut the words of a paragraph after so many letters, its elements where they end."""
    left = letters
    for element in list(paragraph.iter()):
        for part in ("text", "tail"):
            if element is paragraph and part == "tail":
                continue
            words = getattr(element, part) or ""
            setattr(element, part, words[: max(left, 0)] or None)
            left -= len(words)
    for element in list(paragraph.iterdescendants()):
        parent = element.getparent()
        if parent is not None and not "".join(element.itertext()) and element.tag != tei("lb"):
            parent.remove(element)


@dataclass(frozen=True)
class Edit:
    """One edit, which can be done again on another copy: it names its paragraph, and draws from its own chance."""

    id: str
    kind: int
    seed: int

    def apply(self, root: etree._Element, kinds: Sequence[Callable[[random.Random, etree._Element], None]]) -> None:
        """Do the edit, if its paragraph is there."""
        found = root.xpath(f"//*[@xml:id='{self.id}']")
        if found:
            kinds[self.kind](random.Random(self.seed), found[0])


def edits(chance: random.Random, ids: Sequence[str], kinds: Sequence[object], count: int) -> list[Edit]:
    """Return so many edits in the paragraphs with these ids."""
    return [Edit(chance.choice(list(ids)), chance.randrange(len(kinds)), chance.randrange(10**9)) for _ in range(count)]


def _texts(element: etree._Element) -> list[tuple[etree._Element, str]]:
    found = [(element, "text")] if element.text else []
    for child in element.iterdescendants():
        found += [(child, "text")] if child.text and isinstance(child.tag, str) else []
        found += [(child, "tail")] if child.tail else []
    return found


def _place(chance: random.Random, element: etree._Element) -> tuple[etree._Element, str, re.Match[str]] | None:
    """Choose a word."""
    words = [(e, part, match) for e, part in _texts(element) for match in re.finditer(r"\w+", getattr(e, part))]
    return chance.choice(words) if words else None


def replace_word(chance: random.Random, element: etree._Element) -> None:
    """Write another word."""
    if place := _place(chance, element):
        e, part, match = place
        text = getattr(e, part)
        setattr(e, part, text[: match.start()] + chance.choice(_WORDS) + text[match.end() :])


def add_word(chance: random.Random, element: etree._Element) -> None:
    """Put a word in."""
    if place := _place(chance, element):
        e, part, match = place
        text = getattr(e, part)
        setattr(e, part, f"{text[: match.end()]} {chance.choice(_WORDS)}{text[match.end() :]}")


def remove_word(chance: random.Random, element: etree._Element) -> None:
    """Take a word out."""
    if place := _place(chance, element):
        e, part, match = place
        text = getattr(e, part)
        setattr(e, part, text[: match.start()] + text[match.end() :].lstrip(" "))


def wrap(chance: random.Random, element: etree._Element) -> None:
    """Mark some words up."""
    place = _place(chance, element)
    if not place:
        return
    e, part, match = place
    text = getattr(e, part)
    more = re.match(rf"(?:\W+\w+){{{chance.randrange(3)}}}", text[match.end() :])
    end = match.end() + (more.end() if more else 0)
    new = etree.Element(tei(chance.choice(_NAMES)))
    if chance.random() < 0.7:
        new.set(chance.choice(("ref", "cert", "rend")), chance.choice(_VALUES))
    new.text, new.tail = text[match.start() : end], text[end:]
    _insert(e, part, text[: match.start()], new)


def correct(chance: random.Random, element: etree._Element) -> None:
    """Correct a word as this edition does."""
    if place := _place(chance, element):
        e, part, match = place
        text = getattr(e, part)
        choice = etree.Element(tei("choice"))
        etree.SubElement(choice, tei("sic")).text = match[0]
        etree.SubElement(choice, tei("corr"), cert="high", resp="#ed").text = chance.choice(_WORDS)
        choice.tail = text[match.end() :]
        _insert(e, part, text[: match.start()], choice)


def add_note(chance: random.Random, element: etree._Element) -> None:
    """Add a note after a word."""
    if place := _place(chance, element):
        e, part, match = place
        text = getattr(e, part)
        note = etree.Element(tei("note"), type="commentary", resp="#ed")
        note.text = f"A note on {chance.choice(_WORDS)}, {chance.randrange(1000)}."
        note.tail = text[match.end() :]
        _insert(e, part, text[: match.end()], note)


def _insert(e: etree._Element, part: str, before: str, new: etree._Element) -> None:
    setattr(e, part, before)
    if part == "text":
        e.insert(0, new)
    else:
        parent = e.getparent()
        assert parent is not None
        parent.insert(parent.index(e) + 1, new)


def set_attribute(chance: random.Random, element: etree._Element) -> None:
    """Set an attribute of the paragraph or of something in it."""
    target = chance.choice([e for e in element.iter() if isinstance(e.tag, str)])
    target.set(chance.choice(("rend", "cert", "n", "resp", "type")), chance.choice(_VALUES))


def remove_attribute(chance: random.Random, element: etree._Element) -> None:
    """Take an attribute away."""
    target = chance.choice([e for e in element.iter() if isinstance(e.tag, str)])
    names = [str(name) for name in target.attrib if name != XML_ID]
    if names:
        del target.attrib[chance.choice(sorted(names))]


def unwrap(chance: random.Random, element: etree._Element) -> None:
    """Take mark-up away and leave its words."""
    inner = [e for e in element.iterdescendants() if isinstance(e.tag, str)]
    if inner:
        etree.strip_tags(element, chance.choice(sorted({str(e.tag) for e in inner})))


def comment(chance: random.Random, element: etree._Element) -> None:
    """Leave a comment or a processing instruction."""
    if place := _place(chance, element):
        e, part, match = place
        text = getattr(e, part)
        new = etree.Comment(" look here ") if chance.random() < 0.5 else etree.ProcessingInstruction("todo", "look")
        new.tail = text[match.start() :]
        _insert(e, part, text[: match.start()], new)


def remove(chance: random.Random, element: etree._Element) -> None:
    """Take the whole paragraph out."""
    parent, previous = element.getparent(), element.getprevious()
    if parent is None:
        return
    if previous is not None:
        previous.tail = element.tail
    else:
        parent.text = (parent.text or "").rstrip() + (element.tail or "")
    parent.remove(element)


def move(chance: random.Random, element: etree._Element) -> None:
    """Move the paragraph up or down."""
    parent = element.getparent()
    assert parent is not None
    parent.insert(chance.randrange(len(parent)), element)


def split(chance: random.Random, element: etree._Element) -> None:
    """Make two paragraphs of one."""
    text = element.text or ""
    places = [match.start() for match in re.finditer(r" ", text)]
    parent = element.getparent()
    if not places or parent is None:
        return
    at = chance.choice(places)
    new = etree.Element(element.tag)
    new.set(XML_ID, f"{element.get(XML_ID)}-s{chance.randrange(10**6)}")
    new.text, element.text = text[at + 1 :], text[:at]
    new.extend(list(element))
    new.tail = element.tail
    element.tail = "\n        "
    parent.insert(parent.index(element) + 1, new)


def join(chance: random.Random, element: etree._Element) -> None:
    """Join the paragraph with the one before."""
    previous, parent = element.getprevious(), element.getparent()
    if previous is None or parent is None or not isinstance(previous.tag, str) or previous.get(XML_ID) is None:
        return
    words = " " + (element.text or "")
    if len(previous):
        previous[-1].tail = (previous[-1].tail or "") + words
    else:
        previous.text = (previous.text or "") + words
    previous.extend(list(element))
    previous.tail = element.tail
    parent.remove(element)


def add_paragraph(chance: random.Random, element: etree._Element) -> None:
    """Put a new paragraph after this one."""
    new = etree.Element(element.tag, type="added")
    new.set(XML_ID, f"new{chance.randrange(10**6)}")
    new.text = " ".join(chance.choice(_WORDS) for _ in range(chance.randrange(1, 8)))
    new.tail, parent = element.tail, element.getparent()
    element.tail = "\n        "
    assert parent is not None
    parent.insert(parent.index(element) + 1, new)


#: Edits that stay within their paragraph.
WITHIN = (
    replace_word,
    add_word,
    remove_word,
    wrap,
    correct,
    add_note,
    set_attribute,
    remove_attribute,
    unwrap,
    comment,
)
#: Edits that change which paragraphs there are.
ACROSS = (remove, move, split, join, add_paragraph)


def misformat(chance: random.Random, data: bytes) -> bytes:
    """Write a document in another way that means the same: quotation marks, order, entities, CDATA, indentation."""
    text = data.decode()
    text = re.sub(
        r'(\s)([\w:]+)="([^"\']*)"', lambda m: f"{m[1]}{m[2]} = '{m[3]}'" if chance.random() < 0.3 else m[0], text
    )
    text = re.sub(r"\n +(?=<p|<title|</div)", lambda m: "\n" + "\t" * chance.randrange(4), text)
    text = re.sub(r"(?<=>)([^<>&]+)(?=<)", lambda m: _respell(chance, m[1]), text)
    if chance.random() < 0.3:
        text = re.sub(r'<p xml:id="(\w+)" n="(\w+)"', r'<p n="\2"\n   xml:id="\1"', text)
    if chance.random() < 0.2:
        text = text.replace("\n", "\r\n")
    return text.encode()


def _respell(chance: random.Random, words: str) -> str:
    draw = chance.random()
    if not words.strip() or draw < 0.6:
        return words
    if draw < 0.75:
        return f"<![CDATA[{words}]]>"
    if draw < 0.9:
        return re.sub(r"[aeo]", lambda m: f"&#{ord(m[0])};" if chance.random() < 0.2 else m[0], words)
    return re.sub(r" ", lambda m: "\n      " if chance.random() < 0.2 else " ", words)
