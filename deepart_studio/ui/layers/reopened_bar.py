"""Says which layer the next rendering replaces, and lets go of it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget


class ReopenedBar(QWidget):
    """Hidden unless a layer is open for change."""

    done_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = QLabel()
        self.words.setProperty("role", "small")
        self.words.setWordWrap(True)
        self.done = QPushButton()
        self.done.setProperty("quiet", True)
        self.done.clicked.connect(self.done_clicked)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.words, 1)
        layout.addWidget(self.done)
        self.hide()

    def show_layer(self, name: str | None) -> None:
        """The layer's name, or None for none."""
        if name is not None:
            self.words.setText(self.tr('Render replaces the layer "{name}".').format(name=name))
            self.done.setText(self.tr("Done"))
        self.setVisible(name is not None)
