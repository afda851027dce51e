"""The parts put together: pictures copied without encoding again, with the film's sound."""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

from deepart_studio.core.progress import Progress
from deepart_studio.video.films import open_film
from deepart_studio.video.frames import FilmInfo
from deepart_studio.video.sound import SoundTrack

if TYPE_CHECKING:
    from av.container import OutputContainer
    from av.video.stream import VideoStream

_MUXERS = {"mp4": "mp4", "webm": "webm", "mkv": "matroska"}
Times = Sequence[tuple[int, int]]


def write_film(
    path: Path,
    format_id: str,
    parts: Sequence[Path],
    times: Times,
    time_base: Fraction,
    info: FilmInfo,
    recipe: str,
    progress: Progress,
) -> bool:
    """Write "mp4", "webm" or "mkv"; gives whether the sound was copied as it was (or is absent).

    The recipe goes into the comment. Raises Cancelled, and what FFmpeg raises.
    """
    import av

    # Without bitexact Matroska puts a random number into each file; faststart lets a film begin to
    # play before it is wholly loaded.
    options = {"fflags": "+bitexact"}
    if format_id == "mp4":
        options["movflags"] = "+faststart"
    with ExitStack() as open_files:
        output = open_files.enter_context(
            av.open(path, "w", format=_MUXERS[format_id], options=options)
        )
        output.metadata.update({**dict(info.tags), "comment": recipe})
        first = open_files.enter_context(av.open(parts[0]))
        stream = output.add_stream_from_template(first.streams.video[0])
        stream.time_base = time_base
        tracks = _tracks(open_files, output, info, format_id)
        streams: list[Iterator[tuple[Fraction, Any]]] = [_pictures(parts, times, time_base, stream)]
        streams += [track.packets(container) for track, container in tracks]
        end = times[-1][0] * time_base or Fraction(1)
        for time, packet in heapq.merge(*streams, key=lambda item: item[0]):
            progress.check_cancelled()
            progress.report(float(time / end))
            output.mux(packet)
    return all(track.copied for track, _ in tracks)


def _tracks(
    open_files: ExitStack, output: OutputContainer, info: FilmInfo, format_id: str
) -> list[tuple[SoundTrack, Any]]:
    """Each track reads the film on its own: they are wanted in the order of time."""
    if not info.has_sound:
        return []
    counted = open_files.enter_context(open_film(info.path))
    containers = [open_files.enter_context(open_film(info.path)) for _ in counted.streams.audio]
    return [
        (SoundTrack(container.streams.audio[index], output, format_id), container)
        for index, container in enumerate(containers)
    ]


def _pictures(
    parts: Sequence[Path], times: Times, time_base: Fraction, stream: VideoStream
) -> Iterator[tuple[Fraction, Any]]:
    import av

    durations = dict(times)
    for part in parts:
        with av.open(part) as container:
            for packet in container.demux(video=0):
                if packet.pts is None or packet.time_base is None:
                    continue  # the mark of the end
                # NUT counts in a finer unit, and does not keep durations
                time = packet.pts * packet.time_base
                packet.pts = packet.dts = round(time / time_base)
                packet.duration = durations[packet.pts]
                packet.time_base = time_base
                packet.stream = stream
                yield time, packet
