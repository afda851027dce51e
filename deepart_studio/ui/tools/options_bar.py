"""The bar above the canvas with the options of the tool in hand."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedLayout, QWidget


class OptionsBar(QWidget):
    """Shows one tool's widget; hidden where the tool has none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(1)  # a narrow window may cut it off
        self._pages = QStackedLayout(self)
        self._pages.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def show_options(self, options: QWidget | None) -> None:
        if options is not None:
            if self._pages.indexOf(options) < 0:
                self._pages.addWidget(options)
            self._pages.setCurrentWidget(options)
        self.setVisible(options is not None)
