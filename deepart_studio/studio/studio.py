"""The application's state: one photo, what is chosen, what is painted. Signals tell the window."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from deepart_studio.studio.autosave import Autosave
from deepart_studio.studio.background import Background
from deepart_studio.studio.choices import FULL_WEIGHT, Choices, StyleChoice
from deepart_studio.studio.document_desk import DocumentDesk
from deepart_studio.studio.document_file import DocumentFile
from deepart_studio.studio.engine_room import EngineRoom
from deepart_studio.studio.film_rendering import FilmRenderer, FilmState
from deepart_studio.studio.film_scrubber import FilmScrubber
from deepart_studio.studio.films import FilmOrder
from deepart_studio.studio.history import History
from deepart_studio.studio.live_preview import LivePreview
from deepart_studio.studio.opening import read_image, read_smaller
from deepart_studio.studio.paintings import (
    PREVIEW_SIDE,
    Blend,
    Order,
    Painting,
    Photo,
    estimate_of,
    order_of,
)
from deepart_studio.studio.photo_opening import PhotoOpening
from deepart_studio.studio.recent import RecentFiles
from deepart_studio.studio.region_desk import RegionDesk
from deepart_studio.studio.rendering import Renderer
from deepart_studio.studio.reshaper import Reshaper
from deepart_studio.studio.selection import SelectionDesk
from deepart_studio.studio.shapes import Shape
from deepart_studio.studio.step_thumbs import StepThumbs
from deepart_studio.studio.style_shelf import StyleShelf
from deepart_studio.studio.style_wall import StyleWall

if TYPE_CHECKING:  # they load numpy, which the first paint need not wait for
    from deepart_studio.core.styles import Style
    from deepart_studio.document.journal import Orphan, Title
    from deepart_studio.inference.estimates import Estimate


class Studio(QObject):
    """Holds the state and gives out the work. Everything here runs in the GUI thread."""

    photo_changed = Signal(object)  # Photo
    photo_reshaped = Signal(object)  # Photo: the same, cropped or turned
    choices_changed = Signal(object)  # Choices
    painting_changed = Signal(object)  # Painting | None
    opening_changed = Signal(bool)
    glimpsed = Signal(object)  # Glimpsed: what is being opened; None when it could not be
    situation_changed = Signal()
    layer_painted = Signal(object)  # Painting: to become a layer
    too_large = Signal(object, object)  # TooLargeError, Path: it can be opened smaller
    failed = Signal(object)  # BaseException

    def __init__(
        self,
        room: EngineRoom,
        shelf: StyleShelf,
        recent: RecentFiles,
        background: Background,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.room, self.shelf, self.recent, self.background = room, shelf, recent, background
        self.photo: Photo | None = None
        self.choices = Choices()
        self.painting: Painting | None = None
        self.long_side: int | None = None
        self.photos = PhotoOpening(self)
        self.history = History(self._show_choices, self)
        self.regions = RegionDesk(self)
        self.document = DocumentDesk(self.history, background, self)
        self.selection = SelectionDesk(self.history, self.document, background, self)
        self.file = DocumentFile(self.document, recent, background, self)
        self.autosave = Autosave(self.file, self.document, self)
        self.reshaper = Reshaper(self)
        self.preview = LivePreview(room, self)
        self.renderer = Renderer(room, self)
        self.films = FilmRenderer(room, background, self)
        self.scrubber = FilmScrubber(background, self)
        self.wall = StyleWall(room, shelf, self._tile_order, self)
        self.step_thumbs = StepThumbs(self)
        self._rendered: Painting | None = None
        self.filming = False
        self._landing: Order | None = None
        self.preview.painted.connect(self._show_painting)
        self.preview.failed.connect(self.failed)
        self.renderer.finished.connect(self._show_rendered)
        self.renderer.failed.connect(self.failed)
        self.reshaper.failed.connect(self.failed)
        self.scrubber.found.connect(self._show_frame)
        self.scrubber.failed.connect(self.failed)
        self.films.changed.connect(self._film_changed)
        self.document.failed.connect(self.failed)
        self.selection.changed.connect(self._selection_changed)
        self.selection.failed.connect(self.failed)
        self.document.changed.connect(self.situation_changed)
        self.document.shown_changed.connect(self.situation_changed)
        self.wall.failed.connect(self.failed)
        self.wall.opened_changed.connect(self.situation_changed)
        self.renderer.changed.connect(self.situation_changed)
        self.history.stack.indexChanged.connect(self.situation_changed)
        room.opened.connect(self._opened)
        shelf.changed.connect(self._styles_changed)

    # -- the photo

    def open_file(self, path: Path) -> None:
        """Read a photo, or a film's first frame, in a worker thread; it becomes the current one."""
        self.photos.open_file(path, path)

    def open_example(self, path: Path) -> None:
        """Like any photo, but neither remembered nor a place to export to."""
        self.photos.open_file(path, None)

    def open_smaller(self, path: Path) -> None:
        """Open a picture beyond the limit, reduced."""
        self.photos.open(lambda: (read_smaller(path), None), path)

    def open_image(self, image: QImage, name: str) -> None:
        """Make a picture from the clipboard or a drop the current photo."""
        self.photos.open(lambda: (read_image(image, name), None), None)

    def open_recovered(self, orphan: Orphan, title: Title) -> None:
        """Open what was not saved when another program of ours ended; it is unsaved still."""
        self.photos.open_recovered(orphan, title)

    def show_photo(self, photo: Photo) -> None:
        """A photo was opened: it is worked on from now on."""
        self.renderer.cancel()
        self.reshaper.cancel()
        self.scrubber.forget()
        self._take_photo(photo)

    def show_frame_at(self, seconds: float) -> None:
        """Work on another frame of the open film."""
        if self.photo is not None and self.photo.film is not None:
            self.scrubber.ask(self.photo.film, seconds)

    def _show_frame(self, photo: Photo) -> None:
        if self.photo is not None and self.photo.film is not None:
            self._take_photo(photo)

    def _take_photo(self, photo: Photo) -> None:
        self.preview.forget_paintings()
        self.wall.restart()
        document, photo = photo.document, replace(photo, document=None)  # it holds old pixels
        self.photo, self._rendered = photo, None
        self._set_painting(None)
        self.document.open(photo, document)
        self.photo_changed.emit(photo)
        self.situation_changed.emit()
        self.wall.refresh()
        if self.document.is_plain:
            self._repaint(replace=True)

    # -- its geometry

    def show_shape(self, shape: Shape) -> None:
        """The same document with another geometry; for steps of the history."""
        self.preview.forget_paintings()
        self.wall.restart()
        self.photo, self.choices = shape.photo, shape.choices
        self._set_painting(None)
        self.document.take_shape(shape.stack, shape.photo)
        self.selection.show(shape.selection)
        self.photo_reshaped.emit(shape.photo)
        self.choices_changed.emit(shape.choices)
        self.situation_changed.emit()
        self.wall.refresh()
        if self.document.is_plain:
            self._repaint(replace=True)

    # -- what is chosen

    def choose_styles(self, style_ids: Sequence[str], text: str) -> None:
        """Choose these styles, for the region worked on, as one undo step named ``text``."""
        self._restyle(text, self.aimed.with_styles(style_ids))

    def set_weight(self, style_id: str, weight: float, text: str) -> None:
        self._restyle(text, self.aimed.with_weight(style_id, weight), key=f"weight:{style_id}")

    def set_weights(self, weights: Mapping[str, float], text: str, drag: int) -> None:
        """Weigh the chosen styles anew; all calls with one ``drag`` above 0 are one undo step."""
        changed = self.aimed.with_weights(weights)
        self._restyle(text, changed, key=f"weights:{drag}", unhurried=drag > 0)

    def set_value(self, parameter_id: str, value: float, text: str) -> None:
        changed = self.choices.with_value(parameter_id, value)
        self.change(text, changed, key=f"value:{parameter_id}")

    def reset_values(self, text: str) -> None:
        """All parameters back to their defaults."""
        self.change(text, replace(self.choices, values=()))

    def set_long_side(self, long_side: int | None) -> None:
        """Size of the next rendering; None is the photo's own."""
        self.long_side = long_side
        self.situation_changed.emit()

    @property
    def aimed(self) -> Choices:
        """The choices with the styles of the region that is worked on."""
        return self.regions.aimed_choices

    def change(self, text: str, after: Choices, key: str = "", *, unhurried: bool = False) -> None:
        """Go over to other choices as one undo step; see ``History.change`` for the rest."""
        self.history.change(text, self.choices, after, key, unhurried=unhurried)

    def _restyle(
        self, text: str, aimed: Choices, key: str = "", *, unhurried: bool = False
    ) -> None:
        after = self.regions.with_styles(aimed.styles)
        key = key and f"{key}:{self.regions.aim}"
        self.change(text, after, key, unhurried=unhurried)

    def _show_choices(self, choices: Choices) -> None:
        before = self.choices
        restyled = (choices.style_ids, choices.region_sets) != (
            before.style_ids,
            before.region_sets,
        )
        self.choices = choices
        self.choices_changed.emit(choices)
        self.situation_changed.emit()
        self.wall.refresh()
        self._repaint(replace=restyled)

    # -- what is painted

    def order(self, long_side: int | None, *, preview: bool = False) -> Order | None:
        """The order for what is chosen now, or None where something is missing."""
        pipeline, photo = self.room.pipeline, self.photo
        if photo is None or pipeline is None:
            return None
        found = ((region, self._known(region.active)) for region in self.regions.painted())
        regions = [(region, blend) for region, blend in found if blend]
        rest = self._known(self.choices.active) if self.regions.set.rest_visible else ()
        if not rest and not regions:
            return None
        selected = self.selection.limit(photo.picture)
        return order_of(pipeline, photo, rest, self.choices, long_side, preview, regions, selected)

    def estimate(self) -> Estimate | None:
        """What a rendering at the chosen size will take; None where there is none, or no room."""
        return estimate_of(self.room.pipeline, self.order(self.long_side))

    def film_order(self, path: Path, long_side: int | None, *, overwrite: bool) -> FilmOrder | None:
        """The order to paint the open film as it is set now; None where something is missing."""
        pipeline, film = self.room.pipeline, self.photo.film if self.photo else None
        blend = self._known(self.choices.active)
        if pipeline is None or film is None or not blend:
            return None
        values = self.choices.all_values(pipeline.manifest.parameters)
        return FilmOrder(film, blend, values, long_side, path, overwrite)

    def _film_changed(self, state: FilmState | None) -> None:
        if (state is not None) != self.filming:
            self.filming = state is not None
            self.situation_changed.emit()

    def _tile_order(self, style: Style) -> Order | None:
        pipeline, photo = self.room.pipeline, self.photo
        if photo is None or pipeline is None:
            return None
        blend = ((style, FULL_WEIGHT),)
        selected = self.selection.limit(photo.picture)
        return order_of(pipeline, photo, blend, self.choices, PREVIEW_SIDE, True, (), selected)

    def _selection_changed(self) -> None:
        """What is painted next is another picture; layers that are worked on stay in sight."""
        self.situation_changed.emit()
        self.wall.refresh()
        if self.photo is not None and not self.document.wanted:
            self._repaint(replace=True)

    def blend(self) -> Blend:
        """All styles that paint something, those of the regions last."""
        rest = self.choices.active if self.regions.set.rest_visible else ()
        regions = (choice for region in self.regions.painted() for choice in region.active)
        seen = {style.id: (style, w) for style, w in self._known((*rest, *regions))}
        return tuple(seen.values())

    def _known(self, choices: Sequence[StyleChoice]) -> Blend:
        found = ((self.shelf.find(c.style_id), c.weight) for c in choices)
        return tuple((style, weight) for style, weight in found if style is not None)

    def render(self) -> None:
        """Paint at the chosen size, as a layer of the document; what is painted already is used."""
        order, done = self.order(self.long_side), self.rendered(self.long_side)
        if done is None:
            self._landing = order
            if order is not None:
                self.document.choices[order.request.id] = self.choices
            self.render_order(order)
        elif (number := self.document.layer_of(done)) is not None:
            self.document.activate(number)
        else:
            self.layer_painted.emit(done)

    def render_order(self, order: Order | None) -> None:
        if order is not None:
            self.preview.forget_wish()
            self.renderer.render(order)

    def rendered(self, long_side: int | None) -> Painting | None:
        """The finished painting of what is chosen now at this size, where there is one."""
        order = self.order(long_side)
        done = self._rendered
        return done if order and done and done.order.key == order.key else None

    @property
    def result(self) -> QImage | None:
        """What the canvas shows beside the photo: the layers, or what was painted last."""
        if self.document.shown:
            return self.document.image
        return self.painting.image if self.painting else None

    @property
    def shows_more_than_painting(self) -> bool:
        """Whether the canvas shows layers that are not the same as the painting chosen now."""
        if not self.document.shown:
            return False
        return self.painting is None or not self.document.shows_only(self.painting)

    def _repaint(self, *, replace: bool) -> None:
        full = self.rendered(self.long_side)
        order = self.order(PREVIEW_SIDE, preview=True)
        if full is not None and self.document.layer_of(full) is not None:
            self.document.show()
        elif order is not None:
            self.document.hide()
        if full is not None:
            self.preview.forget_wish()
            self._set_painting(full)
        elif order is None:
            self.preview.forget_wish()
            self._set_painting(None)
            self.document.show()
        elif (tile := self.wall.find(order)) is not None:
            self.preview.forget_wish()
            self._set_painting(tile)
        else:
            self.preview.ask(order, replace=replace)

    def _show_painting(self, painting: Painting) -> None:
        if self.photo is painting.order.photo:
            self._set_painting(painting)

    def _show_rendered(self, painting: Painting) -> None:
        self._rendered = painting
        if self.rendered(painting.order.request.long_side) is painting:
            self._set_painting(painting)
        if painting.order is self._landing:
            self._landing = None
            self.layer_painted.emit(painting)

    def _set_painting(self, painting: Painting | None) -> None:
        self.painting = painting
        self.painting_changed.emit(painting)
        self.situation_changed.emit()

    # -- the model

    def _opened(self) -> None:
        self.situation_changed.emit()
        self.wall.refresh()
        if self.document.is_plain or not self.document.wanted:
            self._repaint(replace=True)

    def _styles_changed(self) -> None:
        self.wall.refresh()
        kept = self.choices.without_styles_but({style.id for style in self.shelf.styles})
        if kept != self.choices:
            self._show_choices(kept)

    def close(self) -> None:
        """Stop all work and join all threads."""
        self.renderer.cancel()
        self.reshaper.cancel()
        self.films.close()
        self.scrubber.forget()
        self.wall.close()
        self.autosave.close()
        self.selection.close()
        self.document.close()
        self.preview.forget_wish()
        self.background.close()
        self.room.close()
