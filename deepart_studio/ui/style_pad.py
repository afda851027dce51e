"""The style pad: drag a point between the chosen styles, and the painting follows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from deepart_studio.core.style_pad import CORNERS, Point, percents, point_of, weights_at
from deepart_studio.ui.blend_rows import StyleCard
from deepart_studio.ui.pad_drawing import draw_pad, mean_colour, mixture

MOST_STYLES = 4
STEP, LARGE_STEP = 0.02, 0.1
THUMB = 44
MARGIN = THUMB / 2 + 6
WIDTH = 204
"""As wide as the narrowest panel with its scroll bar: the pad never makes the form jump."""
HEIGHTS = {2: 0.0, 3: 0.85, 4: 0.85}
"""Height of the field by its width: a line is flat, and the rows below stay in sight."""
GRIP = 14
"""A press this near to the handle's middle takes hold of it; elsewhere the handle jumps there."""
DIGITS = 4
ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class StylePad(QWidget):
    """Shows weights as a point and tells new ones; it is hidden unless 2 to 4 styles are chosen."""

    weights_changed = Signal(dict, int)  # style id -> weight, in sum 1; number of the drag, else 0

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.cards: list[StyleCard] = []
        self.weights: tuple[float, ...] = ()
        self._drag = 0
        self._dragging = False
        self._grip = QPointF()
        self._mixture: QImage | None = None
        self.hide()
        self.retranslate()

    # -- what the window tells

    def show_blend(self, cards: Sequence[StyleCard], weights: Sequence[float]) -> None:
        """Show these styles and put the handle where their weights say."""
        if list(cards) != self.cards:
            self.cards, self._mixture = list(cards), None
            self._dragging = False
            self.setVisible(2 <= len(cards) <= MOST_STYLES)
            self.updateGeometry()
            self.setFixedHeight(self.sizeHint().height())
        self.weights = tuple(weights)
        self._describe()
        self.update()

    @property
    def point(self) -> Point:
        """Where the handle is, in 0..1."""
        return point_of(self.weights)

    def field(self) -> QRectF:
        """Where the handle can go, in pixels."""
        width = min(self.width(), WIDTH) - 2 * MARGIN
        height = width * HEIGHTS.get(len(self.cards), 0.0)
        return QRectF((self.width() - width) / 2, MARGIN, width, height)

    def place(self, point: Point) -> QPointF:
        """Pixels of a point."""
        field = self.field()
        return QPointF(field.left() + point[0] * field.width(), field.top() + self._down(point[1]))

    def corner_boxes(self) -> list[QRectF]:
        """The styles' pictures."""
        boxes = []
        for corner in CORNERS.get(len(self.cards), ()):
            box = QRectF(0, 0, THUMB, THUMB)
            box.moveCenter(self.place(corner))
            boxes.append(box)
        return boxes

    def sizeHint(self) -> QSize:
        width = WIDTH - 2 * MARGIN
        height = 2 * MARGIN + width * HEIGHTS.get(len(self.cards), 0.0)
        return QSize(WIDTH, round(height))

    def minimumSizeHint(self) -> QSize:
        return QSize(WIDTH, self.sizeHint().height())

    # -- gestures

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.isVisible():
            self._drag += 1
            self._dragging = True
            grip = self.place(self.point) - event.position()
            near = grip.manhattanLength() <= GRIP
            self._grip = grip if near else QPointF()
            if not near:  # held at its edge, the handle stays where it is
                self._go_to(event.position(), self._drag)
            self.update()
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragging:
            self._go_to(event.position() + self._grip, self._drag)
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._dragging = False
        self.update()
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._choose([1 / len(self.cards)] * len(self.cards), self._drag)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Home:
            self._choose([1 / len(self.cards)] * len(self.cards), 0)
        elif event.key() in ARROWS:
            right, down = ARROWS[Qt.Key(event.key())]
            large = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            step = LARGE_STEP if large else STEP
            x, y = self.point
            if len(self.cards) == 2:
                right, down = right - down, 0  # up is more of the second, as on a slider
            self._choose(weights_at((x + right * step, y + down * step), len(self.cards)), 0)
        else:
            event.ignore()

    # -- looks

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not CORNERS.get(len(self.cards)):
            return
        if self._mixture is None:
            colours = [mean_colour(card.picture) for card in self.cards]
            self._mixture = mixture(colours, THUMB)
        pictures: list[QPixmap | None] = [card.picture for card in self.cards]
        draw_pad(self, pictures, percents(self.weights), self._mixture, held=self._dragging)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Style pad"))
        self.setToolTip(self.tr("Drag towards a style for more of it. Double-click: equal shares."))
        self._describe()

    def _describe(self) -> None:
        shares = percents(self.weights)
        named = zip(self.cards, shares, strict=False)
        self.setAccessibleDescription(", ".join(f"{card.name} {n} %" for card, n in named))

    def _down(self, y: float) -> float:
        return y * self.field().height()

    def _go_to(self, place: QPointF, drag: int) -> None:
        field = self.field()
        x = (place.x() - field.left()) / max(field.width(), 1.0)
        y = (place.y() - field.top()) / max(field.height(), 1.0)
        self._choose(weights_at((x, y), len(self.cards)), drag)

    def _choose(self, weights: Sequence[float], drag: int) -> None:
        rounded = tuple(round(weight, DIGITS) for weight in weights)
        if rounded != self.weights:
            ids = [card.id for card in self.cards]
            self.weights_changed.emit(dict(zip(ids, rounded, strict=True)), drag)
