"""What is said and set about the selection: the options of its tools, and that it is on."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QWidget,
)

from deepart_studio.ui import icons
from deepart_studio.ui.tokens import Tokens
from deepart_studio.ui.value_slider import ValueSlider

WAYS = ("replace", "add", "subtract", "intersect")
ICON = QSize(20, 20)
SLIDER_WIDTH, FIELD = 220, 48
TOLERANCE = 10.0


class SelectionOptions(QWidget):
    """Above the canvas: what a new shape does, and for colours how near they must be."""

    way_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, colours: bool = False) -> None:
        super().__init__(parent)
        self.setMinimumWidth(1)  # a narrow window may cut it off
        self.buttons: dict[str, QToolButton] = {}
        self._group = QButtonGroup(self)
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 4, 12, 4)
        line.setSpacing(4)
        for way in WAYS:
            button = QToolButton()
            button.setCheckable(True)
            button.setIconSize(ICON)
            button.clicked.connect(lambda _=False, way=way: self.way_chosen.emit(way))
            self.buttons[way] = button
            self._group.addButton(button)
            line.addWidget(button)
        line.addSpacing(12)
        self.tolerance = ValueSlider(0, 50, TOLERANCE, 0.5, self)
        self.tolerance.field.setFixedWidth(FIELD)
        self.tolerance.setMaximumWidth(SLIDER_WIDTH)
        self.contiguous = QCheckBox(self)
        self.contiguous.setChecked(True)
        self.hint = QLabel(self)
        self.hint.setProperty("role", "small")
        self.hint.setMinimumWidth(1)
        for part in (self.tolerance, self.contiguous):
            part.setVisible(colours)
        self.hint.setVisible(not colours)
        if colours:
            line.addWidget(self.tolerance, 1)
            line.addSpacing(8)
            line.addWidget(self.contiguous)
            line.addStretch(1)
        else:
            line.addWidget(self.hint, 2)
        self.show_way("replace")
        self.retranslate()

    def show_way(self, way: str) -> None:
        self.buttons[way].setChecked(True)

    def retint(self, tokens: Tokens) -> None:
        for way, button in self.buttons.items():
            button.setIcon(icons.icon(f"select-{way}", tokens))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        words = {
            "replace": self.tr("New selection"),
            "add": self.tr("Add to the selection  (Shift)"),
            "subtract": self.tr("Take away from the selection  (Alt)"),
            "intersect": self.tr("Keep what is in both  (Shift+Alt)"),
        }
        for way, button in self.buttons.items():
            button.setToolTip(words[way])
            button.setAccessibleName(words[way])
        self.tolerance.set_texts(
            self.tr("Tolerance"), self.tr("How far from the colour; 2 is hardly to be seen.")
        )
        self.contiguous.setText(self.tr("Joined only"))
        self.contiguous.setToolTip(self.tr("Only what is joined to the place you click."))
        self.hint.setText(self.tr("Shift adds, Alt takes away, both keep the common part."))


class SelectionBar(QWidget):
    """In the panel: says that only the selection is painted; hidden without one."""

    dropped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words, self.drop = QLabel(), QPushButton()
        self.words.setProperty("role", "small")
        self.words.setWordWrap(True)
        self.drop.setProperty("quiet", True)
        self.drop.clicked.connect(self.dropped)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.words, 1)
        line.addWidget(self.drop)
        self.retranslate()
        self.hide()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        self.words.setText(self.tr("Only the selection is painted."))
        self.drop.setText(self.tr("Deselect"))
        self.drop.setToolTip(self.tr("Paint everywhere again  (Ctrl+D)"))
