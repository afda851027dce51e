"""The queue's file, shared by the window and the command line.

Two locks, both let go of by the system when a process is killed: a short one around each change,
and one that is held by whoever paints, so that only one does.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from deepart_studio.batch.changes import Change, recover
from deepart_studio.batch.json_rows import queue_from_json, queue_to_json
from deepart_studio.batch.rows import Queue
from deepart_studio.core.errors import UserError
from deepart_studio.storage.atomic import write_bytes
from deepart_studio.storage.problems import reading_problem, writing_problem

if TYPE_CHECKING:  # it takes 30 ms to load, which the first paint need not wait for
    from filelock import FileLock

DAMAGED_SUFFIX = ".damaged"
CHANGE_WITHIN_S = 5.0


class QueueFile:
    """Reads the queue, and changes it so that no change of another process is lost."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._running: FileLock | None = None
        self._known: tuple[tuple[int, int], Queue] | None = None  # the stamp and what was read

    def read(self) -> Queue:
        """The queue as it is now; an empty one where there is none.

        What is unchanged since the last time is not read again, and its rows are the same objects.
        A damaged file is set aside beside it (".damaged"). Raises UserError when it is there but
        cannot be read.
        """
        stamp = self.stamp
        if self._known is not None and self._known[0] == stamp:
            return self._known[1]
        try:
            queue = queue_from_json(self.path.read_text(encoding="utf-8"))
            self._known = (stamp, queue)
            return queue
        except FileNotFoundError:
            return Queue()
        except OSError as error:
            raise reading_problem(self.path, error) from error
        except (ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError):
            self._set_aside()
            return Queue()

    def change(self, change: Change) -> Queue:
        """Apply a change to what the file holds now, and write it. Raises UserError."""
        with self._changing():
            before = self.read()
            after = change(before)
            if after != before:
                write_bytes(self.path, queue_to_json(after).encode())
                self._known = (self.stamp, after)
            return after

    @property
    def stamp(self) -> tuple[int, int]:
        """Differs after every change, by whichever process; (0, 0) where there is no file."""
        try:
            status = self.path.stat()
        except OSError:
            return (0, 0)
        return (status.st_mtime_ns, status.st_ino)

    # -- who paints

    def take(self) -> None:
        """Become the one who paints; UserError when another process does."""
        from filelock import Timeout

        self._make_folder()
        lock = self._lock(".running")
        try:
            lock.acquire(timeout=0)
        except Timeout:
            raise UserError(
                "The queue is being painted by another window or command.",
                "Wait until it has finished, or stop it there.",
            ) from None
        except OSError as error:
            raise writing_problem(self.path, error) from error
        self._running = lock

    def let_go(self) -> None:
        """Let others paint; harmless when one is not painting."""
        if self._running is not None:
            self._running.release()
            self._running = None

    @property
    def taken_here(self) -> bool:
        return self._running is not None

    def taken_elsewhere(self) -> bool:
        """Whether another process, or another queue of this one, paints."""
        if self._running is not None:
            return False
        try:
            self.take()
        except UserError:
            return True
        self.let_go()
        return False

    def recover(self) -> Queue:
        """The queue after a start: what nobody paints any more waits again."""
        queue = self.read()
        if recover(queue) == queue or self.taken_elsewhere():
            return queue
        return self.change(recover)

    # -- inside

    @contextmanager
    def _changing(self) -> Iterator[None]:
        from filelock import Timeout

        self._make_folder()
        lock = self._lock(".lock")
        try:
            lock.acquire(timeout=CHANGE_WITHIN_S)
        except Timeout:
            raise UserError(
                "The queue is being changed by another program.", "Try again in a moment."
            ) from None
        except OSError as error:
            raise writing_problem(self.path, error) from error
        try:
            yield
        finally:
            lock.release()

    def _lock(self, suffix: str) -> FileLock:
        from filelock import FileLock

        return FileLock(self.path.with_name(self.path.name + suffix), thread_local=False)

    def _make_folder(self) -> None:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise writing_problem(self.path, error) from error

    def _set_aside(self) -> None:
        try:
            self.path.replace(self.path.with_name(self.path.name + DAMAGED_SUFFIX))
        except OSError:
            return  # the next change replaces it
