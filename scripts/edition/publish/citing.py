"""Citing: what a page tells of itself for citation, and the files that reference managers read.

Everything derives from one record of each text and of the edition (citable.py).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from edition.adapters import csl
from edition.conversion import code_digest
from edition.graph import Graph, Outcome, combine
from edition.project import Edition, TextInfo
from edition.publish.bibliography import bibtex_file, csl_file, ris_file, to_csl
from edition.publish.citable import Citable, read_edition, read_text
from edition.publish.linkeddata import script_json, to_schema
from edition.publish.writing import written
from edition.registers.read import read_registers
from edition.workers import Task

#: The task whose value is the citation of the edition; that of a text follows the second with its identifier.
WHOLE: Final = "citing:edition"
_TEXT: Final = "citing:text:"
#: The kinds of files, with the ends of their names.
FILES: Final[Mapping[str, str]] = {"BibTeX": "bib", "RIS": "ris", "CSL-JSON": "csl.json"}
#: What stands between records of one file.
_BETWEEN: Final[Mapping[str, str]] = {"bib": "\n", "ris": ""}


@dataclass(frozen=True)
class CiteArgument:
    """An edition, and the text in it to cite; without one, the edition itself."""

    root: str
    source: str = ""


@dataclass(frozen=True)
class FilesArgument:
    """Files to write below a folder of the edition."""

    root: str
    folder: str
    files: tuple[tuple[str, str], ...]


def citing_tasks(edition: Edition, graph: Graph, infos: Sequence[TextInfo]) -> list[Task]:
    """Return the tasks that make the citations of the edition and of each text, as their values."""
    registers = [graph.digest(path) for path in edition.register_files()]
    shared = [graph.digest(edition.marker), registers, code_digest(graph)]
    tasks = [Task(WHOLE, combine(shared), make_citation, CiteArgument(str(edition.root)))]
    for info in infos:
        inputs = combine([graph.digest(Path(info.path)), *shared])
        tasks.append(Task(_TEXT + info.id, inputs, make_citation, CiteArgument(str(edition.root), info.path)))
    return tasks


def citation_of(graph: Graph, text_id: str = "") -> str:
    """Return the citation of a text, or of the edition, as pages take it: the parameter `citing` of html.xsl.

    It is JSON: the item of CSL-JSON, its citation in each style in pieces, linked data, addresses, downloads.
    """
    return graph.value(_TEXT + text_id if text_id else WHOLE)


def make_citation(argument: CiteArgument) -> Outcome:
    """Make the citation of one text or of the edition."""
    edition = Edition(Path(argument.root))
    registers = read_registers(edition.registers)
    whole = read_edition(edition, registers)
    one = read_text(Path(argument.source), whole, registers) if argument.source else whole
    return Outcome(value=json.dumps(citation(one, whole), ensure_ascii=False))


def citation(one: Citable, whole: Citable) -> dict[str, Any]:
    """Return all that is told of one thing to cite."""
    name = one.id if one.container else "edition"
    item = to_csl(one)
    canonical = one.address if whole.home else ""
    picture = f"{whole.home}pictures/{name}.png" if whole.home else ""
    told = {
        "item": item,
        "styles": [{"label": style.label, "pieces": csl.cite(item, style)} for style in csl.STYLES],
        "ld": script_json(to_schema(one, whole, picture)),
        "canonical": canonical,
        "picture": picture,
        "abstract": one.abstract,
        "licence": one.licence,
        "files": {label: f"downloads/{name}.{end}" for label, end in FILES.items()},
        "sources": {
            "bib": bibtex_file([one]).decode("utf-8"),
            "ris": ris_file([one]).decode("utf-8"),
            "csl.json": csl_file([one]).decode("utf-8"),
        },
    }
    return {key: value for key, value in told.items() if value}


def bibliography_task(edition: Edition, graph: Graph, infos: Sequence[TextInfo]) -> Task:
    """Return the task of output/data: one bibliography of the edition and its texts in each format."""
    found = [
        json.loads(citation_of(graph, one)) for one in ("", *(info.id for info in infos)) if citation_of(graph, one)
    ]
    sources = [one["sources"] for one in found]
    files = {f"edition.{end}": between.join(one[end] for one in sources) for end, between in _BETWEEN.items()}
    items = [one["item"] for one in found]
    files["edition.csl.json"] = json.dumps(items, ensure_ascii=False, indent=2) + "\n"
    return _files_task("data:citations", edition, "output/data", files)


def download_tasks(edition: Edition, graph: Graph, infos: Sequence[TextInfo]) -> Iterator[Task]:
    """Yield the tasks of the site: the record of each text, and the bibliography of the whole, as downloads."""
    whole = bibliography_task(edition, graph, infos).argument
    yield _files_task("site:citations", edition, "output/site/downloads", dict(whole.files))
    for info in infos:
        told = citation_of(graph, info.id)
        if told:
            sources = json.loads(told)["sources"]
            files = {f"{info.id}.{end}": sources[end] for end in FILES.values()}
            yield _files_task(f"site:citation:{info.id}", edition, "output/site/downloads", files)


def _files_task(name: str, edition: Edition, folder: str, files: Mapping[str, str]) -> Task:
    argument = FilesArgument(str(edition.root), folder, tuple(sorted(files.items())))
    return Task(name, combine([folder, argument.files]), write_files, argument)


def write_files(argument: FilesArgument) -> Outcome:
    """Write files as they are."""
    root = Path(argument.root)
    return written(root, root / argument.folder, ((name, text.encode("utf-8")) for name, text in argument.files))
