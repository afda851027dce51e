"""A whole film in one style: read, painted, steadied, written in parts, put together."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import chain, islice
from pathlib import Path
from typing import TypeVar

from deepart_studio.core.errors import UserError
from deepart_studio.core.pictures import Picture
from deepart_studio.core.progress import Progress
from deepart_studio.core.requests import StyleRequest
from deepart_studio.core.styles import Style
from deepart_studio.inference import tensors
from deepart_studio.inference.style import StylePipeline
from deepart_studio.storage.atomic import atomic_write
from deepart_studio.video import steadying
from deepart_studio.video.animation_writing import read_parts, write_gif, write_webp
from deepart_studio.video.encoders import Encoder, PartWriter, choose_encoder, time_base_for
from deepart_studio.video.finishing import write_film
from deepart_studio.video.frame_artist import FrameArtist
from deepart_studio.video.frames import FilmSource, Frame, in_order
from deepart_studio.video.kinds import FILM_FORMATS, film_format
from deepart_studio.video.parts import PART_FRAMES, Parts, State, has_parts
from deepart_studio.video.problems import no_readable_frame, require_libraries, writing_to
from deepart_studio.video.sources import file_sha256, open_source

T = TypeVar("T")
METHOD = 1
"""Raised when the same film would be painted otherwise, so that old parts are not gone on with."""
_PAINTING = 0.95  # of the progress; the rest is for putting the parts together


@dataclass(frozen=True)
class FilmWish:
    """What is wanted of the film; ranges as in ``StylePipeline.request``."""

    styles: Sequence[tuple[Style, float]]
    settings: Mapping[str, float] = field(default_factory=dict)
    long_side: int | None = None


@dataclass(frozen=True)
class PaintedFilm:
    """The outcome.

    ``broken`` frames show the painting before them; ``silenced``: the format holds no sound;
    ``widened``: a side was odd, and its last row or column is there twice.
    """

    width: int
    height: int
    frames: int
    broken: int
    cut_off: bool
    sound_copied: bool
    silenced: bool
    widened: bool
    request: StyleRequest


class FilmPainter:
    """Paints one film. Stopped in the middle, it keeps its parts for another run."""

    def __init__(
        self,
        pipeline: StylePipeline,
        wish: FilmWish,
        *,
        overwrite: bool = False,
        between_frames: Callable[[], None] | None = None,
    ) -> None:
        """Use it where the pipeline is used: in the engine's thread.

        ``between_frames`` is called before each frame, so that shorter work can go before it.
        """
        self._pipeline = pipeline
        self._wish = wish
        self._overwrite = overwrite
        self._between_frames = between_frames or _nothing
        self.kept_frames = 0  # finished, and safe on the disk
        self.read_frames = 0  # those before the frame that is being painted
        self.finishing = False  # all are painted, and the parts are being put together

    def paint(
        self,
        source_path: Path,
        output: Path,
        progress: Progress | None = None,
        on_resume: Callable[[int], None] | None = None,
    ) -> PaintedFilm:
        """Write ``output``, whose ending decides the format; the whole file or none.

        ``on_resume`` is told how many frames were finished before. Raises Cancelled; UserError for
        whatever cannot be read or written. Parts stay in a folder beside ``output`` then.
        """
        progress = progress or Progress()
        require_libraries()
        format_id = film_format(output)
        self._check_free(output)
        encoder = choose_encoder(format_id)
        source = open_source(source_path)
        parts, request = self._identified(source, output, encoder, progress)
        state = parts.load()
        self.kept_frames = state.read
        if state.read and on_resume is not None:
            on_resume(state.read)
        time_base = time_base_for(encoder, source.info)
        try:
            state = self._paint_parts(source, parts, state, encoder, time_base, request, progress)
            self.finishing = True
            rest = progress.sub(_PAINTING, 1 - _PAINTING)
            copied = self._put_together(
                source, output, format_id, parts, state, time_base, request, rest
            )
        finally:
            parts.remove_if_empty()
        parts.remove()
        progress.report(1.0)
        width, height = self._painted_size(source)
        film = not FILM_FORMATS[format_id].animation
        return PaintedFilm(
            width=width + (width % 2 if film else 0),
            height=height + (height % 2 if film else 0),
            frames=len(state.times),
            broken=state.broken,
            cut_off=source.cut_off,
            sound_copied=copied,
            silenced=source.info.has_sound and not film,
            widened=film and bool(width % 2 or height % 2),
            request=request,
        )

    def frames_kept_before(
        self, source_path: Path, output: Path, progress: Progress | None = None
    ) -> int:
        """How many frames an earlier ``paint`` with the same arguments left to go on from.

        From any thread. Raises Cancelled, UserError as ``paint``.
        """
        if not has_parts(output):
            return 0
        require_libraries()
        encoder = choose_encoder(film_format(output))
        source = open_source(source_path)
        parts, _ = self._identified(source, output, encoder, progress or Progress())
        return parts.load().read

    def _request(self, source: FilmSource, digest: str) -> StyleRequest:
        opening = next((f for f in source.frames() if f.rgb is not None), None)
        if opening is None or opening.rgb is None:
            raise no_readable_frame(source.info.path.name)
        return self._pipeline.request(
            Picture(opening.rgb, sha256=digest),
            self._wish.styles,
            long_side=self._wish.long_side,
            **self._wish.settings,
        )

    def _identified(
        self, source: FilmSource, output: Path, encoder: Encoder, progress: Progress
    ) -> tuple[Parts, StyleRequest]:
        """The same film with the same wish has the same parts, and the same file in the end."""
        import av

        request = self._request(source, file_sha256(source.info.path, progress))
        nameless = dataclasses.replace(request, id="")
        told = [
            nameless.to_json(),
            encoder.codec,
            dict(encoder.options),
            [METHOD, PART_FRAMES, steadying.SHARE, steadying.CODE_SHARE, steadying.NEW_SCENE],
            av.__version__,
        ]
        fingerprint = hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()
        return Parts(output, fingerprint), dataclasses.replace(request, id=fingerprint[:32])

    def _paint_parts(
        self,
        source: FilmSource,
        parts: Parts,
        state: State,
        encoder: Encoder,
        time_base: Fraction,
        request: StyleRequest,
        progress: Progress,
    ) -> State:
        artist = FrameArtist(self._pipeline, self._wish.styles, request, source.info)
        carried = parts.carried(state) if state.parts else None
        frames = in_order(source.frames())
        for _ in islice(frames, state.read):
            progress.check_cancelled()
        read, broken = state.read, state.broken
        while True:
            first = next(frames, None)
            while first is not None and first.rgb is None and carried is None:
                read, broken = read + 1, broken + 1  # there is no painting yet to show instead
                first = next(frames, None)
            if first is None:
                return state
            times: list[tuple[int, int]] = []
            with (
                parts.new_part(state.parts) as path,
                writing_to(parts.output),
                PartWriter(path, encoder, time_base, source.info) as writer,
            ):
                for frame in chain([first], islice(frames, PART_FRAMES - 1)):
                    self._between_frames()
                    self.read_frames = read
                    step = self._step(progress, read, source.info.frames)
                    carried, alpha = artist.paint(frame, carried, step)
                    step.check_cancelled()
                    pts, duration = _ticks(frame, time_base, times or state.times)
                    writer.add(Picture(carried.painting, alpha), pts, duration)
                    times.append((pts, duration))
                    read, broken = read + 1, broken + (frame.rgb is None)
            assert carried is not None  # noqa: S101 - a part has a frame
            state = parts.finish(state, carried, times, read, broken)
            self.kept_frames = read

    def _put_together(
        self,
        source: FilmSource,
        output: Path,
        format_id: str,
        parts: Parts,
        state: State,
        time_base: Fraction,
        request: StyleRequest,
        progress: Progress,
    ) -> bool:
        """Gives whether the sound was copied as it was (or there is none)."""
        self._check_free(output)  # painting took a while
        files = [parts.part(i) for i in range(state.parts)]
        recipe = request.to_json()
        with atomic_write(output) as path, writing_to(output):
            if not FILM_FORMATS[format_id].animation:
                return write_film(
                    path, format_id, files, state.times, time_base, source.info, recipe, progress
                )
            frames = read_parts(files, state.times, time_base, progress)
            write = write_gif if format_id == "gif" else write_webp
            write(path, self._pausing(frames), source.info.plays, recipe)
            return not source.info.has_sound

    def _pausing(self, frames: Iterator[T]) -> Iterator[T]:
        for frame in frames:
            self._between_frames()
            yield frame

    def _check_free(self, output: Path) -> None:
        if os.path.lexists(output) and not self._overwrite:
            raise UserError(
                "{name} exists already.",
                "Choose another name, or allow overwriting.",
                name=output.name,
            )

    def _painted_size(self, source: FilmSource) -> tuple[int, int]:
        return tensors.fitted_size(source.info.width, source.info.height, self._wish.long_side)

    def _step(self, progress: Progress, index: int, frames: int) -> Progress:
        """The part of the progress for one frame; the header's count of frames may be wrong."""
        share = _PAINTING / max(frames, index + 1)
        step = progress.sub(index * share, share)
        step.report(0.0, f"{index + 1}/{frames}" if frames else f"{index + 1}")
        return step


def _nothing() -> None:
    """Nobody waits between two frames."""


def _ticks(
    frame: Frame, time_base: Fraction, earlier: Sequence[tuple[int, int]]
) -> tuple[int, int]:
    """Time and duration in whole time bases, the time later than the frame before."""
    pts = round(frame.time / time_base)
    if earlier:
        pts = max(pts, earlier[-1][0] + 1)
    return pts, max(1, round((frame.duration or 0) / time_base))
