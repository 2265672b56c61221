"""The corpus as concordancers take it: a table of its texts, a word on how it is made, and all of it as one archive."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from edition.adapters.files import inside, write_if_changed
from edition.conversion import code_digest
from edition.graph import Graph, Outcome, combine
from edition.project import Edition, TextInfo
from edition.publish.data import safe_cell
from edition.publish.pages import edition_title
from edition.publish.text import CORPUS, CORPUS_SOURCE
from edition.workers import Task

#: The columns of the table, in their order.
COLUMNS: Final = (
    *("id", "file", "title", "author", "date", "year", "place", "genre", "language", "translated_from"),
    *("words", "paragraphs"),
)
ARCHIVE: Final = "corpus.zip"
#: The earliest time that a ZIP file can name; the archive has the same bytes at all times.
_TIME: Final = (1980, 1, 1, 0, 0, 0)
_README: Final = """\
{title}

{folder}: one file for each text, with the corrections of the edition
{source}: the same texts as their sources have them, errors included
metadata.tsv: one line for each text, {count} in all; the first line names the columns

The files are UTF-8 with a line feed at the end of each line. A line is a paragraph, a heading, a line of verse,
an item of a list or a row of a table; the column "paragraphs" is their number. Notes, page furniture, paragraph
numbers and what the editors say are left out. A word, in the column "words", stands between blanks or dashes and
holds a letter or a digit. A cell of the table that a spreadsheet would take for a formula has an apostrophe before it.
"""


@dataclass(frozen=True)
class CorpusArgument:
    """The rows of the table in the order of the edition, as JSON, and the title of the edition."""

    root: str
    rows: tuple[str, ...]
    title: str


def corpus_tasks(edition: Edition, graph: Graph, infos: Sequence[TextInfo]) -> list[Task]:
    """Return the task of the table and the archive; the texts must have been made."""
    rows = tuple(row for info in infos if (row := graph.value(f"text:{info.id}")))
    if not rows:
        return []
    argument = CorpusArgument(str(edition.root), rows, edition_title(edition))
    folder = edition.output / "text"
    texts = [graph.digest(folder / name / _file(row)) for row in rows for name in (CORPUS, CORPUS_SOURCE)]
    return [Task("corpus:edition", combine([rows, texts, argument.title, code_digest(graph)]), make_corpus, argument)]


def _file(row: str) -> str:
    return str(json.loads(row)["file"])


def make_corpus(argument: CorpusArgument) -> Outcome:
    """Write corpus/metadata.tsv, corpus/README and corpus.zip."""
    root = Path(argument.root)
    folder = root / "output" / "text"
    about = {
        "metadata.tsv": to_tsv([json.loads(row) for row in argument.rows]),
        "README": _README.format(
            title=argument.title, folder=CORPUS, source=CORPUS_SOURCE, count=len(argument.rows)
        ).encode("utf-8"),
    }
    texts = {
        f"{name}/{_file(row)}": inside(folder, f"{name}/{_file(row)}").read_bytes()
        for name in (CORPUS, CORPUS_SOURCE)
        for row in argument.rows
    }
    files = {f"{CORPUS}/{name}": data for name, data in about.items()} | {ARCHIVE: archive(about | texts)}
    for name, data in files.items():
        write_if_changed(folder / name, data)
    return Outcome(tuple((folder / name).relative_to(root).as_posix() for name in files))


def to_tsv(rows: Sequence[Mapping[str, str]]) -> bytes:
    """Return rows as tab-separated values in UTF-8; no cell holds a tab or a line end, or begins a formula."""
    lines = [COLUMNS, *([safe_cell(" ".join(row.get(name, "").split())) for name in COLUMNS] for row in rows)]
    return "".join("\t".join(line) + "\n" for line in lines).encode("utf-8")


def archive(files: Mapping[str, bytes]) -> bytes:
    """Return files as one ZIP archive, sorted by name, with the same bytes for the same files."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in sorted(files.items()):
            entry = zipfile.ZipInfo(name, _TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            entry.create_system = 3
            target.writestr(entry, data)
    return held.getvalue()
