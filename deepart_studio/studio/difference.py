"""Where two pictures differ, amplified; for worker threads."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QImage


@dataclass(frozen=True, eq=False)
class Difference:
    """The picture of the differences, and their mean and largest value in levels of 255."""

    image: QImage
    mean: float
    largest: int


def difference(one: QImage, other: QImage, gain: float) -> Difference:
    """|one - other| per channel, times ``gain``, at the size of ``one``; alpha is left out.

    The other picture is scaled to that size (Lanczos).
    """
    import numpy as np
    from PIL import Image

    from deepart_studio.core.pictures import Picture
    from deepart_studio.studio.pictures import from_qimage, to_qimage

    first, second = from_qimage(one, "").rgb, from_qimage(other, "").rgb
    if first.shape != second.shape:
        size = first.shape[1], first.shape[0]
        second = np.asarray(Image.fromarray(second).resize(size, Image.Resampling.LANCZOS))
    distance = np.abs(first.astype(np.int16) - second)
    amplified = np.minimum(distance * gain, 255).astype(np.uint8)
    image = to_qimage(Picture(amplified))
    return Difference(image, float(distance.mean()), int(distance.max()))
