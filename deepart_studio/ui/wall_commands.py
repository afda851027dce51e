"""The style wall and what can be done with it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, QObject, QTimer
from PySide6.QtWidgets import QFileDialog

from deepart_studio.studio.exporting import free_path
from deepart_studio.studio.notices import Notice, Tone
from deepart_studio.studio.paintings import Painting, Photo
from deepart_studio.studio.wall_sheet import write_sheet
from deepart_studio.ui.style_commands import origin
from deepart_studio.ui.wall import WallView

if TYPE_CHECKING:
    from deepart_studio.ui.main_window import MainWindow

SAVED_AS = "PNG (*.png);;JPEG (*.jpg *.jpeg);;WebP (*.webp);;TIFF (*.tif *.tiff)"
STALE_AFTER_MS = 200
"""A tile that is painted anew within this time is not dimmed before."""


class WallCommands(QObject):
    """Connects the wall's page with the studio."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._studio, self._wall = window, window.studio, window.studio.wall
        self.view = view = WallView()
        self._gallery_was_shown = False
        self._stale = QTimer(self, singleShot=True, interval=STALE_AFTER_MS)
        self._stale.timeout.connect(self._dim_what_is_old)
        view.picked.connect(self._picked)
        view.looked.connect(self._wall.look_at)
        view.left.connect(self.leave)
        view.open_requested.connect(window.files.open_dialog)
        view.save_requested.connect(self.save_dialog)
        view.drops.filesDropped.connect(window.files.open_paths)
        view.drops.imageDropped.connect(window.files.open_image)
        self._wall.restarted.connect(self._restarted)
        self._wall.tile_painted.connect(self._show_tile)
        self._wall.opened_changed.connect(self._show_page)
        self._studio.photo_changed.connect(self._show_photo)
        self._studio.painting_changed.connect(self._show_painting)
        self._studio.choices_changed.connect(self.show_selection)
        self._studio.shelf.changed.connect(self.show_styles)

    def toggle(self) -> None:
        """Show the wall, or go back to the picture."""
        if self._wall.is_open:
            self.leave()
        else:
            self._window.library.library.leave()  # it shows the docks again that the wall hides
            self._wall.open()

    def leave(self) -> None:
        """Back to the picture; nothing more is painted."""
        self._wall.close()

    def cancel_or_leave(self) -> None:
        """What Esc does: stop a rendering, go back to the picture, stop a film."""
        if self._studio.renderer.order is not None:
            self._studio.renderer.cancel()
        elif not self._wall.is_open and self._window.films.rendering_open_film:
            self._window.films.cancel()
        else:
            self.leave()

    def save_dialog(self) -> None:
        """Ask for a name, then save the wall as one picture with captions."""
        photo = self._studio.photo
        if photo is None:
            return
        stem = Path(photo.picture.name).stem
        folder = photo.path.parent if photo.path else Path(QDir.homePath())
        name = self.tr("{photo} - style sheet").format(photo=stem)
        chosen, _ = QFileDialog.getSaveFileName(
            self._window,
            self.tr("Save the wall as a picture"),
            str(free_path(folder, name, ".png")),
            SAVED_AS,
        )
        if chosen:
            path = Path(chosen)
            self.save(path if path.suffix else path.with_name(f"{path.name}.png"))

    def save(self, path: Path) -> None:
        """Write the wall in a worker thread; the dialog has asked before replacing a file."""
        photo = self._studio.photo
        tiles = [
            (tile, (self._window.pick(style.name), origin(style)))
            for style in self._studio.shelf.styles
            if (tile := self._wall.tile(style.id)) is not None
        ]
        if photo is None or not tiles:
            return
        title = Path(photo.picture.name).stem
        self._studio.background.run(
            lambda: write_sheet(path, title, tiles, overwrite=True),
            lambda lacking: self._saved(path, lacking),
            self._window.show_error,
        )

    def _saved(self, path: Path, lacking: str) -> None:
        self._window.exports.say_saved(path)
        if lacking:
            words = self.tr("No font on this computer has the characters {characters}.")
            some = words.format(characters=lacking[:12])
            self._window.notify(Notice(some, Tone.WARNING))

    def show_styles(self) -> None:
        """The styles or the language changed."""
        self.view.set_styles(self._window.styles.rows())
        for style in self._studio.shelf.styles:
            self._show_known(style.id)
        self.show_selection()

    def show_selection(self, *_: object) -> None:
        self.view.set_selection([(c.style_id, c.weight) for c in self._studio.aimed.styles])

    def _picked(self, style_id: str, add: bool) -> None:
        styles = self._window.styles
        if not add:
            styles.choose([style_id])
            styles.gallery.reveal(style_id)
            self.leave()
            return
        chosen = list(self._studio.aimed.style_ids)
        if style_id in chosen:
            chosen.remove(style_id)
        else:
            chosen.append(style_id)
        styles.choose(chosen)

    def _show_photo(self, photo: Photo) -> None:
        from deepart_studio.studio.pictures import to_qimage

        self.view.set_photo(to_qimage(photo.small))

    def _show_painting(self, painting: Painting | None) -> None:
        self.view.peek.show_painting(painting.image if painting else None)

    def _show_page(self, is_open: bool) -> None:
        window = self._window
        window.pages.setCurrentWidget(self.view if is_open else window.canvas)
        if is_open:  # the wall shows the same styles, larger, and can use the room
            self._gallery_was_shown = window.style_dock.isVisible()
            window.style_dock.hide()
            self.view.enter()
        else:
            if self._gallery_was_shown:
                window.style_dock.show()
            window.canvas.setFocus()

    def _restarted(self) -> None:
        self._stale.start()
        for style in self._studio.shelf.styles:
            self._show_known(style.id)
        self._show_progress()
        self.view.grid.tell_what_is_in_sight()

    def _show_tile(self, style_id: str) -> None:
        self._show_known(style_id)
        self._show_progress()

    def _show_known(self, style_id: str) -> None:
        tile = self._wall.tile(style_id)
        if tile is not None:
            self.view.model.show_tile(style_id, tile.image)

    def _dim_what_is_old(self) -> None:
        for style in self._studio.shelf.styles:
            if self._wall.tile(style.id) is None:
                self.view.model.show_tile(style.id, None)

    def _show_progress(self) -> None:
        self.view.set_progress(*self._wall.progress)
