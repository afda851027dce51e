"""The queue's page and what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, QObject, QStandardPaths, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog

from deepart_studio.batch.rows import AGAIN, Destination, State
from deepart_studio.core.errors import UserError
from deepart_studio.studio.paint_queue import PaintQueue
from deepart_studio.studio.preferences import load_destination, save_destination
from deepart_studio.ui.file_commands import photo_filter
from deepart_studio.ui.queue import QueueView
from deepart_studio.ui.queue_notices import QueueNotices
from deepart_studio.ui.queue_rows import QueueRows
from deepart_studio.ui.tokens import Tokens

if TYPE_CHECKING:
    from deepart_studio.ui.main_window import MainWindow

TIME_EVERY_MS = 1000
FOLDER = "DeepArt Studio"


class QueueCommands(QObject):
    """Connects the queue's page with its state."""

    def __init__(self, window: MainWindow, queue: PaintQueue) -> None:
        super().__init__(window)
        self._window, self._studio, self.queue = window, window.studio, queue
        self.view = view = QueueView()
        queue.pick = view.words.pick = window.pick
        queue.destination = load_destination(window.settings, _usual_folder())
        self._followed = ""
        self._left: float | None = None
        self._clock = QTimer(self, interval=TIME_EVERY_MS)
        self._clock.timeout.connect(self._tell_time)
        self.rows = QueueRows(window, queue, view.list, self)
        self._connect_page()
        queue.changed.connect(self.show)
        queue.opened_changed.connect(self._show_page)
        queue.failed.connect(window.show_error)
        queue.runner.progressed.connect(self._progressed)
        self._studio.wall.opened_changed.connect(self._wall_opened)
        self._studio.photo_changed.connect(lambda _: queue.leave())
        self._studio.choices_changed.connect(self._show_recipe)
        self._studio.situation_changed.connect(self._show_recipe)
        self._studio.room.opened.connect(self._model_opened)
        QueueNotices(window, queue, self.open, self)
        window.status.queue_clicked.connect(self.open)

    # -- the page

    def toggle(self) -> None:
        """Show the queue, or go back to the picture."""
        if self.queue.is_open:
            self.queue.leave()
        else:
            self.open()

    def open(self) -> None:
        self._studio.wall.close()
        self.queue.open()

    def cancel_or_leave(self) -> None:
        """What Esc does: stop a rendering first, then go back to the picture."""
        if self.queue.is_open and self._studio.renderer.order is None:
            self.queue.leave()
        else:
            self._window.wall.cancel_or_leave()

    def show_words(self) -> None:
        """The language changed."""
        self.show()
        self._show_recipe()
        self.view.foot.show_destination(self.queue.destination)

    def retint(self, tokens: Tokens) -> None:
        self.view.retint(tokens)

    # -- what goes in

    def add_photo(self) -> None:
        self.queue.add_photo()

    def add_paths(self, paths: Sequence[Path]) -> None:
        """Photos or folders that were dropped or chosen."""
        self.open()
        self.queue.add_paths(paths)

    def add_dialog(self) -> None:
        title, label = self.tr("Add photos to the queue"), self.tr("Pictures")
        files, _ = QFileDialog.getOpenFileNames(
            self._window, title, self._last_folder(), photo_filter(label)
        )
        if files:
            self.queue.add_paths([Path(file) for file in files])

    def add_folder_dialog(self) -> None:
        title = self.tr("Add a folder of photos to the queue")
        folder = QFileDialog.getExistingDirectory(self._window, title, self._last_folder())
        if folder:
            self.queue.add_paths([Path(folder)])

    def choose_folder(self) -> None:
        """Ask where paintings go."""
        now = self.queue.destination
        title = self.tr("Choose the folder for the paintings")
        folder = QFileDialog.getExistingDirectory(self._window, title, now.folder)
        if folder:
            self.send_to(Destination(folder, now.format, now.quality, now.icc, now.recipe))

    def send_to(self, destination: Destination) -> None:
        """All that is not painted yet goes there."""
        self.queue.send_to(destination)
        self.view.foot.show_destination(destination)
        try:
            save_destination(self._window.settings, destination)
        except UserError as error:
            self._window.show_error(error)

    # -- showing

    def show(self) -> None:
        """The rows, or what is being done, changed."""
        queue, runner = self.queue.queue, self.queue.runner
        self.view.show_queue(queue)
        self.view.head.show_state(
            running=runner.running,
            pausing=runner.pausing,
            waiting=queue.waiting + (0 if runner.running else queue.count(State.RUNNING)),
            begun=queue.going or queue.count(State.DONE) > 0,
        )
        self._show_progress()
        self._follow()
        if runner.running:
            self._clock.start()
        else:
            self._clock.stop()
            self._left = None

    def _follow(self) -> None:
        """Keep the row in sight that is painted, unless the person looks elsewhere."""
        current = self.queue.runner.current
        now = current.id if current else ""
        if now and now != self._followed:
            rows = self.view.list
            before = rows.rows.index_of(self._followed)
            if not before.isValid() or rows.is_in_sight(before):
                rows.scrollTo(rows.rows.index_of(now))
            self._followed = now

    def _tell_time(self) -> None:
        """Once a second: the guess looks at all rows."""
        self._left = self.queue.runner.seconds_left
        self._show_progress()

    def _show_progress(self) -> None:
        queue, runner = self.queue.queue, self.queue.runner
        left = self._left if runner.running else None
        ended = len(queue.rows) - queue.waiting - queue.count(State.RUNNING)
        fraction = (ended + runner.fraction) / max(1, len(queue.rows))
        self.view.head.show_progress(self.view.words.summary(queue, left), fraction)
        status = ""
        if runner.running and not self.queue.is_open:
            status = self.tr("Queue: {done} of {all}").format(
                done=queue.count(State.DONE), all=len(queue.rows)
            )
            if left is not None:
                status += ", " + self.view.words.time_left(left)
        self._window.status.show_queue(status)

    def _progressed(self, row_id: str, fraction: float) -> None:
        self.view.list.rows.set_fraction(row_id, fraction)

    def _show_recipe(self, *_: object) -> None:
        try:
            recipe = self.queue.recipe()
        except UserError:
            recipe = None
        words = self.view.words.recipe(recipe) if recipe else ""
        self.view.foot.show_recipe(words, for_rows=self.rows.can_restyle)
        self.view.foot.add_photo.setEnabled(recipe is not None and self._studio.photo is not None)

    def _model_opened(self) -> None:
        pipeline = self._studio.room.pipeline
        self.view.words.parameters = pipeline.manifest.parameters if pipeline else ()
        self.show_words()

    def _show_page(self, is_open: bool) -> None:
        pages = self._window.pages
        if is_open:
            pages.setCurrentWidget(self.view)
            self.show()
            self.view.enter()
        elif not (self._studio.wall.is_open or self._window.library.library.is_open):
            pages.setCurrentWidget(self._window.canvas)
            self._window.canvas.setFocus()
        self._show_progress()
        self._window.update_situation()

    def _wall_opened(self, is_open: bool) -> None:
        if is_open:
            self.queue.leave()
            self._window.pages.setCurrentWidget(self._window.wall.view)

    # -- building

    def _connect_page(self) -> None:
        view = self.view
        view.add_photos.connect(self.add_dialog)
        view.add_folder.connect(self.add_folder_dialog)
        view.drops.filesDropped.connect(self.add_paths)
        view.drops.imageDropped.connect(self._image_dropped)
        view.head.go_clicked.connect(self._go)
        view.head.menu.aboutToShow.connect(self._fill_more)
        view.foot.folder_clicked.connect(self.choose_folder)
        view.foot.destination_changed.connect(self.send_to)
        view.foot.add_photo_clicked.connect(self.add_photo)
        view.foot.use_clicked.connect(self.rows.restyle)
        view.list.selectionModel().selectionChanged.connect(self._show_recipe)

    def _go(self) -> None:
        runner = self.queue.runner
        if runner.running and not runner.pausing:
            runner.pause()
        else:
            runner.start()

    def _fill_more(self) -> None:
        menu, queue = self.view.head.menu, self.queue.queue
        menu.clear()
        again = menu.addAction(self.tr("Try failed photos again"), lambda: self.queue.try_again())
        again.setEnabled(queue.count(*AGAIN) > 0)
        done = menu.addAction(self.tr("Take out what is painted"), self.queue.remove_done)
        done.setEnabled(queue.count(State.DONE) > 0)
        menu.addSeparator()
        menu.addAction(self.tr("Empty the queue"), self.queue.clear)

    def _image_dropped(self, image: QImage, name: str) -> None:
        self.queue.add_image(image, name or self.tr("Dropped picture"))

    def _last_folder(self) -> str:
        rows = self.queue.queue.rows
        return str(Path(rows[-1].source).parent) if rows else QDir.homePath()


def _usual_folder() -> str:
    pictures = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
    return str(Path(pictures or QDir.homePath()) / FOLDER)
