"""`edition convert`: captures and decisions to the TEI master."""

from __future__ import annotations

import click

from edition.commands.shared import State, finish, pipeline
from edition.errors import EditionError


class UnknownTextError(EditionError):
    """A text was named that the edition does not have."""

    exit_code = 2


@click.command()
@click.argument("texts", nargs=-1)
@click.option(
    "--resolve", type=click.Choice(["mine", "theirs"]),
    help="End a conflict: keep the text as it is, or take the new conversion and put the text aside.",
)  # fmt: skip
@click.pass_obj
def convert(state: State, texts: tuple[str, ...], resolve: str | None) -> int:
    """Convert the captures that changed, or those of TEXTS (identifiers, or names of captures).

    A text that was edited by hand is merged with the new conversion. Where both changed the same place it is left
    as it is: ID.proposed.xml has the new conversion, ID.conflicts.txt the places, and the exit code is 11. Change
    the text and convert again, or end the conflict: --resolve mine keeps the text and takes the new conversion as
    known; --resolve theirs takes the new conversion, and the text goes to ID.mine.xml beside it.

    \b
    Example:
      edition convert
      edition convert --resolve mine bukharin-1923-01-international-policy-of-the-proletarian-state
    """
    if resolve and not texts:
        raise UnknownTextError("--resolve needs the names of the texts, as in: edition convert --resolve mine ID")
    edition = state.edition()
    names = tuple(name.removesuffix(".txt").removesuffix(".xml") for name in texts)
    known = {path.stem for path in [*edition.captures(), *edition.text_files()]}
    for name in names:
        if name not in known:
            raise UnknownTextError(f"{name}: no text or capture of this name; see `edition report` for all")
    with pipeline(state) as run:
        run.convert(names, resolve or "")
    return finish(state, "convert", run.report)
