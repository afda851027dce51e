"""What this is, which version, which model."""

from __future__ import annotations

import platform

import PySide6
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from deepart_studio import __version__
from deepart_studio.ui import icons


class AboutDialog(QDialog):
    """A small card."""

    def __init__(self, parent: QWidget, model: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About DeepArt Studio"))
        mark = QLabel()
        mark.setPixmap(icons.logo().pixmap(QSize(96, 96), 2.0))
        name = QLabel("DeepArt Studio")
        name.setProperty("role", "title")
        version = QLabel(self.tr("Version {version}").format(version=__version__))
        version.setProperty("role", "muted")
        promise = QLabel(
            self.tr("Paints with neural networks on this computer. No account, no network.")
        )
        promise.setWordWrap(True)
        facts = QLabel(
            f"{model}\nPython {platform.python_version()}, Qt {PySide6.__version__}".strip()
        )
        facts.setProperty("role", "small")
        licence = QLabel(self.tr("MIT licence"))
        licence.setProperty("role", "small")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(48, 32, 48, 16)
        layout.setSpacing(8)
        for part in (mark, name, version, promise, facts, licence):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
            layout.addWidget(part)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout.addSpacing(16)
        layout.addWidget(buttons)
        self.setFixedWidth(400)
