"""The pages and style sheets, held against the Nu HTML Checker: no errors, no warnings."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.tiny_site import write_site
from tests.support.vnu import vnu


def parts(site: Path) -> list[Path]:
    """Return all that the checker knows to read."""
    return sorted(path for path in site.rglob("*") if path.suffix in {".html", ".css", ".svg"})


@pytest.mark.slow
def test_all_pages_are_sound_html(built: Path, registers_built: Path, tmp_path: Path) -> None:
    small = registers_built
    tiny = tmp_path / "tiny"
    write_site(tiny)
    files = [path for site in (built / "output" / "site", small / "output" / "site", tiny) for path in parts(site)]
    assert len(files) > 10
    assert vnu(files) == []


def test_the_checker_is_no_yes_man(tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    page.write_text("<!DOCTYPE html><html><head></head><body><p><div id=a><i id=a></div></body></html>", "utf-8")
    sheet = tmp_path / "a.css"
    sheet.write_text("p { colour: red }", "utf-8")
    told = vnu([page, sheet])
    assert any("error" in line and line.startswith("a.html:") for line in told)
    assert any(line.startswith("a.css:") for line in told)
