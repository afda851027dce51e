"""Notices slide in at the bottom of the window and go away by themselves, problems excepted."""

from __future__ import annotations

from PySide6.QtCore import (
    QEasingCurve,
    QEvent,
    QObject,
    QPoint,
    QPropertyAnimation,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtWidgets import (
    QFrame,
    QGraphicsDropShadowEffect,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from deepart_studio.studio.notices import Notice, Tone
from deepart_studio.ui import icons
from deepart_studio.ui.tokens import Tokens

SHOWN_MS = 6000
SLIDE_MS = 180
MARGIN = 16
WIDTH = 460
MOST = 3


class NoticeCard(QFrame):
    """One notice."""

    closed = Signal(object)

    def __init__(self, notice: Notice, tokens: Tokens, close_text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self.notice = notice
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(24)
        shadow.setOffset(0, 4)
        self.setGraphicsEffect(shadow)
        self.mark = QLabel()
        self.mark.setFixedSize(20, 20)
        text = QLabel(notice.text)
        text.setWordWrap(True)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(text)
        if notice.detail:
            text.setProperty("role", "heading")
            detail = QLabel(notice.detail)
            detail.setProperty("role", "muted")
            detail.setWordWrap(True)
            detail.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            words.addWidget(detail)
        if notice.buttons:
            row = QHBoxLayout()
            row.setSpacing(8)
            row.setContentsMargins(0, 4, 0, 0)
            for button in notice.buttons:
                push = QPushButton(button.text)
                push.clicked.connect(button.run)
                push.clicked.connect(self.close)
                row.addWidget(push)
            row.addStretch(1)
            words.addLayout(row)
        self.cross = QToolButton()
        self.cross.setToolTip(close_text)
        self.cross.setAccessibleName(close_text)
        self.cross.clicked.connect(self.close)
        layout = self._layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 12, 8, 12)
        layout.setSpacing(12)
        layout.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(words, 1)
        layout.addWidget(self.cross, 0, Qt.AlignmentFlag.AlignTop)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum)
        self.retint(tokens)
        self._motion = QPropertyAnimation(self, b"pos", self)
        self._motion.setDuration(SLIDE_MS)
        self._motion.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self._timer.timeout.connect(self.close)
        self._wait()

    def height_for(self, width: int) -> int:
        return self._layout.totalHeightForWidth(width)

    def stay_at(self, place: QPoint, *, rising: bool) -> None:
        """Slide to this place; a rising card starts below it."""
        if rising:
            self.move(place + QPoint(0, self.height() + MARGIN))
        self._motion.stop()
        self._motion.setEndValue(place)
        self._motion.start()

    def retint(self, tokens: Tokens) -> None:
        tone = self.notice.tone
        colours = {
            Tone.INFO: tokens.accent_text,
            Tone.SUCCESS: tokens.success,
            Tone.WARNING: tokens.warning,
            Tone.ERROR: tokens.error,
        }
        self.mark.setPixmap(icons.pixmap(tone.value, colours[tone], 20))
        self.cross.setIcon(icons.icon("cancel", tokens))

    def enterEvent(self, event) -> None:
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event) -> None:
        self._wait()
        super().leaveEvent(event)

    def closeEvent(self, event) -> None:
        super().closeEvent(event)
        self.closed.emit(self)

    def _wait(self) -> None:
        if self.notice.tone in (Tone.INFO, Tone.SUCCESS):
            self._timer.start()


class NoticeBar(QObject):
    """Stacks notices over the bottom of a widget, newest lowest."""

    def __init__(self, over: QWidget, tokens: Tokens) -> None:
        super().__init__(over)
        self._over = over
        self._tokens = tokens
        self.cards: list[NoticeCard] = []
        over.installEventFilter(self)

    def show(self, notice: Notice) -> None:
        """Slide a notice in; the same notice again only replaces the earlier one."""
        for card in list(self.cards):
            if (card.notice.text, card.notice.detail) == (notice.text, notice.detail):
                self._drop(card)
        while len(self.cards) >= MOST:
            self._drop(self.cards[0])
        card = NoticeCard(notice, self._tokens, self.tr("Close"), self._over)
        card.closed.connect(self._gone)
        self.cards.append(card)
        card.show()
        self._place(slide=card)

    def retint(self, tokens: Tokens) -> None:
        self._tokens = tokens
        for card in self.cards:
            card.retint(tokens)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def _drop(self, card: NoticeCard) -> None:
        self.cards.remove(card)
        card.close()

    def _gone(self, card: NoticeCard) -> None:
        if card in self.cards:
            self.cards.remove(card)
        self._place()

    def _place(self, slide: NoticeCard | None = None) -> None:
        bottom = self._over.height() - MARGIN
        width = min(WIDTH, self._over.width() - 2 * MARGIN)
        for card in reversed(self.cards):
            card.setFixedWidth(width)
            card.resize(width, card.height_for(width))
            card.raise_()
            place = QPoint((self._over.width() - width) // 2, bottom - card.height())
            card.stay_at(place, rising=card is slide)
            bottom -= card.height() + 8
