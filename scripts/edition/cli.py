"""The command line: the only place that turns an EditionError into a line and an exit code."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from edition import __version__
from edition.commands.add import add
from edition.commands.build import build
from edition.commands.convert import convert
from edition.commands.decide import decide
from edition.commands.diff import diff
from edition.commands.names import names
from edition.commands.new import new
from edition.commands.publish import publish
from edition.commands.registers import registers
from edition.commands.release import release
from edition.commands.report import report
from edition.commands.schema import schema
from edition.commands.serve import serve
from edition.commands.shared import State
from edition.commands.status import status
from edition.commands.suspects import suspects
from edition.commands.validate import validate
from edition.errors import EditionError

INTERRUPTED = 130


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="edition")
@click.option(
    "-C",
    "folder",
    type=click.Path(path_type=Path),
    default=Path(),
    metavar="DIR",
    help="Work in this folder.",
)
@click.option("--quiet", "-q", is_flag=True, help="Say nothing but findings of severity error, and failures.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead of lines.")
@click.pass_context
def cli(context: click.Context, folder: Path, quiet: bool, as_json: bool) -> int:
    """Make a digital scholarly edition: captures to TEI, TEI to web site, PDF and plain text.

    Without a command, `edition` does all that is out of date: convert, validate, publish.

    \b
    Exit codes: 0 done, 1 findings of severity error, 2 wrong use, 3 and above one for each kind of failure.

    \b
    Example:
      edition            build what changed
      edition -C mine    the same, in the folder "mine"
    """
    context.obj = State(folder, quiet, as_json)
    if context.invoked_subcommand is None:
        return int(context.invoke(build))
    return 0


for command in (
    add, build, convert, decide, diff, names, new, publish, registers, release, report, schema, serve, status, validate
):  # fmt: skip
    cli.add_command(command)
report.add_command(suspects)


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and leave with its exit code."""
    try:
        code = cli.main(args=arguments, prog_name="edition", standalone_mode=False)
        sys.exit(code if isinstance(code, int) else 0)
    except EditionError as error:
        click.echo(f"edition: {error}", err=True)
        sys.exit(error.exit_code)
    except click.exceptions.Abort:
        click.echo("edition: interrupted; the last good output is as it was", err=True)
        sys.exit(INTERRUPTED)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except click.exceptions.Exit as error:
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        click.echo("edition: interrupted; the last good output is as it was", err=True)
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(1)


if __name__ == "__main__":
    main()
