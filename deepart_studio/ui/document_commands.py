"""Saving the document, the mark for what is unsaved, and the question before it is lost."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QFileDialog, QMessageBox

from deepart_studio.studio.exporting import PROJECT, file_stem, free_path
from deepart_studio.studio.file_state import Stamp, stamp_of
from deepart_studio.studio.layer_stack import LayerStack
from deepart_studio.studio.notices import Notice, NoticeButton, Tone

if TYPE_CHECKING:
    from deepart_studio.ui.main_window import MainWindow

PLAIN_LAYERS = 2
"""A photo and one painting of it: once exported, a person need not be asked about the project."""


class Answer(Enum):
    """To whether unsaved changes shall be saved."""

    SAVE = "save"
    DISCARD = "discard"
    CANCEL = "cancel"


class DocumentCommands(QObject):
    """The window's side of ``DocumentFile``."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._studio, self._file = window, window.studio, window.studio.file
        self.ask: Callable[[], Answer] = self._ask
        self._go_on: Callable[[], object] | None = None
        self._asking = self._ending = False
        self._told: tuple[Path, Stamp | None] | None = None
        self._exporting: LayerStack | None = None
        self._studio.photos.may_leave = self.may_leave
        self._file.changed.connect(self._show_name)
        self._file.saving.connect(self._show_saving)
        self._file.saved.connect(self._saved)
        self._file.failed.connect(self._failed)
        exporter = window.exports.exporter
        exporter.writing.connect(self._export_begins)
        exporter.written.connect(self._exported)

    def save(self) -> None:
        """Save over the project's own file; one that has none asks for a name."""
        path = self._file.path
        if path is None:
            self.save_as()
            return

        def looked(changed: bool, _there: bool) -> None:
            if self._file.path != path:  # something else was opened meanwhile
                return
            if changed and not self._replace_changed(path):
                self._go_on = None
            else:
                self._file.save(path)

        self._file.look(looked)

    def look_at_file(self) -> None:
        """Say it when another program wrote the file that is open here, once for each time."""
        path, known = self._file.path, self._told
        if path is None or self._asking:
            return

        def looked(changed: bool, there: bool) -> None:
            stamp = stamp_of(path)
            if changed and (path, stamp) != known:
                self._told = path, stamp
                self._say_changed(path, there)

        self._file.look(looked)

    def _say_changed(self, path: Path, there: bool) -> None:
        if there:
            words = self.tr("{name} was changed by another program.")
            detail = self.tr("What you see here is older. Saving asks before it replaces the file.")
            button = NoticeButton(
                self.tr("Open it again"), lambda: self._window.files.open_paths([path])
            )
            buttons: tuple[NoticeButton, ...] = (button,)
        else:
            words = self.tr("{name} was moved or deleted by another program.")
            detail = self.tr("What you see here is still whole. Save it to keep it.")
            buttons = ()
        self._window.notify(Notice(words.format(name=path.name), Tone.WARNING, detail, buttons))

    def save_as(self) -> None:
        chosen = self._choose_name()
        if chosen is None:
            self._go_on = None
            return
        if chosen.suffix.lower() != PROJECT:  # the dialog did not ask about this name
            chosen = free_path(chosen.parent, chosen.name, PROJECT)
        self._file.save(chosen)

    def discard(self) -> None:
        """Ask no more about what is unsaved now."""
        self._file.give_up()

    def stop_asking(self) -> None:
        """The program ends: what is unsaved stays in the journal."""
        self._ending = True

    def may_leave(self, go_on: Callable[[], object]) -> bool:
        """Whether the document may be closed at once; otherwise it is asked and gone on later."""
        if self._ending or not self._file.unsaved:
            return True
        if self._file.being_saved:
            self._go_on = go_on
        elif not self._asking:
            self._asking = True
            QTimer.singleShot(0, self, lambda: self._settle(go_on))  # not in the midst of a drop
        return False

    def _settle(self, go_on: Callable[[], object]) -> None:
        answer = self.ask()
        self._asking = False
        if answer is Answer.DISCARD:
            self.discard()
            go_on()
        elif answer is Answer.SAVE:
            self._go_on = go_on
            self.save()

    def _ask(self) -> Answer:
        words = self.tr('Save the changes to "{name}"?').format(name=self._file.name)
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.NoIcon)
        box.setText(words)
        box.setInformativeText(self.tr("Without saving, its layers are lost."))
        save = box.addButton(self.tr("Save"), QMessageBox.ButtonRole.AcceptRole)
        drop = box.addButton(self.tr("Do not save"), QMessageBox.ButtonRole.DestructiveRole)
        stay = box.addButton(self.tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        save.setProperty("primary", True)
        box.setDefaultButton(save)
        box.setEscapeButton(stay)
        box.exec()
        clicked = box.clickedButton()
        box.deleteLater()
        return {save: Answer.SAVE, drop: Answer.DISCARD}.get(clicked, Answer.CANCEL)

    def _replace_changed(self, path: Path) -> bool:
        box = QMessageBox(self._window)
        words = self.tr('"{name}" was changed or removed by another program.')
        box.setText(words.format(name=path.name))
        box.setInformativeText(self.tr("Saving replaces what is there now."))
        yes = box.addButton(self.tr("Save here"), QMessageBox.ButtonRole.AcceptRole)
        box.setEscapeButton(box.addButton(self.tr("Cancel"), QMessageBox.ButtonRole.RejectRole))
        box.exec()
        box.deleteLater()
        return box.clickedButton() is yes

    def _choose_name(self) -> Path | None:
        photo = self._studio.photo
        if photo is None:
            return None
        suggested = self._file.path
        if suggested is None:
            folder = photo.path.parent if photo.path is not None else Path.home()
            stem = file_stem(self._file.name, []) or self.tr("Project")
            suggested = free_path(folder, stem, PROJECT)
        title = self.tr("Save the project")
        kinds = self.tr("Projects") + f" (*{PROJECT})"
        chosen, _ = QFileDialog.getSaveFileName(self._window, title, str(suggested), kinds)
        return Path(chosen) if chosen else None

    # -- what is shown

    def _show_name(self) -> None:
        if self._file.name:
            self._window.setWindowTitle(f"{self._file.name}[*] – DeepArt Studio")
        self._window.setWindowModified(self._file.modified)

    def _show_saving(self, saving: bool) -> None:
        self._window.status.show_state(self.tr("Saving…") if saving else "")

    def _saved(self, path: Path) -> None:
        words = self.tr("Saved {name}.").format(name=path.name)
        button = self._window.exports.show_folder_button(path)
        self._window.notify(Notice(words, Tone.SUCCESS, str(path.parent), (button,)))
        go_on, self._go_on = self._go_on, None
        if go_on is not None:
            go_on()

    def _failed(self, error: BaseException) -> None:
        self._go_on = None
        self._window.show_error(error)

    # -- exporting

    def _export_begins(self) -> None:
        desk, painting = self._studio.document, self._studio.painting
        just_painted = painting is not None and desk.shows_only(painting)
        plain = desk.stack is not None and len(desk.stack.layers) <= PLAIN_LAYERS
        self._exporting = desk.stack if plain and just_painted else None

    def _exported(self) -> None:
        if self._exporting is not None and self._exporting is self._studio.document.stack:
            self._file.give_up()
        self._exporting = None
