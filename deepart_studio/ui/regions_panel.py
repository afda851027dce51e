"""The panel's section about regions: the list, the brush, and what is done with a mask."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from deepart_studio.ui import icons
from deepart_studio.ui.region_rows import RegionCard, RegionRows
from deepart_studio.ui.tokens import Tokens
from deepart_studio.ui.value_slider import ValueSlider

TOOLS = (
    *("brush", "", "region-fill", "region-clear", "region-invert", ""),
    *("mask-load", "mask-save"),
)
TOOL = QSize(18, 18)


class RegionsPanel(QWidget):
    """A view of the regions; it holds no state of its own."""

    add_clicked = Signal()
    refine_changed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tokens: Tokens | None = None
        self.heading = QLabel()
        self.heading.setProperty("role", "heading")
        self.add = QPushButton()
        self.add.setProperty("quiet", True)
        self.add.clicked.connect(self.add_clicked)
        self.hint = QLabel()
        self.hint.setProperty("role", "small")
        self.hint.setWordWrap(True)
        self.list = RegionRows()
        self.tools = QWidget()
        self._tool_line = QHBoxLayout(self.tools)
        self._tool_line.setContentsMargins(0, 0, 0, 0)
        self._tool_line.setSpacing(0)
        self.refine = ValueSlider(0, 1, 0, 0.01)
        self.refine.changed.connect(self.refine_changed)
        head = QHBoxLayout()
        head.addWidget(self.heading, 1)
        head.addWidget(self.add)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self.hint)
        layout.addWidget(self.list)
        layout.addWidget(self.tools)
        layout.addWidget(self.refine)
        self.retranslate()
        self.show_regions([], None, 0.0)

    def set_actions(self, actions: Mapping[str, QAction]) -> None:
        """The tools below the list are the table's actions."""
        for action_id in TOOLS:
            if not action_id:
                self._tool_line.addStretch(1)
                continue
            button = QToolButton()
            button.setDefaultAction(actions[action_id])
            button.setIconSize(TOOL)
            self._tool_line.addWidget(button)

    def set_can_add(self, possible: bool) -> None:
        self.add.setEnabled(possible)

    def show_regions(self, cards: list[RegionCard], aim: int | None, refine: float) -> None:
        """Show the list; the mask's tools only where a region is worked on."""
        if self._tokens is not None:
            self.list.show_cards(cards, aim, self._tokens)
        self.list.setVisible(bool(cards))
        self.hint.setVisible(not cards)
        self.tools.setVisible(aim is not None)
        self.refine.setVisible(aim is not None)
        self.refine.set_value(refine)

    def retint(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self.add.setIcon(icons.icon("region", tokens))
        self.list.forget()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self.list.forget()
        super().changeEvent(event)

    def retranslate(self) -> None:
        self.heading.setText(self.tr("Regions"))
        self.add.setText(self.tr("Add region"))
        self.add.setToolTip(self.tr("Paint where a style goes  (B)"))
        self.hint.setText(
            self.tr("Paint with a brush where the style goes, or give parts a style of their own.")
        )
        self.refine.set_texts(
            self.tr("Refine edges"), self.tr("Moves the mask's edges to those in the photo.")
        )
