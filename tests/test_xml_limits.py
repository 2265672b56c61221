"""Hostile, huge and oddly encoded XML: a clear refusal in one line or a correct result, in bounded memory."""

from __future__ import annotations

import codecs
import multiprocessing
import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from edition.adapters.xmlio import MAX_BYTES, Positions, parse_xml, positions
from edition.errors import XMLInputError

resource = pytest.importorskip("resource", reason="no limits on memory here")

#: What a run may use beyond what Python and lxml have anyway.
MEGABYTES = 700


def refused(path: Path, data: bytes | None = None) -> str:
    """Return why a file is refused: one line that begins with the file."""
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(XMLInputError) as caught:
        parse_xml(path)
    line = str(caught.value)
    assert line.startswith(f"{path}:")
    assert "\n" not in line
    assert caught.value.exit_code == 6
    return line.removeprefix(f"{path}:")


def _limited(work: Callable[[Path], None], path: Path) -> None:
    limit = MEGABYTES * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    work(path)


def in_little_memory(work: Callable[[Path], None], path: Path) -> None:
    """Do something in a process of its own that may not have much memory."""
    started = time.monotonic()
    process = multiprocessing.get_context("spawn").Process(target=_limited, args=(work, path))
    process.start()
    process.join(60)
    if process.is_alive():
        process.kill()
        pytest.fail("took more than a minute")
    assert process.exitcode == 0
    assert time.monotonic() - started < 30


def _refuse(path: Path) -> None:
    try:
        parse_xml(path)
    except XMLInputError as error:
        assert "\n" not in str(error)
    else:
        raise AssertionError("was not refused")


def _bomb(inside: str, levels: int = 12) -> bytes:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, levels))
    return f'<!DOCTYPE a [<!ENTITY l0 "ha">{entities}]>\n{inside}'.encode()


@pytest.mark.parametrize("inside", [f"<a>&l{n};</a>" for n in (1, 11)] + [f'<a x="&l{n};"/>' for n in (1, 4, 11)])
def test_entity_bombs_are_refused(inside: str, tmp_path: Path) -> None:
    path = tmp_path / "bomb.xml"
    assert refused(path, _bomb(inside)).startswith("2: ") or "unfold" in refused(path)
    in_little_memory(_refuse, path)


def test_an_entity_of_its_own_is_named_with_its_line(tmp_path: Path) -> None:
    data = b'<!DOCTYPE a [<!ENTITY who "N. Nobody">]>\n<a>\n by &who;</a>'
    assert refused(tmp_path / "a.xml", data) == (
        "3: refers to the entity &who;, declared outside of XML; write the characters themselves"
    )


def test_an_entity_of_a_missing_dtd_is_not_dropped(tmp_path: Path) -> None:
    """lxml gives "" for such an attribute: words would be lost."""
    data = b'<!DOCTYPE a SYSTEM "nowhere.dtd">\n<a x="caf&eacute;"/>'
    assert "&eacute;" in refused(tmp_path / "a.xml", data)


def test_a_document_type_as_such_does_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_bytes(
        b'<!DOCTYPE a SYSTEM "nowhere.dtd" [<!ENTITY % b "c"><!ENTITY d "&#38;e;">]>\n<a>x &amp; y &#233;</a>'
    )
    assert parse_xml(path).getroot().text == "x & y é"


@pytest.mark.parametrize(
    "data",
    [
        '<!DOCTYPE a [<!ENTITY e SYSTEM "{}">]><a>&e;</a>',
        '<!DOCTYPE a [<!ENTITY e SYSTEM "{}">]><a x="&e;"/>',
        '<!DOCTYPE a [<!ENTITY e PUBLIC "x" "{}">]><a>&e;</a>',
    ],
)
def test_external_entities_are_refused(data: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    refused(tmp_path / "a.xml", data.format(secret.as_uri()).encode())


def test_no_other_file_is_read(tmp_path: Path) -> None:
    """libxml2 reads parameter entities and DTDs even when told to resolve no entities."""
    dtd = tmp_path / "x.dtd"
    dtd.write_text('<!ATTLIST a stolen CDATA "yes">')
    for data in (
        f'<!DOCTYPE a [<!ENTITY % e SYSTEM "{dtd.as_uri()}"> %e;]><a/>',
        f'<!DOCTYPE a SYSTEM "{dtd.as_uri()}"><a/>',
        f'<a xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="{dtd.as_uri()}" parse="text"/></a>',
    ):
        path = tmp_path / "a.xml"
        path.write_text(data)
        root = parse_xml(path).getroot()
        assert not root.attrib
        assert "stolen" not in etree.tostring(root, encoding="unicode")


@pytest.mark.parametrize("depth", [257, 10_000])
def test_deep_nesting_is_refused(depth: int, tmp_path: Path) -> None:
    path = tmp_path / "deep.xml"
    assert refused(path, b"<a>" * depth + b"</a>" * depth) == (
        "1: not well-formed XML: elements are nested more than 256 deep"
    )
    path.write_bytes(b"<a>" * 256 + b"</a>" * 256)
    assert len(list(parse_xml(path).iter())) == 256


@pytest.mark.parametrize("data", [b'<a x="%s"/>', b"<a>%s</a>", b"<a><!--%s--></a>", b"<%s/>", b"<a><?x %s?></a>"])
def test_a_hundred_megabytes_in_one_piece_are_refused(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "huge.xml"
    assert "ten million" in refused(path, data % (b"y" * 100_000_000))
    in_little_memory(_refuse, path)
    path.unlink()


def test_a_gigabyte_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "huge.xml"
    with path.open("wb") as file:
        file.write(b'<a x="')
        file.truncate(1024**3)  # a hole: takes no room on the disk
    assert "1,073,741,824 bytes, more than the limit of" in refused(path)
    assert MAX_BYTES < 1024**3
    in_little_memory(_refuse, path)


TEXT = "<a>é<b/> — ш</a>"


@pytest.mark.parametrize(
    ("declared", "encoding", "bom"),
    [
        ("", "utf-8", b""),
        ("", "utf-8", codecs.BOM_UTF8),
        ("UTF-8", "utf-8", codecs.BOM_UTF8),
        ("", "utf-16-le", codecs.BOM_UTF16_LE),
        ("UTF-16", "utf-16-le", codecs.BOM_UTF16_LE),
        ("UTF-16", "utf-16-be", codecs.BOM_UTF16_BE),
        ("UTF-8", "utf-16-le", codecs.BOM_UTF16_LE),
        ("UTF-32", "utf-32-le", codecs.BOM_UTF32_LE),
        ("windows-1251", "cp1251", b""),
        ("KOI8-R", "koi8-r", b""),
    ],
)
def test_encodings_are_read(declared: str, encoding: str, bom: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    text = TEXT.replace("é", "ё") if encoding in {"cp1251", "koi8-r"} else TEXT
    text = text.replace("—", "-") if encoding == "koi8-r" else text
    head = f'<?xml version="1.0" encoding="{declared}"?>\n' if declared else "\n" * (not bom)
    path.write_bytes(bom + (head + text).encode(encoding))
    tree = parse_xml(path)
    assert "".join(str(part) for part in tree.getroot().itertext()) == text.replace("<a>", "").replace("<b/>", "")[:-4]
    line = 1 + head.count("\n")
    assert positions(tree).tags == [(line, 1), (line, 5)]


WRONG = {
    "latin-1-as-utf-8": (
        '<?xml version="1.0" encoding="UTF-8"?>\n<a>é</a>'.encode("latin-1"),
        "2: .*0xE9 is not UTF-8",
    ),
    "latin-1-undeclared": ("<a>\n\né</a>".encode("latin-1"), "3: .*0xE9 is not UTF-8"),
    "utf-8-as-utf-16": ('<?xml version="1.0" encoding="UTF-16"?><a>é</a>'.encode(), "1: .*is not written in it"),
    "unknown": (b'<?xml version="1.0" encoding="klingon"?><a/>', "1: .*klingon, which is not known"),
    "utf-16-cut-short": (codecs.BOM_UTF16_LE + "<a>é</a>".encode("utf-16-le")[:-3], "1: "),
    "zero-bytes": (b"<a>\0</a>", "1: .*not well-formed"),
    "control-character": (b"<a>\n\x08</a>", "2: .*not well-formed"),
    "empty": (b"", "1: .*the file is empty"),
    "blank-first": (b'\n<?xml version="1.0"?><a/>', "2: .*must be the very first"),
    "two-roots": (b"<a/>\n<b/>", "2: "),
    "end-tag-missing": (b"<a>\n<b>\n</a>", "3: .*b line 2 and a"),
    "cut-short": (b"<a>\n<b>", "2: "),
    "attribute-twice": (b'<a>\n<b x="1" x="2"/></a>', "2: .*x redefined"),
    "prefix-not-declared": (b"<a>\n<x:b/></a>", "2: .*x on b is not defined"),
    "html": (b"<!DOCTYPE html>\n<html><br></html>", "2: "),
    "binary": (bytes(range(256)), "1: "),
    "json": (b'{"a": 1}', "1: "),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_no_xml_is_told_in_one_line(name: str, tmp_path: Path) -> None:
    data, expected = WRONG[name]
    said = refused(tmp_path / f"{name}.xml", data)
    assert re.match(expected, said), said
    assert "(<string>" not in said
    assert "XML_PARSE" not in said


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    assert "cannot be read" in refused(tmp_path / "nowhere.xml")
    assert "cannot be read" in refused(tmp_path)


def test_positions_of_tags_and_words(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_text('<a>\n  <b\n  x="1">\n\n   é t</b> <!-- c --> u<c/>\r\n<d>v</d></a>', "utf-8", newline="")
    found = positions(parse_xml(path))
    assert found.tags == [(1, 1), (2, 3), (5, 24), (6, 1)]
    assert found.texts == {(1, True): (5, 4), (1, False): (5, 23), (3, True): (6, 4)}
    path.unlink()
    assert positions(etree.ElementTree(etree.XML("<a/>"))) == Positions()
