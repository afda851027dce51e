"""The bar above the canvas while the brush is in hand: paint or erase, size, hardness, opacity."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from deepart_studio.studio.brush import LARGEST, SMALLEST, Brush
from deepart_studio.ui.value_slider import ValueSlider

SLIDER_WIDTH = 160
TOOL = QSize(20, 20)
FIELD = 48


class BrushBar(QWidget):
    """Shows the brush; ``brush_changed`` is emitted only when the person changes it."""

    brush_changed = Signal(object)  # Brush

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(1)  # a narrow window may cut it off
        self._brush = Brush()
        self.diameter = ValueSlider(SMALLEST, LARGEST, Brush.diameter, 0.005)
        self.hardness = ValueSlider(0, 1, Brush.hardness, 0.01)
        self.opacity = ValueSlider(0.01, 1, Brush.opacity, 0.01)
        self.diameter.changed.connect(lambda v: self._change(diameter=v))
        self.hardness.changed.connect(lambda v: self._change(hardness=v))
        self.opacity.changed.connect(lambda v: self._change(opacity=v))
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(12, 4, 12, 4)
        self._line.setSpacing(16)
        self._line.addStretch(1)
        for slider in (self.diameter, self.hardness, self.opacity):
            slider.field.setFixedWidth(FIELD)
            slider.setMaximumWidth(SLIDER_WIDTH)
            self._line.addWidget(slider, 4)
        self._line.addStretch(1)
        self.retranslate()
        self.hide()

    def set_actions(self, actions: Mapping[str, QAction]) -> None:
        """The buttons are the table's actions."""
        for place, action_id in ((1, "eraser"), (5, "mask-shown")):  # about the sliders
            button = QToolButton()
            button.setDefaultAction(actions[action_id])
            button.setIconSize(TOOL)
            self._line.insertWidget(place, button)

    def show_brush(self, brush: Brush) -> None:
        self._brush = brush
        self.diameter.set_value(brush.diameter)
        self.hardness.set_value(brush.hardness)
        self.opacity.set_value(brush.opacity)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        self.diameter.set_texts(
            self.tr("Size"), self.tr("As a part of the photo's long side. Keys: [ and ]")
        )
        self.hardness.set_texts(
            self.tr("Hardness"), self.tr("How sharp the brush's edge is. Keys: Shift+[ and Shift+]")
        )
        self.opacity.set_texts(
            self.tr("Opacity"), self.tr("How much one stroke adds. Keys: 1 to 9, and 0 for all")
        )

    def _change(self, **values: float) -> None:
        self._brush = replace(self._brush, **values)
        self.brush_changed.emit(self._brush)
