"""One view of a comparison; all of them are zoomed and moved together."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, QSizeF, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPalette, QTransform
from PySide6.QtWidgets import QWidget

from deepart_studio.ui.canvas.geometry import Camera, Size
from deepart_studio.ui.canvas.navigation import NavigableView
from deepart_studio.ui.canvas.picture_item import PictureItem
from deepart_studio.ui.canvas.pyramid import Pyramid, PyramidMaker
from deepart_studio.ui.canvas.split_handle import draw_label
from deepart_studio.ui.drops import PictureDrops

DARK_BELOW = 128


class ComparePane(NavigableView):
    """Shows a picture, and another over it, in an area of a common size."""

    cameraMoved = Signal()  # by the person, not by another pane
    filesDropped = Signal(list)  # list[Path]

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = ""
        self._following = False
        self._items = (PictureItem(), PictureItem())
        self._shown: list[QImage | None] = [None, None]
        self._makers = [PyramidMaker(self._setter(place), self) for place in (0, 1)]
        for item in self._items:
            self.scene().addItem(item)
            item.hide()
        self.drops = PictureDrops(self.viewport())
        self.drops.filesDropped.connect(self.filesDropped)
        self._retint()
        self._retranslate()

    def show_pictures(
        self, area: Size, lower: QImage | None, upper: QImage | None = None, opacity: float = 1.0
    ) -> None:
        """Both fitted into an area of this many pixels; ``upper`` lies over ``lower``."""
        for place, image in enumerate((lower, upper)):
            if image is not None and image is not self._shown[place]:
                self._items[place].set_original(Pyramid((image,)))  # finer as soon as it is ready
                self._makers[place].make(image)
            self._shown[place] = image
            self._items[place].setVisible(image is not None)
        self._items[1].setOpacity(opacity)
        self.set_picture_size(area)
        self.camera_moved()

    def follow(self, camera: Camera, fitting: bool) -> None:
        """Show the same part as another pane."""
        self._following = True
        if fitting:
            self.fit()
        else:
            self.fitting = False
            self._show(camera)
        self._following = False

    def camera_moved(self) -> None:
        area, camera = self.picture_size, self.camera
        if area is None:
            return
        for item, image in zip(self._items, self._shown, strict=True):
            if image is None:
                continue
            scale = min(area.width / image.width(), area.height / image.height())
            size = QSizeF(image.width() * scale, image.height() * scale)
            item.set_size(size, self.screen_pixel / camera.scale)
            left = camera.x + (area.width - size.width()) / 2 * camera.scale
            top = camera.y + (area.height - size.height()) / 2 * camera.scale
            item.setTransform(QTransform(camera.scale, 0, 0, camera.scale, left, top))
        self.viewport().update()
        if not self._following:
            self.cameraMoved.emit()

    def drawForeground(self, painter: QPainter, _rect: QRectF | QRect) -> None:
        if self.label:
            painter.setFont(self.font())
            draw_label(painter, self.label, 0, 0, self.view_size.width)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self._retint()
        elif event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _setter(self, place: int):
        def ready(pyramid: Pyramid) -> None:
            self._items[place].set_original(pyramid)

        return ready

    def _retint(self) -> None:
        surround = self.palette().color(QPalette.ColorRole.Dark)
        self.setBackgroundBrush(QColor(surround))
        for item in self._items:
            item.set_dark(surround.lightness() < DARK_BELOW)

    def _retranslate(self) -> None:
        self.drops.overlay.text = self.tr("Drop to compare")
