"""Stories told through the real main() of the window, with the tiny model."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from deepart_studio.storage.model_roots import MODELS_VARIABLE
from deepart_studio.storage.recipes import read_recipe
from deepart_studio.ui.dialogs.export_dialog import ExportDialog
from deepart_studio.ui.main_window import MainWindow
from tests.support.drawn import photo_file
from tests.support.driven_window import drive_main
from tests.support.tiny_models import tiny_style_model


@pytest.fixture(autouse=True)
def models(models_folder: Path, monkeypatch: pytest.MonkeyPatch, qapp) -> None:
    monkeypatch.setenv(MODELS_VARIABLE, str(models_folder))


@pytest.fixture
def photo_path(tmp_path: Path) -> Path:
    folder = tmp_path / "photos"
    folder.mkdir()
    return photo_file(folder / "harbour.png", 700, 500)


def drop(window: MainWindow, path: Path) -> None:
    """What the file manager sends when a file is dropped on the canvas."""
    target = window.canvas.viewport()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    copy, left, none = (
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(target, QDragEnterEvent(QPoint(50, 50), copy, data, left, none))
    QApplication.sendEvent(target, QDropEvent(QPointF(50, 50), copy, data, left, none))


def preview_is_shown(window: MainWindow) -> bool:
    return window.studio.painting is not None and window.canvas.has_result


def fill_export(path: Path, size: int | None = None) -> None:
    """Type into the export dialog that is open, and press its button."""
    dialog = next(w for w in QApplication.topLevelWidgets() if isinstance(w, ExportDialog))
    dialog.format.setCurrentIndex(dialog.format.findData(path.suffix))
    dialog.folder.setText(str(path.parent))
    dialog.name.setText(path.name)
    dialog.size_choice.choose(size)
    dialog.export_button.click()


def export_from_dialog(window: MainWindow, path: Path, size: int | None = None) -> None:

    QTimer.singleShot(50, lambda: fill_export(path, size))
    window.actions_table["export"].trigger()


# Qt 6.12 deprecates the only constructor of a drop that Python can call
@pytest.mark.filterwarnings("ignore:Function.*QDragEnterEvent:DeprecationWarning")
def test_drop_a_photo_click_a_style_render_and_export(photo_path: Path, tmp_path: Path) -> None:
    target = tmp_path / "painting.png"

    def story(window: MainWindow):
        drop(window, photo_path)
        yield lambda: window.studio.photo is not None
        assert "harbour.png" in window.windowTitle()
        yield lambda: window.studio.room.pipeline is not None
        window.styles.choose(["red-chalk"])
        yield lambda: preview_is_shown(window)
        assert window.studio.painting.preview
        window.panel.render_button.click()
        yield lambda: not window.studio.painting.preview
        export_from_dialog(window, target)
        yield lambda: window.exports.exporter.exported

    assert drive_main([], story) == 0
    with Image.open(target) as image:
        assert image.size == (700, 500)
        red, _, blue = np.asarray(image.convert("RGB")).reshape(-1, 3).mean(0)
    assert red > blue
    recipe = json.loads(read_recipe(target) or "")
    assert recipe["model_id"] == "tiny-style"
    assert recipe["styles"][0]["name"] == "Red chalk"
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["painting.png"]


def test_exporting_a_preview_renders_it_first(photo_path: Path, tmp_path: Path) -> None:
    target = tmp_path / "small.jpg"

    def story(window: MainWindow):
        yield lambda: window.studio.photo is not None and window.studio.room.pipeline
        window.styles.choose(["blue-wash"])
        yield lambda: preview_is_shown(window)
        export_from_dialog(window, target, 600)
        yield lambda: window.exports.exporter.exported

    assert drive_main([str(photo_path)], story) == 0
    with Image.open(target) as image:
        assert image.format == "JPEG"
        assert max(image.size) == 600


def test_exporting_again_never_overwrites(photo_path: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()

    def story(window: MainWindow):
        yield lambda: window.studio.photo is not None and window.studio.room.pipeline
        window.styles.choose(["red-chalk"])
        yield lambda: preview_is_shown(window)
        export_from_dialog(window, out / "harbour – Red chalk.png")
        yield lambda: len(list(out.glob("*.png"))) == 1
        yield lambda: window.actions_table["export-again"].isEnabled()
        window.actions_table["export-again"].trigger()
        yield lambda: len(list(out.glob("*.png"))) == 2

    drive_main([str(photo_path)], story)
    names = sorted(path.name for path in out.iterdir())
    assert names == ["harbour – Red chalk 2.png", "harbour – Red chalk.png"]


def test_cancel_a_rendering_and_render_again(
    photo_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = tmp_path / "slow"
    slow.mkdir()
    tiny_style_model(slow, slow_layers=60)
    monkeypatch.setenv(MODELS_VARIABLE, str(slow))

    def story(window: MainWindow):
        yield lambda: window.studio.photo is not None and window.studio.room.pipeline
        window.styles.choose(["red-chalk"])
        yield lambda: preview_is_shown(window)
        window.actions_table["render"].trigger()
        yield lambda: window.actions_table["cancel"].isEnabled()
        assert window.status.cancel.isVisible()
        window.actions_table["cancel"].trigger()
        yield lambda: not window.status.cancel.isVisible()
        assert window.studio.painting.preview
        window.actions_table["render"].trigger()
        yield lambda: not window.studio.painting.preview

    assert drive_main([str(photo_path)], story) == 0


def test_a_damaged_photo_is_a_notice_and_nothing_else_happens(tmp_path: Path) -> None:
    bad = tmp_path / "holiday.jpg"
    bad.write_bytes(b"not a picture")

    def story(window: MainWindow):
        yield lambda: window.notices.cards
        assert "holiday.jpg" in window.notices.cards[0].notice.text
        assert window.studio.photo is None
        assert window.canvas.empty_state.isVisible()

    assert drive_main([str(bad)], story) == 0


def test_without_any_model_the_window_opens_and_says_so(
    tmp_path: Path, photo_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(MODELS_VARIABLE, str(tmp_path / "nothing"))

    def story(window: MainWindow):
        yield lambda: window.studio.photo is not None
        yield lambda: window.notices.cards
        assert window.panel.problem.isVisible()
        assert not window.panel.render_button.isEnabled()

    assert drive_main([str(photo_path)], story) == 0


def test_a_model_with_a_wrong_hash_is_named_and_the_others_work(
    tmp_path: Path, photo_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tiny_style_model(tmp_path / "models", "good")
    bad = tiny_style_model(tmp_path / "models", "bad")
    (bad / "painter.onnx").write_bytes(b"x" * (bad / "painter.onnx").stat().st_size)
    monkeypatch.setenv(MODELS_VARIABLE, str(tmp_path / "models"))

    def story(window: MainWindow):
        yield lambda: window.notices.cards
        assert "bad" in window.notices.cards[0].notice.text
        yield lambda: window.studio.photo is not None
        window.styles.choose(["red-chalk"])
        yield lambda: preview_is_shown(window)

    assert drive_main([str(photo_path)], story) == 0


def test_copy_the_painting_and_paste_it_as_the_next_photo(photo_path: Path) -> None:
    def story(window: MainWindow):
        yield lambda: window.studio.photo is not None and window.studio.room.pipeline
        window.styles.choose(["blue-wash"])
        yield lambda: preview_is_shown(window)
        first = window.studio.photo
        window.actions_table["copy"].trigger()
        assert not QGuiApplication.clipboard().image().isNull()
        window.actions_table["paste"].trigger()
        yield lambda: window.studio.photo is not first
        assert window.studio.photo.path is None

    assert drive_main([str(photo_path)], story) == 0


def test_a_picture_dropped_on_the_gallery_becomes_the_chosen_style(
    photo_path: Path, tmp_path: Path
) -> None:
    painting = photo_file(tmp_path / "my_painting.png", 300, 200, seed=3)

    def story(window: MainWindow):
        yield lambda: window.studio.photo is not None and window.studio.room.pipeline
        window.styles.gallery.stylePicturesDropped.emit([painting])
        yield lambda: preview_is_shown(window)
        style, _ = window.studio.painting.order.blend[0]
        assert style.name["en"] == "my painting"
        assert not style.builtin

    assert drive_main([str(photo_path)], story) == 0


def test_the_window_is_as_it_was_left(photo_path: Path) -> None:
    def leave(window: MainWindow):
        yield lambda: window.isVisible()
        window.resize(1000, 700)
        window.toggle_compare()
        window.panel_dock.hide()

    def come_back(window: MainWindow):
        yield lambda: window.isVisible()
        assert window.height() == 700
        assert not window.compare
        assert not window.panel_dock.isVisible()

    drive_main([], leave)
    drive_main([], come_back)


def test_from_the_wall_to_a_file_with_the_keyboard_alone(photo_path: Path, tmp_path: Path) -> None:
    target = tmp_path / "chosen.png"

    def story(window: MainWindow):
        yield lambda: window.studio.photo is not None and window.studio.room.pipeline
        QTest.keyClick(window, Qt.Key.Key_W)
        yield lambda: window.studio.wall.progress == (3, 3)
        QTest.keyClick(window, Qt.Key.Key_Escape)
        assert window.pages.currentWidget() is window.canvas
        assert window.studio.painting is None
        QTest.keyClick(window, Qt.Key.Key_W)
        grid = window.wall.view.grid
        assert grid.hasFocus()
        QTest.keyClick(grid, Qt.Key.Key_End)
        QTest.keyClick(grid, Qt.Key.Key_Return)
        yield lambda: preview_is_shown(window)
        export_from_dialog(window, target)
        yield lambda: window.exports.exporter.exported

    assert drive_main([str(photo_path)], story) == 0
    recipe = json.loads(read_recipe(target) or "")
    assert recipe["styles"][0]["name"] == "Grey étching"
