"""Stories of the queue in the window, told with the whole application over the tiny model."""

from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from deepart_studio.app import StudioApp
from deepart_studio.cli.main import main as deepart
from deepart_studio.storage.paths import queue_photos_folder
from deepart_studio.storage.recipes import read_recipe
from deepart_studio.studio.exporting import ExportSettings
from tests.support.drawn import photo_file
from tests.support.dropping import browser_data, drop, files_data
from tests.support.queueing import (
    WAIT_MS,
    fill,
    finish,
    names,
    notices,
    pixels,
    prepared,
    saved,
    states,
)
from tests.ui.conftest import Launch


def test_a_folder_is_painted_and_every_painting_can_be_found(
    desk: StudioApp, album: Path, tmp_path: Path, qtbot
) -> None:
    fill(desk, qtbot, [album], 3)
    assert desk.window.pages.currentWidget() is desk.window.queue.view
    assert not (tmp_path / "painted").exists()  # nothing is painted unasked
    finish(desk, qtbot)
    assert states(desk) == ["done"] * 3
    assert sorted(path.name for path in (tmp_path / "painted").iterdir()) == [
        f"{number} – Red chalk.png" for number in range(3)
    ]
    assert desk.window.queue.view.head.summary.text() == "3 of 3 painted"


def test_a_batch_gives_the_same_pixels_as_an_export_and_as_the_command_line(
    desk: StudioApp, album: Path, tmp_path: Path, qtbot, capsys
) -> None:
    desk.window.styles.choose(["red-chalk", "blue-wash"])
    desk.studio.set_value("strength", 0.7, "Strength")
    desk.studio.set_value("keep_colors", 0.3, "Keep colours")
    fill(desk, qtbot, [album], 3)
    finish(desk, qtbot)
    for row in desk.queue.queue.rows:
        desk.studio.open_file(Path(row.source))
        photo = row.source
        qtbot.waitUntil(
            lambda photo=photo: str(desk.studio.photo and desk.studio.photo.path) == photo
        )
        exported = tmp_path / f"alone {row.name}"
        with qtbot.waitSignal(desk.exporter.written, timeout=WAIT_MS):
            desk.exporter.export(exported, ExportSettings(), overwrite=False)
        typed = tmp_path / f"typed {row.name}"
        blend = ("--style", "Red chalk", "--style", "Blue wash")
        values = ("--strength", "0.7", "--keep-colors", "0.3")
        assert deepart(["stylize", row.source, *blend, *values, "--out", str(typed)]) == 0
        assert pixels(row.output) == pixels(exported) == pixels(typed)


def test_each_row_keeps_the_style_and_the_settings_of_its_moment(
    desk: StudioApp, album: Path, qtbot
) -> None:
    photos = sorted(album.iterdir())
    fill(desk, qtbot, [photos[0]], 1)
    desk.window.styles.choose(["blue-wash"])
    desk.studio.set_value("strength", 0.5, "Strength")
    desk.studio.set_long_side(64)
    fill(desk, qtbot, [photos[1]], 2)
    words = desk.window.queue.view.words
    assert [words.recipe(row.recipe) for row in desk.queue.queue.rows] == [
        "Red chalk",
        "Blue wash  ·  Strength 50 %  ·  64 px",
    ]
    finish(desk, qtbot)
    recipes = [json.loads(read_recipe(Path(r.output)) or "") for r in desk.queue.queue.rows]
    assert [(r["styles"][0]["name"], r["strength"], r["long_side"]) for r in recipes] == [
        ("Red chalk", 1.0, None),
        ("Blue wash", 0.5, 64),
    ]


def test_selected_rows_take_the_style_that_is_chosen_now(
    desk: StudioApp, album: Path, qtbot
) -> None:
    fill(desk, qtbot, [album], 3)
    foot, rows = desk.window.queue.view.foot, desk.window.queue.view.list
    assert foot.use.isHidden()  # nothing is selected
    desk.window.styles.choose(["blue-wash"])
    rows.select(desk.queue.queue.rows[1].id)
    assert not foot.use.isHidden()
    foot.use.click()
    words = desk.window.queue.view.words
    blends = [words.blend(row.recipe) for row in desk.queue.queue.rows]
    assert blends == ["Red chalk", "Blue wash", "Red chalk"]
    assert desk.queue.queue.rows[1].stem == "1 – Blue wash"


def test_the_open_photo_goes_in_with_one_key(desk: StudioApp, photo_path: Path, qtbot) -> None:
    desk.studio.open_file(photo_path)
    qtbot.waitUntil(lambda: desk.studio.photo is not None)
    desk.window.actions_table["add-to-queue"].trigger()
    qtbot.waitUntil(lambda: names(desk) == ["harbour.png"])
    assert not desk.queue.is_open  # one stays at the picture, and a notice says it
    assert "Added to the queue." in [card.notice.text for card in notices(desk)]


def test_a_pasted_photo_waits_in_the_queue_as_well(desk: StudioApp, qtbot, tmp_path: Path) -> None:
    desk.studio.open_image(QImage(str(photo_file(tmp_path / "copied.png"))), "Pasted picture")
    qtbot.waitUntil(lambda: desk.studio.photo is not None)
    desk.window.queue.add_photo()
    qtbot.waitUntil(lambda: len(desk.queue.queue.rows) == 1)
    assert Path(desk.queue.queue.rows[0].source).is_relative_to(queue_photos_folder())
    finish(desk, qtbot)
    assert states(desk) == ["done"]


def test_without_a_style_nothing_goes_in_and_it_is_said(
    running: StudioApp, album: Path, qtbot
) -> None:
    running.window.queue.add_paths([album])
    qtbot.waitUntil(lambda: bool(notices(running)))
    assert notices(running)[-1].notice.text == "No style is chosen for the queue."
    assert names(running) == []


def test_without_a_model_the_queue_says_so_and_keeps_its_rows(
    launch: Launch, models_folder: Path, album: Path, tmp_path: Path, qtbot
) -> None:
    app = prepared(launch(models_folder), tmp_path)
    fill(app, qtbot, [album], 3)
    app.close()
    (tmp_path / "none").mkdir()
    again = launch(tmp_path / "none")
    qtbot.waitUntil(lambda: len(names(again)) == 3)
    before = len(notices(again))
    again.window.queue.view.head.go.click()
    qtbot.waitUntil(lambda: len(notices(again)) > before)
    assert states(again) == ["waiting"] * 3
    assert not again.queue.runner.running
    again.window.queue.add_paths([album])
    assert len(names(again)) == 3


def test_a_bad_photo_says_so_and_the_others_are_painted(
    desk: StudioApp, album: Path, qtbot
) -> None:
    (album / "0a broken.png").write_bytes(b"nonsense")
    fill(desk, qtbot, [album], 4)
    (album / "2.png").unlink()
    finish(desk, qtbot)
    assert states(desk) == ["done", "failed", "done", "failed"]
    words = desk.window.queue.view.words
    detail = words.detail(desk.queue.queue.rows[1])
    assert "0a broken.png is not a picture" in detail
    assert words.detail(desk.queue.queue.rows[3]).startswith("Cannot find ")
    assert desk.window.queue.view.head.summary.text() == "2 of 4 painted  ·  2 failed"
    photo_file(album / "2.png")
    desk.queue.try_again()
    finish(desk, qtbot)
    assert states(desk) == ["done", "failed", "done", "done"]


def test_the_keyboard_reorders_and_takes_out_and_undo_puts_back(
    desk: StudioApp, album: Path, qtbot
) -> None:
    fill(desk, qtbot, [album], 3)
    rows = desk.window.queue.view.list
    rows.select(desk.queue.queue.rows[0].id)
    QTest.keyClick(rows, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert names(desk) == ["1.png", "0.png", "2.png"]
    assert [r.name for r in rows.rows.rows_of(rows.selected_ids)] == ["0.png"]
    QTest.keyClick(rows, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert names(desk) == ["0.png", "1.png", "2.png"]
    QTest.keyClick(rows, Qt.Key.Key_Delete)
    assert names(desk) == ["1.png", "2.png"]
    undo = next(b for b in notices(desk)[-1].findChildren(QPushButton) if b.text() == "Undo")
    undo.click()
    assert names(desk) == ["0.png", "1.png", "2.png"]
    qtbot.waitUntil(saved(lambda kept: [row.name for row in kept] == names(desk)))


def test_photos_are_dropped_on_the_page(desk: StudioApp, album: Path, qtbot) -> None:
    desk.window.queue.open()
    drop(desk.window.queue.view, files_data(album, album / "missing.png"))
    qtbot.waitUntil(lambda: len(names(desk)) == 3)
    assert "missing.png" in notices(desk)[-1].notice.text  # what could not be used is said


def test_a_picture_dropped_from_a_page_waits_in_the_queue(
    desk: StudioApp, tmp_path: Path, qtbot
) -> None:
    image = QImage(str(photo_file(tmp_path / "page.png")))
    drop(desk.window.queue.view, browser_data(image, "https://example.org/old%20mill.png"))
    qtbot.waitUntil(lambda: len(names(desk)) == 1)
    assert Path(desk.queue.queue.rows[0].source).is_relative_to(queue_photos_folder())
    finish(desk, qtbot)
    assert Path(desk.queue.queue.rows[0].output).name == "old mill – Red chalk.png"


def test_a_folder_dropped_on_the_canvas_goes_to_the_queue(
    desk: StudioApp, album: Path, qtbot
) -> None:
    desk.window.files.open_paths([album])
    qtbot.waitUntil(lambda: len(names(desk)) == 3)
    assert desk.window.pages.currentWidget() is desk.window.queue.view


def test_the_place_of_a_dragged_row_is_between_the_others(
    desk: StudioApp, album: Path, qtbot
) -> None:
    fill(desk, qtbot, [album], 3)
    rows = desk.window.queue.view.list
    boxes = [rows.visualRect(rows.rows.index(place)) for place in range(3)]
    assert rows.place_at(boxes[1].center() - QPoint(0, 20)) == 1
    assert rows.place_at(boxes[1].center() + QPoint(0, 20)) == 2
    assert rows.place_at(QPoint(20, rows.height() - 2)) == 3
    rows.moved.emit([desk.queue.queue.rows[2].id], 0)
    assert names(desk) == ["2.png", "0.png", "1.png"]


def test_the_buttons_of_a_row_do_what_they_show(desk: StudioApp, album: Path, qtbot) -> None:
    fill(desk, qtbot, [album], 3)
    rows = desk.window.queue.view.list
    index = rows.rows.index(1)
    box = rows.tiles.buttons(rows.visualRect(index), desk.queue.queue.rows[1])["trash"]
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert names(desk) == ["0.png", "2.png"]
