"""The merge as a whole: three files in, one file or the conflicts out. Nothing is written here."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from edition.adapters.xmlio import parse_xml_bytes
from edition.errors import XMLInputError
from edition.merge.conflicts import Conflict, conflict, words_of
from edition.merge.matching import match_elements
from edition.merge.reading import read_document
from edition.merge.sides import Side, pair_wraps, places_of, relocate, side
from edition.merge.tokens import Document, Token
from edition.merge.weaving import Weaver
from edition.merge.writing import Writer


@dataclass(frozen=True)
class Merged:
    """The result of a merge; with conflicts, `xml` is the hand-edited file as it was."""

    xml: bytes
    conflicts: tuple[Conflict, ...] = ()
    #: How many places were changed by hand, and how many by the new conversion.
    by_hand: int = 0
    by_conversion: int = 0


def merge(base: bytes, mine: bytes, theirs: bytes, path: Path, base_path: Path | None = None) -> Merged:
    """Merge a hand-edited file with a new conversion; `base` is what both were made from.

    Without hand edits the result is exactly `theirs`; without a new conversion exactly `mine`. What both leave alone
    stands in the result as it is spelt in `mine`. `path` and `base_path` are what errors name.

    Raises XMLInputError when one of them is not sound XML.
    """
    if mine in (base, theirs):
        return Merged(theirs)
    if theirs == base:
        return Merged(mine)
    before = read_document(base, base_path or path, "base")
    tokens, hand, new = sides(before, read_document(mine, path, "mine"), read_document(theirs, path, "theirs"))
    weaver = Weaver(tokens, hand, new)
    woven = weaver.weave()
    conflicts = list(weaver.conflicts)
    result = mine
    if not conflicts:
        result = hand.document.spelling.encode(Writer(hand, new).write(woven))
        conflicts += _faults(result, hand, new, path)
    return Merged(
        mine if conflicts else result,
        tuple(sorted(conflicts, key=lambda found: (found.line, found.path, found.message))),
        len(hand.alignment.hunks) + weaver.merger.kept,
        len(new.alignment.hunks) + weaver.merger.taken,
    )


def sides(base: Document, mine: Document, theirs: Document) -> tuple[list[Token], Side, Side]:
    """Hold both documents against the base; elements that one side moved and the other changed move in all three."""
    for document in (mine, theirs):
        match_elements(base, document)
    tokens = base.tokens
    hand, new = side(tokens, mine, mine.tokens), side(tokens, theirs, theirs.tokens)
    moved, changed = relocate(tokens, hand, new)
    if moved != tokens:
        tokens, hand, new = moved, side(moved, mine, mine.tokens), side(moved, theirs, changed)
    moved, changed = relocate(tokens, new, hand)
    if moved != tokens:
        tokens, hand, new = moved, side(moved, mine, changed), side(moved, theirs, new.tokens)
    pair_wraps(hand, new)
    return tokens, hand, new


def _faults(result: bytes, mine: Side, theirs: Side, path: Path) -> list[Conflict]:
    """Check the result: sound XML, and no identifier twice that was not so before."""
    root = mine.document.root
    try:
        parse_xml_bytes(result, path)
    except XMLInputError as error:
        said = str(error).rpartition(": ")[2]
        return [conflict(f"joined, both give no sound XML: {said}", root, root.line, "", "", "")]
    merged = Counter(node.id for node in read_document(result, path, "merged").nodes if node.id)
    allowed = [Counter(node.id for node in one.document.nodes if node.id) for one in (mine, theirs)]
    nodes = {node.id: node for node in mine.document.nodes}
    return [
        conflict(
            f'both brought in an element with the xml:id "{name}"',
            nodes.get(name),
            nodes[name].line if name in nodes else 1,
            "",
            _text(mine, name),
            _text(theirs, name),
        )
        for name, count in merged.items()
        if count > max(1, *(one[name] for one in allowed))
    ]


def _text(one: Side, name: str) -> str:
    uid = next((node.uid for node in one.document.nodes if node.id == name), None)
    places = [place for (_, found), place in places_of(one.tokens).items() if found == uid]
    return words_of(one.tokens[min(places) : max(places) + 1]) if places else ""
