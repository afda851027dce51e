"""Opened films: one frame of them is the photo that is worked on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # they load numpy and Pillow, which the first paint need not wait for
    from deepart_studio.core.pictures import Picture
    from deepart_studio.core.progress import Progress
    from deepart_studio.studio.paintings import Blend
    from deepart_studio.video.frames import FilmInfo, Frame

FILM_FORMATS = (
    ("MP4", ".mp4"),
    ("WebM", ".webm"),
    ("MKV", ".mkv"),
    ("GIF", ".gif"),
    ("WebP", ".webp"),
)
SILENT = (".gif", ".webp")
"""Kinds of files that hold no sound."""


@dataclass(frozen=True)
class Film:
    """A film or an animation that is open.

    ``seconds`` is how long it is shown, 0 if unknown; ``time`` is where the open frame lies.
    """

    info: FilmInfo
    seconds: float
    time: float = 0.0

    @property
    def path(self) -> Path:
        return self.info.path


@dataclass(frozen=True)
class FilmSettings:
    """The choices of the film dialog; kept for "export again"."""

    suffix: str = ".mp4"
    long_side: int | None = None
    folder: str = ""


@dataclass(frozen=True, eq=False)
class FilmOrder:
    """Everything that is needed to paint a film; ``values`` by the parameters' ids."""

    film: Film
    blend: Blend
    values: Mapping[str, float]
    long_side: int | None
    path: Path
    overwrite: bool = False


def moves(path: Path) -> bool:
    """Whether the file is a film or an animation; for worker threads."""
    from deepart_studio.video.kinds import is_animation, is_film

    return is_film(path) or is_animation(path)


def read_film(path: Path) -> tuple[Picture, Film]:
    """The first frame that can be read, and the film; for worker threads.

    Raises:
        UserError: no film, nothing in it can be read, or the extra "video" is not installed.
    """
    import deepart_studio.video.painting  # noqa: F401 - here, so that the window never waits for it
    from deepart_studio.video.problems import no_readable_frame
    from deepart_studio.video.sources import open_source

    source = open_source(path)
    frame = next((frame for frame in source.frames() if frame.rgb is not None), None)
    if frame is None:
        raise no_readable_frame(path.name)
    film = Film(source.info, source.seconds(), float(frame.time))
    return _picture(frame, film), film


def read_frame(film: Film, seconds: float, progress: Progress) -> tuple[Picture, Film]:
    """What the film shows at another time; for worker threads. Raises Cancelled, UserError."""
    from deepart_studio.video.sources import open_source

    source = open_source(film.path)
    wanted = Fraction(max(seconds, 0.0)).limit_denominator(1_000_000)
    frame = source.frame_at(wanted, progress)
    return _picture(frame, film), Film(film.info, film.seconds, float(frame.time))


def _picture(frame: Frame, film: Film) -> Picture:
    from deepart_studio.core.pictures import Picture

    if frame.rgb is None:  # the readers' promise, which their type cannot tell
        raise ValueError("a frame without pixels")
    return Picture.of_pixels(frame.rgb, frame.alpha, film.path.name)
