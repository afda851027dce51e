"""Films in, painted films out."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from deepart_studio.core.errors import Cancelled, UserError
from deepart_studio.core.pictures import Picture
from deepart_studio.core.progress import Progress
from deepart_studio.core.requests import StyleRequest
from deepart_studio.inference.style import StylePipeline
from deepart_studio.video.films import FilmReader
from deepart_studio.video.frames import Frame, in_order
from tests.support.films import film_file, frames_of, moving_frames, times_of
from tests.unit.video.conftest import Paint

RED_CHALK = np.array([0.7, 0.3, 0.2]) * 255


def packets_of(path: Path, kind: str) -> list[bytes]:
    with av.open(path) as container:
        return [bytes(packet) for packet in container.demux(**{kind: 0}) if packet.size]


@pytest.mark.parametrize("ending", [".mp4", ".webm", ".mkv"])
def test_a_film_is_painted_frame_by_frame(tmp_path: Path, paint: Paint, ending: str) -> None:
    film = film_file(tmp_path / "film.mp4", moving_frames(8))
    painted = paint(film, tmp_path / f"painted{ending}")
    frames = frames_of(tmp_path / f"painted{ending}")
    assert (painted.width, painted.height, painted.frames, painted.broken) == (96, 64, 8, 0)
    assert len(frames) == 8
    for frame in frames:
        assert np.abs(frame.mean((0, 1)) - RED_CHALK).max() < 12


def test_the_sound_is_passed_on_bit_by_bit_where_the_container_can_hold_it(
    tmp_path: Path, paint: Paint
) -> None:
    film = film_file(tmp_path / "film.mp4", moving_frames(8), sound="aac")
    assert paint(film, tmp_path / "painted.mp4").sound_copied
    assert packets_of(tmp_path / "painted.mp4", "audio") == packets_of(film, "audio")


def test_the_sound_is_encoded_anew_where_the_container_cannot_hold_it(
    tmp_path: Path, paint: Paint
) -> None:
    film = film_file(tmp_path / "film.mp4", moving_frames(8), sound="aac")
    assert not paint(film, tmp_path / "painted.webm").sound_copied
    with av.open(tmp_path / "painted.webm") as container:
        assert container.streams.audio[0].codec_context.name == "opus"
        heard = np.concatenate([f.to_ndarray()[0] for f in container.decode(audio=0)])
    assert len(heard) == pytest.approx(0.32 * 48000, rel=0.2)
    assert np.abs(heard).max() > 0.1


def test_frames_at_uneven_times_keep_their_times(tmp_path: Path, paint: Paint) -> None:
    ticks = [0, 24, 31, 100, 105, 260]
    film = film_file(tmp_path / "film.mp4", moving_frames(6), ticks=ticks)
    paint(film, tmp_path / "painted.mp4")
    assert times_of(tmp_path / "painted.mp4") == [Fraction(t, 600) for t in ticks]


def test_a_film_whose_frames_are_stored_out_of_order_is_painted_in_order(
    tmp_path: Path, paint: Paint
) -> None:
    drawn = moving_frames(9)
    film = film_file(tmp_path / "film.mp4", drawn, b_frames=2)
    read = [frame.rgb for frame in FilmReader(film).frames()]
    assert len(read) == 9
    for index, frame in enumerate(read):
        assert frame is not None
        gaps = [np.abs(frame.astype(int) - other).mean() for other in drawn]
        assert int(np.argmin(gaps)) == index
    paint(film, tmp_path / "painted.mp4")
    times = times_of(tmp_path / "painted.mp4")
    assert np.diff([float(t) for t in times]) == pytest.approx(0.04)


def test_a_film_that_begins_late_on_its_own_clock_stays_in_step_with_its_sound(
    tmp_path: Path, paint: Paint
) -> None:
    film = film_file(
        tmp_path / "film.ts", moving_frames(8), codec="mpeg2video", sound="aac", late=2
    )
    with av.open(film) as container:
        assert container.start_time > 1_900_000
        offset = starts(container)
    painted = paint(film, tmp_path / "painted.mkv")
    assert painted.sound_copied
    with av.open(tmp_path / "painted.mkv") as container:
        assert starts(container) == pytest.approx(offset, abs=0.002)
        assert container.start_time < 100_000


def starts(container: av.container.InputContainer) -> float:
    """How much later the pictures begin than the sound, in seconds."""
    first: dict[str, float] = {}
    for packet in container.demux():
        if packet.pts is not None:
            first.setdefault(packet.stream.type, float(packet.pts * packet.time_base))
    return first["video"] - first["audio"]


def test_odd_sides_get_one_more_row_or_column(tmp_path: Path, paint: Paint) -> None:
    film = film_file(tmp_path / "film.mkv", moving_frames(3, 95, 63), codec="ffv1")
    painted = paint(film, tmp_path / "painted.mp4")
    assert (painted.width, painted.height, painted.widened) == (96, 64, True)
    assert frames_of(tmp_path / "painted.mp4")[0].shape == (64, 96, 3)


def test_a_film_held_upright_by_its_phone_comes_out_upright(tmp_path: Path, paint: Paint) -> None:
    frames = [np.zeros((64, 96, 3), np.uint8) for _ in range(3)]
    for frame in frames:
        frame[:, :48] = 255  # white on the left
    film = film_file(tmp_path / "film.mp4", frames, rotation=90)
    reader = FilmReader(film)
    assert (reader.info.width, reader.info.height) == (64, 96)
    first = next(iter(reader.frames())).rgb
    assert first is not None
    assert first[60:].mean() > 200  # a quarter turn against the clock brings left to the bottom
    assert first[:36].mean() < 50
    painted = paint(film, tmp_path / "painted.mp4")
    assert (painted.width, painted.height) == (64, 96)


def test_the_size_is_the_long_side(tmp_path: Path, paint: Paint) -> None:
    film = film_file(tmp_path / "film.mp4", moving_frames(3))
    painted = paint(film, tmp_path / "painted.mp4", long_side=48)
    assert (painted.width, painted.height) == (48, 32)


def test_colours_come_through_reading_and_writing(
    tmp_path: Path, paint: Paint, pipeline: StylePipeline
) -> None:
    drawn = moving_frames(3)
    film = film_file(tmp_path / "film.mp4", drawn)
    first = next(iter(FilmReader(film).frames())).rgb
    assert first is not None
    assert np.abs(first.mean((0, 1)) - drawn[0].mean((0, 1))).max() < 3
    request = paint(film, tmp_path / "painted.mkv").request
    photo = Picture.of_pixels(first)
    expected = pipeline.render(photo, [(pipeline.find("Red chalk"), 1.0)], request).rgb
    with av.open(tmp_path / "painted.mkv") as container:
        told = container.streams.video[0].codec_context
        assert (told.colorspace, told.color_range) == (1, 1)  # BT.709, 16..235
    shown = frames_of(tmp_path / "painted.mkv")[0]
    assert np.abs(shown.mean((0, 1)) - expected.mean((0, 1))).max() < 3


def test_broken_frames_show_the_painting_before_them(tmp_path: Path, paint: Paint) -> None:
    film = film_file(tmp_path / "film.mkv", moving_frames(8), codec="ffv1")
    data = bytearray(film.read_bytes())
    with av.open(film) as container:
        packets = [bytes(packet) for packet in container.demux(video=0) if packet.size]
    where = data.find(packets[5])
    data[where : where + 60] = b"\xff" * 60
    film.write_bytes(data)
    painted = paint(film, tmp_path / "painted.mp4")
    assert painted.broken >= 1
    assert painted.frames == 8
    frames = [frame.astype(int) for frame in frames_of(tmp_path / "painted.mp4")]
    assert np.abs(frames[5] - frames[4]).mean() < 1 < np.abs(frames[4] - frames[3]).mean()


def test_the_recipe_is_in_the_comment(tmp_path: Path, paint: Paint) -> None:
    film = film_file(tmp_path / "film.mp4", moving_frames(3))
    painted = paint(film, tmp_path / "painted.mp4", strength=0.5)
    with av.open(tmp_path / "painted.mp4") as container:
        assert StyleRequest.from_json(container.metadata["comment"]) == painted.request


@pytest.mark.parametrize("ending", [".mp4", ".webm", ".mkv", ".gif", ".webp"])
def test_the_same_film_is_painted_the_same_twice(tmp_path: Path, paint: Paint, ending: str) -> None:
    film = film_file(tmp_path / "film.mp4", moving_frames(4), sound="aac")
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        paint(film, tmp_path / folder / f"painted{ending}")
    one, two = (tmp_path / folder / f"painted{ending}" for folder in ("one", "two"))
    assert one.read_bytes() == two.read_bytes()


def test_a_finished_film_leaves_nothing_beside_it(tmp_path: Path, paint: Paint) -> None:
    film = film_file(tmp_path / "film.mp4", moving_frames(3))
    paint(film, tmp_path / "painted.mp4")
    assert {path.name for path in tmp_path.iterdir()} == {"film.mp4", "painted.mp4"}


def test_a_text_with_the_name_of_a_film_is_refused(tmp_path: Path, paint: Paint) -> None:
    (tmp_path / "notes.mp4").write_text("Dear diary, " * 50)
    with pytest.raises(UserError, match=r"notes\.mp4 is not a film"):
        paint(tmp_path / "notes.mp4", tmp_path / "painted.mp4")


def test_an_empty_file_is_refused(tmp_path: Path, paint: Paint) -> None:
    (tmp_path / "empty.mp4").touch()
    with pytest.raises(UserError, match=r"empty\.mp4 is empty"):
        paint(tmp_path / "empty.mp4", tmp_path / "painted.mp4")


def test_sound_alone_is_refused(tmp_path: Path, paint: Paint) -> None:
    film = film_file(tmp_path / "film.mp4", moving_frames(4), sound="aac")
    with av.open(film) as source, av.open(tmp_path / "song.mp4", "w") as song:
        stream = song.add_stream_from_template(source.streams.audio[0])
        for packet in source.demux(audio=0):
            if packet.size:
                packet.stream = stream
                song.mux(packet)
    with pytest.raises(UserError, match=r"no pictures in song\.mp4"):
        paint(tmp_path / "song.mp4", tmp_path / "painted.mp4")


def test_a_film_without_frames_is_refused(tmp_path: Path, paint: Paint) -> None:
    with av.open(tmp_path / "none.mkv", "w") as container:
        stream = container.add_stream("mpeg4", rate=25)
        stream.width, stream.height, stream.pix_fmt = 96, 64, "yuv420p"
        container.start_encoding()
    with pytest.raises(UserError, match=r"no frame in none\.mkv|not a film"):
        paint(tmp_path / "none.mkv", tmp_path / "painted.mp4")


def test_a_film_that_is_cut_off_is_painted_as_far_as_it_goes(tmp_path: Path, paint: Paint) -> None:
    film = film_file(tmp_path / "film.mkv", moving_frames(12))
    data = film.read_bytes()
    film.write_bytes(data[: len(data) * 2 // 3])
    painted = paint(film, tmp_path / "painted.mp4")
    assert 1 <= painted.frames < 12


def test_frames_last_until_the_next_one_and_never_go_back_in_time() -> None:
    times = [Fraction(t) for t in (0, 1, 1, 3, 2, 4)]
    shown = list(in_order(Frame(None, time) for time in times))
    assert [frame.time for frame in shown] == [0, 1, 3, 4]
    assert [frame.duration for frame in shown] == [1, 2, 1, Fraction(1, 25)]


@pytest.mark.parametrize(("ending", "codec"), [(".mp4", "mpeg4"), (".webm", "libvpx")])
def test_any_frame_can_be_gone_to(tmp_path: Path, ending: str, codec: str) -> None:
    film = film_file(tmp_path / f"film{ending}", moving_frames(12), codec=codec)
    reader, frames = FilmReader(film), frames_of(film)
    for index in (0, 7, 11, 3):
        found = reader.frame_at(Fraction(2 * index + 1, 50), Progress())
        assert found.rgb is not None
        assert np.abs(found.rgb.astype(int) - frames[index]).max() < 4
    assert reader.seconds() == pytest.approx(0.48, abs=0.05)


def test_beyond_the_end_the_last_frame_is_shown(tmp_path: Path) -> None:
    film = film_file(tmp_path / "film.mp4", moving_frames(12), late=2.0)
    found = FilmReader(film).frame_at(Fraction(90), Progress())
    assert found.rgb is not None
    assert np.abs(found.rgb.astype(int) - frames_of(film)[-1]).max() < 4


def test_looking_for_a_frame_can_be_cancelled(tmp_path: Path) -> None:
    film = film_file(tmp_path / "film.mp4", moving_frames(12))
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        FilmReader(film).frame_at(Fraction(0), progress)
