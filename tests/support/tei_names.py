"""The names of TEI P5 as a table, taken from p5subset.xml: `python -m tests.support.tei_names` writes it anew.

Names are facts: elements with their module, classes and own attributes, attribute classes with theirs, and the
names of modules, model classes, macros and datatypes. No prose of the Guidelines is in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from lxml import etree

from edition.names import tei
from tests.support.paths import ROOT, SHARED_TEI

P5SUBSET: Final = SHARED_TEI / "p5subset.xml"
TABLE: Final = ROOT / "schema" / "tei-names.tsv"
_HEAD: Final = ("kind", "name", "module", "classes", "attributes")
_SPECS: Final = {"moduleSpec": "module", "elementSpec": "element", "macroSpec": "macro", "dataSpec": "datatype"}


def names_table(p5subset: Path) -> str:
    """Return the table: one line a name, sorted by kind and name, columns parted by tabs."""
    root = etree.parse(p5subset).getroot()
    lines = sorted({"\t".join(row) for row in _rows(root)})
    return "\n".join(["\t".join(_HEAD), *lines]) + "\n"


def _rows(root: etree._Element) -> Iterator[tuple[str, ...]]:
    for spec, kind in _SPECS.items():
        for element in root.iter(tei(spec)):
            if element.get("mode", "add") == "add" and (kind != "module" or element.getparent() is not None):
                yield kind, *_columns(element)
    for element in root.iter(tei("classSpec")):
        kind = "attributes" if element.get("type") == "atts" else "model"
        yield kind, *_columns(element)


def _columns(element: etree._Element) -> tuple[str, str, str, str]:
    """Return name, module, the attribute classes it belongs to, and its own attributes; "-name" takes one away."""
    classes = [str(one.get("key")) for one in element.iterfind(f"{tei('classes')}/{tei('memberOf')}")]
    attributes = [
        ("-" if one.get("mode") == "delete" else "") + str(one.get("ident"))
        for one in element.iterfind(f".//{tei('attDef')}")
    ]
    of_attributes = sorted(one for one in classes if one.startswith("att."))
    name, module = str(element.get("ident")), str(element.get("module", ""))
    return name, module, " ".join(of_attributes), " ".join(sorted(set(attributes)))


if __name__ == "__main__":
    TABLE.write_text(names_table(P5SUBSET), "utf-8", newline="\n")
