"""The history panel: the steps with small pictures; a click goes there."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QUndoView, QWidget

from deepart_studio.studio.step_thumbs import StepThumbs
from deepart_studio.ui.canvas.picture_item import checkerboard
from deepart_studio.ui.tokens import DARK, Tokens

PICTURE = QSize(48, 36)
SCALE = 2


class HistoryDelegate(QStyledItemDelegate):
    """Asks for the pictures of the rows that are drawn, and of no others."""

    def __init__(self, thumbs: StepThumbs, parent: QWidget) -> None:
        super().__init__(parent)
        self._thumbs = thumbs
        self.tokens: Tokens = DARK

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
        option.decorationSize = PICTURE
        picture = self._picture(index.row())
        icon = QIcon(picture)
        icon.addPixmap(picture, QIcon.Mode.Selected)  # not tinted
        option.icon = icon

    def _picture(self, row: int) -> QPixmap:
        """The step's picture in the middle of a frame that is the same for all."""
        pixmap = QPixmap(PICTURE * SCALE)
        pixmap.setDevicePixelRatio(SCALE)
        pixmap.fill(Qt.GlobalColor.transparent)
        image = self._thumbs.picture(row)
        if image is not None:
            painter = QPainter(pixmap)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            place = QRect(
                0, 0, *image.size().scaled(PICTURE, Qt.AspectRatioMode.KeepAspectRatio).toTuple()
            )
            place.moveCenter(QRect(0, 0, PICTURE.width(), PICTURE.height()).center())
            if image.hasAlphaChannel():
                painter.fillRect(place, checkerboard(self.tokens.dark))
            painter.drawImage(place, image)
            painter.end()
        return pixmap


class HistoryView(QUndoView):
    """``thumbs`` has the pictures."""

    def __init__(self, thumbs: StepThumbs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setIconSize(PICTURE)
        self._tiles = HistoryDelegate(thumbs, self)
        self.setItemDelegate(self._tiles)
        thumbs.loaded.connect(self.viewport().update)

    def retint(self, tokens: Tokens) -> None:
        self._tiles.tokens = tokens
        self.viewport().update()
