"""Loads the models after the window is shown and hands work to the engine's thread.

Nothing here imports onnxruntime before :meth:`EngineRoom.open` runs in a worker thread.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Signal

from deepart_studio.core.errors import Cancelled, UserError
from deepart_studio.core.progress import Progress
from deepart_studio.studio.background import Background
from deepart_studio.studio.paintings import Order, Painting

if TYPE_CHECKING:
    from deepart_studio.core.pictures import Pixels
    from deepart_studio.core.styles import Code
    from deepart_studio.inference.catalog import ModelEntry
    from deepart_studio.inference.engine import Engine, Job
    from deepart_studio.inference.sessions import SessionCache
    from deepart_studio.inference.style import StylePipeline

T = TypeVar("T")
WARM_UP_SIDE = 128
Failed = Callable[[Order, BaseException], object]


@dataclass(frozen=True, eq=False)
class Loaded:
    """What :meth:`EngineRoom.open` found."""

    engine: Engine | None
    pipeline: StylePipeline | None
    entry: ModelEntry | None
    problem: UserError | None
    broken: tuple[ModelEntry, ...]
    sessions: SessionCache


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
    fell_back = Signal(object)  # UserError: the wanted provider is not used

    def __init__(
        self,
        roots: Sequence[Path],
        provider: str,
        background: Background,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._roots = tuple(roots)
        self._provider = provider
        self._background = background
        self._engine: Engine | None = None
        self._told: UserError | None = None
        self._memory_bytes = 1e9
        self.loaded: Loaded | None = None

    @property
    def pipeline(self) -> StylePipeline | None:
        return self.loaded.pipeline if self.loaded else None

    @property
    def roots(self) -> tuple[Path, ...]:
        """The folders in which models are looked for."""
        return self._roots

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
        """Paint in the engine's thread; the callbacks come in the GUI thread, none if given up."""
        engine, pipeline = self._working()

        def work(progress: Progress) -> Painting:
            started = time.perf_counter()
            from deepart_studio.inference.regions import paint_places
            from deepart_studio.studio.pictures import to_qimage

            photo = order.photo.small if order.preview else order.photo.picture
            places, request = order.places, order.request
            picture = paint_places(pipeline, photo, order.blend, places, request, progress)
            progress.check_cancelled()
            return Painting(order, picture, to_qimage(picture), time.perf_counter() - started)

        def report(fraction: float, _text: str) -> None:
            if progressed is not None:
                self._background.post(lambda: progressed(order, fraction))

        job: Job[Painting] = engine.submit(work, lane=lane, on_progress=report)
        handle = EngineJob(order, job)

        def answer(result: Painting | None, error: BaseException | None) -> None:
            self._say_fallback()
            if handle.given_up:
                return
            if result is not None:
                done(result)
            elif error is not None:
                failed(order, error)

        self._deliver(job, answer)
        return handle

    def run(
        self,
        work: Callable[[Progress], T],
        done: Callable[[T], object],
        failed: Callable[[BaseException], object],
        progressed: Callable[[float], object],
    ) -> Job[T]:
        """Do any work in the engine's thread, behind the previews; callbacks as for ``paint``."""
        engine, _ = self._working()

        def report(fraction: float, _text: str) -> None:
            self._background.post(lambda: progressed(fraction))

        job: Job[T] = engine.submit(work, on_progress=report)

        def answer(result: T | None, error: BaseException | None) -> None:
            self._say_fallback()
            if error is not None:
                failed(error)
            elif result is not None:
                done(result)

        self._deliver(job, answer)
        return job

    def let_others_pass(self) -> None:
        """What long work in the engine's thread calls between two of its steps."""
        engine, _ = self._working()
        engine.let_others_pass()

    def encode(
        self,
        rgb: Pixels,
        done: Callable[[Code], object],
        failed: Callable[[BaseException], object],
    ) -> None:
        """Compute the style code of a picture, uint8 (H, W, 3), in the engine's thread."""
        engine, pipeline = self._working()

        def answer(code: Code | None, error: BaseException | None) -> None:
            if code is not None:
                done(code)
            elif error is not None:
                failed(error)

        self._deliver(engine.submit(lambda progress: pipeline.encode(rgb, progress)), answer)

    def set_memory_limit(self, gigabytes: float) -> None:
        """What a painting may take beyond the photo that is open."""
        self._memory_bytes = gigabytes * 1e9
        if self.pipeline is not None:
            self.pipeline.memory_cap = self._memory_bytes

    def close(self) -> None:
        """Stop the engine's thread and wait for it; the background threads are joined before."""
        if self._engine is not None:
            self._engine.close()

    def _working(self) -> tuple[Engine, StylePipeline]:
        loaded = self.loaded
        if loaded is None or loaded.engine is None or loaded.pipeline is None:
            raise RuntimeError("there is no model to work with")
        return loaded.engine, loaded.pipeline

    def _say_fallback(self) -> None:
        notice = self.loaded.sessions.notice if self.loaded else None
        if notice is not None and notice is not self._told:
            self._told = notice
            self.fell_back.emit(notice)

    def _deliver(
        self, job: Job[T], answer: Callable[[T | None, BaseException | None], object]
    ) -> None:
        def finished(future: Any) -> None:
            error = Cancelled() if future.cancelled() else future.exception()
            result = None if error is not None else future.result()
            self._background.post(lambda: answer(result, error))

        job.future.add_done_callback(finished)

    def _load(self) -> Loaded:
        from deepart_studio.inference.catalog import Catalog
        from deepart_studio.inference.engine import Engine
        from deepart_studio.inference.sessions import SessionCache
        from deepart_studio.inference.style import StylePipeline

        catalog = Catalog(self._roots)
        broken = tuple(entry for entry in catalog.entries if not entry.good)
        sessions = SessionCache(self._provider)
        try:
            entry = catalog.first("style")
            pipeline = StylePipeline(entry, sessions)
            pipeline.memory_cap = self._memory_bytes
            _ = pipeline.styles  # a damaged list of styles is found now, not at the first click
        except UserError as error:
            return Loaded(None, None, None, error, broken, sessions)
        engine = self._engine = Engine()
        if pipeline.styles:
            engine.submit(lambda progress: _warm_up(pipeline, progress))
        return Loaded(engine, pipeline, entry, None, broken, sessions)


def _warm_up(pipeline: StylePipeline, progress: Progress) -> None:
    """Open the painter before the first click asks for it."""
    import numpy as np

    from deepart_studio.core.pictures import Picture

    grey = Picture.of_pixels(np.full((WARM_UP_SIDE, WARM_UP_SIDE, 3), 128, np.uint8))
    blend = [(pipeline.styles[0], 1.0)]
    pipeline.render(grey, blend, pipeline.request(grey, blend), progress)
