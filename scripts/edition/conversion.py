"""Captures to the TEI master: convert what changed, never overwrite what was edited by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Final

from edition.adapters.files import write_if_changed
from edition.decide.decisions import Decisions, read_decisions
from edition.decide.draft import draft_decisions
from edition.encode.document import encode_document
from edition.errors import ConflictError, DecisionError, SourceError
from edition.graph import Graph, Outcome, combine
from edition.model import Finding, Location, finding
from edition.project import Edition, resources
from edition.recognise.fold import lower, plain
from edition.recognise.layout import recognise_layout
from edition.recognise.matcher import Matcher
from edition.registers.model import Registers
from edition.registers.read import read_registers, register_files
from edition.source import Source, read_source
from edition.workers import Task

_WORD: Final = re.compile(r"[^\W\d_]+")
#: Strings of a decisions file that may be keys of registers.
_QUOTED: Final = re.compile(r'"([^\s"]+)"')


@dataclass(frozen=True)
class ConvertArgument:
    """A capture of an edition."""

    root: str
    capture: str


def names_tasks(edition: Edition, graph: Graph) -> Iterator[Task]:
    """Yield a task for each capture that tells which entries of the registers it may name.

    A text depends on these entries only: a new entry re-marks the texts in which one of its forms occurs.
    """
    about = combine([code_digest(graph), [graph.digest(path) for path in register_files(edition.registers)]])
    for capture in edition.captures():
        inputs = combine([graph.digest(capture), graph.digest(capture.with_suffix(".toml")), about])
        yield Task(f"names:{capture.name}", inputs, names_in, ConvertArgument(str(edition.root), capture.name))


def names_in(argument: ConvertArgument) -> Outcome:
    """Return one hash of the entries and forenames of the registers that occur in a capture and its decisions."""
    edition = Edition(Path(argument.root))
    matcher = matcher_of(edition)
    try:
        source = read_source(edition.seeds / argument.capture)
    except SourceError:
        return Outcome()  # told by the conversion
    decisions = source.path.with_suffix(".toml")
    said = decisions.read_text("utf-8", "replace") if decisions.is_file() else ""
    entries = {*matcher.entries_in(source.text), *matcher.entries_in(said)}
    words = {lower(plain(word)) for word in _WORD.findall(source.text)}
    decided = set(_QUOTED.findall(said))
    entries |= {entry.id for entry in matcher.registers.entries if entry.key in decided}
    digests = [matcher.registers.by_id[one].digest for one in sorted(entries)]
    return Outcome(value=combine([digests, sorted(words & matcher.given_names)]))


def matcher_of(edition: Edition) -> Matcher:
    """Return what finds the names of an edition's registers; it is made once a process."""
    return _matcher(read_registers(edition.registers))


@lru_cache(maxsize=1)
def _matcher(registers: Registers) -> Matcher:
    return Matcher(registers)


def convert_tasks(edition: Edition, graph: Graph, names: tuple[str, ...] = ()) -> list[Task]:
    """Return a task for each capture (or those named by file stem or text id) whose master is out of date.

    Raises DecisionError when two decisions files give the same identifier.
    """
    header, code = graph.digest(edition.marker), code_digest(graph)
    tasks: list[Task] = []
    ids: dict[str, Path] = {}
    for capture in edition.captures():
        decisions = capture.with_suffix(".toml")
        names_in = graph.value(f"names:{capture.name}")
        inputs = combine([graph.digest(capture), graph.digest(decisions), header, code, names_in])
        task = Task(f"convert:{capture.name}", inputs, convert_one, ConvertArgument(str(edition.root), capture.name))
        current = graph.current(task.name, inputs)
        text_id = _known_id(graph, task.name) if current else _declared_id(decisions)
        if text_id in ids and text_id:
            raise DecisionError(
                f'{decisions}: text.id "{text_id}" is that of {ids[text_id].name}, too; each text needs its own'
            )
        ids[text_id] = decisions
        if not current and (not names or capture.stem in names or text_id in names):
            tasks.append(task)
    return tasks


def code_digest(graph: Graph) -> str:
    """Return a hash of the tool's own code: a changed tool makes everything anew."""
    return graph.digest_tree(Path(__file__).resolve().parent, ("**/*.py",))


def xslt_digest(graph: Graph, *folders: str) -> str:
    """Return a hash of stylesheets: the entries and the folders named."""
    patterns = ["*.xsl", *(f"{folder}/**/*" for folder in folders)]
    return graph.digest_tree(resources("xslt"), patterns)


def _known_id(graph: Graph, name: str) -> str:
    outputs = graph.outputs(name).get(name, [])
    return Path(outputs[0]).stem if outputs else ""


def _declared_id(path: Path) -> str:
    return read_decisions(path).text.id if path.is_file() else ""


def convert_one(argument: ConvertArgument) -> Outcome:
    """Convert one capture and write its TEI; the findings are what awaits the editor."""
    edition = Edition(Path(argument.root))
    source = read_source(edition.seeds / argument.capture)
    decisions, findings = decisions_for(source, edition)
    encoded = encode_document(source, decisions, edition.header(), matcher_of(edition))
    shown = tuple(_relocate(one, edition, source) for one in (*findings, *encoded.findings))
    target = edition.texts / f"{encoded.text_id}.xml"
    base = edition.bases / target.name
    reconcile(target, base, encoded.xml)
    return Outcome(
        tuple(path.relative_to(edition.root).as_posix() for path in (target, base)),
        tuple(sorted(shown, key=lambda one: one.sort_key)),
    )


def decisions_for(source: Source, edition: Edition) -> tuple[Decisions, list[Finding]]:
    """Read the decisions on a capture; without a file, draft them from what the capture says."""
    path = source.path.with_suffix(".toml")
    if path.is_file():
        return read_decisions(path), []
    draft = draft_decisions(source, recognise_layout(source))
    where = Location(edition.shown(path))
    hint = f"write one with: edition add seeds/{source.name}"
    return draft.decisions, [finding("M001", where, hint=hint), *draft.findings]


def reconcile(target: Path, base: Path, new: bytes) -> None:
    """Write a new conversion unless the file on disk was edited by hand.

    `base` holds what the converter wrote last. If hand and converter both changed the text, the proposal is
    written beside it and ConflictError raised: nothing is overwritten.
    """
    mine = target.read_bytes() if target.is_file() else None
    last = base.read_bytes() if base.is_file() else None
    if mine in (None, new, last):
        write_if_changed(target, new)
        write_if_changed(base, new)
    elif new != last:
        proposal = target.with_name(f"{target.stem}.proposed.xml")
        write_if_changed(proposal, new)
        raise ConflictError(
            f"{target}: was edited by hand and the conversion changed, too; the new conversion is in "
            f"{proposal.name}: take over what you want, then copy it to {base}"
        )


def remove_orphans(edition: Edition, graph: Graph, before: dict[str, list[str]]) -> Iterator[Path]:
    """Remove masters whose capture is gone or that got another name, unless edited by hand; yield them.

    `before` is what the graph knew before the conversion, task by task: a master that this edition's own
    converter is not known to have written is never touched.
    """
    captures = {f"convert:{capture.name}" for capture in edition.captures()}
    now = {path for name, paths in graph.outputs("convert:").items() if name in captures for path in paths}
    for name, paths in before.items():
        for path in sorted(set(paths) - now):
            target = edition.root / path
            base = edition.bases / target.name
            if target.parent == edition.texts and target.is_file() and base.is_file():
                if target.read_bytes() != base.read_bytes():
                    continue
                target.unlink()
                base.unlink()
                yield target
        if name not in captures:
            graph.drop(name)


def _relocate(one: Finding, edition: Edition, source: Source) -> Finding:
    """Give a finding the path of its file as seen from the edition's root."""
    path = source.path if one.where.file == source.name else Path(one.where.file)
    return replace(one, where=replace(one.where, file=edition.shown(path)))
