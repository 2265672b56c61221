"""The errata of the edition: every intervention in its texts, as data (JSON, CSV) and as a page of the site."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from lxml import etree

from edition.conversion import code_digest, xslt_digest
from edition.graph import Graph, Outcome, combine
from edition.model import Finding
from edition.project import Edition, TextInfo, resources
from edition.publish.pages import ERRATA
from edition.publish.render import render
from edition.publish.writing import site_of, written
from edition.workers import Task

#: What is told of an intervention, in the order of the columns.
FIELDS: Final = (
    *("text", "title", "place", "paragraph", "block", "id", "kind", "reading", "correction"),
    *("cert", "evidence", "resp", "reason", "source"),
)
_NS: Final = "{urn:edition:errata}"


@dataclass(frozen=True)
class ErrataArgument:
    """The texts of an edition, in order, and the parameters of the page."""

    root: str
    infos: tuple[TextInfo, ...]
    parameters: dict[str, str]


def errata_tasks(edition: Edition, graph: Graph, infos: Sequence[TextInfo]) -> list[Task]:
    """Return the task of the data files."""
    argument = ErrataArgument(str(edition.root), tuple(infos), {})
    return [Task("data:errata", _inputs(graph, infos, argument.parameters), errata_data, argument)]


def errata_page_tasks(
    edition: Edition, graph: Graph, infos: Sequence[TextInfo], parameters: Mapping[str, str]
) -> Iterator[Task]:
    """Yield the task of the page, with the data for download; `parameters` are those of pages at the root."""
    argument = ErrataArgument(str(edition.root), tuple(infos), dict(parameters))
    yield Task("site:errata", _inputs(graph, infos, argument.parameters), errata_page, argument)


def _inputs(graph: Graph, infos: Sequence[TextInfo], parameters: Mapping[str, str]) -> str:
    texts = [graph.digest(Path(info.path)) for info in infos]
    return combine([texts, xslt_digest(graph, "common", "html"), code_digest(graph), dict(parameters)])


def errata_data(argument: ErrataArgument) -> Outcome:
    """Write output/data/errata.json and errata.csv."""
    document, findings = errata_document(argument)
    folder = Path(argument.root) / "output" / "data"
    return written(Path(argument.root), folder, sorted(_files(records(document)).items()), findings)


def errata_page(argument: ErrataArgument) -> Outcome:
    """Write the page of the errata, and the data beside the other downloads."""
    document, findings = errata_document(argument)
    html, more = render(resources("xslt") / "errata-page.xsl", etree.tostring(document), argument.parameters)
    files = {f"downloads/{name}": data for name, data in _files(records(document)).items()}
    files[ERRATA] = html.encode("utf-8")
    root = Path(argument.root)
    return written(root, site_of(root), sorted(files.items()), (*findings, *more))


def errata_document(argument: ErrataArgument) -> tuple[etree._Element, tuple[Finding, ...]]:
    """Return the errata of all texts as one XML document (common/errata.xsl says what is in it)."""
    whole = etree.Element(f"{_NS}errata", nsmap={None: _NS[1:-1]})
    findings: list[Finding] = []
    for info in argument.infos:
        made, found = render(resources("xslt") / "errata.xsl", Path(info.path), root=Path(argument.root))
        for text in etree.fromstring(made.encode("utf-8")).findall(f"{_NS}text"):
            text.set("id", info.id)  # that of its page; a TEI file of others may have none of its own
            whole.append(text)
        findings += found
    return whole, tuple(findings)


def records(document: etree._Element) -> list[dict[str, str]]:
    """Return one record for each intervention, in the order of the edition."""
    found = []
    for text in document.iterfind(f"{_NS}text"):
        about = {"text": text.get("id", ""), "title": text.get("title", "")}
        found += [
            {name: (about | dict(entry.attrib.items())).get(name, "") for name in FIELDS}
            for entry in text.iterfind(f"{_NS}erratum")
        ]
    return found


def _files(entries: Sequence[Mapping[str, str]]) -> dict[str, bytes]:
    """Return the data files by name: JSON, and CSV as RFC 4180 has it."""
    table = io.StringIO(newline="")
    writer = csv.DictWriter(table, FIELDS)
    writer.writeheader()
    writer.writerows(entries)
    listed = json.dumps({"errata": list(entries)}, ensure_ascii=False, indent=2) + "\n"
    return {"errata.json": listed.encode("utf-8"), "errata.csv": table.getvalue().encode("utf-8")}
