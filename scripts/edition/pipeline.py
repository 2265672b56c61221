"""Convert, validate, publish: each phase does what is out of date and remembers it."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from edition.adapters.files import sweep
from edition.conversion import code_digest, convert_tasks, remove_orphans
from edition.graph import Graph, Outcome
from edition.matching import names_tasks
from edition.model import Finding, Severity
from edition.project import Edition, TextInfo, read_text_info
from edition.publish.formats import BY_TEXT, FORMATS, PREVIEW
from edition.schemas.lend import lend_schemas
from edition.validation import duplicate_ids, ledger_findings, register_findings, taken_of, validate_tasks
from edition.workers import FEW, MANY, Task, run_tasks

if TYPE_CHECKING:
    from edition.publish.book import Setting

#: Called after each task with its name, and the number of tasks of the phase.
Progress = Callable[[str, int], None]


@dataclass
class Report:
    """What a run did: tasks done, files it wrote or removed, findings, failures with their exit codes."""

    done: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    failures: list[tuple[int, str]] = field(default_factory=list)
    #: 1 when warnings are to count as errors and there are some.
    strict_exit: int = 0

    @property
    def failed(self) -> bool:
        """Whether a task failed or an error was found."""
        return bool(self.failures) or any(one.severity is Severity.ERROR for one in self.findings)

    @property
    def exit_code(self) -> int:
        """Return the exit code: that of the first failure, 1 for errors among the findings, else 0."""
        return self.failures[0][0] if self.failures else int(self.failed) or self.strict_exit


class Pipeline:
    """One run over one edition. The caller holds the edition's lock."""

    def __init__(self, edition: Edition, progress: Progress | None = None) -> None:
        self.edition = edition
        self.graph = Graph(edition.output / ".graph.json", edition.root)
        self.report = Report()
        for folder in (edition.output, edition.root / "tei", edition.seeds):
            sweep(folder)
        self._progress = progress or (lambda name, total: None)

    def convert(self, names: tuple[str, ...] = (), resolve: str = "") -> Report:
        """Convert the captures that changed; `resolve` ends the conflicts of those named ("mine" or "theirs")."""
        lend_schemas(self.edition)
        before = self.graph.outputs("convert:")
        self._again(names_tasks(self.edition, self.graph, code_digest(self.graph)))
        self._run(convert_tasks(self.edition, self.graph, names, resolve))
        kept: list[Finding] = []
        for path in remove_orphans(self.edition, self.graph, before, kept):
            self.report.removed.append(self.edition.shown(path))
        self._keep(kept)
        for name in self.graph.outputs("convert:"):
            if not names and name not in self.report.done:
                self._keep(self.graph.findings(name))
        self.graph.save()
        return self.report

    def validate(self) -> Report:
        """Check the texts; findings on unchanged texts are remembered."""
        tasks = validate_tasks(self.edition, self.graph)
        self._again(tasks, taken_of(self.graph))
        self._remove_stale("validate:", {task.name for task in tasks})
        self._keep(register_findings(self.edition, self.graph))
        self._keep(duplicate_ids(self.edition, self.edition.text_files()))
        self._keep(ledger_findings(self.edition, self.graph))
        self.graph.save()
        return self.report

    def publish(
        self, formats: Sequence[str] = FORMATS, texts: Sequence[str] = (), setting: Setting | None = None
    ) -> Report:
        """Make the editions that are out of date, and remove what no text is behind any more.

        With `texts`, identifiers, of formats that are made text by text no others are made. `setting` says how the
        print edition is set.
        """
        # Typst and Saxon are loaded only when there is something to publish.
        from edition.publish.phases import phases

        for phase in phases(self.edition, self.graph, self.infos(), formats, setting):
            self._publish(phase.prefix, phase.tasks, texts)
        if {"site", PREVIEW} & set(formats):
            self._check_links()
        self.graph.save()
        return self.report

    def infos(self) -> list[TextInfo]:
        """Return the texts in the order of the edition: by date, then identifier."""
        return sorted(read_text_info(path) for path in self.edition.text_files())

    def _check_links(self) -> None:
        """Read the pages that changed, then hold every link within the site against all that it has."""
        from edition.publish.sitelinks import PREFIX, dead_links, link_tasks

        tasks = list(link_tasks(self.edition, self.graph))
        self._again(tasks, few=MANY)
        self._remove_stale(PREFIX, {task.name for task in tasks})
        self._keep(dead_links(self.edition, self.graph))

    def _publish(self, prefix: str, tasks: list[Task], texts: Sequence[str] = ()) -> None:
        if texts and prefix.rstrip(":") in BY_TEXT:  # names of their tasks end in the text
            self._again([task for task in tasks if re.split("[:/]", task.name)[-1] in texts])
            return
        self._again(tasks)
        self._remove_stale(prefix, {task.name for task in tasks})

    def _again(self, tasks: Iterable[Task], reading: Callable[[Path], str] | None = None, few: int = FEW) -> None:
        """Run the tasks that are out of date; keep the findings of the others."""
        stale = []
        for task in tasks:
            if self.graph.current(task.name, task.inputs, reading):
                self._keep(self.graph.findings(task.name))
            else:
                stale.append(task)
        self._run(stale, few)

    def _run(self, tasks: Sequence[Task], few: int = FEW) -> None:
        if not tasks:
            return
        try:
            for task, outcome in run_tasks(tasks, len(tasks), few):
                self._record(task, outcome)
                self._progress(task.name, len(tasks))
        finally:
            self.graph.save()

    def _record(self, task: Task, outcome: Outcome) -> None:
        if outcome.failure:
            failure = outcome.failure.replace(f"{self.edition.root}{os.sep}", "")
            if (outcome.exit_code, failure) not in self.report.failures:
                self.report.failures.append((outcome.exit_code, failure))
            self.graph.drop(task.name)
            self._keep(outcome.findings)
            return
        before = self.graph.outputs(task.name).get(task.name, [])
        self.graph.done(task.name, task.inputs, outcome)
        self.report.done.append(task.name)
        self._remove_former(set(before) - set(outcome.outputs))
        self._keep(outcome.findings)

    def _keep(self, findings: Iterable[Finding]) -> None:
        self.report.findings += [one for one in findings if one not in self.report.findings]

    def _remove_former(self, paths: set[str]) -> None:
        """Remove products that a task made once and no task makes now; the master is the conversion's to mind."""
        former = {path for path in paths if path.startswith("output/")}
        if former:
            for path in former - {path for made in self.graph.outputs("").values() for path in made}:
                (self.edition.root / path).unlink(missing_ok=True)
                self.report.removed.append(path)

    def _remove_stale(self, prefix: str, wanted: set[str]) -> None:
        """Remove files of tasks that are no more, unless another task makes them now."""
        kept = {path for name in wanted for path in self.graph.outputs(name).get(name, [])}
        for name, paths in self.graph.outputs(prefix).items():
            if name in wanted:
                continue
            for path in set(paths) - kept:
                (self.edition.root / path).unlink(missing_ok=True)
                self.report.removed.append(path)
            self.graph.drop(name)
