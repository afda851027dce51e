"""The open document: its layers, which of them is worked on, and what the canvas shows of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from deepart_studio.core.errors import UserError
from deepart_studio.studio.background import Background
from deepart_studio.studio.choices import Choices
from deepart_studio.studio.compositor import Compositor
from deepart_studio.studio.history import History
from deepart_studio.studio.landing import Landing, landing_of, repainted
from deepart_studio.studio.layer_making import painted_layer
from deepart_studio.studio.layer_stack import LayerStack
from deepart_studio.studio.paint.paint_desk import PaintDesk
from deepart_studio.studio.paintings import Painting, Photo

if TYPE_CHECKING:
    from deepart_studio.document.blending import BlendMode
    from deepart_studio.document.layers import Document, Layer

_OUTDATED = UserError(
    "The painting is of the picture before the last undo, so it was left out.",
    "Render again.",
)


class DocumentDesk(QObject):
    """Each change is an undo step named by its ``text``; which layer is active is none.

    ``choices`` are those that each request was made of, by its id, as long as the program runs.
    ``reopened`` is the number of the layer that the next rendering replaces.
    """

    opened = Signal()
    changed = Signal()  # the layers, or which of them is worked on
    shown_changed = Signal()
    failed = Signal(object)  # BaseException

    def __init__(self, history: History, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._history, self._background = history, background
        self._compositor = Compositor(self)
        self._compositor.composed.connect(self._composed)
        self._compositor.failed.connect(self.failed)
        self.stack: LayerStack | None = None
        self.photo: Photo | None = None
        self.reopened: int | None = None
        self.image: QImage | None = None
        self.shown = False
        self.choices: dict[str, Choices] = {}
        self._active: int | None = None
        self._mask_aimed = False
        self._wanted = self._quietly = False
        self._draft = True
        self._plain: set[object] = set()  # states
        self._by_hand = False
        self._alike: LayerStack | None = None
        self.paint = PaintDesk(self, history, self._compositor)

    # -- what is open

    def open(self, photo: Photo, document: Document | None) -> None:
        """A photo becomes the lowest layer, a project its layers; a film's frame has none."""
        self.paint.forget()
        self._compositor.forget_pictures()
        self._history.forget_layers()
        self.photo, self.reopened, self.image = photo, None, None
        self.stack = LayerStack.of(document) if document is not None else None
        self._plain = {self.state}
        self._active = self.stack.layers[-1].number if self.stack else None
        self.opened.emit()
        self.changed.emit()
        self.show()

    @property
    def state(self) -> object:
        """What names the layers as they are now; None where there are none."""
        return self.stack.state if self.stack is not None else None

    @property
    def active(self) -> int | None:
        """The number of the layer that is worked on."""
        return self._active

    @property
    def active_layer(self) -> Layer | None:
        return self.stack.find(self._active) if self.stack else None

    @property
    def is_plain(self) -> bool:
        """Whether there is nothing but the photo as it was opened, or cropped or turned since."""
        return self.stack is None or (self.state in self._plain and len(self.stack.layers) < 2)

    def keep_plain(self, before: LayerStack, after: LayerStack) -> None:
        """``after`` is ``before`` with another geometry."""
        if before.state in self._plain:
            self._plain.add(after.state)

    def take_shape(self, stack: LayerStack, photo: Photo) -> None:
        """The document has another geometry now, and so has its photo."""
        self.paint.settle()
        self.paint.forget()
        self._compositor.forget_wish()
        self.photo, self.image = photo, None
        self.take(stack)

    def activate(self, number: int) -> None:
        """Work on this layer; the canvas shows the document."""
        if self.stack is not None and self.stack.find(number) is not None:
            self._active, self._mask_aimed = number, False
            self.changed.emit()
            self.show()

    @property
    def mask_aimed(self) -> bool:
        """Whether brushes work on the active layer's mask instead of its pixels."""
        layer = self.active_layer
        return self._mask_aimed and layer is not None and layer.mask is not None

    def aim_at_mask(self, *, aimed: bool) -> None:
        """Let brushes work on the active layer's mask, or on its pixels."""
        self._mask_aimed = aimed
        self.changed.emit()

    def activate_mask(self, number: int) -> None:
        """Work on this layer's mask."""
        self.activate(number)
        self.aim_at_mask(aimed=True)

    def layer_of(self, painting: Painting) -> int | None:
        """The layer that a painting became, if it is still there."""
        wanted = painting.order.request.to_json()
        items = self.stack.layers if self.stack else ()
        return next((i.number for i in items if i.layer.request == wanted), None)

    def shows_only(self, painting: Painting) -> bool:
        """Whether the layers look like this painting: it covers all others and is as painted."""
        seen = [i for i in self.stack.layers if i.layer.visible] if self.stack else []
        limited = painting.order.places.selection is not None
        if not seen or limited or painting.picture.alpha is not None:
            return False
        top, number = seen[-1], self.layer_of(painting)
        layer = top.layer
        as_painted = layer.opacity == 1 and layer.mode == "normal" and not (layer.x or layer.y)
        return top.number == number and as_painted and layer.hiding is None

    # -- what the canvas shows

    def show(self, *, draft: bool = True) -> None:
        """Let the canvas show the layers instead of what might be painted next.

        A photo by itself needs no layers: what is painted next stays in sight.
        """
        if self.stack is None or (self.is_plain and not self._by_hand):
            self.hide()
        else:
            self._wanted = True
            self.paint.let_go()
            self._compositor.ask(self.stack, draft=draft)

    def work_by_hand(self, on: bool) -> None:
        """Whether the canvas shows the layers even of a photo by itself: they are painted on."""
        if on != self._by_hand:
            self._by_hand = on
            if self.is_plain or not self.shown:
                self.show(draft=False)

    def hide(self) -> None:
        """Let the canvas show what is being painted."""
        self.paint.let_go()
        self._compositor.forget_wish()
        self.image = None
        if self._wanted or self.shown:
            self._wanted = self.shown = False
            self.shown_changed.emit()

    def try_out(self, stack: LayerStack) -> None:
        """Show other layers without changing any, until ``show`` or an edit."""
        self._wanted = True
        self._compositor.ask(stack)

    @property
    def wanted(self) -> bool:
        """Whether the layers are shown, or will be as soon as they are laid over each other."""
        return self._wanted

    def whole(self, stack: LayerStack) -> QImage | None:
        """What these layers look like at full size, where the canvas showed it."""
        return self._compositor.whole(stack)

    def _composed(self, _stack: LayerStack, image: QImage) -> None:
        if self._wanted:
            self.image, self.shown = image, True
            self.shown_changed.emit()

    # -- changes

    def change(self, number: int, text: str, key: str = "", **fields: Any) -> None:
        """Other fields for a layer; changes with one ``key`` soon after each other are one step."""
        layer = self.stack.find(number) if self.stack else None
        if self.stack is None or layer is None:
            return
        if any(_differs(getattr(layer, name), value) for name, value in fields.items()):
            self.edit(text, self.stack.changed(number, **fields), key)

    def set_opacity(self, number: int, opacity: float, text: str) -> None:
        self.change(number, text, f"layer-opacity:{number}", opacity=opacity)

    def set_mode(self, number: int, mode: BlendMode, text: str) -> None:
        self.change(number, text, mode=mode)

    def move(self, number: int, place: int, text: str) -> None:
        """Move a layer so that ``place`` layers are below it."""
        stack = self.stack
        if stack is not None and stack.place(number) != place:
            self.edit(text, stack.moved(number, place))

    def duplicate(self, number: int, name: str, text: str) -> None:
        self.paint.settle()
        if self.stack is not None:
            self._add(text, self.stack, self.stack.doubled(number, name))

    def remove(self, number: int, text: str) -> None:
        """Delete a layer; the last one stays."""
        self.paint.settle()
        stack = self.stack
        if stack is not None and len(stack.layers) > 1 and not self._locked(number):
            under = stack.below(number)
            self._active = under.number if under else stack.layers[1].number
            self.edit(text, stack.without(number))

    def can_merge(self) -> bool:
        """Whether the active layer can become one with the layer below."""
        stack, number = self.stack, self._active
        under = stack.below(number) if stack and number and stack.find(number) else None
        return under is not None and not (under.layer.locked or self._locked(number))

    def merge_down(self, text: str) -> None:
        """Make the active layer one with the layer below, in a worker thread."""
        self.paint.settle()
        stack, number = self.stack, self._active
        if stack is None or number is None or not self.can_merge():
            return
        under, above = stack.below(number), stack.find(number)
        if under is None or above is None:
            return

        def work() -> Layer:
            from deepart_studio.document.merging import merge

            return merge(under.layer, above)

        def done(merged: Layer) -> None:
            now = self.stack
            if now is None or now.find(number) is not above:
                return
            if now.find(under.number) is under.layer:
                self._active = under.number
                self.edit(text, now.without(number).put(under.number, merged))

        self._background.run(work, done, self.failed.emit)

    def add(self, layer: Layer, text: str) -> None:
        """A layer above the active one."""
        self.paint.settle()
        if self.stack is not None:
            self._add(text, self.stack, self.stack.with_layer(layer, self._active))

    def land(self, painting: Painting, name: str, text: str, *, shown: bool = True) -> None:
        """A finished painting becomes the topmost layer, or takes the place of ``reopened``.

        With ``shown`` off the canvas stays with what is being painted now.
        """
        photo, number = self.photo, self.reopened
        if self.stack is None or photo is None:
            return
        painted = painting.order.photo
        if painted.opening is not photo.opening:
            return

        def done(landing: Landing | None) -> None:
            self.paint.settle()
            stack = self.stack
            if stack is None or self.photo is None or self.photo.opening is not photo.opening:
                return
            if self.photo is not photo:  # it was cropped while the layer was made
                self.land(painting, name, text, shown=shown)
                return
            if landing is None:
                self.failed.emit(_OUTDATED)
                return
            layer, stack = landing.layer, replace(stack, extras=landing.extras(stack.extras))
            before = stack.find(number)
            self._quietly = not (shown or self._wanted)
            if number is not None and before is not None and not before.locked:
                changed = repainted(before, layer)
                self._active = number
                self.edit(text, stack.put(number, changed), draft=False)
            else:
                self._add(text, stack, stack.with_layer(layer), draft=False)
            self._quietly = False

        size = painted.picture.width, painted.picture.height

        def work() -> Landing | None:
            return landing_of(painting, painted_layer(painting, name, size), photo)

        self._background.run(work, done, self.failed.emit)

    def edit(
        self,
        text: str,
        after: LayerStack,
        key: str = "",
        *,
        draft: bool = True,
        unhurried: bool = False,
    ) -> None:
        """Go over to other layers as one undo step; ``key`` and ``unhurried`` as for choices."""
        before = self.stack
        if before is None:
            return
        self.paint.settle()
        if self.stack is not None and self.stack is not before:  # a stroke was under way to there
            after, before = after.with_pixels(before, self.stack), self.stack
        self._draft = draft
        self._history.edit(text, before, after, self.take, key, self._settled, unhurried=unhurried)
        self._draft = True

    def add_blank(self, name: str, text: str) -> None:
        """A transparent layer of the canvas's size above the active one, to paint on."""
        from deepart_studio.document.layers import blank_layer

        stack = self.stack
        if stack is not None:
            self.paint.settle()
            self._alike = self.stack
            self.add(blank_layer(stack.width, stack.height, name), text)
            self._alike = None

    def take_painted(self, stack: LayerStack) -> None:
        """A stroke made other layers of these; the canvas shows it already."""
        self.stack = stack
        self.changed.emit()

    def close(self) -> None:
        self.paint.close()
        self._compositor.close()

    def _add(self, text: str, before: LayerStack, after: LayerStack, *, draft: bool = True) -> None:
        self._active = before.next_number
        self.edit(text, after, draft=draft)

    def take(self, stack: LayerStack) -> None:
        """Go over to other layers; for steps of the history."""
        self.paint.settle()
        self.stack = stack
        if stack.find(self._active) is None:
            self._active = stack.layers[-1].number
        if stack.find(self.reopened) is None:
            self.reopened = None
        self.changed.emit()
        if not self._quietly and not self._looks_the_same(stack):
            self.show(draft=self._draft)

    def _settled(self) -> LayerStack | None:
        self.paint.settle()
        return self.stack

    def _looks_the_same(self, stack: LayerStack) -> bool:
        """Whether the picture that is shown will do for these layers too."""
        alike, self._alike = self._alike, None
        if alike is None or not self.shown:
            return False
        if self.paint.looks_the_same(stack):
            return True
        return self._compositor.looks_like(stack, alike)

    def _locked(self, number: int | None) -> bool:
        layer = self.stack.find(number) if self.stack else None
        return layer is not None and layer.locked


def _differs(before: Any, after: Any) -> bool:
    """Pixels and masks are told apart by being others, not by their values."""
    if before is after:
        return False
    arrays = hasattr(before, "shape") or hasattr(after, "shape")
    return arrays or bool(before != after)
