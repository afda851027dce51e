"""A person with the style brush in the window."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QInputDevice, QPointingDevice, QTabletEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from deepart_studio.app import StudioApp
from deepart_studio.ui.region_rows import RegionRow

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


def pen(
    running: StudioApp,
    kind: QEvent.Type,
    part: tuple[float, float],
    pressure: float,
    *,
    rubber: bool = False,
) -> None:
    """One event of a pen, or of its other end, at a part of the photo."""
    kinds = QPointingDevice.PointerType
    device = QPointingDevice(
        "pen",
        7,
        QInputDevice.DeviceType.Stylus,
        kinds.Eraser if rubber else kinds.Pen,
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


def masks(running: StudioApp) -> list[np.ndarray]:
    return [region.mask.values() for region in running.studio.regions.set.regions]


def press(running: StudioApp, key: str) -> None:
    QTest.keyClick(running.window.canvas, key)


def is_painted(running: StudioApp) -> bool:
    painting = running.studio.painting
    return painting is not None and not running.studio.preview.busy


def row(running: StudioApp, number: int | None) -> RegionRow:
    """The row of a region in the panel; None for everything else."""
    rows = running.window.panel.regions.list.rows
    return next(r for r in rows if r.number == number)
