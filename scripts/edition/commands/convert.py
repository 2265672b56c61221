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
@click.pass_obj
def convert(state: State, texts: tuple[str, ...]) -> int:
    """Convert the captures that changed, or those of TEXTS (identifiers, or names of captures).

    A text that was edited by hand is never overwritten: where the conversion changed, too, the proposal is
    written beside it and the exit code is 11.

    \b
    Example:
      edition convert bukharin-1923-01-international-policy-of-the-proletarian-state
    """
    edition = state.edition()
    names = tuple(name.removesuffix(".txt").removesuffix(".xml") for name in texts)
    known = {path.stem for path in [*edition.captures(), *edition.text_files()]}
    for name in names:
        if name not in known:
            raise UnknownTextError(f"{name}: no text or capture of this name; see `edition report` for all")
    with pipeline(state) as run:
        run.convert(names)
    return finish(state, "convert", run.report)
