"""The words a reader should find, taken from a TEI tree without any stylesheet; and small TEI texts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from lxml import etree

from edition.names import TEI, tei

#: Sample texts of other projects, beside the checkout.
SAMPLES: Final = Path(__file__).resolve().parents[3] / "shared" / "tei" / "samples"
TINY: Final = Path(__file__).resolve().parents[1] / "tiny" / "tei"
_NEVER_READ: Final = frozenset(map(tei, ("fw", "surplus", "index", "teiHeader", "binaryObject")))
_HALF_OF_CHOICE: Final = {tei("sic"): tei("corr"), tei("orig"): tei("reg"), tei("abbr"): tei("expan")}
_WORD: Final = re.compile(r"[^\W_]+")


def words(text: str) -> list[str]:
    """Return the words of a text, without marks of emphasis and punctuation."""
    return _WORD.findall(text)


def reading_words(element: etree._Element, without: Iterable[str] = ()) -> Iterator[str]:
    """Yield the words below an element in document order; nothing inside elements named in `without`."""
    if _is_left_out(element) or element.tag in {tei(name) for name in without}:
        return
    yield from words(element.text or "")
    for child in element:
        yield from reading_words(child, without)
        yield from words(child.tail or "")


def is_subsequence(part: Iterable[str], whole: Iterable[str]) -> bool:
    """Tell whether all of `part` stands in `whole` in the same order."""
    rest = iter(whole)
    return all(one in rest for one in part)


def sample_names() -> list[str]:
    """Return the names of the sample texts, or one name that says that they are not there."""
    return sorted(path.name for path in SAMPLES.glob("*.xml")) or ["no samples"]


def text_of(body: str, front: str = "", back: str = "", header: str = "") -> bytes:
    """Return a small TEI text."""
    titles = header or "<titleStmt><title>A Title</title></titleStmt>"
    return (
        f'<TEI xmlns="{TEI}" xml:lang="en"><teiHeader><fileDesc>{titles}'
        "<publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader>"
        f"<text><front>{front}</front><body>{body}</body><back>{back}</back></text></TEI>"
    ).encode()


def _is_left_out(element: etree._Element) -> bool:
    if not isinstance(element.tag, str) or element.tag in _NEVER_READ:
        return True
    parent = element.getparent()
    if parent is None:
        return False
    is_call = element.tag == tei("ref") and element.get("type") == "note"
    is_label = element.tag == tei("label") and parent.tag == tei("note")
    better = _HALF_OF_CHOICE.get(element.tag)
    is_worse = parent.tag == tei("choice") and better is not None and parent.find(better) is not None
    return is_call or is_label or is_worse
