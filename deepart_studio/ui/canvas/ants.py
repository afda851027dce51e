"""Marching ants: the outline of the selection over the picture, moving as long as it is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QTimer
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPainterPath, QPen, QPixmap, QTransform
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from deepart_studio.studio.background import Background
from deepart_studio.ui.canvas.navigation import NavigableView

if TYPE_CHECKING:  # it loads numpy, which the first paint need not wait for
    from deepart_studio.core.masks import Values

STEP_MS = 125
STRIPE = 8
BEYOND = 0.5
"""How much more than what is in sight the outline is made for, as a part of it."""
Made = tuple[QPainterPath, "Values", tuple[int, int, int, int], int]


class Ants(QGraphicsItem):
    """Lies over the whole view; the outline is made in a worker thread, as fine as the screen.

    It moves only while it is painted: a view that is hidden paints nothing, so nothing is done.
    """

    def __init__(self, view: NavigableView, background: Background) -> None:
        super().__init__()
        self._view = view
        self._mask: Values | None = None
        self._made: Made | None = None
        self._asked: tuple[int, tuple[int, int, int, int], int] | None = None
        self._offset = 0
        self._background = background
        self._timer = QTimer(view, singleShot=True, interval=STEP_MS)
        self._timer.timeout.connect(self._step)
        self._stripes = QBrush(_stripes())
        self.setZValue(2)
        view.scene().addItem(self)

    def show_mask(self, mask: Values | None) -> None:
        """Another selection, uint8 (H, W) of the document, or None for none."""
        if mask is self._mask:
            return
        self._mask, self._asked = mask, None
        if mask is None:
            self._made = None
        self.update()

    @property
    def lines(self) -> int:
        """How many lines are drawn now."""
        return self._made[0].elementCount() // 2 if self._made else 0

    @property
    def moving(self) -> bool:
        """Whether another step will come."""
        return self._timer.isActive()

    def boundingRect(self) -> QRectF:
        return QRectF(self._view.viewport().rect())

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        _widget: QWidget | None = None,
    ) -> None:
        if self._mask is None or self._view.picture_size is None:
            return
        self._ask()
        if self._made is None:
            return
        path = self._path(self._made)
        painter.setBrushOrigin(QPointF(self._offset, 0))
        painter.setPen(QPen(self._stripes, 1))
        painter.drawPath(path)
        self._timer.start()

    def _path(self, made: Made) -> QPainterPath:
        """The outline in the view; the mask's pixels are those of the picture or stretched."""
        camera, picture = self._view.camera, self._view.picture_size
        height, width = made[1].shape
        across = camera.scale * picture.width / width
        down = camera.scale * picture.height / height
        return QTransform(across, 0, 0, down, camera.x, camera.y).map(made[0])

    def _step(self) -> None:
        self._offset = (self._offset + 1) % STRIPE
        if self._made is not None:
            around = self._path(self._made).boundingRect().adjusted(-2, -2, 2, 2)
            self.update(around.intersected(self.boundingRect()))

    def _ask(self) -> None:
        """Have the outline made where what is in sight is not covered, or not as fine."""
        mask, picture, camera = self._mask, self._view.picture_size, self._view.camera
        if mask is None or picture is None:
            return
        height, width = mask.shape
        scale = camera.scale * picture.width / width / self._view.screen_pixel
        factor = 1
        while factor * scale < 0.75:
            factor *= 2
        view = self._view.view_size
        left, top = -camera.x / camera.scale, -camera.y / camera.scale
        right, bottom = left + view.width / camera.scale, top + view.height / camera.scale
        x, y = width / picture.width, height / picture.height
        seen = (
            *(max(0, int(left * x)), max(0, int(top * y))),
            *(min(width, int(right * x) + 1), min(height, int(bottom * y) + 1)),
        )
        asked = self._asked
        if (
            asked is not None
            and asked[0] == id(mask)
            and asked[2] == factor
            and (asked[1][0] <= seen[0] and asked[1][1] <= seen[1])
            and (asked[1][2] >= seen[2] and asked[1][3] >= seen[3])
        ):
            return
        more_x, more_y = int((seen[2] - seen[0]) * BEYOND), int((seen[3] - seen[1]) * BEYOND)
        box = (
            # on the grid of the coarse squares, so that the outline stays where it was
            max(0, seen[0] - more_x) // factor * factor,
            max(0, seen[1] - more_y) // factor * factor,
            min(width, seen[2] + more_x),
            min(height, seen[3] + more_y),
        )
        wish = self._asked = (id(mask), box, factor)

        def done(path: QPainterPath) -> None:
            if self._asked == wish and self._mask is mask:
                self._made = path, mask, box, factor
                self.update()

        def failed(error: BaseException) -> None:
            raise error

        self._background.run(lambda: _outline(mask, box, factor), done, failed)


def _outline(mask: Values, box: tuple[int, int, int, int], factor: int) -> QPainterPath:
    from deepart_studio.document.outline import outline

    path = QPainterPath()
    for x, y, right, bottom in outline(mask, box, factor).tolist():
        path.moveTo(x, y)
        path.lineTo(right, bottom)
    return path


def _stripes() -> QPixmap:
    """Diagonals of black and white: moved sideways they march along lines of every direction."""
    image = QImage(STRIPE, STRIPE, QImage.Format.Format_RGB32)
    for y in range(STRIPE):
        for x in range(STRIPE):
            dark = (x + y) % STRIPE < STRIPE // 2
            image.setPixelColor(x, y, QColor(0, 0, 0) if dark else QColor(255, 255, 255))
    return QPixmap.fromImage(image)
