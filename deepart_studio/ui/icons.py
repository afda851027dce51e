"""Line icons from ``resources/icons``, drawn in the colours of the theme."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from deepart_studio.core.paths import resources_folder
from deepart_studio.ui.tokens import Tokens

SCALES = (1, 2)


@cache
def _source(name: str) -> str:
    return (resources_folder() / "icons" / f"{name}.svg").read_text("utf-8")


def pixmap(name: str, colour: str, side: int = 20, scale: float = 2.0) -> QPixmap:
    """One icon in one colour, ``side`` logical pixels wide."""
    renderer = QSvgRenderer(QByteArray(_source(name).replace("currentColor", colour).encode()))
    pixels = QPixmap(round(side * scale), round(side * scale))
    pixels.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixels)
    renderer.render(painter, QRectF(0, 0, pixels.width(), pixels.height()))
    painter.end()
    pixels.setDevicePixelRatio(scale)
    return pixels


@cache
def icon(name: str, tokens: Tokens, *, on_accent: bool = False) -> QIcon:
    """The icon with its normal, disabled and checked colours in this theme."""
    made = QIcon()
    normal = tokens.on_accent if on_accent else tokens.text
    states = (
        (QIcon.Mode.Normal, QIcon.State.Off, normal),
        (QIcon.Mode.Normal, QIcon.State.On, tokens.accent_text),
        (QIcon.Mode.Disabled, QIcon.State.Off, tokens.faint),
        (QIcon.Mode.Disabled, QIcon.State.On, tokens.faint),
    )
    for mode, state, colour in states:
        for scale in SCALES:
            made.addPixmap(pixmap(name, colour, 20, scale), mode, state)
    return made


@cache
def logo() -> QIcon:
    """The application's own icon."""
    return QIcon(str(resources_folder() / "icons" / "logo.svg"))
