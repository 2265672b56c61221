"""The pages about the encoding: guidelines made from the ODD, and the codes of findings."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from lxml import etree

from edition.adapters.saxon import saxon
from edition.adapters.xmlio import parse_xml
from edition.conversion import code_digest, xslt_digest
from edition.graph import Graph, Outcome, combine
from edition.model import CODES, LAYERS
from edition.project import Edition, resources
from edition.publish.pages import CODES_PAGE, GUIDELINES
from edition.publish.render import render
from edition.publish.writing import site_of, written
from edition.schemas.derive import ODD, guidelines
from edition.schemas.lend import schema_folder
from edition.workers import Task

_CODES: Final = "urn:edition:codes"
_SCHEMATRON: Final = "http://purl.oclc.org/dsdl/schematron"


@dataclass(frozen=True)
class GuideArgument:
    """The edition, the ODD that describes its encoding, and the parameters of its pages."""

    root: str
    odd: str
    parameters: dict[str, str]


def described_by(edition: Edition) -> Path:
    """Return the ODD of an edition, or the one of the tool where it has none."""
    own = schema_folder(edition.root) / ODD
    return own if own.is_file() else resources("schema") / ODD


def guide_tasks(edition: Edition, graph: Graph, parameters: Mapping[str, str]) -> Iterator[Task]:
    """Yield the tasks of the two pages; `parameters` are those of pages at the root of the site."""
    odd = described_by(edition)
    argument = GuideArgument(str(edition.root), str(odd), dict(parameters))
    sheets = xslt_digest(graph, "common", "html", "schema")
    inputs = combine([graph.digest(odd), sheets, code_digest(graph), argument.parameters])
    yield Task("site:guidelines", inputs, guidelines_page, argument)
    yield Task("site:codes", inputs, codes_page, argument)


def guidelines_page(argument: GuideArgument) -> Outcome:
    """Make the page of the encoding guidelines."""
    root = Path(argument.root)
    page = guidelines(Path(argument.odd), saxon(), argument.parameters)
    return written(root, site_of(root), [(GUIDELINES, page)])


def codes_page(argument: GuideArgument) -> Outcome:
    """Make the page of the codes of findings; those of rules lead to the guidelines, if they tell of them."""
    tree = parse_xml(Path(argument.odd))
    rules = {str(one.get("id")) for one in tree.iter(f"{{{_SCHEMATRON}}}assert", f"{{{_SCHEMATRON}}}report")}
    html, _ = render(resources("xslt") / "codes.xsl", codes_document(rules), argument.parameters)
    return written(Path(argument.root), site_of(Path(argument.root)), [(CODES_PAGE, html.encode("utf-8"))])


def codes_document(rules: Collection[str] = ()) -> bytes:
    """Return all codes as XML, by layers; a code among `rules` bears the address of its rule."""
    root = etree.Element(f"{{{_CODES}}}codes", nsmap={None: _CODES})
    for letter, title in LAYERS.items():
        layer = etree.SubElement(root, f"{{{_CODES}}}layer", letter=letter, title=title)
        for code in sorted(code for code in CODES if code[0] == letter):
            severity, meaning = CODES[code]
            element = etree.SubElement(layer, f"{{{_CODES}}}code", id=code, severity=severity, meaning=meaning)
            if code in rules:
                element.set("rule", f"{GUIDELINES}#rule-{code}")
    return bytes(etree.tostring(root, encoding="utf-8"))
