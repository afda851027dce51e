"""Animated pictures in and out."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from deepart_studio.core.progress import Progress
from deepart_studio.storage.recipes import read_recipe
from deepart_studio.video.animations import AnimationReader
from tests.support.films import animation_file, film_file, frames_of, moving_frames, times_of
from tests.unit.video.conftest import Paint

DURATIONS = [100, 50, 250, 100, 70, 300]


def durations_of(path: Path) -> list[int]:
    with Image.open(path) as image:
        found = []
        for index in range(image.n_frames):
            image.seek(index)
            image.load()
            found.append(image.info["duration"])
    return found


@pytest.mark.parametrize("source", [".gif", ".webp", ".png"])
@pytest.mark.parametrize("ending", [".gif", ".webp"])
def test_an_animation_keeps_its_frames_and_their_durations(
    tmp_path: Path, paint: Paint, source: str, ending: str
) -> None:
    animation = animation_file(tmp_path / f"in{source}", moving_frames(6), DURATIONS, loop=0)
    painted = paint(animation, tmp_path / f"painted{ending}")
    assert (painted.frames, painted.width, painted.height) == (6, 96, 64)
    assert durations_of(tmp_path / f"painted{ending}") == DURATIONS
    with Image.open(tmp_path / f"painted{ending}") as image:
        means = []
        for index in range(6):
            image.seek(index)
            means.append(np.asarray(image.convert("RGB")).mean((0, 1)))
    assert np.abs(np.array(means) / 255 - (0.7, 0.3, 0.2)).max() < 0.06


@pytest.mark.parametrize("ending", [".gif", ".webp"])
@pytest.mark.parametrize(("options", "plays"), [({}, 1), ({"loop": 0}, 0), ({"loop": 2}, 3)])
def test_an_animation_is_shown_as_often_as_before(
    tmp_path: Path, paint: Paint, ending: str, options: dict[str, int], plays: int
) -> None:
    animation = animation_file(tmp_path / "in.gif", moving_frames(3), DURATIONS[:3], **options)
    paint(animation, tmp_path / f"painted{ending}")
    assert AnimationReader(tmp_path / f"painted{ending}").info.plays == plays


@pytest.mark.parametrize("ending", [".gif", ".webp"])
def test_transparent_parts_stay_transparent(tmp_path: Path, paint: Paint, ending: str) -> None:
    images = []
    for index, frame in enumerate(moving_frames(3)):
        alpha = np.zeros((64, 96), np.uint8)
        alpha[:, 20 * index : 20 * index + 40] = 255
        images.append(Image.fromarray(np.dstack([frame, alpha])))
    images[0].save(
        tmp_path / "in.webp", save_all=True, append_images=images[1:], duration=100, lossless=True
    )
    paint(tmp_path / "in.webp", tmp_path / f"painted{ending}")
    for index, frame in enumerate(AnimationReader(tmp_path / f"painted{ending}").frames()):
        assert frame.alpha is not None
        opaque = frame.alpha > 128
        assert opaque[:, 20 * index : 20 * index + 40].all()
        assert not opaque[:, 20 * index + 42 :].any()
        assert not opaque[:, : max(0, 20 * index - 2)].any()


def test_an_animation_becomes_a_film(tmp_path: Path, paint: Paint) -> None:
    animation = animation_file(tmp_path / "in.gif", moving_frames(6), DURATIONS)
    paint(animation, tmp_path / "painted.mp4")
    assert len(frames_of(tmp_path / "painted.mp4")) == 6
    starts = [1000 * float(time) for time in times_of(tmp_path / "painted.mp4")]
    assert starts == pytest.approx([0, 100, 150, 400, 500, 570], abs=1)


def test_a_film_becomes_an_animation_of_the_same_length(tmp_path: Path, paint: Paint) -> None:
    ticks = [0, 20, 40, 60, 80, 100, 120, 140]  # 30 frames a second do not fit hundredths
    film = film_file(tmp_path / "film.mp4", moving_frames(8), ticks=ticks)
    paint(film, tmp_path / "painted.gif")
    assert sum(durations_of(tmp_path / "painted.gif")) == pytest.approx(8 * 1000 / 30, abs=12)


def test_the_recipe_is_in_the_webp(tmp_path: Path, paint: Paint) -> None:
    animation = animation_file(tmp_path / "in.gif", moving_frames(3), DURATIONS[:3])
    painted = paint(animation, tmp_path / "painted.webp")
    assert read_recipe(tmp_path / "painted.webp") == painted.request.to_json()


def test_the_recipe_is_in_the_comment_of_the_gif(tmp_path: Path, paint: Paint) -> None:
    animation = animation_file(tmp_path / "in.gif", moving_frames(3), DURATIONS[:3])
    painted = paint(animation, tmp_path / "painted.gif")
    with Image.open(tmp_path / "painted.gif") as image:
        assert image.info["comment"].decode() == painted.request.to_json()


def test_a_cut_off_animation_is_painted_as_far_as_it_goes(tmp_path: Path, paint: Paint) -> None:
    animation = animation_file(tmp_path / "in.gif", moving_frames(6), DURATIONS)
    data = animation.read_bytes()
    animation.write_bytes(data[: len(data) * 2 // 3])
    painted = paint(animation, tmp_path / "painted.gif")
    assert 1 <= painted.frames < 6


@pytest.mark.parametrize("ending", [".gif", ".webp", ".png"])
def test_any_frame_of_an_animation_can_be_gone_to(tmp_path: Path, ending: str) -> None:
    path = animation_file(tmp_path / f"in{ending}", moving_frames(6), DURATIONS, loop=0)
    reader = AnimationReader(path)
    assert reader.seconds() == pytest.approx(sum(DURATIONS) / 1000)
    for milliseconds, index in ((0, 0), (149, 1), (399, 2), (5000, 5)):
        found = reader.frame_at(Fraction(milliseconds, 1000), Progress())
        assert float(found.time) == pytest.approx(sum(DURATIONS[:index]) / 1000)
