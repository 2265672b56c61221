"""What each side did to the base: elements kept, changed, taken out, put in, wrapped around words, moved."""

from __future__ import annotations

from dataclasses import dataclass

from edition.merge.alignment import Alignment, Hunk, align_tokens
from edition.merge.tokens import Document, Kind, Node, Token

Uid = tuple[str, int]


@dataclass
class Side:
    """One of the two documents, held against the base."""

    document: Document
    tokens: list[Token]
    alignment: Alignment
    nodes: dict[Uid, Node]

    def slice(self, hunk: Hunk) -> list[Token]:
        """Return the tokens that a hunk puts in."""
        return self.tokens[hunk.first : hunk.last]

    def ends(self) -> dict[Uid, int]:
        """Return where each element ends, in places of the base: odd ones are tokens, even ones lie between them."""
        places = {j: 2 * i + 1 for i, j in self.alignment.partner.items()}
        places |= {place: 2 * hunk.start for place, hunk in self.hunk_of().items()}
        return {
            token.node.uid: places[place]
            for place, token in enumerate(self.tokens)
            if token.kind is Kind.END and token.node
        }

    def hunk_of(self) -> dict[int, Hunk]:
        """Return for each token of this side without partner the hunk that it belongs to."""
        return {place: hunk for hunk in self.alignment.hunks for place in range(hunk.first, hunk.last)}


@dataclass(frozen=True)
class Wrap:
    """A new element around words of the base: base tokens [start, end) stand in it."""

    node: Node
    opened: Hunk
    closed: Hunk

    @property
    def place(self) -> tuple[str, int, int, int, int]:
        """Return what two wrappers have in common that mean the same."""
        return (self.node.name, self.opened.start, self.opened.end, self.closed.start, self.closed.end)


def side(base: list[Token], document: Document, tokens: list[Token]) -> Side:
    """Hold a document against the base."""
    return Side(document, tokens, align_tokens(base, tokens), {node.uid: node for node in document.nodes})


def wraps(one: Side) -> list[Wrap]:
    """Return the new elements of a side that stand around words of the base."""
    hunks = one.hunk_of()
    opened: dict[Uid, Hunk] = {}
    found = []
    for place, token in enumerate(one.tokens):
        if not token.is_tag or token.node is None or token.node.uid[0] == "base" or place not in hunks:
            continue
        if token.kind is Kind.START:
            opened[token.node.uid] = hunks[place]
        elif (first := opened.get(token.node.uid)) and first is not hunks[place]:
            found.append(Wrap(token.node, first, hunks[place]))
    return found


def pair_wraps(mine: Side, theirs: Side) -> None:
    """Make wrappers of one name that both sides put around the same words one element."""
    known: dict[tuple[str, int, int, int, int], list[Wrap]] = {}
    for wrap in wraps(mine):
        known.setdefault(wrap.place, []).append(wrap)
    for wrap in wraps(theirs):
        same = known.get(wrap.place)
        if same:
            del theirs.nodes[wrap.node.uid]
            wrap.node.uid = same.pop(0).node.uid
            theirs.nodes[wrap.node.uid] = wrap.node


def relocate(base: list[Token], mover: Side, other: Side) -> tuple[list[Token], list[Token]]:
    """Move what one side moved in the base and the other side, too, when the other changed it where it was.

    Returns the tokens of the base and of the other side in their new order; then only the change is left to merge.
    """
    rest = list(other.tokens)
    base = list(base)
    base_nodes = {token.node.uid: token.node for token in base if token.kind is Kind.START and token.node}
    moved_by_other = set(_moved(base, other))
    for uid in _moved(base, mover):
        if uid not in other.nodes or other.nodes[uid].signature == base_nodes[uid].signature:
            continue
        anchor = _anchor(mover, uid)
        if anchor is None or (uid in moved_by_other and _anchor(other, uid) != anchor):
            continue
        base, rest = _move(base, uid, anchor), _move(rest, uid, anchor)
    return base, rest


def _moved(base: list[Token], mover: Side) -> list[Uid]:
    """Return the elements that stand elsewhere on this side with all they hold, the outermost only."""
    kept = mover.alignment.partner
    places = places_of(base)
    moved: list[Uid] = []
    for token in base:
        if token.kind is not Kind.START or token.node is None or token.node.uid not in mover.nodes:
            continue
        uid = token.node.uid
        if any(outer.uid in moved for outer in token.node.ancestors()):
            continue
        if not any(place in kept for place in range(places[Kind.START, uid], places[Kind.END, uid] + 1)):
            moved.append(uid)
    return moved


def places_of(tokens: list[Token]) -> dict[tuple[Kind, Uid], int]:
    """Return where the tags of each element stand."""
    return {(token.kind, token.node.uid): place for place, token in enumerate(tokens) if token.is_tag and token.node}


def _anchor(mover: Side, uid: Uid) -> tuple[Kind, Uid] | None:
    """Return the tag after which a moved element stands: of a sibling that has not moved, or of its parent."""
    node = mover.nodes[uid]
    if node.parent is None:
        return None
    siblings = node.parent.children
    for sibling in reversed(siblings[: siblings.index(node)]):
        if sibling.uid[0] == "base":
            return Kind.END, sibling.uid
    return (Kind.START, node.parent.uid) if node.parent.uid[0] == "base" else None


def _move(tokens: list[Token], uid: Uid, anchor: tuple[Kind, Uid]) -> list[Token]:
    places = places_of(tokens)
    if (Kind.START, uid) not in places or anchor not in places:
        return tokens
    start, end, target = places[Kind.START, uid], places[Kind.END, uid] + 1, places[anchor] + 1
    if start < target <= end:
        return tokens
    moving = tokens[start:end]
    if target <= start:
        return [*tokens[:target], *moving, *tokens[target:start], *tokens[end:]]
    return [*tokens[:start], *tokens[end:target], *moving, *tokens[target:]]
