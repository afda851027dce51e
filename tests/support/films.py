"""Films that the tests draw for themselves."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from PIL import Image

from deepart_studio.core.pictures import Pixels

TIME_BASE = Fraction(1, 600)
EVERY = 24
"""Ticks between two frames: 25 frames a second."""
SOUND_RATE = 48000


def moving_frames(count: int = 8, width: int = 96, height: int = 64, seed: int = 3) -> list[Pixels]:
    """A soft texture that drifts to the left, with a red disc that goes to the right."""
    rng = np.random.default_rng(seed)
    wide = width + 4 * count
    small = rng.uniform(40, 215, (height // 8 + 2, wide // 8 + 2, 3)).astype(np.uint8)
    texture = np.asarray(Image.fromarray(small).resize((wide, height), Image.Resampling.BICUBIC))
    y, x = np.mgrid[0:height, 0:width]
    frames = []
    for index in range(count):
        frame = texture[:, 2 * index : 2 * index + width].copy()
        middle = width * 0.3 + 3 * index
        frame[(x - middle) ** 2 + (y - height / 2) ** 2 < (height / 5) ** 2] = (220, 40, 30)
        frames.append(frame)
    return frames


def film_file(
    path: Path,
    frames: Sequence[Pixels],
    *,
    codec: str = "mpeg4",
    ticks: Sequence[int] | None = None,
    sound: str | None = None,
    rotation: int | None = None,
    b_frames: int = 0,
    late: float = 0.0,
) -> Path:
    """Write a film; ``ticks`` are the frames' times in 1/600 s, ``sound`` the codec of a tone.

    The file's clock is ``late`` seconds ahead.
    """
    ticks = ticks or [EVERY * index for index in range(len(frames))]
    with av.open(path, "w", options={"output_ts_offset": str(late)}) as container:
        stream = container.add_stream(codec, rate=25, options={"qscale": "2", "flags": "+qscale"})
        stream.height, stream.width = frames[0].shape[:2]
        stream.pix_fmt = "yuv420p"
        # MPEG-2 knows only a few rates
        stream.codec_context.time_base = Fraction(1, 25) if codec == "mpeg2video" else TIME_BASE
        stream.codec_context.gop_size = 4
        stream.codec_context.max_b_frames = b_frames
        if rotation is not None:
            stream.set_display_rotation(rotation)
        tone = container.add_stream(sound, rate=SOUND_RATE) if sound else None
        for frame, pts in zip(frames, ticks, strict=True):
            picture = av.VideoFrame.from_ndarray(np.ascontiguousarray(frame), format="rgb24")
            picture.pts, picture.time_base, picture.duration = pts, TIME_BASE, EVERY
            container.mux(stream.encode(picture))
        container.mux(stream.encode(None))
        if tone is not None:
            seconds = float((ticks[-1] + EVERY) * TIME_BASE)
            _write_tone(container, tone, seconds)
    return path


def _write_tone(
    container: av.container.OutputContainer, stream: av.AudioStream, seconds: float
) -> None:
    samples = np.sin(np.arange(round(seconds * SOUND_RATE)) * 2 * np.pi * 440 / SOUND_RATE)
    size = stream.codec_context.frame_size or 1024
    stereo = np.tile((samples * 9000).astype(np.int16), (2, 1))
    resampler = av.AudioResampler(
        stream.codec_context.format, stream.codec_context.layout, SOUND_RATE, frame_size=size
    )
    whole = av.AudioFrame.from_ndarray(np.ascontiguousarray(stereo), format="s16p", layout="stereo")
    whole.rate, whole.pts, whole.time_base = SOUND_RATE, 0, Fraction(1, SOUND_RATE)
    for piece in [*resampler.resample(whole), *resampler.resample(None)]:
        container.mux(stream.encode(piece))
    container.mux(stream.encode(None))


def frames_of(path: Path) -> list[Pixels]:
    """The decoded frames of a film."""
    with av.open(path) as container:
        return [frame.to_ndarray(format="rgb24") for frame in container.decode(video=0)]


def times_of(path: Path) -> list[Fraction]:
    """When the frames of a film are shown, in seconds."""
    with av.open(path) as container:
        base = container.streams.video[0].time_base or Fraction(1)
        return [(frame.pts or 0) * base for frame in container.decode(video=0)]


def animation_file(
    path: Path, frames: Sequence[Pixels], durations: Sequence[int], **options: object
) -> Path:
    """Write an animated GIF, WebP or PNG; durations in milliseconds."""
    images = [Image.fromarray(frame) for frame in frames]
    images[0].save(
        path, save_all=True, append_images=images[1:], duration=list(durations), **options
    )
    return path
