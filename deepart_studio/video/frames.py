"""A film as the rooms pass it: what is known beforehand, and one frame after the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import Protocol

from deepart_studio.core.pictures import Pixels
from deepart_studio.core.progress import Progress

MILLISECOND = Fraction(1, 1000)
USUAL_DURATION = Fraction(1, 25)
"""Of a frame when the file tells nothing, in seconds."""


@dataclass(frozen=True, eq=False)
class Frame:
    """One frame; times in seconds from the film's beginning.

    ``rgb`` is uint8 (H, W, 3), sRGB, upright, or None when the frame is broken; ``alpha`` is
    uint8 (H, W) or None. ``duration`` is None where only the next frame's time tells it.
    """

    rgb: Pixels | None
    time: Fraction
    duration: Fraction | None = None
    alpha: Pixels | None = None


@dataclass(frozen=True)
class FilmInfo:
    """What a film's header says.

    ``frames`` is an estimate, 0 if unknown. ``time_base`` is the unit of its times in seconds.
    ``plays`` is how often an animation is shown, 0 for ever. ``pixel_aspect`` is the width of a
    pixel by its height.
    """

    path: Path
    width: int
    height: int
    frames: int
    time_base: Fraction
    frames_per_second: float = 25.0
    has_sound: bool = False
    plays: int = 0
    pixel_aspect: Fraction = Fraction(1)
    tags: tuple[tuple[str, str], ...] = ()


class FilmSource(Protocol):
    """A film that can be read from its beginning, as often as one likes."""

    info: FilmInfo
    cut_off: bool  # known after reading: the file ended in the middle

    def frames(self) -> Iterator[Frame]: ...

    def frame_at(self, time: Fraction, progress: Progress) -> Frame:
        """What is shown ``time`` seconds after the beginning, without reading all before it.

        Where that frame cannot be read, one beside it. Raises Cancelled, UserError.
        """

    def seconds(self) -> float:
        """How long it is shown, 0 if unknown; of an animation all frames are read for it."""


def in_order(frames: Iterable[Frame]) -> Iterator[Frame]:
    """The frames with rising times, each with its duration: until the next one begins.

    A frame that does not come later than the one before it (damaged files have such) is left out.
    """
    waiting: Frame | None = None
    for frame in frames:
        if waiting is None:
            waiting = frame
        elif frame.time > waiting.time:
            yield replace(waiting, duration=frame.time - waiting.time)
            waiting = frame
    if waiting is not None:
        yield replace(waiting, duration=waiting.duration or USUAL_DURATION)
