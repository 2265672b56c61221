"""Join the changes of both sides into one sequence of tokens; where they collide, say so.

A change is a hunk: some tokens of the base replaced by others (none of either is a deletion or an insertion). Hunks
that do not meet are both taken. Two insertions at one place are interlaced so that elements stay nested: what closes
comes first, then what is whole, then what opens. Everything else that meets is a conflict, unless both did the same,
one did all that the other did, or one changed nothing but blanks.
"""

from __future__ import annotations

from collections.abc import Sequence

from edition.merge.alignment import Hunk
from edition.merge.attributes import Merger, Properties
from edition.merge.clusters import Cluster, clusters
from edition.merge.conflicts import Conflict, around, conflict, words_of
from edition.merge.interlace import Overlap, interlace
from edition.merge.sides import Side, Uid, wraps
from edition.merge.tokens import Kind, Node, Token, same_tokens
from edition.merge.woven import Woven, parted


class Weaver:
    """Weaves one document out of three."""

    def __init__(self, base: Sequence[Token], mine: Side, theirs: Side) -> None:
        self.base, self.mine, self.theirs = base, mine, theirs
        nodes = {token.node.uid: token.node for token in base if token.kind is Kind.START and token.node}
        self.merger = Merger(nodes, mine.nodes, theirs.nodes)
        self.conflicts: list[Conflict] = []
        self.result: list[Woven] = []
        self.open: list[Uid] = []
        self.started: set[Uid] = set()
        self.broken = False
        #: Tokens of the base at which a conflict was told already.
        self.told: set[int] = set()

    def weave(self) -> list[Woven]:
        """Return the merged tokens; it is only good when no conflicts were found."""
        place = 0
        previous: Cluster | None = None
        for cluster in clusters(self.mine, self.theirs):
            self._keep(place, cluster.start)
            if previous and self._same_words_touch(previous, cluster):
                self._collide("both changed the words here", cluster)
            else:
                self._take(cluster)
            place, previous = cluster.end, cluster
        self._keep(place, len(self.base))
        self._wraps_of_replaced_words()
        self.conflicts += [*self.merger.deleted_and_changed(), *self.merger.conflicts]
        return parted(self.result, self.mine.tokens, self.theirs.tokens)

    def _keep(self, start: int, end: int) -> None:
        for place in range(start, end):
            self._emit(self.mine.tokens[self.mine.alignment.partner[place]], mine=True)

    def _take(self, cluster: Cluster) -> None:
        """Take over the changes of a cluster, or tell that they collide."""
        if not cluster.theirs or not cluster.mine:
            one = self.mine if cluster.mine else self.theirs
            for hunk in cluster.mine or cluster.theirs:
                for token in one.slice(hunk):
                    self._emit(token, mine=one is self.mine)
            return
        mine, theirs = self._slice(self.mine, cluster, cluster.mine), self._slice(self.theirs, cluster, cluster.theirs)
        winner = self._winner(cluster, mine, theirs)
        if winner is not None:
            for token in winner:
                self._emit(token, mine=winner is mine)
        elif cluster.start == cluster.end:
            self._interlace(cluster, mine, theirs)
        else:
            self._collide(_reason(cluster, mine, theirs), cluster)

    def _winner(self, cluster: Cluster, mine: list[Token], theirs: list[Token]) -> list[Token] | None:
        """Return the tokens of the side that did all that the other did, or that changed more than blanks."""
        if same_tokens(mine, theirs) or self._did_all(cluster.mine, cluster.theirs, mine, self.theirs):
            return mine
        if self._did_all(cluster.theirs, cluster.mine, theirs, self.mine):
            return theirs
        if cluster.start < cluster.end and self._only_blanks(cluster.mine, self.mine):
            return theirs
        if cluster.start < cluster.end and self._only_blanks(cluster.theirs, self.theirs):
            return mine
        return None

    def _did_all(self, more: list[Hunk], less: list[Hunk], tokens: list[Token], other: Side) -> bool:
        """Whether a side's hunks take out and put in all that the hunks of the other side do."""
        removed = {place for hunk in more for place in range(hunk.start, hunk.end)}
        for hunk in less:
            added = other.slice(hunk)
            if not removed.issuperset(range(hunk.start, hunk.end)) or not _begins_or_ends(tokens, added):
                return False
        return True

    def _only_blanks(self, hunks: list[Hunk], side: Side) -> bool:
        tokens = [token for hunk in hunks for token in (*self.base[hunk.start : hunk.end], *side.slice(hunk))]
        return all(token.kind is Kind.SPACE for token in tokens)

    def _slice(self, side: Side, cluster: Cluster, hunks: list[Hunk]) -> list[Token]:
        """Return what a side has where the cluster is."""
        partner = side.alignment.partner
        first = hunks[0].first if hunks[0].start == cluster.start else partner[cluster.start]
        last = hunks[-1].last if hunks[-1].end == cluster.end else partner[cluster.end - 1] + 1
        return side.tokens[first:last]

    def _interlace(self, cluster: Cluster, mine: list[Token], theirs: list[Token]) -> None:
        ends = {**self.theirs.ends(), **self.mine.ends()}
        before = len(self.conflicts)
        try:
            order = interlace(mine, theirs, list(self.open), ends)
        except Overlap as overlap:
            self._overlap(overlap, cluster)
            order = None
        if order is None and before == len(self.conflicts):
            self._collide("both put something in at the same place", cluster)
        for token, is_mine in order or []:
            self._emit(token, mine=is_mine)

    def _collide(self, reason: str, cluster: Cluster) -> None:
        """Record a conflict and go on with what the hand-edited file has."""
        partner = self.mine.alignment.partner
        start = next((h.first for h in cluster.mine if h.start == cluster.start), None)
        if start is None:
            start = partner.get(cluster.start, max((h.last for h in cluster.mine), default=0))
        tokens = self._slice(self.mine, cluster, cluster.mine) if cluster.mine else []
        if not cluster.mine:
            tokens = [self.mine.tokens[partner[i]] for i in range(cluster.start, cluster.end) if i in partner]
        theirs = self._slice(self.theirs, cluster, cluster.theirs) if cluster.theirs else []
        at = self.mine.tokens[min(start, len(self.mine.tokens) - 1)]
        node = self.base[cluster.start].node if not tokens and cluster.start < cluster.end else _lasting(at.node)
        shown = around(self.base, cluster.start, cluster.end)
        texts = (words_of(self._whole(self.mine, tokens)), words_of(self._whole(self.theirs, theirs)))
        self.conflicts.append(conflict(reason, node, at.line, shown, *texts))
        self.told.update(range(cluster.start, cluster.end))
        told = len(self.conflicts)
        for token in tokens:
            self._emit(token, mine=True)
        del self.conflicts[told:]

    def _whole(self, side: Side, tokens: list[Token]) -> list[Token]:
        """Return tokens, or the whole of the outermost new element that they end."""
        begun = {token.node for token in tokens if token.kind is Kind.START}
        ends = [token.node for token in tokens if token.kind is Kind.END and token.node not in begun]
        last = ends[-1] if ends else None
        return self._text(side, last) if last and last.uid[0] != "base" else tokens

    def _emit(self, token: Token, *, mine: bool) -> None:
        """Add a token to the result, with the merged start tag; elements must be closed in the order of opening."""
        properties = None
        if token.kind is Kind.START and token.node:
            self._open(token, token.node)
            merged = self.merger.merged(token.node.uid)
            if merged != Properties(token.node.name, token.node.attributes):
                properties = merged
        if token.kind is Kind.END and token.node:
            self._close(token)
        self.result.append(Woven(token, mine, properties))

    def _open(self, token: Token, node: Node) -> None:
        uid = node.uid
        reason = ""
        if uid in self.started:
            reason = "moved to two places"
        elif uid[0] == "base" and (uid not in self.mine.nodes or uid not in self.theirs.nodes):
            reason = "moved on one side, removed on the other"
        if reason:
            texts = [words_of(self._text(side, node)) for side in (self.mine, self.theirs)]
            self.conflicts.append(conflict(reason, node, token.line, "", *texts))
        self.started.add(uid)
        self.open.append(uid)

    def _close(self, token: Token) -> None:
        if self.open and token.node and self.open[-1] == token.node.uid:
            self.open.pop()
        elif not self.broken:
            self._overlap(Overlap(token), None)

    def _overlap(self, overlap: Overlap, cluster: Cluster | None) -> None:
        """Tell of two elements of which neither stands in the other; what follows cannot be told apart from it."""
        first, self.broken = not self.broken and not self.conflicts, True
        if not first:
            return
        inner = self._node(self.open[-1]) if self.open else None
        outer = overlap.token.node
        names = " and ".join(f"<{node.local}>" for node in (inner, outer) if node)
        line = next((w.token.line for w in reversed(self.result) if w.mine), 1)
        texts = [words_of(self._text(side, inner) or self._text(side, outer)) for side in (self.mine, self.theirs)]
        self.conflicts.append(
            conflict(f"{names} overlap: neither stands in the other", _lasting(outer), line, "", *texts)
        )

    def _node(self, uid: Uid) -> Node | None:
        return self.mine.nodes.get(uid) or self.theirs.nodes.get(uid)

    def _text(self, side: Side, node: Node | None) -> list[Token]:
        if node is None or node.uid not in side.nodes:
            return []
        places = [
            i for i, token in enumerate(side.tokens) if token.is_tag and token.node and token.node.uid == node.uid
        ]
        return side.tokens[places[0] : places[-1] + 1]

    def _wraps_of_replaced_words(self) -> None:
        """Tell of new mark-up around words that the other side replaced: it was made for other words."""
        for side, other in ((self.mine, self.theirs), (self.theirs, self.mine)):
            for wrap in wraps(side):
                inside = range(wrap.opened.end, wrap.closed.start)
                words = [place for place in inside if self.base[place].kind is Kind.WORD]
                kept = other.alignment.partner
                if not words or any(place in kept for place in words) or wrap.node.uid in other.nodes:
                    continue
                if self.told.issuperset(words):
                    continue
                hand, new = (wrap.node, None) if side is self.mine else (None, wrap.node)
                reason = f"<{wrap.node.local}> was put around words that the other side replaced"
                line = hand.line if hand else self._line(words[0])
                shown = words_of(self.base[wrap.opened.end : wrap.closed.start])
                text = words_of(self._between(other, inside))
                marked = words_of(self._text(side, wrap.node))
                at = hand or self.base[words[0]].node
                self.conflicts.append(
                    conflict(reason, at, line, shown, text if new else marked, marked if new else text)
                )

    def _between(self, side: Side, inside: range) -> list[Token]:
        return [
            token
            for hunk in side.alignment.hunks
            if hunk.start < inside.stop and hunk.end > inside.start
            for token in side.slice(hunk)
        ]

    def _line(self, place: int) -> int:
        """Return the line of the hand-edited file where a token of the base stands or stood."""
        kept = [at for at in self.mine.alignment.partner if at <= place]
        return self.mine.tokens[self.mine.alignment.partner[max(kept)]].line if kept else 1

    def _same_words_touch(self, one: Cluster, two: Cluster) -> bool:
        """Whether both sides put in words side by side, and it is unclear whether they mean the same change."""
        if one.end != two.start or bool(one.mine) == bool(two.mine) or bool(one.theirs) == bool(two.theirs):
            return False
        a, b = self._new_words(one), self._new_words(two)
        if one.start == one.end or two.start == two.end:
            # Words put in beside words that the other side replaced or took out.
            new, old = (a, two) if one.start == one.end else (b, one)
            return bool(new) and any(token.kind is Kind.WORD for token in self.base[old.start : old.end])
        return not a.isdisjoint(b)

    def _new_words(self, cluster: Cluster) -> set[str]:
        side, hunks = (self.mine, cluster.mine) if cluster.mine else (self.theirs, cluster.theirs)
        depth, found = 0, set()
        for token in (token for hunk in hunks for token in side.slice(hunk)):
            depth += (token.kind is Kind.START) - (token.kind is Kind.END)
            if token.kind is Kind.WORD and token.text.isalnum() and depth <= 0:
                found.add(token.text.lower())
        return found


def _lasting(node: Node | None) -> Node | None:
    """Return the nearest element, from this one outwards, that was in the base."""
    while node and node.uid[0] != "base":
        node = node.parent
    return node


def _begins_or_ends(tokens: Sequence[Token], part: Sequence[Token]) -> bool:
    return same_tokens(tokens[: len(part)], part) or same_tokens(tokens[len(tokens) - len(part) :], part)


def _reason(cluster: Cluster, mine: Sequence[Token], theirs: Sequence[Token]) -> str:
    if cluster.start < cluster.end and not mine:
        return "removed by hand, changed by the new conversion"
    if cluster.start < cluster.end and not theirs:
        return "changed by hand, removed by the new conversion"
    return "both changed the same words"
