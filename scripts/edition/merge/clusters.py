"""Changes of both sides that meet: hunks that only touch do not."""

from __future__ import annotations

from dataclasses import dataclass, field

from edition.merge.alignment import Hunk
from edition.merge.sides import Side
from edition.merge.tokens import same_tokens


@dataclass
class Cluster:
    """Hunks that meet, and the tokens of the base [start, end) that they touch."""

    start: int
    end: int
    mine: list[Hunk] = field(default_factory=list)
    theirs: list[Hunk] = field(default_factory=list)

    def meets(self, hunk: Hunk) -> bool:
        """Whether a hunk that begins here or later collides; hunks that only touch do not."""
        if self.start == self.end:
            return hunk.start == hunk.end == self.end
        return hunk.start < self.end


def clusters(mine: Side, theirs: Side) -> list[Cluster]:
    """Return the hunks of both sides in order, those together that meet."""
    hunks = [(one.start, one.end, False, one) for one in mine.alignment.hunks]
    hunks += [(one.start, one.end, True, one) for one in theirs.alignment.hunks]
    found: list[Cluster] = []
    for start, end, is_theirs, hunk in sorted(hunks, key=lambda one: one[:3]):
        if not found or not found[-1].meets(hunk):
            found.append(Cluster(start, end))
        last = found[-1]
        last.end = max(last.end, end)
        (last.theirs if is_theirs else last.mine).append(hunk)
    return _with_included(found, mine, theirs)


def _with_included(found: list[Cluster], mine: Side, theirs: Side) -> list[Cluster]:
    """Join an insertion with a replacement beside it by the other side that has the same tokens at that end."""
    joined: list[Cluster] = []
    for cluster in found:
        last = joined[-1] if joined else None
        if last and last.end == cluster.start and _includes(last, cluster, mine, theirs):
            joined[-1] = Cluster(last.start, cluster.end, last.mine + cluster.mine, last.theirs + cluster.theirs)
        else:
            joined.append(cluster)
    return joined


def _includes(one: Cluster, two: Cluster, mine: Side, theirs: Side) -> bool:
    """Whether one of two clusters is an insertion that the other side's replacement beside it has at that end."""
    for inserted, other in ((one, two), (two, one)):
        if inserted.start < inserted.end or bool(inserted.mine) == bool(inserted.theirs):
            continue
        new = mine.slice(inserted.mine[0]) if inserted.mine else theirs.slice(inserted.theirs[0])
        side, hunks = (theirs, other.theirs) if inserted.mine else (mine, other.mine)
        if inserted is one and hunks and hunks[0].start == other.start:
            if same_tokens(side.slice(hunks[0])[: len(new)], new):
                return True
        elif inserted is two and hunks and hunks[-1].end == other.end:
            tokens = side.slice(hunks[-1])
            if same_tokens(tokens[len(tokens) - len(new) :], new):
                return True
    return False
