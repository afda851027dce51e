"""Loads the models after the window is shown and hands work to the engine's thread.

Nothing here imports onnxruntime before :meth:`EngineRoom.open` runs in a worker thread.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from deepart_studio.core.errors import Cancelled, UserError
from deepart_studio.core.progress import Progress
from deepart_studio.studio.background import Background
from deepart_studio.studio.paintings import Order, Painting
from deepart_studio.studio.pictures import to_qimage

if TYPE_CHECKING:
    from deepart_studio.core.pictures import Picture
    from deepart_studio.inference.catalog import ModelEntry
    from deepart_studio.inference.engine import Engine, Job
    from deepart_studio.inference.style import StylePipeline

T = TypeVar("T")
Failed = Callable[[Order, BaseException], object]
CODES_KEPT = 16


@dataclass(frozen=True, eq=False)
class Loaded:
    """What :meth:`EngineRoom.open` found."""

    engine: Engine
    pipeline: StylePipeline | None
    entry: ModelEntry | None
    problem: UserError | None
    broken: tuple[tuple[str, str], ...]
    notice: str | None


@dataclass(eq=False)
class EngineJob:
    """A painting that was asked for."""

    order: Order
    job: Job[Any]
    given_up: bool = field(default=False)

    def cancel(self) -> None:
        """Stop it; its answer, should one come, is dropped."""
        self.given_up = True
        self.job.cancel()


class EngineRoom(QObject):
    """Owns the engine, the catalogue and the style pipeline."""

    opened = Signal()

    def __init__(
        self, roots: Sequence[Path], provider: str, background: Background, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._roots = tuple(roots)
        self._provider = provider
        self._background = background
        self._codes: dict[str, NDArray[np.float32]] = {}
        self.loaded: Loaded | None = None

    @property
    def pipeline(self) -> StylePipeline | None:
        return self.loaded.pipeline if self.loaded else None

    def open(self, failed: Callable[[BaseException], object]) -> None:
        """Load in a worker thread; ``opened`` is emitted in the GUI thread."""

        def done(loaded: Loaded) -> None:
            self.loaded = loaded
            self.opened.emit()

        self._background.run(self._load, done, failed)

    def paint(
        self,
        order: Order,
        lane: str,
        done: Callable[[Painting], object],
        failed: Failed,
        progressed: Callable[[Order, float], object] | None = None,
    ) -> EngineJob:
        """Paint in the engine's thread; the callbacks come in the GUI thread, none once given up."""
        assert self.loaded is not None
        pipeline = self.loaded.pipeline
        assert pipeline is not None

        def work(progress: Progress) -> Painting:
            def report(fraction: float, _text: str) -> None:
                if progressed is not None:
                    self._background.post(lambda: progressed(order, fraction))

            watched = Progress(report)
            started = time.perf_counter()
            with progress.on_cancel(watched.cancel):
                code = self._photo_code(order, pipeline, watched)
                photo = order.photo.small if order.preview else order.photo.picture
                request = order.request
                picture = pipeline.render(photo, order.blend, request, watched, photo_code=code)
                watched.check_cancelled()
            return Painting(order, picture, to_qimage(picture), time.perf_counter() - started)

        job: Job[Painting] = self.loaded.engine.submit(work, lane=lane)
        handle = EngineJob(order, job)

        def answer(result: Painting | None, error: BaseException | None) -> None:
            if handle.given_up:
                return
            if result is not None:
                done(result)
            elif error is not None:
                failed(order, error)

        self._deliver(job, answer)
        return handle

    def encode(
        self,
        picture: Picture,
        done: Callable[[NDArray[np.float32]], object],
        failed: Callable[[BaseException], object],
    ) -> None:
        """Compute the style code of a picture in the engine's thread."""
        assert self.loaded is not None
        pipeline = self.loaded.pipeline
        assert pipeline is not None

        def answer(code: NDArray[np.float32] | None, error: BaseException | None) -> None:
            if code is not None:
                done(code)
            elif error is not None:
                failed(error)

        self._deliver(
            self.loaded.engine.submit(lambda progress: pipeline.encode(picture.rgb, progress)), answer
        )

    def close(self) -> None:
        """Stop the engine's thread and wait for it."""
        if self.loaded is not None:
            self.loaded.engine.close()

    def _deliver(
        self, job: Job[T], answer: Callable[[T | None, BaseException | None], object]
    ) -> None:
        def finished(future: Any) -> None:
            error = Cancelled() if future.cancelled() else future.exception()
            result = None if error is not None else future.result()
            self._background.post(lambda: answer(result, error))

        job.future.add_done_callback(finished)

    def _photo_code(
        self, order: Order, pipeline: StylePipeline, progress: Progress
    ) -> NDArray[np.float32]:
        """The photo's own code, computed once per photo. Runs in the engine's thread only."""
        key = order.photo.sha256
        if key not in self._codes:
            if len(self._codes) >= CODES_KEPT:
                self._codes.clear()
            self._codes[key] = pipeline.encode(order.photo.picture.rgb, progress)
        return self._codes[key]

    def _load(self) -> Loaded:
        from deepart_studio.inference.catalog import Catalog
        from deepart_studio.inference.engine import Engine
        from deepart_studio.inference.sessions import SessionCache, choose_providers
        from deepart_studio.inference.style import StylePipeline

        providers, notice = choose_providers(self._provider)
        catalog = Catalog(self._roots)
        broken = tuple((e.id, e.problem) for e in catalog.entries if e.problem is not None)
        try:
            entry = catalog.first("style")
            pipeline = StylePipeline(entry, SessionCache(providers))
            _ = pipeline.styles
        except UserError as error:
            return Loaded(Engine(), None, None, error, broken, notice)
        return Loaded(Engine(), pipeline, entry, None, broken, notice)
