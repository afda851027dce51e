"""Ctrl+E: where to, how large, in which format. Says beforehand when a file would be replaced."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QDir, Qt
from PySide6.QtWidgets import (
    QCheckBox,
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

from deepart_studio.studio.exporting import (
    FORMATS,
    PROJECT,
    WITH_QUALITY,
    ExportSettings,
    free_path,
)
from deepart_studio.ui.size_choice import QuietComboBox, SizeChoice
from deepart_studio.ui.value_slider import ValueSlider


class ExportDialog(QDialog):
    """Asks; writes nothing itself."""

    def __init__(
        self,
        parent: QWidget | None,
        settings: ExportSettings,
        stem: str,
        photo_size: tuple[int, int],
        has_profile: bool,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Export"))
        self.setMinimumWidth(480)
        self._settings = settings
        folder = Path(settings.folder) if settings.folder else Path(QDir.homePath())
        self.name = QLineEdit(free_path(folder, stem, settings.suffix).name)
        self.folder = QLineEdit(QDir.toNativeSeparators(str(folder)))
        browse = QPushButton(self.tr("Choose…"))
        browse.clicked.connect(self._browse)
        self.format = QuietComboBox()
        for name, suffix in FORMATS:
            layered = self.tr("OpenRaster with layers")
            self.format.addItem(layered if suffix == PROJECT else name, suffix)
        self.format.setCurrentIndex(max(0, self.format.findData(settings.suffix)))
        self.size_choice = SizeChoice()
        self.size_choice.set_photo_size(*photo_size)
        self.size_choice.choose(settings.long_side)
        self.quality = ValueSlider(1, 100, 92, 1)
        self.quality.set_texts("", self.tr("Higher is better and larger."))
        self.quality.set_value(settings.quality)
        self.profile = QuietComboBox()
        self.profile.addItem(self.tr("sRGB (for screens and the web)"), False)
        self.profile.addItem(self.tr("The photo's own profile"), True)
        self.profile.setCurrentIndex(int(settings.keep_icc and has_profile))
        self.profile.setEnabled(has_profile)
        self.recipe = QCheckBox(self.tr("Embed the recipe (styles, adjustments and model)"))
        self.recipe.setChecked(settings.recipe)
        self.recipe.setToolTip(self.tr("Without it the file does not tell how it was made."))
        self.warning = QLabel()
        self.warning.setProperty("role", "problem")
        self.warning.setWordWrap(True)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.export_button = self.buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self.export_button.setProperty("primary", True)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._build(browse)
        self.format.currentIndexChanged.connect(self._format_chosen)
        self.name.textChanged.connect(self._check)
        self.folder.textChanged.connect(self._check)
        self._format_chosen()
        self.name.setFocus()
        self.name.setSelection(0, len(Path(self.name.text()).stem))

    @property
    def path(self) -> Path:
        """Where to write; the suffix is that of the format."""
        name = self.name.text().strip()
        suffix = self.format.currentData()
        if Path(name).suffix.lower() not in _suffixes(suffix):
            name += suffix
        return Path(self.folder.text().strip()).expanduser() / name

    @property
    def settings(self) -> ExportSettings:
        return ExportSettings(
            suffix=self.format.currentData(),
            long_side=self.size_choice.long_side,
            quality=round(self.quality.value),
            keep_icc=bool(self.profile.currentData()),
            recipe=self.recipe.isChecked(),
            folder=str(self.path.parent),
        )

    @property
    def overwrite(self) -> bool:
        """The person saw that a file exists and pressed Replace."""
        return self.path.exists()

    def _build(self, browse: QPushButton) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(12)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignRight)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        where = QHBoxLayout()
        where.setSpacing(8)
        where.addWidget(self.folder, 1)
        where.addWidget(browse)
        form.addRow(self.tr("Name"), self.name)
        form.addRow(self.tr("Folder"), where)
        form.addRow(self.tr("Format"), self.format)
        form.addRow(self.tr("Size"), self.size_choice)
        form.addRow(self.tr("Quality"), self.quality)
        form.addRow(self.tr("Colour profile"), self.profile)
        form.addRow("", self.recipe)
        self._form = form
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(16)
        layout.addLayout(form)
        layout.addWidget(self.warning)
        layout.addWidget(self.buttons)

    def _format_chosen(self) -> None:
        suffix = self.format.currentData()
        stem = Path(self.name.text()).stem
        self.name.setText(stem + suffix)
        self._form.setRowVisible(self.quality, suffix in WITH_QUALITY)
        self._form.setRowVisible(self.profile, suffix != PROJECT)  # layers are in sRGB
        self._check()

    def _check(self) -> None:
        name = self.name.text().strip()
        problem = ""
        usable = bool(name) and "/" not in name
        if not usable:
            problem = self.tr("Type a name for the file.")
        elif self.path.is_dir():
            usable, problem = False, self.tr("A folder has this name. Choose another name.")
        elif not self.path.parent.is_dir():
            usable, problem = False, self.tr("This folder does not exist. Choose another one.")
        elif self.path.exists():
            problem = self.tr("A file with this name exists and will be replaced.")
        replaces = usable and self.path.exists()
        self.warning.setText(problem)
        self.warning.setVisible(bool(problem))
        self.export_button.setText(self.tr("Replace") if replaces else self.tr("Export"))
        self.export_button.setEnabled(usable)

    def _browse(self) -> None:
        title = self.tr("Export into folder")
        folder = QFileDialog.getExistingDirectory(self, title, self.folder.text())
        if folder:
            self.folder.setText(QDir.toNativeSeparators(folder))


def _suffixes(suffix: str) -> tuple[str, ...]:
    return {".jpg": (".jpg", ".jpeg"), ".tif": (".tif", ".tiff")}.get(suffix, (suffix,))
