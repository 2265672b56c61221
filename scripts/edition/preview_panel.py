"""The panel that the live preview shows in its pages: what the last build found, or why it failed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from html import escape
from typing import Final

from edition.model import Finding, Severity

#: Where the preview's own files are served: a place that no site has.
PLACE: Final = "/__preview/"
#: More findings than this are counted, not listed: a page with thousands of them is slow.
_MOST: Final = 200
_MISSING: Final = (
    '<!DOCTYPE html><html lang="en"><head><meta charset="UTF-8"/>'
    '<meta name="viewport" content="width=device-width, initial-scale=1"/><title>No such page</title></head>'
    "<body><main><h1>No such page</h1><p>The site has no <code>{}</code> yet.</p>"
    '<p><a href="/">To the front page</a></p></main></body></html>'
)


@dataclass(frozen=True)
class Told:
    """What a build has to say: findings, and failures in one line each."""

    findings: tuple[Finding, ...] = ()
    failures: tuple[str, ...] = ()


def with_panel(page: bytes, told: Told, version: str) -> bytes:
    """Return a page with the panel and what makes it work; the page's own policy allows it as it stands."""
    head = (
        f'<link rel="stylesheet" href="{PLACE}panel.css"/>'
        f'<script src="{PLACE}panel.js" defer="defer" data-version="{escape(version)}"></script>'
    ).encode()
    start, found, rest = page.partition(b"</head>")
    page = start + head + found + rest if found else head + page
    start, found, rest = page.rpartition(b"</body>")
    body = panel(told).encode()
    return start + body + found + rest if found else page + body


def missing_page(path: str) -> bytes:
    """Return what stands for a page that is not there."""
    return _MISSING.format(escape(path)).encode()


def panel(told: Told) -> str:
    """Return the panel as HTML: open where something is wrong, closed where there are only notes."""
    loud = told.failures or any(one.severity is not Severity.NOTE for one in told.findings)
    ordered = sorted(told.findings, key=lambda one: (list(Severity).index(one.severity), *one.sort_key))
    items = [*map(_failure, told.failures), *map(_item, ordered[:_MOST])]
    if len(ordered) > _MOST:
        items.append(f"<li><p>… and {len(ordered) - _MOST} more: edition validate</p></li>")
    listed = f"<ul>{''.join(items)}</ul>" if items else ""
    return (
        f'<aside class="edition-preview" aria-label="Preview"><details{" open" if loud else ""}>'
        f'<summary>{summary(told)}</summary><div class="told" role="region" aria-label="Findings" tabindex="0">'
        f'{listed}</div><p class="foot"><button type="button" hidden="hidden">Make all formats</button></p>'
        "</details></aside>"
    )


def summary(told: Told) -> str:
    """Return one line: whether the build failed, and how many findings there are of each severity."""
    counts = Counter(one.severity for one in told.findings)
    parts = [f"{counts[s]} {s}{'s' if counts[s] != 1 else ''}" for s in Severity if counts[s]]
    if told.failures:
        parts.insert(0, "The build failed; this is the last good page")
    return ", ".join(parts) or "No findings"


def _failure(words: str) -> str:
    return f'<li class="failed"><p class="kind">failed</p><p>{escape(words)}</p></li>'


def _item(one: Finding) -> str:
    words = f" “{escape(_short(one.words))}”" if one.words else ""
    hint = f"<p>{escape(one.hint)}</p>" if one.hint else ""
    return (
        f'<li class="{one.severity}"><p><span class="kind">{one.severity} {escape(one.code)}</span> '
        f'<span class="place">{escape(str(one.where))}</span></p><p>{escape(one.message)}{words}</p>{hint}</li>'
    )


def _short(words: str, most: int = 160) -> str:
    return words if len(words) <= most else f"{words[:most]}…"
