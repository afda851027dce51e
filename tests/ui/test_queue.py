"""Stories of the queue in the window, told with the whole application over the tiny model."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from deepart_studio.app import StudioApp
from deepart_studio.batch.changes import add
from deepart_studio.batch.queue_file import QueueFile
from deepart_studio.batch.rows import Row, State
from deepart_studio.cli.main import main as deepart
from deepart_studio.storage.paths import queue_file, queue_photos_folder
from deepart_studio.storage.recipes import read_recipe
from deepart_studio.studio.exporting import ExportSettings
from deepart_studio.ui.notice_bar import NoticeCard
from tests.support.drawn import photo_file
from tests.support.dropping import browser_data, drop, files_data
from tests.ui.conftest import Launch

WAIT_MS = 20_000


@pytest.fixture
def album(tmp_path: Path) -> Path:
    """A folder with three photos."""
    folder = tmp_path / "album"
    folder.mkdir()
    for number in range(3):
        photo_file(folder / f"{number}.png", 96 + 8 * number, 64, seed=number)
    return folder


@pytest.fixture
def desk(running: StudioApp, tmp_path: Path) -> StudioApp:
    """The application with a style chosen and a place for paintings."""
    return prepared(running, tmp_path)


def prepared(app: StudioApp, tmp_path: Path) -> StudioApp:
    app.window.styles.choose(["red-chalk"])
    app.window.queue.send_to(replace(app.queue.destination, folder=str(tmp_path / "painted")))
    return app


def fill(app: StudioApp, qtbot, paths: list[Path], count: int) -> None:
    app.window.queue.add_paths(paths)
    qtbot.waitUntil(lambda: len(app.queue.queue.rows) == count, timeout=WAIT_MS)


def finish(app: StudioApp, qtbot) -> None:
    """Press Start and wait for the end."""
    app.window.queue.view.head.go.click()
    qtbot.waitUntil(lambda: not app.queue.runner.running, timeout=WAIT_MS)


def states(app: StudioApp) -> list[str]:
    return [row.state.value for row in app.queue.queue.rows]


def names(app: StudioApp) -> list[str]:
    return [row.name for row in app.queue.queue.rows]


def notices(app: StudioApp) -> list[NoticeCard]:
    return app.window.findChildren(NoticeCard)


def pixels(path: Path | str) -> bytes:
    with Image.open(path) as image:
        return np.asarray(image.convert("RGB")).tobytes()


def saved(condition: Callable[[list[Row]], bool]) -> Callable[[], bool]:
    """Whether the file holds it, as after a kill at this moment."""
    return lambda: condition(list(QueueFile(queue_file()).read().rows))


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


def test_pause_ends_the_present_photo_and_going_on_paints_the_rest(
    launch: Launch, slow_models: Path, album: Path, tmp_path: Path, qtbot
) -> None:
    app = prepared(launch(slow_models), tmp_path)
    fill(app, qtbot, [album], 3)
    head = app.window.queue.view.head
    head.go.click()
    qtbot.waitUntil(lambda: app.queue.runner.current is not None, timeout=WAIT_MS)
    assert head.go.text() == "Pause"
    head.go.click()
    assert head.go.text() == "Go on"
    qtbot.waitUntil(lambda: not app.queue.runner.running, timeout=WAIT_MS)
    assert states(app) == ["done", "waiting", "waiting"]
    head.go.click()
    qtbot.waitUntil(lambda: not app.queue.runner.running, timeout=WAIT_MS)
    assert states(app) == ["done"] * 3


def test_one_photo_is_cancelled_and_the_others_go_on(
    launch: Launch, slow_models: Path, album: Path, tmp_path: Path, qtbot
) -> None:
    photo_file(album / "0.png", 1200, 900)
    app = prepared(launch(slow_models), tmp_path)
    fill(app, qtbot, [album], 3)
    app.window.queue.view.head.go.click()
    qtbot.waitUntil(lambda: app.queue.runner.current is not None, timeout=WAIT_MS)
    app.window.queue.rows.press(app.queue.queue.rows[0].id, "stop")
    qtbot.waitUntil(lambda: not app.queue.runner.running, timeout=WAIT_MS)
    assert states(app) == ["cancelled", "done", "done"]
    app.queue.try_again([app.queue.queue.rows[0].id])
    assert states(app)[0] == "waiting"


def test_taking_out_the_photo_that_is_painted_stops_it(
    launch: Launch, slow_models: Path, album: Path, tmp_path: Path, qtbot
) -> None:
    photo_file(album / "0.png", 1200, 900)
    app = prepared(launch(slow_models), tmp_path)
    fill(app, qtbot, [album], 3)
    app.window.queue.view.head.go.click()
    qtbot.waitUntil(lambda: app.queue.runner.current is not None, timeout=WAIT_MS)
    app.window.queue.rows.press(app.queue.queue.rows[0].id, "trash")
    app.queue.remove([app.queue.queue.rows[0].id])
    qtbot.waitUntil(lambda: names(app) == ["1.png", "2.png"], timeout=WAIT_MS)
    qtbot.waitUntil(lambda: not app.queue.runner.running, timeout=WAIT_MS)
    assert len(list((tmp_path / "painted").iterdir())) == 2


def test_previews_answer_between_the_photos_of_a_queue(
    launch: Launch, slow_models: Path, tmp_path: Path, photo_path: Path, qtbot
) -> None:
    album = tmp_path / "many"
    album.mkdir()
    for number in range(8):
        photo_file(album / f"{number}.png", 400, 300, seed=number)
    app = prepared(launch(slow_models), tmp_path)
    app.studio.open_file(photo_path)
    qtbot.waitUntil(lambda: app.studio.painting is not None, timeout=WAIT_MS)
    fill(app, qtbot, [album], 8)
    app.window.queue.view.head.go.click()
    qtbot.waitUntil(lambda: app.queue.runner.current is not None, timeout=WAIT_MS)
    app.window.styles.choose(["blue-wash"])
    with qtbot.waitSignal(app.studio.preview.painted, timeout=WAIT_MS):
        pass
    assert app.queue.queue.waiting > 0  # long before the end of the queue


def test_quitting_in_the_middle_offers_to_go_on_and_starts_nothing_unasked(
    launch: Launch, slow_models: Path, album: Path, tmp_path: Path, qtbot
) -> None:
    photo_file(album / "1.png", 1200, 900)
    app = prepared(launch(slow_models), tmp_path)
    fill(app, qtbot, [album], 3)
    app.window.queue.view.head.go.click()
    qtbot.waitUntil(lambda: states(app)[1] == "running", timeout=WAIT_MS)
    app.close()
    kept = QueueFile(queue_file()).read()
    assert [row.state for row in kept.rows] == [State.DONE, State.WAITING, State.WAITING]
    again = launch(slow_models)
    qtbot.waitUntil(lambda: len(names(again)) == 3)
    qtbot.waitUntil(lambda: bool(notices(again)))
    notice = notices(again)[-1]
    assert notice.notice.text == "The queue was interrupted. Photos left to paint: 2"
    assert not again.queue.runner.running
    next(b for b in notice.findChildren(QPushButton) if b.text() == "Go on").click()
    qtbot.waitUntil(lambda: states(again) == ["done"] * 3, timeout=WAIT_MS)
    assert len(list((tmp_path / "painted").iterdir())) == 3


def test_a_queue_that_was_only_filled_is_there_again_without_a_word(
    launch: Launch, models_folder: Path, album: Path, tmp_path: Path, qtbot
) -> None:
    app = prepared(launch(models_folder), tmp_path)
    fill(app, qtbot, [album], 3)
    app.close()
    again = launch(models_folder)
    qtbot.waitUntil(lambda: len(names(again)) == 3)
    assert notices(again) == []


def test_what_the_command_line_adds_appears_in_the_window(
    desk: StudioApp, album: Path, tmp_path: Path, qtbot, capsys
) -> None:
    out = str(tmp_path / "elsewhere")
    code = deepart(["queue", "add", str(album), "--style", "Blue wash", "--out", out])
    assert code == 0
    qtbot.waitUntil(lambda: len(names(desk)) == 3, timeout=WAIT_MS)
    finish(desk, qtbot)
    assert len(list(Path(out).iterdir())) == 3


def test_the_window_does_not_paint_what_the_command_line_paints(
    desk: StudioApp, album: Path, qtbot
) -> None:
    fill(desk, qtbot, [album], 3)
    elsewhere = QueueFile(queue_file())
    qtbot.waitUntil(saved(lambda rows: len(rows) == 3))
    elsewhere.take()
    finish(desk, qtbot)
    assert states(desk) == ["waiting"] * 3
    assert "being painted by another" in notices(desk)[-1].notice.text
    elsewhere.let_go()


def test_ones_own_style_that_was_removed_is_said_in_its_row(
    desk: StudioApp, album: Path, tmp_path: Path, qtbot
) -> None:
    with qtbot.waitSignal(desk.shelf.added):
        desk.shelf.add_file(photo_file(tmp_path / "my quilt.png", seed=5))
    own = desk.shelf.styles[0]
    desk.window.styles.choose([own.id])
    fill(desk, qtbot, [album / "0.png"], 1)
    desk.window.styles.choose(["red-chalk"])
    fill(desk, qtbot, [album / "1.png"], 2)
    with qtbot.waitSignal(desk.shelf.changed):
        desk.shelf.remove(own.id)
    finish(desk, qtbot)
    assert states(desk) == ["failed", "done"]
    detail = desk.window.queue.view.words.detail(desk.queue.queue.rows[0])
    assert detail.startswith('The style "my quilt" is not there any more.')
    desk.queue.restyle([desk.queue.queue.rows[0].id])  # another style puts it right
    finish(desk, qtbot)
    assert states(desk) == ["done", "done"]


def test_two_thousand_rows_are_shown_at_once(desk: StudioApp, tmp_path: Path, qtbot) -> None:
    recipe = desk.queue.recipe()
    assert recipe is not None
    rows = [
        Row(str(tmp_path / f"{n}.png"), str(n), recipe, desk.queue.destination) for n in range(2000)
    ]
    desk.window.queue.open()
    desk.queue.book.apply(add(rows))
    desk.window.queue.view.grab()
    assert desk.window.queue.view.list.rows.rowCount() == 2000
    qtbot.waitUntil(saved(lambda kept: len(kept) == 2000), timeout=WAIT_MS)


def test_leaving_the_queue_and_the_wall_leads_back_to_the_picture(desk: StudioApp) -> None:
    window = desk.window
    window.actions_table["queue"].trigger()
    assert window.pages.currentWidget() is window.queue.view
    window.actions_table["wall"].trigger()
    assert window.pages.currentWidget() is window.wall.view
    window.actions_table["queue"].trigger()
    assert window.pages.currentWidget() is window.queue.view
    window.actions_table["cancel"].trigger()
    assert window.pages.currentWidget() is window.canvas


def test_the_page_speaks_chinese(desk: StudioApp, album: Path, qtbot) -> None:
    (album / "3 broken.png").write_bytes(b"nonsense")
    fill(desk, qtbot, [album], 4)
    desk.languages.choose("zh")
    finish(desk, qtbot)
    head = desk.window.queue.view.head
    assert head.summary.text() == "已画 3 / 4  ·  1 张失败"
    words = desk.window.queue.view.words
    assert [words.state(row, 0) for row in desk.queue.queue.rows] == ["完成"] * 3 + ["失败"]
    assert words.blend(desk.queue.queue.rows[0].recipe) == "红粉笔"
    desk.languages.choose("en")
