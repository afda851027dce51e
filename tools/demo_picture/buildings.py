"""The cabin on the spit, its landing stage and the sailing boat, as textured planes in space."""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageDraw

from tools.demo_picture.camera import SUN, Camera

Point = tuple[float, float, float]
Colour = tuple[int, int, int]


class Scene:
    """Draws planes given in metres on an RGBA layer as large as the picture."""

    def __init__(self, camera: Camera) -> None:
        self._camera = camera
        self.layer = Image.new("RGBA", (camera.width, camera.height), (40, 30, 28, 0))
        self._draw = ImageDraw.Draw(self.layer)
        self._rng = np.random.default_rng(21)

    def plane(self, points: list[Point], colour: Colour, light: float = 1.0) -> None:
        """A flat polygon."""
        r, g, b = (min(255, round(part * light)) for part in colour)
        projected = [self._camera.project(*point) for point in points]
        self._draw.polygon(projected, fill=(r, g, b, 255))

    def upright(
        self,
        across: tuple[float, float],
        heights: tuple[float, float],
        y: float,
        colour: Colour,
        light: float = 1.0,
    ) -> None:
        """A rectangle that faces the viewer."""
        (left, right), (low, high) = across, heights
        corners: list[Point] = [(left, y, low), (right, y, low), (right, y, high), (left, y, high)]
        self.plane(corners, colour, light)

    def boards(
        self, corner: Point, along: Point, up: Point, colour: Colour, light: float, count: int
    ) -> None:
        """A parallelogram of ``count`` boards that run along ``up``, each a little different."""
        a, u, v = (np.asarray(part, float) for part in (corner, along, up))
        for board in range(count):
            start, end = a + u * board / count, a + u * (board + 1) / count
            for part in range(4):
                low, high = v * part / 4, v * (part + 1) / 4
                shade = light * (1 + self._rng.normal(0, 0.07)) * (0.94 + 0.03 * part)
                quad = [start + low, end + low, end + high, start + high]
                self.plane([tuple(map(float, p)) for p in quad], colour, shade)
            gap = end - u * 0.12 / count
            self.plane(
                [tuple(map(float, p)) for p in (gap, end, end + v, gap + v)], colour, light * 0.6
            )

    def line(self, start: Point, end: Point, colour: Colour, metres: float) -> None:
        """A round bar."""
        width = max(1, round(self._camera.scale(start[1]) * metres))
        ends = [self._camera.project(*start), self._camera.project(*end)]
        self._draw.line(ends, fill=(*colour, 255), width=width)


def draw_cabin(scene: Scene, x: float, y: float, z: float) -> None:
    """A red wooden cabin with white corners, its door towards the lake, lit from the right."""
    wide, deep, wall, ridge, eave = 11.0, 7.0, 3.2, 6.4, 0.5
    red, white, slate = (122, 36, 28), (216, 208, 196), (54, 50, 54)
    left, right, middle = x - wide / 2, x + wide / 2, y + deep / 2
    side_light = 1.25 * float(SUN[0]) + 0.35
    scene.upright((left, right), (z - 1, z + 0.15), y - 0.1, (66, 62, 58))
    scene.boards((right, y, z), (0, deep, 0), (0, 0, wall), red, side_light, 16)
    gable: list[Point] = [(right, y, z + wall), (right, y + deep, z + wall)]
    scene.plane([*gable, (right, middle, z + ridge)], red, side_light * 0.95)
    scene.boards((left, y, z), (wide, 0, 0), (0, 0, wall), red, 0.86, 30)
    for cx in (left, right - 0.2):
        scene.upright((cx, cx + 0.2), (z, z + wall), y - 0.02, white, 0.88)
    for cx in (x - 3.5, x + 2.2, x + 4.0):
        _window(scene, cx, y - 0.04, z + 1.55, white)
    door = x - 0.7
    scene.upright((door - 0.62, door + 0.62), (z, z + 2.2), y - 0.05, white, 0.85)
    scene.boards((door - 0.5, y - 0.06, z), (1.0, 0, 0), (0, 0, 2.08), (38, 66, 70), 0.9, 5)
    # the ridge runs left to right, so the roof's slope faces the viewer and shades the wall
    low = z + wall - 0.45
    for depth, shade in ((0.62, 0.62), (0.40, 0.45)):
        scene.upright((left, right), (low - depth, low + 0.3), y - 0.07, (70, 20, 18), shade)
    rise = (0.0, middle - y + eave, z + ridge - low)
    scene.boards((left - eave, y - eave, low), (wide + 2 * eave, 0, 0), rise, slate, 1.15, 38)
    scene.upright((left - eave, right + eave), (low - 0.16, low + 0.04), y - eave, white, 0.9)
    scene.boards(
        (x + 2, middle - 0.4, z + ridge - 0.5), (0.8, 0, 0), (0, 0, 1.3), (112, 76, 62), 1, 3
    )


def _window(scene: Scene, x: float, y: float, z: float, white: Colour) -> None:
    scene.upright((x - 0.66, x + 0.66), (z - 0.72, z + 0.72), y, white)
    scene.upright((x - 0.54, x + 0.54), (z - 0.58, z + 0.58), y - 0.01, (238, 178, 92))
    scene.upright((x - 0.54, x + 0.54), (z - 0.58, z - 0.1), y - 0.01, (255, 208, 120))
    scene.line((x, y - 0.02, z - 0.58), (x, y - 0.02, z + 0.58), white, 0.08)
    scene.line((x - 0.54, y - 0.02, z), (x + 0.54, y - 0.02, z), white, 0.08)


def draw_landing(scene: Scene, x: float, y: float) -> None:
    """A landing stage of planks on posts, running from the spit towards the viewer."""
    for step in range(5):
        for side in (-0.7, 0.7):
            post = (x + side, y - step * 3.0, -0.4)
            scene.line(post, (post[0], post[1], 0.95), (74, 60, 50), 0.16)
    scene.boards((x - 0.9, y - 13, 0.62), (0, 15, 0), (1.8, 0, 0), (150, 126, 100), 0.95, 44)
    scene.plane(
        [
            (x - 0.9, y - 13, 0.45),
            (x + 0.9, y - 13, 0.45),
            (x + 0.9, y - 13, 0.62),
            (x - 0.9, y - 13, 0.62),
        ],
        (84, 68, 56),
    )


def draw_boat(scene: Scene, x: float, y: float) -> None:
    """A small sailing boat with two sails, seen from the side."""
    hull = [(-2.6, 0.75), (-2.2, 0.02), (1.9, 0.02), (3.0, 0.95), (0.0, 0.72)]
    scene.plane([(x + dx, y, dz) for dx, dz in hull], (226, 216, 202), 0.95)
    scene.plane(
        [
            (x - 2.5, y - 0.01, 0.30),
            (x - 2.2, y - 0.01, 0.02),
            (x + 1.9, y - 0.01, 0.02),
            (x + 2.25, y - 0.01, 0.30),
        ],
        (150, 40, 34),
    )
    scene.line((x + 0.3, y, 0.7), (x + 0.3, y, 8.4), (92, 70, 54), 0.10)
    scene.plane(
        [(x + 0.15, y, 1.25), (x + 0.2, y, 8.2), (x - 1.2, y, 4.2), (x - 2.7, y, 1.35)],
        (250, 240, 222),
        0.92,
    )
    scene.plane(
        [(x + 0.45, y, 7.0), (x + 1.5, y, 3.4), (x + 2.9, y, 1.05), (x + 0.6, y, 1.2)],
        (255, 250, 238),
        1.0,
    )
    for seam in (2.6, 4.2, 5.8):
        scene.line(
            (x + 0.16, y - 0.01, seam),
            (x - 2.35 + 0.33 * seam, y - 0.01, seam - 0.3),
            (214, 200, 182),
            0.04,
        )
