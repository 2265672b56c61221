"""Pictures for previews of links (Open Graph): title, author and date of a text, set as the book is set."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from edition.adapters.files import inside, write_if_changed
from edition.adapters.typst import compile_png
from edition.conversion import code_digest
from edition.graph import Graph, Outcome, combine
from edition.project import Edition, TextInfo
from edition.publish.citing import citation_of
from edition.workers import Task

#: The size that previews are made for, in pixels.
SIZE: Final = (1200, 630)
_MONTHS: Final = "January February March April May June July August September October November December".split()
#: Colours are those of the site (edition.css); the title takes the largest size in which it fits.
_SHEET: Final = """
#let ink = rgb("#211e19")
#let quiet = rgb("#665e51")
#let accent = rgb("#8a2c1a")
#set page(width: 1200pt, height: 630pt, margin: (x: 96pt, y: 78pt), fill: rgb("#fbf9f4"))
#set text(font: "EB Garamond", fill: ink, lang: "en", hyphenate: false)
#set par(leading: 0.42em, justify: false)
#let said(key) = sys.inputs.at(key, default: "")
#place(top + left, text(size: 34pt, fill: quiet, said("above")))
#place(bottom + left, block(width: 100%)[
  #line(length: 84pt, stroke: 3pt + accent)
  #v(6pt)
  #text(size: 32pt, style: "italic", fill: quiet, said("below"))
])
#place(left + horizon, dy: -10pt, block(width: 100%, height: 290pt, clip: true, align(horizon, layout(space => {
  let set-in(size) = block(width: space.width, text(size: size, weight: 500, said("title")))
  let sizes = (92pt, 80pt, 70pt, 60pt, 52pt, 44pt, 38pt, 32pt, 26pt)
  let fits = sizes.filter(size => measure(set-in(size), width: space.width).height <= 290pt)
  set-in(fits.at(0, default: 22pt))
}))))
"""


@dataclass(frozen=True)
class PictureArgument:
    """The picture of a text or of the edition, and its words."""

    root: str
    name: str
    above: str
    title: str
    below: str


def picture_tasks(edition: Edition, graph: Graph, infos: Sequence[TextInfo]) -> Iterator[Task]:
    """Yield the tasks of the pictures: none where the edition has no address, since previews need absolute ones."""
    for text_id in ("", *(info.id for info in infos)):
        told = json.loads(citation_of(graph, text_id) or "{}")
        if "picture" in told:
            argument = _argument(edition, text_id or "edition", told["item"])
            yield Task(f"site:picture:{argument.name}", combine([argument, code_digest(graph)]), picture, argument)


def _argument(edition: Edition, name: str, item: Mapping[str, Any]) -> PictureArgument:
    title, short = str(item["title"]), str(item.get("title-short", ""))
    subtitle = title.removeprefix(short).lstrip(": ") if short else ""
    people = item.get("author") or item.get("editor") or []
    names = [str(one.get("literal") or f"{one['given']} {one['family']}") for one in people]
    if "container-title" not in item:
        return PictureArgument(str(edition.root), name, subtitle, short or title, _among(names))
    above = " · ".join(part for part in (_among(names), _day(item.get("original-date"))) if part)
    return PictureArgument(str(edition.root), name, above, short or title, str(item["container-title"]))


def _among(names: Sequence[str]) -> str:
    return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def _day(date: Mapping[str, Any] | None) -> str:
    """Return a date of CSL-JSON in words: "14 May 1918"."""
    if date is None:
        return ""
    year, *rest = date["date-parts"][0]
    month = [_MONTHS[rest[0] - 1]] if rest and 1 <= rest[0] <= len(_MONTHS) else []
    return " ".join(map(str, [*rest[1:2], *month, year]))


def picture(argument: PictureArgument) -> Outcome:
    """Make one picture."""
    root = Path(argument.root)
    words = {"above": argument.above, "title": argument.title, "below": argument.below}
    target = inside(root / "output" / "site" / "pictures", f"{argument.name}.png")
    write_if_changed(target, compile_png(_SHEET, words))
    return Outcome((target.relative_to(root).as_posix(),))
