"""What the canvas shows before there is a picture: an invitation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent, QPalette, QPen, QPixmap
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from deepart_studio.ui.canvas.illustration import SIZE, draw_illustration

MOST_EXAMPLES = 3
THUMB = QSize(112, 76)
RADIUS = 6.0


@dataclass(frozen=True, eq=False)
class Example:
    """A picture to start with; ``thumbnail`` at about 224 pixels wide."""

    id: str
    name: str
    thumbnail: QImage


class ExampleButton(QAbstractButton):
    """A small picture with its name."""

    def __init__(self, example: Example, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(example.name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._picture = QPixmap.fromImage(
            example.thumbnail.scaled(
                THUMB * 2,
                Qt.AspectRatioMode.KeepAspectRatioByExpanding,
                Qt.TransformationMode.SmoothTransformation,
            )
        )

    def sizeHint(self) -> QSize:
        return QSize(THUMB.width() + 8, THUMB.height() + 16 + self.fontMetrics().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        box = QRectF(4, 4, THUMB.width(), THUMB.height())
        shape = QPainterPath()
        shape.addRoundedRect(box, RADIUS, RADIUS)
        painter.save()
        painter.setClipPath(shape)
        source = QRectF(0, 0, 2 * THUMB.width(), 2 * THUMB.height())
        source.moveCenter(QRectF(self._picture.rect()).center())
        painter.drawPixmap(box, self._picture, source)
        painter.restore()
        if self.hasFocus() or self.underMouse():
            accent = self.palette().color(QPalette.ColorRole.Accent)
            painter.setPen(QPen(accent, 2.5 if self.isDown() else 2))
            painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2), RADIUS + 2, RADIUS + 2)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        words = QRectF(0, box.bottom() + 6, self.width(), self.fontMetrics().height() + 2)
        text = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, THUMB.width()
        )
        painter.drawText(words, Qt.AlignmentFlag.AlignHCenter, text)


class Illustration(QWidget):
    """The drawing, made again when the theme or the screen's scaling changes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(SIZE)
        self._drawn: QPixmap | None = None

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._drawn = None
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        ratio = self.devicePixelRatioF()
        if self._drawn is None or self._drawn.devicePixelRatio() != ratio:
            self._drawn = QPixmap.fromImage(draw_illustration(ratio, self.palette()))
        QPainter(self).drawPixmap(0, 0, self._drawn)


class EmptyState(QWidget):
    """Drawing, title, one sentence, and buttons to begin with."""

    openRequested = Signal()
    exampleRequested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.illustration = Illustration()
        self.title, self.text = QLabel(), QLabel()
        self.title.setProperty("role", "title")
        self.text.setProperty("role", "muted")
        bold = self.title.font()
        bold.setBold(True)
        self.title.setFont(bold)
        for label in (self.title, self.text):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setWordWrap(True)
        self.open_button = QPushButton()
        self.open_button.setProperty("primary", "true")
        self.example_button = QPushButton()
        for button in (self.open_button, self.example_button):
            button.setProperty("tall", "true")
        self.open_button.clicked.connect(lambda: self.openRequested.emit())
        self.example_button.clicked.connect(lambda: self.exampleRequested.emit(""))
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.open_button)
        buttons.addWidget(self.example_button)
        buttons.addStretch(1)
        self._examples = QHBoxLayout()
        self._examples.setSpacing(8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(0)
        layout.addStretch(3)
        layout.addWidget(self.illustration, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(20)
        layout.addWidget(self.title)
        layout.addSpacing(8)
        layout.addWidget(self.text)
        layout.addSpacing(20)
        layout.addLayout(buttons)
        layout.addSpacing(20)
        layout.addLayout(self._examples)
        layout.addStretch(4)
        self._retranslate()

    def set_examples(self, examples: Sequence[Example]) -> None:
        """Up to three pictures to begin with; they take the place of the example button."""
        while (item := self._examples.takeAt(0)) is not None:
            if (button := item.widget()) is not None:
                button.deleteLater()
        self._examples.addStretch(1)
        for example in examples[:MOST_EXAMPLES]:
            button = ExampleButton(example)
            button.clicked.connect(lambda _=False, id_=example.id: self.exampleRequested.emit(id_))
            self._examples.addWidget(button)
        self._examples.addStretch(1)
        self.example_button.setVisible(not examples)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        self.illustration.setVisible(self.height() >= SIZE.height() + 200)

    def _retranslate(self) -> None:
        self.title.setText(self.tr("Drop a photo here"))
        self.text.setText(
            self.tr("Then choose a style. Everything is painted on this computer; nothing is sent.")
        )
        self.open_button.setText(self.tr("Open a photo…"))
        self.example_button.setText(self.tr("Try the example"))
