"""The composition root of the window: builds the objects, connects them, runs the event loop."""

from __future__ import annotations

import argparse
import os
import platform
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from deepart_studio import __version__
from deepart_studio.batch.queue_file import QueueFile
from deepart_studio.core.errors import UserError
from deepart_studio.storage.model_roots import model_roots
from deepart_studio.storage.paths import (
    cache_folder,
    library_file,
    library_pictures_folder,
    queue_file,
    queue_photos_folder,
    settings_file,
    thumbnails_folder,
    user_styles_folder,
)
from deepart_studio.storage.settings import LANGUAGE, MEMORY_GB, PROVIDER, THEME, Settings
from deepart_studio.studio.background import Background
from deepart_studio.studio.engine_room import EngineRoom
from deepart_studio.studio.exporter import Exporter
from deepart_studio.studio.library_work import LibraryPlaces
from deepart_studio.studio.notices import CrashHook
from deepart_studio.studio.paint_queue import PaintQueue
from deepart_studio.studio.picture_library import PictureLibrary
from deepart_studio.studio.preferences import (
    COMPARE,
    DOCKS,
    GEOMETRY,
    load_bytes,
    load_export,
    load_film_export,
    save_bytes,
    save_export,
    save_film_export,
)
from deepart_studio.studio.recent import RecentFiles
from deepart_studio.studio.studio import Studio
from deepart_studio.studio.style_shelf import StyleShelf
from deepart_studio.ui import icons
from deepart_studio.ui.languages import Languages
from deepart_studio.ui.main_window import MainWindow
from deepart_studio.ui.theme import Theme


class StudioApp:
    """One running application: everything that lives as long as the window."""

    def __init__(self, app: QApplication) -> None:
        self._app = app
        self._closed = False
        app.setApplicationName("deepart-studio")
        app.setApplicationDisplayName("DeepArt Studio")
        app.setApplicationVersion(__version__)
        app.setDesktopFileName("deepart-studio")
        app.setWindowIcon(icons.logo())
        self.settings = Settings(settings_file())
        self.languages = Languages(app)
        self.languages.choose(self.settings.get(LANGUAGE))
        self.theme = Theme(app)
        self.theme.choose(self.settings.get(THEME))
        self.background = Background()
        self.room = EngineRoom(model_roots(), self.settings.get(PROVIDER), self.background)
        self.room.set_memory_limit(float(self.settings.get(MEMORY_GB)))
        self.shelf = StyleShelf(user_styles_folder(), self.room, self.background)
        self.recent = RecentFiles(self.settings, cache_folder() / "recent")
        self.studio = Studio(self.room, self.shelf, self.recent, self.background)
        self.studio.films.settings = load_film_export(self.settings)
        self.exporter = Exporter(self.studio, self.background, load_export(self.settings))
        self.queue = PaintQueue(
            self.studio, QueueFile(queue_file()), user_styles_folder(), queue_photos_folder()
        )
        self.library = PictureLibrary(
            LibraryPlaces(library_file(), thumbnails_folder(), library_pictures_folder())
        )
        self.window = MainWindow(
            self.studio,
            self.exporter,
            self.queue,
            self.library,
            self.theme,
            self.languages,
            self.settings,
        )
        self.window.compare = self.settings.get(COMPARE)
        self.window.restore_layout(
            load_bytes(self.settings, GEOMETRY), load_bytes(self.settings, DOCKS)
        )
        self.hook = CrashHook(
            lambda error: self.background.post(lambda: self.window.show_error(error))
        )
        self.hook.install()
        app.installEventFilter(self.window)  # held keys, wherever the focus is

    def start(self, files: Sequence[Path]) -> None:
        """Show the window; photos and models are opened once it is painted."""
        self.window.first_painted.connect(lambda: QTimer.singleShot(0, lambda: self._load(files)))
        self.window.show()

    def _load(self, files: Sequence[Path]) -> None:
        self.window.files.open_paths(list(files))
        self.window.files.show_examples()
        self.room.open(self.window.show_error)
        self.queue.load()
        self.library.load()
        self.window.status.start_memory()

    def close(self) -> None:
        """Save what is remembered, stop all work, join all threads. Once is enough."""
        if self._closed:
            return
        self._closed = True
        self._save()
        self.studio.close()
        self.queue.close()
        self.library.close()
        self.exporter.close()
        self.theme.disconnect_from_system()
        self.hook.remove()
        self._app.removeEventFilter(self.window)
        self.window.close()
        self.window.deleteLater()

    def _save(self) -> None:
        geometry, docks = self.window.layout_state()
        try:
            save_bytes(self.settings, GEOMETRY, geometry)
            save_bytes(self.settings, DOCKS, docks)
            self.settings.set(COMPARE, self.window.compare)
            save_export(self.settings, self.exporter.settings)
            save_film_export(self.settings, self.studio.films.settings)
        except UserError as error:
            print(error, file=sys.stderr)  # noqa: T201 - the window is closing


def main(argv: Sequence[str] | None = None) -> int:
    """Run the application; returns its exit code."""
    options = _options(sys.argv[1:] if argv is None else argv)
    app = QApplication.instance() or QApplication(sys.argv[:1])
    if not isinstance(app, QApplication):
        raise TypeError("another kind of Qt application is running in this process")
    running = StudioApp(app)
    if options.quit_after_shown:
        running.window.first_painted.connect(lambda: QTimer.singleShot(0, _say_and_quit))
    running.start(options.files)
    try:
        return app.exec()
    finally:
        running.close()


def _options(argv: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="deepart-studio", description="DeepArt Studio")
    parser.add_argument("files", nargs="*", type=Path, help="photos or films to open")
    parser.add_argument("--version", action="version", version=__version__)
    parser.add_argument("--quit-after-shown", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args(list(argv))


def seconds_since_start() -> float:
    """Seconds since the operating system made this process."""
    if platform.system() == "Linux":  # to a tick; psutil's is off by up to a second
        fields = Path("/proc/self/stat").read_text("ascii").rpartition(")")[2].split()
        uptime = float(Path("/proc/uptime").read_text("ascii").split()[0])
        return uptime - int(fields[19]) / os.sysconf("SC_CLK_TCK")
    import psutil

    return time.time() - psutil.Process().create_time()


def _say_and_quit() -> None:
    print(f"{seconds_since_start() * 1000:.0f}", flush=True)  # noqa: T201 - the benchmark reads it
    QApplication.quit()


if __name__ == "__main__":
    sys.exit(main())
