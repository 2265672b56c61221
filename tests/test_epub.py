"""The e-books: valid, whole, accessible, the same bytes each time; notes and corrections lead there and back."""

from __future__ import annotations

import io
import posixpath
import re
import shutil
import subprocess
import zipfile
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pikepdf
import pytest
from lxml import etree

from edition.adapters.epub import MIMETYPE, pack
from edition.names import NS, TEI, tei
from edition.pipeline import Pipeline
from edition.project import Edition
from tests.support.cli import edition
from tests.support.epubcheck import epubcheck
from tests.support.paths import TEXTS, tool
from tests.support.tei_words import is_subsequence, reading_words, words

H = {"h": "http://www.w3.org/1999/xhtml", "opf": "http://www.idpf.org/2007/opf", "epub": "http://www.idpf.org/2007/ops"}
H |= {"dc": "http://purl.org/dc/elements/1.1/"}
TYPE = f"{{{H['epub']}}}type"
#: A text that does its worst: nothing in it may become mark-up, and each of its words must be there.
HOSTILE = f"""<TEI xmlns="{TEI}" xml:id="hostile" xml:lang="en"><teiHeader><fileDesc>
<titleStmt><title>A &lt;script&gt; &amp; ]]&gt; Title</title><author>N. &lt;b&gt;Nobody&lt;/b&gt;</author></titleStmt>
<publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc>
<profileDesc><abstract><p>An abstract with <ref target="javascript:alert(1)">a link</ref>.</p></abstract></profileDesc>
</teiHeader><text><body><div xml:id="one"><head>Head<note>on the head</note></head>
<p xml:id="p1" n="1">Words &lt;script&gt;alert(1)&lt;/script&gt; and ]]&gt; &amp;amp;
<note place="foot">a note <note>in a note</note> with <q>quoted</q> words</note> and
<ref target="http://[bad">bad</ref> <ref target="texts/none.xml#x">none</ref> <ref target="#nowhere">nowhere</ref>
<foreign xml:lang="he">שלום עולם</foreign> <foreign xml:lang="not a tag">odd</foreign>
<graphic url="https://example.org/x.png"><desc>a picture elsewhere</desc></graphic></p>
<p n="1">The same number; <choice><sic>teh</sic><corr>the</corr></choice>
<hi rend="bold"><choice><sic>a<note>kept</note></sic><corr>an<note>held</note></corr></choice></hi>
apple<surplus>]</surplus>.</p>
<lg><l>first line</l><l n="5">second line</l></lg><sp><speaker>Voice</speaker><p>speaks</p></sp>
<table><head>Table</head><row role="label"><cell>a</cell></row><row><cell>1.5</cell></row></table>
<list><head>List</head><label>term</label><item>meaning<list><item>inner</item></list></item></list>
<app><lem wit="#a">lemma</lem><rdg wit="#b">variant</rdg></app><nonsense xmlns="urn:x">foreign words</nonsense>
<quote><p>quoted paragraph</p></quote><opener><salute>Dear Sir</salute></opener>
<closer><salute>Yours</salute><signed>Name</signed></closer></div></body></text></TEI>"""
#: The first rule takes roles of DPUB-ARIA for none, and so the label of a page mark for a label of nothing; the other
#: is for pages of the web: in an e-book the package has the landmarks.
AXE = {"rules": {"aria-prohibited-attr": {"enabled": False}, "landmark-one-main": {"enabled": False}}}


@cache
def files_of(book: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(book) as archive:
        return {name.removeprefix("EPUB/"): archive.read(name) for name in archive.namelist()}


@cache
def documents(book: Path) -> dict[str, etree._Element]:
    """The XHTML documents of a book by name."""
    return {name: etree.fromstring(data) for name, data in files_of(book).items() if name.endswith(".xhtml")}


def one(element: etree._Element, path: str) -> etree._Element:
    """The element that a path names; it must be there."""
    found = element.find(path, {**H, **NS})
    assert found is not None, path
    return found


@pytest.fixture(scope="module")
def whole(built: Path) -> Path:
    """The book of this repository's edition."""
    return built / "output" / "epub" / "edition.epub"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The book of a hostile text in an edition with a hostile title."""
    folder = tmp_path_factory.mktemp("hostile")
    assert edition("new", "e", "--title", "<script>&</script>", cwd=folder).code == 0
    (folder / "e" / "tei" / "texts" / "hostile.xml").write_text(HOSTILE, "utf-8")
    done = edition("-C", "e", "publish", "--only", "epub", cwd=folder)
    assert done.code == 0, done.out + done.err
    assert "nonsense" in done.out, "an element without a rule is told"
    return folder / "e" / "output" / "epub" / "hostile.epub"


@pytest.mark.slow
@pytest.mark.parametrize("which", ["whole", "hostile"])
def test_books_are_valid(which: str, request: pytest.FixtureRequest) -> None:
    assert epubcheck(request.getfixturevalue(which)) == []


def pieces(element: etree._Element) -> list[str]:
    """The words of an element, cut where an element begins or ends as they are in the TEI."""
    return [word for text in element.itertext() for word in words(str(text))]


def test_every_word_is_there(whole: Path) -> None:
    for path in sorted(TEXTS.glob("*.xml")):
        root = etree.parse(path).getroot()
        chapter = documents(whole)[f"texts/{path.stem}.xhtml"]
        found = pieces(one(chapter, ".//h:div[@class='reading']"))
        body = one(root, "tei:text/tei:body")
        assert is_subsequence(reading_words(body, without=("note", "label")), found), path.name
        everything = Counter(pieces(chapter))
        text = one(root, "tei:text")
        assert not Counter(reading_words(text, without=("note",))) - everything
        notes = [note for note in text.iter(tei("note")) if not list(note.iterancestors(tei("note")))]
        notes = [note for note in notes if note.get("type") != "correction"]
        assert not Counter(word for note in notes for word in reading_words(note, without=("label",))) - everything


def test_every_correction_is_visible_with_its_reason(whole: Path) -> None:
    count = 0
    for path in sorted(TEXTS.glob("*.xml")):
        chapter = documents(whole)[f"texts/{path.stem}.xhtml"]
        entries = {entry.get("id"): entry for entry in chapter.iterfind(".//h:section[@role='doc-errata']//h:li", H)}
        links = {link.get("href", "")[1:] for link in chapter.iterfind(".//h:div[@class='reading']//h:a", H)}
        for made in etree.parse(path).getroot().iterfind("tei:text//*", NS):
            is_made = made.tag in {tei("supplied"), tei("surplus")} or made.find(tei("corr")) is not None
            if not is_made or made.get("reason") == "markup" or list(made.iterancestors(tei("fw"))):
                continue
            count += 1
            entry = entries[made.get("{http://www.w3.org/XML/1998/namespace}id")]
            assert entry.get("id") in links, "the text does not lead to the entry"
            assert "→" in "".join(entry.itertext())
            assert one(entry, "h:a[@role='doc-backlink']").get("href", "")[1:] in ids(chapter)
        reasons = [note for note in etree.parse(path).getroot().iter(tei("note")) if note.get("type") == "correction"]
        shown = " ".join("".join(entry.itertext()) for entry in entries.values())
        for note in reasons:
            said = "".join("".join(p.itertext()) for p in note.iterfind("tei:p", NS)) or note.text or ""
            assert " ".join(said.split()) in " ".join(shown.split())
    assert count > 20


def ids(root: etree._Element) -> set[str]:
    return {element.get("id", "") for element in root.iter(etree.Element) if element.get("id")}


@pytest.mark.parametrize("which", ["whole", "hostile"])
def test_links_within_the_book_lead_somewhere(which: str, request: pytest.FixtureRequest) -> None:
    book = request.getfixturevalue(which)
    there = {name: ids(root) for name, root in documents(book).items()}
    links = 0
    for name, root in documents(book).items():
        for link in root.iter(f"{{{H['h']}}}a"):
            href = link.get("href", "")
            assert href.startswith(("http://", "https://")) or ":" not in href, href
            if ":" not in href:
                path, _, fragment = href.partition("#")
                target = posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) if path else name
                assert not fragment or fragment in there[target], (name, href)
                links += 1
    assert links > 10


def test_notes_are_called_and_lead_back(whole: Path) -> None:
    notes = commentary = 0
    for root in documents(whole).values():
        calls = {call.get("id"): call for call in root.iter(f"{{{H['h']}}}a") if call.get(TYPE) == "noteref"}
        called = {call.get("href", "")[1:] for call in calls.values()}
        assert all(call.get("role") == "doc-noteref" for call in calls.values())
        for note in root.iter(f"{{{H['h']}}}aside"):
            assert (note.get(TYPE), note.get("role")) == ("footnote", "doc-footnote")
            back = [link.get("href", "")[1:] for link in note.iterfind(".//h:a[@role='doc-backlink']", H)]
            assert note.get("id") in called and back and set(back) <= set(calls)
            notes += 1
            commentary += "commentary" in (note.get("class") or "").split()
    assert 0 < commentary < notes


def test_paragraphs_have_the_numbers_of_the_site(built: Path, whole: Path) -> None:
    for path in sorted(TEXTS.glob("*.xml")):
        page = etree.HTML((built / "output" / "site" / "texts" / f"{path.stem}.html").read_bytes())
        site = [(a.get("id"), a.text) for a in page.iterfind(".//a[@class='n']")]
        chapter = documents(whole)[f"texts/{path.stem}.xhtml"]
        assert [(n.get("id"), n.text) for n in chapter.iterfind(".//h:span[@class='n']", H)] == site != []


def test_names_lead_to_entries_and_entries_to_paragraphs(whole: Path) -> None:
    names = Counter(
        link.get("href", "").split("#")[0]
        for name, root in documents(whole).items()
        if name.startswith("texts/")
        for link in root.iterfind(".//h:a[@class]", H)
        if "named" in link.get("class", "").split()
    )
    registers = ("persons", "places", "organisations", "events", "works")
    assert {f"../registers/{kind}.xhtml" for kind in registers} == set(names)
    for kind in registers:
        places = documents(whole)[f"registers/{kind}.xhtml"].findall(".//h:a[@class='place']", H)
        assert places and all(link.get("href", "").startswith("../texts/") for link in places)


def test_pages_of_the_printed_book_are_marked_and_listed(built: Path, whole: Path) -> None:
    nav = documents(whole)["nav.xhtml"]
    listed = [link.text for link in nav.iterfind(".//h:nav[@role='doc-pagelist']//h:a", H)]
    assert listed == sorted(set(listed), key=lambda page: int(page or 0))
    assert len(listed) > 30
    marks = [
        mark for root in documents(whole).values() for mark in root.iterfind(".//h:span[@role='doc-pagebreak']", H)
    ]
    assert Counter(mark.get("aria-label", "").strip(" .") for mark in marks) == Counter(listed)
    assert all(mark.get(TYPE) == "pagebreak" for mark in marks)
    pdf = built / "output" / "print" / "edition.pdf"
    done = subprocess.run([tool("pdftotext"), str(pdf), "-"], capture_output=True, text=True, check=True)
    pages = [" ".join(words(page.replace("\u00ad\n", ""))) for page in done.stdout.split("\f")]
    with pikepdf.open(pdf) as opened:
        printed = {str(page.label): pages[number] for number, page in enumerate(opened.pages)}
    for mark in marks:
        after = mark.getnext()
        if after is not None and after.get(TYPE) == "pagebreak":
            continue  # no paragraph begins on this page: it goes with the next
        begins = " ".join(words("".join(beginning(one(mark, ".."))))[:3])
        assert begins in printed[mark.get("aria-label", "").strip(" .")], begins


def beginning(element: etree._Element) -> Iterator[str]:
    """The words of an element without its number and the calls of notes."""
    for child in element:
        if child.get("class") != "n" and child.get("role") not in ("doc-noteref", "doc-pagebreak"):
            yield child.text or ""
            yield from beginning(child)
        yield " " if child.tag in {f"{{{H['h']}}}{name}" for name in ("p", "h1", "header")} else ""
        yield child.tail or ""


def test_what_the_package_says(whole: Path, built: Path) -> None:
    package = etree.fromstring(files_of(whole)["package.opf"])
    says = {meta.get("property"): meta.text for meta in package.iterfind(".//opf:meta", H)}
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", says["dcterms:modified"] or "")
    assert {"schema:accessMode", "schema:accessModeSufficient", "schema:accessibilitySummary"} <= set(says)
    assert says["schema:accessibilityHazard"] == "none" and says["pageBreakSource"]
    assert (package.findtext(".//dc:identifier", namespaces=H) or "").startswith("urn:uuid:")
    single = files_of(built / "output" / "epub" / f"{sorted(TEXTS.glob('*.xml'))[0].stem}.epub")
    series = {
        meta.get("property"): meta.text for meta in etree.fromstring(single["package.opf"]).iterfind(".//opf:meta", H)
    }
    assert series["belongs-to-collection"] == package.findtext(".//dc:title", namespaces=H)
    assert series["dcterms:identifier"] == package.findtext(".//dc:identifier", namespaces=H)
    assert "Cover" in one(documents(whole)["cover.xhtml"], ".//h:img").get("alt", "")


def test_text_is_never_mark_up(hostile: Path) -> None:
    chapter = documents(hostile)["texts/hostile.xhtml"]
    shown = " ".join("".join(chapter.itertext()).split())
    for said in ("<script>alert(1)</script>", "]]> &amp;", "in a note", "שלום עולם", "a picture elsewhere", "odd",
                 "foreign words", "lemma", "variant", "inner", "nowhere", "held"):  # fmt: skip
        assert said in shown
    for root in documents(hostile).values():
        assert not root.xpath(
            "//h:script | //h:button | //*[@style] | //h:a[starts-with(@href, 'javascript')]", namespaces=H
        )
    assert not chapter.xpath("//h:img", namespaces=H)
    assert one(chapter, ".//*[@dir='rtl']").text == "שלום עולם"
    assert len(chapter.findall(".//h:section[@role='doc-errata']//h:li", H)) == 4
    assert "<script>&</script>" in "".join(documents(hostile)["title.xhtml"].itertext())


def test_the_same_bytes_in_any_folder_and_place(tmp_path: Path, small_built: Path) -> None:
    root, built = tmp_path / "another" / "folder", small_built
    for folder in ("seeds", "tei"):
        shutil.copytree(built / folder, root / folder)
    done = edition("publish", "--only", "epub", cwd=root, env={"TZ": "Asia/Tokyo", "LC_ALL": "C"})
    assert done.code == 0, done.out + done.err
    books = {path.name for path in (built / "output" / "epub").iterdir()}
    assert {path.name for path in (root / "output" / "epub").iterdir()} == books
    assert all(files_of(built / "output" / "epub" / n) == files_of(root / "output" / "epub" / n) for n in books)
    assert all((root / "output/epub" / n).read_bytes() == (built / "output/epub" / n).read_bytes() for n in books)


def test_only_what_changed_is_made_again(own_registers: Path) -> None:
    root = own_registers.resolve()
    assert Pipeline(Edition(root)).publish(("epub",)).done
    assert not Pipeline(Edition(root)).publish(("epub",)).done
    text = next(iter(sorted((root / "tei" / "texts").glob("*.xml"))))
    text.write_text(text.read_text("utf-8").replace("Invented for tests.", "Invented."), "utf-8")
    done = Pipeline(Edition(root)).publish(("epub",)).done
    assert {"epub:edition", f"epub:{text.stem}"} == {name for name in done if name.startswith("epub:")}
    text.unlink()
    assert f"output/epub/{text.stem}.epub" in Pipeline(Edition(root)).publish(("epub",)).removed


def test_the_container() -> None:
    data = pack({"b.xhtml": b"b", "a.png": b"a"})
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = archive.infolist()
    assert [entry.filename for entry in entries] == ["mimetype", "META-INF/container.xml", "EPUB/a.png", "EPUB/b.xhtml"]
    assert entries[0].compress_type == zipfile.ZIP_STORED and not entries[0].extra
    assert data[38 : 38 + len(MIMETYPE)] == MIMETYPE.encode()
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}


@pytest.fixture(scope="module")
def unpacked(whole: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The files of the book in a folder."""
    folder = tmp_path_factory.mktemp("unpacked")
    with zipfile.ZipFile(whole) as archive:
        archive.extractall(folder)
    yield folder / "EPUB"


@pytest.mark.browser
@pytest.mark.slow
def test_chapters_have_no_barriers_and_do_not_scroll_sideways(unpacked: Path) -> None:
    executable = tool("chromium")
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed").Axe()
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 320, "height": 800})
        chapter = sorted((unpacked / "texts").glob("*.xhtml"), key=lambda path: path.stat().st_size)[1]
        for path in (chapter, unpacked / "nav.xhtml", unpacked / "registers" / "works.xhtml"):
            page.goto(path.as_uri())
            assert page.evaluate("document.documentElement.scrollWidth") <= 320, path.name
            violations = axe.run(page, options=AXE).response["violations"]
            assert [(found["id"], found["nodes"][0]["html"]) for found in violations] == [], path.name
        assert "EB Garamond" in page.evaluate("getComputedStyle(document.body).fontFamily")
        browser.close()
