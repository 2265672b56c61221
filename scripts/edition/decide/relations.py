"""What a text has to do with other texts: the [[relation]] decisions, in TEI (Guidelines 14.3.2.4)."""

from __future__ import annotations

from lxml import etree

from edition.decide.decisions import Decisions, Relation
from edition.model import Finding, Location, finding
from edition.names import tei
from edition.registers.model import Kind, Registers


def unknown_works(decisions: Decisions, registers: Registers) -> list[Finding]:
    """Return a finding for each relation to a work that the register does not have."""
    where = Location(str(decisions.path))
    return [
        finding("D003", where, one.work, f"add it to the register, or correct the relation: work “{one.work}”")
        for one in decisions.relation
        if one.work and not registers.get(Kind.WORK, one.work)
    ]


def encode_relations(source_desc: etree._Element, decisions: Decisions, registers: Registers) -> None:
    """Add the relations of a text below its sources; those to works that the register lacks are left out."""
    made = [one for relation in decisions.relation for one in _relation(relation, decisions.text.id, registers)]
    if made:
        etree.SubElement(source_desc, tei("listRelation")).extend(made)


def _relation(one: Relation, text_id: str, registers: Registers) -> list[etree._Element]:
    entry = registers.get(Kind.WORK, one.work) if one.work else None
    passive = entry.ref if entry else one.url or (f"{one.text}.xml#{one.text}" if one.text else "")
    if not passive:
        return []
    relation = etree.Element(tei("relation"), name=one.is_, active=f"#{text_id}", passive=passive)
    if one.cert not in {"", "high"}:
        relation.set("cert", one.cert)
    relation.set("resp", "#ed")
    described = etree.SubElement(relation, tei("desc"))
    title = etree.SubElement(described, tei("title"))
    title.text = one.title or (entry.label if entry else "")
    title.tail = f". {one.note}" if one.note else None
    return [relation]
