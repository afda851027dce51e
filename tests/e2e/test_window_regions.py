"""The style brush through the real main() of the window, with the tiny model."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest

from deepart_studio.storage.model_roots import MODELS_VARIABLE
from deepart_studio.storage.recipes import read_recipe
from deepart_studio.ui.main_window import MainWindow
from tests.e2e.test_window import fill_export
from tests.support.drawn import photo_file
from tests.support.driven_window import drive_main


@pytest.fixture(autouse=True)
def models(models_folder: Path, monkeypatch: pytest.MonkeyPatch, qapp) -> None:
    monkeypatch.setenv(MODELS_VARIABLE, str(models_folder))


def draw(window: MainWindow, *parts: tuple[float, float]) -> None:
    """One stroke through these parts (0..1) of the photo."""
    canvas = window.canvas
    size, camera = canvas.picture_size, canvas.camera
    points = [
        QPoint(
            round(camera.x + x * size.width * camera.scale),
            round(camera.y + y * size.height * camera.scale),
        )
        for x, y in parts
    ]
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mousePress(canvas.viewport(), left, none, points[0])
    for place in points[1:]:
        QTest.mouseMove(canvas.viewport(), place)
    QTest.mouseRelease(canvas.viewport(), left, none, points[-1])


def test_paint_a_style_into_a_part_and_another_beside_it_then_export(tmp_path: Path) -> None:
    photo = photo_file(tmp_path / "harbour.png", 700, 500)
    target = tmp_path / "painting.png"

    def story(window: MainWindow):
        studio = window.studio
        yield lambda: studio.photo is not None and studio.room.pipeline
        window.styles.choose(["red-chalk"])
        yield lambda: studio.painting is not None
        window.actions_table["brush"].trigger()
        draw(window, (0.1, 0.5), (0.3, 0.5))
        yield lambda: studio.painting is not None
        window.panel.regions.add.click()
        window.styles.choose(["blue-wash"])
        draw(window, (0.7, 0.5), (0.9, 0.5))
        yield lambda: len(studio.painting.order.places.regions) == 2
        window.actions_table["brush"].trigger()
        QTimer.singleShot(50, lambda: fill_export(target))
        window.actions_table["export"].trigger()
        yield lambda: window.exports.exporter.exported

    assert drive_main([str(photo)], story) == 0
    with Image.open(target) as image:
        painted = np.asarray(image.convert("RGB"), int)
    with Image.open(photo) as image:
        original = np.asarray(image.convert("RGB"), int)
    red, blue = painted[240:260, 100:180].mean((0, 1)), painted[240:260, 520:600].mean((0, 1))
    assert red[0] > red[2] + 40
    assert blue[2] > blue[0] + 20
    assert (painted[:, 300:400] == original[:, 300:400]).all()
    recipe = json.loads(read_recipe(target) or "")
    assert recipe["styles"] == []
    names = [region["styles"][0]["name"] for region in recipe["plan"]["regions"]]
    assert names == ["Red chalk", "Blue wash"]
