"""Regions come back with a layer that was painted through them, from the project's file too."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from deepart_studio.app import StudioApp
from deepart_studio.document.geometry import Frame
from deepart_studio.document.opening import load_document
from deepart_studio.studio.painted_mask import PaintedMask


@pytest.fixture
def painted(running: StudioApp, qtbot, photo_path: Path) -> StudioApp:
    """A painting with one region: its left half in blue wash at half the strength."""
    studio = running.studio
    with qtbot.waitSignal(studio.photo_changed):
        studio.open_file(photo_path)
    running.window.styles.choose(["red-chalk"])
    studio.regions.add("Add region")
    values = np.zeros((480, 640), np.uint8)
    values[:, :320] = 255
    studio.regions.set_mask(1, PaintedMask.of(values), "Paint")
    running.window.styles.choose(["blue-wash"])
    studio.regions.set_strength(1, 0.5, "Strength")
    studio.regions.set_visible(None, visible=True, text="Show")
    studio.render()
    qtbot.waitUntil(lambda: len(studio.document.stack.layers) == 2)
    return running


def saved_and_opened(app: StudioApp, qtbot, path: Path) -> None:
    with qtbot.waitSignal(app.studio.file.saved):
        app.studio.file.save(path)
    app.studio.document.choices.clear()  # as in another launch
    app.studio.change("Start anew", type(app.studio.choices)())
    with qtbot.waitSignal(app.studio.photo_changed):
        app.studio.open_file(path)


def test_a_project_brings_the_regions_of_its_layers_back(painted, qtbot, tmp_path) -> None:
    wanted, styles = painted.studio.regions.set, painted.studio.choices.styles
    saved_and_opened(painted, qtbot, tmp_path / "a.ora")
    assert not painted.studio.regions.set.regions
    painted.studio.document.activate(2)
    painted.window.layers.reopen()
    found = painted.studio.regions.set
    assert (found.regions[0].mask.values() == wanted.regions[0].mask.values()).all()
    assert found.regions[0].styles == wanted.regions[0].styles
    assert found.regions[0].strength == pytest.approx(0.5)
    assert found.rest_visible
    assert painted.studio.choices.styles == styles
    order = painted.studio.order(None)
    again = painted.studio.document.active_layer.request
    assert order.request.plan == type(order.request).from_json(again).plan


def test_after_a_crop_they_lie_over_the_cropped_picture(painted, qtbot, tmp_path) -> None:
    with qtbot.waitSignal(painted.studio.photo_reshaped):
        painted.studio.reshaper.reshape(Frame(320, 0, 320, 480), "Crop")
    painted.studio.document.activate(2)
    painted.window.layers.reopen()
    assert not painted.studio.regions.set.regions[0].mask.values().any()
    painted.studio.history.stack.undo()
    saved_and_opened(painted, qtbot, tmp_path / "b.ora")
    painted.studio.document.activate(2)
    painted.window.layers.reopen()
    assert not painted.studio.regions.set.regions[0].mask.values().any()


def test_a_lost_mask_is_said(painted, qtbot, tmp_path: Path) -> None:
    document, _ = load_document(_saved(painted, qtbot, tmp_path / "c.ora"))
    masks = [name for name, _ in document.extras if name.startswith("deepart/masks/")]
    assert len(masks) == 1
    painted.studio.document.choices.clear()
    painted.studio.document.stack = _without_masks(painted)
    painted.studio.document.activate(2)
    before = painted.studio.regions.set
    painted.window.layers.reopen()
    assert painted.studio.regions.set == before
    said = " ".join(card.notice.text for card in painted.window.notices.cards)
    assert "regions" in said


def _saved(app: StudioApp, qtbot, path: Path) -> Path:
    with qtbot.waitSignal(app.studio.file.saved):
        app.studio.file.save(path)
    return path


def _without_masks(app: StudioApp):
    from dataclasses import replace

    return replace(app.studio.document.stack, extras=())
