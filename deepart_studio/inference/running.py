"""One run of a graph: cancelled in the middle, with progress, errors in plain words."""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING

from deepart_studio.core.errors import UserError
from deepart_studio.core.progress import Progress
from deepart_studio.inference.tensors import Tensor

if TYPE_CHECKING:
    import onnxruntime

TICK_S = 0.1
_SILENT = 4  # a terminated run is no news
_MEMORY_WORDS = ("alloc", "out of memory", "not enough memory")


def run_graph(
    session: onnxruntime.InferenceSession,
    feeds: Mapping[str, Tensor],
    progress: Progress,
    *,
    release_memory: bool = False,
) -> Tensor:
    """Run a graph and return its first output; see ``run_all``."""
    return run_all(session, feeds, progress, release_memory=release_memory)[0]


def run_all(
    session: onnxruntime.InferenceSession,
    feeds: Mapping[str, Tensor],
    progress: Progress,
    *,
    release_memory: bool = False,
) -> list[Tensor]:
    """Run a graph and return its outputs.

    ``release_memory`` gives onnxruntime's scratch memory back to the system afterwards. Raises
    Cancelled soon after ``progress.cancel()``, within the operator at work; UserError when memory
    runs out or the graph fails. The session stays usable.
    """
    import onnxruntime

    options = onnxruntime.RunOptions()
    options.log_severity_level = _SILENT
    if release_memory:
        options.add_run_config_entry("memory.enable_memory_arena_shrinkage", "cpu:0")

    def terminate() -> None:
        options.terminate = True

    progress.check_cancelled()
    with progress.on_cancel(terminate):
        try:
            outputs = session.run(None, dict(feeds), options)
        except Exception as error:
            progress.check_cancelled()  # a terminated run fails like any other
            raise _in_plain_words(error) from error
    progress.check_cancelled()
    return list(outputs)


def _in_plain_words(error: Exception) -> UserError:
    text = str(error).lower()
    if isinstance(error, MemoryError) or any(word in text for word in _MEMORY_WORDS):
        return UserError(
            "There is not enough memory for a picture of this size.",
            "Choose a smaller size, or close other programs.",
        )
    return UserError(
        "The model failed on this picture.",
        "Try another size; if it happens again, install the model again.",
    )


class Pace:
    """Guesses the progress of a run from how long earlier ones took per pixel."""

    def __init__(self, seconds_per_megapixel: float) -> None:
        """A first guess, replaced by the last run's real pace."""
        self._pace = seconds_per_megapixel

    @contextmanager
    def reporting(self, progress: Progress, megapixels: float) -> Iterator[None]:
        """Report a guessed fraction ten times a second while inside."""
        expected = max(1e-3, self._pace * megapixels)
        started = time.monotonic()
        done = threading.Event()

        def tick() -> None:
            while not done.wait(TICK_S):
                progress.report(_guess((time.monotonic() - started) / expected))

        ticker = threading.Thread(target=tick, name="progress", daemon=True)
        ticker.start()
        try:
            yield
            self._pace = (time.monotonic() - started) / megapixels
        finally:
            done.set()
            ticker.join()


def _guess(elapsed: float) -> float:
    """Fraction shown after ``elapsed`` expected durations: straight to 0.8, then ever slower."""
    if elapsed <= 0.8:
        return elapsed
    return 1 - 0.2 * math.exp((0.8 - elapsed) / 0.2)
