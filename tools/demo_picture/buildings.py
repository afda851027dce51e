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
            self.plane([tuple(map(float, p)) for p in (gap, end, end + v, gap + v)], colour, light * 0.6)

    def line(self, start: Point, end: Point, colour: Colour, metres: float) -> None:
        """A round bar."""
        width = max(1, round(self._camera.scale(start[1]) * metres))
        ends = [self._camera.project(*start), self._camera.project(*end)]
        self._draw.line(ends, fill=(*colour, 255), width=width)


def draw_cabin(scene: Scene, x: float, y: float, z: float) -> None:
    """A red wooden cabin with white corners, its door towards the lake, lit from the right."""
    wide, deep, wall, ridge = 11.0, 7.0, 3.2, 6.4
    red, white, dark = (150, 44, 32), (226, 218, 206), (52, 48, 52)
    left, right, front, back = x - wide / 2, x + wide / 2, y, y + deep
    eave = 0.5
    front_light, side_light = 0.78, 1.25 * float(SUN[0]) + 0.35
    scene.plane([(left, front - 0.1, z - 1), (right, front - 0.1, z - 1), (right, front - 0.1, z + 0.2),
                 (left, front - 0.1, z + 0.2)], (96, 90, 86))
    scene.boards((right, front, z), (0, deep, 0), (0, 0, wall), red, side_light, 16)
    scene.boards((left, front, z), (wide, 0, 0), (0, 0, wall), red, front_light, 26)
    middle = y + deep / 2
    # the ridge runs left to right, so its slope faces the viewer
    scene.plane([(right, front, z + wall), (right, back, z + wall), (right, middle, z + ridge)], red,
                side_light * 0.95)
    low, high = (front - eave, z + wall - 0.45), (middle, z + ridge)
    scene.boards((left - eave, low[0], low[1]), (wide + 2 * eave, 0, 0),
                 (0, high[0] - low[0], high[1] - low[1]), dark, 1.15, 34)
    scene.plane([(left - eave, low[0], low[1] - 0.16), (right + eave, low[0], low[1] - 0.16),
                 (right + eave, low[0], low[1] + 0.04), (left - eave, low[0], low[1] + 0.04)], white, 0.9)
    for cx in (left, right - 0.22):
        scene.plane([(cx, front - 0.02, z), (cx + 0.22, front - 0.02, z),
                     (cx + 0.22, front - 0.02, z + wall - 0.4), (cx, front - 0.02, z + wall - 0.4)],
                    white, 0.9)
    for cx in (x - 2.6, x + 2.4):
        _window(scene, cx, front - 0.04, z + 1.65, white)
    door = x - 0.1
    scene.plane([(door - 0.62, front - 0.05, z), (door + 0.62, front - 0.05, z),
                 (door + 0.62, front - 0.05, z + 2.25), (door - 0.62, front - 0.05, z + 2.25)], white, 0.85)
    scene.boards((door - 0.5, front - 0.06, z), (1.0, 0, 0), (0, 0, 2.12), (40, 74, 78), 0.9, 5)
    scene.boards((x + 1.5, middle - 0.5, z + ridge - 0.9), (0.9, 0, 0), (0, 0, 2.0), (120, 84, 70), 1.0, 4)


def _window(scene: Scene, x: float, y: float, z: float, white: Colour) -> None:
    def pane(half: float, tall: float, offset: float, colour: Colour) -> None:
        scene.plane([(x - half, y - offset, z - tall), (x + half, y - offset, z - tall),
                     (x + half, y - offset, z + tall), (x - half, y - offset, z + tall)], colour)

    pane(0.72, 0.72, 0.0, white)
    pane(0.58, 0.58, 0.01, (255, 206, 112))
    scene.line((x, y - 0.02, z - 0.58), (x, y - 0.02, z + 0.58), white, 0.09)
    scene.line((x - 0.58, y - 0.02, z), (x + 0.58, y - 0.02, z), white, 0.09)


def draw_landing(scene: Scene, x: float, y: float) -> None:
    """A landing stage of planks on posts, running from the spit towards the viewer."""
    for step in range(5):
        for side in (-0.7, 0.7):
            post = (x + side, y - step * 3.0, -0.4)
            scene.line(post, (post[0], post[1], 0.95), (74, 60, 50), 0.16)
    scene.boards((x - 0.9, y - 13, 0.62), (0, 15, 0), (1.8, 0, 0), (150, 126, 100), 0.95, 44)
    scene.plane([(x - 0.9, y - 13, 0.45), (x + 0.9, y - 13, 0.45), (x + 0.9, y - 13, 0.62),
                 (x - 0.9, y - 13, 0.62)], (84, 68, 56))


def draw_boat(scene: Scene, x: float, y: float) -> None:
    """A small sailing boat with two sails, seen from the side."""
    hull = [(-2.6, 0.75), (-2.2, 0.02), (1.9, 0.02), (3.0, 0.95), (0.0, 0.72)]
    scene.plane([(x + dx, y, dz) for dx, dz in hull], (226, 216, 202), 0.95)
    scene.plane([(x - 2.5, y - 0.01, 0.30), (x - 2.2, y - 0.01, 0.02), (x + 1.9, y - 0.01, 0.02),
                 (x + 2.25, y - 0.01, 0.30)], (150, 40, 34))
    scene.line((x + 0.3, y, 0.7), (x + 0.3, y, 8.4), (92, 70, 54), 0.10)
    scene.plane([(x + 0.15, y, 1.25), (x + 0.2, y, 8.2), (x - 1.2, y, 4.2), (x - 2.7, y, 1.35)],
                (250, 240, 222), 0.92)
    scene.plane([(x + 0.45, y, 7.0), (x + 1.5, y, 3.4), (x + 2.9, y, 1.05), (x + 0.6, y, 1.2)],
                (255, 250, 238), 1.0)
    for seam in (2.6, 4.2, 5.8):
        scene.line((x + 0.16, y - 0.01, seam), (x - 2.35 + 0.33 * seam, y - 0.01, seam - 0.3),
                   (214, 200, 182), 0.04)
