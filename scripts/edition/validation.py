"""Check texts: sound XML, TEI, faithful to its capture, identifiers its own."""

from __future__ import annotations

import hashlib
import os
import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from lxml import etree

from edition.adapters.saxon import saxon
from edition.adapters.xmlio import parse_xml
from edition.check.fidelity import check_fidelity
from edition.check.grammar import Grammar
from edition.check.ledger import check_ledger, identifiers_of, read_ledger
from edition.check.links import Pointer, check_links, outward_pointers
from edition.check.registers import check_all_registers, check_periods, check_register
from edition.check.releases import Released, check_releases, read_releases, released
from edition.check.schematron import Rules
from edition.check.targets import Targets, is_xml
from edition.conversion import code_digest
from edition.errors import XMLInputError
from edition.graph import Graph, Outcome, Read, combine
from edition.model import Finding, Location, finding
from edition.names import TEI, XML_ID, tei
from edition.project import Edition
from edition.schemas.lend import schema_folder
from edition.workers import Task

#: Schemas of more bytes than this are compiled for the elements that a document has.
_LARGE: Final = 400_000


#: Files that documents point to, read once in each process.
_TARGETS: Final = Targets()


@dataclass(frozen=True)
class Schemas:
    """What documents are held against: a RELAX NG schema, and the Schematron rules that belong to it."""

    grammar: str
    rules: str = ""


@dataclass(frozen=True)
class ValidateArgument:
    """A TEI file, how messages name it, and the schemas. `root` is the edition that it belongs to, if any."""

    path: str
    shown: str
    schemas: Schemas
    root: str = ""


def schemas_of(root: Path | None) -> Schemas:
    """Return the schemas of an edition, or those that come with the tool where it has none."""
    folder = schema_folder(root)
    return Schemas(str(folder / "edition.rng"), str(folder / "edition.sch"))


def validate_tasks(edition: Edition, graph: Graph) -> list[Task]:
    """Return a task for each document of an edition: texts, registers, the metadata of the whole."""
    schemas = schemas_of(edition.root)
    rules = [graph.digest(Path(path)) for path in (schemas.grammar, schemas.rules)]
    about = combine([code_digest(graph), rules])
    tasks = []
    for path in [*edition.text_files(), edition.marker, *edition.register_files()]:
        argument = ValidateArgument(str(path), edition.shown(path), schemas, str(edition.root))
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
    pointers = outward_pointers(tree, path)
    findings += check_links(pointers, argument.shown, _TARGETS, kinds=bool(argument.root))
    findings += check_register(root, argument.shown)
    findings += check_periods(tree, pointers, _TARGETS, argument.shown)
    whole_edition = bool(argument.root) and root.tag == tei("teiCorpus")
    if not whole_edition and root.find(f".//{tei('text')}") is not None:
        findings += check_fidelity(tree, path, shown=argument.shown)
    reads = _reads(pointers, Path(argument.root)) if argument.root else ()
    return Outcome(findings=tuple(sorted(findings, key=lambda one: one.sort_key)), reads=reads)


def _reads(pointers: Sequence[Pointer], root: Path) -> tuple[Read, ...]:
    """Return the files that a document points to, and to what in them."""
    parts: dict[Path, set[str]] = defaultdict(set)
    for pointer in pointers:
        parts[pointer.path] |= {pointer.fragment} if is_xml(pointer.path) and pointer.fragment else set()
    return tuple(
        Read(os.path.relpath(path, root), _taken(path), tuple(sorted(found))) for path, found in sorted(parts.items())
    )


def taken_of(graph: Graph) -> Callable[[Path], str]:
    """Return what gives the hash of what documents take of a file that they point to; it looks at each file once."""
    known: dict[Path, str] = {}

    def taken(path: Path) -> str:
        if path not in known:
            known[path] = _taken(path.resolve(), graph)
        return known[path]

    return taken


def _taken(path: Path, graph: Graph | None = None) -> str:
    """Return a hash of what the check takes of a file: entries of XML, the whole of anything else."""
    if is_xml(path):
        return _TARGETS.digest(path)
    if graph is not None:
        return graph.digest(path)
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def register_findings(edition: Edition, graph: Graph) -> list[Finding]:
    """Hold the registers against each other and against all that documents point to, once these were checked."""
    registers = {}
    for path in edition.register_files():
        entries = _TARGETS.entries(path.resolve())
        if not isinstance(entries, str):  # what cannot be read is told by the check of that file
            registers[edition.shown(path)] = entries
    return list(check_all_registers(registers, graph.reads("validate:")))


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
    """Hold the texts against what was published of them; nothing is read while neither changed."""
    if not edition.ledger.is_file():
        return []
    records = [graph.digest(edition.ledger), graph.digest(edition.releases)]
    inputs = combine([records, [graph.digest(path) for path in edition.text_files()]])
    if graph.current("ledger:", inputs):
        return list(graph.findings("ledger:"))
    shown = edition.shown(edition.ledger)
    entries, found = read_ledger(edition.ledger, shown)
    published: dict[str, str] = {}
    now: list[tuple[Released, str]] = []
    for path in edition.text_files():
        try:
            root = parse_xml(path).getroot()
        except XMLInputError:
            continue  # told by the check of that text
        text_id = root.get(XML_ID, path.stem)
        now.append((released(root, text_id), edition.shown(path)))
        for entry in identifiers_of(root, text_id):
            published[entry.address] = entry.n
    found += check_ledger(entries, published, shown)
    found += check_releases(read_releases(edition.releases), now)
    graph.done("ledger:", inputs, Outcome(findings=tuple(found)))
    return found


def _root_id(path: Path) -> str:
    """Return the xml:id of the document element, read without the rest; "" if there is none."""
    try:
        with path.open("rb") as file:
            for _, element in etree.iterparse(file, events=("start",), resolve_entities=False, no_network=True):
                return str(element.get(XML_ID, ""))
    except (OSError, etree.XMLSyntaxError):
        return ""
    return ""
