"""The canvas as painting sees it."""

from __future__ import annotations

import math

from PySide6.QtGui import QImage

from deepart_studio.studio.paint.boxes import Box
from deepart_studio.ui.canvas import CanvasView


class PaintSurface:
    """What ``studio.paint.paint_desk.Surface`` asks for."""

    def __init__(self, canvas: CanvasView) -> None:
        self._canvas = canvas

    def levels(self, image: QImage) -> tuple[QImage, ...] | None:
        pyramid = self._canvas.result_pyramid
        if pyramid is None or pyramid.levels[0] is not image:
            return None
        return pyramid.levels

    def visible(self) -> Box:
        canvas = self._canvas
        camera, view = canvas.camera, canvas.view_size
        left, top = -camera.x / camera.scale, -camera.y / camera.scale
        right, bottom = left + view.width / camera.scale, top + view.height / camera.scale
        margin = math.ceil(2 / camera.scale)  # what smoothing looks at beside the edge
        box = Box(math.floor(left), math.floor(top), math.ceil(right), math.ceil(bottom))
        return Box(
            max(0, box.left - margin),
            max(0, box.top - margin),
            max(0, box.right + margin),
            max(0, box.bottom + margin),
        )

    def level(self) -> int:
        return self._canvas.result_level

    def update(self, box: Box) -> None:
        self._canvas.update_result(box.left, box.top, box.right, box.bottom)
