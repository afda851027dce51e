"""What can be done with the rows of the queue: their buttons, keys and menu."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QUrl
from PySide6.QtGui import QDesktopServices, QKeySequence
from PySide6.QtWidgets import QMenu

from deepart_studio.batch.rows import AGAIN, Row, State
from deepart_studio.core.errors import UserError
from deepart_studio.studio.paint_queue import PaintQueue
from deepart_studio.ui.queue.queue_list import QueueList

if TYPE_CHECKING:
    from deepart_studio.ui.main_window import MainWindow


class QueueRows(QObject):
    """Connects the list with the queue's state."""

    def __init__(
        self, window: MainWindow, queue: PaintQueue, rows: QueueList, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._window, self._studio, self._queue, self._list = window, window.studio, queue, rows
        rows.pressed_button.connect(self.press)
        rows.removed.connect(queue.remove)
        rows.moved.connect(queue.move)
        rows.shifted.connect(queue.shift)
        rows.activated_row.connect(self.activate)
        rows.menu_wanted.connect(self._show_menu)

    @property
    def can_restyle(self) -> bool:
        """Whether selected rows are not painted yet."""
        return _unpainted(self._list.rows.rows_of(self._list.selected_ids))

    def restyle(self) -> None:
        """Paint the selected rows in what is chosen now."""
        self._queue.restyle(self._list.selected_ids)

    def press(self, row_id: str, button: str) -> None:
        """A button at the end of a row."""
        row = self._queue.queue.find(row_id)
        if row is None:
            return
        if button == "trash":
            self._queue.remove([row_id])
        elif button == "stop":
            self.cancel_current()
        elif button == "reset":
            self._queue.try_again([row_id])
        elif button == "picture":
            self._show_file(Path(row.output))
        else:
            self._show_file(Path(row.output).parent)

    def cancel_current(self) -> None:
        """Give up the photo that is being painted, where that is done here."""
        runner = self._queue.runner
        if runner.current is not None:
            runner.cancel_current()
        elif not runner.running:
            problem = UserError(
                "This photo is being painted by another window or command, or was when it ended.",
                "Stop it there, or press Start to go on here.",
            )
            self._window.show_error(problem)

    def activate(self, row_id: str) -> None:
        """Open the painting of a row, or else its photo on the canvas."""
        row = self._queue.queue.find(row_id)
        if row is None:
            return
        if row.state is State.DONE:
            self._show_file(Path(row.output))
        else:
            self._studio.open_file(Path(row.source))

    def menu(self, ids: Sequence[str]) -> QMenu:
        """What can be done with the selected rows."""
        rows = self._list.rows.rows_of(ids)
        menu = QMenu(self._window)
        if len(rows) == 1:
            self._fill_for_one(menu, rows[0])
        if any(row.state in AGAIN for row in rows):
            menu.addAction(self.tr("Try again"), lambda: self._queue.try_again(ids))
        if _unpainted(rows):
            words = self.tr("Paint in the style chosen now")
            menu.addAction(words, lambda: self._queue.restyle(ids)).setEnabled(
                bool(self._studio.blend())
            )
            menu.addAction(self.tr("Paint next"), lambda: self._paint_next(ids))
        for words, keys, by in (
            (self.tr("Move up"), "Alt+Up", -1),
            (self.tr("Move down"), "Alt+Down", 1),
        ):
            shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
            menu.addAction(f"{words}\t{shown}", partial(self._queue.shift, ids, by))
        if any(row.state is State.RUNNING for row in rows):
            menu.addAction(self.tr("Cancel this photo"), self.cancel_current)
        menu.addSeparator()
        menu.addAction(self.tr("Take out of the queue"), lambda: self._queue.remove(ids))
        return menu

    def _fill_for_one(self, menu: QMenu, row: Row) -> None:
        if row.state is State.DONE:
            output = Path(row.output)
            menu.addAction(self.tr("Open the painting"), lambda: self._show_file(output))
            menu.addAction(self.tr("Show in folder"), lambda: self._show_file(output.parent))
        source = Path(row.source)
        menu.addAction(self.tr("Open the photo"), lambda: self._studio.open_file(source))
        menu.addSeparator()

    def _paint_next(self, ids: Sequence[str]) -> None:
        rows = self._queue.queue.rows
        ended = (i for i, row in enumerate(rows) if row.state is State.WAITING)
        self._queue.move(ids, next(ended, len(rows)))

    def _show_menu(self, point: QPoint) -> None:
        menu = self.menu(self._list.selected_ids)
        menu.exec(point)
        menu.deleteLater()

    def _show_file(self, path: Path) -> None:
        if path.exists():
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
            return
        problem = UserError("Cannot find {name}.", "It was moved or deleted.", name=str(path))
        self._window.show_error(problem)


def _unpainted(rows: Sequence[Row]) -> bool:
    return any(row.state not in (State.RUNNING, State.DONE) for row in rows)
