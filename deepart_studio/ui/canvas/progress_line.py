"""A thin line along the top of the canvas: how far the painting is."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QWidget

HEIGHT = 3
FRAME_MS = 30
RUN_MS = 1400
RUN_LENGTH = 0.3


class ProgressLine(QWidget):
    """Shows a fraction, or a piece that runs along while no fraction is known."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFixedHeight(HEIGHT)
        self.fraction: float | None = None
        self.busy = False
        self._phase = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(FRAME_MS)
        self._timer.timeout.connect(self._run_on)
        self.hide()

    def show_fraction(self, fraction: float | None) -> None:
        """``fraction`` in 0..1; None hides the line."""
        self.fraction = None if fraction is None else min(max(fraction, 0.0), 1.0)
        self._refresh()

    def show_busy(self, busy: bool) -> None:
        """The running piece, until a fraction is known."""
        self.busy = busy
        self._refresh()

    def _refresh(self) -> None:
        runs = self.busy and self.fraction is None
        if runs and not self._timer.isActive():
            self._phase = 0.0
            self._timer.start()
        elif not runs:
            self._timer.stop()
        self.setVisible(runs or self.fraction is not None)
        self.update()

    def _run_on(self) -> None:
        self._phase = (self._phase + FRAME_MS / RUN_MS) % 1.0
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        accent = self.palette().color(QPalette.ColorRole.Accent)
        painter.fillRect(self.rect(), QColor(128, 128, 128, 90))
        width = float(self.width())
        if self.fraction is not None:
            piece = QRectF(0, 0, self.fraction * width, HEIGHT)
        else:
            start = self._phase * (1 + RUN_LENGTH) - RUN_LENGTH
            piece = QRectF(start * width, 0, RUN_LENGTH * width, HEIGHT)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.fillRect(piece, accent)
