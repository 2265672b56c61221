"""Check texts: sound XML, TEI, faithful to its capture, identifiers its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from edition.adapters.xmlio import parse_xml
from edition.check.fidelity import check_fidelity
from edition.conversion import code_digest
from edition.errors import XMLInputError
from edition.graph import Graph, Outcome, combine
from edition.model import Finding, Location, finding
from edition.names import TEI, XML_ID, tei
from edition.project import Edition
from edition.workers import Task


@dataclass(frozen=True)
class ValidateArgument:
    """A TEI file, and how messages name it."""

    path: str
    shown: str


def validate_tasks(edition: Edition, graph: Graph) -> list[Task]:
    """Return a task for each text of an edition that changed since it was last checked."""
    code = code_digest(graph)
    captures = combine([graph.digest(capture) for capture in edition.captures()])
    tasks = []
    for path in edition.text_files():
        shown = edition.shown(path)
        task = Task(
            f"validate:{path.name}",
            combine([graph.digest(path), captures, code]),
            validate_one,
            ValidateArgument(str(path), shown),
        )
        tasks.append(task)
    return tasks


def validate_one(argument: ValidateArgument) -> Outcome:
    """Check one file; whatever is wrong with it is a finding."""
    path = Path(argument.path)
    try:
        tree = parse_xml(path)
    except XMLInputError as error:
        line = getattr(error, "line", 0)
        message = str(error).removeprefix(f"{path}:")
        return Outcome(findings=(finding("X001", Location(argument.shown, line), message=message.strip()),))
    root = tree.getroot()
    if root.tag not in {tei("TEI"), tei("teiCorpus")}:
        hint = f"the document element must be TEI or teiCorpus in the namespace {TEI}"
        return Outcome(findings=(finding("X002", Location(argument.shown, 1), str(root.tag), hint),))
    findings = check_fidelity(tree, path, shown=argument.shown)
    return Outcome(findings=tuple(sorted(findings, key=lambda one: one.sort_key)))


def duplicate_ids(edition: Edition, paths: Sequence[Path]) -> list[Finding]:
    """Find texts that bear the same identifier."""
    by_id: dict[str, list[Path]] = defaultdict(list)
    for path in paths:
        by_id[_root_id(path)].append(path)
    return [
        finding(
            "X003",
            Location(edition.shown(path), 1),
            text_id,
            f"{edition.shown(same[0])} has the xml:id {text_id}, too",
        )
        for text_id, same in sorted(by_id.items())
        for path in same[1:]
        if text_id
    ]


def _root_id(path: Path) -> str:
    """Return the xml:id of the document element, read without the rest; "" if there is none."""
    from lxml import etree

    try:
        for _, element in etree.iterparse(str(path), events=("start",), resolve_entities=False, no_network=True):
            return str(element.get(XML_ID, ""))
    except (OSError, etree.XMLSyntaxError):
        return ""
    return ""
