"""Stories of the library in the window, told with the whole application over the tiny model."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QFileDialog, QInputDialog, QMessageBox

from deepart_studio.app import StudioApp
from deepart_studio.cli.main import main as deepart
from deepart_studio.library.rows import Label
from deepart_studio.library.searches import Search
from deepart_studio.storage.paths import library_file
from deepart_studio.storage.settings import LIBRARY_ADDS
from deepart_studio.studio import library_work
from deepart_studio.studio.exporting import ExportSettings
from deepart_studio.ui.dialogs.preferences_dialog import PreferencesDialog
from deepart_studio.ui.library.library_view import GRID, INVITATION, NOTHING_FOUND, PROBLEM
from tests.support.dropping import browser_data, drop, files_data
from tests.ui.conftest import Launch
from tests.unit.library.pictures import painting_file, picture_file

WAIT_MS = 15_000


@pytest.fixture
def album(tmp_path: Path) -> Path:
    """Four photos and a painting."""
    folder = tmp_path / "album"
    for number in range(4):
        picture_file(folder / f"photo {number}.png", number)
    painting_file(folder / "painted.png", "Red chalk")
    return folder


@pytest.fixture
def page(running: StudioApp, qtbot) -> StudioApp:
    """The application with the empty library in sight."""
    qtbot.waitUntil(lambda: running.library.is_loaded, timeout=WAIT_MS)
    running.window.actions_table["library"].trigger()
    return running


@pytest.fixture
def filled(page: StudioApp, album: Path, qtbot) -> StudioApp:
    """The library with the album in it."""
    assert drop(page.window.library.view, files_data(album))
    qtbot.waitUntil(lambda: len(names(page)) == 5, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: not page.library.work.busy, timeout=WAIT_MS)
    return page


def names(app: StudioApp) -> list[str]:
    return [Path(tile.path).name for tile in app.window.library.view.grid.rows.tiles]


def picture_id(app: StudioApp, name: str) -> int:
    tiles = app.window.library.view.grid.rows.tiles
    return next(tile.id for tile in tiles if Path(tile.path).name == name)


def choose(app: StudioApp, qtbot, *wanted: str) -> None:
    """Select pictures by name and wait until the details show them."""
    grid = app.window.library.view.grid
    ids = [picture_id(app, name) for name in wanted]
    grid.clearSelection()
    grid.select(ids[0])
    for other in ids[1:]:
        flag = grid.selectionModel().SelectionFlag.Select
        grid.selectionModel().select(grid.rows.index_of(other), flag)
    shown = app.window.library.view.details
    qtbot.waitUntil(lambda: {p.id for p in shown.pictures} == set(ids), timeout=WAIT_MS)


def kept(app: StudioApp, condition: Callable[[list], bool]) -> Callable[[], bool]:
    """Whether the catalogue's pictures are so by now."""

    def look() -> bool:
        from deepart_studio.library.catalogue import Library

        with Library(library_file()) as library:
            ids = [tile.id for tile in library.find(Search())]
            return condition(library.get_many(ids))

    return look


def said(app: StudioApp) -> str:
    return " ".join(card.notice.text for card in app.window.notices.cards)


def test_an_empty_library_invites_and_l_and_escape_go_in_and_out(running, qtbot) -> None:
    qtbot.waitUntil(lambda: running.library.is_loaded, timeout=WAIT_MS)
    window = running.window
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_L)
    assert window.pages.currentWidget() is window.library.view
    assert window.library.view.pages.currentIndex() == INVITATION
    assert not window.style_dock.isVisible()
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert window.pages.currentWidget() is window.canvas
    assert window.style_dock.isVisible()
    assert window.panel_dock.isVisible()


def test_wall_queue_and_library_take_turns(page) -> None:
    window = page.window
    window.actions_table["queue"].trigger()
    assert window.pages.currentWidget() is window.queue.view
    assert not page.library.is_open
    window.actions_table["library"].trigger()
    assert window.pages.currentWidget() is window.library.view
    assert not page.queue.is_open
    window.actions_table["wall"].trigger()
    assert window.pages.currentWidget() is window.wall.view
    assert not window.style_dock.isVisible()
    window.actions_table["library"].trigger()
    assert window.pages.currentWidget() is window.library.view
    window.actions_table["library"].trigger()
    assert window.pages.currentWidget() is window.canvas
    assert window.style_dock.isVisible()


def test_a_dropped_folder_comes_in_with_thumbnails(filled, qtbot) -> None:
    view = filled.window.library.view
    assert view.pages.currentIndex() == GRID
    assert "Added to the library: 5." in said(filled)
    assert view.head.summary.text() == "5 pictures"
    tile = view.grid.rows.tiles[0]
    view.grid.viewport().repaint()
    qtbot.waitUntil(lambda: view.grid.thumbs.get(tile.sha256, Path(tile.path)) is not None)


def test_bad_files_are_said_in_one_notice(page, album, qtbot) -> None:
    (album / "broken.png").write_text("no picture")
    page.library.add_paths([album, album / "gone.png"])
    qtbot.waitUntil(lambda: "Left out: 2." in said(page), timeout=WAIT_MS)
    card = page.window.notices.cards[-1]
    assert "Cannot find" in card.notice.detail
    assert "broken.png" in card.notice.detail


def test_a_picture_from_a_browser_is_kept_as_a_file(page, qtbot) -> None:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkCyan)
    assert drop(page.window.library.view, browser_data(image, "https://example.org/sea%20view.jpg"))
    qtbot.waitUntil(lambda: names(page) == ["sea view.png"], timeout=WAIT_MS)


def test_typing_finds_and_clearing_shows_all(filled, qtbot) -> None:
    view = filled.window.library.view
    QTest.keyClicks(view.filters.field, "red cha")
    qtbot.waitUntil(lambda: names(filled) == ["painted.png"], timeout=WAIT_MS)
    assert view.head.summary.text() == "1 of 5 pictures"
    QTest.keyClicks(view.filters.field, "xyz")
    qtbot.waitUntil(lambda: view.pages.currentIndex() == NOTHING_FOUND, timeout=WAIT_MS)
    view.all_button.click()
    qtbot.waitUntil(lambda: len(names(filled)) == 5, timeout=WAIT_MS)
    assert view.filters.field.text() == ""


def test_digits_give_stars_and_the_filter_finds_them(filled, qtbot) -> None:
    view = filled.window.library.view
    choose(filled, qtbot, "photo 1.png", "photo 2.png")
    QTest.keyClick(view.grid, Qt.Key.Key_4)
    qtbot.waitUntil(kept(filled, lambda ps: sorted(p.stars for p in ps) == [0, 0, 0, 4, 4]))
    qtbot.waitUntil(lambda: view.details.stars.stars == 4, timeout=WAIT_MS)
    QTest.mouseClick(view.filters.stars, Qt.MouseButton.LeftButton, pos=QPoint(60, 12))
    qtbot.waitUntil(
        lambda: sorted(names(filled)) == ["photo 1.png", "photo 2.png"], timeout=WAIT_MS
    )
    assert sorted(view.grid.selected_ids) == sorted(
        picture_id(filled, name) for name in ("photo 1.png", "photo 2.png")
    )


def test_title_tags_label_and_notes_are_written_at_the_side(filled, qtbot) -> None:
    details = filled.window.library.view.details
    choose(filled, qtbot, "photo 3.png")
    QTest.keyClicks(details.title, "Low tide")
    QTest.keyClick(details.title, Qt.Key.Key_Return)
    QTest.keyClicks(details.tags, "sea, gift")
    QTest.keyClick(details.tags, Qt.Key.Key_Return)
    details.label.press(0)
    QTest.keyClicks(details.notes, "for Ana")

    def written(pictures: list) -> bool:
        p = next(p for p in pictures if p.path.name == "photo 3.png")
        return (p.title, p.tags, p.label, p.notes) == (
            "Low tide",
            ("gift", "sea"),
            Label.RED,
            "for Ana",
        )

    qtbot.waitUntil(kept(filled, written), timeout=WAIT_MS)
    qtbot.waitUntil(lambda: details.heading.text() == "Low tide", timeout=WAIT_MS)
    details.tags.setText("gift")
    details.tags.setModified(True)
    QTest.keyClick(details.tags, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: filled.library.shelf.tags == (("gift", 1),), timeout=WAIT_MS)


def test_notes_go_to_the_picture_they_were_written_for(filled, qtbot) -> None:
    details = filled.window.library.view.details
    choose(filled, qtbot, "photo 0.png")
    QTest.keyClicks(details.notes, "mine")
    choose(filled, qtbot, "photo 1.png")
    assert details.notes.toPlainText() == ""
    wanted = {"photo 0.png": "mine", "photo 1.png": ""}
    qtbot.waitUntil(
        kept(
            filled,
            lambda ps: all(wanted.get(p.path.name, "") == p.notes for p in ps),
        ),
        timeout=WAIT_MS,
    )


def test_the_recipe_of_a_painting_is_told_in_words(filled, qtbot) -> None:
    choose(filled, qtbot, "painted.png")
    words = filled.window.library.view.details.recipe.text()
    assert "Style: Red chalk" in words
    assert "Strength: 80 %" in words


def test_a_double_click_opens_the_picture_as_photo(filled, qtbot) -> None:
    grid = filled.window.library.view.grid
    index = grid.rows.index_of(picture_id(filled, "photo 2.png"))
    with qtbot.waitSignal(filled.studio.photo_changed, timeout=WAIT_MS):
        place = grid.visualRect(index).center()
        QTest.mouseDClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert filled.studio.photo.picture.name == "photo 2.png"
    assert filled.window.pages.currentWidget() is filled.window.canvas


def test_files_are_dragged_out_and_missing_ones_are_not(filled, album, qtbot) -> None:
    (album / "photo 1.png").unlink()
    filled.library.work.check()
    qtbot.waitUntil(lambda: filled.library.shelf.missing == 1, timeout=WAIT_MS)
    rows = filled.window.library.view.grid.rows
    qtbot.waitUntil(lambda: any(tile.missing for tile in rows.tiles), timeout=WAIT_MS)
    indexes = [rows.index(place) for place in range(rows.rowCount())]
    dragged = {Path(url.toLocalFile()) for url in rows.mimeData(indexes).urls()}
    assert dragged == set(album.iterdir())
    gone = rows.index_of(picture_id(filled, "photo 1.png"))
    assert not rows.flags(gone) & Qt.ItemFlag.ItemIsDragEnabled


def test_a_missing_file_is_shown_and_found_again(filled, album, qtbot, monkeypatch) -> None:
    view = filled.window.library.view
    (album / "new").mkdir()
    (album / "photo 1.png").rename(album / "new" / "moved.png")
    filled.window.library.pictures.open(picture_id(filled, "photo 1.png"))
    qtbot.waitUntil(lambda: "not where it was" in said(filled), timeout=WAIT_MS)
    qtbot.waitUntil(lambda: view.filters.missing.isVisible(), timeout=WAIT_MS)
    view.filters.missing.click()
    qtbot.waitUntil(lambda: names(filled) == ["photo 1.png"], timeout=WAIT_MS)
    choose(filled, qtbot, "photo 1.png")
    assert view.details.gone.isVisible()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(album))
    view.details.look.click()
    qtbot.waitUntil(lambda: "Found again: 1." in said(filled), timeout=WAIT_MS)
    view.filters.show_all()
    qtbot.waitUntil(lambda: "moved.png" in names(filled), timeout=WAIT_MS)


def test_the_trash_asks_first_and_takes_only_what_was_agreed(
    filled, album, qtbot, monkeypatch
) -> None:
    trashed: list[Path] = []

    def to_trash(path: Path) -> bool:
        trashed.append(path)
        path.unlink()
        return True

    monkeypatch.setattr(library_work, "_to_trash", to_trash)
    answers = [QMessageBox.ButtonRole.RejectRole, QMessageBox.ButtonRole.AcceptRole]

    def answer(box: QMessageBox) -> int:
        role = answers.pop(0)
        next(b for b in box.buttons() if box.buttonRole(b) == role).click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", answer)
    choose(filled, qtbot, "photo 0.png")
    QTest.keyClick(filled.window.library.view.grid, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(answers) == 1, timeout=WAIT_MS)
    assert trashed == []
    QTest.keyClick(filled.window.library.view.grid, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(names(filled)) == 4, timeout=WAIT_MS)
    assert trashed == [album / "photo 0.png"]


def test_a_drive_without_trash_keeps_the_file_and_says_so(
    filled, album, qtbot, monkeypatch
) -> None:
    monkeypatch.setattr(library_work, "_to_trash", lambda _: False)
    filled.library.look_up([picture_id(filled, "photo 0.png")], filled.library.work.move_to_trash)
    qtbot.waitUntil(lambda: "could not be moved to the trash" in said(filled), timeout=WAIT_MS)
    assert (album / "photo 0.png").exists()
    assert len(names(filled)) == 5


def test_a_collection_and_a_saved_search(filled, qtbot, monkeypatch) -> None:
    pictures, filters = filled.window.library.pictures, filled.window.library.view.filters
    given = iter([("For Ana", True), ("Chalk", True)])
    monkeypatch.setattr(QInputDialog, "getText", lambda *_: next(given))
    choose(filled, qtbot, "photo 0.png", "photo 3.png")
    pictures.new_collection()
    qtbot.waitUntil(lambda: len(filled.library.shelf.collections) == 1, timeout=WAIT_MS)
    filters.show_search(Search(text="chalk"))
    pictures.save_search()
    qtbot.waitUntil(lambda: len(filled.library.shelf.collections) == 2, timeout=WAIT_MS)
    chalk, ana = filled.library.shelf.collections
    filters.choose_collection(ana)
    qtbot.waitUntil(
        lambda: sorted(names(filled)) == ["photo 0.png", "photo 3.png"], timeout=WAIT_MS
    )
    filters.choose_collection(chalk)
    qtbot.waitUntil(lambda: names(filled) == ["painted.png"], timeout=WAIT_MS)
    assert filters.chosen_collection == chalk


def test_duplicates_are_shown_side_by_side(filled, album, qtbot) -> None:
    copy = album / "copy.png"
    copy.write_bytes((album / "photo 3.png").read_bytes())
    filled.library.add_paths([copy])
    qtbot.waitUntil(lambda: len(names(filled)) == 6, timeout=WAIT_MS)
    filled.library.work.find_duplicates()
    qtbot.waitUntil(lambda: sorted(names(filled)) == ["copy.png", "photo 3.png"], timeout=WAIT_MS)
    assert "look alike" in filled.window.library.view.head.summary.text()


def test_an_exported_painting_comes_in_unless_the_switch_is_off(
    filled, album, tmp_path, qtbot
) -> None:
    with qtbot.waitSignal(filled.studio.photo_changed, timeout=WAIT_MS):
        filled.studio.open_file(album / "photo 0.png")
    filled.window.styles.choose(["red-chalk"])
    filled.exporter.export(tmp_path / "first.png", ExportSettings(), overwrite=False)
    filled.library.refresh()
    qtbot.waitUntil(lambda: "first.png" in names(filled), timeout=WAIT_MS)
    dialog = PreferencesDialog(filled.window, filled.settings)
    dialog.chosen.connect(filled.window.help.set_preference)
    box = dialog.findChild(QCheckBox)
    assert box.isChecked()
    box.click()
    dialog.deleteLater()
    assert not filled.settings.get(LIBRARY_ADDS)
    with qtbot.waitSignal(filled.exporter.written, timeout=WAIT_MS):
        filled.exporter.export(tmp_path / "second.png", ExportSettings(), overwrite=False)
    qtbot.wait(200)
    assert "second.png" not in names(filled)


def test_what_the_command_line_adds_is_seen_in_the_window(filled, tmp_path, qtbot, capsys) -> None:
    other = picture_file(tmp_path / "other.png", 77)
    assert deepart(["library", "add", str(other)]) == 0
    qtbot.waitUntil(lambda: "other.png" in names(filled), timeout=WAIT_MS)


def test_a_long_import_shows_progress_and_stops(page, tmp_path, qtbot) -> None:
    many = tmp_path / "many"
    for number in range(60):
        picture_file(many / f"{number:02d}.png", number, 900, 700)
    head = page.window.library.view.head
    page.library.add_paths([many])
    page.library.open()
    qtbot.waitUntil(lambda: page.library.work.fraction > 0, timeout=WAIT_MS)
    assert page.library.work.busy
    head.stop.click()
    qtbot.waitUntil(lambda: not page.library.work.busy, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: "not looked at" in said(page), timeout=WAIT_MS)
    assert not head.stop.isVisible()
    assert len(names(page)) < 60


def test_a_library_that_cannot_be_opened_says_why_and_can_be_tried_again(
    launch: Launch, qtbot
) -> None:
    library_file().parent.mkdir(parents=True, exist_ok=True)
    library_file().mkdir()
    app = launch()
    qtbot.waitUntil(lambda: app.library.problem is not None, timeout=WAIT_MS)
    app.window.actions_table["library"].trigger()
    view = app.window.library.view
    assert view.pages.currentIndex() == PROBLEM
    assert "library" in view.problem_text.text()
    library_file().rmdir()
    view.again_button.click()
    qtbot.waitUntil(lambda: view.pages.currentIndex() == INVITATION, timeout=WAIT_MS)


def test_a_damaged_library_is_repaired_and_that_is_told(launch: Launch, qtbot) -> None:
    library_file().parent.mkdir(parents=True, exist_ok=True)
    library_file().write_bytes(b"garbage" * 3000)
    app = launch()
    qtbot.waitUntil(lambda: "has been repaired" in said(app), timeout=WAIT_MS)
    assert app.library.is_loaded


def test_the_library_speaks_chinese(filled, qtbot) -> None:
    filled.languages.choose("zh")
    view = filled.window.library.view
    qtbot.waitUntil(lambda: view.head.title.text() == "图库")
    qtbot.waitUntil(lambda: view.head.summary.text() == "5 张图片")
    filled.languages.choose("en")
