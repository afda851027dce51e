"""Render film…: where to, how large, in which format, and whether it goes on from before."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from deepart_studio.studio.films import FILM_FORMATS, SILENT, Film, FilmSettings
from deepart_studio.ui.dialogs.save_dialog import SaveDialog


class FilmDialog(SaveDialog):
    """Asks how a film is to be painted."""

    wish_changed = Signal()  # another file or size

    def __init__(
        self, parent: QWidget | None, film: Film, settings: FilmSettings, stem: str
    ) -> None:
        size = (film.info.width, film.info.height)
        super().__init__(
            parent, FILM_FORMATS, settings.suffix, settings.folder, stem, size, film.path
        )
        self._has_sound = film.info.has_sound
        self.setWindowTitle(self.tr("Render film"))
        self.size_choice.choose(settings.long_side)
        self.size_choice.changed.connect(self.wish_changed)
        self.sound, self.kept = QLabel(), QLabel()
        for label in (self.sound, self.kept):
            label.setProperty("role", "small")
            label.setWordWrap(True)
            label.hide()
            self.layout().insertWidget(1, label)
        self.sound.setText(self.tr("This kind of file has no sound: the film's is left out."))
        self._frames_kept = 0
        self.begin()

    @property
    def settings(self) -> FilmSettings:
        return FilmSettings(
            suffix=self.format.currentData(),
            long_side=self.size_choice.long_side,
            folder=str(self.path.parent),
        )

    def show_kept(self, frames: int) -> None:
        """So many frames of just this film are finished; 0 is said by saying nothing."""
        self._frames_kept = frames
        words = self.tr("Frames finished before: {frames}. Rendering goes on from there.")
        self.kept.setText(words.format(frames=frames))
        self.kept.setVisible(frames > 0)
        self._name_button()

    def format_chosen(self) -> None:
        self.sound.setVisible(self._has_sound and self.format.currentData() in SILENT)
        super().format_chosen()

    def check(self) -> None:
        super().check()
        self._name_button()
        self.wish_changed.emit()

    def _name_button(self) -> None:
        if not self.overwrite:
            words = self.tr("Go on") if self._frames_kept else self.tr("Render film")
            self.export_button.setText(words)
