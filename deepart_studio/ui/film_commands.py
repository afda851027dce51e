"""The window's side of films: the bar below the canvas, rendering one, and what is said of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from deepart_studio.core.errors import UserError
from deepart_studio.studio.actions import Situation
from deepart_studio.studio.exporting import free_path
from deepart_studio.studio.film_rendering import FilmState, FilmStopped
from deepart_studio.studio.films import FILM_FORMATS, Film, FilmOrder, FilmSettings
from deepart_studio.studio.notices import Notice, NoticeButton, Tone, error_notice
from deepart_studio.studio.paintings import Photo
from deepart_studio.ui.dialogs.film_dialog import FilmDialog
from deepart_studio.ui.film_bar import FilmBar
from deepart_studio.ui.film_words import kept_words, notes, progress_words

if TYPE_CHECKING:
    from deepart_studio.ui.main_window import MainWindow
    from deepart_studio.video.painting import PaintedFilm


class FilmCommands(QObject):
    """Connects the open film and the film that is being rendered with the window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._studio = window, window.studio
        self.renderer = window.studio.films
        self.bar = FilmBar()
        self.bar.scrubbed.connect(self._studio.show_frame_at)
        self._studio.photo_changed.connect(self._show_photo)
        self._studio.situation_changed.connect(self._show_button)
        self.renderer.changed.connect(self._show_state)
        self.renderer.finished.connect(self._say_finished)
        self.renderer.stopped.connect(self._say_stopped)

    @property
    def film(self) -> Film | None:
        """The film that is open."""
        photo = self._studio.photo
        return photo.film if photo else None

    @property
    def rendering_open_film(self) -> bool:
        """Whether the film that is being rendered is the one that is open."""
        order, film = self.renderer.order, self.film
        return order is not None and film is not None and order.film.path == film.path

    def situation(self, now: Situation) -> Situation:
        """What is possible now with films."""
        self.bar.setVisible(now.film and not (now.wall or now.queue))
        return replace(now, exported=self.renderer.exported) if now.film else now

    # -- what can be done

    def open_dialog(self) -> None:
        """Ask for a file and a size, then render the open film."""
        film = self.film
        if film is None or self._busy_with_another():
            return
        stem = self._window.exports.stem()
        dialog = FilmDialog(self._window, film, self._settings_for(film), stem)
        dialog.wish_changed.connect(lambda: self._look_for_kept(dialog))
        self._look_for_kept(dialog)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        self.renderer.stop_looking()
        if accepted:
            self.export(dialog.path, dialog.settings, overwrite=dialog.overwrite)
        dialog.deleteLater()

    def export_again(self) -> None:
        """The last settings and folder, under a name that is still free."""
        if not self._busy_with_another():
            settings = self.renderer.settings
            stem = self._window.exports.stem()
            path = free_path(Path(settings.folder), stem, settings.suffix)
            self.export(path, settings, overwrite=False)

    def export(self, path: Path, settings: FilmSettings, *, overwrite: bool) -> None:
        """Render the open film as it is set now."""
        order = self._studio.film_order(path, settings.long_side, overwrite=overwrite)
        if order is not None and not self._busy_with_another():
            self.renderer.settings = settings
            self.renderer.render(order)

    def cancel(self) -> None:
        self.renderer.cancel()

    def _look_for_kept(self, dialog: FilmDialog) -> None:
        side = dialog.settings.long_side
        order = self._studio.film_order(dialog.path, side, overwrite=False)
        dialog.show_kept(0)
        if order is not None:
            self.renderer.look_for_kept(order, dialog.show_kept)

    def _go_on(self, order: FilmOrder) -> None:
        if not self._busy_with_another():
            self.renderer.render(order)

    def _busy_with_another(self) -> bool:
        order = self.renderer.order
        if order is not None:
            error = UserError(
                "{name} is being rendered.",
                "Wait until it is finished, or cancel it: what is done is kept.",
                name=order.film.path.name,
            )
            self._window.show_error(error)
        return order is not None

    def _settings_for(self, film: Film) -> FilmSettings:
        """The last choices; the film's own kind of file and folder where there are none."""
        settings = replace(self.renderer.settings, long_side=self._studio.long_side)
        own = film.path.suffix.lower()
        if own in {suffix for _, suffix in FILM_FORMATS}:
            settings = replace(settings, suffix=own)
        if not settings.folder or not Path(settings.folder).is_dir():
            settings = replace(settings, folder=str(film.path.parent))
        return settings

    # -- showing

    def _show_photo(self, photo: Photo) -> None:
        if photo.film is not None:
            self.bar.show_film(photo.film)
        self._window.panel.set_film(photo.film is not None)
        self._window.canvas.set_progress(None)

    def _show_state(self, state: FilmState | None) -> None:
        status = self._window.status
        if state is None:
            status.show_film("", None)
            self._window.canvas.set_progress(None)
            return
        status.show_film(progress_words(state), state.fraction)
        if self.rendering_open_film and self._studio.renderer.order is None:
            self._window.canvas.set_progress(state.fraction)

    def _show_button(self) -> None:
        rendering = self._studio.renderer.order is not None
        self._window.panel.set_rendering(rendering or self.rendering_open_film)

    def _say_finished(self, order: FilmOrder, painted: PaintedFilm) -> None:
        said = notes(painted)
        self._window.update_situation()
        detail = " ".join(said) or str(order.path.parent)
        button = self._window.exports.show_folder_button(order.path)
        words = self.tr("Saved {name}.").format(name=order.path.name)
        self._window.notify(Notice(words, Tone.SUCCESS, detail, (button,)))

    def _say_stopped(self, stopped: FilmStopped) -> None:
        order, kept, error = stopped.order, kept_words(stopped.kept), stopped.error
        go_on = NoticeButton(self.tr("Go on"), lambda: self._go_on(order))
        if error is None:
            words = self.tr("Rendering of {name} stopped.").format(name=order.film.path.name)
            self._window.notify(Notice(words, Tone.INFO, kept, (go_on,) if kept else ()))
        elif isinstance(error, UserError):
            notice = error_notice(error, *((go_on,) if kept else ()))
            detail = f"{notice.detail} {kept}".strip()
            self._window.notify(replace(notice, detail=detail))
        else:
            self._window.show_error(error)
