"""The fonts of the web edition, and the cache that spares cutting them again."""

from __future__ import annotations

from pathlib import Path

import pytest

from edition.adapters import fonts


def test_fonts_are_made_once_and_damage_is_mended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[int] = []

    def make() -> list[tuple[str, bytes]]:
        made.append(1)
        return [("a.woff2", b"one"), ("b.woff2", b"two")]

    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(fonts, "make_fonts", make)
    first = fonts.web_fonts()
    assert (fonts.web_fonts(), len(made)) == (first, 1)
    (damaged,) = tmp_path.rglob("a.woff2")
    damaged.write_bytes(b"cut off")
    assert (fonts.web_fonts(), len(made)) == (first, 2)
    (listed,) = tmp_path.rglob("fonts.json")
    listed.write_text("[]", "utf-8")
    assert (fonts.web_fonts(), len(made)) == (first, 3)


def test_a_cache_that_cannot_be_written_is_done_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "edition").write_text("no folder", "utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(fonts, "make_fonts", lambda: [("a.woff2", b"one")])
    assert fonts.web_fonts() == {"a.woff2": b"one"}


def test_the_same_font_is_made_again() -> None:
    making = fonts.make_fonts()
    name, data = next(making)
    making.close()
    assert fonts.web_fonts()[name] == data
