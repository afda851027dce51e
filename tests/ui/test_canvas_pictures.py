"""What the canvas shows of photo and painting."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QImage, QPainter

from deepart_studio.ui.canvas import CanvasView
from deepart_studio.ui.canvas.pyramid import AT_ONCE, build, half_size
from tests.support.qimages import near, photo_image, plain


@pytest.fixture
def canvas(qtbot) -> Iterator[CanvasView]:
    """A canvas of 800 × 600."""
    view = CanvasView()
    qtbot.addWidget(view)
    view.resize(800, 600)
    view.show()
    qtbot.waitExposed(view)
    return view


def shown(canvas: CanvasView, x: float, y: float = 0.3) -> QColor:
    """The colour at a fraction of the canvas."""
    image = canvas.grab().toImage()
    return image.pixelColor(round(x * (image.width() - 1)), round(y * (image.height() - 1)))


def test_a_photo_is_shown_whole_and_the_invitation_goes(canvas) -> None:
    assert canvas.empty_state.isVisible()
    canvas.set_original(plain(400, 300, "red"))
    assert not canvas.empty_state.isVisible()
    assert near(shown(canvas, 0.1), "red")
    assert near(shown(canvas, 0.9), "red")


def test_without_a_photo_the_invitation_comes_back(canvas) -> None:
    canvas.set_original(plain(400, 300, "red"))
    canvas.set_original(None)
    assert canvas.empty_state.isVisible()
    assert not canvas.split_handle.isVisible()
    assert canvas.picture_size is None


def test_the_painting_is_right_of_the_line_and_the_photo_left(canvas) -> None:
    canvas.set_original(plain(400, 300, "red"))
    canvas.set_result(plain(400, 300, "blue"))
    assert near(shown(canvas, 0.25), "red")
    assert near(shown(canvas, 0.75), "blue")
    canvas.set_split_position(0.1)
    assert near(shown(canvas, 0.25), "blue")


def test_a_small_preview_covers_the_whole_photo(canvas) -> None:
    canvas.set_original(plain(4000, 3000, "red"))
    canvas.set_result(plain(40, 30, "blue"))
    canvas.set_split_enabled(False)
    assert all(near(shown(canvas, x, y), "blue") for x in (0.05, 0.5, 0.95) for y in (0.1, 0.9))


def test_without_the_split_the_painting_is_shown_alone(canvas) -> None:
    canvas.set_original(plain(400, 300, "red"))
    canvas.set_result(plain(400, 300, "blue"))
    canvas.set_split_enabled(False)
    assert near(shown(canvas, 0.25), "blue")
    assert not canvas.split_handle.isVisible()
    canvas.set_split_enabled(True)
    assert near(shown(canvas, 0.25), "red")


def test_holding_the_key_shows_the_photo_alone(canvas) -> None:
    canvas.set_original(plain(400, 300, "red"))
    canvas.set_result(plain(400, 300, "blue"))
    canvas.set_show_original(True)
    assert near(shown(canvas, 0.75), "red")
    assert not canvas.split_handle.isVisible()
    canvas.set_show_original(False)
    assert near(shown(canvas, 0.75), "blue")
    assert canvas.split_handle.isVisible()


def test_another_photo_takes_the_old_painting_away(canvas) -> None:
    canvas.set_original(plain(400, 300, "red"))
    canvas.set_result(plain(400, 300, "blue"))
    canvas.set_original(plain(300, 400, "green"))
    assert not canvas.has_result
    assert near(shown(canvas, 0.5), "green")


def test_a_painting_without_a_photo_is_not_shown(canvas) -> None:
    canvas.set_result(plain(400, 300, "blue"))
    assert not canvas.has_result
    assert canvas.empty_state.isVisible()


@pytest.mark.parametrize("size", [(1, 1), (30_000, 10), (3, 20_000)])
def test_pictures_of_odd_shapes_are_shown(canvas, size) -> None:
    canvas.set_original(plain(*size, "red"))
    assert near(shown(canvas, 0.5, 0.5), "red")
    canvas.zoom_to(32)
    assert near(shown(canvas, 0.5, 0.5), "red")
    canvas.zoom_to(0.0001)
    assert canvas.zoom > 0


def test_at_actual_size_each_pixel_is_as_it_is(canvas) -> None:
    photo = photo_image(700, 500)
    canvas.set_original(photo)
    canvas.zoom_to(1.0)
    image = canvas.grab().toImage()
    corner = QPoint(round(canvas.camera.x), round(canvas.camera.y))
    for x, y in ((0, 0), (350, 250), (699, 499), (13, 411)):
        assert image.pixelColor(corner + QPoint(x, y)) == photo.pixelColor(x, y)


def test_a_transparent_photo_lies_on_a_checkerboard(canvas) -> None:
    photo = QImage(400, 300, QImage.Format.Format_RGBA8888)
    photo.fill(0)
    canvas.set_original(photo)
    image = canvas.grab(QRect(300, 200, 32, 32)).toImage()
    seen = {image.pixelColor(x, y).rgb() for x in range(32) for y in range(32)}
    assert len(seen) == 2
    assert all(QColor(colour).saturation() == 0 for colour in seen)


def test_a_photo_without_alpha_lies_on_nothing(canvas) -> None:
    canvas.set_original(plain(400, 300, "white"))
    image = canvas.grab(QRect(300, 200, 32, 32)).toImage()
    assert len({image.pixelColor(x, y).rgb() for x in range(32) for y in range(32)}) == 1


def test_a_big_photo_is_there_at_once_and_its_painting_soon(canvas, qtbot) -> None:
    big = plain(2000, 1500, "red")
    assert big.width() * big.height() > AT_ONCE
    canvas.set_original(big)
    assert near(shown(canvas, 0.25), "red")
    canvas.set_result(plain(2000, 1500, "blue"))
    qtbot.waitUntil(lambda: canvas.has_result)
    assert near(shown(canvas, 0.75), "blue")


def test_a_slow_painting_never_replaces_a_newer_one(canvas, qtbot) -> None:
    canvas.set_original(plain(2000, 1500, "red"))
    canvas.set_split_enabled(False)
    canvas.set_result(plain(2000, 1500, "blue"))  # prepared in a thread
    canvas.set_result(plain(200, 150, "green"))  # shown at once
    qtbot.wait(300)
    assert near(shown(canvas, 0.5), "green")


def test_a_painting_that_was_taken_back_does_not_appear_later(canvas, qtbot) -> None:
    canvas.set_original(plain(2000, 1500, "red"))
    canvas.set_result(plain(2000, 1500, "blue"))
    canvas.set_result(None)
    qtbot.wait(300)
    assert not canvas.has_result
    assert near(shown(canvas, 0.75), "red")


def test_a_canvas_that_is_closed_while_preparing_is_no_problem(qtbot) -> None:
    view = CanvasView()
    view.set_original(plain(3000, 2000, "red"))
    view.deleteLater()
    del view
    qtbot.wait(300)


def test_half_size_is_the_mean_of_four_pixels() -> None:
    board = QImage(64, 64, QImage.Format.Format_RGB888)
    for y in range(64):
        for x in range(64):
            board.setPixelColor(x, y, QColor("white" if (x + y) % 2 else "black"))
    half = half_size(board)
    assert (half.width(), half.height()) == (32, 32)
    greys = {half.pixelColor(x, y).red() for x in range(32) for y in range(32)}
    assert min(greys) >= 126
    assert max(greys) <= 129


def test_half_size_in_strips_has_no_seams() -> None:
    photo = photo_image(1001, 2003)
    half = half_size(photo)
    whole = QImage(half.size(), QImage.Format.Format_RGB32)
    painter = QPainter(whole)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(whole.rect(), photo, photo.rect())
    painter.end()
    for y in range(half.height()):
        a, b = half.pixelColor(250, y), whole.pixelColor(250, y)
        assert abs(a.red() - b.red()) <= 8
        assert abs(a.green() - b.green()) <= 8


def test_every_zoom_has_a_level_with_enough_pixels() -> None:
    pyramid = build(plain(3000, 2000, "red"))
    assert [level.width() for level in pyramid.levels] == [3000, 1500, 750, 375]
    for scale in (4.0, 1.0, 0.7, 0.5, 0.3, 0.2, 0.05):
        level = pyramid.level_for(scale)
        assert level.width() >= min(3000, 3000 * scale) or level is pyramid.levels[-1]
    assert pyramid.level_for(0.5).width() == 1500
    assert pyramid.level_for(0.51).width() == 3000
