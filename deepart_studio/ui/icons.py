"""Line icons from ``resources/icons``, drawn in the colours of the theme."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from deepart_studio.core.paths import resources_folder
from deepart_studio.ui.tokens import Tokens


@cache
def _source(name: str) -> str:
    return (resources_folder() / "icons" / f"{name}.svg").read_text("utf-8")


@cache
def _mask(name: str, pixels: int) -> QImage:
    """The icon in white, drawn once per size; colours are laid over it."""
    renderer = QSvgRenderer(QByteArray(_source(name).replace("currentColor", "#ffffff").encode()))
    image = QImage(pixels, pixels, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter, QRectF(image.rect()))
    painter.end()
    return image


def pixmap(name: str, colour: str, side: int = 20, scale: float = 2.0) -> QPixmap:
    """One icon in one colour, ``side`` logical pixels wide."""
    image = QImage(_mask(name, round(side * scale)))
    painter = QPainter(image)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(image.rect(), QColor(colour))
    painter.end()
    image.setDevicePixelRatio(scale)
    return QPixmap.fromImage(image)


@cache
def icon(name: str, tokens: Tokens, *, on_accent: bool = False) -> QIcon:
    """The icon with its normal, selected, disabled and checked colours in this theme."""
    made = QIcon()
    normal = tokens.on_accent if on_accent else tokens.text
    states = (
        (QIcon.Mode.Normal, QIcon.State.Off, normal),
        (QIcon.Mode.Normal, QIcon.State.On, tokens.accent_text),
        (QIcon.Mode.Selected, QIcon.State.Off, tokens.on_accent),
        (QIcon.Mode.Disabled, QIcon.State.Off, tokens.faint),
        (QIcon.Mode.Disabled, QIcon.State.On, tokens.faint),
    )
    for mode, state, colour in states:
        made.addPixmap(pixmap(name, colour), mode, state)
    return made


@cache
def logo() -> QIcon:
    """The application's own icon."""
    return QIcon(str(resources_folder() / "icons" / "logo.svg"))
