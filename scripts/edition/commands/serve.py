"""`edition serve`: a live preview of the site."""

from __future__ import annotations

from pathlib import Path

import click

from edition.commands.shared import State, finish, pipeline, tell
from edition.preview import Preview


@click.command()
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0: any free port.")
@click.pass_obj
def serve(state: State, port: int) -> int:
    """Build the site, serve it on this machine, rebuild what changes and reload the page.

    \b
    Example:
      edition serve --port 8080
    """
    edition = state.edition()

    def rebuild() -> bool:
        with pipeline(state) as run:
            run.convert()
            if not run.report.failed:
                run.publish(("text", "site"))
        return finish(state, "serve", run.report, details=False) == 0

    rebuild()
    site: Path = edition.output / "site"
    with Preview(site, port) as preview:
        tell(state, f"Serving {edition.shown(site)} at {preview.url} (stop with Ctrl-C)")
        preview.watch([edition.seeds, edition.root / "tei"], rebuild)
    return 0
