"""PSD files in the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from psd_tools import PSDImage
from psd_tools.constants import BlendMode

from deepart_studio.app import StudioApp
from deepart_studio.ui.file_commands import photo_filter


@pytest.fixture
def psd_path(tmp_path: Path) -> Path:
    """Two layers, the upper one half transparent."""
    psd = PSDImage.new("RGB", (120, 80))
    psd.create_pixel_layer(Image.new("RGB", (120, 80), (200, 180, 160)), name="paper")
    ink = Image.new("RGB", (60, 40), (20, 60, 210))
    psd.create_pixel_layer(ink, name="ink", top=10, left=20, opacity=128)
    path = tmp_path / "poster.psd"
    psd.save(path)
    return path


def open_file(app: StudioApp, qtbot, path: Path) -> None:
    with qtbot.waitSignal(app.studio.photo_changed):
        app.studio.open_file(path)


def test_its_layers_are_there_and_its_look_is_the_photo(running, qtbot, psd_path: Path) -> None:
    open_file(running, qtbot, psd_path)
    stack = running.studio.document.stack
    assert [item.layer.name for item in stack.layers] == ["paper", "ink"]
    photo = running.studio.photo.picture
    assert tuple(photo.rgb[0, 0]) == (200, 180, 160)
    assert tuple(photo.rgb[20, 40]) != (200, 180, 160)


def test_saving_never_writes_over_it(running, qtbot, psd_path: Path) -> None:
    before = psd_path.read_bytes()
    open_file(running, qtbot, psd_path)
    assert running.studio.file.path is None
    project = psd_path.with_suffix(".ora")
    with qtbot.waitSignal(running.studio.file.saved):
        running.studio.file.save(project)
    assert psd_path.read_bytes() == before
    assert running.studio.file.path == project


def test_what_is_not_understood_is_said(running, qtbot, tmp_path: Path) -> None:
    psd = PSDImage.new("RGB", (40, 30))
    picture = Image.new("RGB", (40, 30), (9, 9, 9))
    psd.create_pixel_layer(picture, name="glow", blend_mode=BlendMode.VIVID_LIGHT)
    psd.save(tmp_path / "glow.psd")
    open_file(running, qtbot, tmp_path / "glow.psd")
    said = " ".join(card.notice.text for card in running.window.notices.cards)
    assert "glow" in said
    assert "vivid light" in said


def test_the_dialog_and_the_layers_take_it(running, qtbot, psd_path: Path, photo_path) -> None:
    assert "*.psd" in photo_filter("Pictures")
    open_file(running, qtbot, photo_path)
    running.window.layers.add_files([psd_path])
    qtbot.waitUntil(lambda: len(running.studio.document.stack.layers) == 2)
    assert running.studio.document.active_layer.name == "poster"
