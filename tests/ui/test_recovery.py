"""What was not saved is offered at the next start."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QPushButton

from deepart_studio.app import StudioApp
from deepart_studio.storage.paths import recovery_folder
from deepart_studio.ui.notice_bar import NoticeCard
from tests.ui.test_layers import names, opened, painted

__all__ = ["opened", "painted"]


def snapshots() -> list[Path]:
    return sorted(recovery_folder().glob("*/document.ora"))


def offers(running: StudioApp) -> list[NoticeCard]:
    cards = running.window.findChildren(NoticeCard)
    return [card for card in cards if "was not saved when" in card.notice.text]


def press(running: StudioApp, words: str) -> None:
    card = offers(running)[0]
    next(b for b in card.findChildren(QPushButton) if b.text() == words).click()


def ignore_offer(running: StudioApp, qtbot) -> None:
    qtbot.waitUntil(lambda: bool(offers(running)))
    running.close()


def kept(running: StudioApp, qtbot) -> None:
    autosave = running.studio.autosave
    autosave.soon_s = autosave.every_s = 0.02
    with qtbot.waitSignal(autosave.written):
        running.studio.document.set_opacity(running.studio.document.active, 0.5, "Opacity")


def test_a_photo_that_nothing_was_done_with_is_not_kept(opened, qtbot) -> None:
    opened.studio.autosave.soon_s = 0.02
    qtbot.wait(100)
    assert snapshots() == []


def test_what_was_not_saved_is_brought_back_at_the_next_start(painted, launch, qtbot) -> None:
    kept(painted, qtbot)
    sha256 = painted.studio.photo.sha256
    painted.close()  # nobody was asked, as after a crash
    assert len(snapshots()) == 1
    second = launch()
    qtbot.waitUntil(lambda: bool(offers(second)))
    press(second, "Restore")
    qtbot.waitUntil(lambda: second.studio.document.stack is not None)
    assert names(second) == ["harbour.png", "Red chalk"]
    assert second.studio.document.active_layer.opacity == 0.5
    assert second.studio.photo.sha256 == sha256
    assert second.studio.file.unsaved
    assert "harbour.png" in second.window.windowTitle()
    before = snapshots()
    second.studio.autosave.soon_s = second.studio.autosave.every_s = 0.02
    with qtbot.waitSignal(second.studio.autosave.written):
        second.studio.document.set_opacity(1, 0.9, "Opacity")
    qtbot.waitUntil(lambda: len(snapshots()) == 1 and snapshots() != before)


def test_what_is_not_wanted_is_deleted(painted, launch, qtbot) -> None:
    kept(painted, qtbot)
    painted.close()
    second = launch()
    qtbot.waitUntil(lambda: bool(offers(second)))
    press(second, "Delete")
    assert snapshots() == []


def test_what_is_ignored_is_offered_again(painted, launch, qtbot) -> None:
    kept(painted, qtbot)
    painted.close()
    ignore_offer(launch(), qtbot)
    ignore_offer(launch(), qtbot)
    assert len(snapshots()) == 1


def test_two_windows_leave_each_other_alone(painted, launch, qtbot) -> None:
    kept(painted, qtbot)
    second = launch()
    qtbot.wait(200)
    assert offers(second) == []
    assert len(snapshots()) == 1


def test_saving_and_giving_up_leave_no_snapshot(painted, qtbot, tmp_path: Path) -> None:
    kept(painted, qtbot)
    with qtbot.waitSignal(painted.studio.file.saved):
        painted.studio.file.save(tmp_path / "mine.ora")
    qtbot.waitUntil(lambda: snapshots() == [])
    kept_again = painted.studio.document
    with qtbot.waitSignal(painted.studio.autosave.written):
        kept_again.set_opacity(kept_again.active, 0.3, "Opacity")
    painted.window.documents.discard()
    qtbot.waitUntil(lambda: snapshots() == [])
    painted.close()
    assert not any(recovery_folder().iterdir())
