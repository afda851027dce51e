"""Paints a picture of the library: thumbnail, name, stars, label, and whether it is missing."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPalette, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from deepart_studio.library.rows import Label, Tile
from deepart_studio.ui import icons
from deepart_studio.ui.gallery.delegate import small_font
from deepart_studio.ui.library.marks import COLOURS, GOLD, star_path
from deepart_studio.ui.library.thumbs import ThumbLoader
from deepart_studio.ui.library.tile_model import Index, TileRole
from deepart_studio.ui.tokens import DARK, Tokens

GAP, EDGE, LINE, STAR = 12, 8, 18, 4.5
WANTED = 148
RADIUS = 8.0
MISSING_OPACITY = 0.35


class LibraryDelegate(QStyledItemDelegate):
    """``cell`` is set by the grid whenever its width changes."""

    def __init__(self, thumbs: ThumbLoader, parent: QWidget) -> None:
        super().__init__(parent)
        self._thumbs = thumbs
        self.tokens: Tokens = DARK
        self.cell = QSize(WANTED + GAP, WANTED + GAP + 2 * LINE)
        self.missing_text = ""

    def divide(self, width: int) -> None:
        """Cells that fill this width evenly."""
        columns = max(1, width // (WANTED + GAP))
        side = width // columns
        self.cell = QSize(side, side + 2 * LINE)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return self.cell

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tile = index.data(TileRole.TILE)
        if not isinstance(tile, Tile):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        cell = QRectF(option.rect).adjusted(GAP / 2, GAP / 2, -GAP / 2, -GAP / 2)
        self._draw_ground(painter, option, cell)
        inside = cell.adjusted(EDGE, EDGE, -EDGE, -EDGE)
        picture = QRectF(inside.left(), inside.top(), inside.width(), inside.height() - 2 * LINE)
        self._draw_picture(painter, option, picture, tile)
        self._draw_words(painter, option, inside, tile)
        painter.restore()

    def _draw_ground(self, painter: QPainter, option: QStyleOptionViewItem, box: QRectF) -> None:
        tokens, state = self.tokens, option.state
        painter.setPen(Qt.PenStyle.NoPen)
        if state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(QColor(tokens.accent), 1.5))
            painter.setBrush(QColor(tokens.accent_soft))
            painter.drawRoundedRect(box, RADIUS, RADIUS)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(tokens.hover))
            painter.drawRoundedRect(box, RADIUS, RADIUS)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(tokens.accent), 1, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(box.adjusted(1.5, 1.5, -1.5, -1.5), RADIUS - 1, RADIUS - 1)

    def _draw_picture(
        self, painter: QPainter, option: QStyleOptionViewItem, box: QRectF, tile: Tile
    ) -> None:
        small = self._thumbs.get(tile.sha256, Path(tile.path))
        if small is None:
            shade = QColor(option.palette.color(QPalette.ColorRole.Midlight))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(shade)
            painter.drawRoundedRect(box.adjusted(4, 4, -4, -4), 4, 4)
            if self._thumbs.is_lacking(tile.sha256):
                name = "warning" if tile.missing else "picture"
                mark = icons.pixmap(name, self.tokens.muted, 28)
                painter.drawPixmap(box.center() - QPointF(14, 14), mark)
        else:
            self._draw_small(painter, box, small, missing=bool(tile.missing))
        if tile.missing:
            self._draw_missing(painter, option, box)

    def _draw_small(self, painter: QPainter, box: QRectF, small: QPixmap, *, missing: bool) -> None:
        size = small.size().scaled(box.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(0, 0, size.width(), size.height())
        place.moveCenter(box.center())
        painter.setOpacity(MISSING_OPACITY if missing else 1.0)
        painter.drawPixmap(place, small, QRectF(small.rect()))
        painter.setOpacity(1.0)
        painter.setPen(QPen(QColor(128, 128, 128, 70), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(place.adjusted(0.5, 0.5, -0.5, -0.5))

    def _draw_missing(self, painter: QPainter, option: QStyleOptionViewItem, box: QRectF) -> None:
        font = small_font(option.font)
        width = QFontMetrics(font).horizontalAdvance(self.missing_text) + 16
        badge = QRectF(0, 0, min(width, box.width()), 20)
        badge.moveCenter(QPointF(box.center().x(), box.bottom() - 16))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 170))
        painter.drawRoundedRect(badge, 10, 10)
        painter.setPen(QColor("#ffffff"))
        painter.setFont(font)
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, self.missing_text)

    def _draw_words(
        self, painter: QPainter, option: QStyleOptionViewItem, box: QRectF, tile: Tile
    ) -> None:
        font = small_font(option.font)
        painter.setFont(font)
        painter.setPen(QColor(self.tokens.muted if tile.missing else self.tokens.text))
        name = QRect(
            round(box.left()), round(box.bottom()) - 2 * LINE + 3, round(box.width()), LINE
        )
        shown = QFontMetrics(font).elidedText(tile.name, Qt.TextElideMode.ElideMiddle, name.width())
        painter.drawText(name, int(Qt.AlignmentFlag.AlignCenter), shown)
        label = COLOURS.get(Label(tile.label)) if tile.label in set(Label) else None
        width = tile.stars * 2.4 * STAR + (14 if label else 0)
        x = box.center().x() - width / 2
        middle = box.bottom() - LINE / 2 + 3
        painter.setPen(Qt.PenStyle.NoPen)
        if label:
            painter.setBrush(QColor(label))
            painter.drawEllipse(QPointF(x + 5, middle), 4, 4)
            x += 14
        for star in range(tile.stars):
            centre = QPointF(x + STAR * 1.2 + star * 2.4 * STAR, middle)
            painter.fillPath(star_path(centre, STAR), GOLD)
