"""Regions in the window: each with its own style, strength and mask."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tests.support.brushing import is_painted, masks, row, stroke
from tests.support.drawn import photo_file
from tests.support.masks import half, mask_file


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
