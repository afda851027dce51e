"""The pad in the panel: drag between two to four styles, and the painting follows."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from deepart_studio.app import StudioApp
from deepart_studio.core.requests import StyleRequest
from deepart_studio.ui.style_pad import StylePad
from tests.support.drawn import photo_file
from tests.support.tiny_models import STYLES
from tests.ui.test_studio import open_photo

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
IDS = list(STYLES)


def pad_of(running: StudioApp) -> StylePad:
    return running.window.panel.pad


def place(running: StudioApp, x: float, y: float = 0.5) -> QPoint:
    return pad_of(running).place((x, y)).toPoint()


def weights(running: StudioApp) -> list[float]:
    return [choice.weight for choice in running.studio.choices.styles]


@pytest.fixture
def blend(running: StudioApp) -> StudioApp:
    """Two styles, half and half."""
    running.window.styles.choose(IDS[:2])
    return running


def test_the_pad_is_there_for_two_to_four_styles(running, qtbot, tmp_path) -> None:
    with qtbot.waitSignals([running.shelf.added] * 2, timeout=20_000):
        for seed in (1, 2):
            running.shelf.add_file(photo_file(tmp_path / f"own {seed}.png", 80, 80, seed=seed))
    ids = [style.id for style in running.shelf.styles]
    shown = []
    for count in range(len(ids) + 1):
        running.window.styles.choose(ids[:count])
        shown.append(pad_of(running).isVisible())
    assert shown == [False, False, True, True, True, False]


def test_dragging_towards_a_style_gives_more_of_it(blend) -> None:
    QTest.mousePress(pad_of(blend), LEFT, NONE, place(blend, 0.5))
    QTest.mouseMove(pad_of(blend), place(blend, 0.8))
    QTest.mouseRelease(pad_of(blend), LEFT, NONE, place(blend, 0.8))
    assert weights(blend) == pytest.approx([0.2, 0.8], abs=0.01)
    shares = [row.share.text() for row in blend.window.panel.blend.rows]
    assert shares == ["20 %", "80 %"]


def test_a_press_on_the_handles_edge_takes_hold_without_a_jump(blend) -> None:
    pad, edge = pad_of(blend), place(blend, 0.5) + QPoint(7, 0)
    QTest.mousePress(pad, LEFT, NONE, edge)
    assert weights(blend) == [1.0, 1.0]
    QTest.mouseMove(pad, place(blend, 0.75) + QPoint(7, 0))
    QTest.mouseRelease(pad, LEFT, NONE, place(blend, 0.75) + QPoint(7, 0))
    assert weights(blend) == pytest.approx([0.25, 0.75], abs=0.01)


def test_one_drag_is_one_step_back_however_slow(blend, monkeypatch) -> None:
    count = blend.studio.history.stack.count()
    monkeypatch.setattr("deepart_studio.studio.history.MERGE_WITHIN_S", -1.0)
    QTest.mousePress(pad_of(blend), LEFT, NONE, place(blend, 0.3))
    for x in (0.4, 0.6, 0.9):
        QTest.mouseMove(pad_of(blend), place(blend, x))
    QTest.mouseRelease(pad_of(blend), LEFT, NONE, place(blend, 0.9))
    QTest.mouseClick(pad_of(blend), LEFT, NONE, place(blend, 0.2))
    assert blend.studio.history.stack.count() == count + 2
    blend.studio.history.stack.undo()
    assert weights(blend) == pytest.approx([0.1, 0.9], abs=0.01)
    blend.studio.history.stack.undo()
    assert weights(blend) == [1.0, 1.0]
    assert pad_of(blend).point == (0.5, 0.5)


def test_the_arrow_keys_move_the_handle_and_home_makes_equal_shares(blend) -> None:
    pad = pad_of(blend)
    QTest.keyClick(pad, Qt.Key.Key_Right)
    assert weights(blend) == pytest.approx([0.48, 0.52])
    QTest.keyClick(pad, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert weights(blend) == pytest.approx([0.38, 0.62])
    QTest.keyClick(pad, Qt.Key.Key_Home)
    assert weights(blend) == pytest.approx([0.5, 0.5])


def test_a_double_click_makes_equal_shares(running) -> None:
    running.window.styles.choose(IDS[:3])
    QTest.mouseClick(pad_of(running), LEFT, NONE, place(running, 0.5, 0.2))
    QTest.mouseDClick(pad_of(running), LEFT, NONE, place(running, 0.5, 0.2))
    assert weights(running) == pytest.approx([1 / 3] * 3, abs=1e-3)


def test_a_slider_of_the_rows_moves_the_handle(blend) -> None:
    row = blend.window.panel.blend.rows[0]
    row.weight.setValue(25)
    assert pad_of(blend).point[0] == pytest.approx(0.8)


def test_the_numbers_are_read_out(blend) -> None:
    QTest.mouseClick(pad_of(blend), LEFT, NONE, place(blend, 0.25))
    assert pad_of(blend).accessibleName() == "Style pad"
    assert pad_of(blend).accessibleDescription() == "Red chalk 75 %, Blue wash 25 %"


def test_in_a_corner_only_that_style_is_painted(blend, qtbot, photo_path: Path) -> None:
    open_photo(blend, qtbot, photo_path)
    QTest.mouseClick(pad_of(blend), LEFT, NONE, place(blend, 1.0))
    qtbot.waitUntil(lambda: blend.studio.painting is not None)
    assert [s.name for s in blend.studio.order(None).request.styles] == ["Blue wash"]


def test_the_recipe_puts_the_handle_back(blend, qtbot, photo_path: Path) -> None:
    open_photo(blend, qtbot, photo_path)
    QTest.mouseClick(pad_of(blend), LEFT, NONE, place(blend, 0.3))
    before = pad_of(blend).point
    recipe = StyleRequest.from_json(blend.studio.order(None).request.to_json())
    by_code = {style.code_sha256: style.id for style in blend.shelf.styles}
    blend.window.styles.choose([])
    blend.window.styles.choose([by_code[style.code_sha256] for style in recipe.styles])
    saved = {by_code[style.code_sha256]: style.weight for style in recipe.styles}
    blend.studio.set_weights(saved, "Blend", 0)
    assert pad_of(blend).point == pytest.approx(before)


def test_the_painting_follows_the_drag_and_ends_at_the_last_place(
    launch, slow_models, qtbot, photo_path: Path
) -> None:
    running = launch(slow_models)
    open_photo(running, qtbot, photo_path)
    running.window.styles.choose(IDS[:2])
    qtbot.waitUntil(lambda: running.studio.painting is not None, timeout=20_000)
    shown: list[float] = []
    running.studio.painting_changed.connect(
        lambda painting: shown.append(painting.order.request.styles[-1].weight)
    )
    QTest.mousePress(pad_of(running), LEFT, NONE, place(running, 0.1))
    for step in range(2, 9):
        QTest.mouseMove(pad_of(running), place(running, step / 10))
        qtbot.wait(20)
    QTest.mouseRelease(pad_of(running), LEFT, NONE, place(running, 0.8))
    wanted = weights(running)[1]
    qtbot.waitUntil(lambda: shown[-1:] == [wanted], timeout=20_000)
    assert len(shown) < 7, "places passed meanwhile are not painted late"
    assert shown == sorted(shown)
