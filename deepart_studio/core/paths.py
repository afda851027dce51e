"""Where the files that ship with the programme are: in the wheel or in a checkout."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]


def models_folder() -> Path:
    """The folder with one folder per model that ships."""
    return _shipped("models")


def resources_folder() -> Path:
    """The folder with icons, translations and the demo picture."""
    return _shipped("resources")


def _shipped(name: str) -> Path:
    installed = _PACKAGE / "_data" / name
    return installed if installed.is_dir() else _PACKAGE.parent / name
