"""The history panel: steps with pictures, where one can jump."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage

from deepart_studio.app import StudioApp
from deepart_studio.document.geometry import Turn
from deepart_studio.studio import step_thumbs
from deepart_studio.studio.pictures import from_qimage
from deepart_studio.studio.step_thumbs import small_picture


@pytest.fixture
def opened(running: StudioApp, qtbot, photo_path: Path) -> StudioApp:
    """A photo, as it is at the beginning."""
    with qtbot.waitSignal(running.studio.photo_changed):
        running.studio.open_file(photo_path)
    qtbot.waitUntil(lambda: running.studio.step_thumbs.picture(0) is not None)
    return running


def test_each_step_has_a_picture_of_what_was_seen(opened: StudioApp, qtbot) -> None:
    thumbs = opened.studio.step_thumbs
    with qtbot.waitSignal(opened.studio.photo_reshaped):
        opened.studio.reshaper.reshape(Turn(1), "Turn")
    qtbot.waitUntil(lambda: thumbs.picture(1) is not None)
    first, second = thumbs.picture(0), thumbs.picture(1)
    assert first.width() > first.height()
    assert second.height() > second.width()
    opened.window.styles.choose(["red-chalk"])
    qtbot.waitUntil(lambda: thumbs.picture(2) is not None)
    assert from_qimage(thumbs.picture(2), "").rgb.mean() != from_qimage(second, "").rgb.mean()


def test_a_click_in_the_panel_goes_back(opened: StudioApp, qtbot) -> None:
    before = opened.studio.document.stack
    for _ in range(2):
        with qtbot.waitSignal(opened.studio.photo_reshaped):
            opened.studio.reshaper.reshape(Turn(1), "Turn")
    steps = opened.window.steps
    steps.setCurrentIndex(steps.model().index(0, 0))
    assert opened.studio.document.stack is before


def test_pictures_of_steps_are_bounded(opened: StudioApp, qtbot, monkeypatch) -> None:
    thumbs = opened.studio.step_thumbs
    monkeypatch.setattr(step_thumbs, "MOST_BYTES", 2 * thumbs.bytes)
    for count in range(1, 5):
        opened.studio.document.change(1, "Rename layer", name=f"name {count}")
        qtbot.waitUntil(lambda count=count: thumbs.picture(count) is not None)
    assert thumbs.bytes <= step_thumbs.MOST_BYTES
    assert thumbs.picture(0) is None


@pytest.mark.parametrize("kind", [QImage.Format.Format_RGB888, QImage.Format.Format_RGBA8888])
def test_a_small_picture_has_the_colours_of_the_large_one(kind) -> None:
    image = QImage(333, 111, kind)
    image.fill(QColor(0x33, 0x66, 0xCC))
    small = small_picture(image)
    assert (small.width(), small.height()) == (96, 32)
    assert (from_qimage(small, "").rgb == (0x33, 0x66, 0xCC)).all()
    assert np.isclose(small.width() / small.height(), 3)
