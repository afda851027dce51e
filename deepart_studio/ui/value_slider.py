"""A slider with its name, a value that can be typed, and a default to go back to."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QLabel,
    QLineEdit,
    QSlider,
    QStyle,
    QStyleOptionSlider,
    QWidget,
)

PERCENT_UP_TO = 2.0
"""Ranges that end here or below are shown as a percentage."""


class Slider(QSlider):
    """A slider that jumps to where it is clicked and leaves the wheel to the page around it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        handle = self.style().subControlRect(
            QStyle.ComplexControl.CC_Slider, option, QStyle.SubControl.SC_SliderHandle, self
        )
        point = event.position().toPoint()
        if event.button() == Qt.MouseButton.LeftButton and not handle.contains(point):
            span = self.width() - handle.width()
            value = QStyle.sliderValueFromPosition(
                self.minimum(), self.maximum(), point.x() - handle.width() // 2, span
            )
            self.setValue(value)
        super().mousePressEvent(event)


class ValueSlider(QWidget):
    """One number of a form. ``changed`` is emitted only when the person changes it."""

    changed = Signal(float)

    def __init__(
        self,
        minimum: float,
        maximum: float,
        default: float,
        step: float,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.minimum, self.maximum, self.default, self.step = minimum, maximum, default, step
        self._percent = maximum <= PERCENT_UP_TO and step < 1
        self._value = default
        self.label = QLabel()
        self.field = QLineEdit()
        self.field.setProperty("role", "value")
        self.field.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.field.setFixedWidth(64)
        self.slider = Slider()
        self.slider.setRange(0, max(1, round((maximum - minimum) / step)))
        self.slider.setPageStep(max(1, self.slider.maximum() // 10))
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(8)
        layout.setVerticalSpacing(0)
        layout.addWidget(self.label, 0, 0)
        layout.addWidget(self.field, 0, 1)
        layout.addWidget(self.slider, 1, 0, 1, 2)
        layout.setColumnStretch(0, 1)
        self.slider.valueChanged.connect(self._slid)
        self.field.editingFinished.connect(self._typed)
        for part in (self.slider, self.label):
            part.installEventFilter(self)
        self.set_value(default)

    def set_texts(self, name: str, help_text: str) -> None:
        """Name and one-sentence explanation in the language of the interface."""
        self.label.setText(name)
        self.setToolTip(help_text)
        for part in (self.slider, self.field):
            part.setAccessibleName(name)
            part.setAccessibleDescription(help_text)

    @property
    def value(self) -> float:
        return self._value

    def set_value(self, value: float) -> None:
        """Show a value without telling that it changed."""
        self._value = min(max(value, self.minimum), self.maximum)
        self.slider.blockSignals(True)
        self.slider.setValue(round((self._value - self.minimum) / self.step))
        self.slider.blockSignals(False)
        self.field.setText(self._text())

    def reset(self) -> None:
        """Go back to the default."""
        self._choose(self.default)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonDblClick:
            self.reset()
            return True
        return super().eventFilter(watched, event)

    def _text(self) -> str:
        if self._percent:
            return f"{self._value * 100:.0f} %"
        return f"{self._value:.0f}" if self.step >= 1 else f"{self._value:g}"

    def _slid(self, position: int) -> None:
        self._choose(self.minimum + position * self.step)

    def _typed(self) -> None:
        words = self.field.text().replace("%", "").replace(",", ".").replace("％", "").strip()
        try:
            number = float(words) / (100 if self._percent else 1)
        except ValueError:
            number = self._value
        if number != number:  # "nan" is a float to Python and nothing to a person
            number = self._value
        self._choose(number)

    def _choose(self, value: float) -> None:
        before = self._value
        self.set_value(round(value, 6))
        if self._value != before:
            self.changed.emit(self._value)
