"""The wall: my photo in all styles at once, and back with one click."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from deepart_studio.app import StudioApp
from deepart_studio.storage.contact_sheet import sheet_layout
from tests.support.drawn import photo_file
from tests.support.tiny_models import STYLES
from tests.ui.test_studio import open_photo

LEFT = Qt.MouseButton.LeftButton


def open_wall(running: StudioApp) -> None:
    running.window.actions_table["wall"].trigger()


def painted(running: StudioApp) -> set[str]:
    model = running.window.wall.view.model
    return {row.id for row in model.rows() if model.is_fresh(row.id)}


def click(running: StudioApp, style_id: str, *, control: bool = False) -> None:
    grid, model = running.window.wall.view.grid, running.window.wall.view.model
    keys = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
    place = grid.visualRect(model.index_of(style_id)).center()
    QTest.mouseClick(grid.viewport(), LEFT, keys, place)


@pytest.fixture
def wall(running: StudioApp, qtbot, photo_path: Path) -> StudioApp:
    """The wall of a photo, wholly painted."""
    open_photo(running, qtbot, photo_path)
    open_wall(running)
    qtbot.waitUntil(lambda: painted(running) == set(STYLES))
    return running


def test_the_wall_shows_the_photo_in_every_style(wall) -> None:
    assert wall.window.pages.currentWidget() is wall.window.wall.view
    images = [wall.studio.wall.tile(style_id).image for style_id in STYLES]
    assert all(image.width() / image.height() == pytest.approx(4 / 3, 0.02) for image in images)
    middles = {image.pixelColor(20, 20).name() for image in images}
    assert len(middles) == len(STYLES)
    assert wall.window.wall.view.count.text() == "3 styles"


def test_a_click_applies_the_style_and_shows_its_painting_at_once(wall) -> None:
    tile = wall.studio.wall.tile("blue-wash")
    click(wall, "blue-wash")
    assert wall.studio.choices.style_ids == ("blue-wash",)
    assert wall.window.pages.currentWidget() is wall.window.canvas
    assert wall.studio.painting.image is tile.image, (
        "the tile is the preview: nothing is painted again"
    )
    wall.studio.history.stack.undo()
    assert wall.studio.choices.style_ids == ()


def test_ctrl_clicks_blend_and_the_wall_stays(wall) -> None:
    for style_id in ("red-chalk", "blue-wash"):
        click(wall, style_id, control=True)
    assert wall.studio.choices.style_ids == ("red-chalk", "blue-wash")
    click(wall, "red-chalk", control=True)
    assert wall.studio.choices.style_ids == ("blue-wash",)
    assert wall.studio.wall.is_open


def test_escape_goes_back_without_a_change(wall, qtbot) -> None:
    QTest.keyClick(wall.window, Qt.Key.Key_Escape)
    assert wall.window.pages.currentWidget() is wall.window.canvas
    assert wall.studio.choices.style_ids == ()
    assert wall.window.style_dock.isVisible(), "the gallery is back"


def test_the_keyboard_walks_over_the_wall_and_enter_chooses(wall) -> None:
    grid = wall.window.wall.view.grid
    QTest.keyClick(grid, Qt.Key.Key_Right)
    assert wall.studio.choices.style_ids == (), "walking chooses nothing"
    QTest.keyClick(grid, Qt.Key.Key_Return)
    assert wall.studio.choices.style_ids == (list(STYLES)[1],)
    assert not wall.studio.wall.is_open


def test_hover_tells_the_name(wall) -> None:
    index = wall.window.wall.view.model.index_of("grey-etching")
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "Grey étching\nNobody, 2026"


def test_coming_back_to_the_wall_paints_nothing_again(wall, qtbot) -> None:
    told: list[str] = []
    wall.studio.wall.tile_painted.connect(told.append)
    wall.window.wall.leave()
    open_wall(wall)
    qtbot.wait(100)
    assert told == []
    assert painted(wall) == set(STYLES)


def test_the_wall_follows_a_slider(wall, qtbot) -> None:
    before = wall.studio.wall.tile("red-chalk").image
    wall.studio.set_value("strength", 0.4, "Strength")
    qtbot.waitUntil(lambda: wall.studio.wall.progress == (3, 3))
    assert wall.studio.wall.tile("red-chalk").image != before
    wall.studio.history.stack.undo()
    assert wall.studio.wall.tile("red-chalk").image == before, "remembered"


def test_another_photo_clears_the_wall_and_is_painted(wall, qtbot, tmp_path) -> None:
    before = wall.studio.wall.tile("red-chalk").order.photo
    open_photo(wall, qtbot, photo_file(tmp_path / "upright.png", 200, 300, seed=3))
    assert wall.studio.wall.is_open
    qtbot.waitUntil(lambda: painted(wall) == set(STYLES))
    tile = wall.studio.wall.tile("red-chalk")
    assert tile.order.photo is wall.studio.photo is not before
    assert wall.window.wall.view.grid.delegate.shape == pytest.approx(1.5)


def test_a_photo_opened_again_finds_its_tiles(wall, qtbot, photo_path, tmp_path) -> None:
    open_photo(wall, qtbot, photo_file(tmp_path / "other.png", 200, 300, seed=3))
    qtbot.waitUntil(lambda: painted(wall) == set(STYLES))
    told: list[str] = []
    wall.studio.wall.tile_painted.connect(told.append)
    for _ in range(2):
        open_photo(wall, qtbot, photo_path)
        assert painted(wall) == set(STYLES)
    assert told == []


def test_leaving_the_wall_stops_the_painting(launch, slow_models, qtbot, photo_path) -> None:
    running = launch(slow_models)
    open_photo(running, qtbot, photo_path)
    told: list[str] = []
    running.studio.wall.tile_painted.connect(told.append)
    open_wall(running)
    assert running.studio.wall._jobs
    jobs = [job.job for job in running.studio.wall._jobs.values()]
    running.window.wall.leave()
    qtbot.waitUntil(lambda: all(job.future.done() for job in jobs), timeout=2000)
    qtbot.wait(100)
    assert told == []
    assert running.studio.wall.progress[0] == 0


def test_without_a_photo_the_wall_invites_to_open_one(running, qtbot, photo_path) -> None:
    open_wall(running)
    view = running.window.wall.view
    assert view.pages.currentIndex() == 1
    assert "Open a photo" in view.empty_text.text()
    open_photo(running, qtbot, photo_path)
    assert view.pages.currentIndex() == 0
    qtbot.waitUntil(lambda: painted(running) == set(STYLES))


def test_what_is_in_sight_is_painted_first(running, qtbot, photo_path) -> None:
    open_photo(running, qtbot, photo_path)
    told: list[str] = []
    running.studio.wall.tile_painted.connect(told.append)
    running.studio.wall.look_at(["grey-etching"])
    running.studio.wall.open()
    running.studio.wall.look_at(["grey-etching"])
    qtbot.waitUntil(lambda: len(told) == 3)
    assert told[0] == "grey-etching"


def test_a_new_style_of_ones_own_joins_the_wall(wall, qtbot, tmp_path) -> None:
    with qtbot.waitSignal(wall.shelf.added, timeout=10_000):
        wall.shelf.add_file(photo_file(tmp_path / "mine.png", 80, 80, seed=9))
    own = wall.shelf.styles[0].id
    qtbot.waitUntil(lambda: own in painted(wall))


def test_a_broken_model_is_said_once(wall, qtbot, monkeypatch) -> None:
    said: list[BaseException] = []
    wall.studio.failed.connect(said.append)

    def fail(*_: object, **__: object) -> None:
        raise MemoryError

    monkeypatch.setattr(type(wall.room.pipeline), "render", fail)
    wall.studio.set_value("strength", 0.3, "Strength")
    qtbot.waitUntil(lambda: bool(said))
    qtbot.wait(100)
    assert len(said) == 1


def test_tiles_in_sight_are_those_in_the_window(wall, qtbot) -> None:
    grid = wall.window.wall.view.grid
    assert grid.in_sight() == list(STYLES)
    assert grid.indexAt(QPoint(5, 5)).isValid()


def test_the_layout_is_saved_with_the_gallery_even_if_the_wall_is_open(wall) -> None:
    wall.window.layout_state()
    assert wall.window.style_dock.isVisible()


def test_the_wall_is_saved_as_one_picture(wall, qtbot, tmp_path, monkeypatch) -> None:
    target = tmp_path / "wall"

    def answer(_parent, _title, proposed: str, _filter) -> tuple[str, str]:
        assert proposed.endswith("harbour - style sheet.png")
        return str(target), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    assert wall.window.wall.view.save.isEnabled()
    wall.window.wall.view.save.click()
    qtbot.waitUntil(lambda: len(wall.window.notices.cards) == 1)
    assert wall.window.notices.cards[0].notice.text == "Saved wall.png."
    layout = sheet_layout(3, (384, 288))
    with Image.open(tmp_path / "wall.png") as page:
        assert page.size == layout.size
        left, top = layout.place(1)
        tile = wall.studio.wall.tile(list(STYLES)[1]).picture
        middle = np.asarray(page)[top : top + 288, left : left + 384].mean((0, 1))
    assert np.abs(middle - tile.rgb.mean((0, 1))).max() < 2


def test_a_wall_that_cannot_be_saved_is_told_in_words(wall, qtbot, tmp_path) -> None:
    wall.window.wall.save(tmp_path / "missing" / "wall.png")
    qtbot.waitUntil(lambda: len(wall.window.notices.cards) == 1)
    assert "missing" in wall.window.notices.cards[0].notice.text


def test_a_blend_that_is_being_chosen_is_shown_beside_the_wall(wall, qtbot) -> None:
    peek, grid = wall.window.wall.view.peek, wall.window.wall.view.grid
    assert not peek.isVisible()
    before = grid.mapTo(wall.window, QPoint(0, 0))
    for style_id in ("red-chalk", "blue-wash"):
        click(wall, style_id, control=True)
    qtbot.waitUntil(peek.isVisible)
    assert grid.mapTo(wall.window, QPoint(0, 0)) == before, "nothing moves under the pointer"
    QTest.mouseClick(peek, LEFT)
    assert wall.window.pages.currentWidget() is wall.window.canvas
