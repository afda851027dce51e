"""The language of the interface: the system's or the person's choice, switched while running."""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTranslator, Signal
from PySide6.QtWidgets import QApplication

from deepart_studio.core.paths import resources_folder

LANGUAGES = (("en", "English"), ("zh", "简体中文"))


def system_language() -> str:
    """ "zh" where the system's first language is Chinese, else "en"."""
    for name in QLocale.system().uiLanguages():
        if name.lower().startswith("zh"):
            return "zh"
        if name.lower().startswith("en"):
            return "en"
    return "en"


class Languages(QObject):
    """Installs the translators; widgets are told by Qt's LanguageChange event."""

    changed = Signal(str)

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._installed: list[QTranslator] = []
        self.language = "en"

    def choose(self, wanted: str) -> None:
        """``wanted`` is "system", "en" or "zh"."""
        language = wanted if wanted in dict(LANGUAGES) else system_language()
        for translator in self._installed:
            self._app.removeTranslator(translator)
        self._installed = []
        if language == "zh":
            ours = str(resources_folder() / "translations")
            theirs = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
            self._install("qtbase_zh_CN", theirs)
            self._install("deepart_zh", ours)
        QLocale.setDefault(QLocale("zh_CN" if language == "zh" else "en_US"))
        self.language = language
        self.changed.emit(language)

    def _install(self, name: str, folder: str) -> None:
        translator = QTranslator(self)
        if translator.load(name, folder):
            self._app.installTranslator(translator)
            self._installed.append(translator)
