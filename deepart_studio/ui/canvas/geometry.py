"""Where the picture and the split line are on the canvas: arithmetic without widgets.

View coordinates are logical pixels of the canvas, (0, 0) at its top left. Picture coordinates are
pixels of the original, (0, 0) at its top left corner.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

FIT_MARGIN = 16.0
FIT_MOST = 4.0
"""Fitting never enlarges more than this: a tiny picture stays a picture, not a mosaic."""
ZOOM_MOST = 32.0
ZOOM_LEAST = 0.02
IN_SIGHT = 0.25
"""The picture always reaches into the middle of the view, this far from each of its sides."""
HANDLE_SIDE = 48.0
"""Side of the square that takes hold of the split line: a finger needs 44."""
LINE_REACH = 8.0
ZOOM_STEPS = (
    *(0.02, 0.03, 0.05, 0.07, 0.1, 0.15, 0.2, 0.25, 0.33, 0.5, 0.67),
    *(1.0, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0, 12.0, 16.0, 24.0, 32.0),
)
Part = Literal["handle", "line"]


@dataclass(frozen=True)
class Point:
    x: float
    y: float


@dataclass(frozen=True)
class Size:
    width: float
    height: float


@dataclass(frozen=True)
class Box:
    """Sides of a rectangle; empty when right <= left or bottom <= top."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return max(0.0, self.right - self.left)

    @property
    def height(self) -> float:
        return max(0.0, self.bottom - self.top)

    @property
    def empty(self) -> bool:
        return self.width == 0 or self.height == 0


@dataclass(frozen=True)
class Camera:
    """``scale`` view pixels per picture pixel; the picture's top left corner is at (x, y)."""

    scale: float = 1.0
    x: float = 0.0
    y: float = 0.0

    def to_view(self, point: Point) -> Point:
        return Point(self.x + point.x * self.scale, self.y + point.y * self.scale)

    def to_picture(self, point: Point) -> Point:
        return Point((point.x - self.x) / self.scale, (point.y - self.y) / self.scale)


def centred(view: Size, picture: Size, scale: float) -> Camera:
    """The picture in the middle of the view."""
    x = (view.width - picture.width * scale) / 2
    y = (view.height - picture.height * scale) / 2
    return Camera(scale, x, y)


def fit(view: Size, picture: Size, pixel: float = 1.0) -> Camera:
    """The whole picture, centred, as large as the view allows. ``pixel`` is one screen pixel."""
    wide = max(1.0, view.width - 2 * FIT_MARGIN) / picture.width
    high = max(1.0, view.height - 2 * FIT_MARGIN) / picture.height
    return centred(view, picture, min(wide, high, FIT_MOST * pixel))


def zoom_about(camera: Camera, at: Point, scale: float) -> Camera:
    """Another scale; what is at ``at`` in the view stays there."""
    ratio = scale / camera.scale
    return Camera(scale, at.x - (at.x - camera.x) * ratio, at.y - (at.y - camera.y) * ratio)


def moved(camera: Camera, dx: float, dy: float) -> Camera:
    return replace(camera, x=camera.x + dx, y=camera.y + dy)


def kept_in_sight(camera: Camera, view: Size, picture: Size) -> Camera:
    """The nearest camera with which part of the picture is in the middle of the view."""

    def along(start: float, length: float, space: float) -> float:
        least = space * IN_SIGHT - length
        most = space * (1 - IN_SIGHT)
        return min(max(start, least), most)

    x = along(camera.x, picture.width * camera.scale, view.width)
    y = along(camera.y, picture.height * camera.scale, view.height)
    return replace(camera, x=x, y=y)


def whole_pixels(camera: Camera, pixel: float) -> Camera:
    """The picture's corner on the grid of screen pixels, so that 100 % is sharp."""
    return replace(camera, x=round(camera.x / pixel) * pixel, y=round(camera.y / pixel) * pixel)


def allowed_zoom(zoom: float, fit_zoom: float) -> float:
    """The zoom within its limits; a very long picture may be as small as a quarter of fitting."""
    return min(max(zoom, min(ZOOM_LEAST, fit_zoom / 4)), ZOOM_MOST)


def next_zoom(zoom: float, direction: int) -> float:
    """The next round zoom that is clearly larger (1) or smaller (-1)."""
    if direction > 0:
        return next((step for step in ZOOM_STEPS if step > zoom * 1.01), ZOOM_STEPS[-1])
    return next((step for step in reversed(ZOOM_STEPS) if step < zoom / 1.01), zoom / 2)


def shown_box(camera: Camera, view: Size, picture: Size) -> Box:
    """The part of the view that the picture covers."""
    return Box(
        max(0.0, camera.x),
        max(0.0, camera.y),
        min(view.width, camera.x + picture.width * camera.scale),
        min(view.height, camera.y + picture.height * camera.scale),
    )


def line_x(camera: Camera, picture: Size, position: float) -> float:
    """Where the split line is in the view; ``position`` is 0..1 of the picture's width."""
    return camera.x + position * picture.width * camera.scale


def position_at(camera: Camera, picture: Size, x: float) -> float:
    """The split position 0..1 of a view coordinate."""
    return min(max((x - camera.x) / (picture.width * camera.scale), 0.0), 1.0)


def handle_centre(camera: Camera, view: Size, picture: Size, position: float) -> Point:
    """The middle of the handle: on the line, and always where it can be grasped.

    When the line itself is out of sight, the handle waits for it at the nearer side of the view.
    """
    box = shown_box(camera, view, picture)
    half = HANDLE_SIDE / 2
    x = min(max(line_x(camera, picture, position), box.left), box.right)
    x = min(max(x, half), max(half, view.width - half))
    y = min(max((box.top + box.bottom) / 2, half), max(half, view.height - half))
    return Point(x, y)


def split_part(
    camera: Camera, view: Size, picture: Size, position: float, at: Point
) -> Part | None:
    """What of the split is at this place of the view: its handle, its line, or nothing."""
    centre = handle_centre(camera, view, picture, position)
    if max(abs(at.x - centre.x), abs(at.y - centre.y)) <= HANDLE_SIDE / 2:
        return "handle"
    box = shown_box(camera, view, picture)
    near = abs(at.x - line_x(camera, picture, position)) <= LINE_REACH
    return "line" if near and box.top <= at.y <= box.bottom else None
