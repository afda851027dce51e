"""Films are told by their content."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from deepart_studio.core.errors import UserError
from deepart_studio.video.kinds import film_format, is_animation, is_film
from tests.support.drawn import landscape, photo_file
from tests.support.films import animation_file, film_file, moving_frames


@pytest.mark.parametrize("ending", [".mp4", ".mov", ".mkv", ".avi", ".mpg", ".ts", ".flv"])
def test_a_film_is_known_whatever_its_name(tmp_path: Path, ending: str) -> None:
    codec = {".flv": "flv1", ".mpg": "mpeg2video", ".ts": "mpeg2video"}.get(ending, "mpeg4")
    film = film_file(tmp_path / f"film{ending}", moving_frames(3), codec=codec)
    film.rename(tmp_path / "holiday.jpg")
    assert is_film(tmp_path / "holiday.jpg")


@pytest.mark.parametrize("ending", [".png", ".jpg", ".webp", ".tif", ".avif"])
def test_a_picture_with_the_name_of_a_film_is_a_picture(tmp_path: Path, ending: str) -> None:
    photo_file(tmp_path / f"photo{ending}").rename(tmp_path / "photo.mp4")
    assert not is_film(tmp_path / "photo.mp4")


def test_a_text_is_taken_for_a_film_only_when_it_is_called_one(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("hello " * 99)
    (tmp_path / "notes.mp4").write_text("hello " * 99)
    assert not is_film(tmp_path / "notes.txt")
    assert is_film(tmp_path / "notes.mp4")


def test_a_gif_of_one_frame_does_not_move(tmp_path: Path) -> None:
    Image.fromarray(landscape()).save(tmp_path / "still.gif")
    animation_file(tmp_path / "moving.gif", moving_frames(3), [100, 100, 100])
    assert not is_animation(tmp_path / "still.gif")
    assert is_animation(tmp_path / "moving.gif")
    assert not is_film(tmp_path / "moving.gif")


@pytest.mark.parametrize("name", ["film.png", "film", "film.exe"])
def test_films_are_saved_only_as_films(name: str) -> None:
    with pytest.raises(UserError, match=r"\.mp4, \.webm"):
        film_format(Path(name))
