"""What whoever paints does with the queue's file: claim a row, give it back, note its end."""

from __future__ import annotations

from dataclasses import replace

from deepart_studio.batch.changes import going, recover, set_row
from deepart_studio.batch.painting import begun, written_before
from deepart_studio.batch.queue_file import QueueFile
from deepart_studio.batch.rows import Queue, Row, State


def start(file: QueueFile) -> Queue:
    """Become the one who paints; what an earlier one left in the middle begins anew.

    Raises UserError when another process paints, or when the file cannot be written.
    """
    file.take()
    try:
        return file.change(lambda queue: going(True)(recover(queue)))
    except BaseException:
        file.let_go()
        raise


def stop(file: QueueFile, *, finished: bool) -> Queue:
    """No longer paint. ``finished`` is false when there is something to go on with."""
    try:
        return file.change(going(not finished))
    finally:
        file.let_go()


def claim(file: QueueFile) -> Row | None:
    """The next row, noted as being painted; None at the end."""
    while (row := file.read().next) is not None:
        done = written_before(row)
        if done is not None:
            file.change(set_row(done))
            continue
        claimed: list[Row] = []

        def mark(queue: Queue, row_id: str = row.id, claimed: list[Row] = claimed) -> Queue:
            now = queue.find(row_id)
            if now is None or now.state is not State.WAITING:
                return queue  # another program took it out meanwhile
            claimed.append(begun(now))
            return set_row(claimed[-1])(queue)

        file.change(mark)
        if claimed:
            return claimed[0]
    return None


def give_back(file: QueueFile, row: Row) -> Queue:
    """The row was not finished: it waits again, at its place."""
    return file.change(set_row(replace(row, state=State.WAITING)))
