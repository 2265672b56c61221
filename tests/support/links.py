"""Every link of a site that stays within it must lead to a file, and to an identifier in it."""

from __future__ import annotations

import posixpath
from pathlib import Path
from urllib.parse import unquote, urlsplit

from tests.support.xslt_harness import find, parse


def dead_links(site: Path) -> list[str]:
    """Return the links of all pages of a site that lead nowhere."""
    trees = {path.relative_to(site).as_posix(): parse(path.read_text("utf-8")) for path in site.rglob("*.html")}
    ids = {name: {str(one.get("id")) for one in find(tree, "//*[@id]")} for name, tree in trees.items()}
    dead = []
    for name, tree in trees.items():
        for one in find(tree, "//*[@href or @src]"):
            link = str(one.get("href") or one.get("src"))
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            folder = posixpath.dirname(name)
            target = posixpath.normpath(posixpath.join(folder, unquote(parts.path))) if parts.path else name
            lost = target.startswith("../") or not (site / target).is_file()
            if lost or (parts.fragment and target in ids and unquote(parts.fragment) not in ids[target]):
                dead.append(f"{name}: {link}")
    return dead
