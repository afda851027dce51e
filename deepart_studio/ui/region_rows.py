"""The list of regions: colour, style, strength, eye, delete."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPixmap
from PySide6.QtWidgets import QGridLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from deepart_studio.ui import icons
from deepart_studio.ui.tokens import Tokens
from deepart_studio.ui.value_slider import Slider

CHIP, THUMB, RADIUS = 4, 32, 6


@dataclass(frozen=True)
class RegionCard:
    """What a row shows. ``number`` None is everything that lies in no region."""

    number: int | None
    name: str
    styles: str
    picture: QPixmap | None
    colour: QColor | None
    strength: float
    visible: bool
    paints: bool


class ShortenedLabel(QLabel):
    """One line that ends in dots where there is not enough room."""

    def minimumSizeHint(self) -> QSize:
        return QSize(24, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, text)


class RegionRow(QWidget):
    """One region; a click makes it the one that is worked on."""

    chosen = Signal(object)  # number
    eye_clicked = Signal(object, bool)
    strength_changed = Signal(object, float)
    removed = Signal(int)

    def __init__(self, number: int | None, tokens: Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.number, self._tokens = number, tokens
        self._colour: QColor | None = None
        self._aimed, self._visible = False, True
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.picture = QLabel()
        self.picture.setFixedSize(THUMB, THUMB)
        self.name, self.styles = QLabel(), ShortenedLabel()
        self.name.setProperty("role", "heading")
        self.styles.setProperty("role", "small")
        for label in (self.name, self.styles, self.picture):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.eye, self.cross = QToolButton(), QToolButton()
        self.cross.setIcon(icons.icon("cancel", tokens))
        self.cross.setVisible(number is not None)
        self.slider = Slider()
        self.slider.setRange(0, 100)
        self.slider.setCursor(Qt.CursorShape.ArrowCursor)
        self.share = QLabel()
        self.share.setProperty("role", "small")
        self.share.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.share.setFixedWidth(40)
        layout = QGridLayout(self)
        layout.setContentsMargins(12, 6, 4, 6)
        layout.setHorizontalSpacing(8)
        layout.setVerticalSpacing(0)
        layout.addWidget(self.picture, 0, 0, 2, 1)
        layout.addWidget(self.name, 0, 1)
        layout.addWidget(self.styles, 1, 1)
        layout.addWidget(self.eye, 0, 2, 2, 1)
        layout.addWidget(self.cross, 0, 3, 2, 1)
        layout.addWidget(self.slider, 2, 0, 1, 2)
        layout.addWidget(self.share, 2, 2, 1, 2)
        layout.setColumnStretch(1, 1)
        self.eye.clicked.connect(lambda: self.eye_clicked.emit(number, not self._visible))
        self.cross.clicked.connect(lambda: self.removed.emit(number))
        self.slider.valueChanged.connect(lambda v: self.strength_changed.emit(number, v / 100))
        self.retranslate()

    def show_card(self, card: RegionCard, aimed: bool) -> None:
        """Show this without telling that it changed; the slider is shown where it is of use."""
        self._colour, self._aimed = card.colour, aimed
        self.name.setText(card.name)
        self.styles.setText(card.styles)
        self.setToolTip(card.styles)
        self.picture.setPixmap(card.picture or QPixmap())
        self._visible = card.visible
        self.slider.blockSignals(True)
        self.slider.setValue(round(card.strength * 100))
        self.slider.blockSignals(False)
        self.eye.setIcon(icons.icon("eye" if card.visible else "eye-off", self._tokens))
        self.share.setText(f"{round(card.strength * 100)} %")
        of_use = aimed and card.visible and card.paints
        self.slider.setVisible(of_use)
        self.share.setVisible(of_use)
        for label in (self.name, self.picture):
            label.setEnabled(card.visible)
        self.setAccessibleName(f"{card.name}, {card.styles}")
        self.slider.setAccessibleName(self.tr("Strength"))
        self.update()

    def retranslate(self) -> None:
        self.eye.setToolTip(
            self.tr("Show or hide this region")
            if self.number is not None
            else self.tr("Paint everything else too, or leave the photo there")
        )
        self.cross.setToolTip(self.tr("Delete this region"))
        self.slider.setToolTip(self.tr("How strongly this region is painted."))
        for button in (self.eye, self.cross):
            button.setAccessibleName(button.toolTip())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(self.number)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit(self.number)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event) -> None:
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event) -> None:
        self.update()
        super().focusOutEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        tokens, box = self._tokens, self.rect()
        if self._aimed or self.underMouse():
            painter.setBrush(QColor(tokens.accent_soft if self._aimed else tokens.hover))
            painter.drawRoundedRect(box, RADIUS, RADIUS)
        if self._colour is not None:
            painter.setBrush(self._colour)
            painter.drawRoundedRect(3, 8, CHIP, THUMB + 4, CHIP / 2, CHIP / 2)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(self.palette().color(QPalette.ColorRole.Accent))
            painter.drawRoundedRect(box.adjusted(0, 0, -1, -1), RADIUS, RADIUS)

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Enter, QEvent.Type.Leave):
            self.update()
        return super().event(event)


class RegionRows(QWidget):
    """All regions, the topmost first, then everything else."""

    chosen = Signal(object)
    eye_clicked = Signal(object, bool)
    strength_changed = Signal(object, float)
    removed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[RegionRow] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(2)

    def show_cards(self, cards: list[RegionCard], aim: int | None, tokens: Tokens) -> None:
        """Show these; rows are kept where only what they show changed."""
        if [row.number for row in self.rows] != [card.number for card in cards]:
            self._rebuild(cards, tokens)
        for row, card in zip(self.rows, cards, strict=True):
            row.show_card(card, card.number == aim)

    def forget(self) -> None:
        """Draw the rows anew with the next cards (theme or language changed)."""
        for row in self.rows:
            self._layout.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []

    def _rebuild(self, cards: list[RegionCard], tokens: Tokens) -> None:
        self.forget()
        for card in cards:
            row = RegionRow(card.number, tokens)
            row.chosen.connect(self.chosen)
            row.eye_clicked.connect(self.eye_clicked)
            row.strength_changed.connect(self.strength_changed)
            row.removed.connect(self.removed)
            self._layout.addWidget(row)
            self.rows.append(row)
