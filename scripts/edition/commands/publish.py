"""`edition publish`: the TEI master to web site, PDF, EPUB, plain text and data."""

from __future__ import annotations

import click

from edition.commands.shared import State, finish, pipeline
from edition.pipeline import Pipeline
from edition.publish.formats import BY_TEXT, FORMATS


@click.command()
@click.option(
    "--only",
    multiple=True,
    metavar="FORMAT|TEXT",
    help=f"Only this format ({', '.join(FORMATS)}) or text (its id); may be given several times.",
)
@click.option("--paper", type=click.Choice(["a5", "a4", "us-letter"]), default="a5", show_default=True)
@click.option(
    "--line-numbers/--no-line-numbers", default=True, show_default=True, help="At every fifth line, in print."
)
@click.pass_obj
def publish(state: State, only: tuple[str, ...], paper: str, line_numbers: bool) -> int:
    """Publish what is out of date into output/: site, print, EPUB, text and data.

    A text alone is made as offprint, e-book and plain text. The Typst source beside each PDF compiles on its own.

    \b
    Example:
      edition publish --only print --paper a4 --no-line-numbers
      edition publish --only print --only TEXT
    """
    from edition.publish.book import Setting

    with pipeline(state) as run:
        formats = tuple(name for name in only if name in FORMATS)
        texts = _texts(run, only)
        run.publish(formats or (BY_TEXT if texts else FORMATS), texts, Setting(paper, line_numbers))
    return finish(state, "publish", run.report)


def _texts(run: Pipeline, only: tuple[str, ...]) -> tuple[str, ...]:
    """Return the texts among what was asked for; raises UsageError for what is neither text nor format."""
    wanted = tuple(name for name in only if name not in FORMATS)
    known = {info.id for info in run.infos()} if wanted else set()
    if unknown := [name for name in wanted if name not in known]:
        formats = ", ".join(FORMATS)
        raise click.UsageError(f"{unknown[0]}: neither a format ({formats}) nor the id of a text of this edition")
    return wanted
