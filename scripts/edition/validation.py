"""Check texts: sound XML, TEI, faithful to its capture, identifiers its own."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from edition.adapters.xmlio import parse_xml
from edition.check.fidelity import check_fidelity
from edition.check.ledger import check_ledger, identifiers_of, read_ledger
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
        place = re.match(r"(\d+): ", str(error).removeprefix(f"{path}:"))
        message = str(error).removeprefix(f"{path}:").removeprefix(place[0] if place else "").strip()
        where = Location(argument.shown, int(place[1]) if place else 0)
        return Outcome(findings=(finding("X001", where, message=message),))
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


def ledger_findings(edition: Edition, graph: Graph) -> list[Finding]:
    """Hold the texts against the ledger of published identifiers; nothing is read while neither changed."""
    if not edition.ledger.is_file():
        return []
    inputs = combine([graph.digest(edition.ledger), [graph.digest(path) for path in edition.text_files()]])
    if graph.current("ledger:", inputs):
        return list(graph.findings("ledger:"))
    shown = edition.shown(edition.ledger)
    entries, found = read_ledger(edition.ledger, shown)
    published: dict[str, str] = {}
    for path in edition.text_files():
        try:
            root = parse_xml(path).getroot()
        except XMLInputError:
            continue  # told by the check of that text
        for entry in identifiers_of(root, root.get(XML_ID, path.stem)):
            published[entry.address] = entry.n
    found += check_ledger(entries, published, shown)
    graph.done("ledger:", inputs, Outcome(findings=tuple(found)))
    return found


def _root_id(path: Path) -> str:
    """Return the xml:id of the document element, read without the rest; "" if there is none."""
    from lxml import etree

    try:
        for _, element in etree.iterparse(str(path), events=("start",), resolve_entities=False, no_network=True):
            return str(element.get(XML_ID, ""))
    except (OSError, etree.XMLSyntaxError):
        return ""
    return ""
