"""The folders in which models are looked for."""

from __future__ import annotations

import os
from pathlib import Path

from deepart_studio.core.paths import models_folder
from deepart_studio.storage.paths import user_models_folder

MODELS_VARIABLE = "DEEPART_MODELS"
"""When set, the only folders looked in, separated as in PATH (a test, a model in the making)."""


def model_roots() -> list[Path]:
    """The person's own models before those that ship: of two with one id the first counts."""
    wanted = os.environ.get(MODELS_VARIABLE)
    if wanted:
        return [Path(folder) for folder in wanted.split(os.pathsep) if folder]
    return [user_models_folder(), models_folder()]
