"""Text from a source is never mark-up in an output."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from lxml import etree

from tests.support.cli import edition
from tests.support.paths import SHARED_TEI, tool
from tests.support.plain_files import shown

NASTY = (
    "A Title with <script>alert(1)</script> & “marks”\n\nby N. <b>Nobody</b>\n\n"
    "First published: <img src=x onerror=alert(1)> in “A & B”, 1918.\n\n"
    "Words <script>alert('x')</script> and ]]> and &amp; &lt; and {xsl} and $x$ and #panic(\"x\") and @label and "
    "`raw` and *star and _under and \\escape and //comment and /* block */ and --- and ~ and javascript:alert(1) and "
    "[link](javascript:alert(1)) and \u202eright-to-left\u202c and a\u200bzero.\n\n"
    "= no heading at all, but a line of a paragraph that goes on for a while so that it is read as running text.\n\n"
    "+ no list, - no list, / no term: nothing of that, only words of a paragraph that goes on for a good while.[1]\n\n"
    "Notes\n\n[1] A note with <b>tags</b> and #set page(width: 1pt) in it.\n"
)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    assert edition("new", "e", "--title", "<script>&</script>", cwd=folder).code == 0
    (folder / "nasty.txt").write_text(NASTY, "utf-8")
    assert edition("-C", "e", "add", "nasty.txt", cwd=folder).code == 0
    done = edition("-C", "e", cwd=folder)
    assert done.code == 0, done.out + done.err
    return folder / "e"


def test_pages_have_no_foreign_script_and_all_words(built: Path) -> None:
    for path in (built / "output" / "site").rglob("*.html"):
        root = etree.fromstring(path.read_bytes(), etree.HTMLParser(encoding="utf-8"))
        scripts = root.xpath("//script/@src")
        assert all(re.search(r"(^|/)assets/[a-z]+\.js$", src) for src in scripts), path
        # Linked data is no script: browsers run none of it, and nothing in it can end its element.
        for data in root.xpath("//script[not(@src)]"):
            assert data.get("type") == "application/ld+json" and "<" not in data.text
            assert isinstance(json.loads(data.text), dict)
        assert not root.xpath("//*[@onerror] | //img | //a[starts-with(normalize-space(@href), 'javascript:')]")
    pages = list((built / "output" / "site" / "texts").glob("*.html"))
    assert len(pages) == 2, "the text and its capture"
    for page in pages:
        shown = "".join(etree.fromstring(page.read_bytes(), etree.HTMLParser(encoding="utf-8")).itertext())
        for words in ("<script>alert('x')</script>", "]]>", "&amp; &lt;", "{xsl}", "javascript:alert(1)"):
            assert words in shown


def test_the_plain_text_has_the_words_as_they_are(built: Path) -> None:
    folder = built / "output" / "text"
    plain = [path.read_text("utf-8") for path in sorted(folder.rglob("*.txt"))]
    assert len(plain) == 4, "the text and the corpus text, corrected and as in the source"
    (markdown,) = folder.glob("*.md")
    for text in (*plain, shown(markdown.read_text("utf-8"))[0]):
        words = " ".join(text.split())
        for part in ('#panic("x")', "$x$", "@label", "`raw`", "\\escape", "//comment", "/* block */", "---", "]]>"):
            assert part in words


def test_the_book_has_the_words_as_they_are(built: Path) -> None:
    pdf = built / "output" / "print" / "edition.pdf"
    done = subprocess.run([tool("pdftotext"), "-raw", str(pdf), "-"], capture_output=True, text=True, check=True)
    words = re.sub(r"\s+", "", done.stdout.replace("\u00ad", ""))
    for part in ('#panic("x")', "$x$", "@label", "`raw`", "\\escape", "//comment", "/*block*/", "#setpage(width:1pt)"):
        assert part in words


@pytest.mark.slow
@pytest.mark.skipif(not (SHARED_TEI / "samples").is_dir(), reason="no samples of other people's TEI (set TEI_P5)")
def test_other_peoples_tei_builds(tmp_path: Path) -> None:
    """Loud at home, forgiving abroad: any valid TEI P5 becomes pages, a book and plain text."""
    assert edition("new", "e", cwd=tmp_path).code == 0
    samples = sorted((SHARED_TEI / "samples").glob("*.xml"))
    for path in samples:
        shutil.copy(path, tmp_path / "e" / "tei" / "texts")
    done = edition("-C", "e", "publish", cwd=tmp_path)
    assert done.code == 0, done.err
    assert "P001" in done.out
    for kind, suffix in (("site/texts", "html"), ("text", "source.txt"), ("text", "md"), ("text/corpus", "txt")):
        assert len(list((tmp_path / "e" / "output" / kind).glob(f"*.{suffix}"))) == len(samples)
    assert (tmp_path / "e" / "output" / "print" / "edition.pdf").is_file()
