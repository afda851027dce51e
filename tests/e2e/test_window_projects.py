"""Projects with layers in the window."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel

from deepart_studio.document.layers import Document, Layer
from deepart_studio.document.opening import load_document
from deepart_studio.document.writing import save_document
from deepart_studio.storage.model_roots import MODELS_VARIABLE
from deepart_studio.ui.dialogs.export_dialog import ExportDialog
from deepart_studio.ui.main_window import MainWindow
from tests.support.drawn import landscape, photo_file
from tests.support.driven_window import drive_main


@pytest.fixture(autouse=True)
def models(models_folder: Path, monkeypatch: pytest.MonkeyPatch, qapp) -> None:
    monkeypatch.setenv(MODELS_VARIABLE, str(models_folder))


def project_file(path: Path) -> Path:
    rgba = np.dstack([landscape(160, 120), np.full((120, 160), 255, np.uint8)])
    save_document(Document(160, 120, (Layer(rgba, "field"), Layer(rgba[:9, :9], "bird"))), path)
    return path


def export_as_project(window: MainWindow, path: Path) -> None:
    def fill() -> None:
        dialog = next(w for w in QApplication.topLevelWidgets() if isinstance(w, ExportDialog))
        row = dialog.format.findText("OpenRaster with layers")
        dialog.format.setCurrentIndex(row)
        assert not dialog.quality.isVisible()
        assert not dialog.profile.isVisible()
        dialog.folder.setText(str(path.parent))
        dialog.name.setText(path.name)
        dialog.size_choice.choose(None)
        dialog.export_button.click()

    QTimer.singleShot(50, fill)
    window.actions_table["export"].trigger()


def is_said(window: MainWindow, words: str) -> bool:
    return any(words in label.text() for label in window.findChildren(QLabel))


def test_a_painting_is_exported_with_its_photo_as_layers(tmp_path: Path) -> None:
    photo = photo_file(tmp_path / "harbour.png", 160, 120)
    target = tmp_path / "harbour.ora"

    def story(window: MainWindow):
        yield lambda: window.studio.photo is not None and window.studio.room.pipeline
        window.styles.choose(["red-chalk"])
        yield lambda: window.studio.painting is not None
        export_as_project(window, target)
        yield lambda: window.exports.exporter.exported

    assert drive_main([str(photo)], story) == 0
    document, _ = load_document(target)
    below, above = document.layers
    assert (below.name, above.name) == ("harbour.png", "Red chalk")
    with Image.open(photo) as image:
        assert (below.pixels[..., :3] == np.asarray(image)).all()
    assert json.loads(above.request)["styles"][0]["name"] == "Red chalk"


def test_a_project_is_opened_and_its_layers_are_kept_under_the_painting(tmp_path: Path) -> None:
    project = project_file(tmp_path / "mine.ora")
    before = project.read_bytes()
    target = tmp_path / "painted.ora"

    def story(window: MainWindow):
        yield lambda: window.studio.photo is not None and window.studio.room.pipeline
        assert "mine.ora" in window.windowTitle()
        window.styles.choose(["red-chalk"])
        yield lambda: window.studio.painting is not None
        export_as_project(window, project)
        yield lambda: is_said(window, "is the open project")
        export_as_project(window, target)
        yield lambda: window.exports.exporter.exported

    assert drive_main([str(project)], story) == 0
    assert project.read_bytes() == before
    document, _ = load_document(target)
    assert [layer.name for layer in document.layers] == ["field", "bird", "Red chalk"]


def test_a_damaged_project_opens_and_says_what_is_missing(tmp_path: Path) -> None:
    project = project_file(tmp_path / "mine.ora")
    project.write_bytes(project.read_bytes()[: project.stat().st_size // 3])

    def story(window: MainWindow):
        yield lambda: window.studio.photo is not None
        yield lambda: is_said(window, "table of contents is missing")

    assert drive_main([str(project)], story) == 0
