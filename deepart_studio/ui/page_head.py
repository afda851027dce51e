"""What stands at the top of a page: its title, its tools, and a thin line of progress."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget


def lay_out_head(
    head: QWidget,
    words: tuple[QLabel, QLabel],
    tools: Sequence[QWidget],
    bar: QProgressBar,
    edge: int,
    below: int,
) -> None:
    """Title and summary at the left, tools at the right, and ``bar``, hidden, under them.

    ``edge`` and ``below`` are margins in pixels.
    """
    column = QVBoxLayout()
    column.setSpacing(2)
    for label in words:
        column.addWidget(label)
    row = QHBoxLayout()
    row.setContentsMargins(edge, 12, edge, below)
    row.setSpacing(8)
    row.addLayout(column, 1)
    for tool in tools:
        row.addWidget(tool)
    layout = QVBoxLayout(head)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    layout.addLayout(row)
    layout.addWidget(bar)
    kept = bar.sizePolicy()
    kept.setRetainSizeWhenHidden(True)  # what is below does not jump when it begins
    bar.setSizePolicy(kept)
    bar.hide()
