"""How much there is: words, paragraphs, notes and corrections of each text, and of the edition as a whole."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from lxml import etree

from edition.adapters.xmlio import parse_xml
from edition.conversion import code_digest
from edition.graph import Graph, Outcome, combine
from edition.names import NS, tei
from edition.project import TextInfo
from edition.registers.usage import TextNames
from edition.workers import Task

#: What is counted, in the order in which it is told; the words are those of measure/@unit (TEI Guidelines 3.6.3).
UNITS: Final = (
    *("texts", "words", "paragraphs", "notes", "commentary-notes", "corrections", "marked-names", "register-entries"),
)
_WORD: Final = re.compile(r"\w+(?:[’'‑-]\w+)*")
_NEVER: Final = frozenset(map(tei, "fw surplus index teiHeader standOff binaryObject".split()))
_WORSE: Final = {tei("sic"): "corr", tei("orig"): "reg", tei("abbr"): "expan"}
#: Notes of the edition itself: no words of the text.
_OURS: Final = frozenset({"commentary", "correction"})
#: Where one of these begins or ends, a word ends.
_BLOCKS: Final = frozenset(map(tei, "p ab head item note l lb cell row speaker stage byline dateline bibl".split()))
_CHANGED: Final = tuple(map(tei, ("corr", "reg", "expan")))


@dataclass(frozen=True)
class CountArgument:
    """A text to be counted."""

    path: str


def count_tasks(graph: Graph, infos: Sequence[TextInfo]) -> Iterator[Task]:
    """Yield a task for each text; its value is the counts."""
    code = code_digest(graph)
    for info in infos:
        inputs = combine([graph.digest(Path(info.path)), code])
        yield Task(f"counts:{info.id}", inputs, count, CountArgument(info.path))


def count(argument: CountArgument) -> Outcome:
    """Count a text; the value is "UNIT=NUMBER UNIT=NUMBER"."""
    counts = counts_of(parse_xml(Path(argument.path)).getroot())
    return Outcome(value=" ".join(f"{unit}={number}" for unit, number in sorted(counts.items())))


def counts_of(root: etree._Element) -> Counter[str]:
    """Return the words, paragraphs, notes and corrections of a TEI document.

    Words are those that a reader reads: corrected, without the furniture of the page and the edition's own notes.
    """
    found: Counter[str] = Counter()
    for text in root.iter(tei("text")):
        if any(above.tag == tei("text") for above in text.iterancestors()):
            continue
        found["words"] += len(_WORD.findall("".join(_words(text))))
        for element in text.iter(tei("p"), tei("ab")):
            found["paragraphs"] += not any(a.tag in {tei("note"), tei("fw")} for a in element.iterancestors())
        for note in text.iter(tei("note")):
            kind = note.get("type", "")
            if kind != "correction":
                found["commentary-notes" if kind in _OURS else "notes"] += 1
        found["corrections"] += sum(_is_correction(element) for element in text.iter(etree.Element))
    return found


def _is_correction(element: etree._Element) -> bool:
    """Whether the errata list an intervention (xslt/common/errata.xsl says which)."""
    if any(above.tag == tei("fw") for above in element.iterancestors()):
        return False
    if element.tag == tei("choice"):
        return len(element) > 1 and any(child.tag in _CHANGED for child in element)
    return element.tag == tei("supplied") or (element.tag == tei("surplus") and element.get("reason") != "markup")


def _words(element: etree._Element) -> Iterator[str]:
    if element.tag in _NEVER or not isinstance(element.tag, str):
        return
    if element.tag == tei("note") and element.get("type") in _OURS:
        return
    better = _WORSE.get(str(element.tag))
    parent = element.getparent()
    if better and parent is not None and parent.find(tei(better)) is not None:
        return
    apart = " " if element.tag in _BLOCKS and element.get("break") != "no" else ""
    yield apart + (element.text or "")
    for child in element:
        yield from _words(child)
        yield child.tail or ""
    yield apart


def whole(values: Iterable[str], texts: Sequence[TextNames]) -> Counter[str]:
    """Return the sums of what count() gave for each text, with the texts and their names."""
    found: Counter[str] = Counter()
    for value in values:
        for pair in value.split():
            unit, _, number = pair.partition("=")
            found[unit] += int(number)
    found["texts"] = len(texts)
    found["marked-names"] = sum(len(text.mentions) for text in texts)
    found["register-entries"] = len({one.id for text in texts for one in text.mentions})
    return found


def add_extent(document: etree._Element, counts: Counter[str]) -> None:
    """Write counts into the header of a document as its extent (TEI Guidelines 2.2.3)."""
    description = document.find("tei:teiHeader/tei:fileDesc", dict(NS))
    if description is None:
        return
    for former in description.findall(tei("extent")):
        description.remove(former)
    extent = etree.Element(tei("extent"))
    for unit in UNITS:
        if counts[unit]:
            measure = etree.SubElement(extent, tei("measure"), unit=unit, quantity=str(counts[unit]))
            measure.text = f"{counts[unit]:,} {unit.replace('-', ' ')}"
    before = [child for child in description if child.tag in {tei("titleStmt"), tei("editionStmt")}]
    description.insert(len(before), extent)
