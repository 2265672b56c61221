"""The plain-text edition: one wrapped reading text for each TEI text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from edition.adapters.files import inside, write_if_changed
from edition.conversion import code_digest, xslt_digest
from edition.graph import Graph, Outcome, combine
from edition.project import Edition, TextInfo, resources
from edition.publish.render import render
from edition.workers import Task


@dataclass(frozen=True)
class TextArgument:
    """A TEI file, and the plain-text file to make of it."""

    root: str
    source: str
    name: str


def text_tasks(edition: Edition, graph: Graph, infos: Sequence[TextInfo]) -> list[Task]:
    """Return the tasks of the plain-text edition."""
    sheets = combine([xslt_digest(graph, "common", "text"), code_digest(graph)])
    return [
        Task(
            f"text:{info.id}",
            combine([graph.digest(Path(info.path)), sheets]),
            text_one,
            TextArgument(str(edition.root), info.path, f"{info.id}.txt"),
        )
        for info in infos
    ]


def text_one(argument: TextArgument) -> Outcome:
    """Make one plain-text file."""
    root = Path(argument.root)
    target = inside(root / "output" / "text", argument.name)
    rendered, findings = render(resources("xslt") / "text.xsl", Path(argument.source), root=root)
    write_if_changed(target, rendered.encode("utf-8"))
    return Outcome((target.relative_to(root).as_posix(),), findings)
