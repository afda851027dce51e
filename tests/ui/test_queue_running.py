"""Stories of a queue that runs, stops and goes on, in the window and beside the command line."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QPushButton

from deepart_studio.app import StudioApp
from deepart_studio.batch.changes import add
from deepart_studio.batch.queue_file import QueueFile
from deepart_studio.batch.rows import Row, State
from deepart_studio.cli.main import main as deepart
from deepart_studio.storage.paths import queue_file
from tests.support.drawn import photo_file
from tests.support.queueing import (
    WAIT_MS,
    fill,
    finish,
    names,
    notices,
    prepared,
    saved,
    states,
)
from tests.ui.conftest import Launch


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
