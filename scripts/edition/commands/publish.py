"""`edition publish`: the TEI master to web site, PDF, EPUB, plain text and data."""

from __future__ import annotations

import click

from edition.commands.shared import State, finish, pipeline
from edition.pipeline import FORMATS


@click.command()
@click.option(
    "--only", type=click.Choice(FORMATS), multiple=True, help="Only this format (may be given several times)."
)
@click.pass_obj
def publish(state: State, only: tuple[str, ...]) -> int:
    """Publish what is out of date into output/: site, print, EPUB, text and data.

    \b
    Example:
      edition publish --only print
    """
    with pipeline(state) as run:
        run.publish(only or FORMATS)
    return finish(state, "publish", run.report)
