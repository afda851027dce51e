"""Up to four pictures compared: side by side, one through the other, their difference."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt

from deepart_studio.app import StudioApp
from deepart_studio.core.pictures import Picture
from deepart_studio.studio.difference import difference
from deepart_studio.studio.pictures import from_qimage, to_qimage
from deepart_studio.ui.compare.arrangement import columns_for
from tests.support.drawn import photo_file
from tests.support.dropping import drop, files_data


@pytest.fixture
def painted(running: StudioApp, qtbot, photo_path: Path) -> StudioApp:
    with qtbot.waitSignal(running.studio.photo_changed):
        running.studio.open_file(photo_path)
    choose(running, qtbot, "red-chalk")
    return running


def choose(running: StudioApp, qtbot, style: str) -> None:
    running.studio.choose_styles([style], "Style")
    qtbot.waitUntil(
        lambda: (
            running.studio.painting is not None
            and running.studio.painting.order.blend[0][0].id == style
        )
    )


def trigger(running: StudioApp, action: str) -> None:
    running.window.actions_table[action].trigger()


def names(running: StudioApp) -> list[str]:
    view = running.window.comparing.view
    return [pane.label for pane in view.panes if not pane.isHidden()]


def average(running: StudioApp, place: int = 0) -> np.ndarray:
    """Mean colour in the middle of a pane."""
    view = running.window.comparing.view.panes[place].viewport()
    pixels = from_qimage(view.grab().toImage(), "").rgb
    height, width = pixels.shape[:2]
    middle = pixels[height // 2 - 10 : height // 2 + 10, width // 2 - 10 : width // 2 + 10]
    return middle.reshape(-1, 3).mean(0)


def test_photo_and_painting_stand_side_by_side_and_the_key_goes_back(painted) -> None:
    trigger(painted, "compare-side-by-side")
    assert painted.window.comparing.view.isVisible()
    assert names(painted) == ["Photo", "Painting"]
    assert painted.window.actions_table["compare-side-by-side"].isChecked()
    trigger(painted, "compare-side-by-side")
    assert not painted.window.comparing.is_open
    trigger(painted, "compare-onion")
    trigger(painted, "cancel")
    assert not painted.window.comparing.is_open


def test_all_views_are_zoomed_and_moved_together(painted, qtbot) -> None:
    trigger(painted, "compare-side-by-side")
    one, other = painted.window.comparing.view.panes[:2]
    qtbot.waitUntil(lambda: one.camera.scale == pytest.approx(other.camera.scale, rel=0.02))
    trigger(painted, "actual")
    other.pan(-37, 21)
    assert one.camera == other.camera
    assert one.zoom == other.zoom == 1.0
    trigger(painted, "zoom-in")
    assert one.camera == other.camera
    trigger(painted, "fit")
    assert one.fitting
    assert other.fitting


def test_up_to_four_pictures_with_kept_paintings_and_files(painted, qtbot, tmp_path) -> None:
    trigger(painted, "compare-side-by-side")
    trigger(painted, "keep-painting")
    choose(painted, qtbot, "blue-wash")
    assert names(painted) == ["Photo", "Painting", "1: Red chalk"]
    red, blue = average(painted, 2), average(painted, 1)
    assert red[0] - red[2] > blue[0] - blue[2] + 30, "the kept one stays as it was"
    other = photo_file(tmp_path / "other.png", 200, 300)
    with qtbot.waitSignal(painted.window.comparing.comparison.changed):
        drop(painted.window.comparing.view.panes[2].viewport(), files_data(other))
    assert names(painted) == ["Photo", "Painting", "other.png"]
    painted.window.comparing.view.bar.add.click()
    assert names(painted) == ["Photo", "Painting", "other.png", "1: Red chalk"]
    assert painted.window.comparing.view.bar.add.isHidden()


def test_a_picture_is_chosen_and_taken_away(painted) -> None:
    trigger(painted, "keep-painting")
    trigger(painted, "compare-side-by-side")
    box = painted.window.comparing.view.bar.slots[0]
    row = box.findText("1: Red chalk")
    box.setCurrentIndex(row)
    box.activated.emit(row)
    assert names(painted) == ["1: Red chalk", "Painting"]


def test_onion_mixes_the_two_by_the_slider(painted) -> None:
    trigger(painted, "compare-onion")
    bar = painted.window.comparing.view.bar
    seen = []
    for value in (0, 50, 100):
        bar.slider.setValue(value)
        seen.append(average(painted))
    assert bar.opacity == 1.0
    assert np.allclose(seen[1], (seen[0] + seen[2]) / 2, atol=4)
    assert np.abs(seen[0] - seen[2]).max() > 10


def test_the_difference_is_amplified_and_told_in_numbers(painted, qtbot) -> None:
    trigger(painted, "compare-difference")
    bar = painted.window.comparing.view.bar
    qtbot.waitUntil(lambda: bar.note.text().startswith("Mean"))
    strong = average(painted)
    bar.slider.setValue(0)
    assert bar.gain == 1
    qtbot.waitUntil(lambda: average(painted).max() < strong.max() / 2)


def test_a_difference_counts_levels() -> None:
    one = np.full((8, 8, 3), 100, np.uint8)
    other = one.copy()
    other[0, 0] = (103, 90, 100)
    found = difference(to_qimage(Picture(one)), to_qimage(Picture(other)), 4)
    assert found.largest == 10
    assert found.mean == pytest.approx(13 / 192)
    assert from_qimage(found.image, "").rgb[0, 0].tolist() == [12, 40, 0]


def test_the_backslash_still_shows_the_original(painted, qtbot) -> None:
    trigger(painted, "compare-side-by-side")
    painted.window.activateWindow()
    qtbot.waitUntil(painted.window.isActiveWindow)
    photo, painting = average(painted, 0), average(painted, 1)
    qtbot.keyPress(painted.window, Qt.Key.Key_Backslash)
    assert np.allclose(average(painted, 1), photo, atol=3)
    qtbot.keyRelease(painted.window, Qt.Key.Key_Backslash)
    assert np.allclose(average(painted, 1), painting, atol=1)


def test_the_split_line_is_one_key_away(painted) -> None:
    trigger(painted, "compare-difference")
    trigger(painted, "compare")
    assert not painted.window.comparing.is_open
    assert painted.window.canvas.split_shown


def test_another_page_hides_the_comparison_and_the_wheel_of_a_pane_zooms(painted, qtbot) -> None:
    trigger(painted, "compare-side-by-side")
    trigger(painted, "wall")
    assert not painted.window.comparing.view.isVisible()
    trigger(painted, "wall")
    view = painted.window.comparing.view
    assert view.isVisible()
    view.panes[1].zoom_to(2.0)
    assert view.panes[0].zoom == 2.0
    assert QPointF(view.panes[0].camera.x, view.panes[0].camera.y) == QPointF(
        view.panes[1].camera.x, view.panes[1].camera.y
    )


@pytest.mark.parametrize(
    ("count", "room", "picture", "columns"),
    [
        (1, (900, 600), (3, 2), 1),
        (2, (900, 600), (2, 3), 2),
        (2, (600, 900), (3, 2), 1),
        (2, (735, 590), (4, 3), 2),
        (4, (900, 600), (3, 2), 2),
        (4, (2000, 400), (3, 4), 4),
    ],
)
def test_pictures_are_arranged_as_large_as_they_can_be(count, room, picture, columns) -> None:
    assert columns_for(count, room, picture) == columns
