"""The panel on the right: chosen styles, the model's parameters, size and Render."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from deepart_studio.core.parameters import Parameter
from deepart_studio.core.texts import Text
from deepart_studio.studio.choices import Choices
from deepart_studio.ui import icons
from deepart_studio.ui.blend_rows import BlendRows, StyleCard
from deepart_studio.ui.regions_panel import RegionsPanel
from deepart_studio.ui.size_choice import SizeChoice
from deepart_studio.ui.style_pad import StylePad
from deepart_studio.ui.tokens import Tokens
from deepart_studio.ui.value_slider import ValueSlider


class PaintingPanel(QWidget):
    """A form built from the model's manifest; it holds no state of its own."""

    value_changed = Signal(str, float)
    weight_changed = Signal(str, float)
    weights_changed = Signal(dict, int)
    style_removed = Signal(str)
    size_changed = Signal(object)  # int | None
    render_clicked = Signal()
    cancel_clicked = Signal()
    reset_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "panel")
        self.setMinimumWidth(248)
        self._parameters: Sequence[Parameter] = ()
        self._rendering = False
        self._can_paint = False
        self._film = False
        self._tokens: Tokens | None = None
        self.sliders: dict[str, ValueSlider] = {}

        self.adjust_heading, self.size_heading = QLabel(), QLabel()
        for heading in (self.adjust_heading, self.size_heading):
            heading.setProperty("role", "heading")
        self.aim = QLabel()
        self.aim.setProperty("role", "small")
        self.aim.hide()
        self.regions = RegionsPanel()
        self.blend = BlendRows()
        self.blend.weight_changed.connect(self.weight_changed)
        self.blend.removed.connect(self.style_removed)
        self.pad = StylePad()
        self.pad.weights_changed.connect(self.weights_changed)
        self.reset = QToolButton()
        self.reset.clicked.connect(self.reset_clicked)
        self.problem = QLabel()
        self.problem.setProperty("role", "problem")
        self.problem.setWordWrap(True)
        self.problem.hide()
        self._form = QVBoxLayout()
        self._form.setSpacing(12)
        self.size_choice = SizeChoice()
        self.size_choice.changed.connect(self.size_changed)
        self.render_button = QPushButton()
        self.render_button.setProperty("primary", True)
        self.render_button.setProperty("tall", True)
        self.render_button.setIconSize(QSize(20, 20))
        self.render_button.clicked.connect(self._pressed)
        self.note = QLabel()
        self.note.setProperty("role", "small")
        self.note.setWordWrap(True)
        self._build()
        self.retranslate()

    def set_parameters(self, parameters: Sequence[Parameter], pick: Callable[[Text], str]) -> None:
        """Build the form; ``pick`` chooses the language of a manifest's text."""
        if [p.id for p in parameters] != list(self.sliders):
            for slider in self.sliders.values():
                self._form.removeWidget(slider)
                slider.deleteLater()
            self.sliders = {p.id: self._slider(p) for p in parameters}
        self._parameters = parameters
        for parameter in parameters:
            self.sliders[parameter.id].set_texts(pick(parameter.name), pick(parameter.help))

    def show_choices(self, choices: Choices, cards: list[StyleCard], tokens: Tokens) -> None:
        """Show what is chosen."""
        self._tokens = tokens
        weights = {choice.style_id: choice.weight for choice in choices.styles}
        self.pad.show_blend(cards, [weights[card.id] for card in cards])
        self.blend.show_choices(choices, cards, tokens)
        for parameter in self._parameters:
            slider = self.sliders[parameter.id]
            slider.set_value(choices.value(parameter.id, float(parameter.default)))

    def lead_with_regions(self, first: bool) -> None:
        """Where there are regions they come first, since what follows is about one of them."""
        if (self._upper.indexOf(self.regions) == 0) == first:
            return
        for part in (self.regions, self._regions_rule):
            self._upper.removeWidget(part)
        if first:
            self._upper.insertWidget(0, self.regions)
            self._upper.insertWidget(1, self._regions_rule)
        else:
            end = self._upper.count() - 1  # before the stretch
            self._upper.insertWidget(end, self._regions_rule)
            self._upper.insertWidget(end + 1, self.regions)

    def show_aim(self, name: str, colour: QColor | None) -> None:
        """Whose style the panel shows: a region's name and colour, or nothing without regions."""
        chip = f'<span style="color:{colour.name()}">●</span>&nbsp; ' if colour else ""
        self.aim.setText(chip + self.tr("Style of: {name}").format(name=name))
        self.aim.setVisible(bool(name))

    def show_problem(self, text: str) -> None:
        """A sentence where the model's form would be, or nothing."""
        self.problem.setText(text)
        self.problem.setVisible(bool(text))
        self.adjust_heading.setVisible(not text)
        self.reset.setVisible(not text)

    def set_rendering(self, rendering: bool) -> None:
        """The Render button becomes Cancel while a rendering runs."""
        if rendering != self._rendering:
            self._rendering = rendering
            self._show_button()

    def set_film(self, film: bool) -> None:
        """The Render button asks where to when it is about a film."""
        self._film = film
        self._show_button()

    def set_can_paint(self, possible: bool) -> None:
        self._can_paint = possible
        self._show_button()

    def set_note(self, text: str) -> None:
        """One line below the button: what the canvas shows now."""
        self.note.setText(text)

    def retint(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self.reset.setIcon(icons.icon("reset", tokens))
        self.blend.rebuild()
        self._show_button()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        self.adjust_heading.setText(self.tr("Adjust"))
        self.size_heading.setText(self.tr("Size"))
        self.reset.setToolTip(self.tr("Back to the defaults"))
        self.reset.setAccessibleName(self.reset.toolTip())
        self.size_choice.retranslate()
        self.size_choice.setToolTip(self.tr("How large the finished painting will be."))
        self.blend.rebuild()
        self._show_button()

    def _show_button(self) -> None:
        button = self.render_button
        words = self.tr("Render film…") if self._film else self.tr("Render")
        button.setText(self.tr("Cancel") if self._rendering else words)
        button.setToolTip("" if self._rendering else self.tr("Paint at the chosen size  (R)"))
        button.setProperty("primary", not self._rendering)
        button.setEnabled(self._rendering or self._can_paint)
        button.style().unpolish(button)
        button.style().polish(button)
        if self._tokens is not None:
            name = "stop" if self._rendering else "render"
            bright = not self._rendering and self._can_paint
            button.setIcon(icons.icon(name, self._tokens, on_accent=bright))

    def _pressed(self) -> None:
        (self.cancel_clicked if self._rendering else self.render_clicked).emit()

    def _slider(self, parameter: Parameter) -> ValueSlider:
        low, high = float(parameter.minimum), float(parameter.maximum)
        slider = ValueSlider(low, high, float(parameter.default), float(parameter.step))
        slider.changed.connect(lambda value: self.value_changed.emit(parameter.id, value))
        self._form.addWidget(slider)
        return slider

    def _build(self) -> None:
        inside = QWidget()
        inside.setProperty("surface", "panel")
        upper = self._upper = QVBoxLayout(inside)
        upper.setContentsMargins(16, 8, 16, 16)
        upper.setSpacing(12)
        upper.addWidget(self.aim)
        upper.addWidget(self.pad)
        upper.addWidget(self.blend)
        upper.addWidget(_rule())
        row = QHBoxLayout()
        row.addWidget(self.adjust_heading, 1)
        row.addWidget(self.reset)
        upper.addLayout(row)
        upper.addWidget(self.problem)
        upper.addLayout(self._form)
        self._regions_rule = _rule()
        upper.addWidget(self._regions_rule)
        upper.addWidget(self.regions)
        upper.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        lower = QVBoxLayout()
        lower.setContentsMargins(16, 12, 16, 16)
        lower.setSpacing(8)
        lower.addWidget(self.size_heading)
        lower.addWidget(self.size_choice)
        lower.addSpacing(4)
        lower.addWidget(self.render_button)
        lower.addWidget(self.note)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(scroll, 1)
        layout.addWidget(_rule())
        layout.addLayout(lower)


def _rule() -> QFrame:
    rule = QFrame()
    rule.setProperty("role", "rule")
    return rule
