"""Notices, command palette, shortcuts, preferences, themes and languages of the whole window."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from deepart_studio.core.errors import UserError
from deepart_studio.studio.notices import Notice, NoticeButton, Tone, translate_error
from deepart_studio.ui.command_palette import match
from deepart_studio.ui.dialogs.keys_dialog import KeysDialog
from deepart_studio.ui.dialogs.preferences_dialog import PreferencesDialog
from deepart_studio.ui.tokens import DARK, LIGHT


def texts(widget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel)]


def test_a_problem_is_a_sentence_with_what_to_do(running) -> None:
    running.window.show_error(UserError("Cannot find {name}.", "Check the name.", name="a.png"))
    card = running.window.notices.cards[-1]
    assert "Cannot find a.png." in texts(card)
    assert "Check the name." in texts(card)


def test_the_same_problem_twice_is_one_notice(running) -> None:
    for _ in range(3):
        running.window.notify(Notice("The disk is full.", Tone.ERROR))
    assert len(running.window.notices.cards) == 1


def test_a_notice_goes_when_its_button_is_pressed(running, qtbot) -> None:
    pressed = []
    button = NoticeButton("Show in folder", lambda: pressed.append(1))
    running.window.notify(Notice("Saved.", Tone.SUCCESS, "", (button,)))
    card = running.window.notices.cards[-1]
    qtbot.mouseClick(card.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert pressed == [1]
    assert running.window.notices.cards == []


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_fault_in_any_thread_is_shown_with_a_report_to_copy(running, qtbot, capsys) -> None:
    before = threading.excepthook
    running.hook.install()  # pytest puts its own hook in place for each test

    def fail() -> None:
        raise RuntimeError("the roof fell in")

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    threading.excepthook = before
    qtbot.waitUntil(lambda: bool(running.window.notices.cards))
    card = running.window.notices.cards[-1]
    assert any("the roof fell in" in text for text in texts(card))
    qtbot.mouseClick(card.findChild(QPushButton), Qt.MouseButton.LeftButton)
    report = QApplication.clipboard().text()
    assert "RuntimeError: the roof fell in" in report
    assert "DeepArt Studio" in report


@pytest.mark.parametrize(
    ("query", "text", "found"),
    [("exp", "Export", True), ("great wa", "The Great Wave", True), ("xyz", "Export", False)],
)
def test_the_palette_finds_letters_in_order(query, text, found) -> None:
    assert (match(query, text) is not None) == found


def test_a_word_at_the_start_is_found_before_one_inside() -> None:
    assert match("open", "Open photo") < match("open", "Reopen")


def test_the_palette_chooses_a_style_by_name(running, qtbot) -> None:
    window = running.window
    window.actions_table["palette"].trigger()
    qtbot.keyClicks(window.palette_list.field, "blue")
    qtbot.keyClick(window.palette_list.field, Qt.Key.Key_Return)
    assert running.studio.choices.style_ids == ("blue-wash",)
    assert not window.palette_list.isVisible()


def test_actions_that_need_a_photo_wait_for_one(running, qtbot, photo_path) -> None:
    table = running.window.actions_table
    for action_id in ("export", "render", "fit", "copy"):
        assert not table[action_id].isEnabled()
    with qtbot.waitSignal(running.studio.photo_changed):
        running.studio.open_file(photo_path)
    assert table["fit"].isEnabled()
    assert not table["render"].isEnabled()
    running.window.styles.choose(["red-chalk"])
    qtbot.waitUntil(lambda: running.studio.painting is not None)
    for action_id in ("export", "render", "copy", "compare"):
        assert table[action_id].isEnabled()


def test_no_two_actions_have_the_same_shortcut(running) -> None:
    table = running.window.actions_table.table
    keys = [QKeySequence(key).toString() for row in table for key in row.shortcuts]
    assert len(keys) == len(set(keys))


def test_the_help_page_lists_every_shortcut(running, qtbot) -> None:
    table = running.window.actions_table.table
    dialog = KeysDialog(running.window, table)
    qtbot.addWidget(dialog)
    shown = texts(dialog)
    for row in table:
        if row.shortcuts:
            assert (
                QKeySequence(row.shortcuts[0]).toString(QKeySequence.SequenceFormat.NativeText)
                in shown
            )


def test_full_stop_and_comma_walk_through_the_styles(running) -> None:
    window = running.window
    window.actions_table["next-style"].trigger()
    window.actions_table["next-style"].trigger()
    ids = window.styles.gallery.visible_ids()
    assert running.studio.choices.style_ids == (ids[1],)
    window.actions_table["previous-style"].trigger()
    window.actions_table["previous-style"].trigger()
    assert running.studio.choices.style_ids == (ids[-1],)


def test_holding_backslash_shows_the_original(running, qtbot, photo_path, monkeypatch) -> None:
    window = running.window
    monkeypatch.setattr(QApplication, "activeWindow", lambda: window)
    with qtbot.waitSignal(running.studio.photo_changed):
        running.studio.open_file(photo_path)
    window.styles.choose(["red-chalk"])
    qtbot.waitUntil(lambda: window.canvas.split_shown)
    qtbot.keyPress(window, Qt.Key.Key_Backslash)
    assert not window.canvas.split_shown
    qtbot.keyRelease(window, Qt.Key.Key_Backslash)
    assert window.canvas.split_shown


def test_the_language_changes_while_running(running, qtbot) -> None:
    window = running.window
    dialog = PreferencesDialog(window, running.settings)
    qtbot.addWidget(dialog)
    dialog.chosen.connect(window.help.set_preference)
    box = dialog.boxes["language"]
    box.setCurrentIndex(box.findData("zh"))
    box.activated.emit(box.currentIndex())
    QApplication.processEvents()
    assert window.actions_table["open"].text() == "打开照片…"
    assert window.panel.render_button.text() == "绘制"
    assert window.panel.sliders["strength"].label.text() == "强度"
    assert window.styles.gallery.model.rows()[0].name == "红粉笔"
    assert dialog.windowTitle() == "偏好设置"
    window.help.set_preference(next(r for r in dialog.rows if r.key == "language"), "en")
    QApplication.processEvents()
    assert window.actions_table["open"].text() == "Open photo…"


def test_a_problem_is_told_in_chinese_too(running) -> None:
    running.languages.choose("zh")
    error = UserError("{name} is empty.", "Choose another file.", name="a.png")
    assert translate_error(error) == ("a.png 是空文件。", "请选择其他文件。")
    nested = UserError('The model "{id}" cannot be used: {name} is empty.', id="m", name="x")
    assert translate_error(nested)[0] == "模型“m”无法使用： x 是空文件。"
    running.languages.choose("en")


def test_light_and_dark_can_be_chosen(running) -> None:
    theme = running.theme
    theme.choose("light")
    assert theme.tokens is LIGHT
    assert QApplication.palette().window().color().name() == LIGHT.panel
    theme.choose("dark")
    assert theme.tokens is DARK


def test_changing_one_weight_keeps_the_other(running) -> None:
    running.window.styles.choose(["red-chalk", "blue-wash"])
    rows = running.window.panel.blend.rows
    rows[1].weight.setValue(40)
    weights = [choice.weight for choice in running.studio.choices.styles]
    assert weights == [1.0, pytest.approx(0.4)]
    assert rows[0].share.text() == "71 %"


@pytest.mark.parametrize("answer", [True, False])
def test_a_style_is_deleted_only_after_asking(
    running, qtbot, photo_path, monkeypatch, answer
) -> None:
    with qtbot.waitSignal(running.shelf.added) as blocker:
        running.shelf.add_file(photo_path)
    style_id = blocker.args[0].id
    monkeypatch.setattr(running.window.styles, "confirm_removal", lambda name: answer)
    running.window.styles.gallery.removeRequested.emit(style_id)
    qtbot.wait(200)
    assert (running.shelf.find(style_id) is None) == answer


def test_a_style_gets_another_name(running, qtbot, photo_path) -> None:
    with qtbot.waitSignal(running.shelf.added) as blocker:
        running.shelf.add_file(photo_path)
    style_id = blocker.args[0].id
    running.window.styles.gallery.renameRequested.emit(style_id, "Harbour at dusk")
    qtbot.waitUntil(lambda: running.shelf.find(style_id).name["en"] == "Harbour at dusk")
