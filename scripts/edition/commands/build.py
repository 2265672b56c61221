"""`edition`: all that is out of date."""

from __future__ import annotations

import click

from edition.commands.shared import State, finish, pipeline


@click.command()
@click.pass_obj
def build(state: State) -> int:
    """Do all that is out of date: convert, validate, publish (the same as `edition` alone).

    Nothing is published while a capture cannot be converted or a check finds an error.

    \b
    Example:
      edition build
    """
    with pipeline(state) as run:
        run.convert()
        if not run.report.failed:
            run.validate()
        if not run.report.failed:
            run.publish()
    return finish(state, "build", run.report, details=False)
