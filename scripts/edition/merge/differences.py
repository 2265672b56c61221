"""Two states of a text told apart: which words of the source changed, and which decisions of the editor.

Words are those of the transcription, without what this edition adds (corrections, its own notes). Decisions are
elements: names, dates, corrections, notes, other mark-up, and the fields of the header.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

from edition.merge.alignment import align_tokens
from edition.merge.conflicts import words_of
from edition.merge.matching import match_elements
from edition.merge.reading import read_document
from edition.merge.tokens import Document, Kind, Node, Token
from edition.names import XML_ID, tei

KINDS: Final = MappingProxyType(
    {
        tei(name): kind
        for kind, names in {
            "name": "persName placeName orgName geogName eventName rs name",
            "date": "date time",
            "correction": "choice sic corr supplied surplus gap unclear orig reg abbr expan ex",
            "note": "note",
        }.items()
        for name in names.split()
    }
)
#: Elements whose words are not of the source.
_OURS: Final = frozenset(tei(name) for name in ("corr", "reg", "expan", "ex", "supplied"))
#: Attributes that follow from the place of an element, not from a decision.
_DERIVED: Final = frozenset({XML_ID, "n", "source"})
_CONTEXT: Final = 8


@dataclass(frozen=True)
class WordChange:
    """Words of the source that changed, with some words around them; lines are those of the files."""

    block: str
    line_a: int
    line_b: int
    before: str
    after: str
    left: str
    right: str


@dataclass(frozen=True)
class DecisionChange:
    """A decision that was made, taken back or changed."""

    kind: str
    change: str
    element: str
    path: str
    block: str
    line: int
    before: str
    after: str


@dataclass(frozen=True)
class Difference:
    """All that two states of a text differ in."""

    words: tuple[WordChange, ...]
    decisions: tuple[DecisionChange, ...]


def difference(a: bytes, b: bytes, path_a: Path, path_b: Path) -> Difference:
    """Tell two states of a text apart; raises XMLInputError when one is not sound XML."""
    old, new = read_document(a, path_a, "base"), read_document(b, path_b, "new")
    match_elements(old, new)
    decisions = sorted(_decisions(old, new), key=lambda one: (one.kind == "header", one.line))
    return Difference(tuple(_words(old, new)), tuple(decisions))


def _words(old: Document, new: Document) -> Iterator[WordChange]:
    a, b = (list(filter(_of_source, document.tokens)) for document in (old, new))
    for hunk in align_tokens(a, b).hunks:
        before, after = _joined(a[hunk.start : hunk.end]), _joined(b[hunk.first : hunk.last])
        if before.split() == after.split():
            continue
        at = a[min(hunk.start, len(a) - 1)], b[min(hunk.first, len(b) - 1)]
        node = next((one.node for one in (at[1], at[0]) if one.node), None)
        left = _joined(a[max(0, hunk.start - _CONTEXT) : hunk.start])
        right = _joined(a[hunk.end : hunk.end + _CONTEXT])
        yield WordChange(_block(node), at[0].line, at[1].line, before.strip(), after.strip(), left, right)


def _of_source(token: Token) -> bool:
    """Whether a token is a word or blank of the transcription, or the tag of a block."""
    node = token.node
    if node is None:
        return False
    if token.is_tag:
        return bool(node.id) and not (node.parent and node.parent.flow) and not _added(node)
    return token.kind in (Kind.WORD, Kind.SPACE) and not _added(node)


def _added(node: Node) -> bool:
    """Whether an element holds words of this edition, or stands in its header."""
    around = (node, *node.ancestors())
    return any(one.name in _OURS or one.name == tei("teiHeader") or _own_note(one) for one in around)


def _own_note(node: Node) -> bool:
    return node.name == tei("note") and node.attributes.get("type") == "commentary"


def _joined(tokens: list[Token]) -> str:
    return "".join(" " if token.is_tag else token.text for token in tokens)


def _decisions(old: Document, new: Document) -> Iterator[DecisionChange]:
    olds, news = ({node.uid: node for node in document.nodes} for document in (old, new))
    texts = {id(node): _shown(tokens) for node, tokens in (*_contents(old).items(), *_contents(new).items())}
    for uid, node in olds.items():
        if uid not in news and _tells(node):
            yield _change("removed", node, texts[id(node)], "")
    for uid, node in news.items():
        before = olds.get(uid)
        if before is None and _tells(node):
            yield _change("added", node, "", texts[id(node)])
        elif before is not None and _tells(node) and _facts(before) != _facts(node):
            yield _change("changed", node, texts[id(before)], texts[id(node)])


def _tells(node: Node) -> bool:
    """Whether an element is a decision of its own; parts of a choice or of a note are told with it."""
    inside = [one.name for one in node.ancestors()]
    if any(name in (tei("choice"), tei("note")) for name in inside):
        return False
    if tei("teiHeader") in inside:
        return not node.children or node.flow
    return node.name in KINDS or (node.parent is not None and tei("text") in inside)


def _facts(node: Node) -> tuple[object, ...]:
    attributes = {name: value for name, value in node.attributes.items() if name not in _DERIVED}
    whole = node.name in (tei("choice"), tei("note")) or _kind(node) == "header"
    return (node.name, attributes, node.signature if whole else 0)


def _kind(node: Node) -> str:
    if any(one.name == tei("teiHeader") for one in node.ancestors()):
        return "header"
    return KINDS.get(node.name, "mark-up")


def _change(change: str, node: Node, before: str, after: str) -> DecisionChange:
    return DecisionChange(_kind(node), change, node.local, node.path(), _block(node), node.line, before, after)


def _block(node: Node | None) -> str:
    """Return the identifier of the block that an element stands in."""
    around = (node, *node.ancestors()) if node else ()
    return next((one.id for one in around if one.id), "")


def _contents(document: Document) -> dict[Node, list[Token]]:
    """Return the tokens of each element, from its start tag to its end tag."""
    found: dict[Node, list[Token]] = {}
    begun: list[tuple[Node, int]] = []
    for place, token in enumerate(document.tokens):
        if token.kind is Kind.START and token.node:
            begun.append((token.node, place))
        elif token.kind is Kind.END and token.node:
            node, start = begun.pop()
            found[node] = document.tokens[start : place + 1] if _tells(node) else []
    return found


def _shown(tokens: list[Token]) -> str:
    return words_of(tokens)
