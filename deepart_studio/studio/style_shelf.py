"""All styles of the gallery: those of the model, and the pictures that the person added."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from deepart_studio.core.pictures import Picture
from deepart_studio.storage.reading import load_picture
from deepart_studio.storage.styles import UserStyleStore
from deepart_studio.studio.background import Background
from deepart_studio.studio.engine_room import EngineRoom
from deepart_studio.studio.pictures import from_qimage

if TYPE_CHECKING:
    from deepart_studio.inference.style import Style
