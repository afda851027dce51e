"""The encoder that is there is taken."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from deepart_studio.core.errors import UserError
from deepart_studio.video import encoders
from deepart_studio.video.encoders import ENCODERS, choose_encoder, even, time_base_for
from deepart_studio.video.frames import FilmInfo
from tests.support.films import film_file, moving_frames, times_of
from tests.unit.video.conftest import Paint


def test_no_encoder_under_the_gpl_is_ever_chosen() -> None:
    codecs = {encoder.codec for choices in ENCODERS.values() for encoder in choices}
    assert not codecs & {"libx264", "libx264rgb", "libx265", "libxvid"}


def test_the_next_encoder_is_taken_where_one_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(av, "codecs_available", {"h264_videotoolbox", "mpeg4"})
    assert choose_encoder("mp4").codec == "h264_videotoolbox"
    monkeypatch.setattr(av, "codecs_available", {"mpeg4"})
    assert choose_encoder("mp4").codec == "mpeg4"
    with pytest.raises(UserError, match=r"cannot write webm films\. Choose another kind: mp4"):
        choose_encoder("webm")


def test_the_last_resort_keeps_the_times_too(
    tmp_path: Path, paint: Paint, monkeypatch: pytest.MonkeyPatch
) -> None:
    mpeg4 = ENCODERS["mp4"][-1]
    monkeypatch.setattr(encoders, "ENCODERS", {"mp4": (mpeg4,)})
    film = film_file(tmp_path / "film.ts", moving_frames(6), codec="mpeg2video")  # 1/90000 s
    paint(film, tmp_path / "painted.mp4")
    with av.open(tmp_path / "painted.mp4") as container:
        assert container.streams.video[0].codec_context.name == "mpeg4"
    gaps = np.diff([float(time) for time in times_of(tmp_path / "painted.mp4")])
    assert gaps == pytest.approx(0.04, abs=1e-4)


def test_the_unit_of_time_is_the_films_own_where_that_can_be() -> None:
    def info(base: Fraction) -> FilmInfo:
        return FilmInfo(Path("film"), 96, 64, 1, base)

    vp9, mpeg4 = ENCODERS["webm"][0], ENCODERS["mp4"][-1]
    assert time_base_for(vp9, info(Fraction(1, 90000))) == Fraction(1, 90000)
    assert time_base_for(mpeg4, info(Fraction(1, 90000))) == Fraction(1, 60000)
    assert time_base_for(mpeg4, info(Fraction(1001, 30000))) == Fraction(1, 60000)


def test_odd_sides_become_even_by_repeating_the_last_pixels() -> None:
    odd = np.arange(5 * 7 * 3, dtype=np.uint8).reshape(5, 7, 3)
    wide = even(odd)
    assert wide.shape == (6, 8, 3)
    assert (wide[:5, :7] == odd).all()
    assert (wide[5, :7] == odd[4]).all()
    assert (wide[:5, 7] == odd[:, 6]).all()
    assert even(wide) is wide
