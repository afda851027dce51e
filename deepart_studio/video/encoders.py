"""Encoders, and one part of a film written with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, cast

import numpy as np

from deepart_studio.core.errors import UserError
from deepart_studio.core.pictures import Picture, Pixels
from deepart_studio.video.frames import FilmInfo
from deepart_studio.video.kinds import FILM_FORMATS

if TYPE_CHECKING:
    from av.video.stream import VideoStream

_BT709 = 1  # in FFmpeg's tables of matrices, primaries and transfer curves
_BITS_PER_PIXEL = 0.2


@dataclass(frozen=True)
class Encoder:
    """An encoder of FFmpeg; ``by_rate``: it wants a bit rate, having no constant quality.

    ``finest`` is the largest denominator of its time base.
    """

    codec: str
    pixel_format: str
    options: Mapping[str, str]
    by_rate: bool = False
    finest: int = 1_000_000


_VP9 = Encoder(
    "libvpx-vp9",
    "yuv420p",
    # Quick at every frame and holding none back, as a cancel waits for the encoder; threads share
    # tiles, not rows, so that the result does not depend on their number.
    {
        "crf": "24",
        "b": "0",
        "deadline": "realtime",
        "cpu-used": "6",
        "lag-in-frames": "0",
        "tile-columns": "2",
    },
)
_H264 = (
    Encoder("libopenh264", "yuv420p", {}, by_rate=True),
    Encoder("h264_videotoolbox", "yuv420p", {}, by_rate=True),
)
_MPEG4 = Encoder("mpeg4", "yuv420p", {"qscale": "3", "flags": "+qscale"}, finest=65535)
_LOSSLESS = Encoder("ffv1", "bgra", {})

ENCODERS: Mapping[str, tuple[Encoder, ...]] = {
    # The wheel of PyAV has libx264, but that is under the GPL, which this program does not want to
    # depend on. H.264 is used where Cisco's encoder (BSD) or the system's own (macOS) is there;
    # else VP9 (BSD), which browsers and players of the last ten years show in MP4 too; else
    # MPEG-4 part 2, built into every FFmpeg.
    "mp4": (*_H264, _VP9, _MPEG4),
    "mkv": (*_H264, _VP9, _MPEG4),
    "webm": (_VP9,),
    # Their palettes and their frames' sizes are found at the end, from lossless parts.
    "gif": (_LOSSLESS,),
    "webp": (_LOSSLESS,),
}


def choose_encoder(format_id: str) -> Encoder:
    """The first encoder for a film format that this FFmpeg has; UserError when there is none."""
    import av

    for encoder in ENCODERS[format_id]:
        if encoder.codec in av.codecs_available:
            return encoder
    others = [f.id for f in FILM_FORMATS.values() if f.id != format_id]
    raise UserError(
        "This installation cannot write {format} films.",
        "Choose another kind: {others}.",
        format=format_id,
        others=", ".join(others),
    )


def time_base_for(encoder: Encoder, info: FilmInfo) -> Fraction:
    """The film's own unit of time, or one that the encoder can do, in seconds."""
    if info.time_base.denominator <= encoder.finest and info.time_base.numerator < 1000:
        return info.time_base
    return Fraction(1, min(encoder.finest, 60_000))


def even(rgb: Pixels) -> Pixels:
    """The last column and row repeated where a side is odd: the colours of films come by twos."""
    height, width = rgb.shape[:2]
    if height % 2 == 0 and width % 2 == 0:
        return rgb
    return np.pad(rgb, ((0, height % 2), (0, width % 2), (0, 0)), mode="edge")


class PartWriter:
    """Writes frames to one file in NUT, which holds every codec and exact times.

    Each part begins anew, so that parts can be put together without encoding again.
    """

    def __init__(self, path: Path, encoder: Encoder, time_base: Fraction, info: FilmInfo) -> None:
        import av

        self._encoder = encoder
        self._time_base = time_base
        self._info = info
        self._container = av.open(path, "w", format="nut", options={"fflags": "+bitexact"})
        self._stream: VideoStream | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            if kind is None and self._stream is not None:
                for packet in self._stream.encode(None):
                    self._container.mux(packet)
        finally:
            self._container.close()

    def add(self, painting: Picture, pts: int, duration: int) -> None:
        """Encode a frame; ``pts`` and ``duration`` count the time base.

        Transparency is kept where the parts are lossless; else white shows through.
        """
        import av
        from av.video.reformatter import ColorRange, Colorspace

        lossless = self._encoder is _LOSSLESS
        if lossless:
            alpha = painting.alpha
            opaque = np.full(painting.rgb.shape[:2], 255, np.uint8) if alpha is None else alpha
            rgba = np.dstack([painting.rgb, opaque])
            frame = av.VideoFrame.from_ndarray(rgba, format="rgba").reformat(format="bgra")
        else:
            rgb = np.ascontiguousarray(even(painting.flattened()))
            frame = av.VideoFrame.from_ndarray(rgb, format="rgb24").reformat(
                format=self._encoder.pixel_format,
                dst_colorspace=Colorspace.ITU709,
                dst_color_range=ColorRange.MPEG,
            )
        frame.pts, frame.time_base, frame.duration = pts, self._time_base, duration
        if self._stream is None:
            self._stream = self._new_stream(frame.width, frame.height, lossless)
        for packet in self._stream.encode(frame):
            self._container.mux(packet)

    def _new_stream(self, width: int, height: int, lossless: bool) -> VideoStream:
        from av.video.reformatter import ColorRange

        stream: Any = self._container.add_stream(
            self._encoder.codec, rate=25, options=dict(self._encoder.options)
        )
        context = stream.codec_context
        context.width, context.height = width, height
        context.pix_fmt = self._encoder.pixel_format
        context.time_base = self._time_base
        if self._encoder.by_rate:
            per_second = self._info.frames_per_second
            context.max_b_frames = 0  # the parts' packets are taken to be in the order of showing
            context.bit_rate = round(width * height * per_second * _BITS_PER_PIXEL)
        if not lossless:
            context.colorspace = context.color_primaries = context.color_trc = _BT709
            context.color_range = ColorRange.MPEG
            context.sample_aspect_ratio = self._info.pixel_aspect
        return cast("VideoStream", stream)
