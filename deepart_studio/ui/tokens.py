"""Colours and distances of the interface: neutral greys, one accent, a grid of 4 px."""

from __future__ import annotations

from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Tokens:
    """One theme. Greys carry no tint, so that a picture's colours are judged rightly."""

    dark: bool
    canvas: str  # behind the picture
    window: str  # bars
    panel: str  # docks, dialogs
    raised: str  # buttons, fields
    hover: str
    pressed: str
    line: str  # separators
    edge: str  # outlines of fields and buttons
    text: str
    muted: str
    faint: str  # disabled text
    accent: str
    accent_hover: str
    accent_pressed: str
    accent_soft: str  # selected rows, checked tools
    accent_text: str  # accent as a text or icon colour on a panel
    on_accent: str
    success: str
    warning: str
    error: str

    def as_dict(self) -> dict[str, str]:
        return {name: value for name, value in asdict(self).items() if isinstance(value, str)}


DARK = Tokens(
    dark=True,
    canvas="#191919",
    window="#232323",
    panel="#292929",
    raised="#363636",
    hover="#404040",
    pressed="#303030",
    line="#1a1a1a",
    edge="#454545",
    text="#e8e8e8",
    muted="#a3a3a3",
    faint="#6a6a6a",
    accent="#4f6fe3",
    accent_hover="#6080ee",
    accent_pressed="#415dc8",
    accent_soft="#343c5a",
    accent_text="#9db2ff",
    on_accent="#ffffff",
    success="#62b77a",
    warning="#dda548",
    error="#ea6d64",
)

LIGHT = Tokens(
    dark=False,
    canvas="#dcdcdc",
    window="#efefef",
    panel="#f7f7f7",
    raised="#ffffff",
    hover="#e9e9e9",
    pressed="#dddddd",
    line="#d6d6d6",
    edge="#c6c6c6",
    text="#1e1e1e",
    muted="#646464",
    faint="#a6a6a6",
    accent="#4161d8",
    accent_hover="#3454cb",
    accent_pressed="#2b47b0",
    accent_soft="#dde4fb",
    accent_text="#3351c4",
    on_accent="#ffffff",
    success="#2f8a4c",
    warning="#a86e0c",
    error="#c53b32",
)
