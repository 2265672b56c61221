"""Captures to the TEI master: convert what changed, merge it with what was edited by hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from edition.decide.decisions import Decisions, read_decisions
from edition.decide.draft import draft_decisions
from edition.encode.document import encode_document
from edition.errors import ConflictError, DecisionError
from edition.graph import Graph, Outcome, combine
from edition.matching import matcher_of
from edition.merge.store import Files, Standing, clear, reconcile
from edition.merge.store import resolve as resolve_conflict
from edition.model import Finding, Location, finding
from edition.project import Edition, resources
from edition.recognise.layout import recognise_layout
from edition.source import Source, read_source
from edition.workers import Task

#: The status of a text whose TEI is its only truth.
PROMOTED: Final = "promoted"


@dataclass(frozen=True)
class ConvertArgument:
    """A capture of an edition."""

    root: str
    capture: str
    #: How to end a conflict: "mine" or "theirs".
    resolve: str = ""


def convert_tasks(edition: Edition, graph: Graph, names: tuple[str, ...] = (), resolve: str = "") -> list[Task]:
    """Return a task for each capture (or those named by file stem or text id) whose master is out of date.

    With `resolve`, those named are done in any case.

    Raises DecisionError when two decisions files give the same identifier.
    """
    header, code = graph.digest(edition.marker), code_digest(graph)
    tasks: list[Task] = []
    ids: dict[str, Path] = {}
    for capture in edition.captures():
        decisions = capture.with_suffix(".toml")
        entries = graph.value(f"names:{capture.name}")
        inputs = combine([graph.digest(capture), graph.digest(decisions), header, code, entries])
        argument = ConvertArgument(str(edition.root), capture.name, resolve)
        task = Task(f"convert:{capture.name}", inputs, convert_one, argument)
        current = graph.current(task.name, inputs)
        text_id = _known_id(graph, task.name) if current else _declared_id(decisions)
        if text_id in ids and text_id:
            raise DecisionError(
                f'{decisions}: text.id "{text_id}" is that of {ids[text_id].name}, too; each text needs its own'
            )
        ids[text_id] = decisions
        named = capture.stem in names or text_id in names
        if (resolve and named) or (not current and (not names or named)):
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
    files = files_of(edition, decisions.text.id)
    if decisions.text.status == PROMOTED:
        return _promoted(edition, decisions, files)
    encoded = encode_document(source, decisions, edition.header(), matcher_of(edition))
    shown = [_relocate(one, edition, source) for one in (*findings, *encoded.findings)]
    if argument.resolve:
        kept = resolve_conflict(files, encoded.xml, argument.resolve)
        shown += [_kept(edition, files, kept)] if kept else []
    else:
        standing = reconcile(files, encoded.xml)
        shown += edit_findings(edition, files, standing)
        if standing.merged.conflicts:
            return Outcome(findings=tuple(shown), failure=_failure(files), exit_code=ConflictError.exit_code)
    written = tuple(path.relative_to(edition.root).as_posix() for path in (files.target, files.base))
    return Outcome(written, tuple(sorted(shown, key=lambda one: one.sort_key)))


def files_of(edition: Edition, text_id: str) -> Files:
    """Return the files of a text that conversion and merge deal with."""
    return Files(edition.texts / f"{text_id}.xml", edition.bases / f"{text_id}.xml")


def edit_findings(edition: Edition, files: Files, standing: Standing) -> list[Finding]:
    """Return what is to be said of hand edits: conflicts, or that there are some."""
    file = edition.shown(files.target)
    conflicts = standing.merged.conflicts
    hint = f"see {files.conflicts.name}; then: edition convert --resolve mine|theirs {files.target.stem}"
    found = [
        finding("E001", Location(file, one.line), one.mine or one.base, hint, f"{one.message} ({one.path})")
        for one in conflicts
    ]
    if not conflicts and standing.edited and standing.changed and standing.merged.xml != standing.new:
        found.append(finding("E002", Location(file)))
    return found


def _failure(files: Files) -> str:
    return (
        f"{files.target}: was edited by hand and the conversion changed the same places; nothing was overwritten: "
        f"read {files.conflicts.name}, then: edition convert --resolve mine|theirs {files.target.stem}"
    )


def _kept(edition: Edition, files: Files, kept: Path) -> Finding:
    said = f"the new conversion was taken; the text with the hand edits is in {edition.shown(kept)}"
    return finding("E002", Location(edition.shown(files.target)), message=said)


def _promoted(edition: Edition, decisions: Decisions, files: Files) -> Outcome:
    """Leave a promoted text alone, but for what a conversion may have left beside it."""
    if not files.target.is_file():
        raise DecisionError(
            f'{decisions.path}: text.status is "promoted", but there is no {files.target.name}; restore it, '
            "or take the line out to convert the capture"
        )
    clear(files)
    there = [path for path in (files.target, files.base) if path.is_file()]
    return Outcome(tuple(path.relative_to(edition.root).as_posix() for path in there))


def decisions_for(source: Source, edition: Edition) -> tuple[Decisions, list[Finding]]:
    """Read the decisions on a capture; without a file, draft them from what the capture says."""
    path = source.path.with_suffix(".toml")
    if path.is_file():
        return read_decisions(path), []
    draft = draft_decisions(source, recognise_layout(source))
    where = Location(edition.shown(path))
    hint = f"write one with: edition add seeds/{source.name}"
    return draft.decisions, [finding("M001", where, hint=hint), *draft.findings]


def remove_orphans(
    edition: Edition, graph: Graph, before: dict[str, list[str]], findings: list[Finding]
) -> Iterator[Path]:
    """Remove masters whose capture is gone or that got another name; yield them.

    Those edited by hand or promoted stay, and `findings` says so. `before` is what the graph knew before the
    conversion, task by task: a master that this edition's own converter is not known to have written is never
    touched.
    """
    captures = {f"convert:{capture.name}" for capture in edition.captures()}
    done = graph.outputs("convert:")
    now = {path for name, paths in done.items() if name in captures for path in paths}
    for name, paths in before.items():
        if name in captures and name not in done:
            continue  # it failed; what it gave before is still its own
        for path in sorted(set(paths) - now):
            target = edition.root / path
            files = files_of(edition, target.stem)
            if target != files.target or not target.is_file() or not files.base.is_file():
                continue
            if target.read_bytes() != files.base.read_bytes() or _is_promoted(edition, target.stem):
                findings.append(finding("E003", Location(edition.shown(target))))
                continue
            target.unlink()
            files.base.unlink()
            clear(files)
            yield target
        if name not in captures:
            graph.drop(name)


def _is_promoted(edition: Edition, text_id: str) -> bool:
    return any(
        decisions.text.id == text_id and decisions.text.status == PROMOTED
        for decisions in map(read_decisions, sorted(edition.seeds.glob("*.toml")))
    )


def _relocate(one: Finding, edition: Edition, source: Source) -> Finding:
    """Give a finding the path of its file as seen from the edition's root."""
    path = source.path if one.where.file == source.name else Path(one.where.file)
    return replace(one, where=replace(one.where, file=edition.shown(path)))
