"""`edition new`: an empty edition to start from."""

from __future__ import annotations

from pathlib import Path

import click
from lxml import etree

from edition.adapters.files import write_if_changed
from edition.commands.shared import State, tell
from edition.encode.header import build
from edition.encode.serialise import link_schema, serialise
from edition.errors import EditionError
from edition.names import TEI, XML_ID, XML_LANG, tei
from edition.project import MARKER, Edition
from edition.schemas.lend import lend_schemas


class NotEmptyError(EditionError):
    """The folder has files already."""

    exit_code = 2


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option("--title", default="An edition", show_default=True, help="The title of the edition.")
@click.option("--editor", default="The editors", show_default=True, help="Who edits it.")
@click.pass_obj
def new(state: State, folder: Path, title: str, editor: str) -> int:
    """Make an empty edition in DIR, ready for `edition add`.

    \b
    Example:
      edition new letters --title "Letters from Moscow" --editor "A. Editor"
    """
    target = state.folder / folder
    if target.exists() and not target.is_dir():
        raise NotEmptyError(f"{folder}: is a file; give the name of a new folder")
    if target.is_dir() and any(target.iterdir()):
        raise NotEmptyError(f"{folder}: is not empty; give the name of a new folder")
    write_if_changed(target / MARKER, serialise(_corpus(title, editor)))
    write_if_changed(target / ".gitignore", b".edition.lock\n*.proposed.xml\n*.conflicts.txt\n*.xml.next\n")
    write_if_changed(target / "output" / ".gitignore", b"*\n!.gitignore\n")
    for name in ("seeds", "tei/texts", "tei/registers"):
        (target / name).mkdir(parents=True, exist_ok=True)
    lend_schemas(Edition(target))
    tell(state, f"{folder}: an empty edition. Describe it in {MARKER.as_posix()}, then:")
    tell(state, f"    cd {folder}\n    edition add FILE\n    edition")
    return 0


def _corpus(title: str, editor: str) -> etree._Element:
    root = etree.Element(tei("teiCorpus"), nsmap={None: TEI})
    root.set(XML_ID, "edition")
    root.set(XML_LANG, "en")
    header = build(root, "teiHeader")
    file_desc = build(header, "fileDesc")
    statement = build(file_desc, "titleStmt")
    build(statement, "title", title, type="main")
    build(statement, "editor", editor, xml_id="ed")
    published = build(file_desc, "publicationStmt")
    build(published, "publisher", editor)
    availability = build(published, "availability", status="unknown")
    build(availability, "p", "The rights in the encoding are not stated yet.")
    build(build(file_desc, "sourceDesc"), "p", "Plain-text captures; each text describes its own.")
    encoding = build(header, "encodingDesc")
    build(build(encoding, "projectDesc"), "p", "What this edition is, in two sentences.")
    editorial = build(encoding, "editorialDecl")
    quotation = build(editorial, "quotation", marks="all")
    build(quotation, "p", "Quotation marks are kept as characters.")
    _introduction(root)
    link_schema(root, "../schema")
    return root


def _introduction(root: etree._Element) -> None:
    text = build(root, "TEI", xml_id="introduction")
    description = build(build(text, "teiHeader"), "fileDesc")
    build(build(description, "titleStmt"), "title", "About this edition")
    build(build(description, "publicationStmt"), "p", "Part of this edition.")
    build(build(description, "sourceDesc"), "p", "Born digital.")
    division = build(build(build(text, "text"), "body"), "div", type="introduction")
    build(division, "p", "Which texts these are, where they come from, how they were edited.")
