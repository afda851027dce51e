"""Where the picture is on the canvas, for any view and any picture."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from deepart_studio.ui.canvas import geometry
from deepart_studio.ui.canvas.geometry import Camera, Point, Size

sides = st.floats(1, 30_000)
views = st.builds(Size, st.floats(200, 4000), st.floats(150, 3000))
pictures = st.builds(Size, sides, sides)
places = st.floats(-5000, 5000)
cameras = st.builds(Camera, st.floats(0.02, 32), places, places)
fractions = st.floats(0, 1)


def inside(view: Size, x: float, y: float) -> Point:
    return Point(x * view.width, y * view.height)


@given(views, pictures)
def test_fitting_shows_the_whole_picture_in_the_middle(view, picture) -> None:
    camera = geometry.fit(view, picture)
    width, height = picture.width * camera.scale, picture.height * camera.scale
    assert camera.x + 1e-6 >= 0
    assert camera.x + width <= view.width + 1e-6
    assert camera.y + height <= view.height + 1e-6
    assert camera.x + width / 2 == pytest.approx(view.width / 2)
    assert camera.y + height / 2 == pytest.approx(view.height / 2)


@given(views, pictures)
def test_fitting_fills_the_view_unless_the_picture_is_tiny(view, picture) -> None:
    camera = geometry.fit(view, picture)
    left = view.width - picture.width * camera.scale
    above = view.height - picture.height * camera.scale
    room = 2 * geometry.FIT_MARGIN
    fills = min(left, above) == pytest.approx(room, abs=1e-3)
    assert fills or camera.scale == geometry.FIT_MOST


@given(cameras, places, places, st.floats(0.02, 32))
def test_zooming_keeps_what_is_under_the_cursor(camera, x, y, scale) -> None:
    at = Point(x, y)
    before = camera.to_picture(at)
    zoomed = geometry.zoom_about(camera, at, scale)
    assert zoomed.scale == scale
    after = zoomed.to_view(before)
    assert after.x == pytest.approx(x, abs=0.01)
    assert after.y == pytest.approx(y, abs=0.01)


@given(cameras, places, places, st.floats(0.02, 32))
def test_zooming_there_and_back_changes_nothing(camera, x, y, scale) -> None:
    at = Point(x, y)
    back = geometry.zoom_about(geometry.zoom_about(camera, at, scale), at, camera.scale)
    assert back.x == pytest.approx(camera.x, abs=0.1)
    assert back.y == pytest.approx(camera.y, abs=0.1)


@given(views, pictures, fractions, fractions, st.floats(1, 20))
def test_zooming_in_from_fitting_never_has_to_push_the_picture_back(
    view, picture, x, y, factor
) -> None:
    fitted = geometry.fit(view, picture)
    corner = fitted.to_view(Point(0, 0))
    far = fitted.to_view(Point(picture.width, picture.height))
    at = Point(corner.x + x * (far.x - corner.x), corner.y + y * (far.y - corner.y))
    zoomed = geometry.zoom_about(fitted, at, fitted.scale * factor)
    kept = geometry.kept_in_sight(zoomed, view, picture)
    assert kept.x == pytest.approx(zoomed.x, abs=1e-6)
    assert kept.y == pytest.approx(zoomed.y, abs=1e-6)


@given(cameras, views, pictures)
def test_the_picture_cannot_be_lost_by_panning(camera, view, picture) -> None:
    kept = geometry.kept_in_sight(camera, view, picture)
    box = geometry.shown_box(kept, view, picture)
    assert not box.empty
    assert geometry.kept_in_sight(kept, view, picture) == kept
    assert kept.scale == camera.scale


@given(cameras, st.floats(-1e4, 1e4), st.floats(-1e4, 1e4))
def test_view_and_picture_coordinates_are_inverse(camera, x, y) -> None:
    there = camera.to_view(Point(x, y))
    back = camera.to_picture(there)
    assert back.x == pytest.approx(x, abs=1e-3)
    assert back.y == pytest.approx(y, abs=1e-3)


@given(cameras, pictures, fractions)
def test_the_split_line_is_where_it_was_dragged_to(camera, picture, position) -> None:
    assume(picture.width * camera.scale > 1)
    x = geometry.line_x(camera, picture, position)
    assert geometry.position_at(camera, picture, x) == pytest.approx(position, abs=1e-6)


@given(cameras, pictures, places)
def test_the_split_never_leaves_the_picture(camera, picture, x) -> None:
    assert 0 <= geometry.position_at(camera, picture, x) <= 1


@given(cameras, views, pictures, fractions)
def test_the_handle_can_always_be_grasped(camera, view, picture, position) -> None:
    kept = geometry.kept_in_sight(camera, view, picture)
    centre = geometry.handle_centre(kept, view, picture, position)
    half = geometry.HANDLE_SIDE / 2
    assert half <= centre.x <= view.width - half
    assert half <= centre.y <= view.height - half
    for dx in (-22, 0, 22):
        for dy in (-22, 0, 22):
            at = Point(centre.x + dx, centre.y + dy)
            assert geometry.split_part(kept, view, picture, position, at) == "handle"


@given(cameras, views, pictures, fractions)
def test_away_from_the_handle_only_the_line_itself_is_taken(
    camera, view, picture, position
) -> None:
    kept = geometry.kept_in_sight(camera, view, picture)
    box = geometry.shown_box(kept, view, picture)
    x = geometry.line_x(kept, picture, position)
    centre = geometry.handle_centre(kept, view, picture, position)
    assume(abs(box.top - centre.y) > geometry.HANDLE_SIDE)
    top = Point(x, box.top)
    assert geometry.split_part(kept, view, picture, position, top) == "line"
    beside = Point(x + geometry.LINE_REACH + 1, box.top)
    assert geometry.split_part(kept, view, picture, position, beside) is None


@given(st.floats(0.02, 31.9))
def test_each_step_of_zoom_goes_further_and_ends(zoom) -> None:
    assert geometry.next_zoom(zoom, -1) < zoom
    for _ in range(40):
        further = geometry.next_zoom(zoom, 1)
        assert further > zoom or further == geometry.ZOOM_MOST
        zoom = further
    assert zoom == geometry.ZOOM_MOST


@given(st.floats(1e-6, 1e6), st.floats(1e-4, 4))
def test_zoom_stays_within_its_limits(zoom, fit_zoom) -> None:
    allowed = geometry.allowed_zoom(zoom, fit_zoom)
    assert min(geometry.ZOOM_LEAST, fit_zoom / 4) <= allowed <= geometry.ZOOM_MOST


@given(cameras, st.sampled_from([1.0, 0.5, 2 / 3, 0.8]))
def test_the_corner_lands_on_a_pixel_of_the_screen(camera, pixel) -> None:
    placed = geometry.whole_pixels(camera, pixel)
    assert placed.x / pixel == pytest.approx(round(placed.x / pixel))
    assert abs(placed.x - camera.x) <= pixel
    assert abs(placed.y - camera.y) <= pixel
