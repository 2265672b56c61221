"""The fonts of the web edition: subsets of EB Garamond by script, made from the font package."""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import os
from collections.abc import Generator, Iterable
from importlib.metadata import distribution
from pathlib import Path
from typing import Any, Final

import fontpkg
from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

from edition.adapters.files import write_if_changed
from edition.errors import EditionError

#: Signs that English pages use, from blocks of which they use little else: € ™ arrows −.
_SIGNS: Final = (0x20AC, 0x2122, 0x2190, 0x2191, 0x2192, 0x2193, 0x21A9, 0x2212)
#: Scripts and the code points of each; what a page does not use is not loaded.
SCRIPTS: Final = {
    "latin": [*range(0x20, 0x7F), *range(0xA0, 0x100), 0x131, 0x152, 0x153, *range(0x2000, 0x2070), *_SIGNS],
    "latin-ext": [
        *({*range(0x100, 0x250)} - {0x131, 0x152, 0x153}), *range(0x2B0, 0x370), *range(0x1E00, 0x1F00),
        *({*range(0x2070, 0x20D0), *range(0x2100, 0x2200)} - {*_SIGNS}),
    ],
    "cyrillic": [*range(0x400, 0x530), *range(0x1C80, 0x1C90), *range(0x2DE0, 0x2E00), *range(0xA640, 0xA6A0)],
    "greek": [*range(0x370, 0x400), *range(0x1F00, 0x2000)],
}  # fmt: skip
#: The names of the fonts in the cache, with their hashes; written last.
_LIST: Final = "fonts.json"
#: The faces: slant, the weight at which the variable font is fixed, the weights for which CSS is to take it.
FACES: Final = {
    "Regular": ("normal", 400, "100 500"),
    "Italic": ("italic", 400, "100 500"),
    "SemiBold": ("normal", 600, "600 900"),
    "SemiBoldItalic": ("italic", 600, "600 900"),
}
_FACE_RULE: Final = """\
@font-face {{
  font-family: "EB Garamond"; font-style: {slant}; font-weight: {weights}; font-display: fallback;
  src: url("{folder}{file}") format("woff2");
  unicode-range: {ranges};
}}
"""
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
    """Yield name and bytes of each web font, and the licence of the family."""
    for face, (slant, weight, _) in FACES.items():
        file = fontpkg.path("EB Garamond", 400, slant)
        for script, points in SCRIPTS.items():
            yield file_name(face, script), _subset(Path(file), points, weight)
    yield "OFL.txt", licence().encode()


def file_name(face: str, script: str) -> str:
    """Return the name of a web font: EBGaramond-FACE-SCRIPT.woff2."""
    return f"EBGaramond-{face}-{script}.woff2"


def face_rules(scripts: Iterable[str], folder: str) -> str:
    """Return the rules of CSS for the fonts of some scripts; `folder` leads from the style sheet to the fonts."""
    return "".join(
        _FACE_RULE.format(
            slant=slant, weights=weights, folder=folder, file=file_name(face, script), ranges=_ranges(SCRIPTS[script])
        )
        for script in scripts
        for face, (slant, _, weights) in FACES.items()
    )


def _ranges(points: Iterable[int]) -> str:
    """Return code points as CSS has them: "U+400-52F, U+1C80-1C8F"."""
    spans: list[list[int]] = []
    for point in sorted(set(points)):
        if spans and point == spans[-1][1] + 1:
            spans[-1][1] = point
        else:
            spans.append([point, point])
    return ", ".join(f"U+{first:X}-{last:X}" if last > first else f"U+{first:X}" for first, last in spans)


def licence() -> str:
    """Return the text of the fonts' licence as the package carries it."""
    return (folder().parent / "LICENSE").read_text("utf-8")


def _subset(file: Path, points: list[int], weight: int) -> bytes:
    options: Any = subset.Options()
    options.flavor = "woff2"
    options.layout_features = list(_FEATURES)
    options.notdef_outline = True
    with TTFont(file, recalcTimestamp=False) as font:
        maker = subset.Subsetter(options)
        maker.populate(unicodes=points)
        maker.subset(font)
        instancer.instantiateVariableFont(font, {"wght": weight}, inplace=True)
        font.flavor = "woff2"
        out = io.BytesIO()
        font.save(out)
    return out.getvalue()
