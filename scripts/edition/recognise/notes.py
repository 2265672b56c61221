"""Footnotes: where their bodies stand, and the calls that lead to them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from edition.recognise.labels import Label, note_label
from edition.recognise.units import Unit

_HEADING: Final = re.compile(
    r"[\W_]*(?:(?:editor[’']?s?[’']?|author[’']?s?[’']?|translator[’']?s?[’']?|explanatory|mia|marxists) )?"
    r"(?:foot|end)?notes?(?: (?:and|by|of|to) .{1,60})?[\W_]*(?:\[edit[^\]]*\])?|references[\W_]*(?:\[edit[^\]]*\])?",
    re.IGNORECASE,
)
_BRACKET_CALL: Final = re.compile(r"\[(\d{1,3}[*a-z]?|\*{1,4}|[a-z]|[†‡])\]")
_STAR_CALL: Final = re.compile(r"(?<=[\w.,;:!?’”\"'»)])(\*{1,4}|[†‡])(?=[\s.,;:!?)’”—–-]|$)")
_PAREN_CALL: Final = re.compile(r"(?<=[\w.,;:!?’”\"'»])\s?\(?(\d{1,2})\)(?=[\s.,;:!?’”—–-]|$)")
_SUPERSCRIPT_CALL: Final = re.compile(r"(?<=[\w.,;:!?’”\"'»)])([¹²³⁴⁵⁶⁷⁸⁹⁰]{1,3})")
_SUPERSCRIPT: Final = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")

#: The call patterns that a style of note may be called by, besides square brackets.
_CALLS_OF: Final = {
    "star": _STAR_CALL,
    "numbered)": _PAREN_CALL,
    "(numbered)": _PAREN_CALL,
    "bare": _SUPERSCRIPT_CALL,
    "numbered.": _SUPERSCRIPT_CALL,
}


@dataclass(frozen=True, slots=True)
class Note:
    """A note body: its label, and its units (paragraphs), the first of which opens with the label."""

    label: Label
    units: tuple[Unit, ...]
    #: Whether it stands at the foot of a page, among the paragraphs.
    at_foot: bool = False


@dataclass(frozen=True, slots=True)
class Call:
    """A footnote call: code points [start, end) of the source, and the key of the note it calls."""

    start: int
    end: int
    key: str


@dataclass(frozen=True, slots=True)
class NotesSection:
    """Notes at the end of a text, with the heading above them if there is one."""

    heading: Unit | None
    notes: tuple[Note, ...]


def split_notes(units: Sequence[Unit]) -> tuple[list[Unit], list[NotesSection]]:
    """Part the units of a text from the notes that follow them: one series, or several with headings."""
    heads = [index for index in range(len(units) - 1) if _is_heading(units, index)]
    if heads:
        stops = [*heads[1:], len(units)]
        parts = zip(heads, stops, strict=True)
        sections = [NotesSection(units[at], _collect(units[at + 1 : stop])) for at, stop in parts]
        return list(units[: heads[0]]), sections
    if (index := _unheaded(units)) is not None:
        return list(units[:index]), [NotesSection(None, _collect(units[index:]))]
    return list(units), []


def foot_notes(units: Sequence[Unit]) -> dict[int, Note]:
    """Return, by index, the units among the paragraphs that are notes opened by a star called before."""
    found: dict[int, Note] = {}
    waiting: list[str] = []
    for index, unit in enumerate(units):
        label = note_label(unit.lines[0].text, styles=frozenset({"star"}))
        if label and label.key in waiting and not unit.forced:
            waiting.remove(label.key)
            found[index] = Note(label, (unit,), at_foot=True)
        else:
            waiting.extend(call.key for call in calls_in(unit.text, 0, {"star"}) if call.key[0] in "*†‡")
    return found


def calls_in(text: str, offset: int, styles: Iterable[str]) -> list[Call]:
    """Return the calls in `text`, which begins at `offset`; `styles` are those of the notes there are."""
    patterns = [_BRACKET_CALL, *dict.fromkeys(_CALLS_OF[s] for s in sorted(styles) if s in _CALLS_OF)]
    found: dict[int, Call] = {}
    for pattern in patterns:
        for match in pattern.finditer(text):
            if pattern is _STAR_CALL and _is_emphasis(text, match):
                continue
            lead = len(match.group()) - len(match.group().lstrip())
            key = match[1].translate(_SUPERSCRIPT)
            found.setdefault(
                offset + match.start() + lead, Call(offset + match.start() + lead, offset + match.end(), key)
            )
    return sorted(found.values(), key=lambda call: call.start)


def _is_emphasis(text: str, match: re.Match[str]) -> bool:
    """Whether stars close an emphasis that the same number of stars opened before."""
    mark = re.escape(match[1])
    before = text[max(0, match.start() - 1000) : match.start()]
    return re.search(rf"(?<![\w*]){mark}(?=[^\s*])[^*]*\Z", before) is not None


def _is_heading(units: Sequence[Unit], index: int) -> bool:
    """Whether a unit is a heading such as "Notes" above a note."""
    unit = units[index]
    return (
        len(unit.text) <= 80
        and not unit.forced
        and _HEADING.fullmatch(unit.text) is not None
        and note_label(units[index + 1].lines[0].text) is not None
    )


def _unheaded(units: Sequence[Unit]) -> int | None:
    """Find the longest run of numbered notes that reaches to the end of the text."""
    for styles in ({"arrow"}, {"bracket"}, {"numbered."}, {"numbered)"}, {"(numbered)"}, {"bare"}, {"star"}):
        run = _run(units, frozenset(styles))
        if styles == {"star"} and len(run) < len(units) - (run or [0])[0]:
            continue  # paragraphs follow: the notes stand at the foot of pages
        if run and _is_called(units, run, styles):
            return run[0]
    return None


def _run(units: Sequence[Unit], styles: frozenset[str]) -> list[int]:
    run: list[int] = []
    following: Label | None = None
    for index in range(len(units) - 1, -1, -1):
        label = note_label(units[index].lines[0].text, styles=styles)
        if label is None or units[index].forced:
            continue
        if following and following.value - label.value not in ({0, 1} if label.style == "bracket" else {1}):
            break
        run.insert(0, index)
        following = label
    return run


def _is_called(units: Sequence[Unit], run: Sequence[int], styles: set[str]) -> bool:
    if styles == {"arrow"}:
        return True
    keys = set()
    for index in run:
        label = note_label(units[index].lines[0].text, styles=frozenset(styles))
        keys.add(label.key if label else "")
    called = {call.key for unit in units[: run[0]] for call in calls_in(unit.text, 0, styles)}
    return bool(keys & called) if styles == {"bracket"} else len(keys & called) * 2 > len(keys)


def _collect(units: Sequence[Unit]) -> tuple[Note, ...]:
    """Cut the units of a notes zone into notes: each begins at a label that goes on with the numbering."""
    notes: list[Note] = []
    for unit in units:
        styles = frozenset({notes[-1].label.style}) if notes else None
        label = note_label(unit.lines[0].text, styles=styles)
        if label and label.key in "↑^":  # a note whose number was lost: it is the next
            number = len(notes) + 1
            label = replace(label, key=str(number), value=number)
        if label and (not notes or _goes_on(notes[-1].label, label)):
            notes.append(Note(label, (unit,)))
        elif notes:
            notes[-1] = Note(notes[-1].label, (*notes[-1].units, unit))
    return tuple(notes)


def _goes_on(before: Label, label: Label) -> bool:
    if before.key.isdigit() and label.key.isdigit():
        return before.value < label.value <= before.value + 10
    return label.key != before.key
