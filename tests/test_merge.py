"""The three-way merge: what it promises for any edits, and what it does in the cases that an editor meets."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from lxml import etree

from edition.errors import XMLInputError
from edition.merge.conflicts import report
from edition.merge.three_way import Merged, merge
from edition.names import XML_ID, tei
from tests.support.edits import ACROSS, WITHIN, Edit, document, edits, misformat, paragraphs
from tests.support.golden import check_golden
from tests.support.paths import ROOT, TEXTS

SCENARIOS = sorted(path for path in (ROOT / "tests" / "merge").iterdir() if path.is_dir())
PATH = Path("x.xml")
POOL = paragraphs()
#: 8 × 280 cases; each kind of case comes up in every block.
BLOCKS, CASES = 8, 280


@dataclass(frozen=True)
class Case:
    """A document and the edits of both sides."""

    base: bytes
    mine: bytes
    theirs: bytes
    by_hand: list[Edit]
    by_conversion: list[Edit]
    kinds: Sequence[Callable[[random.Random, etree._Element], None]]


def make_case(seed: int, *, apart: bool, across: bool = False) -> Case:
    """Make a case; `apart` keeps the two sides to different paragraphs, `across` adds, moves and removes some."""
    chance = random.Random(seed)
    base = document(chance, POOL, chance.randrange(2, 6))
    ids = [str(e.get(XML_ID)) for e in etree.fromstring(base).iter(tei("p"))]
    cut = chance.randrange(1, len(ids))
    kinds = WITHIN + ACROSS if across else WITHIN
    by_hand = edits(chance, ids[:cut] if apart else ids, kinds, chance.randrange(1, 6))
    by_conversion = edits(chance, ids[cut:] if apart else ids, kinds, chance.randrange(1, 6))
    sides = (edited(base, by_hand, kinds), edited(base, by_conversion, kinds))
    return Case(base, *sides, by_hand, by_conversion, kinds)


def edited(
    data: bytes, todo: Sequence[Edit], kinds: Sequence[Callable[[random.Random, etree._Element], None]]
) -> bytes:
    """Return a document with edits done."""
    root = etree.fromstring(data)
    for edit in todo:
        edit.apply(root, kinds)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + etree.tostring(root, encoding="utf-8") + b"\n"


def same(data: bytes) -> str:
    """Return a document without what is only its spelling: canonical XML, blanks as one blank or none."""
    root = etree.fromstring(data)
    for element in root.iter(etree.Element):
        if not (element.text or "").strip() and not any((child.tail or "").strip() for child in element):
            element.text = None
            for child in element:
                child.tail = None
    return re.sub(r"\s+", " ", etree.tostring(root, method="c14n", with_comments=True).decode())


def ingredients(data: bytes) -> set[object]:
    """Return every word and every attribute of a document, with its comments and processing instructions."""
    root = etree.fromstring(data)
    found: set[object] = set()
    for words in map(str, root.itertext(etree.Element)):
        found.update(re.findall(r"\w+|[^\w\s]", words))
    for element in root.iter(etree.Element):
        found |= set(element.attrib.items()) | {element.tag}
    return found | set(remarks(data))


def remarks(data: bytes) -> Counter[str]:
    """Return the comments and processing instructions."""
    return Counter(str(one) for one in etree.fromstring(data).xpath("//comment() | //processing-instruction()"))


def merged(case: Case, mine: bytes | None = None) -> Merged:
    """Merge a case."""
    return merge(case.base, case.mine if mine is None else mine, case.theirs, PATH)


@pytest.mark.parametrize("block", range(BLOCKS))
def test_edits_of_different_elements_are_all_in_the_result(block: int) -> None:
    for seed in range(block * CASES, block * CASES + CASES // 2):
        case = make_case(seed, apart=True)
        done = merged(case)
        assert not done.conflicts, seed
        assert same(done.xml) == same(edited(case.mine, case.by_conversion, case.kinds)), seed


@pytest.mark.parametrize("block", range(BLOCKS))
def test_any_edits_give_a_sound_result_of_what_was_there_or_a_conflict(block: int) -> None:
    taken = 0
    for seed in range(block * CASES + CASES // 2, (block + 1) * CASES):
        case = make_case(seed, apart=False, across=seed % 2 == 0)
        done = merged(case)
        if done.conflicts:
            assert done.xml == case.mine
            assert all(one.line > 0 and one.path.startswith("/") and one.message for one in done.conflicts)
            continue
        taken += 1
        assert ingredients(done.xml) <= ingredients(case.mine) | ingredients(case.theirs), seed
        assert remarks(case.mine) - remarks(case.base) <= remarks(done.xml), seed
        # The next run has the new conversion as its base; and no hand edits give exactly the new conversion.
        assert merge(case.theirs, done.xml, case.theirs, PATH).xml == done.xml
        assert merge(case.base, case.base, case.theirs, PATH).xml == case.theirs
        assert merge(case.base, case.mine, case.base, PATH).xml == case.mine
    assert taken > CASES // 4


def test_a_second_merge_of_the_same_hardly_ever_collides() -> None:
    """Should the base be lost (an old one restored), merging the result again finds nothing to do."""
    collided = 0
    for seed in range(50_000, 50_120):
        case = make_case(seed, apart=seed % 2 == 0)
        done = merged(case)
        if not done.conflicts:
            again = merged(case, done.xml)
            collided += bool(again.conflicts) or again.xml != done.xml
    assert collided <= 3


def test_spelling_is_never_a_conflict_and_stays() -> None:
    for seed in range(90_000, 90_150):
        case = make_case(seed, apart=False)
        mine = misformat(random.Random(seed), case.base)
        done = merged(case, mine)
        assert not done.conflicts, seed
        assert same(done.xml) == same(case.theirs) or mine == case.base, seed
        head = mine.partition(b"<text")[0]
        assert done.xml.startswith(head), seed


@pytest.mark.parametrize("path", sorted(TEXTS.glob("*.xml")), ids=lambda path: path.stem)
def test_whole_texts(path: Path) -> None:
    base = path.read_bytes()
    ids = [str(e.get(XML_ID)) for e in etree.fromstring(base).iter(tei("p")) if e.get(XML_ID)]
    chance = random.Random(path.stem)
    cut = len(ids) // 2
    mine = edited(base, edits(chance, ids[:cut], WITHIN, 8), WITHIN)
    more = edits(chance, ids[cut:], WITHIN, 8)
    done = merge(base, mine, edited(base, more, WITHIN), path)
    assert not done.conflicts
    assert same(done.xml) == same(edited(mine, more, WITHIN))


def test_there_are_sixty_scenarios() -> None:
    assert len(SCENARIOS) >= 60


@pytest.mark.parametrize("case", SCENARIOS, ids=lambda path: path.name)
def test_scenario(case: Path, update_golden: bool) -> None:
    """Each folder has base.xml, mine.xml, theirs.xml, and what comes of it: expected.xml or conflicts.txt."""
    base, mine, theirs = ((case / f"{name}.xml").read_bytes() for name in ("base", "mine", "theirs"))
    done = merge(base, mine, theirs, PATH)
    golden = case / ("conflicts.txt" if done.conflicts else "expected.xml")
    other = case / ("expected.xml" if done.conflicts else "conflicts.txt")
    assert not other.is_file(), f"{case.name}: {'collides' if done.conflicts else 'merges'}, other than expected"
    if done.conflicts:
        check_golden(golden, report("mine.xml", "theirs.xml", done.conflicts), update=update_golden)
        return
    if update_golden:
        golden.write_bytes(done.xml)
    assert done.xml.decode() == golden.read_bytes().decode()
    again = merge(base, done.xml, theirs, PATH)
    assert (again.xml, again.conflicts) == (done.xml, ())


@pytest.mark.parametrize("spoilt", [b"<TEI", b"<TEI>&eacute;</TEI>", b"", b"<a/><b/>", b"\xff\xfe"])
def test_what_is_no_xml_is_refused_in_one_line(spoilt: bytes) -> None:
    base = make_case(1, apart=True).base
    with pytest.raises(XMLInputError, match=r"^x\.xml:.*"):
        merge(base, spoilt, base + b"\n", PATH)


@pytest.mark.parametrize("encoding", ["utf-16", "iso-8859-1", "utf-8-sig"])
def test_the_encoding_of_the_hand_edited_file_stays(encoding: str) -> None:
    base = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><p xml:id="a">Café one two.</p></TEI>'
    name = encoding.removesuffix("-sig")
    mine = f'<?xml version="1.0" encoding="{name}"?>\n{base.replace("one", "ONE")}'.encode(encoding)
    done = merge(base.encode(), mine, base.replace("two", "Ж").encode(), PATH)
    assert not done.conflicts
    text = done.xml.decode(encoding)
    assert text == mine.decode(encoding).replace("two", "Ж" if encoding != "iso-8859-1" else "&#1046;")


def test_a_large_text_merges_in_seconds() -> None:
    words = " ".join(f"word{number % 700} and" for number in range(40))
    blocks = [f'<p xml:id="b{number}" n="{number}">{words} {number}.</p>' for number in range(300)]
    base = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>' + "\n".join(blocks) + "</body></text></TEI>"
    mine = base.replace("word3 and word4", "word3 und word4")
    theirs = base.replace("word20", "<persName>word20</persName>")
    done = merge(base.encode(), mine.encode(), theirs.encode(), PATH)
    assert done.xml.decode() == mine.replace("word20", "<persName>word20</persName>")
