"""Comparing more than by the split line: what is compared, and the page over the canvas."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QFileDialog

from deepart_studio.studio.actions import Situation
from deepart_studio.studio.comparison import PAINTING, PHOTO, Comparison, Source
from deepart_studio.studio.notices import Notice
from deepart_studio.ui.canvas import CanvasView
from deepart_studio.ui.compare import CompareView, Mode, Shown
from deepart_studio.ui.compare.compare_pane import ComparePane
from deepart_studio.ui.file_commands import photo_filter

if TYPE_CHECKING:
    from deepart_studio.ui.main_window import MainWindow

MOST = {Mode.SIDE_BY_SIDE: 4, Mode.ONION: 2, Mode.DIFFERENCE: 2}


class CompareCommands(QObject):
    """Connects the page with the pictures. It lies over the canvas and goes where that goes."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._studio = window, window.studio
        self.comparison = Comparison(window.studio, window.studio.background, self)
        self.view = view = CompareView(window.canvas)
        view.hide()
        self._chosen = [PHOTO, PAINTING]
        self.comparison.changed.connect(self.show)
        self.comparison.failed.connect(window.show_error)
        view.bar.mode_chosen.connect(lambda mode: self.open(Mode(mode)))
        view.bar.source_chosen.connect(self._choose)
        view.bar.open_requested.connect(self._open_dialog)
        view.bar.taken_away.connect(self._take_away)
        view.bar.added.connect(self._add)
        view.bar.kept.connect(self.keep)
        view.bar.left.connect(self.leave)
        view.filesDropped.connect(self._dropped)
        view.zoomChanged.connect(window.status.show_zoom)
        window.canvas.installEventFilter(self)

    # -- the page

    @property
    def is_open(self) -> bool:
        return not self.view.isHidden()

    @property
    def sight(self) -> CanvasView | ComparePane:
        """What the commands for the zoom go to."""
        return self.view.main if self.is_open else self._window.canvas

    def toggle(self, mode: Mode) -> None:
        """Compare in this way, or go back to the canvas."""
        if self.is_open and self.view.mode is mode:
            self.leave()
        else:
            self.open(mode)

    def open(self, mode: Mode) -> None:
        self.view.mode = mode
        self.view.setGeometry(self._window.canvas.rect())
        self.view.show()
        self.view.raise_()
        self.show()
        self.view.main.setFocus()
        self._window.update_situation()

    def leave(self) -> None:
        self.view.hide()
        self._window.status.show_zoom(self._window.canvas.zoom)
        self._window.canvas.setFocus()
        self._window.update_situation()

    def toggle_split(self) -> None:
        """Back to the canvas and its split line, or the line on and off."""
        if self.is_open:
            self.leave()
            if self._window.compare:
                return
        self._window.toggle_compare()

    def cancel_or_leave(self) -> None:
        """What Esc does: leave the comparison unless something is being rendered."""
        if self.view.isVisible() and self._studio.renderer.order is None:
            self.leave()
        else:
            self._window.regions.cancel_or_put_down()

    def show_original(self, shown: bool) -> None:
        """The photo alone, while a key is held."""
        self._window.canvas.set_show_original(shown)
        photo = self._studio.photo
        self.view.show_original(photo.image if shown and photo else None)

    def situation(self, now: Situation) -> Situation:
        """Leave where there is no photo any more; tell whether pictures are compared."""
        return replace(now, comparing=self.is_open, comparison=self.view.mode.value)

    # -- what is compared

    def keep(self) -> None:
        """Remember the painting, and compare with it."""
        names = " + ".join(self._window.pick(style.name) for style, _ in self._studio.blend())
        source = self.comparison.keep(names)
        if source is None:
            return
        if self.is_open and len(self._chosen) < MOST[self.view.mode]:
            self._chosen.append(source.id)
        self.show()
        if not self.is_open:
            words = self.tr("Kept to compare: {name}").format(name=source.name)
            self._window.notify(Notice(words))

    def show(self) -> None:
        """Show the chosen pictures; one that is gone makes room."""
        if not self.is_open:
            return
        sources = {source.id: source for source in self.comparison.sources}
        chosen = [i for i in self._chosen if i in sources]
        for usual in (PHOTO, PAINTING):
            if len(chosen) < 2 and usual in sources and usual not in chosen:
                chosen.append(usual)
        most = MOST[self.view.mode]
        named = [(source.id, self._name(source)) for source in sources.values()]
        shown = chosen[:most]
        self.view.bar.show_sources(named, shown, most)
        self.view.show_pictures(
            [Shown(i, self._name(sources[i]), sources[i].image) for i in shown], self.view.mode
        )

    def _name(self, source: Source) -> str:
        usual = {PHOTO: self.tr("Photo"), PAINTING: self.tr("Painting")}
        return usual.get(source.id, source.name)

    def _choose(self, place: int, source_id: str) -> None:
        self._settle()
        self._chosen[place : place + 1] = [source_id]
        self.show()

    def _add(self) -> None:
        """The first picture that is not compared yet, else a file."""
        self._settle()
        free = [s.id for s in self.comparison.sources if s.id not in self._chosen]
        if free:
            self._chosen.append(free[0])
            self.show()
        else:
            self._open_dialog(len(self._chosen))

    def _take_away(self, place: int) -> None:
        self._settle()
        del self._chosen[place]
        self.show()

    def _settle(self) -> None:
        """What is shown is what is chosen."""
        sources = {source.id for source in self.comparison.sources}
        self._chosen = [i for i in self._chosen if i in sources] or [PHOTO]

    def _dropped(self, place: int, files: list[Path]) -> None:
        for offset, path in enumerate(files[: 4 - place]):
            self._add_file(path, place + offset)

    def _open_dialog(self, place: int) -> None:
        title = self.tr("Open a picture to compare")
        name, _ = QFileDialog.getOpenFileName(
            self._window, title, "", photo_filter(self.tr("Pictures"))
        )
        if name:
            self._add_file(Path(name), place)
        else:
            self.show()

    def _add_file(self, path: Path, place: int) -> None:
        def read(source: Source) -> None:
            self._choose(min(place, len(self._chosen)), source.id)

        self.comparison.add_file(path, read)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._window.canvas:
            self.view.setGeometry(self._window.canvas.rect())
        return False
