"""Animated GIF, WebP and PNG files, frame by frame."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import count
from pathlib import Path

import numpy as np
from PIL import Image

from deepart_studio.core.errors import UserError
from deepart_studio.core.progress import Progress
from deepart_studio.storage.problems import reading_problem
from deepart_studio.video.frames import MILLISECOND, FilmInfo, Frame
from deepart_studio.video.problems import no_readable_frame

UNTOLD_MS = 100
"""How long browsers show a frame whose duration is 0."""


class AnimationReader:
    """An animation's frames, whole pictures with their transparency."""

    def __init__(self, path: Path) -> None:
        """Raises UserError when the file cannot be read."""
        self.cut_off = False
        self._path = path
        with _opened(path) as image:
            self.info = FilmInfo(
                path,
                width=image.width,
                height=image.height,
                frames=_counted(image),
                time_base=MILLISECOND,
                plays=_plays(image),
            )

    def frames(self) -> Iterator[Frame]:
        """The frames up to the end, or to the first that is damaged."""
        self.cut_off = False
        time = Fraction(0)
        with _opened(self._path) as image:
            for index in count():
                try:
                    image.seek(index)
                    image.load()
                    rgba = np.asarray(image.convert("RGBA"))
                except EOFError:
                    return
                except Exception:  # noqa: BLE001 - decoders raise anything on damaged files
                    self.cut_off = True  # later frames build on this one
                    return
                duration = (image.info.get("duration") or UNTOLD_MS) * MILLISECOND
                alpha = None if (rgba[..., 3] == 255).all() else rgba[..., 3].copy()
                yield Frame(np.ascontiguousarray(rgba[..., :3]), time, Fraction(duration), alpha)
                time += Fraction(duration)

    def frame_at(self, time: Fraction, progress: Progress) -> Frame:
        """See ``FilmSource``; each frame builds on those before it, so that all are read."""
        found: Frame | None = None
        for frame in self.frames():
            progress.check_cancelled()
            if found is not None and frame.time > time:
                break
            found = frame
        if found is None:
            raise no_readable_frame(self._path.name)
        return found

    def seconds(self) -> float:
        """See ``FilmSource``."""
        milliseconds = 0
        with _opened(self._path) as image:
            for index in range(self.info.frames):
                try:
                    image.seek(index)
                    if image.format == "WEBP":
                        image.load()  # its durations are told with the pixels only
                except Exception:  # noqa: BLE001 - decoders raise anything on damaged files
                    break
                milliseconds += round(image.info.get("duration") or UNTOLD_MS)
        return milliseconds / 1000


def _opened(path: Path) -> Image.Image:
    try:
        return Image.open(path)
    except OSError as error:
        if error.errno is None:
            raise UserError(
                "{name} is damaged or cut off.", "Copy or download it again.", name=path.name
            ) from error
        raise reading_problem(path, error) from error


def _counted(image: Image.Image) -> int:
    """The number of frames, 0 if the file is too damaged to count them."""
    try:
        return int(getattr(image, "n_frames", 1))
    except Exception:  # noqa: BLE001 - decoders raise anything on damaged files
        return 0


def _plays(image: Image.Image) -> int:
    """How often it is shown, 0 for ever: GIF counts the repeats after the first showing."""
    loop = image.info.get("loop")
    if image.format != "GIF":
        return int(loop or 0)
    if loop is None:
        return 1
    return int(loop) + 1 if loop else 0
