"""Spoil valid documents at random, but always in the same way."""

from __future__ import annotations

import copy
import random
from collections.abc import Sequence

from lxml import etree

from edition.names import XML_ID

_NAMES = ("type", "n", "when", "from", "foo", "target", "rend", "ref", "resp", XML_ID)
_VALUES = ("x", "1 2", "1918-05-14", "1918-13-01", "#a #b", "", "ä", "a b", "bold")


def mutants(trees: Sequence[etree._ElementTree], count: int, seed: int = 1) -> list[bytes]:
    """Return so many documents, each one of the given with one to three changes; some stay valid."""
    chance = random.Random(seed)
    tags = sorted({str(element.tag) for tree in trees for element in tree.iter(etree.Element)})
    return [_mutant(chance, chance.choice(trees), tags) for _ in range(count)]


def _mutant(chance: random.Random, tree: etree._ElementTree, tags: Sequence[str]) -> bytes:
    root = copy.deepcopy(tree.getroot())
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        element = chance.choice(list(root.iter(etree.Element)))
        parent = element.getparent()
        kind = chance.randrange(8)
        if kind == 0:
            element.tag = chance.choice(tags)
        elif kind == 1 and element.attrib:
            del element.attrib[chance.choice(sorted(map(str, element.attrib)))]
        elif kind == 2:
            element.set(chance.choice(_NAMES), chance.choice(_VALUES))
        elif kind == 3:
            element.text = (element.text or "") + "words"
        elif kind == 4:
            etree.SubElement(element, chance.choice(tags)).text = "x"
        elif parent is not None:
            _among_siblings(chance, parent, element, kind)
    return etree.tostring(root, encoding="utf-8")


def _among_siblings(chance: random.Random, parent: etree._Element, element: etree._Element, kind: int) -> None:
    if kind == 5:
        parent.remove(element)
    elif kind == 6:
        parent.insert(parent.index(element), copy.deepcopy(element))
    else:
        parent.insert(chance.randrange(len(parent)), element)
