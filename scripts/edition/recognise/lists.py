"""Lists among the units of a text, nested lists and items of several paragraphs included."""

from __future__ import annotations

from collections.abc import Sequence

from edition.recognise import patterns
from edition.recognise.labels import Label, label_of, labels_of, looks_like_text
from edition.recognise.span import Span
from edition.recognise.units import INDENT, Unit


def is_lettered_heading(units: Sequence[Unit], index: int) -> bool:
    """Whether a unit with a label is a heading ("B. The Tasks"): short, like a title, apart from what follows."""
    unit = units[index]
    label = label_of(unit.lines[0].text)
    following = units[index + 1] if index + 1 < len(units) else None
    if label is None or following is None or label.style not in {"lettered.", "roman.", "numbered."}:
        return False
    words = unit.lines[0].text[label.length :].strip()
    titled = len(words) <= 60 and patterns.is_title_case(words) and patterns.is_heading_like(words)
    apart = bool(following.gap) and (unit.gap > 0 or index == 0)
    return titled and apart and _next_label(units, index + 1, label) is None and not unit.forced


def list_at(units: Sequence[Unit], index: int) -> tuple[list[Span], int]:
    """Return the spans of a list that begins at `index` and how many units it takes; 0 if there is none.

    A list has at least two items with consecutive labels of one style. Units without a label belong to the
    item before when they are indented; a list of another style between two items is nested in the first.
    """
    if is_lettered_heading(units, index):
        return [], 0
    for label in _openers(units[index]):
        spans, end = _parse(units, index, label)
        if end > index:
            return spans, end - index
    return [], 0


def _openers(unit: Unit) -> list[Label]:
    line = unit.lines[0].text
    return [] if unit.forced or looks_like_text(line) else labels_of(line)


def _parse(units: Sequence[Unit], index: int, first: Label) -> tuple[list[Span], int]:
    items: list[tuple[int, int, Label]] = []
    nested: list[Span] = []
    at, label = index, first
    while True:
        end, inner = _item_end(units, at, label)
        items.append((at, end, label))
        nested += inner
        following = _next_label(units, end, label)
        if following is None:
            break
        at, label = end, following
    if len(items) < 2:
        return [], index
    rend = first.style.strip("().").replace("dashed", "bulleted")
    spans = [Span(units[index].start, units[items[-1][1] - 1].end, "list", {"rend": rend})]
    for at, end, label in items:
        number = {} if rend == "bulleted" else {"n": label.key}
        start = units[at].start
        mark = units[at].lines[0].start + label.length
        spans.append(Span(start, units[end - 1].end, "item", number))
        spans.append(Span(start, mark, "label"))
        spans += _paragraphs(units[at:end], label, nested)
    return spans + nested, items[-1][1]


def _paragraphs(units: Sequence[Unit], label: Label, nested: Sequence[Span]) -> list[Span]:
    """Return the paragraphs of an item that has several, or a list inside it (then the first has the label)."""
    inner = [s for s in nested if s.kind == "list" and units[0].end < s.start < units[-1].end]
    if len(units) == 1:
        return []
    first = (units[0].start, units[0].end) if inner else _after(units[0], label)
    rest = [u for u in units[1:] if not any(s.start <= u.start < s.end for s in inner)]
    return [Span(*first, "p"), *(Span(unit.start, unit.end, "p") for unit in rest)]


def _after(unit: Unit, label: Label) -> tuple[int, int]:
    """Return the range of a unit without its label and the blank after it."""
    start = unit.lines[0].start + label.length
    rest = unit.lines[0].text[label.length :]
    return start + len(rest) - len(rest.lstrip()), unit.end


def _item_end(units: Sequence[Unit], at: int, label: Label) -> tuple[int, list[Span]]:
    """Return the index after the units of the item at `at`, and the spans of lists nested in it."""
    end = at + 1
    nested: list[Span] = []
    while end < len(units) and not units[end].forced and not patterns.furniture_type(units[end].text):
        if _next_label(units, end, label):
            break
        inner = [one for one in _openers(units[end]) if one.style != label.style and one.value == 1]
        if inner and units[end].lines[0].number:
            spans, stop = _parse(units, end, inner[0])
            if stop > end and (_next_label(units, stop, label) or units[end].indent > units[at].indent):
                nested, end = nested + spans, stop
                continue
        if units[end].indent >= units[at].indent + INDENT and not _openers(units[end]):
            end += 1
            continue
        break
    return end, nested


def _next_label(units: Sequence[Unit], at: int, label: Label) -> Label | None:
    """Return the label at `at` if it goes on with a list whose last label is given."""
    if at >= len(units):
        return None
    step = 0 if label.style in {"bulleted", "dashed"} else 1
    for one in _openers(units[at]):
        if one.style == label.style and one.value == label.value + step:
            same_mark = step or one.key == label.key
            if same_mark and one.key.isupper() == label.key.isupper():
                return one
    return None
