"""Pictures of the window for the README: python -m tools.screenshots OUT_FOLDER

The real application is driven without a display; the photo is our own demo picture.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PIL import Image
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from deepart_studio.app import StudioApp
from deepart_studio.core.paths import resources_folder
from deepart_studio.storage.paths import HOME_VARIABLE

PATIENCE_S = 120.0


def wait(app: QApplication, done: Callable[[], object]) -> None:
    """Run the application until something is true."""
    until = time.monotonic() + PATIENCE_S
    while not done():
        if time.monotonic() > until:
            raise TimeoutError
        app.processEvents()
        time.sleep(0.01)


def settle(app: QApplication, seconds: float) -> None:
    """Let thumbnails arrive and animations end."""
    start = time.monotonic()
    wait(app, lambda: time.monotonic() - start > seconds)


def save(image: QImage, path: Path) -> None:
    """Write a QImage as WebP."""
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    stride = plain.bytesPerLine()
    size = (plain.width(), plain.height())
    Image.frombuffer("RGB", size, bytes(plain.constBits()), "raw", "RGB", stride, 1).save(
        path, quality=88, method=6
    )


def take(out: Path, size: tuple[int, int], theme: str, language: str, style: str | None) -> None:
    """One picture of the window with the demo photo half painted."""
    app = QApplication.instance() or QApplication([])
    running = StudioApp(app)
    try:
        running.theme.choose(theme)
        running.languages.choose(language)
        window, studio = running.window, running.studio
        window.resize(*size)
        running.start([resources_folder() / "demo" / "demo.webp"])
        wait(app, lambda: studio.photo is not None and studio.room.pipeline is not None)
        styles = [chosen.id for chosen in studio.shelf.styles]
        window.styles.choose([style or styles[0]])
        wait(app, lambda: studio.painting is not None)
        studio.render()
        wait(app, lambda: studio.painting is not None and not studio.painting.preview)
        settle(app, 2.5)
        save(window.grab().toImage(), out)
    finally:
        running.window.documents.discard()  # else the next one offers to recover it
        running.close()
        app.processEvents()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--style", help="id of the style to show; the first one if left out")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as home:
        os.environ[HOME_VARIABLE] = home
        take(args.out / "window-dark.webp", (1280, 800), "dark", "en", args.style)
        take(args.out / "window-light.webp", (1280, 800), "light", "zh", args.style)


if __name__ == "__main__":
    main()
