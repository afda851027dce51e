"""What can be done with the mask of the active layer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:  # they load numpy, which the first paint need not wait for
    from deepart_studio.core.masks import Mask, Values
    from deepart_studio.document.layers import Layer
    from deepart_studio.studio.studio import Studio


class LayerMasks(QObject):
    """Each change is an undo step named by its ``text``, made in a worker thread.

    A locked layer is left as it is.
    """

    def __init__(self, studio: Studio) -> None:
        super().__init__(studio)
        self._studio, self._desk = studio, studio.document

    def add(self, text: str) -> None:
        """A mask that shows all of the layer."""

        def work(layer: Layer) -> Layer:
            import numpy as np

            return replace(layer, mask=np.full((layer.height, layer.width), 255, np.uint8))

        self._change(text, work, aim=True)

    def add_from_transparency(self, text: str) -> None:
        """The layer's transparency as its mask; its pixels become opaque."""

        def work(layer: Layer) -> Layer:
            from deepart_studio.document.masking import mask_from_alpha

            return mask_from_alpha(layer)

        self._change(text, work, aim=True)

    def add_from_region(self, text: str) -> None:
        """The mask of the region that is worked on, refined as it is when it is painted."""
        studio, region = self._studio, self._studio.regions.aimed
        photo, stack = studio.photo, self._desk.stack
        if region is None or photo is None or stack is None:
            return
        size = stack.width, stack.height

        def work(layer: Layer) -> Layer:
            from deepart_studio.inference.guided import refine_mask
            from deepart_studio.inference.regions import fitted_values

            values = fitted_values(region.mask.mask, *size)
            values = refine_mask(values, photo.picture.rgb, region.refine)
            return replace(layer, mask=_on_layer(values, layer), mask_on=True)

        self._change(text, work, aim=True)

    def add_from_file(self, path: Path, text: str) -> None:
        """The mask in a picture of the layer's shape, or of the document's."""
        stack = self._desk.stack
        if stack is None:
            return
        size = stack.width, stack.height

        def work(layer: Layer) -> Layer:
            from deepart_studio.inference.regions import fitted_values
            from deepart_studio.storage.masks import load_mask

            mask = load_mask(path)
            if _has_shape(mask, layer.width, layer.height):
                values = fitted_values(mask, layer.width, layer.height)
            else:
                mask.check_shape(*size)
                values = _on_layer(fitted_values(mask, *size), layer)
            return replace(layer, mask=values, mask_on=True)

        self._change(text, work, aim=True)

    def invert(self, text: str) -> None:
        def work(layer: Layer) -> Layer:
            from deepart_studio.document.masking import inverted_mask

            return inverted_mask(layer)

        self._change(text, work)

    def apply(self, text: str) -> None:
        """What the mask shows becomes the layer's pixels."""

        def work(layer: Layer) -> Layer:
            from deepart_studio.document.masking import apply_mask

            return apply_mask(layer)

        self._change(text, work)

    def remove(self, text: str) -> None:
        """All of the layer is shown again."""
        number = self._desk.active
        if number is not None and self._free is not None:
            self._desk.change(number, text, mask=None, mask_on=True)

    def set_on(self, on: bool, text: str) -> None:
        """Let the mask count or not; it stays."""
        number = self._desk.active
        if number is not None and self._free is not None:
            self._desk.change(number, text, mask_on=on)

    @property
    def _free(self) -> Layer | None:
        """The active layer, unless it is locked."""
        layer = self._desk.active_layer
        return None if layer is None or layer.locked else layer

    def _change(self, text: str, work: Callable[[Layer], Layer], *, aim: bool = False) -> None:
        desk, number, before = self._desk, self._desk.active, self._free
        if number is None or before is None:
            return

        def done(after: Layer) -> None:
            stack = desk.stack
            if stack is not None and stack.find(number) is before:
                desk.edit(text, stack.put(number, after))
                if aim and desk.active == number:
                    desk.aim_at_mask(aimed=True)

        self._studio.background.run(lambda: work(before), done, desk.failed.emit)


def _on_layer(values: Values, layer: Layer) -> Values:
    """The part of a mask over the document that lies over a layer; 0 outside the document."""
    import numpy as np

    result = np.zeros((layer.height, layer.width), np.uint8)
    left, top = max(0, layer.x), max(0, layer.y)
    right = min(values.shape[1], layer.x + layer.width)
    bottom = min(values.shape[0], layer.y + layer.height)
    if left < right and top < bottom:
        inside = np.s_[top - layer.y : bottom - layer.y, left - layer.x : right - layer.x]
        result[inside] = values[top:bottom, left:right]
    return result


def _has_shape(mask: Mask, width: int, height: int) -> bool:
    from deepart_studio.core.errors import UserError

    try:
        mask.check_shape(width, height)
    except UserError:
        return False
    return True
