"""Where this person's files are kept."""

from __future__ import annotations

import os
from pathlib import Path

from platformdirs import user_cache_path, user_config_path, user_data_path

HOME_VARIABLE = "DEEPART_STUDIO_HOME"
"""When set, everything is kept in this one folder (a portable copy, a test)."""
_NAME = "deepart-studio"


def settings_file() -> Path:
    """The JSON file with the settings."""
    return _folder("config", user_config_path(_NAME, appauthor=False)) / "settings.json"


def user_styles_folder() -> Path:
    """The folder with the person's own styles."""
    return _folder("data", user_data_path(_NAME, appauthor=False)) / "styles"


def user_models_folder() -> Path:
    """The folder with models that the person trained or added."""
    return _folder("data", user_data_path(_NAME, appauthor=False)) / "models"


def queue_file() -> Path:
    """The photos that wait to be painted, shared by the window and the command line."""
    return _folder("data", user_data_path(_NAME, appauthor=False)) / "queue.json"


def queue_photos_folder() -> Path:
    """Photos in the queue that have no file of their own, such as pasted ones."""
    return _folder("data", user_data_path(_NAME, appauthor=False)) / "queue-photos"


def library_file() -> Path:
    """The catalogue of pictures, shared by the window and the command line."""
    return _folder("data", user_data_path(_NAME, appauthor=False)) / "library.db"


def library_pictures_folder() -> Path:
    """Pictures of the library that came without a file, such as dropped ones."""
    return _folder("data", user_data_path(_NAME, appauthor=False)) / "library-pictures"


def thumbnails_folder() -> Path:
    """Small pictures of the library's files."""
    return cache_folder() / "library"


def cache_folder() -> Path:
    """The folder with what can be made again, such as small pictures of recent files."""
    return _folder("cache", user_cache_path(_NAME, appauthor=False))


def _folder(name: str, usual: Path) -> Path:
    home = os.environ.get(HOME_VARIABLE)
    return Path(home) / name if home else usual
