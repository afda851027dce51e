"""Entry point of ``deepart``: the commands, and the one place where errors become exit codes.

Exit codes: 0 done, 1 a fault of the program, 2 something the user can put right, 130 interrupted.
"""

from __future__ import annotations

import sys
import traceback
from collections.abc import Sequence
from typing import Annotated

import typer

from deepart_studio import __version__
from deepart_studio.cli.classify import classify
from deepart_studio.cli.generate import generate
from deepart_studio.cli.library_commands import library_app
from deepart_studio.cli.model_commands import models_app, styles
from deepart_studio.cli.poem import poem
from deepart_studio.cli.queue_commands import queue_app
from deepart_studio.cli.recipe import recipe_app
from deepart_studio.cli.sheet import sheet
from deepart_studio.cli.stylize import stylize
from deepart_studio.cli.train import train_app
from deepart_studio.cli.upscale import upscale
from deepart_studio.core.errors import Cancelled, UserError

OK, FAULT, USER_ERROR, INTERRUPTED = 0, 1, 2, 130

app = typer.Typer(
    name="deepart",
    help="Turn photos into paintings in any style, wholly on your own computer.",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command()(stylize)
app.command()(sheet)
app.command()(poem)
app.command()(styles)
app.command()(generate)
app.command()(upscale)
app.command()(classify)
app.add_typer(queue_app, name="queue")
app.add_typer(recipe_app, name="recipe")
app.add_typer(library_app, name="library")
app.add_typer(models_app, name="models")
app.add_typer(train_app, name="train")


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"deepart {__version__}")
        raise typer.Exit


@app.callback()
def options(
    debug: Annotated[bool, typer.Option("--debug", help="Show where an error arose.")] = False,
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show it.")
    ] = False,
) -> None:
    """Turn photos into paintings in any style, wholly on your own computer."""


def _say(text: str) -> None:
    typer.echo(f"deepart: {text}", err=True)


def main(argv: Sequence[str] | None = None) -> int:
    """Run ``deepart`` with the given arguments (else those of the process); gives the exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    debug = "--debug" in arguments
    # --debug is taken anywhere on the line, as people add it to the end of a failed command
    arguments = [argument for argument in arguments if argument != "--debug"]
    try:
        code = app(args=arguments, prog_name="deepart", standalone_mode=False)
        if code == INTERRUPTED:  # typer turns Ctrl+C into this code
            _say("Stopped.")
        return code if isinstance(code, int) else OK
    except UserError as error:
        _say(str(error))
    except typer.TyperException as error:
        message = error.format_message().rstrip(".")
        if message:  # there is none when the help was shown in its place
            _say(f"{message}. See deepart --help.")
    except (Cancelled, KeyboardInterrupt):
        _say("Stopped.")
        return INTERRUPTED
    except BrokenPipeError:
        sys.stderr.close()  # the reader of our output has gone: nothing is left to say
        return FAULT
    except Exception as error:  # noqa: BLE001 - the last stop before the user
        kind = type(error).__name__
        if debug:
            traceback.print_exc()
        else:
            _say(f"Unexpected {kind}: {error}. Run the same command with --debug for details.")
        return FAULT
    return USER_ERROR


if __name__ == "__main__":
    sys.exit(main())
