"""Shows the studio's state in the parts of the window, and passes their gestures on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from deepart_studio.core.errors import UserError
from deepart_studio.studio.notices import Notice, Tone, translate_error
from deepart_studio.studio.paintings import Painting, Photo
from deepart_studio.studio.rendering import RenderState
from deepart_studio.ui.durations import about

if TYPE_CHECKING:
    from deepart_studio.inference.estimates import Estimate
    from deepart_studio.ui.main_window import MainWindow

BUSY_AFTER_MS = 300
"""A preview that is quicker shows no sign of work: the line would only flicker."""


class Presenter(QObject):
    """The connections between state and window, in both directions."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._studio = window, window.studio
        self._busy = QTimer(self, singleShot=True, interval=BUSY_AFTER_MS)
        self._busy.timeout.connect(lambda: window.canvas.set_busy(True))
        self._connect_state()
        self._connect_gestures()

    def show_words(self) -> None:
        """Write again what depends on the language."""
        self._show_model()
        self._show_note(self._studio.painting)

    def show_choices(self, *_: object) -> None:
        """Show the chosen styles and values in the panel and the gallery."""
        window = self._window
        cards = window.styles.cards()
        window.panel.show_choices(self._studio.aimed, cards, window.theme.tokens)
        window.styles.show_selection()

    def _connect_state(self) -> None:
        studio, window = self._studio, self._window
        studio.photo_changed.connect(self._show_photo)
        studio.choices_changed.connect(self.show_choices)
        studio.painting_changed.connect(self._show_painting)
        studio.situation_changed.connect(window.update_situation)
        studio.situation_changed.connect(lambda: self._show_note(studio.painting))
        studio.failed.connect(window.show_error)
        studio.opening_changed.connect(self._show_opening)
        studio.renderer.changed.connect(self._show_render)
        studio.preview.busy_changed.connect(self._show_busy)
        studio.room.opened.connect(self._show_model)
        studio.room.opened.connect(self._say_problems)
        studio.room.fell_back.connect(self._say_fallback)
        window.theme.changed.connect(window.retint)

    def _connect_gestures(self) -> None:
        studio, window = self._studio, self._window
        panel, canvas, files = window.panel, window.canvas, window.files
        panel.value_changed.connect(self._value_changed)
        panel.weight_changed.connect(self._weight_changed)
        panel.weights_changed.connect(self._weights_changed)
        panel.style_removed.connect(window.styles.take_out)
        panel.size_changed.connect(studio.set_long_side)
        panel.render_clicked.connect(window.render)
        panel.cancel_clicked.connect(window.cancel_rendering)
        panel.reset_clicked.connect(window.reset_values)
        window.status.cancel_clicked.connect(window.cancel_rendering)
        canvas.zoomChanged.connect(window.status.show_zoom)
        canvas.filesDropped.connect(files.open_paths)
        canvas.imageDropped.connect(files.open_image)
        canvas.openRequested.connect(files.open_dialog)
        canvas.exampleRequested.connect(files.open_example)
        canvas.dragOutRequested.connect(files.drag_out)

    def _show_photo(self, photo: Photo) -> None:
        width, height = photo.picture.width, photo.picture.height
        self._window.canvas.set_original(photo.image)
        self._window.panel.size_choice.set_photo_size(width, height)
        self._window.setWindowTitle(f"{photo.picture.name} – DeepArt Studio")
        self._window.status.show_size(f"{width} × {height}")

    def _show_painting(self, painting: Painting | None) -> None:
        window = self._window
        window.canvas.set_result(painting.image if painting else None)
        window.canvas.set_split_enabled(window.compare and painting is not None)
        window.status.show_time(painting.seconds if painting else None)
        window.files.painting_changed()
        self._show_note(painting)

    def _show_note(self, painting: Painting | None) -> None:
        note = ""
        if painting is not None:
            note = self.tr("Painted, {size}")
            if painting.preview:
                note = self.tr("Live preview, {size}")
            size = f"{painting.picture.width} × {painting.picture.height}"
            note = note.format(size=size)
            estimate = self._studio.estimate() if painting.preview else None
            if estimate is not None:
                note += "\n" + self._said(estimate)
        self._window.panel.set_note(note)

    def _said(self, estimate: Estimate) -> str:
        """About how long, in steps that do not pretend to know better."""
        words = self.tr("Rendering {size}: about {time}, {memory} MB")
        film = self._window.films.film
        frames = 1
        if film is not None and film.info.frames:
            words = self.tr("The whole film, {size}: about {time}, {memory} MB")
            frames = film.info.frames
        return words.format(
            size=f"{estimate.width} × {estimate.height}",
            time=about(estimate.seconds * frames),
            memory=round(estimate.bytes / 1e7) * 10,
        )

    def _show_opening(self, opening: bool) -> None:
        self._window.status.show_state(self.tr("Opening…") if opening else "")

    def _show_busy(self, busy: bool) -> None:
        if busy:
            self._busy.start()
        else:
            self._busy.stop()
            self._window.canvas.set_busy(False)

    def _show_render(self, state: RenderState | None) -> None:
        self._window.status.show_render(state)
        self._window.canvas.set_progress(None if state is None else state.fraction)

    def _show_model(self) -> None:
        loaded, window = self._studio.room.loaded, self._window
        if loaded is None:
            return
        if loaded.entry is None or loaded.entry.manifest is None:
            window.status.show_model(self.tr("No model"))
            problem = self.tr("No style model can be used, so nothing can be painted.")
            window.panel.show_problem(problem)
            return
        manifest = loaded.entry.manifest
        window.panel.set_parameters(manifest.parameters, window.pick)
        window.panel.show_problem("")
        window.status.show_model(window.pick(manifest.name))
        self.show_choices()

    def _say_problems(self) -> None:
        loaded = self._studio.room.loaded
        if loaded is None:
            return
        if loaded.problem is not None:
            self._window.show_error(loaded.problem)
            return
        for entry in loaded.broken:
            if entry.problem is not None:
                message, hint = translate_error(entry.problem)
                words = self.tr('The model "{id}" cannot be used.').format(id=entry.id)
                self._window.notify(Notice(words, Tone.WARNING, f"{message} {hint}"))

    def _say_fallback(self, error: UserError) -> None:
        message, hint = translate_error(error)
        self._window.notify(Notice(message, Tone.WARNING, hint))

    def _value_changed(self, parameter_id: str, value: float) -> None:
        name = self._window.panel.sliders[parameter_id].label.text()
        self._studio.set_value(parameter_id, value, name)

    def _weight_changed(self, style_id: str, weight: float) -> None:
        self._studio.set_weight(style_id, weight, self.tr("Blend"))

    def _weights_changed(self, weights: dict[str, float], drag: int) -> None:
        self._studio.set_weights(weights, self.tr("Blend"), drag)
