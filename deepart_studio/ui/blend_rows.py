"""The chosen styles: a picture, a name, and in a blend how much of each."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QGridLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from deepart_studio.core.style_pad import percents
from deepart_studio.studio.choices import Choices
from deepart_studio.ui import icons
from deepart_studio.ui.tokens import Tokens
from deepart_studio.ui.value_slider import Slider

THUMB = 48


@dataclass(frozen=True)
class StyleCard:
    """What a row shows of a style."""

    id: str
    name: str
    by: str
    picture: QPixmap | None = field(compare=False)


class BlendRow(QWidget):
    """One style of the blend."""

    weight_changed = Signal(str, float)
    removed = Signal(str)

    def __init__(self, card: StyleCard, tokens: Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.card = card
        picture = QLabel()
        picture.setFixedSize(THUMB, THUMB)
        if card.picture is not None:
            picture.setPixmap(card.picture)
        name = QLabel(card.name)
        name.setProperty("role", "heading")
        name.setWordWrap(True)
        self.by = QLabel(card.by)
        self.by.setProperty("role", "small")
        self.by.setWordWrap(True)
        self.share = QLabel()
        self.share.setProperty("role", "small")
        self.share.setMinimumWidth(36)
        self.share.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.weight = Slider()
        self.weight.setRange(0, 100)
        self.weight.setAccessibleName(card.name)
        cross = QToolButton()
        cross.setIcon(icons.icon("cancel", tokens))
        cross.setToolTip(self.tr("Take this style out"))
        cross.setAccessibleName(cross.toolTip())
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(12)
        layout.setVerticalSpacing(0)
        layout.addWidget(picture, 0, 0, 2, 1, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(name, 0, 1, 1, 2)
        layout.addWidget(cross, 0, 3, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.by, 1, 1, 1, 3)
        layout.addWidget(self.weight, 1, 1)
        layout.addWidget(self.share, 1, 2, 1, 2)
        layout.setColumnStretch(1, 1)
        self.weight.valueChanged.connect(
            lambda value: self.weight_changed.emit(card.id, value / 100)
        )
        cross.clicked.connect(lambda: self.removed.emit(card.id))

    def show_weight(self, weight: float, share: int, blended: bool) -> None:
        """``share`` is in percent; a single style shows no slider."""
        self.weight.blockSignals(True)
        self.weight.setValue(round(weight * 100))
        self.weight.blockSignals(False)
        self.share.setText(f"{share} %")
        self.weight.setVisible(blended)
        self.share.setVisible(blended)
        self.by.setVisible(not blended)


class BlendRows(QWidget):
    """All chosen styles, or a sentence where there is none."""

    weight_changed = Signal(str, float)
    removed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[BlendRow] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(12)
        self.hint = QLabel()
        self.hint.setProperty("role", "small")
        self.hint.setWordWrap(True)
        self._layout.addWidget(self.hint)

    def show_choices(self, choices: Choices, cards: list[StyleCard], tokens: Tokens) -> None:
        """Show these styles; rows are kept where only weights changed."""
        if [row.card for row in self.rows] != cards:
            self._rebuild(cards, tokens)
        weights = {choice.style_id: choice.weight for choice in choices.styles}
        shares = percents([weights[card.id] for card in cards])
        for row, share in zip(self.rows, shares, strict=True):
            row.show_weight(weights[row.card.id], share, blended=len(cards) > 1)
        if not cards:
            self.hint.setText(self.tr("No style chosen yet. Click one in the gallery."))
        elif len(cards) == 1:
            self.hint.setText(self.tr("Ctrl+click another style to blend the two."))
        self.hint.setVisible(len(cards) < 2)

    def rebuild(self) -> None:
        """Forget the rows, so that the next call draws them anew (theme or language changed)."""
        self._clear()

    def _clear(self) -> None:
        for row in self.rows:
            self._layout.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []

    def _rebuild(self, cards: list[StyleCard], tokens: Tokens) -> None:
        self._clear()
        for place, card in enumerate(cards):
            row = BlendRow(card, tokens)
            row.weight_changed.connect(self.weight_changed)
            row.removed.connect(self.removed)
            self._layout.insertWidget(place, row)
            self.rows.append(row)
