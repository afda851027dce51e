"""``deepart queue``: a list of photos to be painted, shared with the window."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection
from enum import StrEnum
from typing import Annotated

import typer

from deepart_studio.batch.changes import Change, move, remove, remove_in, try_again
from deepart_studio.batch.queue_file import QueueFile
from deepart_studio.batch.rows import AGAIN, Queue, State
from deepart_studio.cli.queue_add import queue_add
from deepart_studio.cli.queue_run import queue_run
from deepart_studio.cli.queue_words import row_json, row_line, said_count
from deepart_studio.cli.shared_options import AsJson
from deepart_studio.core.errors import UserError
from deepart_studio.storage.paths import queue_file

queue_app = typer.Typer(
    help="A queue of photos to be painted, shared with the window.", no_args_is_help=True
)
queue_app.command("add")(queue_add)
queue_app.command("run")(queue_run)

Rows = Annotated[
    list[str], typer.Argument(metavar="ROW...", help="Numbers as in deepart queue list, or ids.")
]


ChangeOf = Callable[[Collection[str]], Change]


class Which(StrEnum):
    """Rows that are taken out together."""

    DONE = "done"
    FAILED = "failed"
    ALL = "all"


_STATES = {
    Which.DONE: (State.DONE,),
    Which.FAILED: AGAIN,
    Which.ALL: tuple(state for state in State if state is not State.RUNNING),
}


@queue_app.command("list")
def queue_list(
    as_json: AsJson = False,
) -> None:
    """Show the queue."""
    queue = QueueFile(queue_file()).recover()
    if as_json:
        rows = [row_json(place, row) for place, row in enumerate(queue.rows, 1)]
        typer.echo(json.dumps({"rows": rows}, ensure_ascii=False, indent=2))
        return
    for place, row in enumerate(queue.rows, 1):
        typer.echo(row_line(place, row))
    if not queue.rows:
        typer.echo("The queue is empty. deepart queue add puts photos in.", err=True)


@queue_app.command("remove")
def queue_remove(rows: Rows) -> None:
    """Take rows out. Photos and paintings stay where they are."""
    _change_rows(rows, remove, refused=(State.RUNNING,))


@queue_app.command("move")
def queue_move(
    row: Annotated[str, typer.Argument(metavar="ROW", help="A number, or an id.")],
    place: Annotated[int, typer.Argument(min=1, help="Its new number.")],
) -> None:
    """Change the order."""

    def moved(ids: Collection[str]) -> Change:
        def change(queue: Queue) -> Queue:
            present = next(i for i, r in enumerate(queue.rows) if r.id in ids)
            return move(ids, place if place - 1 > present else place - 1)(queue)

        return change

    _change_rows([row], moved)


@queue_app.command("retry")
def queue_retry(
    rows: Annotated[list[str] | None, typer.Argument(metavar="[ROW...]", help="Else all.")] = None,
) -> None:
    """Let failed and cancelled photos wait again, with the model as it is now."""
    if rows:
        _change_rows(rows, try_again)
    else:
        QueueFile(queue_file()).change(try_again())


@queue_app.command("clear")
def queue_clear(
    which: Annotated[Which, typer.Argument(help="done, failed or all.")] = Which.ALL,
) -> None:
    """Empty the queue. Photos and paintings stay where they are."""
    taken: list[int] = []

    def change(queue: Queue) -> Queue:
        after = remove_in(_STATES[which])(queue)
        taken.append(len(queue.rows) - len(after.rows))
        return after

    QueueFile(queue_file()).change(change)
    typer.echo(f"{said_count(taken[-1])} taken out of the queue.")


def _change_rows(names: list[str], change: ChangeOf, refused: Collection[State] = ()) -> None:
    """Find the rows within the change itself, so that numbers mean what the file holds then."""

    def found(queue: Queue) -> Queue:
        ids = [_find(queue, name) for name in names]
        for row_id in ids:
            row = queue.find(row_id)
            if row is not None and row.state in refused:
                raise UserError(
                    "{name} is being painted.", "Stop the painting first.", name=row.name
                )
        return change(ids)(queue)

    QueueFile(queue_file()).change(found)


def _find(queue: Queue, name: str) -> str:
    if name.isdecimal() and 1 <= int(name) <= len(queue.rows):
        return queue.rows[int(name) - 1].id
    if queue.find(name) is not None:
        return name
    raise UserError(
        "There is no row {row} in the queue.", "deepart queue list shows the rows.", row=name
    )
