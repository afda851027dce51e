"""Where to, under which name, in which format and size: what all ways to export ask."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QDir, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from deepart_studio.studio.exporting import free_path
from deepart_studio.ui.size_choice import QuietComboBox, SizeChoice

OTHER_SUFFIXES = {".jpg": (".jpeg",), ".tif": (".tiff",), ".mp4": (".m4v",)}


class SaveDialog(QDialog):
    """Asks; writes nothing itself. Says beforehand when a file would be replaced.

    ``formats`` are names and suffixes; ``kept`` is a file that must not be replaced.
    """

    def __init__(
        self,
        parent: QWidget | None,
        formats: Sequence[tuple[str, str]],
        suffix: str,
        folder: str,
        stem: str,
        size: tuple[int, int],
        kept: Path | None = None,
    ) -> None:
        super().__init__(parent)
        self.setMinimumWidth(480)
        self._kept = kept
        into = Path(folder) if folder else Path(QDir.homePath())
        self.name = QLineEdit(free_path(into, stem, suffix).name)
        self.folder = QLineEdit(QDir.toNativeSeparators(str(into)))
        self._browse_button = QPushButton(self.tr("Choose…"))
        self._browse_button.clicked.connect(self._browse)
        self.format = QuietComboBox()
        for name, ending in formats:
            self.format.addItem(name, ending)
        self.format.setCurrentIndex(max(0, self.format.findData(suffix)))
        self.size_choice = SizeChoice()
        self.size_choice.set_photo_size(*size)
        self.warning = QLabel()
        self.warning.setProperty("role", "problem")
        self.warning.setWordWrap(True)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.export_button = self.buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self.export_button.setProperty("primary", True)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.form = QFormLayout()
        self._build()

    @property
    def path(self) -> Path:
        """Where to write; the suffix is that of the format."""
        name = self.name.text().strip()
        suffix = self.format.currentData()
        if Path(name).suffix.lower() not in (suffix, *OTHER_SUFFIXES.get(suffix, ())):
            name += suffix
        return Path(self.folder.text().strip()).expanduser() / name

    @property
    def overwrite(self) -> bool:
        """The person saw that a file exists and pressed Replace."""
        return self.path.exists()

    def begin(self) -> None:
        """Called at the end of a subclass's own beginning."""
        self.format.currentIndexChanged.connect(self.format_chosen)
        self.name.textChanged.connect(self.check)
        self.folder.textChanged.connect(self.check)
        self.format_chosen()
        self.name.setFocus()
        self.name.setSelection(0, len(Path(self.name.text()).stem))

    def format_chosen(self) -> None:
        """The name gets the format's suffix."""
        self.name.setText(Path(self.name.text()).stem + self.format.currentData())
        self.check()

    def check(self) -> None:
        """Say what is wrong with name and folder, or what would be replaced."""
        name = self.name.text().strip()
        problem = ""
        usable = bool(name) and "/" not in name
        if not usable:
            problem = self.tr("Type a name for the file.")
        elif self.path.is_dir():
            usable, problem = False, self.tr("A folder has this name. Choose another name.")
        elif not self.path.parent.is_dir():
            usable, problem = False, self.tr("This folder does not exist. Choose another one.")
        elif self._is_kept():
            usable, problem = False, self.tr("This is the film itself. Choose another name.")
        elif self.path.exists():
            problem = self.tr("A file with this name exists and will be replaced.")
        replaces = usable and self.path.exists()
        self.warning.setText(problem)
        self.warning.setVisible(bool(problem))
        self.export_button.setText(self.tr("Replace") if replaces else self.tr("Export"))
        self.export_button.setEnabled(usable)

    def _is_kept(self) -> bool:
        with suppress(OSError):  # one of the two is not there
            return self._kept is not None and self.path.samefile(self._kept)
        return False

    def _build(self) -> None:
        form = self.form
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(12)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignRight)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        where = QHBoxLayout()
        where.setSpacing(8)
        where.addWidget(self.folder, 1)
        where.addWidget(self._browse_button)
        form.addRow(self.tr("Name"), self.name)
        form.addRow(self.tr("Folder"), where)
        form.addRow(self.tr("Format"), self.format)
        form.addRow(self.tr("Size"), self.size_choice)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(16)
        layout.addLayout(form)
        layout.addWidget(self.warning)
        layout.addWidget(self.buttons)

    def _browse(self) -> None:
        title = self.tr("Export into folder")
        folder = QFileDialog.getExistingDirectory(self, title, self.folder.text())
        if folder:
            self.folder.setText(QDir.toNativeSeparators(folder))
