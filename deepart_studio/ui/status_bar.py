"""The bottom line: what goes on, and facts about the picture, the model and this computer."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QStatusBar, QWidget

from deepart_studio.studio.rendering import RenderState
from deepart_studio.ui import icons
from deepart_studio.ui.tokens import Tokens

MEMORY_EVERY_MS = 2000


class StatusBar(QStatusBar):
    """Progress with Cancel at the left, facts at the right."""

    cancel_clicked = Signal()
    queue_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self.state = QLabel()
        self.bar = QProgressBar()
        self.bar.setRange(0, 1000)
        self.bar.setFixedWidth(160)
        self.bar.setTextVisible(False)
        self.cancel = QPushButton()
        self.cancel.setProperty("quiet", True)
        self.cancel.clicked.connect(self.cancel_clicked)
        left = QWidget()
        row = QHBoxLayout(left)
        row.setContentsMargins(12, 0, 0, 0)
        row.setSpacing(12)
        for part in (self.state, self.bar, self.cancel):
            row.addWidget(part)
        row.addStretch(1)
        self.addWidget(left, 1)
        self.queue = QPushButton()
        self.queue.setProperty("quiet", True)
        self.queue.clicked.connect(self.queue_clicked)
        self.photo_size, self.zoom, self.model = QLabel(), QLabel(), QLabel()
        self.time, self.memory = QLabel(), QLabel()
        self.offline_mark, self.offline = QLabel(), QLabel()
        facts = QWidget()
        line = QHBoxLayout(facts)
        line.setContentsMargins(0, 0, 12, 0)
        line.setSpacing(16)
        line.addWidget(self.queue)
        for label in (self.photo_size, self.zoom, self.model, self.time, self.memory):
            line.addWidget(label)
        line.addWidget(self.offline_mark)
        line.addSpacing(-8)
        line.addWidget(self.offline)
        self.addPermanentWidget(facts)
        self._timer = QTimer(self, interval=MEMORY_EVERY_MS)
        self._timer.timeout.connect(self._show_memory)
        self._seconds: float | None = None
        self._film: tuple[str, float] | None = None
        self._render: RenderState | None = None
        self.show_render(None)
        self.show_queue("")
        self.retranslate()

    def start_memory(self) -> None:
        """Begin to watch memory; late, so that launching does not wait for it."""
        self._show_memory()
        self._timer.start()

    def show_state(self, text: str) -> None:
        self.state.setText(text)

    def show_render(self, state: RenderState | None) -> None:
        """Show or hide the progress of a rendering."""
        self._render = state
        if state is None:
            self._show_work(*(self._film or ("", None)))
            return
        words = self.tr("Rendering {percent} %")
        if state.seconds_left is not None:
            words = self.tr("Rendering {percent} %, {seconds} s left")
        left = max(1, round(state.seconds_left or 0))
        words = words.format(percent=f"{state.fraction * 100:.0f}", seconds=left)
        self._show_work(words, state.fraction)

    def show_film(self, words: str, fraction: float | None) -> None:
        """Show or hide the progress of a film; a photo's rendering, being shorter, hides it."""
        self._film = None if fraction is None else (words, fraction)
        if self._render is None:
            self._show_work(words, fraction)

    def show_queue(self, text: str) -> None:
        """How far the queue is, while it is painted; a click shows it."""
        self.queue.setText(text)
        self.queue.setVisible(bool(text))

    def show_size(self, text: str) -> None:
        self._show_fact(self.photo_size, text)

    def show_zoom(self, zoom: float | None) -> None:
        self._show_fact(self.zoom, "" if zoom is None else f"{zoom * 100:.0f} %")

    def show_model(self, text: str) -> None:
        self._show_fact(self.model, text)

    def show_time(self, seconds: float | None) -> None:
        self._seconds = seconds
        words = ""
        if seconds is not None:
            words = f"{seconds * 1000:.0f} ms" if seconds < 1 else f"{seconds:.1f} s"
        self._show_fact(self.time, words)

    def retint(self, tokens: Tokens) -> None:
        self.offline_mark.setPixmap(icons.pixmap("offline", tokens.muted, 14))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        self.cancel.setText(self.tr("Cancel"))
        self.queue.setToolTip(self.tr("Show the queue"))
        self.photo_size.setToolTip(self.tr("Size of the photo"))
        self.zoom.setToolTip(self.tr("Zoom"))
        self.model.setToolTip(self.tr("Model in use"))
        self.time.setToolTip(self.tr("Time that the last painting took"))
        self.memory.setToolTip(self.tr("Memory that the application uses"))
        self.offline.setText(self.tr("Offline: nothing leaves this computer"))

    def _show_work(self, words: str, fraction: float | None) -> None:
        self.bar.setVisible(fraction is not None)
        self.cancel.setVisible(fraction is not None)
        self.bar.setValue(round((fraction or 0) * 1000))
        self.state.setText(words)

    def _show_fact(self, label: QLabel, text: str) -> None:
        label.setText(text)
        label.setVisible(bool(text))

    def _show_memory(self) -> None:
        import psutil  # late: not needed for the first paint

        used = psutil.Process().memory_info().rss
        words = f"{used / 1e6:.0f} MB" if used < 1e9 else f"{used / 1e9:.2f} GB"
        self._show_fact(self.memory, words)
