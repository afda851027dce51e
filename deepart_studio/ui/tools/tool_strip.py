"""The strip of tools at the canvas's left edge."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QToolButton, QVBoxLayout, QWidget

TOOL = QSize(20, 20)


class ToolStrip(QWidget):
    """One button per tool, the one in hand checked; "" is a line between groups."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "strip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.buttons: dict[str, QToolButton] = {}
        self._line = QVBoxLayout(self)
        self._line.setContentsMargins(4, 8, 4, 8)
        self._line.setSpacing(4)
        self._line.addStretch(1)
        self.retranslate()
        self.hide()

    def set_actions(self, actions: Mapping[str, QAction], order: Sequence[str]) -> None:
        """The buttons are the table's actions, in this order."""
        for place, action_id in enumerate(order):
            if not action_id:
                rule = QFrame()
                rule.setProperty("role", "rule")
                self._line.insertWidget(place, rule)
                continue
            button = QToolButton()
            button.setDefaultAction(actions[action_id])
            button.setIconSize(TOOL)
            self.buttons[action_id] = button
            self._line.insertWidget(place, button)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Tools"))
