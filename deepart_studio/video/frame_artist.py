"""One frame of a film painted, steadied by what the frame before left."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from PIL import Image

from deepart_studio.core.pictures import Picture
from deepart_studio.core.progress import Progress
from deepart_studio.core.requests import StyleRequest
from deepart_studio.core.styles import Style
from deepart_studio.inference import tensors
from deepart_studio.inference.style import StylePipeline
from deepart_studio.video import steadying
from deepart_studio.video.frames import FilmInfo, Frame
from deepart_studio.video.steadying import Carried

Alpha = npt.NDArray[np.uint8]
_MOTION, _CODE = 0.1, 0.2  # where these end in a frame's progress


class FrameArtist:
    """Paints the frames of one film with one request."""

    def __init__(
        self,
        pipeline: StylePipeline,
        styles: Sequence[tuple[Style, float]],
        request: StyleRequest,
        info: FilmInfo,
    ) -> None:
        self._pipeline = pipeline
        self._styles = styles
        self._request = request
        self._info = info

    def paint(
        self, frame: Frame, carried: Carried | None, progress: Progress
    ) -> tuple[Carried, Alpha | None]:
        """What the frame leaves for the next, its painting included, and its alpha.

        A broken frame, which cannot be the first, shows the painting before it. Raises Cancelled,
        and UserError as ``StylePipeline.render``.
        """
        if frame.rgb is None:
            assert carried is not None  # noqa: S101 - the caller's promise
            return carried, None
        photo = tensors.fit_long_side(self._photo(frame), self._request.long_side)
        found = steadying.find_motion(carried, photo.rgb, progress)
        progress.report(_MOTION)
        code = None
        if self._request.strength < 1:
            seen = tensors.visible_rgb(photo)
            code = self._pipeline.encode(seen, progress.sub(_MOTION, _CODE - _MOTION))
            code = steadying.carried_code(carried, found, code)
        painting = self._pipeline.render(
            photo, self._styles, self._request, progress.sub(_CODE, 1 - _CODE), photo_code=code
        )
        rgb = steadying.steady(painting.rgb, carried, found, progress)
        return Carried(photo.rgb, rgb, code), painting.alpha

    def _photo(self, frame: Frame) -> Picture:
        """The frame as a picture; some films change their size on the way, which no output can."""
        assert frame.rgb is not None  # noqa: S101 - see paint
        size = (self._info.width, self._info.height)
        rgb = frame.rgb
        if (rgb.shape[1], rgb.shape[0]) != size:
            rgb = np.asarray(Image.fromarray(rgb).resize(size, Image.Resampling.LANCZOS))
        return Picture(rgb, frame.alpha, self._info.path.name)
