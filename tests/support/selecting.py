"""A person who selects on the canvas."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from deepart_studio.app import StudioApp
from deepart_studio.document.selecting import Combine

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


def settled(running: StudioApp, qtbot) -> np.ndarray | None:
    """What is selected when all changes are made."""
    qtbot.waitUntil(lambda: not running.studio.selection.busy)
    return running.studio.selection.mask


def view_place(running: StudioApp, x: float, y: float) -> QPoint:
    camera = running.window.canvas.camera
    return QPoint(round(camera.x + x * camera.scale), round(camera.y + y * camera.scale))


def drag(running: StudioApp, places, keys=NONE) -> None:
    """Press at the first place of the picture, go over the others, and let go."""
    pad = running.window.canvas.viewport()
    at = [view_place(running, x, y) for x, y in places]
    QTest.mousePress(pad, LEFT, keys, at[0])
    for place in at[1:]:
        QTest.mouseMove(pad, place)
    QTest.mouseRelease(pad, LEFT, keys, at[-1])


def select_half(running: StudioApp, qtbot) -> np.ndarray:
    """The left half."""
    running.studio.selection.rectangle((0, 0), (320, 480), Combine.REPLACE, "Half")
    mask = settled(running, qtbot)
    assert mask is not None
    return mask
