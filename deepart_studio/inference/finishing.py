"""What happens to a painting after it is painted: strength, detail and colours, in place."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from PIL import Image

from deepart_studio.core.pictures import Pixels
from deepart_studio.core.progress import Progress
from deepart_studio.core.requests import StyleRequest
from deepart_studio.inference.colour import BAND_PIXELS, mix_colours
from deepart_studio.inference.scaling import scaled

DETAIL_SIDE = 512
"""Fine structure is what a picture loses when it is reduced to this long side, or to half."""

Floats = npt.NDArray[np.float32]


def finish(photo: Pixels, painted: Pixels, request: StyleRequest, progress: Progress) -> None:
    """Change a painting (H, W, 3) of ``photo`` as the request says; raises Cancelled."""
    share = fading(request.strength)
    coarse = _coarse_light(photo, progress) if request.detail > 0 else None
    height, width = photo.shape[:2]
    rows = max(1, BAND_PIXELS // width)
    for top in range(0, height, rows):
        progress.check_cancelled()
        bottom = min(top + rows, height)
        below, band = photo[top:bottom], painted[top:bottom]
        if share < 1:
            band[...] = _blend(below, band, share)
        if coarse is not None:
            fine = _light(below) - _enlarged(coarse, top / height, bottom / height, below.shape)
            band[...] = np.clip(np.rint(band + request.detail * fine[..., None]), 0, 255)
        band[...] = mix_colours(below, band, request.keep_colors, request.colour_only)
        progress.report(bottom / height)


def fading(strength: float) -> float:
    """The painting's share over the photo: mixed codes alone still paint at strength nought.

    It rises fast, so that from the middle on the codes tell.
    """
    return 1 - (1 - strength) ** 2


def _blend(photo: Pixels, painting: Pixels, share: float) -> Pixels:
    return np.asarray(Image.blend(Image.fromarray(photo), Image.fromarray(painting), share))


def _light(rgb: Pixels) -> Floats:
    return np.asarray(Image.fromarray(rgb).convert("L"), np.float32)


def _coarse_light(photo: Pixels, progress: Progress) -> Floats:
    height, width = photo.shape[:2]
    scale = min(0.5, DETAIL_SIDE / max(height, width))
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    return _light(scaled(photo, size, Image.Resampling.BICUBIC, progress))


def _enlarged(coarse: Floats, top: float, bottom: float, shape: tuple[int, ...]) -> Floats:
    """The rows ``top``..``bottom`` (fractions) of a plane, enlarged to ``shape``."""
    height, width = coarse.shape
    box = (0.0, top * height, float(width), bottom * height)
    larger = Image.fromarray(coarse).resize((shape[1], shape[0]), Image.Resampling.BICUBIC, box)
    return np.asarray(larger)
