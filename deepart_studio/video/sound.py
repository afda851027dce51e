"""A film's sound, passed on as it is where the new container can hold it."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING, cast

from deepart_studio.video.films import film_start

if TYPE_CHECKING:
    from av import Packet
    from av.audio.stream import AudioStream
    from av.container import InputContainer, OutputContainer

_HELD = {
    "mp4": {"aac", "mp3", "ac3", "eac3", "opus", "flac", "alac"},
    "webm": {"opus", "vorbis"},
    "mkv": None,  # everything
}
_ENCODED_AS = {"mp4": "aac", "webm": "libopus"}
_SAMPLE_RATES = {"aac": (44100, 48000), "libopus": (48000,)}


class SoundTrack:
    """One track on its way from a film into another."""

    def __init__(self, source: AudioStream, output: OutputContainer, format_id: str) -> None:
        held = _HELD[format_id]
        self.source = source
        self.copied = held is None or source.codec_context.name in held
        if self.copied:
            self._stream = output.add_stream_from_template(source)
            return
        codec = _ENCODED_AS[format_id]
        rates = _SAMPLE_RATES[codec]
        rate = source.rate if source.rate in rates else rates[-1]
        self._stream = cast("AudioStream", output.add_stream(codec, rate=rate))
        context = self._stream.codec_context
        context.layout = "mono" if source.codec_context.channels == 1 else "stereo"
        context.open()

    def packets(self, container: InputContainer) -> Iterator[tuple[Fraction, Packet[AudioStream]]]:
        """Packets for the output, each with its time in seconds; the film's clock starts at 0.

        Damaged sound is left out.
        """
        import av

        start = film_start(container)
        try:
            for packet in self._copied(container) if self.copied else self._encoded(container):
                if packet.pts is None or packet.time_base is None:
                    continue
                shift = round(start / packet.time_base)
                packet.pts -= shift
                if packet.dts is not None:
                    packet.dts -= shift
                packet.stream = self._stream
                yield packet.pts * packet.time_base, packet
        except av.error.FFmpegError:
            return

    def _copied(self, container: InputContainer) -> Iterator[Packet[AudioStream]]:
        yield from container.demux(self.source)

    def _encoded(self, container: InputContainer) -> Iterator[Packet[AudioStream]]:
        import av

        context = self._stream.codec_context
        resampler = av.AudioResampler(
            context.format, context.layout, context.rate, frame_size=context.frame_size or None
        )
        for packet in container.demux(self.source):
            try:
                frames = packet.decode()
            except av.error.InvalidDataError:
                continue
            for frame in frames:
                for piece in resampler.resample(frame):
                    yield from self._stream.encode(piece)
        for piece in resampler.resample(None):
            yield from self._stream.encode(piece)
        yield from self._stream.encode(None)
