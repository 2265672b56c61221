"""Reading captures: every character kept, and one clear line for what cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from edition.errors import SourceError
from edition.source import decode_source, read_source


def read(data: bytes) -> str:
    return decode_source(data, Path("x.txt")).text


def test_a_byte_order_mark_is_no_character() -> None:
    assert read(b"\xef\xbb\xbfLenin") == "Lenin"


def test_line_ends_stay_in_the_account() -> None:
    source = decode_source(b"one\r\ntwo\nthree\rfour", Path("x.txt"))
    assert source.text == "one\r\ntwo\nthree\rfour"
    assert [(line.start, line.text) for line in source.lines] == [(0, "one"), (5, "two"), (9, "three"), (15, "four")]
    assert [source.line_at(offset) for offset in (0, 3, 4, 5, 9, 15)] == [1, 1, 1, 2, 3, 4]


def test_nothing_is_normalised() -> None:
    decomposed = "re\u0301gime \u00a0 \u200b\u2028 ﬁn"
    assert read(decomposed.encode()) == decomposed


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf \n\t\n", "is empty"),
        (b"one\ntwo\x00", "x.txt:2: NUL (U+0000) at character 7"),
        (b"bell\x07", "U+0007"),
        (b"caf\xe9 au lait", "byte 0xE9 at offset 3; it looks like ISO-8859-1"),
        (b"\x93quoted\x94", "WINDOWS-1252"),
        ("Внешняя политика Советской Республики в тысяча девятьсот".encode("cp1251"), "WINDOWS-1251"),
        ("Внешняя политика Советской Республики в тысяча девятьсот".encode("koi8-r"), "KOI8-R"),
        ("text".encode("utf-16"), "UTF-16"),
        ("a long text in sixteen bits".encode("utf-16-le"), "UTF-16LE"),
        (b"\xef\xbb\xbfline\n\xff", "x.txt:2: not UTF-8: byte 0xFF at offset 8"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_line(data: bytes, words: str) -> None:
    with pytest.raises(SourceError) as caught:
        read(data)
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


def test_the_limit_on_size(tmp_path: Path) -> None:
    (tmp_path / "big.txt").write_bytes(b"x" * 1001)
    with pytest.raises(SourceError, match="1,001 bytes, more than the limit of 1,000"):
        read_source(tmp_path / "big.txt", max_bytes=1000)
    assert read_source(tmp_path / "big.txt", max_bytes=1001).size == 1001


def test_folders_and_missing_files(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="is a folder"):
        read_source(tmp_path)
    with pytest.raises(SourceError, match="cannot be read: No such file"):
        read_source(tmp_path / "none.txt")
