"""What a tool of the canvas can do; a tool overrides what it needs."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QCursor, QKeyEvent, QMouseEvent, QPainter, QTabletEvent
from PySide6.QtWidgets import QWidget

Cursor = QCursor | Qt.CursorShape


class CanvasTool(QObject):
    """Something to hold over the canvas.

    Events come in the coordinates of the canvas's viewport; ``view.camera.to_picture`` gives those
    of the document. Each handler tells whether the event was the tool's; what is not goes on to the
    canvas, which moves and zooms the picture. While Space is held no presses come.

    ``id`` names the tool; its action in the table is ``tool-ID``. ``options`` is shown above the
    canvas while the tool is in hand. With ``compares`` the split line between photo and painting
    stays. A tool with ``sized`` is asked by [ and ] (``resize``) and Shift with them (``harden``);
    one with ``digits`` gets 0 to 9 by ``digit``.
    """

    id = ""
    compares = False
    sized = False
    digits = False

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.options: QWidget | None = None

    def activate(self) -> None:
        """It was taken in hand."""

    def deactivate(self) -> None:
        """It is put down: what is under way ends, as ``cancel`` does unless it should be kept."""

    def cancel(self) -> bool:
        """Esc: give up what is under way; False when there is nothing, then it is put down."""
        return False

    def mouse_pressed(self, event: QMouseEvent) -> bool:
        return False

    def mouse_moved(self, event: QMouseEvent) -> bool:
        """Also while no button is held."""
        return False

    def mouse_released(self, event: QMouseEvent) -> bool:
        return False

    def double_clicked(self, event: QMouseEvent) -> bool:
        """The second press of a double click: a press like any other unless overridden."""
        return self.mouse_pressed(event)

    def tablet(self, event: QTabletEvent) -> bool:
        """A pen's own event; one that is not taken comes again as the mouse's."""
        return False

    def key_pressed(self, event: QKeyEvent) -> bool:
        """A key that is no shortcut, while the canvas has the focus."""
        return False

    def key_released(self, event: QKeyEvent) -> bool:
        return False

    def left(self) -> None:
        """The pointer left the canvas."""

    def moved(self) -> None:
        """The camera moved, or the picture has another size."""

    def draw(self, painter: QPainter) -> None:
        """Draw over the picture, in coordinates of the viewport."""

    def cursor(self) -> Cursor | None:
        """The pointer's shape; None for the canvas's own."""
        return None

    def resize(self, steps: int) -> None:
        """So many steps larger (above 0) or smaller."""

    def harden(self, steps: int) -> None:
        """So many steps harder (above 0) or softer."""

    def digit(self, digit: int) -> None:
        """A key from 0 to 9."""
