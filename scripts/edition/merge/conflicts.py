"""Conflicts: where both sides changed the same thing, told so that a scholar can decide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Final

from edition.merge.tokens import Kind, Node, Token

#: So many words of context stand around the words concerned; longer stretches are cut in the middle.
CONTEXT: Final = 6
_LONGEST: Final = 300


@dataclass(frozen=True)
class Conflict:
    """One place that hand and conversion changed differently; `line` is in the hand-edited file."""

    message: str
    path: str
    id: str
    line: int
    base: str
    mine: str
    theirs: str

    @property
    def where(self) -> str:
        """Return the place in short."""
        return f"line {self.line}, {self.path.rpartition('/')[2]}{f' #{self.id}' if self.id else ''}"


def conflict(message: str, node: Node | None, line: int, base: str, mine: str, theirs: str) -> Conflict:
    """Make a conflict in an element."""
    near = next((one.id for one in (node, *node.ancestors()) if one.id), "") if node else ""
    return Conflict(message, node.path() if node else "/", near, line, base, mine, theirs)


def words_of(tokens: Sequence[Token]) -> str:
    """Return tokens as an editor reads them: words with short tags."""
    return _shortened("".join(_shown(token) for token in tokens).strip())


def around(tokens: Sequence[Token], start: int, end: int) -> str:
    """Return the tokens [start, end) in brackets, with some words of the same block before and after."""
    before = list(takewhile(_inline, reversed(tokens[max(0, start - 2 * CONTEXT) : start])))
    after = takewhile(_inline, tokens[end : end + 2 * CONTEXT])
    shown = ["".join(_shown(token) for token in part if not token.is_tag) for part in (reversed(before), after)]
    return f"{shown[0].lstrip()}[{words_of(tokens[start:end])}]{shown[1].rstrip()}"


def _inline(token: Token) -> bool:
    """Whether a token belongs to the running words of a block: no tag that begins or ends one."""
    return not token.is_tag or bool(token.node and token.node.parent and token.node.parent.flow)


def _shown(token: Token) -> str:
    if token.kind is Kind.START and token.node:
        pairs = "".join(
            f' {"xml:" if name.startswith("{http://www.w3.org/XML") else ""}{name.rpartition("}")[2]}="{value}"'
            for name, value in token.node.attributes.items()
        )
        return f"<{token.node.local}{pairs}>"
    if token.kind is Kind.END and token.node:
        return f"</{token.node.local}>"
    if token.kind is Kind.COMMENT:
        return f"<!--{token.text}-->"
    if token.kind is Kind.INSTRUCTION:
        return f"<?{token.text}?>"
    return token.text


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 80]} … {text[-70:]}"


def report(name: str, proposed: str, conflicts: Sequence[Conflict]) -> str:
    """Return what ID.conflicts.txt says."""
    text_id = name.removesuffix(".xml")
    count = f"{len(conflicts)} places" if len(conflicts) > 1 else "one place"
    lines = [
        f"{name}: edited by hand, and changed by the new conversion at {count}",
        "",
        f"{name} was left as it is. What the new conversion gives stands in {proposed}.",
        "To settle it, do one of these:",
        f"  - in {name}, write at each place below what shall stand there, then:",
        f"      edition convert --resolve mine {text_id}",
        "    The file stays as it is; of other changes of the conversion it takes none: copy those you want.",
        "  - take the new conversion as a whole; the file with your edits is kept beside it:",
        f"      edition convert --resolve theirs {text_id}",
        "  - undo your edit at these places and convert again: all others merge.",
    ]
    for number, one in enumerate(conflicts, 1):
        lines += [
            "",
            f"{number}. {one.where}: {one.message}",
            f"   at              {one.path}",
            f"   before          {one.base or '(nothing)'}",
            f"   by hand         {one.mine or '(nothing)'}",
            f"   new conversion  {one.theirs or '(nothing)'}",
        ]
    return "\n".join(lines) + "\n"
