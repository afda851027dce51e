"""Strokes on the active layer: shown while they are drawn, then part of the open document.

Nothing here makes a whole picture in the GUI thread. While the pen is down only what changed is
composited, as fine as the screen shows it; when it is lifted a worker makes the layer anew, then
the picture at full size, tile by tile.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from deepart_studio.studio.compositor import Compositor
from deepart_studio.studio.history import History
from deepart_studio.studio.mailbox import Mailbox
from deepart_studio.studio.paint.boxes import Box
from deepart_studio.studio.paint.paint_brush import PaintBrush
from deepart_studio.studio.painted_state import PaintedState

if TYPE_CHECKING:  # they load numpy, which the first paint need not wait for
    from deepart_studio.core.masks import Values
    from deepart_studio.studio.document_desk import DocumentDesk
    from deepart_studio.studio.layer_stack import LayerStack
    from deepart_studio.studio.paint.cutting import Part
    from deepart_studio.studio.paint.dabs import Cover
    from deepart_studio.studio.paint.patches import Patch
    from deepart_studio.studio.paint.pixel_pool import PixelPool
    from deepart_studio.studio.paint.reduced_layers import ReducedLayers
    from deepart_studio.studio.paint.refining import LiveView
    from deepart_studio.studio.paint.stroke import Stroke

Job = tuple[Future[None], list[Callable[[], None]]]
"""Work in a thread, and what is to be done then; emptied once done, since it holds layers."""


class Surface(Protocol):
    """The canvas, as far as painting needs it; boxes are in pixels of the document."""

    def levels(self, image: QImage) -> tuple[QImage, ...] | None:
        """The pictures that are drawn for this one, each half as large; None while not ready."""

    def visible(self) -> Box:
        """What is in sight."""

    def level(self) -> int:
        """Which of ``levels`` is drawn."""

    def update(self, box: Box) -> None:
        """Draw this again."""


class PaintDesk(QObject):
    """One stroke at a time. ``surface`` is set by the window; without one nothing is shown."""

    committed = Signal()  # a stroke, or its undoing, is in the layers
    failed = Signal(object)  # BaseException

    def __init__(self, desk: DocumentDesk, history: History, compositor: Compositor) -> None:
        super().__init__(desk)
        self._desk, self._history, self._compositor = desk, history, compositor
        self.surface: Surface | None = None
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="paint")
        self._later = ThreadPoolExecutor(1, thread_name_prefix="paint-later")
        self._mailbox = Mailbox()
        self._memory: PixelPool | None = None
        self._reduced: ReducedLayers | None = None
        self._cover: Cover | None = None
        self._view: LiveView | None = None
        self._stroke: Stroke | None = None
        self._number = 0
        self._job: Job | None = None

    # -- strokes

    @property
    def painting(self) -> bool:
        """Whether a stroke is under way."""
        return self._stroke is not None

    @property
    def busy(self) -> bool:
        """Whether a stroke ended that is not in the layers yet."""
        return self._job is not None

    def begin(
        self, brush: PaintBrush, *, erasing: bool = False, clip: Values | None = None
    ) -> bool:
        """The pen is down on the active layer; False where it is locked or hidden, or none.

        ``clip``, uint8 (H, W) of the document, limits where is painted.
        """
        from deepart_studio.studio.paint.stroke import Stroke

        self.settle()
        self.give_up()
        desk = self._desk
        stack, layer, number = desk.stack, desk.active_layer, desk.active
        if stack is None or layer is None or number is None or layer.locked or not layer.visible:
            return False
        if not desk.wanted:
            desk.show(draft=False)
        self._number = number
        size = stack.width, stack.height
        memory, self._cover = self._cover, None
        self._stroke = Stroke(size, layer, brush, erasing=erasing, clip=clip, memory=memory)
        self._open_view()
        return True

    def draw_to(self, x: float, y: float, pressure: float = 1.0) -> None:
        """On to a place in the document, in pixels."""
        from deepart_studio.studio.paint.curves import Touch

        if self._stroke is not None:
            self._show(self._stroke.move_to(Touch(x, y, pressure)))

    def end(self, text: str) -> None:
        """The pen was lifted: the stroke becomes a step named ``text``."""
        stroke, stack = self._stroke, self._desk.stack
        if stroke is None or stack is None:
            return
        self._show(stroke.end())
        self._stroke = None
        if stroke.box is None:
            self._refine()
            return
        from deepart_studio.studio.paint.commits import commit_work
        from deepart_studio.studio.paint.patches import Patch

        number, patch = self._number, Patch()
        before, after = PaintedState(number, patch), PaintedState(number, patch)
        before.stack = stack

        def done(made: LayerStack) -> None:
            after.stack = made
            self._cover = stroke.clear()
            self._taken(made, stroke.tiles, number, seen=True)
            self._pack(patch)

        def grown(made: LayerStack) -> None:
            # the layer has another size: a step like any other
            self._history.edit(text, stack, made, self._desk.take, now=self._settled)
            self.committed.emit()

        work = commit_work(stack, number, stroke, patch, self._buffers())
        if stroke.grows:
            self._run(work, grown)
        else:
            self._run(work, done)
            self._history.paint(text, before, after, self._toggle)

    def give_up(self) -> None:
        """Leave the layer as it was before the stroke under way."""
        stroke, self._stroke = self._stroke, None
        if stroke is not None and stroke.box is not None and self._view is not None:
            self._view.show_tiles(stroke.tiles)
            self._refine()
        if stroke is not None:
            self._cover = stroke.clear()

    # -- what the canvas shows

    def prepare(self) -> None:
        """A stroke may come: reduce the layers to what the zoom shows, in a worker thread."""
        stack, surface = self._desk.stack, self.surface
        if stack is None or surface is None:
            return
        from deepart_studio.studio.paint.reduced_layers import ReducedLayers

        if self._reduced is None:
            self._reduced = ReducedLayers(stack.width, stack.height)
        layers = [item.layer for item in stack.layers if item.layer.visible]
        self._later.submit(self._reduced.prepare(layers, 2 ** surface.level()))

    def resume(self) -> None:
        """The canvas has a picture to paint on now: show what was drawn so far."""
        if self._stroke is not None and self._view is None and self._open_view():
            self._show(self._stroke.box)

    def let_go(self) -> None:
        """Another picture will be shown."""
        if self._stroke is not None:
            self._stroke = None
        view, self._view = self._view, None
        if view is not None:
            view.stop()

    def forget(self) -> None:
        """Another document is opened."""
        self._job = None
        self.let_go()
        self._memory = self._reduced = self._cover = None

    def looks_the_same(self, stack: LayerStack) -> bool:
        """Whether the picture that is painted on will do for these layers too."""
        if self._view is not None:
            self._view.refine(stack)
        return self._view is not None

    def settle(self) -> None:
        """Wait until what was painted is in the layers; a few hundredths of a second."""
        job = self._job
        if job is not None:
            self._finish(job)

    def close(self) -> None:
        self.let_go()
        self._job = None
        self._mailbox.close()
        for pool in (self._pool, self._later):
            pool.shutdown(wait=True, cancel_futures=True)

    def _open_view(self) -> bool:
        """Whether the canvas's picture is there to be written to."""
        if self._view is not None:
            self._view.pause()
            return True
        desk, surface = self._desk, self.surface
        image, stack = desk.image, desk.stack
        if surface is None or image is None or stack is None or not desk.shown:
            return False
        levels = surface.levels(image)
        if levels is None or not self._compositor.lend(stack):
            return False
        from deepart_studio.studio.paint.reduced_layers import ReducedLayers
        from deepart_studio.studio.paint.refining import LiveView

        if self._reduced is None:
            self._reduced = ReducedLayers(stack.width, stack.height)
        self._view = LiveView(
            levels, self._reduced, surface, self._later, self._mailbox, self._refined
        )
        return True

    def _show(self, box: Box | None) -> None:
        stroke, view = self._stroke, self._view
        if box is None or stroke is None or view is None:
            return
        view.stale |= stroke.tiles
        view.show(box, self._layers(stroke))

    def _layers(self, stroke: Stroke) -> list[Part]:
        items = self._desk.stack.layers if self._desk.stack is not None else ()
        return [stroke if item.number == self._number else item.layer for item in items]

    def _refine(self) -> None:
        stack = self._desk.stack
        if self._view is not None and stack is not None and self._stroke is None:
            self._view.refine(stack)

    def _refined(self, stack: LayerStack) -> None:
        """The picture is as it should be everywhere: give it back."""
        view = self._view
        if view is not None and stack is self._desk.stack and self._stroke is None:
            self._view = None
            self._compositor.give_back(stack, view.image)

    # -- in and out of the layers

    def _toggle(self, state: PaintedState) -> None:
        """Undo or redo a stroke."""
        self.settle()
        self.give_up()
        stack = self._desk.stack
        if stack is None:
            return
        from deepart_studio.studio.paint.commits import toggle_work, touched_tiles

        number, patch, known = state.number, state.patch, state.stack
        tiles = touched_tiles(stack, number, patch)
        if known is not None:
            self._taken(known, tiles, number)
            return

        def done(made: LayerStack) -> None:
            state.stack = made
            self._taken(made, tiles, number)

        self._run(toggle_work(stack, number, patch, self._buffers()), done)

    def _taken(
        self,
        stack: LayerStack,
        tiles: frozenset[tuple[int, int]],
        number: int,
        *,
        seen: bool = False,
    ) -> None:
        """Show other layers, of which one differs from before in these tiles."""
        now = self._desk.stack
        before, after = now.find(number) if now is not None else None, stack.find(number)
        if self._reduced is not None and before is not None and after is not None:
            self._reduced.replaced(before, after, tiles)
        if self._view is None and not self._open_view():
            self._desk.take(stack)
        else:
            self._desk.take_painted(stack)
            if self._view is not None:
                if seen:
                    self._view.stale |= tiles
                else:
                    self._view.show_tiles(tiles)
                self._refine()
        self.committed.emit()

    def _pack(self, patch: Patch) -> None:
        def packed(_: object) -> None:
            self._mailbox.post(self._history.drop_oldest)

        self._later.submit(patch.pack).add_done_callback(packed)

    def _run(self, work: Callable[[], LayerStack], done: Callable[[LayerStack], None]) -> None:
        then: list[Callable[[], None]] = []

        def made() -> None:
            stack = work()
            then.append(lambda: done(stack))

        job = self._pool.submit(made), then
        self._job = job
        job[0].add_done_callback(lambda _: self._mailbox.post(lambda: self._finish(job)))

    def _finish(self, job: Job) -> None:
        """Take what a worker made, once: when it tells, or when somebody waits for it."""
        if job is not self._job:
            return
        future, then = job
        try:
            future.result()
        except BaseException as error:  # noqa: BLE001  said to the person
            self._job = None
            if self._view is not None and self._desk.stack is not None:
                self._view.refine(self._desk.stack)
            self.failed.emit(error)
            return
        self._job = None
        then.pop()()

    def _settled(self) -> LayerStack | None:
        self.settle()
        return self._desk.stack

    def _buffers(self) -> PixelPool:
        if self._memory is None:
            from deepart_studio.studio.paint.pixel_pool import PixelPool

            self._memory = PixelPool()
        return self._memory
