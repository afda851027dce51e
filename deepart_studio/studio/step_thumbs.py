"""Small pictures of the steps in the history: what the canvas showed after each."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from deepart_studio.studio.studio import Studio

SIDE = 96
"""Long side in pixels: twice what a row shows, for dense screens."""
MOST_BYTES = 16 << 20
REST_MS = 250
"""The picture is taken once nothing has changed for this long."""


class StepThumbs(QObject):
    """Taken in a worker thread, when a step is in sight; the ones looked at longest ago go first.

    What follows it quickly takes the place of a step that was never seen by itself.
    """

    loaded = Signal()

    def __init__(self, studio: Studio) -> None:
        super().__init__(studio)
        self._studio = studio
        self._known: OrderedDict[object, QImage] = OrderedDict()
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._take)
        history, document = studio.history, studio.document
        for signal in (
            *(history.stack.indexChanged, studio.photo_changed, studio.photo_reshaped),
            *(studio.painting_changed, document.shown_changed, studio.preview.busy_changed),
        ):
            signal.connect(self._later)

    def picture(self, place: int) -> QImage | None:
        """What was seen after so many steps; 0 is the beginning."""
        mark = self._studio.history.mark(place)
        image = self._known.get(mark)
        if image is not None:
            self._known.move_to_end(mark)
        return image

    @property
    def bytes(self) -> int:
        """What all of them take."""
        return sum(image.sizeInBytes() for image in self._known.values())

    def _later(self, *_: object) -> None:
        self._rest.start()

    def _take(self) -> None:
        studio = self._studio
        image = studio.result or (studio.photo.image if studio.photo is not None else None)
        unfinished = studio.preview.busy or (studio.document.wanted and not studio.document.shown)
        if image is None or unfinished:
            return  # what is under way tells when it is there
        mark = studio.history.mark(studio.history.stack.index())
        shown = image

        def done(small: QImage) -> None:
            self._known[mark] = small
            self._known.move_to_end(mark)
            while len(self._known) > 1 and self.bytes > MOST_BYTES:
                self._known.popitem(last=False)
            self.loaded.emit()

        studio.background.run(lambda: small_picture(shown), done, lambda _: None)


def small_picture(image: QImage) -> QImage:
    """A picture of RGB888 or four bytes a pixel, reduced; for worker threads.

    Without Qt's own scaling, which holds Python's lock.
    """
    import numpy as np
    from PIL import Image

    depth = image.depth() // 8
    rows = np.frombuffer(image.constBits(), np.uint8)
    rows = rows.reshape(image.height(), image.bytesPerLine())[:, : depth * image.width()]
    pixels = rows.reshape(image.height(), image.width(), depth)
    factor = max(1, max(image.width(), image.height()) // (2 * SIDE))
    small = Image.fromarray(pixels).reduce(factor)
    small.thumbnail((SIDE, SIDE))
    opaque = depth == 3 or not image.hasAlphaChannel()
    kinds = {3: QImage.Format.Format_RGB888, 4: QImage.Format.Format_RGBA8888}
    kind = QImage.Format.Format_RGBX8888 if depth == 4 and opaque else kinds[depth]
    return QImage(small.tobytes(), small.width, small.height, depth * small.width, kind).copy()
