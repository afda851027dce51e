"""F1: every shortcut, from the table of actions."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from deepart_studio.studio.actions import Action, plain_text, translate_action
from deepart_studio.ui.commands import MENUS


class KeysDialog(QDialog):
    """Three columns of groups; each row says what and with which keys."""

    def __init__(self, parent: QWidget, table: tuple[Action, ...]) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        columns = (QVBoxLayout(), QVBoxLayout(), QVBoxLayout())
        side_by_side = QHBoxLayout()
        side_by_side.setSpacing(48)
        for column in columns:
            column.setSpacing(24)
            side_by_side.addLayout(column)
        lengths = [0, 0, 0]
        for menu, title in MENUS.items():
            rows = [row for row in table if row.menu == menu and row.shortcuts]
            if rows:
                shorter = lengths.index(min(lengths))
                columns[shorter].addLayout(self._group(translate_action(title), rows))
                lengths[shorter] += len(rows) + 2
        shorter = lengths.index(min(lengths))
        columns[shorter].addLayout(self._mouse())
        for column in columns:
            column.addStretch(1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(24)
        layout.addLayout(side_by_side)
        layout.addWidget(buttons)

    def _group(self, title: str, rows: list[Action]) -> QGridLayout:
        named = []
        for row in rows:
            text = plain_text(translate_action(row.text))
            form = QKeySequence.SequenceFormat.NativeText
            keys = [QKeySequence(key).toString(form) for key in row.shortcuts[:2]]
            named.append((text, keys))
        return _grid(plain_text(title), named)

    def _mouse(self) -> QGridLayout:
        return _grid(
            self.tr("Mouse"),
            [
                (self.tr("Zoom about the pointer"), [self.tr("Wheel")]),
                (self.tr("Move the picture"), [self.tr("Space + drag")]),
                (self.tr("Blend with another style"), [self.tr("Ctrl + click")]),
                (self.tr("Erase with the brush"), [self.tr("Alt + drag")]),
                (self.tr("Back to the default"), [self.tr("Double-click a slider")]),
            ],
        )


def _grid(title: str, rows: list[tuple[str, list[str]]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(8)
    grid.setColumnStretch(0, 1)
    heading = QLabel(title)
    heading.setProperty("role", "heading")
    grid.addWidget(heading, 0, 0, 1, 2)
    for place, (text, keys) in enumerate(rows, start=1):
        grid.addWidget(QLabel(text), place, 0)
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addStretch(1)
        for key in keys:
            cap = QLabel(key)
            cap.setProperty("role", "key")
            cap.setAlignment(Qt.AlignmentFlag.AlignCenter)
            line.addWidget(cap)
        grid.addLayout(line, place, 1)
    return grid
