"""Projects are saved and opened again, and nothing unsaved is lost without a question."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from deepart_studio.app import StudioApp
from deepart_studio.document.blending import BlendMode
from deepart_studio.document.opening import load_document
from deepart_studio.document.writing import save_document
from deepart_studio.ui.document_commands import Answer
from tests.support.drawn import photo_file
from tests.ui.test_layers import layer, names, opened, painted, render

__all__ = ["opened", "painted"]


@pytest.fixture
def target(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The name that a person chooses in the dialog."""
    path = tmp_path / "夕方 harbour.ora"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    return path


def save(running: StudioApp, qtbot) -> None:
    with qtbot.waitSignal(running.studio.file.saved):
        running.window.actions_table["save"].trigger()


def open_path(running: StudioApp, qtbot, path: Path) -> None:
    with qtbot.waitSignal(running.studio.photo_changed):
        running.window.files.open_paths([path])


def test_the_title_shows_the_name_and_what_is_unsaved(painted, qtbot, target: Path) -> None:
    window = painted.window
    assert "harbour.png" in window.windowTitle()
    assert window.isWindowModified()
    save(painted, qtbot)
    assert "夕方 harbour.ora" in window.windowTitle()
    assert not window.isWindowModified()
    painted.studio.document.set_opacity(painted.studio.document.active, 0.5, "Opacity")
    assert window.isWindowModified()
    painted.studio.history.stack.undo()
    assert not window.isWindowModified()


def test_a_project_comes_back_as_it_was_saved(painted, qtbot, target: Path) -> None:
    desk = painted.studio.document
    desk.set_opacity(desk.active, 0.5, "Opacity")
    desk.set_mode(desk.active, BlendMode.SCREEN, "Blend mode")
    before, sha256 = desk.stack, painted.studio.photo.sha256
    save(painted, qtbot)
    open_path(painted, qtbot, target)
    after = desk.stack
    assert after is not before
    for old, new in zip(before.layers, after.layers, strict=True):
        assert (old.layer.pixels == new.layer.pixels).all()
        assert (old.layer.name, old.layer.mode) == (new.layer.name, new.layer.mode)
        assert (old.layer.opacity, old.layer.request) == (new.layer.opacity, new.layer.request)
    assert painted.studio.photo.sha256 == sha256
    assert not painted.studio.file.modified
    qtbot.waitUntil(lambda: desk.shown)


def test_a_layer_of_a_project_is_changed_and_rendered_anew(painted, qtbot, target: Path) -> None:
    painted.studio.set_value("strength", 0.4, "Strength")
    render(painted, qtbot, "blue-wash")
    save(painted, qtbot)
    painted.studio.document.choices.clear()  # another day
    painted.window.styles.choose(["grey-etching"])
    painted.studio.reset_values("Reset")
    open_path(painted, qtbot, target)
    painted.window.actions_table["layer-reopen"].trigger()
    assert painted.studio.choices.style_ids == ("blue-wash",)
    assert painted.studio.choices.value("strength", 1.0) == 0.4
    before = layer(painted, "Blue wash").layer.pixels
    stack = painted.studio.document.stack
    painted.window.render()
    qtbot.waitUntil(lambda: painted.studio.document.stack is not stack)
    assert (layer(painted, "Blue wash").layer.pixels == before).all()


def test_saving_again_asks_for_no_name_and_writes_over_the_file(painted, qtbot, target) -> None:
    save(painted, qtbot)
    render(painted, qtbot, "blue-wash")
    target_now = target.stat().st_mtime_ns
    save(painted, qtbot)
    assert target.stat().st_mtime_ns > target_now
    assert len(load_document(target)[0].layers) == 3


def test_a_project_that_another_program_changed_is_not_replaced_unasked(
    painted, qtbot, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(painted, qtbot)
    document, _ = load_document(target)
    save_document(document.with_layer(document.layers[0]), target, overwrite=True)
    theirs = target.read_bytes()
    painted.studio.document.set_opacity(1, 0.5, "Opacity")
    asked: list[Path] = []
    monkeypatch.setattr(
        painted.window.documents, "_replace_changed", lambda path: asked.append(path) or False
    )
    painted.window.actions_table["save"].trigger()
    qtbot.waitUntil(lambda: asked == [target])
    assert target.read_bytes() == theirs


def test_a_project_that_was_only_touched_is_saved_without_a_question(
    painted, qtbot, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(painted, qtbot)
    os.utime(target, (1, 1))
    painted.studio.document.set_opacity(1, 0.5, "Opacity")
    monkeypatch.setattr(
        painted.window.documents, "_replace_changed", lambda path: pytest.fail("asked")
    )
    save(painted, qtbot)
    assert not painted.studio.file.modified


def test_coming_back_to_the_window_tells_once_that_the_file_was_changed(
    painted, qtbot, target: Path
) -> None:
    save(painted, qtbot)
    open_path(painted, qtbot, target)
    window = painted.window

    def said() -> list[str]:
        return [c.notice.text for c in window.notices.cards if "another program" in c.notice.text]

    window.documents.look_at_file()
    document, _ = load_document(target)
    save_document(document.with_layer(document.layers[0]), target, overwrite=True)
    window.documents.look_at_file()
    qtbot.waitUntil(lambda: len(said()) == 1)
    notice = next(c.notice for c in window.notices.cards if c.notice.text == said()[0])
    with qtbot.waitSignal(painted.studio.photo_changed):
        notice.buttons[0].run()
    assert len(painted.studio.document.stack.layers) == len(document.layers) + 1
    target.unlink()
    window.documents.look_at_file()
    qtbot.waitUntil(lambda: any("moved or deleted" in words for words in said()))


def test_closing_asks_and_cancel_keeps_the_window_open(painted, qtbot) -> None:
    asked: list[str] = []
    painted.window.documents.ask = lambda: asked.append("") or Answer.CANCEL
    assert not painted.window.close()
    qtbot.waitUntil(lambda: asked == [""])
    assert painted.window.isVisible()
    assert names(painted) == ["harbour.png", "Red chalk"]


def test_closing_saves_and_then_closes(painted, qtbot, target: Path) -> None:
    painted.window.documents.ask = lambda: Answer.SAVE
    painted.window.close()
    qtbot.waitUntil(lambda: not painted.window.isVisible())
    assert len(load_document(target)[0].layers) == 2


def test_a_dialog_that_was_cancelled_keeps_the_window_open(painted, qtbot, monkeypatch) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    painted.window.documents.ask = lambda: Answer.SAVE
    painted.window.close()
    qtbot.wait(100)
    assert painted.window.isVisible()


def test_another_photo_is_opened_once_it_was_saved(painted, qtbot, target, tmp_path) -> None:
    second = photo_file(tmp_path / "second.png", 200, 300)
    painted.window.documents.ask = lambda: Answer.SAVE
    open_path(painted, qtbot, second)
    assert target.exists()
    assert names(painted) == ["second.png"]


def test_a_photo_that_was_only_looked_at_is_not_asked_about(opened, qtbot) -> None:
    opened.window.documents.ask = lambda: pytest.fail("asked")
    opened.window.styles.choose(["red-chalk"])
    qtbot.waitUntil(lambda: opened.studio.painting is not None)
    assert opened.window.close()


def test_a_full_disk_says_so_and_the_document_stays_unsaved(
    painted, qtbot, monkeypatch, tmp_path
) -> None:
    nowhere = tmp_path / "gone" / "a.ora"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(nowhere), ""))
    with qtbot.waitSignal(painted.studio.file.failed):
        painted.window.actions_table["save"].trigger()
    assert painted.studio.file.modified


def test_a_damaged_project_is_not_saved_over(painted, qtbot, target: Path) -> None:
    save(painted, qtbot)
    target.write_bytes(target.read_bytes()[:-400])
    open_path(painted, qtbot, target)
    qtbot.waitUntil(lambda: painted.studio.file.path is None)


def test_a_name_without_the_ending_replaces_nothing(painted, qtbot, monkeypatch, tmp_path) -> None:
    (tmp_path / "sea.png.ora").write_text("mine")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "sea.png"), ""))
    save(painted, qtbot)
    assert (tmp_path / "sea.png.ora").read_text() == "mine"
    assert len(load_document(tmp_path / "sea.png 2.ora")[0].layers) == 2


def test_the_next_document_never_shows_the_one_before(painted, qtbot, tmp_path: Path) -> None:
    desk = painted.studio.document
    shown: list[tuple[int, int]] = []
    desk.shown_changed.connect(
        lambda: shown.append((desk.image.width(), desk.stack.width)) if desk.image else None
    )
    desk.set_opacity(desk.active, 0.5, "Opacity")  # is being composed when the next one opens
    open_path(painted, qtbot, photo_file(tmp_path / "second.png", 200, 300))
    render(painted, qtbot, "blue-wash")
    assert all(image == document for image, document in shown)


def test_what_another_program_dropped_is_remembered_by_the_layers(
    painted, qtbot, target: Path, photo_path: Path
) -> None:
    request = painted.studio.document.active_layer.request
    sha256 = painted.studio.photo.sha256
    save(painted, qtbot)
    document, _ = load_document(target)
    bare = tuple(replace(layer, request="", name="Layer 1") for layer in document.layers)
    save_document(replace(document, layers=bare, extras=()), target, overwrite=True)
    open_path(painted, qtbot, target)
    assert [item.layer.request for item in painted.studio.document.stack.layers] == ["", request]
    assert painted.studio.photo.sha256 == sha256
    changed = bare[1].pixels.copy()
    changed[0, 0] = (1, 2, 3, 255)  # painted over there: not what our recipe gives
    layers = (bare[0], replace(bare[1], pixels=changed))
    save_document(replace(document, layers=layers, extras=()), target, overwrite=True)
    open_path(painted, qtbot, target)
    assert not any(item.layer.request for item in painted.studio.document.stack.layers)
