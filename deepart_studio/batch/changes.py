"""Changes of a queue: pure functions from one queue to the next."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from deepart_studio.batch.rows import AGAIN, Destination, Queue, Recipe, Row, State

Change = Callable[[Queue], Queue]


def add(rows: Sequence[Row]) -> Change:
    """Put rows at the end."""
    return lambda queue: replace(queue, rows=(*queue.rows, *rows))


def remove(ids: Collection[str]) -> Change:
    """Take rows out, except one that is being painted."""
    return lambda queue: replace(
        queue,
        rows=tuple(r for r in queue.rows if r.id not in ids or r.state is State.RUNNING),
    )


def put_back(taken: Sequence[tuple[int, Row]]) -> Change:
    """Put rows back where they were taken out, each with its place at that time."""

    def change(queue: Queue) -> Queue:
        rows = list(queue.rows)
        for place, row in sorted(taken, key=lambda one: one[0]):
            rows.insert(place, row)
        return replace(queue, rows=tuple(rows))

    return change


def remove_in(states: Collection[State]) -> Change:
    """Take out all rows in these states."""
    return lambda queue: replace(queue, rows=tuple(r for r in queue.rows if r.state not in states))


def move(ids: Collection[str], place: int) -> Change:
    """Put these rows, in their present order, before the row that is now number ``place``."""

    def change(queue: Queue) -> Queue:
        moved = [row for row in queue.rows if row.id in ids]
        before = [row for row in queue.rows[: max(0, place)] if row.id not in ids]
        after = [row for row in queue.rows[max(0, place) :] if row.id not in ids]
        return replace(queue, rows=(*before, *moved, *after))

    return change


def shift(ids: Collection[str], by: int) -> Change:
    """Move these rows up (-1) or down (+1) past one neighbour; at the end they stay."""

    def change(queue: Queue) -> Queue:
        places = [place for place, row in enumerate(queue.rows) if row.id in ids]
        if not places:
            return queue
        place = min(places) - 1 if by < 0 else max(places) + 2
        return move(ids, min(max(place, 0), len(queue.rows)))(queue)

    return change


def try_again(ids: Collection[str] | None = None) -> Change:
    """Let failed and cancelled rows wait again, all of them when ``ids`` is None.

    They take the model as it is now: where it was changed, the person was told so before.
    """

    def renewed(row: Row) -> Row:
        if row.state not in AGAIN or (ids is not None and row.id not in ids):
            return row
        recipe = replace(row.recipe, model_sha256="")
        return replace(row, state=State.WAITING, problem=None, output="", recipe=recipe)

    return lambda queue: replace(queue, rows=tuple(renewed(row) for row in queue.rows))


def restyle(ids: Collection[str], recipe: Recipe, stem_of: Callable[[Row], str]) -> Change:
    """Give rows that are not painted yet another recipe, and a name that fits it."""

    def renewed(row: Row) -> Row:
        if row.id not in ids or row.state in (State.RUNNING, State.DONE):
            return row
        return replace(
            row, recipe=recipe, stem=stem_of(row), state=State.WAITING, problem=None, output=""
        )

    return lambda queue: replace(queue, rows=tuple(renewed(row) for row in queue.rows))


def send_to(destination: Destination) -> Change:
    """Another destination for all rows that are not painted yet."""

    def renewed(row: Row) -> Row:
        if row.state in (State.RUNNING, State.DONE):
            return row
        return replace(row, destination=destination, output="")

    return lambda queue: replace(queue, rows=tuple(renewed(row) for row in queue.rows))


def set_row(row: Row) -> Change:
    """Replace a row by its newer self; nothing happens when it was taken out meanwhile."""
    return lambda queue: replace(
        queue, rows=tuple(row if old.id == row.id else old for old in queue.rows)
    )


def going(value: bool) -> Change:
    """Note that the queue is being run, or that it came to an end or was paused."""
    return lambda queue: replace(queue, going=value)


def recover(queue: Queue) -> Queue:
    """After a crash: what was being painted begins anew."""
    return replace(
        queue,
        rows=tuple(
            replace(row, state=State.WAITING) if row.state is State.RUNNING else row
            for row in queue.rows
        ),
    )
