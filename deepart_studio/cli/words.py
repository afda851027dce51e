"""The language of what a person reads in a picture made by the command line."""

from __future__ import annotations

import locale
import os
from enum import StrEnum

from deepart_studio.storage.paths import settings_file
from deepart_studio.storage.settings import LANGUAGE, Settings

VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


class Language(StrEnum):
    """The languages that styles have names in."""

    EN = "en"
    ZH = "zh"


def chosen_language() -> Language:
    """The window's language: what the person chose there, else the system's."""
    chosen = Settings(settings_file()).get(LANGUAGE)
    if chosen == "system":
        said = (os.environ.get(name) for name in VARIABLES)
        chosen = next((name for name in said if name), locale.getlocale()[0] or "")
    return Language.ZH if chosen.lower().startswith(("zh", "chinese")) else Language.EN
