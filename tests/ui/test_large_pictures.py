"""A picture beyond the limit is asked about, and opened smaller if that is wanted."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from deepart_studio.app import StudioApp
from deepart_studio.core.errors import UserError
from deepart_studio.storage import reading, reading_smaller
from tests.support.drawn import landscape


@pytest.fixture(autouse=True)
def small_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (reading, reading_smaller):
        monkeypatch.setattr(module, "MAX_MEGAPIXELS", 0.01)


@pytest.fixture
def large(tmp_path: Path) -> Path:
    path = tmp_path / "panorama.png"
    Image.fromarray(landscape(300, 200)).save(path)
    return path


def test_the_person_is_asked_and_gets_it_smaller(running: StudioApp, qtbot, large: Path) -> None:
    with qtbot.waitSignal(running.studio.too_large):
        running.window.files.open_paths([large])
    assert running.studio.photo is None
    notice = running.window.notices.cards[-1].notice
    assert "panorama.png is too large" in notice.text
    before = large.read_bytes()
    with qtbot.waitSignal(running.studio.photo_changed):
        notice.buttons[0].run()
    picture = running.studio.photo.picture
    assert (picture.width, picture.height) == (100, 67)
    whole = np.asarray(Image.open(large).resize((100, 67), Image.Resampling.BOX)).astype(int)
    assert np.abs(whole - picture.rgb).mean() < 4
    assert large.read_bytes() == before


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L", "P", "1", "I;16", "CMYK"])
def test_every_kind_of_picture_is_reduced(tmp_path: Path, mode: str) -> None:
    path = tmp_path / ("large.tif" if mode == "CMYK" else "large.png")
    if mode == "I;16":
        Image.fromarray(np.full((200, 300), 40_000, np.uint16)).save(path)
    else:
        Image.fromarray(landscape(300, 200)).convert(mode).save(path)
    picture = reading_smaller.load_smaller(path)
    assert picture.megapixels <= 0.01
    assert (picture.alpha is not None) == (mode == "RGBA")


def test_a_camera_held_upright_stays_upright(tmp_path: Path) -> None:
    path = tmp_path / "tall.jpg"
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.fromarray(landscape(300, 200)).save(path, exif=exif)
    picture = reading_smaller.load_smaller(path)
    assert picture.height > picture.width


def test_without_the_memory_it_is_refused_in_words(
    large: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Little:
        available = 1000

    monkeypatch.setattr(reading_smaller.psutil, "virtual_memory", Little)
    with pytest.raises(UserError, match="not enough memory"):
        reading_smaller.load_smaller(large)
