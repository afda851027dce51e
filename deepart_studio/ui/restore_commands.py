"""Offers to restore how an opened painting was made, and does it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from deepart_studio.studio.notices import Notice, NoticeButton, Tone
from deepart_studio.studio.paintings import Photo
from deepart_studio.studio.restoring import Made, Restored, Restorer, choices_of
from deepart_studio.ui.file_commands import RECIPES_ONLY, photo_filter

if TYPE_CHECKING:
    from deepart_studio.core.requests import StyleRequest
    from deepart_studio.ui.main_window import MainWindow


class RestoreCommands(QObject):
    """File > Restore from a painting, and the notice when a painting is opened as a photo."""

    def __init__(self, window: MainWindow, restorer: Restorer) -> None:
        super().__init__(window)
        self._window, self._studio, self.restorer = window, window.studio, restorer
        self._studio.photo_changed.connect(self._look)
        restorer.offered.connect(self._offer)
        restorer.found.connect(self._restore)
        restorer.failed.connect(self._failed)

    def open_dialog(self) -> None:
        """Ask for a painting."""
        label = self.tr("Paintings and recipes")
        extra = " ".join(f"*{suffix}" for suffix in RECIPES_ONLY)
        filters = photo_filter(label).removesuffix(")") + f" {extra})"
        title = self.tr("Restore from a painting")
        start = self._studio.photo.path if self._studio.photo else None
        folder = str(start.parent) if start else ""
        name, _ = QFileDialog.getOpenFileName(self._window, title, folder, filters)
        if name:
            self.restore(Path(name))

    def restore(self, path: Path) -> None:
        """Bring back styles, adjustments, size and photo of a painting."""
        recent = [file.path for file in self._studio.recent.files]
        photo = self._studio.photo
        self._window.status.show_state(self.tr("Reading the recipe…"))
        self.restorer.find(path, recent, photo.sha256 if photo else "")

    def _look(self, photo: Photo) -> None:
        if photo.path is not None and photo.film is None:
            self.restorer.look(photo.path)

    def _offer(self, path: Path, request: StyleRequest) -> None:
        photo = self._studio.photo
        if photo is None or photo.path != path:
            return
        known = {s.code_sha256: self._window.pick(s.name) for s in self._studio.shelf.styles}
        names = " + ".join(known.get(s.code_sha256, s.name) for s in request.styles)
        words = self.tr("{name} is a painting in the style of {styles}.")
        if not names:
            words = self.tr("{name} is a painting by this program.")
        button = NoticeButton(self.tr("Restore how it was made"), lambda: self.restore(path))
        detail = self.tr("It is open as a photo.")
        text = words.format(name=path.name, styles=names)
        self._window.notify(Notice(text, detail=detail, buttons=(button,)))

    def _restore(self, made: Made) -> None:
        self._window.status.show_state("")
        pipeline = self._studio.room.pipeline
        if pipeline is None:
            self._window.notify(Notice(self.tr("The model is not open yet."), Tone.WARNING))
            return
        shelf = self._studio.shelf.styles
        restored = choices_of(made.request, shelf, pipeline.manifest, self._studio.choices)
        if made.photo is not None:
            self._studio.open_file(made.photo)
        text = self.tr("Restore {name}").format(name=made.path.name)
        self._studio.change(text, restored.choices)
        self._studio.set_long_side(restored.long_side)
        self._window.panel.size_choice.choose(restored.long_side)
        self._tell(made, restored)

    def _tell(self, made: Made, restored: Restored) -> None:
        photo = self._studio.photo
        here = photo is not None and photo.sha256 == made.request.photo_sha256
        missing = self._missing(restored)
        buttons: tuple[NoticeButton, ...] = ()
        if made.photo is None and not here:
            missing.insert(0, self.tr("The photo it was made from was not found."))
            buttons = (NoticeButton(self.tr("Open the photo…"), self._window.files.open_dialog),)
        words = self.tr("Restored from {name}.").format(name=made.path.name)
        tone = Tone.WARNING if missing else Tone.SUCCESS
        self._window.notify(Notice(words, tone, " ".join(missing), buttons))

    def _missing(self, restored: Restored) -> list[str]:
        unknown = self.tr('The style "{name}" is not known here.')
        lines = [unknown.format(name=name) for name in restored.unknown_styles]
        if restored.other_model:
            lines.append(self.tr("It was made with another model: it may look different."))
        if restored.masks:
            lines.append(self.tr("Its masks are not in the file."))
        return lines

    def _failed(self, error: BaseException) -> None:
        self._window.status.show_state("")
        self._window.show_error(error)
