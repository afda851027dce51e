"""Crops, turns and sizes of the open document: what is seen, painted, saved and undone."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from deepart_studio.app import StudioApp
from deepart_studio.document.compositing import composite
from deepart_studio.document.geometry import Flip, Frame, Scale, Straighten, Turn
from deepart_studio.document.opening import load_document
from deepart_studio.studio.painted_mask import PaintedMask
from tests.support.drawn import photo_file
from tests.support.rendering import render


@pytest.fixture
def opened(running: StudioApp, qtbot, photo_path: Path) -> StudioApp:
    """A photo of 640 × 480."""
    with qtbot.waitSignal(running.studio.photo_changed):
        running.studio.open_file(photo_path)
    return running


@pytest.fixture
def painted(opened: StudioApp, qtbot) -> StudioApp:
    """A photo and a painting of it."""
    render(opened, qtbot, "red-chalk")
    return opened


def reshape(app: StudioApp, qtbot, change) -> None:
    with qtbot.waitSignal(app.studio.photo_reshaped):
        app.studio.reshaper.reshape(change, "Change")


def looks(app: StudioApp) -> np.ndarray:
    return composite(app.studio.document.stack.document)


def size(app: StudioApp) -> tuple[int, int]:
    return app.studio.document.stack.width, app.studio.document.stack.height


CHANGES = [
    (Frame(40, 30, 300, 200), lambda p: p[30:230, 40:340]),
    (Turn(1), lambda p: np.rot90(p, -1)),
    (Turn(2), lambda p: np.rot90(p, 2)),
    (Turn(3), lambda p: np.rot90(p)),
    (Flip(across=True), lambda p: p[:, ::-1]),
    (Flip(across=False), lambda p: p[::-1]),
]


@pytest.mark.parametrize(("change", "wanted"), CHANGES)
def test_layers_and_photo_change_alike(painted: StudioApp, qtbot, change, wanted) -> None:
    studio = painted.studio
    before, photo = looks(painted), studio.photo.picture.rgb
    reshape(painted, qtbot, change)
    assert (looks(painted) == wanted(before)).all()
    assert (studio.photo.picture.rgb == wanted(photo)).all()
    shown = painted.window.canvas.picture_size
    assert (shown.width, shown.height) == size(painted)


def test_the_canvas_fits_the_new_size(opened: StudioApp, qtbot) -> None:
    canvas = opened.window.canvas
    canvas.zoom_to(3.0)
    reshape(opened, qtbot, Frame(0, 0, 100, 400))
    assert canvas.fitting
    assert (canvas.picture_size.width, canvas.picture_size.height) == (100, 400)


def test_undo_brings_layers_photo_and_regions_back(painted: StudioApp, qtbot) -> None:
    studio = painted.studio
    studio.regions.add("Add region")
    values = np.zeros((480, 640), np.uint8)
    values[:, :320] = 255
    studio.regions.set_mask(1, PaintedMask.of(values), "Paint")
    stack, photo, regions = studio.document.stack, studio.photo, studio.regions.set
    reshape(painted, qtbot, Flip(across=True))
    flipped = studio.regions.set.regions[0].mask.values()
    assert (flipped == values[:, ::-1]).all()
    after = studio.document.stack, studio.photo, studio.regions.set
    for _ in range(2):
        studio.history.stack.undo()
        assert (studio.document.stack, studio.photo) == (stack, photo)
        assert studio.regions.set == regions
        studio.history.stack.redo()
        assert (studio.document.stack, studio.photo, studio.regions.set) == after


def test_the_next_rendering_paints_the_cropped_picture(painted: StudioApp, qtbot) -> None:
    reshape(painted, qtbot, Frame(100, 50, 320, 240))
    before = painted.studio.document.stack
    render(painted, qtbot)
    stack = painted.studio.document.stack
    assert len(stack.layers) == len(before.layers) + 1
    layer = stack.layers[-1].layer
    assert (layer.x, layer.y, layer.width, layer.height) == (0, 0, 320, 240)
    assert f'"{painted.studio.photo.sha256}"' in layer.request


def test_a_rendering_under_way_lands_where_it_belongs(
    launch, slow_models: Path, qtbot, photo_path: Path
) -> None:
    app = launch(slow_models)
    studio = app.studio
    with qtbot.waitSignal(studio.photo_changed):
        studio.open_file(photo_path)
    app.window.styles.choose(["red-chalk"])
    studio.render()
    qtbot.waitUntil(lambda: studio.renderer.order is not None)
    reshape(app, qtbot, Turn(1))
    with qtbot.waitSignal(studio.renderer.finished, timeout=60_000) as finished:
        pass
    qtbot.waitUntil(lambda: len(studio.document.stack.layers) == 2)
    layer = studio.document.stack.layers[-1].layer
    assert (layer.pixels[..., :3] == np.rot90(finished.args[0].picture.rgb, -1)).all()


def test_a_photo_alone_goes_on_being_previewed(opened: StudioApp, qtbot) -> None:
    opened.window.styles.choose(["red-chalk"])
    qtbot.waitUntil(lambda: opened.studio.painting is not None)
    reshape(opened, qtbot, Turn(1))
    qtbot.waitUntil(lambda: opened.studio.painting is not None)
    painting = opened.studio.painting
    assert painting.preview
    assert painting.picture.height > painting.picture.width
    assert not opened.studio.document.shown


def test_more_canvas_keeps_what_lies_outside(painted: StudioApp, qtbot) -> None:
    before = looks(painted)
    reshape(painted, qtbot, Frame(100, 100, 200, 200, cut=False))
    reshape(painted, qtbot, Frame(-100, -100, 640, 480, cut=False))
    assert (looks(painted) == before).all()


def test_a_larger_canvas_is_painted_with_its_empty_border(painted: StudioApp, qtbot) -> None:
    reshape(painted, qtbot, Frame(-20, -10, 680, 500, cut=False))
    picture = painted.studio.photo.picture
    assert (picture.width, picture.height) == (680, 500)
    assert not picture.alpha[:10].any()
    assert picture.alpha[10:490, 20:660].all()
    render(painted, qtbot)
    assert not looks(painted)[:10, :, 3].any()


def test_image_size_scales_all_layers(painted: StudioApp, qtbot) -> None:
    reshape(painted, qtbot, Scale(320, 240))
    stack = painted.studio.document.stack
    assert [(i.layer.width, i.layer.height) for i in stack.layers] == [(320, 240)] * 2
    assert (looks(painted)[..., 3] == 255).all()


def test_a_straightened_picture_has_no_empty_corners(painted: StudioApp, qtbot) -> None:
    from deepart_studio.document.geometry import inner_frame

    reshape(painted, qtbot, Straighten(7.5, *inner_frame((640, 480), 7.5)))
    assert (looks(painted)[..., 3] == 255).all()


def test_turns_that_follow_quickly_are_all_done(opened: StudioApp, qtbot) -> None:
    before = looks(opened)
    for _ in range(4):
        opened.studio.reshaper.reshape(Turn(1), "Rotate right")
    qtbot.waitUntil(lambda: opened.studio.history.stack.count() == 4)
    assert (looks(opened) == before).all()


def test_a_change_that_is_given_up_changes_nothing(opened: StudioApp, qtbot) -> None:
    stack = opened.studio.document.stack
    opened.studio.reshaper.reshape(Scale(9000, 9000), "Image size")
    opened.studio.reshaper.cancel()
    qtbot.wait(50)
    assert opened.studio.document.stack is stack
    assert not opened.studio.history.stack.canUndo()


def test_one_layer_is_flipped_in_its_place(painted: StudioApp, qtbot) -> None:
    desk = painted.studio.document
    number = desk.active
    before, bottom = desk.active_layer, desk.stack.layers[0].layer
    painted.studio.reshaper.reshape_layer(number, Flip(across=True), "Flip layer")
    qtbot.waitUntil(lambda: desk.active_layer is not before)
    assert (desk.active_layer.pixels == before.pixels[:, ::-1]).all()
    assert desk.stack.layers[0].layer is bottom


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (Frame(0, 0, 0, 10), "nothing in it"),
        (Frame(2000, 0, 10, 10), "outside the picture"),
        (Scale(60_000, 60_000), "too many"),
    ],
)
def test_an_impossible_size_is_refused_in_words(opened, qtbot, change, words: str) -> None:
    with qtbot.waitSignal(opened.studio.failed) as failed:
        opened.studio.reshaper.reshape(change, "Change")
    assert words in str(failed.args[0])
    assert not opened.studio.history.stack.canUndo()


def test_a_cropped_project_is_the_same_after_saving_and_opening(painted, qtbot, tmp_path) -> None:
    reshape(painted, qtbot, Frame(40, 30, 300, 200))
    wanted, photo = looks(painted), painted.studio.photo
    path = tmp_path / "cropped.ora"
    with qtbot.waitSignal(painted.studio.file.saved):
        painted.studio.file.save(path)
    document, _ = load_document(path)
    assert (composite(document) == wanted).all()
    with qtbot.waitSignal(painted.studio.photo_changed):
        painted.studio.open_file(path)
    assert painted.studio.photo.sha256 == photo.sha256
    assert (painted.studio.photo.picture.rgb == photo.picture.rgb).all()


def test_a_file_saved_during_a_crop_is_known(painted: StudioApp, qtbot, tmp_path: Path) -> None:
    path = tmp_path / "before.ora"
    painted.studio.file.save(path)
    reshape(painted, qtbot, Turn(1))
    qtbot.waitUntil(lambda: painted.studio.file.path == path)
    assert painted.studio.file.modified


def test_a_cropped_photo_goes_to_the_queue_as_it_is(opened, qtbot, tmp_path: Path) -> None:
    opened.window.styles.choose(["red-chalk"])
    reshape(opened, qtbot, Frame(0, 0, 100, 80))
    opened.window.queue.add_photo()
    queue = opened.window.queue.queue
    qtbot.waitUntil(lambda: len(queue.queue.rows) == 1)
    assert Path(queue.queue.rows[0].source) != opened.studio.photo.path


def test_another_photo_is_not_changed_by_what_was_asked_before(opened, qtbot, tmp_path) -> None:
    other = photo_file(tmp_path / "other.png", 200, 100)
    opened.studio.reshaper.reshape(Scale(3000, 2000), "Image size")
    with qtbot.waitSignal(opened.studio.photo_changed):
        opened.studio.open_file(other)
    qtbot.wait(100)
    assert size(opened) == (200, 100)
