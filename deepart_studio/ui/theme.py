"""The look of the application: palette and style sheet from one set of colours, light or dark."""

from __future__ import annotations

import string
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from deepart_studio.core.paths import resources_folder
from deepart_studio.ui.tokens import DARK, LIGHT, Tokens

SMALL_PX, TEXT_PX, LARGE_PX = 12, 13, 16
PLAIN_FONTS = ("Inter", "Noto Sans", "Source Sans 3", "Cantarell", "Ubuntu", "Noto Sans CJK SC")
"""Tried in this order where the system's own font is only the last resort of fontconfig."""


class Theme(QObject):
    """Applies a theme and follows the system's, unless the person chose one."""

    changed = Signal(object)  # Tokens

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self.tokens = DARK
        self._wanted = Qt.ColorScheme.Unknown
        app.setStyle("Fusion")
        app.setFont(_font())
        app.styleHints().colorSchemeChanged.connect(self._apply)

    def choose(self, scheme: str) -> None:
        """``scheme`` is "system", "light" or "dark"."""
        schemes = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
        self._wanted = schemes.get(scheme, Qt.ColorScheme.Unknown)
        self._app.styleHints().setColorScheme(self._wanted)  # title bars and native dialogs
        self._apply()

    def disconnect_from_system(self) -> None:
        """Stop following; the application outlives this theme in tests."""
        self._app.styleHints().colorSchemeChanged.disconnect(self._apply)

    def _apply(self, *_: object) -> None:
        scheme = self._wanted
        if scheme == Qt.ColorScheme.Unknown:
            scheme = self._app.styleHints().colorScheme()
        light = scheme == Qt.ColorScheme.Light
        self.tokens = LIGHT if light else DARK  # dark also where the system says nothing
        self._app.setPalette(palette(self.tokens))
        self._app.setStyleSheet(style_sheet(self.tokens))
        self.changed.emit(self.tokens)


def style_sheet(tokens: Tokens) -> str:
    """The style sheet with its names replaced by this theme's colours."""
    source = Path(__file__).with_name("theme.qss").read_text("utf-8")
    names = tokens.as_dict() | {
        "icons": (resources_folder() / "icons").as_posix(),
        "small": f"{SMALL_PX}px",
        "large": f"{LARGE_PX}px",
        "knob": "#d9d9d9" if tokens.dark else "#ffffff",
        "knob_edge": "#d9d9d9" if tokens.dark else "#a8a8a8",
    }
    return string.Template(source).substitute(names)


def palette(tokens: Tokens) -> QPalette:
    """The same colours for what a style sheet does not reach."""
    made = QPalette()
    role = QPalette.ColorRole
    colours = {
        role.Window: tokens.panel,
        role.WindowText: tokens.text,
        role.Base: tokens.raised,
        role.AlternateBase: tokens.panel,
        role.Text: tokens.text,
        role.Button: tokens.raised,
        role.ButtonText: tokens.text,
        role.BrightText: tokens.on_accent,
        role.ToolTipBase: tokens.raised,
        role.ToolTipText: tokens.text,
        role.PlaceholderText: tokens.muted,
        role.Highlight: tokens.accent,
        role.HighlightedText: tokens.on_accent,
        role.Link: tokens.accent_text,
        role.Accent: tokens.accent,
        role.Light: tokens.hover,
        role.Midlight: tokens.hover,
        role.Mid: tokens.edge,
        role.Dark: tokens.canvas,  # the canvas paints its background with this
        role.Shadow: tokens.line,
    }
    for which, colour in colours.items():
        made.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, which, QColor(tokens.faint))
    return made


def _font() -> QFont:
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    family = QFont(font).family()
    if family in ("", "Sans Serif", "sans-serif", "DejaVu Sans", "Helvetica"):
        known = set(QFontDatabase.families())
        family = next((name for name in PLAIN_FONTS if name in known), family)
        font.setFamily(family)
    font.setPixelSize(TEXT_PX)
    return font
