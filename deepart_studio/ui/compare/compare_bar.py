"""What is compared and how: modes, pictures, and the amount of onion and difference."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from deepart_studio.ui import icons
from deepart_studio.ui.size_choice import QuietComboBox
from deepart_studio.ui.tokens import Tokens
from deepart_studio.ui.value_slider import Slider

MODES = ("side-by-side", "onion", "difference")
MOST = 4
OPEN, TAKE_AWAY = "open", "take-away"
GAINS = (1, 2, 4, 8, 16, 32)
_STEPS = 100


class CompareBar(QWidget):
    """Emits what the person chooses; shows what it is told."""

    mode_chosen = Signal(str)
    source_chosen = Signal(int, str)  # place, id of a source
    open_requested = Signal(int)  # a file for this place
    taken_away = Signal(int)
    added = Signal()
    kept = Signal()
    left = Signal()
    amount_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.modes = {mode: QToolButton() for mode in MODES}
        group = QButtonGroup(self)
        for mode, button in self.modes.items():
            button.setCheckable(True)
            button.setProperty("words", True)
            group.addButton(button)
            button.clicked.connect(lambda _=False, mode=mode: self.mode_chosen.emit(mode))
        self.keep, self.back, self.add = QPushButton(), QPushButton(), QPushButton()
        self.keep.clicked.connect(self.kept)
        self.back.clicked.connect(self.left)
        self.add.clicked.connect(self.added)
        self.slots = [QuietComboBox() for _ in range(MOST)]
        for place, box in enumerate(self.slots):
            box.setMinimumContentsLength(6)
            box.setSizeAdjustPolicy(box.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.activated.connect(lambda row, place=place: self._activated(place, row))
        self.amount_name, self.note = QLabel(), QLabel()
        self.note.setProperty("role", "small")
        self.slider = Slider()
        self.slider.valueChanged.connect(self._slid)
        self._mode = MODES[0]
        self._amounts = {"onion": _STEPS // 2, "difference": GAINS.index(4)}
        self._build()
        self.retranslate()
        self.show_mode(MODES[0])

    @property
    def opacity(self) -> float:
        """Of the picture on top, 0..1."""
        return self._amounts["onion"] / _STEPS

    @property
    def gain(self) -> int:
        """How much a difference is amplified."""
        return GAINS[self._amounts["difference"]]

    def show_mode(self, mode: str) -> None:
        self._mode = mode
        self.modes[mode].setChecked(True)
        with QSignalBlocker(self.slider):
            self.slider.setRange(0, _STEPS if mode == "onion" else len(GAINS) - 1)
            self.slider.setPageStep(_STEPS // 10 if mode == "onion" else 1)
            self.slider.setValue(self._amounts.get(mode, 0))
        self.amount.setVisible(mode != "side-by-side")
        self._name_amount()

    def show_sources(
        self, sources: Sequence[tuple[str, str]], chosen: Sequence[str], most: int
    ) -> None:
        """``sources`` are ids and names; ``chosen`` the ids that are compared, ``most`` at most."""
        for place, box in enumerate(self.slots):
            box.setVisible(place < len(chosen))
            if place >= len(chosen):
                continue
            with QSignalBlocker(box):
                box.clear()
                for source, name in sources:
                    box.addItem(name, source)
                box.insertSeparator(box.count())
                box.addItem(self.tr("Open a file…"), OPEN)
                if len(chosen) > 1 and most > 2:
                    box.addItem(self.tr("Take away"), TAKE_AWAY)
                box.setCurrentIndex(box.findData(chosen[place]))
            box.setToolTip(box.currentText())
        self.add.setVisible(len(chosen) < most)

    def show_difference(self, mean: float, largest: int) -> None:
        """Of the two pictures, in levels of 255."""
        words = self.tr("Mean {mean}, largest {largest} of 255")
        self.show_note(words.format(mean=f"{mean:.1f}", largest=largest))

    def show_note(self, words: str) -> None:
        self.note.setText(words)

    def retint(self, tokens: Tokens) -> None:
        self.add.setIcon(icons.icon("add", tokens))
        self.back.setIcon(icons.icon("back", tokens))

    def retranslate(self) -> None:
        names = (self.tr("Side by side"), self.tr("Onion skin"), self.tr("Difference"))
        tips = (
            self.tr("Up to four pictures, zoomed and moved together"),
            self.tr("One picture through the other"),
            self.tr("Where two pictures differ, amplified"),
        )
        for button, name, tip in zip(self.modes.values(), names, tips, strict=True):
            button.setText(name)
            button.setToolTip(tip)
        self.keep.setText(self.tr("Keep"))
        self.keep.setToolTip(self.tr("Keep the painting as it is now, to compare it with others"))
        self.back.setText(self.tr("Back"))
        self.add.setToolTip(self.tr("Compare one more picture"))
        self.add.setAccessibleName(self.tr("Add a picture"))
        for place, box in enumerate(self.slots, 1):
            box.setAccessibleName(self.tr("Picture {number}").format(number=place))
        self._name_amount()

    def _build(self) -> None:
        first, second, third = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        for row in (first, second, third):
            row.setSpacing(8)
        for button in self.modes.values():
            first.addWidget(button)
        first.addStretch(1)
        first.addWidget(self.keep)
        first.addWidget(self.back)
        for box in self.slots:
            second.addWidget(box, 1)
        second.addWidget(self.add)
        self.amount = QWidget()
        self.amount.setLayout(third)
        third.setContentsMargins(0, 0, 0, 0)
        third.addWidget(self.amount_name)
        third.addWidget(self.slider, 1)
        third.addWidget(self.note)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(8)
        layout.addLayout(first)
        layout.addLayout(second)
        layout.addWidget(self.amount)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _activated(self, place: int, row: int) -> None:
        chosen = self.slots[place].itemData(row)
        if chosen == OPEN:
            self.open_requested.emit(place)
        elif chosen == TAKE_AWAY:
            self.taken_away.emit(place)
        else:
            self.source_chosen.emit(place, chosen)

    def _slid(self, value: int) -> None:
        self._amounts[self._mode] = value
        self._name_amount()
        self.amount_changed.emit()

    def _name_amount(self) -> None:
        words = self.tr("Opacity {percent} %").format(percent=round(self.opacity * 100))
        if self._mode == "difference":
            words = self.tr("Amplified {gain}×").format(gain=self.gain)
        self.amount_name.setText(words)
        self.slider.setAccessibleName(words)
