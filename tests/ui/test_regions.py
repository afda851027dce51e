"""Painting with the style brush in the window."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QInputDevice, QPointingDevice, QTabletEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from deepart_studio.app import StudioApp
from tests.support.drawn import photo_file
from tests.support.masks import half, mask_file

NONE = Qt.KeyboardModifier.NoModifier


def place(running: StudioApp, x: float, y: float) -> QPoint:
    """Where this part (0..1) of the photo is on the canvas."""
    canvas = running.window.canvas
    size, camera = canvas.picture_size, canvas.camera
    return QPoint(
        round(camera.x + x * size.width * camera.scale),
        round(camera.y + y * size.height * camera.scale),
    )


def stroke(running: StudioApp, *parts: tuple[float, float], keys=NONE) -> None:
    """Draw through these parts of the photo."""
    target = running.window.canvas.viewport()
    QTest.mousePress(target, Qt.MouseButton.LeftButton, keys, place(running, *parts[0]))
    for part in parts[1:]:
        QTest.mouseMove(target, place(running, *part))
    QTest.mouseRelease(target, Qt.MouseButton.LeftButton, keys, place(running, *parts[-1]))


def masks(running: StudioApp) -> list[np.ndarray]:
    return [region.mask.values() for region in running.studio.regions.set.regions]


def press(running: StudioApp, key: str) -> None:
    QTest.keyClick(running.window.canvas, key)


def is_painted(running: StudioApp) -> bool:
    painting = running.studio.painting
    return painting is not None and not running.studio.preview.busy


def row(running: StudioApp, number: int | None):
    rows = running.window.panel.regions.list.rows
    return next(r for r in rows if r.number == number)


@pytest.fixture
def painter(running: StudioApp, qtbot, photo_path) -> StudioApp:
    """A photo in red chalk, and the brush in hand."""
    with qtbot.waitSignal(running.studio.photo_changed):
        running.studio.open_file(photo_path)
    running.window.styles.choose(["red-chalk"])
    qtbot.waitUntil(lambda: is_painted(running))
    running.window.actions_table["brush"].trigger()
    running.window.activateWindow()  # keys go to the window in front
    qtbot.waitUntil(running.window.isActiveWindow)
    return running


def test_the_brush_begins_with_the_bare_photo_and_a_region_to_paint(painter) -> None:
    assert painter.studio.painting is None
    assert painter.studio.regions.aim == 1
    assert painter.window.regions.bar.isVisibleTo(painter.window)
    assert [r.number for r in painter.window.panel.regions.list.rows] == [1, None]


def test_the_style_goes_where_the_brush_was_and_nowhere_else(painter, qtbot) -> None:
    stroke(painter, (0.1, 0.5), (0.4, 0.5))
    qtbot.waitUntil(lambda: is_painted(painter))
    painted, photo = painter.studio.painting.picture.rgb, painter.studio.photo.small.rgb
    changed = np.abs(painted.astype(int) - photo).sum(2)
    height, width = changed.shape
    assert changed[height // 2, width // 8 : width * 3 // 8].mean() > 20
    assert (changed[:, width * 3 // 5 :] == 0).all()


def test_one_stroke_is_one_step_of_undo(painter, qtbot) -> None:
    stack = painter.studio.history.stack
    steps = stack.count()
    stroke(painter, (0.1, 0.2), (0.5, 0.2), (0.5, 0.6))
    (first,) = masks(painter)
    stroke(painter, (0.8, 0.8), (0.9, 0.8))
    assert stack.count() == steps + 2
    assert stack.undoText() == "Brush stroke"
    stack.undo()
    assert (masks(painter)[0] == first).all()
    stack.undo()
    assert not masks(painter)[0].any()
    stack.redo()
    assert (masks(painter)[0] == first).all()


def test_alt_and_the_eraser_take_the_style_away(painter) -> None:
    stroke(painter, (0.2, 0.5), (0.8, 0.5))
    before = int((masks(painter)[0] > 127).sum())
    stroke(painter, (0.3, 0.5), keys=Qt.KeyboardModifier.AltModifier)
    between = int((masks(painter)[0] > 127).sum())
    press(painter, "x")
    stroke(painter, (0.7, 0.5))
    assert before > between > int((masks(painter)[0] > 127).sum())
    assert painter.studio.history.stack.undoText() == "Eraser stroke"


def test_two_regions_in_two_styles(painter, qtbot) -> None:
    stroke(painter, (0.1, 0.5), (0.3, 0.5))
    painter.window.regions.add()
    painter.window.styles.choose(["blue-wash"])
    stroke(painter, (0.7, 0.5), (0.9, 0.5))
    qtbot.waitUntil(
        lambda: is_painted(painter) and len(painter.studio.painting.order.places.regions) == 2
    )
    rgb = painter.studio.painting.picture.rgb
    height, width = rgb.shape[:2]
    left, right = (rgb[height // 2, int(width * x)].astype(int) for x in (0.2, 0.8))
    assert left[0] > left[2]
    assert right[2] > right[0]


def test_the_gallery_works_for_the_region_that_is_chosen(painter) -> None:
    painter.window.regions.add()
    painter.window.styles.choose(["blue-wash"])
    assert painter.window.styles.gallery.selection() == [("blue-wash", 1.0)]
    row(painter, 1).chosen.emit(1)
    assert painter.window.styles.gallery.selection() == [("red-chalk", 1.0)]
    assert "Region 1" in painter.window.panel.aim.text()
    row(painter, None).chosen.emit(None)
    painter.window.styles.choose(["grey-etching"])
    assert painter.studio.choices.style_ids == ("grey-etching",)
    assert not painter.window.canvas.brush.active


def test_the_eye_hides_a_region_and_lets_the_style_paint_the_rest(painter, qtbot) -> None:
    stroke(painter, (0.1, 0.5), (0.3, 0.5))
    qtbot.waitUntil(lambda: is_painted(painter))
    row(painter, 1).eye.click()
    assert painter.studio.painting is None
    row(painter, None).eye.click()
    qtbot.waitUntil(lambda: is_painted(painter))
    order = painter.studio.painting.order
    assert order.blend
    assert not order.places.regions
    painter.studio.history.stack.undo()
    painter.studio.history.stack.undo()
    qtbot.waitUntil(lambda: is_painted(painter))
    assert len(painter.studio.painting.order.places.regions) == 1


def test_a_region_has_a_strength_of_its_own(painter, qtbot) -> None:
    stroke(painter, (0.1, 0.5), (0.3, 0.5))
    row(painter, 1).slider.setValue(40)
    qtbot.waitUntil(
        lambda: (
            is_painted(painter)
            and painter.studio.painting.order.request.plan.regions[0].strength == 0.4
        )
    )
    assert row(painter, 1).share.text() == "40 %"


def test_fill_clear_and_invert_are_steps_too(painter) -> None:
    table = painter.window.actions_table
    table["region-fill"].trigger()
    assert (masks(painter)[0] == 255).all()
    table["region-clear"].trigger()
    assert not masks(painter)[0].any()
    stroke(painter, (0.5, 0.5))
    (before,) = masks(painter)
    table["region-invert"].trigger()
    assert (masks(painter)[0] == 255 - before).all()
    for _ in range(4):
        painter.studio.history.stack.undo()
    assert not masks(painter)[0].any()


def test_deleting_the_last_region_paints_the_whole_photo_again(painter, qtbot) -> None:
    row(painter, 1).cross.click()
    qtbot.waitUntil(lambda: is_painted(painter))
    assert painter.studio.painting.order.blend
    assert painter.window.panel.regions.list.rows == []
    assert not painter.window.canvas.brush.active


def test_keys_change_the_brush(painter) -> None:
    regions = painter.window.regions
    before = regions.brush
    press(painter, "]")
    assert regions.brush.diameter > before.diameter
    press(painter, "[")
    assert regions.brush.diameter == pytest.approx(before.diameter)
    press(painter, "{")
    assert regions.brush.hardness < before.hardness
    press(painter, "}")
    assert regions.brush.hardness == before.hardness
    press(painter, "3")
    assert regions.brush.opacity == 0.3
    assert regions.bar.opacity.value == 0.3
    press(painter, "0")
    assert regions.brush.opacity == 1.0


def test_digits_zoom_again_when_the_brush_is_put_down(painter) -> None:
    press(painter, "b")
    assert not painter.window.canvas.brush.active
    press(painter, "1")
    assert painter.window.canvas.zoom == 1.0
    assert painter.window.regions.brush.opacity == 1.0


def test_sliders_above_the_canvas_change_the_brush(painter) -> None:
    bar = painter.window.regions.bar
    bar.diameter.slider.setValue(bar.diameter.slider.maximum() // 2)
    bar.hardness.slider.setValue(10)
    assert painter.window.regions.brush.diameter == pytest.approx(0.5, abs=0.01)
    assert painter.window.regions.brush.hardness == pytest.approx(0.1)


def test_space_still_moves_the_picture(painter) -> None:
    canvas = painter.window.canvas
    canvas.zoom_to(2.0)
    before = canvas.camera.x
    QTest.keyPress(canvas, Qt.Key.Key_Space)
    stroke(painter, (0.5, 0.5), (0.55, 0.5))
    QTest.keyRelease(canvas, Qt.Key.Key_Space)
    assert canvas.camera.x != before
    assert not masks(painter)[0].any()


def pen(running: StudioApp, kind: QEvent.Type, part: tuple[float, float], pressure: float) -> None:
    device = QPointingDevice(
        "pen",
        7,
        QInputDevice.DeviceType.Stylus,
        QPointingDevice.PointerType.Pen,
        QInputDevice.Capability.Pressure,
        1,
        1,
    )
    target = running.window.canvas.viewport()
    at = QPointF(place(running, *part))
    held = (
        Qt.MouseButton.NoButton if kind == QEvent.Type.TabletRelease else Qt.MouseButton.LeftButton
    )
    event = QTabletEvent(
        *(kind, device, at, QPointF(target.mapToGlobal(at.toPoint())), pressure),
        *(0, 0, 0, 0, 0, NONE, Qt.MouseButton.LeftButton, held),
    )
    QApplication.sendEvent(target, event)


def test_a_pen_paints_by_its_pressure(painter) -> None:
    for y, pressure in ((0.25, 0.2), (0.75, 1.0)):
        pen(painter, QEvent.Type.TabletPress, (0.3, y), pressure)
        pen(painter, QEvent.Type.TabletMove, (0.6, y), pressure)
        pen(painter, QEvent.Type.TabletRelease, (0.6, y), 0.0)
    (mask,) = masks(painter)
    height = mask.shape[0]
    assert 0 < mask[: height // 2].max() < mask[height // 2 :].max() == 255
    assert painter.studio.history.stack.undoText() == "Brush stroke"


def test_refined_edges_are_part_of_the_recipe(painter, qtbot) -> None:
    stroke(painter, (0.1, 0.5), (0.3, 0.5))
    panel = painter.window.panel.regions
    panel.refine.slider.setValue(60)
    qtbot.waitUntil(
        lambda: (
            is_painted(painter)
            and painter.studio.painting.order.request.plan.regions[0].mask.refine == 0.6
        )
    )
    painter.studio.history.stack.undo()
    assert panel.refine.value == 0


def test_a_mask_is_loaded_scaled_and_saved(painter, qtbot, tmp_path) -> None:
    mask_file(tmp_path / "half.png", half(320, 240))
    with qtbot.waitSignal(painter.studio.choices_changed):
        painter.window.regions.load(tmp_path / "half.png")
    (mask,) = masks(painter)
    assert mask.shape == (480, 640)
    assert (mask[:, :318] == 255).all()
    assert not mask[:, 322:].any()
    painter.window.regions.save(tmp_path / "saved.png")
    qtbot.waitUntil((tmp_path / "saved.png").exists)
    with Image.open(tmp_path / "saved.png") as image:
        assert (np.asarray(image) == mask).all()


@pytest.mark.parametrize(
    ("size", "value", "sentence"), [((240, 320), 255, "shape"), ((320, 240), 0, "is empty")]
)
def test_a_mask_that_does_not_fit_is_a_sentence(
    painter, qtbot, tmp_path: Path, size, value, sentence
) -> None:
    mask_file(tmp_path / "bad.png", np.full(size[::-1], value, np.uint8))
    painter.window.regions.load(tmp_path / "bad.png")
    notices = painter.window.notices
    qtbot.waitUntil(lambda: any(sentence in c.notice.text for c in notices.cards))
    assert not masks(painter)[0].any()


def test_regions_belong_to_their_photo(painter, qtbot, tmp_path, photo_path) -> None:
    stroke(painter, (0.1, 0.5), (0.3, 0.5))
    with qtbot.waitSignal(painter.studio.photo_changed):
        painter.studio.open_file(photo_file(tmp_path / "other.png", 300, 400, seed=2))
    assert painter.window.panel.regions.list.rows == []
    qtbot.waitUntil(lambda: is_painted(painter))
    assert painter.studio.painting.order.blend
    with qtbot.waitSignal(painter.studio.photo_changed):
        painter.studio.open_file(photo_path)
    assert masks(painter)[0].any()
    assert [r.number for r in painter.window.panel.regions.list.rows] == [1, None]


def test_a_style_that_is_removed_leaves_its_regions(painter, qtbot, photo_path) -> None:
    with qtbot.waitSignal(painter.shelf.added) as blocker:
        painter.shelf.add_file(photo_path)
    style_id = blocker.args[0].id
    qtbot.waitUntil(lambda: painter.studio.aimed.style_ids == (style_id,))
    painter.shelf.remove(style_id)
    qtbot.waitUntil(lambda: painter.studio.aimed.style_ids == ())


def test_painting_without_a_style_says_what_to_do(running, qtbot, photo_path) -> None:
    with qtbot.waitSignal(running.studio.photo_changed):
        running.studio.open_file(photo_path)
    running.window.actions_table["brush"].trigger()
    stroke(running, (0.5, 0.5))
    assert any("gallery" in card.notice.text for card in running.window.notices.cards)
    assert masks(running)[0].any()


def test_the_wall_puts_the_brush_down(painter) -> None:
    painter.window.actions_table["wall"].trigger()
    assert not painter.window.canvas.brush.active
    assert not painter.window.actions_table["brush"].isEnabled()


def test_escape_puts_the_brush_down(painter) -> None:
    press(painter, Qt.Key.Key_Escape)
    assert not painter.window.canvas.brush.active
    assert painter.window.canvas.brush.item.isVisible() is False


def test_escape_gives_up_the_stroke_under_way(painter) -> None:
    target = painter.window.canvas.viewport()
    steps = painter.studio.history.stack.count()
    QTest.mousePress(target, Qt.MouseButton.LeftButton, NONE, place(painter, 0.3, 0.5))
    QTest.mouseMove(target, place(painter, 0.6, 0.5))
    press(painter, Qt.Key.Key_Escape)
    QTest.mouseRelease(target, Qt.MouseButton.LeftButton, NONE, place(painter, 0.6, 0.5))
    assert painter.studio.history.stack.count() == steps
    assert painter.window.canvas.brush.active
    assert not masks(painter)[0].any()


def test_undo_in_the_middle_of_a_stroke_gives_the_stroke_up(painter) -> None:
    stroke(painter, (0.2, 0.2), (0.4, 0.2))
    target = painter.window.canvas.viewport()
    QTest.mousePress(target, Qt.MouseButton.LeftButton, NONE, place(painter, 0.3, 0.7))
    painter.studio.history.stack.undo()
    QTest.mouseRelease(target, Qt.MouseButton.LeftButton, NONE, place(painter, 0.6, 0.7))
    assert not masks(painter)[0].any()
    assert painter.studio.history.stack.canRedo()


def test_the_mask_is_shown_refined_until_it_is_painted_on(painter, qtbot) -> None:
    stroke(painter, (0.1, 0.5), (0.3, 0.5))
    painter.window.panel.regions.refine.slider.setValue(80)
    tool = painter.window.canvas.brush
    qtbot.waitUntil(lambda: tool._masks[0].refined is not None)
    stroke(painter, (0.5, 0.5), (0.6, 0.5))
    qtbot.waitUntil(lambda: tool._masks[0].refined is not None)
    refined = tool._masks[0].refined
    assert refined[refined.shape[0] // 2, int(refined.shape[1] * 0.55)] > 127


def test_m_hides_the_masks_and_shows_them_again(painter) -> None:
    stroke(painter, (0.1, 0.5), (0.3, 0.5))
    item = painter.window.canvas.brush.item
    assert item.isVisible()
    press(painter, "m")
    assert not item.isVisible()
    press(painter, "m")
    assert item.isVisible()


def test_the_region_that_is_painted_on_is_coloured_over_the_canvas(painter) -> None:
    canvas = painter.window.canvas
    at = place(painter, 0.2, 0.5)
    before = canvas.grab().toImage().pixelColor(at)
    stroke(painter, (0.2, 0.5), (0.2, 0.55))
    QTest.mouseMove(canvas.viewport(), place(painter, 0.8, 0.8))
    after = canvas.grab().toImage().pixelColor(at)
    assert after.red() - after.blue() > before.red() - before.blue() + 30
