"""Photo, styles, parameters, preview, render: the state behind the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from deepart_studio.app import StudioApp
from deepart_studio.core.errors import UserError
from deepart_studio.studio.paintings import PREVIEW_SIDE
from tests.support.drawn import landscape, photo_file


def open_photo(running: StudioApp, qtbot, path: Path) -> None:
    with qtbot.waitSignal(running.studio.photo_changed):
        running.studio.open_file(path)


def paint_with(running: StudioApp, qtbot, *style_ids: str) -> None:
    running.studio.choose_styles(style_ids, "Style")
    qtbot.waitUntil(lambda: shows(running, *style_ids))


def shows(running: StudioApp, *style_ids: str) -> bool:
    painting = running.studio.painting
    return painting is not None and [s.id for s, _ in painting.order.blend] == list(style_ids)


def test_clicking_a_style_shows_a_live_preview(running, qtbot, photo_path) -> None:
    open_photo(running, qtbot, photo_path)
    paint_with(running, qtbot, "red-chalk")
    painting = running.studio.painting
    assert painting.preview
    assert max(painting.picture.width, painting.picture.height) == PREVIEW_SIDE
    red, _, blue = painting.picture.rgb.reshape(-1, 3).mean(0)
    assert red > blue


def test_choosing_a_style_first_paints_as_soon_as_a_photo_is_opened(
    running, qtbot, photo_path
) -> None:
    running.studio.choose_styles(["blue-wash"], "Style")
    open_photo(running, qtbot, photo_path)
    qtbot.waitUntil(lambda: shows(running, "blue-wash"))


def test_moving_strength_to_zero_gives_the_photo_back(running, qtbot, photo_path) -> None:
    open_photo(running, qtbot, photo_path)
    paint_with(running, qtbot, "red-chalk")
    studio = running.studio
    for strength in (0.8, 0.6, 0.4, 0.2, 0.0):
        studio.set_value("strength", strength, "Strength")
    qtbot.waitUntil(lambda: studio.painting.order.request.strength == 0.0)
    difference = abs(studio.painting.picture.rgb.astype(int) - studio.photo.small.rgb)
    assert difference.mean() < 3


def test_a_blend_lies_between_its_styles(running, qtbot, photo_path) -> None:
    open_photo(running, qtbot, photo_path)
    means = []
    for ids in (["red-chalk"], ["red-chalk", "blue-wash"], ["blue-wash"]):
        paint_with(running, qtbot, *ids)
        means.append(running.studio.painting.picture.rgb[..., 0].mean())
    assert means[0] > means[1] > means[2]


def test_weights_move_the_blend(running, qtbot, photo_path) -> None:
    open_photo(running, qtbot, photo_path)
    paint_with(running, qtbot, "red-chalk", "blue-wash")
    half = running.studio.painting.picture.rgb[..., 0].mean()
    running.studio.set_weight("blue-wash", 0.1, "Blend")
    qtbot.waitUntil(lambda: running.studio.painting.order.blend[1][1] == 0.1)
    assert running.studio.painting.picture.rgb[..., 0].mean() > half


def test_an_older_result_never_replaces_a_newer_one(launch, slow_models, qtbot, photo_path) -> None:
    running = launch(slow_models)
    open_photo(running, qtbot, photo_path)
    shown: list[str] = []
    running.studio.painting_changed.connect(
        lambda painting: painting and shown.append(painting.order.blend[0][0].id)
    )
    for style_id in ("red-chalk", "blue-wash", "grey-etching"):
        running.studio.choose_styles([style_id], "Style")
        qtbot.wait(30)
    qtbot.waitUntil(lambda: shows(running, "grey-etching"), timeout=20_000)
    qtbot.wait(200)
    assert shown == ["grey-etching"]


def test_undo_and_redo_walk_through_the_choices(running, qtbot, photo_path) -> None:
    open_photo(running, qtbot, photo_path)
    paint_with(running, qtbot, "red-chalk")
    paint_with(running, qtbot, "blue-wash")
    stack = running.studio.history.stack
    before = running.studio.choices
    stack.undo()
    assert running.studio.choices.style_ids == ("red-chalk",)
    assert shows(running, "red-chalk"), "a preview seen before comes back at once"
    stack.redo()
    assert running.studio.choices == before
    stack.undo()
    stack.undo()
    assert running.studio.choices.style_ids == ()
    assert running.studio.painting is None


def test_one_drag_of_a_slider_is_one_undo_step(running) -> None:
    studio = running.studio
    for value in (0.9, 0.7, 0.5):
        studio.set_value("strength", value, "Strength")
    studio.set_value("keep_colors", 0.5, "Keep colours")
    assert studio.history.stack.count() == 2
    studio.history.stack.undo()
    studio.history.stack.undo()
    assert studio.choices.value("strength", 1.0) == 1.0


def test_render_paints_at_the_photos_own_size(running, qtbot, photo_path) -> None:
    open_photo(running, qtbot, photo_path)
    paint_with(running, qtbot, "red-chalk")
    with qtbot.waitSignal(running.studio.renderer.finished):
        running.studio.render()
    painting = running.studio.painting
    assert not painting.preview
    assert (painting.picture.width, painting.picture.height) == (640, 480)


def test_a_finished_rendering_comes_back_after_trying_another_style(
    running, qtbot, photo_path
) -> None:
    open_photo(running, qtbot, photo_path)
    paint_with(running, qtbot, "red-chalk")
    with qtbot.waitSignal(running.studio.renderer.finished):
        running.studio.render()
    rendered = running.studio.painting
    qtbot.waitUntil(lambda: len(running.studio.document.stack.layers) == 2)
    paint_with(running, qtbot, "blue-wash")
    running.studio.history.stack.undo()
    assert running.studio.painting is rendered


def test_cancel_ends_a_rendering_soon_and_the_next_one_is_clean(
    launch, slow_models, qtbot, photo_path
) -> None:
    running = launch(slow_models)
    open_photo(running, qtbot, photo_path)
    running.studio.choose_styles(["red-chalk"], "Style")
    qtbot.waitUntil(lambda: running.studio.painting is not None, timeout=20_000)
    running.studio.render()
    qtbot.wait(100)
    engine = running.room.loaded.engine
    with qtbot.waitSignal(running.studio.renderer.cancelled):
        running.studio.renderer.cancel()
    engine.submit(lambda progress: None).result(timeout=5)  # runs once the engine is idle
    with qtbot.waitSignal(running.studio.renderer.finished, timeout=30_000):
        running.studio.render()
    assert not running.studio.painting.preview


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.png", b""),
        ("words.png", b"these are words"),
        ("half.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01"),
    ],
)
def test_a_bad_file_is_a_sentence_and_the_photo_stays(
    running, qtbot, photo_path, tmp_path, name, data
) -> None:
    open_photo(running, qtbot, photo_path)
    bad = tmp_path / name
    bad.write_bytes(data)
    with qtbot.waitSignal(running.studio.failed) as blocker:
        running.studio.open_file(bad)
    assert isinstance(blocker.args[0], UserError)
    assert name in str(blocker.args[0])
    assert running.studio.photo.picture.name == "harbour.png"


def test_a_picture_becomes_a_style_that_is_kept_across_launches(launch, qtbot, photo_path) -> None:
    running = launch()
    with qtbot.waitSignal(running.shelf.added) as blocker:
        running.shelf.add_file(photo_path)
    style = blocker.args[0]
    assert running.shelf.styles[0].id == style.id
    assert style.name["en"] == "harbour"
    running.close()
    again = launch()
    qtbot.waitUntil(lambda: again.shelf.find(style.id) is not None)


def test_removing_a_style_takes_it_out_of_the_choices(running, qtbot, photo_path) -> None:
    with qtbot.waitSignal(running.shelf.added) as blocker:
        running.shelf.add_file(photo_path)
    style_id = blocker.args[0].id
    qtbot.waitUntil(lambda: running.studio.choices.style_ids == (style_id,))
    running.shelf.remove(style_id)
    qtbot.waitUntil(lambda: running.shelf.find(style_id) is None)
    assert running.studio.choices.style_ids == ()


def test_recent_photos_are_listed_newest_first(running, qtbot, photo_path, tmp_path) -> None:
    other = tmp_path / "other.png"
    other.write_bytes(photo_path.read_bytes())
    for path in (photo_path, other):
        open_photo(running, qtbot, path)
    files = running.recent.files
    assert [recent.path for recent in files] == [other, photo_path]
    assert all(recent.thumbnail.is_file() for recent in files)
    other.unlink()
    assert [recent.path for recent in running.recent.files] == [photo_path]


@pytest.mark.parametrize("size", [(1, 1), (3000, 10), (7, 900)])
def test_photos_of_odd_shapes_are_painted(running, qtbot, tmp_path, size) -> None:
    open_photo(running, qtbot, photo_file(tmp_path / "odd.png", *size))
    paint_with(running, qtbot, "red-chalk")
    with qtbot.waitSignal(running.studio.renderer.finished):
        running.studio.render()
    painting = running.studio.painting.picture
    assert (painting.width, painting.height) == size


def test_a_transparent_photo_stays_transparent(running, qtbot, tmp_path) -> None:
    path = tmp_path / "sticker.png"
    image = Image.fromarray(landscape(80, 60)).convert("RGBA")
    image.putalpha(Image.linear_gradient("L").resize((80, 60)))
    image.save(path)
    open_photo(running, qtbot, path)
    paint_with(running, qtbot, "blue-wash")
    painting = running.studio.painting
    assert painting.image.hasAlphaChannel()
    assert (painting.picture.alpha == running.studio.photo.picture.alpha).all()


def test_a_new_photo_takes_the_style_that_is_chosen(running, qtbot, photo_path, tmp_path) -> None:
    open_photo(running, qtbot, photo_path)
    paint_with(running, qtbot, "red-chalk")
    open_photo(running, qtbot, photo_file(tmp_path / "second.png", 200, 300))
    assert running.studio.painting is None
    qtbot.waitUntil(lambda: running.studio.painting is not None)
    assert running.studio.painting.order.photo.picture.name == "second.png"
