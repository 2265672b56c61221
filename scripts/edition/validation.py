"""Check texts: sound XML, TEI, faithful to its capture, identifiers its own."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from lxml import etree

from edition.adapters.saxon import saxon
from edition.adapters.xmlio import parse_xml
from edition.check.fidelity import check_fidelity
from edition.check.grammar import Grammar
from edition.check.ledger import check_ledger, identifiers_of, read_ledger
from edition.check.schematron import Rules
from edition.conversion import code_digest
from edition.errors import XMLInputError
from edition.graph import Graph, Outcome, combine
from edition.model import Finding, Location, finding
from edition.names import TEI, XML_ID
from edition.project import Edition
from edition.schemas.lend import schema_folder
from edition.workers import Task

#: Schemas of more bytes than this are compiled for the elements that a document has.
_LARGE: Final = 400_000


@dataclass(frozen=True)
class Schemas:
    """What documents are held against: a RELAX NG schema, and the Schematron rules that belong to it."""

    grammar: str
    rules: str = ""


@dataclass(frozen=True)
class ValidateArgument:
    """A TEI file, how messages name it, and the schemas; `account` asks for the account of its sources."""

    path: str
    shown: str
    schemas: Schemas
    account: bool = True


def schemas_of(root: Path | None) -> Schemas:
    """Return the schemas of an edition, or those that come with the tool where it has none."""
    folder = schema_folder(root)
    return Schemas(str(folder / "edition.rng"), str(folder / "edition.sch"))


def validate_tasks(edition: Edition, graph: Graph) -> list[Task]:
    """Return a task for each document of an edition: texts, registers, the metadata of the whole."""
    schemas = schemas_of(edition.root)
    rules = [graph.digest(Path(path)) for path in (schemas.grammar, schemas.rules)]
    captures = combine([graph.digest(capture) for capture in edition.captures()])
    about = combine([code_digest(graph), rules, captures])
    registers = sorted((edition.root / "tei" / "registers").glob("*.xml"))
    tasks = []
    for path in [*edition.text_files(), edition.marker, *registers]:
        text = path.parent == edition.texts
        argument = ValidateArgument(str(path), edition.shown(path), schemas, account=text)
        inputs = combine([graph.digest(path), about])
        tasks.append(Task(f"validate:{edition.shown(path)}", inputs, validate_one, argument))
    return tasks


def validate_one(argument: ValidateArgument) -> Outcome:
    """Check one file in all layers; whatever is wrong with it is a finding."""
    path = Path(argument.path)
    try:
        tree = parse_xml(path)
    except XMLInputError as error:
        return Outcome(findings=(_not_xml(error, argument),))
    root = tree.getroot()
    findings = _grammar(Path(argument.schemas.grammar), tree).check(tree, shown=argument.shown)
    if not str(root.tag).startswith(f"{{{TEI}}}"):
        hint = f"the document element must be TEI or teiCorpus in the namespace {TEI}"
        return Outcome(findings=(finding("X002", Location(argument.shown, 1), str(root.tag), hint),))
    if argument.schemas.rules:
        findings += Rules.load(saxon(), Path(argument.schemas.rules)).check(path, tree, shown=argument.shown)
    if argument.account:
        findings += check_fidelity(tree, path, shown=argument.shown)
    return Outcome(findings=tuple(sorted(findings, key=lambda one: one.sort_key)))


def _grammar(path: Path, tree: etree._ElementTree) -> Grammar:
    if path.is_file() and path.stat().st_size > _LARGE:
        names = frozenset(etree.QName(e).localname for e in tree.iter(etree.Element))
        return Grammar.load(path, names)
    return Grammar.load(path)


def _not_xml(error: XMLInputError, argument: ValidateArgument) -> Finding:
    said = str(error).removeprefix(f"{argument.path}:")
    place = re.match(r"(\d+): ", said)
    where = Location(argument.shown, int(place[1]) if place else 0)
    return finding("X001", where, message=said.removeprefix(place[0] if place else "").strip())


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
    try:
        for _, element in etree.iterparse(str(path), events=("start",), resolve_entities=False, no_network=True):
            return str(element.get(XML_ID, ""))
    except (OSError, etree.XMLSyntaxError):
        return ""
    return ""
