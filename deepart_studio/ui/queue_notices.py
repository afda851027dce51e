"""What the queue tells when its page is not shown, and the ways back: undo and going on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from deepart_studio.batch.rows import Row
from deepart_studio.studio.notices import Notice, NoticeButton, Tone
from deepart_studio.studio.paint_queue import PaintQueue

if TYPE_CHECKING:
    from deepart_studio.ui.main_window import MainWindow


class QueueNotices(QObject):
    """``open_page`` shows the queue."""

    def __init__(
        self,
        window: MainWindow,
        queue: PaintQueue,
        open_page: Callable[[], object],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._window, self._queue, self._open = window, queue, open_page
        queue.added.connect(self._say_added)
        queue.taken_out.connect(self._say_taken_out)
        queue.interrupted.connect(self._offer_to_go_on)
        queue.runner.finished.connect(self._say_finished)

    def _say_added(self, count: int) -> None:
        if self._queue.is_open:
            return
        words = self.tr("Added to the queue: {count}").format(count=count)
        if count == 1:
            words = self.tr("Added to the queue.")
        button = NoticeButton(self.tr("Show the queue"), self._open)
        self._window.notify(Notice(words, Tone.SUCCESS, buttons=(button,)))

    def _say_taken_out(self, taken: Sequence[tuple[int, Row]]) -> None:
        words = self.tr("{name} was taken out of the queue.").format(name=taken[0][1].name)
        if len(taken) > 1:
            words = self.tr("{count} photos were taken out of the queue.").format(count=len(taken))
        button = NoticeButton(self.tr("Undo"), lambda: self._queue.put_back(taken))
        self._window.notify(Notice(words, buttons=(button,)))

    def _say_finished(self, done: int, failed: int) -> None:
        if self._queue.is_open or not done + failed:
            return  # the page says it
        words = self.tr("The queue is finished: {done} painted.").format(done=done)
        tone = Tone.SUCCESS
        if failed:
            both = self.tr("The queue is finished: {done} painted, {failed} failed.")
            words, tone = both.format(done=done, failed=failed), Tone.WARNING
        button = NoticeButton(self.tr("Show the queue"), self._open)
        self._window.notify(Notice(words, tone, buttons=(button,)))

    def _offer_to_go_on(self, count: int) -> None:
        words = self.tr("The queue was interrupted. Photos left to paint: {count}")
        buttons = (
            NoticeButton(self.tr("Go on"), self._queue.runner.start),
            NoticeButton(self.tr("Show the queue"), self._open),
        )
        notice = Notice(words.format(count=count), Tone.WARNING, buttons=buttons)
        self._window.notify(notice)
