"""The bar below the canvas while a film is open: what it is, and a slider to its other frames."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from deepart_studio.studio.films import Film
from deepart_studio.ui import icons
from deepart_studio.ui.durations import clock
from deepart_studio.ui.tokens import Tokens
from deepart_studio.ui.value_slider import Slider

SHORT_S = 10
UNCOUNTED_STEPS = 1000
ICON = 16
SEPARATOR = " · "


class FilmBar(QWidget):
    """Shows a film; ``scrubbed`` is emitted only when the person moves the slider."""

    scrubbed = Signal(float)  # seconds

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "foot")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(1)  # a narrow window may cut it off
        self._film: Film | None = None
        self.mark = QLabel()
        self.facts = QLabel()
        self.facts.setProperty("role", "small")
        self.facts.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.slider = Slider()
        self.place = QLabel()
        self.place.setProperty("role", "small")
        self.slider.valueChanged.connect(self._slid)
        upper, lower = QHBoxLayout(), QHBoxLayout()
        upper.setSpacing(12)
        upper.addWidget(self.slider, 1)
        upper.addWidget(self.place)
        lower.setSpacing(8)
        lower.addWidget(self.mark)
        lower.addWidget(self.facts, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 8, 16, 8)
        layout.setSpacing(4)
        layout.addLayout(upper)
        layout.addLayout(lower)
        self.retranslate()
        self.hide()

    def show_film(self, film: Film) -> None:
        """Show a film that was opened; going to another of its frames leaves the slider alone."""
        opened = self._film is None or self._film.info is not film.info
        self._film = film
        if not opened:
            return
        scrubbable = film.seconds > 0 and film.info.frames != 1
        for part in (self.slider, self.place):
            part.setVisible(scrubbable)
        self.slider.blockSignals(True)
        self.slider.setRange(0, self._steps(film) - 1)
        self.slider.setPageStep(max(1, self._steps(film) // 10))
        self.slider.setValue(0)
        self.slider.blockSignals(False)
        self._show_place(film.time)
        self._show_facts()

    def retint(self, tokens: Tokens) -> None:
        self.mark.setPixmap(icons.pixmap("film", tokens.muted, ICON))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        name = self.tr("Frame")
        help_text = self.tr(
            "Choose the frame that is shown. The whole film is painted in any case."
        )
        self.slider.setAccessibleName(name)
        self.slider.setToolTip(help_text)
        self._show_facts()

    def _slid(self, step: int) -> None:
        film = self._film
        if film is not None:
            # the middle of a frame: its beginning may be rounded into the one before
            seconds = (step + 0.5) / self._steps(film) * film.seconds
            self._show_place(seconds)
            self.scrubbed.emit(seconds)

    def _steps(self, film: Film) -> int:
        return film.info.frames or UNCOUNTED_STEPS

    def _show_place(self, seconds: float) -> None:
        if self._film is not None:
            whole = self._film.seconds
            self.place.setText(f"{place_words(seconds, whole)} / {place_words(whole, whole)}")

    def _show_facts(self) -> None:
        film = self._film
        if film is None:
            return
        info = film.info
        facts = [self.tr("Film")]
        if film.seconds > 0:
            facts.append(place_words(film.seconds, film.seconds))
        if info.frames > 1:
            facts.append(self.tr("{frames} frames").format(frames=info.frames))
        facts.append(f"{info.width} × {info.height}")
        facts.append(self.tr("with sound") if info.has_sound else self.tr("no sound"))
        self.facts.setText(SEPARATOR.join(facts))
        self.facts.setToolTip(self.facts.text())


def place_words(seconds: float, whole: float) -> str:
    """A time in a film that takes ``whole`` seconds; short ones tell tenths."""
    if whole >= SHORT_S:
        return clock(seconds)
    words = QCoreApplication.translate("Durations", "{seconds} s")
    return words.format(seconds=f"{seconds:.1f}")
