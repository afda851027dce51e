"""The Layers dock: mode and opacity of the active layer, the list, and its tools."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from deepart_studio.ui import icons
from deepart_studio.ui.layers.layer_list import LayerList
from deepart_studio.ui.layers.layer_model import LayerRow
from deepart_studio.ui.size_choice import QuietComboBox
from deepart_studio.ui.tokens import Tokens
from deepart_studio.ui.value_slider import ValueSlider

TOOLS = (
    *("layer-add", "layer-paint", "layer-duplicate", "mask-add", "layer-merge", "layer-reopen"),
    *("", "layer-delete"),
)
TOOL = QSize(18, 18)


class LayersPanel(QWidget):
    """A view of the layers; it holds no state of its own."""

    mode_changed = Signal(str)
    opacity_changed = Signal(float)
    locked_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "panel")
        self._tokens: Tokens | None = None
        self.mode = QuietComboBox()
        self.mode.activated.connect(lambda _: self.mode_changed.emit(self.mode.currentData()))
        self.lock = QToolButton()
        self.lock.setCheckable(True)
        self.lock.setIconSize(TOOL)
        self.lock.clicked.connect(self.locked_changed)
        self.opacity = ValueSlider(0, 1, 1, 0.01)
        self.opacity.changed.connect(self.opacity_changed)
        self.list = LayerList()
        self.hint = QLabel()
        self.hint.setProperty("role", "small")
        self.hint.setWordWrap(True)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._tools = QHBoxLayout()
        self._tools.setContentsMargins(12, 4, 12, 8)
        self._tools.setSpacing(2)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.mode, 1)
        line.addWidget(self.lock)
        upper = QVBoxLayout()
        upper.setContentsMargins(16, 12, 16, 12)
        upper.setSpacing(12)
        upper.addLayout(line)
        upper.addWidget(self.opacity)
        middle = QVBoxLayout()
        middle.setContentsMargins(8, 8, 8, 4)
        middle.addWidget(self.list, 1)
        middle.addWidget(self.hint)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(upper)
        layout.addWidget(_rule())
        layout.addLayout(middle, 1)
        layout.addWidget(_rule())
        layout.addLayout(self._tools)
        self.retranslate()
        self.show_active(None, "", 1.0, locked=False)

    def set_actions(self, actions: Mapping[str, QAction]) -> None:
        """The tools below the list are the table's actions."""
        for action_id in TOOLS:
            if not action_id:
                self._tools.addStretch(1)
                continue
            button = QToolButton()
            button.setDefaultAction(actions[action_id])
            button.setIconSize(TOOL)
            self._tools.addWidget(button)

    def set_modes(self, modes: Sequence[tuple[str, str]]) -> None:
        """The blend modes as (id, name); an empty id is a line between groups."""
        before = self.mode.currentData()
        self.mode.clear()
        for mode, name in modes:
            if mode:
                self.mode.addItem(name, mode)
            else:
                self.mode.insertSeparator(self.mode.count())
        self.mode.setCurrentIndex(self.mode.findData(before))

    def show_rows(self, rows: list[LayerRow], active: int | None) -> None:
        self.list.show_rows(rows, active)
        self.list.setVisible(bool(rows))
        self.hint.setVisible(not rows)

    def show_active(self, number: int | None, mode: str, opacity: float, *, locked: bool) -> None:
        """Mode, opacity and lock of the active layer; nothing can be set without one."""
        for part in (self.mode, self.lock, self.opacity):
            part.setEnabled(number is not None)
        self.mode.setCurrentIndex(self.mode.findData(mode))
        self.opacity.set_value(opacity)
        self.lock.setChecked(locked)

    def retint(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self.list.tiles.tokens = tokens
        self.lock.setIcon(icons.icon("lock", tokens))
        self.list.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        self.mode.setToolTip(self.tr("How the layer is mixed with those below"))
        self.mode.setAccessibleName(self.tr("Blend mode"))
        self.lock.setToolTip(self.tr("Protect the layer from being painted, merged or deleted"))
        self.lock.setAccessibleName(self.tr("Lock"))
        self.opacity.set_texts(self.tr("Opacity"), self.tr("How much of the layer is seen."))
        self.list.setAccessibleName(self.tr("Layers"))
        self.hint.setText(self.tr("Open a photo. It is the lowest layer; paintings go above it."))


def _rule() -> QFrame:
    rule = QFrame()
    rule.setProperty("role", "rule")
    return rule
