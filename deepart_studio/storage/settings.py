"""Settings as typed rows, kept in one JSON file."""

from __future__ import annotations

import json
import math
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from deepart_studio.core.errors import UserError
from deepart_studio.storage.atomic import write_bytes

T = TypeVar("T")

DAMAGED_SUFFIX = ".damaged"


@dataclass(frozen=True)
class Setting(Generic[T]):
    """One row: its key in the file, its default, and whether a value from the file may be used."""

    key: str
    default: T
    accepts: Callable[[Any], bool]


def switch(key: str, default: bool) -> Setting[bool]:
    """A setting that is on or off."""
    return Setting(key, default, lambda value: isinstance(value, bool))


def number(key: str, default: float, minimum: float, maximum: float) -> Setting[float]:
    """A number from ``minimum`` to ``maximum``."""

    def accepts(value: Any) -> bool:
        real = isinstance(value, int | float) and not isinstance(value, bool)
        return real and math.isfinite(value) and minimum <= value <= maximum

    return Setting(key, default, accepts)


def choice(key: str, default: str, *others: str) -> Setting[str]:
    """One of a few words."""
    return Setting(key, default, lambda value: value in (default, *others))


def text(key: str, default: str = "") -> Setting[str]:
    """Any text."""
    return Setting(key, default, lambda value: isinstance(value, str))


def texts(key: str) -> Setting[list[str]]:
    """A list of texts, such as recent files."""

    def accepts(value: Any) -> bool:
        return isinstance(value, list) and all(isinstance(item, str) for item in value)

    return Setting(key, [], accepts)


LANGUAGE = choice("language", "system", "en", "zh")
THEME = choice("theme", "system", "light", "dark")
PROVIDER = choice("provider", "auto", "cpu", "cuda", "directml", "coreml", "openvino")
MEMORY_GB = choice("memory_gb", "1", "0.5", "2", "4", "8")
EXPORT_QUALITY = number("export.quality", 92, 1, 100)
EXPORT_ICC = choice("export.icc", "srgb", "keep")
EXPORT_RECIPE = switch("export.recipe", default=True)
LIBRARY_ADDS = switch("library.add_paintings", default=True)
RECENT_FILES = texts("recent_files")


class Settings:
    """The settings of one person. A value that is missing or not acceptable gives the default.

    A damaged file is set aside beside it (".damaged") and everything starts from the defaults.
    Rows that this version does not know are kept.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._lock = threading.Lock()
        self._values = self._read()

    def get(self, setting: Setting[T]) -> T:
        """The value of a row; a list is a copy."""
        value = self._values.get(setting.key, setting.default)
        if not setting.accepts(value):
            value = setting.default
        return list(value) if isinstance(value, list) else value  # type: ignore[return-value]

    def set(self, setting: Setting[T], value: T) -> None:
        """Change a row and save.

        Raises ValueError for a value that the row does not accept, UserError when the file cannot
        be written (the value then counts until the program ends).
        """
        if not setting.accepts(value):
            raise ValueError(f"{setting.key} cannot be {value!r}")
        with self._lock:
            if self._values.get(setting.key) == value:
                return
            self._values[setting.key] = value
            data = json.dumps(self._values, ensure_ascii=False, indent=2, sort_keys=True)
            try:
                self._file.parent.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise UserError(
                    "The settings cannot be saved in {folder}.",
                    "Check that you may write there.",
                    folder=str(self._file.parent),
                ) from error
            write_bytes(self._file, data.encode())

    def _read(self) -> dict[str, Any]:
        try:
            values = json.loads(self._file.read_text(encoding="utf-8"))
            if isinstance(values, dict):
                return values
        except FileNotFoundError:
            return {}
        except OSError:
            return {}  # not readable now; nothing to set aside
        except ValueError:
            pass
        self._set_aside()
        return {}

    def _set_aside(self) -> None:
        try:
            self._file.replace(self._file.with_name(self._file.name + DAMAGED_SUFFIX))
        except OSError:
            return  # the next save replaces it
