"""Options of the paint brush and the eraser: colour, size and opacity, the rest in a menu."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
    QWidgetAction,
)

from deepart_studio.studio.paint.paint_brush import PaintBrush
from deepart_studio.ui.tools.colour_row import ColourRow
from deepart_studio.ui.value_slider import ValueSlider

MOST_SIZE = 1000.0
FIELD, WIDTH = 48, 160
POPUP_WIDTH = 240


class PaintOptions(QWidget):
    """Shows a brush; ``brush_changed`` is emitted only when the person changes it."""

    brush_changed = Signal(object)  # PaintBrush
    colour_chosen = Signal(QColor)

    def __init__(self, *, coloured: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._brush = PaintBrush()
        self.colours = ColourRow()
        if not coloured:  # shown without a parent it would be a window for a moment
            self.colours.hide()
        self.colours.chosen.connect(self.colour_chosen)
        self.diameter = ValueSlider(1, MOST_SIZE, PaintBrush.diameter, 1)
        self.opacity = ValueSlider(0.01, 1, PaintBrush.opacity, 0.01)
        self.hardness = ValueSlider(0, 1, PaintBrush.hardness, 0.01)
        self.flow = ValueSlider(0.01, 1, PaintBrush.flow, 0.01)
        self.spacing = ValueSlider(0.01, 2, PaintBrush.spacing, 0.01)
        self.smoothing = ValueSlider(0, 1, PaintBrush.smoothing, 0.01)
        self.pressure_size, self.pressure_opacity = QCheckBox(), QCheckBox()
        self.more = QPushButton()
        self.more.setMenu(self._menu())
        for name in ("diameter", "opacity", "hardness", "flow", "spacing", "smoothing"):
            slider: ValueSlider = getattr(self, name)
            slider.changed.connect(lambda value, name=name: self._change(**{name: value}))
        for name in ("pressure_size", "pressure_opacity"):
            box: QCheckBox = getattr(self, name)
            box.clicked.connect(lambda on, name=name: self._change(**{name: on}))
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 4, 12, 4)
        line.setSpacing(16)
        line.addStretch(1)
        line.addWidget(self.colours)
        for slider in (self.diameter, self.opacity):
            slider.field.setFixedWidth(FIELD)
            slider.setMaximumWidth(WIDTH)
            line.addWidget(slider, 4)
        line.addWidget(self.more)
        line.addStretch(1)
        self.retranslate()

    def show_brush(self, brush: PaintBrush, recent: list[QColor]) -> None:
        self._brush = brush
        self.colours.show_colours(QColor(*brush.colour), recent)
        for name in ("diameter", "opacity", "hardness", "flow", "spacing", "smoothing"):
            getattr(self, name).set_value(getattr(brush, name))
        self.pressure_size.setChecked(brush.pressure_size)
        self.pressure_opacity.setChecked(brush.pressure_opacity)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        self.diameter.set_texts(self.tr("Size"), self.tr("In pixels of the picture. Keys: [ and ]"))
        self.opacity.set_texts(
            self.tr("Opacity"),
            self.tr("The most that one stroke covers. Keys: 1 to 9, and 0 for all"),
        )
        self.hardness.set_texts(
            self.tr("Hardness"), self.tr("How sharp the brush's edge is. Keys: Shift+[ and Shift+]")
        )
        self.flow.set_texts(self.tr("Flow"), self.tr("How soon a stroke covers all it can."))
        self.spacing.set_texts(
            self.tr("Spacing"), self.tr("Between two dabs, as a part of the size.")
        )
        self.smoothing.set_texts(
            self.tr("Smoothing"), self.tr("Steadies the hand: the brush follows more slowly.")
        )
        self.pressure_size.setText(self.tr("Pen pressure changes the size"))
        self.pressure_opacity.setText(self.tr("Pen pressure changes the opacity"))
        self.more.setText(self.tr("More…"))
        self.more.setToolTip(self.tr("Hardness, flow, spacing, smoothing and pen pressure"))

    def _menu(self) -> QMenu:
        form = QWidget()
        column = QVBoxLayout(form)
        column.setContentsMargins(12, 8, 12, 12)
        column.setSpacing(12)
        for part in (self.hardness, self.flow, self.spacing, self.smoothing):
            column.addWidget(part)
        column.addSpacing(4)
        column.addWidget(self.pressure_size)
        column.addWidget(self.pressure_opacity)
        form.setMinimumWidth(POPUP_WIDTH)
        form.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, on=False)
        menu = QMenu(self)
        action = QWidgetAction(menu)
        action.setDefaultWidget(form)
        menu.addAction(action)
        return menu

    def _change(self, **values: float) -> None:
        self._brush = replace(self._brush, **values)
        self.brush_changed.emit(self._brush)
