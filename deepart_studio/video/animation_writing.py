"""Animated GIF and WebP, written frame by frame from lossless parts."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
import numpy.typing as npt
from PIL import Image
from PIL.GifImagePlugin import getdata

from deepart_studio.core.progress import Progress
from deepart_studio.storage.recipes import xmp_packet
from deepart_studio.video.finishing import Times
from deepart_studio.video.frames import MILLISECOND

Rgba = npt.NDArray[np.uint8]
_TRANSPARENT = 255
_SHORTEST_GIF_MS = 20
"""Browsers slow down what is shorter."""
_CLEAR_AFTER = 2
_WEBP_OPTIONS = {"quality": "90", "compression_level": "1"}
_XMP_FLAG, _ALPHA_FLAG = 0x04, 0x10


def read_parts(
    parts: Sequence[Path], times: Times, time_base: Fraction, progress: Progress
) -> Iterator[tuple[Rgba, int, int]]:
    """Frames uint8 (H, W, 4) with start and duration in milliseconds. Raises Cancelled."""
    import av

    durations = dict(times)
    index = 0
    for part in parts:
        with av.open(part) as container:
            for frame in container.decode(video=0):
                progress.check_cancelled()
                assert frame.time_base is not None  # noqa: S101 - we wrote it
                pts = round((frame.pts or 0) * frame.time_base / time_base)
                # both ends are rounded, so that no error adds up over the film
                start = round(pts * time_base / MILLISECOND)
                end = round((pts + durations[pts]) * time_base / MILLISECOND)
                yield np.asarray(frame.to_ndarray(format="rgba"), np.uint8), start, end - start
                index += 1
                progress.report(index / len(times))


def write_gif(path: Path, frames: Iterable[tuple[Rgba, int, int]], plays: int, recipe: str) -> None:
    """GIF89a with a palette of its own for every frame; ``plays`` 0 is for ever.

    Pillow's own writer holds all frames in memory; here they pass one by one. Times are hundredths
    of a second. The recipe becomes the comment.
    """
    with path.open("wb") as file:
        carried_ms = 0
        first = True
        for rgba, _, duration in frames:
            if first:
                _begin_gif(file, rgba.shape[1], rgba.shape[0], plays, recipe)
                first = False
            wanted = max(_SHORTEST_GIF_MS, duration + carried_ms)
            shown = round(wanted / 10) * 10
            carried_ms = wanted - shown
            _add_gif_frame(file, rgba, shown)
        file.write(b";")


def _begin_gif(file: BinaryIO, width: int, height: int, plays: int, recipe: str) -> None:
    file.write(b"GIF89a" + struct.pack("<HHBBB", width, height, 0x70, 0, 0))
    if plays != 1:  # the extension counts the repeats after the first showing; 0 is for ever
        repeats = min(plays - 1, 0xFFFF) if plays else 0
        file.write(b"!\xff\x0bNETSCAPE2.0\x03\x01" + struct.pack("<H", repeats) + b"\x00")
    text = recipe.encode()
    pieces = (text[i : i + 255] for i in range(0, len(text), 255))
    file.write(b"!\xfe" + b"".join(bytes([len(p)]) + p for p in pieces) + b"\x00")


def _add_gif_frame(file: BinaryIO, rgba: Rgba, duration_ms: int) -> None:
    hidden = rgba[..., 3] < 128
    clear = bool(hidden.any())
    colours = Image.fromarray(np.ascontiguousarray(rgba[..., :3]))
    # A hundred times as fast as the median cut (2 ms against 0.25 s at 640 × 360) and nearly as
    # close to the painting (mean difference 5.0 against 4.5 of 255).
    indexed = colours.quantize(_TRANSPARENT if clear else 256, Image.Quantize.FASTOCTREE)
    options: dict[str, Any] = {"duration": duration_ms, "include_color_table": True}
    if clear:
        indices = np.array(indexed)
        indices[hidden] = _TRANSPARENT
        with_clear = Image.fromarray(indices)
        palette = (indexed.getpalette() or [])[: 3 * _TRANSPARENT]
        with_clear.putpalette([*palette, *[0] * (3 * (_TRANSPARENT + 1) - len(palette))])
        indexed = with_clear
        options |= {"transparency": _TRANSPARENT, "disposal": _CLEAR_AFTER}
    file.writelines(getdata(indexed, **options))


def write_webp(
    path: Path, frames: Iterable[tuple[Rgba, int, int]], plays: int, recipe: str
) -> None:
    """Animated WebP of quality 90 with the recipe as XMP; ``plays`` 0 is for ever."""
    import av

    last_duration, clear = 0, False
    with av.open(path, "w", format="webp", options={"loop": str(plays)}) as output:
        stream = None
        for rgba, start, duration in frames:
            if stream is None:
                stream = output.add_stream("libwebp_anim", options=_WEBP_OPTIONS)
                stream.width, stream.height = rgba.shape[1], rgba.shape[0]
                stream.pix_fmt = "bgra"
                stream.codec_context.time_base = MILLISECOND
            frame = av.VideoFrame.from_ndarray(rgba, format="rgba").reformat(format="bgra")
            frame.pts, frame.time_base = start, MILLISECOND
            last_duration = duration
            clear = clear or bool((rgba[..., 3] < 255).any())
            output.mux(stream.encode(frame))
        if stream is not None:
            output.mux(stream.encode(None))
    _complete_webp(path, last_duration, clear, recipe)


def _complete_webp(path: Path, last_duration: int, clear: bool, recipe: str) -> None:
    """Put right what FFmpeg's writer leaves out, and add the recipe's XMP chunk.

    It guesses the last frame's duration, and does not say that something is ``clear``.
    """
    xmp = xmp_packet(recipe)
    with path.open("r+b") as file:
        size = 8 + struct.unpack("<4xI", file.read(8))[0]
        position, extended, last_frame = 12, 0, 0
        while position + 8 <= size:
            file.seek(position)
            kind, length = struct.unpack("<4sI", file.read(8))
            if kind == b"VP8X":
                extended = position + 8
            elif kind == b"ANMF":
                last_frame = position + 8
            position += 8 + length + length % 2
        if not (extended and last_frame):
            return  # a single frame is saved as a plain picture, which has neither
        file.seek(last_frame + 12)
        file.write(last_duration.to_bytes(3, "little"))
        file.seek(extended)
        flags = file.read(1)[0] | _XMP_FLAG | (_ALPHA_FLAG if clear else 0)
        file.seek(extended)
        file.write(bytes([flags]))
        file.seek(position)
        file.write(b"XMP " + struct.pack("<I", len(xmp)) + xmp + b"\x00" * (len(xmp) % 2))
        end = file.tell()
        file.seek(4)
        file.write(struct.pack("<I", end - 8))
