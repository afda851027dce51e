"""Ctrl+E: where to, how large, in which format."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QWidget

from deepart_studio.studio.exporting import FORMATS, PROJECT, WITH_QUALITY, ExportSettings
from deepart_studio.ui.dialogs.save_dialog import SaveDialog
from deepart_studio.ui.size_choice import QuietComboBox
from deepart_studio.ui.value_slider import ValueSlider


class ExportDialog(SaveDialog):
    """Asks how a painting is to be saved."""

    def __init__(
        self,
        parent: QWidget | None,
        settings: ExportSettings,
        stem: str,
        photo_size: tuple[int, int],
        has_profile: bool,
    ) -> None:
        super().__init__(parent, FORMATS, settings.suffix, settings.folder, stem, photo_size)
        self.setWindowTitle(self.tr("Export"))
        layered = self.format.findData(PROJECT)
        self.format.setItemText(layered, self.tr("OpenRaster with layers"))
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
        self.form.addRow(self.tr("Quality"), self.quality)
        self.form.addRow(self.tr("Colour profile"), self.profile)
        self.form.addRow("", self.recipe)
        self.begin()

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

    def format_chosen(self) -> None:
        suffix = self.format.currentData()
        self.form.setRowVisible(self.quality, suffix in WITH_QUALITY)
        self.form.setRowVisible(self.profile, suffix != PROJECT)  # layers are in sRGB
        super().format_chosen()
