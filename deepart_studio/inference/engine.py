"""The one thread that runs models, and the jobs that wait for it.

onnxruntime is parallel inside, so a second thread would only make both slower.
"""

from __future__ import annotations

import threading
import uuid
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, Generic, TypeVar

from deepart_studio.core.errors import Cancelled, UserError
from deepart_studio.core.progress import Progress, ProgressCallback

T = TypeVar("T")

JOB = "job"
PREVIEW = "preview"


class Job(Generic[T]):
    """A piece of work that waits, runs or is done.

    ``future`` gets the result, or the exception: Cancelled after ``cancel()`` or when a newer
    preview took its place, even if the work had come to its end. Its callbacks run in the engine's
    thread, or in the thread that cancelled a waiting job.
    """

    def __init__(
        self,
        engine: Engine,
        work: Callable[[Progress], T],
        lane: str,
        on_progress: ProgressCallback | None,
    ) -> None:
        self.id = uuid.uuid4().hex
        self.lane = lane
        self.progress = Progress(on_progress)
        self.future: Future[T] = Future()
        self.future.set_running_or_notify_cancel()  # only ``cancel`` below cancels
        self._engine = engine
        self._work: Callable[[Progress], T] | None = work

    def cancel(self) -> None:
        """Stop it, or take it out of the queue; from any thread."""
        self.progress.cancel()
        self._engine._drop_cancelled()

    def result(self, timeout: float | None = None) -> T:
        """Wait for the result in seconds; raises what the work raised, or Cancelled."""
        return self.future.result(timeout)

    def _run(self) -> None:
        assert self._work is not None  # noqa: S101 - a job runs once
        try:
            self.progress.check_cancelled()
            result = self._work(self.progress)
            self.progress.check_cancelled()  # nobody waits for a result that came too late
        except BaseException as error:  # noqa: BLE001 - belongs to whoever waits for the result
            self._fail(Cancelled() if self.progress.cancelled else _plain(error))
        else:
            self._work = None
            self.future.set_result(result)

    def _fail(self, error: BaseException) -> None:
        self._work = None  # lets go of the pictures in its closure
        self.future.set_exception(error)


class Engine:
    """Runs jobs one after the other; the newest preview goes first and replaces older ones."""

    def __init__(self) -> None:
        self._wake = threading.Condition()
        self._waiting: deque[Job[Any]] = deque()
        self._running: list[Job[Any]] = []  # the last is at work; see let_others_pass
        self._closed = False
        self._thread = threading.Thread(target=self._loop, name="inference", daemon=True)
        self._thread.start()

    def submit(
        self,
        work: Callable[[Progress], T],
        *,
        lane: str = JOB,
        on_progress: ProgressCallback | None = None,
    ) -> Job[T]:
        """Queue ``work(progress)``; ``on_progress`` is called in the engine's threads.

        In the lane "preview" a newer submission cancels the older one, waiting or running.
        """
        if lane not in (JOB, PREVIEW):
            raise ValueError(f"there is no lane {lane!r}")
        job = Job(self, work, lane, on_progress)
        with self._wake:
            if self._closed:
                raise RuntimeError("the engine is closed")
            older = [j for j in (*self._waiting, *self._running) if j.lane == PREVIEW]
            if lane == PREVIEW:
                self._waiting.appendleft(job)
            else:
                self._waiting.append(job)
            self._wake.notify()
        if lane == PREVIEW:
            for stale in older:
                stale.cancel()
        return job

    def let_others_pass(self) -> None:
        """Do what waits, then come back to a long job: called by it between two of its steps.

        A job that was cancelled comes back at once, to end.
        """
        with self._wake:
            caller = self._running[-1]
        while not caller.progress.cancelled and (job := self._next(wait=False)) is not None:
            self._finish(job)

    def close(self) -> None:
        """Cancel everything and wait for the thread to end."""
        with self._wake:
            self._closed = True
            jobs = [*self._waiting, *self._running]
            self._wake.notify()
        for job in jobs:
            job.cancel()
        if threading.current_thread() is not self._thread:
            self._thread.join()

    def _drop_cancelled(self) -> None:
        with self._wake:
            dropped = [job for job in self._waiting if job.progress.cancelled]
            for job in dropped:
                self._waiting.remove(job)
        for job in dropped:  # outside the lock: callbacks of the future may submit again
            job._fail(Cancelled())

    def _loop(self) -> None:
        while (job := self._next(wait=True)) is not None:
            self._finish(job)
            del job  # an idle engine holds no pictures

    def _finish(self, job: Job[Any]) -> None:
        job._run()
        with self._wake:
            self._running.remove(job)

    def _next(self, *, wait: bool) -> Job[Any] | None:
        with self._wake:
            while not self._waiting:
                if self._closed or not wait:
                    return None
                self._wake.wait()
            self._running.append(self._waiting.popleft())
            return self._running[-1]


def _plain(error: BaseException) -> BaseException:
    if isinstance(error, MemoryError):
        return UserError(
            "There is not enough memory for a picture of this size.",
            "Choose a smaller size, or close other programs.",
        )
    return error
