"""Text on the canvas: written, changed, moved, undone, saved and opened again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox

from deepart_studio.app import StudioApp
from deepart_studio.document.layers import Document
from deepart_studio.document.text_layers import ATTRIBUTE, Writing, laid, text_of
from deepart_studio.document.writing import save_document
from deepart_studio.studio.text_writing import write

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
FAMILY = "DejaVu Sans"


@pytest.fixture
def opened(running: StudioApp, qtbot, photo_path: Path) -> StudioApp:
    """A photo and the text tool in hand."""
    with qtbot.waitSignal(running.studio.photo_changed):
        running.studio.open_file(photo_path)
    running.window.activateWindow()
    qtbot.waitUntil(running.window.isActiveWindow)
    running.window.actions_table["tool-text"].trigger()
    return running


def view_place(running: StudioApp, x: float, y: float) -> QPoint:
    camera = running.window.canvas.camera
    return QPoint(round(camera.x + x * camera.scale), round(camera.y + y * camera.scale))


def click(running: StudioApp, x: float, y: float) -> None:
    QTest.mouseClick(running.window.canvas.viewport(), LEFT, NONE, view_place(running, x, y))


def layers(running: StudioApp):
    return [item.layer for item in running.studio.document.stack.layers]


def accept(running: StudioApp, qtbot) -> None:
    """Press OK and wait until the text is a layer."""
    before = running.studio.document.stack
    buttons = running.window.texts.dialog.buttons
    QTest.mouseClick(buttons.button(QDialogButtonBox.StandardButton.Ok), LEFT)
    qtbot.waitUntil(lambda: running.studio.document.stack is not before)


def written(running: StudioApp, qtbot, text: str = "Harbour") -> None:
    """A text layer that begins at (100, 120)."""
    click(running, 100, 120)
    running.window.texts.dialog.text.setPlainText(text)
    accept(running, qtbot)


def test_a_click_writes_a_layer_that_remembers_what_it_says(opened, qtbot) -> None:
    written(opened, qtbot)
    layer = layers(opened)[-1]
    text = text_of(layer)
    assert layer.name == "Harbour"
    assert text.writing.text == "Harbour"
    assert abs(layer.x + text.origin[0] - 100) <= 2
    assert abs(layer.y + text.origin[1] - 120) <= 2
    assert layer.pixels[..., 3].max() == 255
    assert opened.studio.history.stack.undoText() == "Text"


def test_it_is_seen_while_it_is_written_and_gone_when_given_up(opened, qtbot) -> None:
    before = opened.studio.document.stack
    click(opened, 100, 120)
    opened.window.texts.dialog.text.setPlainText("Wait")
    qtbot.waitUntil(lambda: opened.studio.document.shown)
    assert opened.studio.document.stack is before
    opened.window.texts.dialog.reject()
    assert opened.studio.document.stack is before
    assert not opened.studio.document.shown
    assert not opened.studio.history.stack.canUndo()


def test_nothing_cannot_be_written(opened) -> None:
    click(opened, 100, 120)
    dialog = opened.window.texts.dialog
    ok = dialog.buttons.button(QDialogButtonBox.StandardButton.Ok)
    assert not ok.isEnabled()
    dialog.text.setPlainText("  \n ")
    assert not ok.isEnabled()
    dialog.text.setPlainText("a")
    assert ok.isEnabled()
    dialog.reject()


def test_a_double_click_opens_it_again_and_its_place_stays(opened, qtbot) -> None:
    written(opened, qtbot)
    before = layers(opened)[-1]
    origin = before.x + text_of(before).origin[0], before.y + text_of(before).origin[1]
    at = view_place(opened, before.x + before.width / 2, before.y + before.height / 2)
    QTest.mouseDClick(opened.window.canvas.viewport(), LEFT, NONE, at)
    dialog = opened.window.texts.dialog
    assert dialog.text.toPlainText() == "Harbour"
    dialog.text.setPlainText("Harbour\nat night")
    dialog.direction.setCurrentIndex(0)
    dialog.weight.setCurrentIndex(6)
    accept(opened, qtbot)
    after = layers(opened)[-1]
    assert len(layers(opened)) == 2
    assert text_of(after).writing.weight == 700
    assert (after.x + text_of(after).origin[0], after.y + text_of(after).origin[1]) == origin
    assert after.name == "Harbour at night"
    opened.studio.history.stack.undo()
    assert layers(opened)[-1] is before


def test_dragged_it_moves_as_one_step(opened, qtbot) -> None:
    written(opened, qtbot)
    before = layers(opened)[-1]
    middle = before.x + before.width / 2, before.y + before.height / 2
    pad = opened.window.canvas.viewport()
    QTest.mousePress(pad, LEFT, NONE, view_place(opened, *middle))
    for step in (10, 30, 60):
        QTest.mouseMove(pad, view_place(opened, middle[0] + step, middle[1] + step))
    QTest.mouseRelease(pad, LEFT, NONE, view_place(opened, middle[0] + 60, middle[1] + 60))
    after = layers(opened)[-1]
    assert abs(after.x - before.x - 60) <= 3
    assert text_of(after) is not None
    opened.studio.history.stack.undo()
    assert (layers(opened)[-1].x, layers(opened)[-1].y) == (before.x, before.y)


def test_a_saved_text_is_text_again(opened, qtbot, tmp_path: Path) -> None:
    written(opened, qtbot)
    path = tmp_path / "text.ora"
    with qtbot.waitSignal(opened.studio.file.saved):
        opened.studio.file.save(path)
    with qtbot.waitSignal(opened.studio.photo_changed):
        opened.studio.open_file(path)
    assert text_of(layers(opened)[-1]).writing.text == "Harbour"
    opened.window.texts.open_active()
    assert opened.window.texts.dialog.text.toPlainText() == "Harbour"
    opened.window.texts.dialog.reject()


def test_a_text_changed_in_another_program_is_a_picture_and_it_is_said(
    opened, qtbot, tmp_path: Path
) -> None:
    layer = laid(write, Writing("Harbour", FAMILY, 40), (10, 40))
    pixels = layer.pixels.copy()
    pixels[0, 0] = (9, 8, 7, 255)
    photo = layers(opened)[0]
    path = tmp_path / "changed.ora"
    save_document(Document(640, 480, (photo, replace(layer, pixels=pixels))), path)
    with qtbot.waitSignal(opened.studio.photo_changed):
        opened.studio.open_file(path)
    cards = opened.window.notices.cards
    qtbot.waitUntil(lambda: any("another program" in card.notice.text for card in cards))
    assert text_of(layers(opened)[-1]) is None
    assert not opened.window.actions_table["text-change"].isEnabled()
    again = tmp_path / "again.ora"
    with qtbot.waitSignal(opened.studio.file.saved):
        opened.studio.file.save(again)
    with qtbot.waitSignal(opened.studio.photo_changed):
        opened.studio.open_file(again)
    assert ATTRIBUTE not in dict(layers(opened)[-1].attributes)


def test_a_font_that_is_not_here_is_named(opened, qtbot, tmp_path: Path) -> None:
    layer = laid(write, Writing("Harbour", "Lost Grotesk", 40), (10, 40))
    path = tmp_path / "font.ora"
    save_document(Document(640, 480, (layers(opened)[0], layer)), path)
    with qtbot.waitSignal(opened.studio.photo_changed):
        opened.studio.open_file(path)
    cards = opened.window.notices.cards
    qtbot.waitUntil(lambda: any("Lost Grotesk" in card.notice.text for card in cards))
    opened.window.texts.open_active()
    dialog = opened.window.texts.dialog
    assert "Lost Grotesk" in dialog.warning.text()
    assert dialog.writing.family == "Lost Grotesk"
    dialog.reject()


def test_before_text_is_painted_on_it_is_asked(opened, qtbot) -> None:
    written(opened, qtbot)
    texts, number = opened.window.texts, opened.studio.document.active
    asked: list[str] = []

    def no(words: str) -> bool:
        asked.append(words)
        return False

    texts.ask = no
    assert not texts.may_paint(number)
    assert "Harbour" in asked[0]
    assert text_of(layers(opened)[-1]) is not None
    texts.ask = lambda _: True
    before = layers(opened)[-1].pixels
    assert texts.may_paint(number)
    assert text_of(layers(opened)[-1]) is None
    assert layers(opened)[-1].pixels is before
    texts.ask = no
    assert texts.may_paint(number)  # a picture: nobody asks


def test_with_the_selection_nothing_else_is_lost(opened, qtbot) -> None:
    written(opened, qtbot)
    opened.window.actions_table["select-layer"].trigger()
    qtbot.waitUntil(lambda: opened.studio.selection.active)
    layer = layers(opened)[-1]
    mask = opened.studio.selection.mask
    assert (
        mask[layer.y : layer.y + layer.height, layer.x : layer.x + layer.width]
        == layer.pixels[..., 3]
    ).all()
    assert np.count_nonzero(mask) == np.count_nonzero(layer.pixels[..., 3])
