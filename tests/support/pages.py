"""The pages of a site by kind: a new kind of page is taken up by the tests as soon as the site has one."""

from __future__ import annotations

from pathlib import Path


def kinds(site: Path) -> dict[str, Path]:
    """Return one page of each kind, the longest: those at the root each, of a folder one of each kind of suffix.

    `texts/x.html` and `texts/x.source.html` are two kinds, as are `registers/persons.html` and
    `registers/persons/x.html`.
    """
    found: dict[str, Path] = {}
    for path in sorted(site.rglob("*.html")):
        name = kind(path.relative_to(site).as_posix())
        if name not in found or path.stat().st_size > found[name].stat().st_size:
            found[name] = path
    return found


def kind(name: str) -> str:
    """Return the kind of a page, given its path in the site."""
    folder, _, file = name.rpartition("/")
    if not folder or file == "index.html":
        return name
    return f"{folder}/*.{file.partition('.')[2]}"
