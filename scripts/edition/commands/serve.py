"""`edition serve`: a live preview of the site."""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Sequence
from pathlib import Path

import click
from click.core import ParameterSource

from edition.commands.shared import State, finish, tell
from edition.live import QUICK, build, changes, told_of, warm, watched
from edition.preview import Preview
from edition.publish.formats import FORMATS


@click.command()
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="0: any free port; so it is where 8000 is taken and no port is given.",
)
@click.pass_context
def serve(context: click.Context, port: int) -> int:
    """Build the site, serve it on this machine, rebuild what changes and reload the page.

    Findings, and failures of a build, stand in a panel on the page (Escape closes it). A save makes the pages of the
    site anew; "Make all formats" in the panel makes the others.

    \b
    Example:
      edition serve --port 8080
    """
    state: State = context.obj
    edition = state.edition()
    spare = context.get_parameter_source("port") is ParameterSource.DEFAULT
    with contextlib.suppress(KeyboardInterrupt), Preview(edition.output / "site", port, spare=spare) as preview:

        def rebuild(changed: Collection[Path], formats: Sequence[str]) -> None:
            report = build(edition, changed, formats)
            preview.show(told_of(report), new=bool(report.done or report.removed))
            if changed and not (report.done or report.removed or report.failures):
                return  # what the build itself wrote
            finish(state, "serve", report, details=False)

        for number, changed in enumerate(changes(watched(edition), preview.asked.is_set)):
            everything = preview.asked.is_set()
            preview.asked.clear()
            rebuild(changed, FORMATS if everything else QUICK if number else ("text", "site"))
            if number == 0:
                tell(state, f"Serving {edition.shown(preview.site)} at {preview.url} (stop with Ctrl-C)")
                warm()
    tell(state, "Stopped.")
    return 0
