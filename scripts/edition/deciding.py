"""Decisions on suspects, written into the decisions file of a text: all of them, or none."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from edition.adapters.files import only_one, write_if_changed
from edition.adding import Adding
from edition.decide.decisions import parse_decisions, read_decisions
from edition.decide.draft import write_draft
from edition.decide.writing import Additions, add_to
from edition.project import Edition
from edition.recognise.suspects import Defect
from edition.source import Source
from edition.suspicion import Cases, SuspectError, correction_for, flat

_CERTAINTIES: Final = frozenset({"", "high", "medium", "low"})
_KEYS: Final = frozenset({"id", "do", "corr", "cert", "kind", "reason"})
_DO: Final = {"accept": True, "reject": False}


@dataclass(frozen=True)
class Decision:
    """What the editor decided on a suspect; `corr` is None where the proposal is taken."""

    id: str
    accepted: bool
    corr: str | None = None
    cert: str = ""
    kind: str = ""
    reason: str = ""

    def __post_init__(self) -> None:
        if self.kind and self.kind not in set(Defect):
            raise SuspectError(f'{self.id}: kind is "{self.kind}", which is none of: {", ".join(sorted(Defect))}')
        if self.cert not in _CERTAINTIES:
            raise SuspectError(f'{self.id}: cert is "{self.cert}", which is none of: high, low, medium')


def read_decided(text: str, name: str) -> list[Decision]:
    """Read decisions from JSON; raises SuspectError that says which one is wrong, and how."""
    try:
        data = json.loads(text)
    except ValueError as error:
        raise SuspectError(f"{name}: not JSON: {error}") from error
    if not isinstance(data, list):
        raise SuspectError(f'{name}: must be a list, as in [{{"id": "…", "do": "accept"}}]')
    return [_decision(one, f"{name}: entry {number}") for number, one in enumerate(data, 1)]


def _decision(data: Any, where: str) -> Decision:
    if not isinstance(data, dict) or not all(isinstance(value, str) for value in data.values()):
        raise SuspectError(f'{where}: must be an object of strings, as in {{"id": "…", "do": "accept"}}')
    if unknown := sorted(set(data) - _KEYS):
        raise SuspectError(f"{where}: unknown key {unknown[0]!r}; there are: {', '.join(sorted(_KEYS))}")
    if not data.get("id") or data.get("do") not in _DO:
        raise SuspectError(f'{where}: needs "id", and "do" with "accept" or "reject"')
    if data["do"] == "reject" and len(data) > 2:
        raise SuspectError(f'{where}: to reject takes nothing but "id"')
    given = {key: value for key, value in data.items() if key != "do"}
    return Decision(accepted=_DO[data["do"]], **given)


def decide_on(edition: Edition, cases: Cases, decisions: Sequence[Decision]) -> list[str]:
    """Write decisions on suspects of one text and return a line about each.

    A decisions file that is missing is drafted first. Raises DecisionError, and writes nothing, if the file is
    broken or can't take them; SuspectError if one of them can't be carried out.
    """
    additions = Additions()
    lines: list[str] = []
    for one in decisions:
        case = cases.get(one.id)
        if one.accepted:
            made = correction_for(cases, case, corr=one.corr, cert=one.cert, kind=one.kind, reason=one.reason)
            additions.corrections.append(made)
            lines.append(f"{one.id} accepted: {_change(made.sic, made.corr, made.after)} ({made.cert})")
        else:
            quoted = cases.quote(case)
            additions.ignored.append(" ".join(quoted.words.split()))
            lines.append(f"{one.id} rejected: “{flat(quoted.words)}” stays as it is")
    with only_one(edition.lock):
        _write(edition, cases.source, additions)
    return lines


def _write(edition: Edition, source: Source, additions: Additions) -> None:
    path = edition.seeds / source.name
    path = path.with_suffix(".toml")
    if path.is_file():
        read_decisions(path)  # refuses a file that has an error
        text = path.read_bytes().decode("utf-8")
    else:
        text = write_draft(Adding(edition).draft(source)[1])
    made = add_to(text, additions, path)
    parse_decisions(made, path)  # refuses what would be an error at the next conversion
    write_if_changed(path, made.encode("utf-8"))


def _change(sic: str, corr: str, after: str) -> str:
    if after:
        return f"“{corr.strip()}” after “{after}”"
    return f"“{sic}” → “{corr}”" if corr else f"“{sic}” taken out"
