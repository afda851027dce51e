"""Names of the blend modes, in the groups in which painting programs show them."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

MODES = (
    ("normal", QT_TRANSLATE_NOOP("BlendModes", "Normal")),
    ("", ""),
    ("darken", QT_TRANSLATE_NOOP("BlendModes", "Darken")),
    ("multiply", QT_TRANSLATE_NOOP("BlendModes", "Multiply")),
    ("color-burn", QT_TRANSLATE_NOOP("BlendModes", "Colour burn")),
    ("", ""),
    ("lighten", QT_TRANSLATE_NOOP("BlendModes", "Lighten")),
    ("screen", QT_TRANSLATE_NOOP("BlendModes", "Screen")),
    ("color-dodge", QT_TRANSLATE_NOOP("BlendModes", "Colour dodge")),
    ("", ""),
    ("overlay", QT_TRANSLATE_NOOP("BlendModes", "Overlay")),
    ("soft-light", QT_TRANSLATE_NOOP("BlendModes", "Soft light")),
    ("hard-light", QT_TRANSLATE_NOOP("BlendModes", "Hard light")),
    ("", ""),
    ("difference", QT_TRANSLATE_NOOP("BlendModes", "Difference")),
    ("exclusion", QT_TRANSLATE_NOOP("BlendModes", "Exclusion")),
    ("", ""),
    ("hue", QT_TRANSLATE_NOOP("BlendModes", "Hue")),
    ("saturation", QT_TRANSLATE_NOOP("BlendModes", "Saturation")),
    ("color", QT_TRANSLATE_NOOP("BlendModes", "Colour")),
    ("luminosity", QT_TRANSLATE_NOOP("BlendModes", "Luminosity")),
)


def mode_names() -> list[tuple[str, str]]:
    """(id, name) in the language of the interface; an empty id is a line between groups."""
    return [
        (mode, QCoreApplication.translate("BlendModes", name) if mode else "")
        for mode, name in MODES
    ]


def mode_name(mode: str) -> str:
    return dict(mode_names()).get(mode, mode)
