"""The queue in the window: what can be done with it. Rows are kept by the book, painted by the
runner."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from deepart_studio.batch import changes
from deepart_studio.batch.queue_file import QueueFile
from deepart_studio.batch.rows import Destination, Queue, Recipe, Row, State
from deepart_studio.core.errors import UserError
from deepart_studio.core.texts import Text, pick
from deepart_studio.studio.exporting import file_stem
from deepart_studio.studio.opening import read_image
from deepart_studio.studio.queue_book import QueueBook
from deepart_studio.studio.queue_runner import QueueRunner
from deepart_studio.studio.queued_photos import forget_photos, keep_photo
from deepart_studio.studio.studio import Studio

if TYPE_CHECKING:  # it loads numpy, which the first paint need not wait for
    from deepart_studio.batch.sources import Found
    from deepart_studio.core.pictures import Picture


class PaintQueue(QObject):
    """Everything here runs in the GUI thread; files are read and written in others.

    ``pick`` chooses the language of the style's name within the names of paintings.
    """

    changed = Signal()  # rows, or what is being done
    opened_changed = Signal(bool)  # the page is shown
    interrupted = Signal(int)  # rows left from a time that ended in the middle
    added = Signal(int)
    taken_out = Signal(object)  # Sequence[tuple[int, Row]]: place and row, for ``put_back``
    failed = Signal(object)  # BaseException

    def __init__(
        self,
        studio: Studio,
        file: QueueFile,
        styles_folder: Path,
        photos_folder: Path,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._studio, self._photos_folder = studio, photos_folder
        self.pick: Callable[[Text], str] = pick
        self.book = QueueBook(file, self)
        self.runner = QueueRunner(studio.room, self.book, studio.background, styles_folder, self)
        self.destination = Destination("")
        self.is_open = False
        self._leaving = ""  # the row that is taken out once its painting has stopped
        self.book.changed.connect(self.changed)
        self.runner.changed.connect(self.changed)
        self.runner.changed.connect(self._drop_cancelled)
        for part in (self.book, self.runner):
            part.failed.connect(self.failed)

    @property
    def queue(self) -> Queue:
        return self.book.queue

    def load(self) -> None:
        """Read what was left; nothing is painted unasked."""

        def loaded() -> None:
            queue = self.queue
            if queue.going and queue.waiting and not queue.count(State.RUNNING):
                self.interrupted.emit(queue.waiting)

        self.book.open(loaded)
        folder, file = self._photos_folder, self.book.file
        self._studio.background.run(
            lambda: forget_photos(folder, file), lambda _: None, self.failed.emit
        )

    # -- the page

    def open(self) -> None:
        if not self.is_open:
            self.is_open = True
            self.opened_changed.emit(True)

    def leave(self) -> None:
        if self.is_open:
            self.is_open = False
            self.opened_changed.emit(False)

    # -- what goes in

    def recipe(self) -> Recipe | None:
        """The recipe of what is chosen now; None without a style or a model."""
        studio, blend = self._studio, self._studio.blend()
        pipeline = studio.room.pipeline
        if pipeline is None or not blend:
            return None
        from deepart_studio.batch.painting import recipe_for

        return recipe_for(
            pipeline, blend, dict(studio.choices.values), studio.long_side, kept=lambda _: True
        )

    def add_paths(self, paths: Sequence[Path]) -> None:
        """Add photos and the photos of folders, in what is chosen now."""
        recipe = self._wanted_recipe()
        if recipe is None:
            return

        def find() -> tuple[Found, list[float]]:
            from deepart_studio.batch.sources import find_photos, megapixels

            found = find_photos(paths)
            return found, [megapixels(photo) for photo in found.photos]

        def add(result: tuple[Found, list[float]]) -> None:
            found, sizes = result
            rows = [
                self._row(photo, photo.name, recipe, size)
                for photo, size in zip(found.photos, sizes, strict=True)
            ]
            self._add(rows)
            if found.problems:
                self.failed.emit(_one_of(found.problems))

        self._studio.background.run(find, add, self.failed.emit)

    def add_photo(self) -> None:
        """Add the opened photo, in what is chosen now."""
        photo, recipe = self._studio.photo, self._wanted_recipe()
        if photo is None or recipe is None:
            return
        picture = photo.picture
        if photo.film is not None:
            self.failed.emit(
                UserError(
                    "The queue paints photos; {name} is a film.",
                    "Choose Render film to paint it.",
                    name=picture.name,
                )
            )
        elif photo.path is not None:
            self._add([self._row(photo.path, picture.name, recipe, picture.megapixels)])
        else:
            self._add_picture(lambda: picture, recipe)

    def add_image(self, image: QImage, name: str) -> None:
        """Add a picture that was dropped from a page."""
        recipe = self._wanted_recipe()
        if recipe is not None:
            self._add_picture(lambda: read_image(image, name), recipe)

    def _add_picture(self, read: Callable[[], Picture], recipe: Recipe) -> None:
        """Add a picture without a file of its own: one is kept for it."""
        folder = self._photos_folder

        def keep() -> tuple[Path, Picture]:
            picture = read()
            return keep_photo(picture, folder), picture

        def add(kept: tuple[Path, Picture]) -> None:
            path, picture = kept
            self._add([self._row(path, picture.name or path.name, recipe, picture.megapixels)])

        self._studio.background.run(keep, add, self.failed.emit)

    def restyle(self, ids: Collection[str]) -> None:
        """Paint these rows in what is chosen now."""
        recipe = self._wanted_recipe()
        if recipe is not None:
            self.book.apply(changes.restyle(ids, recipe, lambda r: self._stem(r.name, recipe)))

    def send_to(self, destination: Destination) -> None:
        """Where paintings go from now on; rows that wait follow."""
        self.destination = destination
        self.book.apply(changes.send_to(destination))

    # -- rows

    def remove(self, ids: Collection[str]) -> None:
        """Take rows out; the one that is being painted is cancelled first."""
        current = self.runner.current
        if current is not None and current.id in ids:
            self._leaving = current.id
            self.runner.cancel_current()
        self._take_out(changes.remove(ids))

    def put_back(self, taken: Sequence[tuple[int, Row]]) -> None:
        """Undo a removal."""
        self.book.apply(changes.put_back(taken))

    def move(self, ids: Collection[str], place: int) -> None:
        self.book.apply(changes.move(ids, place))

    def shift(self, ids: Collection[str], by: int) -> None:
        self.book.apply(changes.shift(ids, by))

    def try_again(self, ids: Collection[str] | None = None) -> None:
        self.book.apply(changes.try_again(ids))

    def remove_done(self) -> None:
        self._take_out(changes.remove_in((State.DONE,)))

    def clear(self) -> None:
        """Take out all but what is being painted."""
        self._take_out(changes.remove_in([s for s in State if s is not State.RUNNING]))

    def close(self) -> None:
        """After the studio's own threads have ended."""
        self.runner.close()

    def _drop_cancelled(self) -> None:
        row = self.queue.find(self._leaving)
        if row is not None and row.state is not State.RUNNING:
            self._leaving = ""
            self._take_out(changes.remove((row.id,)))

    def _take_out(self, change: changes.Change) -> None:
        before = tuple(enumerate(self.queue.rows))
        self.book.apply(change)
        left = {row.id for row in self.queue.rows}
        taken = tuple((place, row) for place, row in before if row.id not in left)
        if taken:
            self.taken_out.emit(taken)

    def _wanted_recipe(self) -> Recipe | None:
        try:
            recipe = self.recipe()
        except UserError as error:
            self.failed.emit(error)
            return None
        if recipe is None:
            self.failed.emit(self._why_no_recipe())
        return recipe

    def _why_no_recipe(self) -> UserError:
        loaded = self._studio.room.loaded
        if loaded is None:
            return UserError("The model is still being opened.", "Try again in a moment.")
        return loaded.problem or UserError(
            "No style is chosen for the queue.",
            "Click a style first: photos are put in the queue with the style and the "
            "adjustments of that moment.",
        )

    def _row(self, path: Path, name: str, recipe: Recipe, megapixels: float) -> Row:
        stem = self._stem(name, recipe)
        return Row(str(path), stem, recipe, self.destination, megapixels=megapixels)

    def _stem(self, name: str, recipe: Recipe) -> str:
        return file_stem(name, [self.pick(style.name) for style in recipe.styles])

    def _add(self, rows: Sequence[Row]) -> None:
        if rows:
            self.book.apply(changes.add(rows))
            self.added.emit(len(rows))


def _one_of(problems: Sequence[UserError]) -> UserError:
    """The only problem, or one sentence for several."""
    if len(problems) == 1:
        return problems[0]
    return UserError(
        "{count} of the files could not be put in the queue, such as {name}.",
        "Choose photos, or folders with photos in them.",
        count=len(problems),
        name=next((str(v) for p in problems for v in p.values.values()), ""),
    )
