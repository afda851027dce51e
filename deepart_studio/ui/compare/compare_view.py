"""Side by side, onion and difference, over the canvas."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from math import ceil

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from deepart_studio.studio.difference import Difference, difference
from deepart_studio.ui.canvas.geometry import Size
from deepart_studio.ui.canvas.pyramid import half_size
from deepart_studio.ui.compare.arrangement import columns_for
from deepart_studio.ui.compare.compare_bar import CompareBar
from deepart_studio.ui.compare.compare_pane import ComparePane
from deepart_studio.ui.offload import Offload
from deepart_studio.ui.tokens import Tokens

MOST = 4
GAP = 2
DIFFERENCE_SIDE = 2048
"""The difference is worked out at this long side at most."""


class Mode(Enum):
    """How pictures are compared on this page; the split line is the canvas's own."""

    SIDE_BY_SIDE = "side-by-side"
    ONION = "onion"
    DIFFERENCE = "difference"


@dataclass(frozen=True, eq=False)
class Shown:
    """A picture with the name that stands over it."""

    id: str
    name: str
    image: QImage


class CompareView(QWidget):
    """Shows what it is given; which pictures there are to choose from is ``bar``'s."""

    filesDropped = Signal(int, list)  # place, list[Path]
    zoomChanged = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "wall")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.mode = Mode.SIDE_BY_SIDE
        self._shown: list[Shown] = []
        self._area: Size | None = None
        self._held: QImage | None = None
        self._offload = Offload(self)
        self._wish = 0
        self._working = self._again = False
        self.bar = CompareBar()
        self.bar.amount_changed.connect(self._amount_changed)
        self.body = QWidget()
        self.body.installEventFilter(self)
        self.panes = [ComparePane(self.body) for _ in range(MOST)]
        rule = QFrame()
        rule.setProperty("role", "rule")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.bar)
        layout.addWidget(rule)
        layout.addWidget(self.body, 1)
        for place, pane in enumerate(self.panes):
            pane.cameraMoved.connect(lambda pane=pane: self._follow(pane))
            pane.filesDropped.connect(
                lambda files, place=place: self.filesDropped.emit(place, files)
            )
            pane.zoomChanged.connect(lambda zoom, pane=pane: self._zoomed(pane, zoom))
        self._arrange()

    @property
    def main(self) -> ComparePane:
        """The pane that commands for the zoom go to; the others follow."""
        return self.panes[0]

    def show_pictures(self, shown: Sequence[Shown], mode: Mode) -> None:
        """Compare these, at most four; onion and difference take the first two."""
        self._shown, self.mode = list(shown[:MOST]), mode
        self.bar.show_mode(mode.value)
        if self._shown:
            largest = max((s.image for s in self._shown), key=lambda i: i.width() * i.height())
            self._area = Size(largest.width(), largest.height())
        self._arrange()
        self._fill()

    def show_original(self, image: QImage | None) -> None:
        """The photo alone in every pane, while a key is held; None to end it."""
        self._held = image
        self._fill()

    def retint(self, tokens: Tokens) -> None:
        self.bar.retint(tokens)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.body and event.type() == QEvent.Type.Resize:
            self._arrange()
        return False

    def _count(self) -> int:
        return max(1, len(self._shown)) if self.mode is Mode.SIDE_BY_SIDE else 1

    def _arrange(self) -> None:
        """As many panes as pictures, in the columns that show them largest."""
        count, area = self._count(), self._area or Size(3, 2)
        room = max(1, self.body.width()), max(1, self.body.height())
        columns = columns_for(count, room, (area.width, area.height))
        width, height = room[0] // columns, room[1] // ceil(count / columns)
        for place, pane in enumerate(self.panes):
            row, column = divmod(place, columns)
            pane.setGeometry(column * width, row * height, width - GAP, height - GAP)
            pane.setVisible(place < count)

    def _fill(self) -> None:
        if self._area is None:
            return
        if self._held is not None:
            for pane in self.panes[: self._count()]:
                pane.label = ""
                pane.show_pictures(self._area, self._held)
            return
        first = self._shown[0] if self._shown else None
        second = self._shown[1] if len(self._shown) > 1 else None
        if self.mode is Mode.SIDE_BY_SIDE or first is None or second is None:
            for pane, shown in zip(self.panes, self._shown, strict=False):
                pane.label = shown.name
                pane.show_pictures(self._area, shown.image)
            self.bar.show_note("")
        elif self.mode is Mode.ONION:
            self.main.label = f"{first.name}  +  {second.name}"
            opacity = self.bar.opacity
            self.main.show_pictures(self._area, first.image, second.image, opacity)
            self.bar.show_note("")
        else:
            self.main.label = f"{first.name}  −  {second.name}"
            self._differ(first.image, second.image)

    def _differ(self, one: QImage, other: QImage) -> None:
        """Work the difference out in a thread; while one is on its way, only the newest waits."""
        self._wish += 1
        if self._working:
            self._again = True
            return
        self._working, wish, gain = True, self._wish, self.bar.gain

        def work() -> Difference:
            return difference(_reduced(one), _reduced(other), gain)

        def done(found: Difference) -> None:
            self._working = False
            if self._again:
                self._again = False
                self._fill()
            if wish == self._wish and self.mode is Mode.DIFFERENCE and self._held is None:
                self.main.show_pictures(self._area, found.image)
                self.bar.show_difference(found.mean, found.largest)

        self._offload.run(work, done)

    def _amount_changed(self) -> None:
        self._fill()

    def _follow(self, moved: ComparePane) -> None:
        for pane in self.panes[: self._count()]:
            if pane is not moved and moved.isVisible():
                pane.follow(moved.camera, moved.fitting)

    def _zoomed(self, pane: ComparePane, zoom: float) -> None:
        if pane is self.main:
            self.zoomChanged.emit(zoom)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.bar.retranslate()
        super().changeEvent(event)


def _reduced(image: QImage) -> QImage:
    while max(image.width(), image.height()) > DIFFERENCE_SIDE:
        image = half_size(image)
    return image
