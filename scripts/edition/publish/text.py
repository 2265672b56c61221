"""The editions that are plain files: wrapped reading text, corpus text and Markdown, corrected and as in the source.

One pass over a text for each reading makes all of its files; the table and the archive of the corpus follow
(publish/concordance.py).
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from edition.adapters.files import inside, write_if_changed
from edition.conversion import code_digest, xslt_digest
from edition.graph import Graph, Outcome, combine
from edition.project import Edition, TextInfo, resources
from edition.publish.render import render
from edition.workers import Task

#: The corpus texts, below output/text: corrected, and as in the source.
CORPUS: Final = "corpus"
CORPUS_SOURCE: Final = "corpus-source"


@dataclass(frozen=True)
class TextArgument:
    """A TEI file, and the identifier that its files are named by."""

    root: str
    source: str
    id: str


def text_tasks(edition: Edition, graph: Graph, infos: Sequence[TextInfo]) -> list[Task]:
    """Return the tasks of the plain-text editions, one for each text."""
    sheets = combine([xslt_digest(graph, "common", "text", "markdown"), code_digest(graph)])
    return [
        Task(
            f"text:{info.id}",
            combine([graph.digest(Path(info.path)), sheets]),
            text_one,
            TextArgument(str(edition.root), info.path, info.id),
        )
        for info in infos
    ]


def text_one(argument: TextArgument) -> Outcome:
    """Make the files of one text; the value is its row of the table of the corpus, as JSON."""
    root = Path(argument.root)
    folder = root / "output" / "text"
    sheet = resources("xslt") / "texts.xsl"
    written = []
    found = []
    row: dict[str, Any] = {}
    for reading in ("corrected", "source"):
        rendered, findings = render(sheet, Path(argument.source), {"reading": reading}, root=root)
        made: dict[str, Any] = json.loads(rendered)
        found += [one for one in findings if one not in found]
        row |= _row(argument.id, made) if "about" in made else {}
        for name, words in _files(argument.id, made, reading).items():
            target = inside(folder, name)
            write_if_changed(target, words.encode("utf-8"))
            written.append(target.relative_to(root).as_posix())
    return Outcome(tuple(written), tuple(found), value=json.dumps(row, ensure_ascii=False))


def _files(text_id: str, made: Mapping[str, str], reading: str) -> dict[str, str]:
    """Return the files of one reading by their names below output/text."""
    if reading == "source":
        return {f"{text_id}.source.txt": made["text"], f"{CORPUS_SOURCE}/{text_id}.txt": made["corpus"]}
    return {
        f"{text_id}.txt": made["text"],
        f"{text_id}.md": made["markdown"],
        f"{CORPUS}/{text_id}.txt": made["corpus"],
    }


def _row(text_id: str, made: Mapping[str, Any]) -> dict[str, str]:
    about: dict[str, str] = dict(made["about"])
    lines = made["corpus"].split("\n")[:-1]
    counts = {"words": str(sum(map(word_count, lines))), "paragraphs": str(len(lines))}
    return {"id": text_id, "file": f"{text_id}.txt"} | about | counts


def word_count(line: str) -> int:
    """Return the number of words of a line: what stands between blanks or dashes and holds a letter or a digit."""
    parts = line.replace("—", " ").replace("–", " ").split()
    return sum(any(char.isalnum() for char in part) for part in parts)
