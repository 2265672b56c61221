"""The fonts of the web edition: subsets of EB Garamond by script, made from the font package."""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import os
from collections.abc import Generator
from importlib.metadata import distribution
from pathlib import Path
from typing import Any, Final

import fontpkg
from fontTools import subset
from fontTools.ttLib import TTFont

from edition.adapters.files import write_if_changed
from edition.errors import EditionError

#: Scripts and the code points of each; the style sheet names the same ranges.
SCRIPTS: Final = {
    "latin": [
        *range(0x20, 0x7F), *range(0xA0, 0x250), *range(0x2B0, 0x370), *range(0x1E00, 0x1F00),
        *range(0x2000, 0x2070), *range(0x2070, 0x20D0), *range(0x2100, 0x2200), 0x2212, 0x2191,
    ],
    "cyrillic": [*range(0x400, 0x530), *range(0x1C80, 0x1C90), *range(0x2DE0, 0x2E00), *range(0xA640, 0xA6A0)],
    "greek": [*range(0x370, 0x400), *range(0x1F00, 0x2000)],
}  # fmt: skip
#: The names of the fonts in the cache, with their hashes; written last.
_LIST: Final = "fonts.json"
STYLES: Final = {"Regular": "normal", "Italic": "italic"}
_FEATURES: Final = "kern liga calt ccmp locl mark mkmk onum lnum pnum tnum smcp c2sc sups case".split()


def version() -> str:
    """Return the version of the font package: a part of what the fonts are made of."""
    return distribution("fontpkg-eb-garamond").version


def folder() -> Path:
    """Return the folder of the font files."""
    return Path(fontpkg.path("EB Garamond", 400, "normal")).parent


def web_fonts() -> dict[str, bytes]:
    """Return the web fonts by name, made once a machine: cutting them takes longer than all the rest of a site.

    They are kept in the user's cache (XDG Base Directory Specification), with their hashes; what is missing,
    damaged or of other versions is made anew, and a cache that cannot be written is done without.
    """
    kept = _cache() / _made_by()
    try:
        names: dict[str, str] = json.loads((kept / _LIST).read_text("utf-8"))
        found = {name: (kept / name).read_bytes() for name in names}
        if found and all(hashlib.sha256(found[name]).hexdigest() == digest for name, digest in names.items()):
            return found
    except (OSError, ValueError, AttributeError):
        pass
    made = dict(make_fonts())
    with contextlib.suppress(EditionError, OSError):
        for name, data in made.items():
            write_if_changed(kept / name, data)
        listed = {name: hashlib.sha256(data).hexdigest() for name, data in made.items()}
        write_if_changed(kept / _LIST, json.dumps(listed, indent=1).encode())
    return made


def _cache() -> Path:
    base = os.environ.get("XDG_CACHE_HOME") or ""
    return (Path(base) if Path(base).is_absolute() else Path.home() / ".cache") / "edition" / "fonts"


def _made_by() -> str:
    """Return a name for all on which the fonts depend: the package, the libraries that cut it, this module."""
    versions = [distribution(name).version for name in ("fontpkg-eb-garamond", "fonttools", "brotli")]
    return hashlib.sha256(repr([versions, Path(__file__).read_bytes()]).encode()).hexdigest()[:16]


def make_fonts() -> Generator[tuple[str, bytes], None, None]:
    """Yield name and bytes of each web font: EBGaramond-STYLE-SCRIPT.woff2, and the licence of the family."""
    for style, slant in STYLES.items():
        file = fontpkg.path("EB Garamond", 400, slant)
        for script, points in SCRIPTS.items():
            yield f"EBGaramond-{style}-{script}.woff2", _subset(Path(file), points)
    yield "OFL.txt", licence().encode()


def licence() -> str:
    """Return the text of the fonts' licence as the package carries it."""
    return (folder().parent / "LICENSE").read_text("utf-8")


def _subset(file: Path, points: list[int]) -> bytes:
    options: Any = subset.Options()
    options.flavor = "woff2"
    options.layout_features = list(_FEATURES)
    options.notdef_outline = True
    with TTFont(file, recalcTimestamp=False, lazy=True) as font:
        maker = subset.Subsetter(options)
        maker.populate(unicodes=points)
        maker.subset(font)
        font.flavor = "woff2"
        out = io.BytesIO()
        font.save(out)
    return out.getvalue()
