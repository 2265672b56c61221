"""The books of an edition: indexes with pages, offprints, volumes, paper."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pikepdf
import pytest
from lxml import etree

from edition.adapters.typst import compile_pdf
from edition.graph import Graph
from edition.names import NS, XML_ID, tei
from edition.project import Edition
from edition.publish import book
from edition.publish.book import Setting, book_tasks
from tests.support.cli import edition
from tests.support.jing import jing
from tests.support.paths import TEI_ALL, needs_tei_all
from tests.test_print import pdftotext

TINY = Path(__file__).parent / "registers" / "edition"


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a small edition with registers, printed."""
    root = tmp_path_factory.mktemp("tiny") / "edition"
    shutil.copytree(TINY, root)
    done = edition("publish", "--only", "print", cwd=root)
    assert done.code == 0, done.out + done.err
    return root


def pages(path: Path) -> list[str]:
    return pdftotext(path.read_bytes(), "-layout").split("\f")


def folio(page: str) -> str:
    """Return the page number, which stands at an end of the first or the last line."""
    lines = [line.strip() for line in page.splitlines() if line.strip()]
    found = [re.search(r"^\d+(?=\s{2,}|$)|(?<=\s{2})\d+$", line) for line in (lines[0], lines[-1])] if lines else []
    return next((match[0] for match in found if match), "")


def test_an_index_leads_to_the_pages_on_which_a_name_stands(built: Path) -> None:
    printed = pages(built / "output" / "print" / "edition.pdf")
    start = next(n for n, page in enumerate(printed) if re.search(r"^\s+Indexes\s*$", page, re.M))
    main = next(n for n, page in enumerate(printed) if folio(page) == "1")
    index = " ".join(" ".join(page.split()) for page in printed[start:])
    for name, words in (("Averescu, Alexandru", "Averescu|Premier"), ("Baku", "Baku"), ("Lena Massacre", "Lena")):
        found = re.search(rf"{name}, ((?:\d+n?, )*\d+n?)\b", index)
        assert found, name
        for number in found[1].split(", "):
            page = printed[main + int(number.rstrip("n")) - 1]
            assert folio(page) == number.rstrip("n")
            assert re.search(words, page), (name, number)


def test_every_name_of_the_texts_is_in_the_index(tiny: Path) -> None:
    corpus = etree.parse(tiny / "output" / "print" / "edition.xml").getroot()
    entries = {str(one.get(XML_ID)): str(one.get("n")) for one in corpus.iterfind("tei:standOff/*/*", NS)}
    pointers = corpus.xpath("//tei:text//@ref[not(ancestor::tei:head)]", namespaces=dict(NS))
    named = {str(one).split("/")[-1].replace(".xml#", ".") for one in pointers} & set(entries)
    typst = (tiny / "output" / "print" / "edition.typ").read_text("utf-8")
    last = typst[typst.index("#indexes(") :]
    listed = dict(re.findall(r'\("([a-z]+\.[^"]+)", "([^"]+)", \)', last))
    assert named
    assert listed == {key: entries[key] for key in named}
    assert named <= set(re.findall(r'#index-mark\("([^"]+)"', typst))


@needs_tei_all
def test_the_corpus_with_its_registers_is_tei(built: Path, tiny: Path) -> None:
    files = [root / "output" / "print" / "edition.xml" for root in (built, tiny)]
    assert jing(TEI_ALL, files) == []


def test_each_text_has_an_offprint_that_compiles_on_its_own(tiny: Path, tmp_path: Path) -> None:
    offprints = tiny / "output" / "print" / "offprints"
    texts = sorted(path.stem for path in (tiny / "tei" / "texts").glob("*.xml"))
    assert sorted(path.stem for path in offprints.glob("*.pdf")) == texts
    elsewhere = tmp_path / "elsewhere"
    shutil.copytree(offprints, elsewhere)
    for name in texts:
        made = compile_pdf(elsewhere / f"{name}.typ")
        assert made.data == (offprints / f"{name}.pdf").read_bytes()
        with pikepdf.open(offprints / f"{name}.pdf") as opened:
            master = (tiny / "tei" / "texts" / f"{name}.xml").read_bytes()
            assert opened.attachments[f"{name}.xml"].get_file().read_bytes() == master


def test_paper_and_line_numbers_can_be_chosen(tiny: Path, tmp_path: Path) -> None:
    root = tmp_path / "edition"
    shutil.copytree(tiny, root)
    name = "hale-1903"
    command = ("publish", "--only", "print", "--only", name, "--paper", "us-letter", "--no-line-numbers")
    before = (root / "output" / "print" / "edition.pdf").stat().st_mtime_ns
    assert edition(*command, cwd=root).code == 0
    with pikepdf.open(root / "output" / "print" / "offprints" / f"{name}.pdf") as opened:
        assert round(float(opened.pages[0].MediaBox[2])) == 612
    assert "line-numbers: false" in (root / "output" / "print" / "offprints" / f"{name}.typ").read_text("utf-8")
    assert (root / "output" / "print" / "edition.pdf").stat().st_mtime_ns == before, "the book was not asked for"
    refused = edition("publish", "--only", "nothing", cwd=root)
    assert refused.code == 2
    assert "neither a format" in refused.err


def test_a_long_edition_becomes_volumes(tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tmp_path / "edition"
    shutil.copytree(TINY, root)
    monkeypatch.setattr(book, "_VOLUME", 1)
    made = Edition(root)
    from edition.pipeline import Pipeline

    infos = Pipeline(made).infos()
    tasks = book_tasks(made, Graph(made.output / ".graph.json", root), infos, Setting("a4"))
    assert [task.name for task in tasks][: len(infos)] == [f"print:edition-{n}" for n in range(1, len(infos) + 1)]
    task = tasks[1]
    task.run(task.argument)
    first = " ".join(pages(root / "output" / "print" / "edition-2.pdf")[2].split())
    assert "Volume 2" in first or "VOLUME 2" in first.upper()
    source = etree.parse(root / "output" / "print" / "edition-2.xml").getroot()
    assert [text.get(XML_ID) for text in source.iter(tei("TEI"))][-1] == infos[1].id
