"""The plain files of an edition as downloads of the site: which were made, what links call them, where they go."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from edition.project import Edition
from edition.publish.concordance import ARCHIVE
from edition.publish.text import CORPUS


def plain_downloads(edition: Edition, text_id: str) -> list[str]:
    """Return the downloads of a text as pages take them: label (a low line stands for a blank), "=", path."""
    return [f"{label}={name}" for label, _, name in _made(edition, text_id)]


def plain_copies(edition: Edition, text_id: str) -> list[tuple[Path, str]]:
    """Return the files of a text with their places in the site."""
    return [(source, name) for _, source, name in _made(edition, text_id)]


def archive_download(edition: Edition) -> list[str]:
    """Return the download of the whole corpus, if it was made."""
    return [f"Corpus=downloads/{ARCHIVE}"] if (edition.output / "text" / ARCHIVE).is_file() else []


def _made(edition: Edition, text_id: str) -> Iterator[tuple[str, Path, str]]:
    folder = edition.output / "text"
    files = (
        ("Text", folder / f"{text_id}.txt", f"{text_id}.txt"),
        ("Text_as_in_the_source", folder / f"{text_id}.source.txt", f"{text_id}.source.txt"),
        ("Markdown", folder / f"{text_id}.md", f"{text_id}.md"),
        ("Corpus_text", folder / CORPUS / f"{text_id}.txt", f"{text_id}.corpus.txt"),
    )
    return ((label, source, f"downloads/{name}") for label, source, name in files if source.is_file())
