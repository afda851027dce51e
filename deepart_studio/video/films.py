"""Films through PyAV: upright sRGB frames with their times, broken ones marked."""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from deepart_studio.core.errors import UserError
from deepart_studio.core.pictures import Pixels
from deepart_studio.core.progress import Progress
from deepart_studio.storage.problems import reading_problem
from deepart_studio.video.frames import USUAL_DURATION, FilmInfo, Frame
from deepart_studio.video.problems import no_readable_frame, require_libraries, unreadable

if TYPE_CHECKING:
    import av
    from av.container import InputContainer
    from av.video.stream import VideoStream

KEPT_TAGS = ("title", "artist", "copyright", "date", "creation_time")
_HD_HEIGHT = 720
"""From here on a film that does not say its colour matrix is taken to be BT.709."""
_UNSPECIFIED = 2


class FilmReader:
    """The first moving picture of a film file."""

    def __init__(self, path: Path) -> None:
        """Raises UserError: missing, empty, no film, only sound, no frame that can be read."""
        require_libraries()
        self.cut_off = False
        self._path = path
        with open_film(path) as container:
            stream = _moving_pictures(container, path.name)
            first = next((f for f in self._decoded(container, stream) if f.rgb is not None), None)
            if first is None or first.rgb is None:
                raise no_readable_frame(path.name)
            height, width = first.rgb.shape[:2]
            aspect = stream.sample_aspect_ratio or Fraction(1)
            if (width > height) != (stream.width > stream.height):
                aspect = 1 / aspect  # turned by a quarter
            self.info = FilmInfo(
                path,
                width=width,
                height=height,
                frames=_estimated_frames(container, stream),
                time_base=Fraction(stream.time_base or USUAL_DURATION),
                frames_per_second=float(stream.average_rate or 25),
                has_sound=bool(container.streams.audio),
                pixel_aspect=aspect,
                tags=tuple(
                    (k, container.metadata[k]) for k in KEPT_TAGS if k in container.metadata
                ),
            )
            self._seconds = _estimated_seconds(container, stream)
        self.cut_off = False

    def frames(self) -> Iterator[Frame]:
        """The frames in the order of showing; broken ones without pixels."""
        self.cut_off = False
        with open_film(self._path) as container:
            yield from self._decoded(container, _moving_pictures(container, self._path.name))

    def frame_at(self, time: Fraction, progress: Progress) -> Frame:
        """Read from the key frame before it; otherwise see ``FilmSource``."""
        import av

        with open_film(self._path) as container:
            stream = _moving_pictures(container, self._path.name)
            step = Fraction(stream.time_base or USUAL_DURATION)
            try:
                container.seek(round((time + film_start(container)) / step), stream=stream)
            except av.error.FFmpegError:  # a film without an index: from the beginning
                progress.check_cancelled()
            found: tuple[av.VideoFrame, Fraction] | None = None
            for frame, begins, _ in self._shown(container, stream):
                progress.check_cancelled()
                if frame is None:
                    continue
                if found is not None and begins > time:
                    break
                found = (frame, begins)
            if found is not None:
                return Frame(_upright_rgb(found[0]), found[1])
        first = next((frame for frame in self.frames() if frame.rgb is not None), None)
        if first is None:
            raise no_readable_frame(self._path.name)
        return first

    def seconds(self) -> float:
        """See ``FilmSource``."""
        return self._seconds

    def _decoded(self, container: InputContainer, stream: VideoStream) -> Iterator[Frame]:
        for frame, time, duration in self._shown(container, stream):
            yield Frame(None if frame is None else _upright_rgb(frame), time, duration)

    def _shown(
        self, container: InputContainer, stream: VideoStream
    ) -> Iterator[tuple[av.VideoFrame | None, Fraction, Fraction | None]]:
        """Frames (None when broken) with time and duration, not yet made into pixels.

        Packets come in the order of decoding: broken ones wait until their time has come.
        """
        import av

        start, step = film_start(container), Fraction(stream.time_base or USUAL_DURATION)
        broken: list[Fraction] = []
        for packet in self._packets(container, stream):
            try:
                frames = packet.decode()
            except av.error.FFmpegError:
                if packet.pts is not None:
                    heapq.heappush(broken, packet.pts * step - start)
                continue
            for frame in frames:
                if frame.pts is None:
                    continue
                time = frame.pts * step - start
                while broken and broken[0] < time:
                    yield None, heapq.heappop(broken), None
                duration = frame.duration * step if frame.duration else None
                yield None if frame.is_corrupt else frame, time, duration
        while broken:
            yield None, heapq.heappop(broken), None

    def _packets(
        self, container: InputContainer, stream: VideoStream
    ) -> Iterator[av.Packet[VideoStream]]:
        import av

        try:
            yield from container.demux(stream)
        except av.error.FFmpegError:
            self.cut_off = True


def open_film(path: Path) -> InputContainer:
    """The open container; UserError when it is missing, empty or no film."""
    import av

    try:
        if path.stat().st_size == 0:
            raise UserError("{name} is empty.", "Choose another file.", name=path.name)
        with path.open("rb"):  # a missing permission is told in our words
            pass
    except OSError as error:
        raise reading_problem(path, error) from error
    try:
        return av.open(path)
    except av.error.FFmpegError as error:
        raise unreadable(path.name) from error


def film_start(container: InputContainer) -> Fraction:
    """When the film begins on its own clock, in seconds; sound and pictures are moved by it."""
    return Fraction(container.start_time or 0, 1_000_000)


def _moving_pictures(container: InputContainer, name: str) -> VideoStream:
    import av

    for stream in container.streams.video:
        if not stream.disposition & av.stream.Disposition.attached_pic:  # the cover of an album
            return stream
    raise UserError(
        "There are no pictures in {name}, only sound or text.", "Choose a film.", name=name
    )


def _estimated_frames(container: InputContainer, stream: VideoStream) -> int:
    if stream.frames:
        return stream.frames
    seconds = Fraction(container.duration or 0, 1_000_000)
    return round(seconds * (stream.average_rate or 0))


def _estimated_seconds(container: InputContainer, stream: VideoStream) -> float:
    if stream.duration and stream.time_base:
        return float(stream.duration * stream.time_base)
    if container.duration:
        return container.duration / 1_000_000
    return stream.frames / float(stream.average_rate or 25)


def _upright_rgb(frame: av.VideoFrame) -> Pixels:
    """Rotated as the film's display matrix says, uint8 (H, W, 3)."""
    from av.video.reformatter import Colorspace

    unsaid = int(frame.colorspace) == _UNSPECIFIED
    matrix = Colorspace.ITU709 if unsaid and frame.height >= _HD_HEIGHT else None
    rgb = frame.reformat(format="rgb24", src_colorspace=matrix).to_ndarray()
    # FFmpeg counts degrees against the clock, as numpy does
    return np.ascontiguousarray(np.rot90(rgb, round(frame.rotation / 90) % 4))
