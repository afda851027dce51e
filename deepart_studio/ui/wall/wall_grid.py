"""The grid of the wall: tiles in the photo's own shape, as large as the window allows."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPalette,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from deepart_studio.ui.gallery.delegate import RADIUS, TileDelegate, small_font
from deepart_studio.ui.gallery.grid_view import MOVES, StyleGridView
from deepart_studio.ui.gallery.model import Index, Role
from deepart_studio.ui.gallery.tiles import NAME_GAP, Grid

PICTURE_LEAST, PICTURE_MOST = 216, 420
"""Tiles are about a sixth of the width, within these: few are too small, many are no wall."""
GAP = 16
SHAPES = (0.6, 1.5)
"""Height by width of a tile; of a longer photo the middle is shown."""
PHOTO_OPACITY = 0.22
STALE_OPACITY = 0.55
LOOK_MS = 60
"""The tiles in sight are told this long after the last scrolling."""


def tile_shape(size: QSize) -> float:
    """Height by width of the tiles for a photo of this size."""
    if size.isEmpty():
        return 1.0
    return min(max(size.height() / size.width(), SHAPES[0]), SHAPES[1])


def wall_grid(width: int, line_height: int, shape: float) -> Grid:
    """The grid that fills this width evenly; upright tiles are narrower."""
    wanted = min(max(width / 6, PICTURE_LEAST), PICTURE_MOST) * (0.8 if shape > 1 else 1.0)
    columns = max(2, int(width // (wanted + GAP)))
    cell = max(width // columns, 64)
    picture = cell - GAP
    height = round(picture * shape)
    return Grid(columns, cell, GAP + height + NAME_GAP + line_height, picture)


class WallDelegate(TileDelegate):
    """A tile shows the photo, faintly, until it is painted."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.shape = 1.0
        self.photo: QPixmap | None = None
        self._fresh = True

    def picture_box(self, cell: QRect) -> QRectF:
        left = cell.left() + (cell.width() - self.grid.picture) / 2
        return QRectF(left, cell.top() + GAP / 2, self.grid.picture, self._height)

    @property
    def _height(self) -> int:
        return round(self.grid.picture * self.shape)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self._fresh = bool(index.data(Role.FRESH))
        super().paint(painter, option, index)

    def _draw_picture(
        self, painter: QPainter, box: QRectF, picture: QPixmap | None, palette: QPalette
    ) -> None:
        shape = QPainterPath()
        shape.addRoundedRect(box, RADIUS, RADIUS)
        painter.fillPath(shape, palette.color(QPalette.ColorRole.Midlight))
        shown = picture or self.photo
        if shown is not None:
            painter.save()
            painter.setClipPath(shape)
            if picture is None:
                painter.setOpacity(PHOTO_OPACITY)
            elif not self._fresh:
                painter.setOpacity(STALE_OPACITY)
            painter.drawPixmap(box, shown, _middle(shown, box))
            painter.restore()
        painter.setPen(QPen(palette.color(QPalette.ColorRole.Mid), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)


def _middle(picture: QPixmap, box: QRectF) -> QRectF:
    """The middle of the picture in the shape of the box, so that nothing is stretched."""
    scale = min(picture.width() / box.width(), picture.height() / box.height())
    source = QRectF(0, 0, box.width() * scale, box.height() * scale)
    source.moveCenter(QRectF(picture.rect()).center())
    return source


class WallGrid(StyleGridView):
    """Arrows walk over the tiles, Enter or a click chooses one."""

    looked = Signal(list)  # list[str]: ids of the tiles in sight, in the order shown

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tiles = self.delegate = WallDelegate(self)
        self.setItemDelegate(self.delegate)
        self._look = QTimer(self, singleShot=True, interval=LOOK_MS)
        self._look.timeout.connect(self.tell_what_is_in_sight)
        self.verticalScrollBar().valueChanged.connect(self._look.start)

    def set_photo(self, photo: QPixmap | None) -> None:
        """The photo as it is before it is painted, small."""
        self.delegate.photo = photo
        self.delegate.shape = tile_shape(photo.size() if photo else QSize())
        self.reflow()
        self.viewport().update()

    def reflow(self) -> None:
        line = QFontMetrics(small_font(self.font())).height() + 2
        grid = wall_grid(self.viewport().width() - 1, line, self.delegate.shape)
        self.delegate.grid = grid
        self.setGridSize(QSize(grid.cell_width, grid.cell_height))
        self.verticalScrollBar().setSingleStep(grid.cell_height // 3)
        self.scheduleDelayedItemsLayout()
        self._look.start()

    def in_sight(self) -> list[str]:
        """Ids of the tiles that can be seen, in the order shown."""
        window = self.viewport().rect()
        rows = (self.model().index(row, 0) for row in range(self.model().rowCount()))
        return [i.data(Role.ID) for i in rows if self.visualRect(i).intersects(window)]

    def tell_what_is_in_sight(self) -> None:
        if self.isVisible():
            self.looked.emit(self.in_sight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._look.start()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in MOVES:  # walking over the wall chooses nothing
            super(StyleGridView, self).keyPressEvent(event)
            return
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        index: QModelIndex = self.currentIndex()
        if enter and index.isValid():
            control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self._pick(index, add=control)
            return
        super().keyPressEvent(event)
