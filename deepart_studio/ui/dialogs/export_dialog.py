"""Ctrl+E: where to, how large, in which format, and what the file is to tell."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QCheckBox, QLabel, QWidget

from deepart_studio.studio.exporting import (
    FORMATS,
    PDF,
    PROJECT,
    WITH_16_BITS,
    WITH_QUALITY,
    WITHOUT_ALPHA,
    ExportSettings,
)
from deepart_studio.ui.colour_button import ColourButton
from deepart_studio.ui.dialogs.save_dialog import SaveDialog
from deepart_studio.ui.paper_size import PaperSize
from deepart_studio.ui.size_choice import QuietComboBox
from deepart_studio.ui.value_slider import ValueSlider

_SIZE_ROW = 3
_MEGABYTE = 1e6


@dataclass(frozen=True)
class PhotoFacts:
    """What there is to ask about: pixels, and whether the photo has a profile, EXIF, alpha."""

    size: tuple[int, int]
    profile: bool = False
    exif: bool = False
    alpha: bool = False


class ExportDialog(SaveDialog):
    """Asks how a painting is to be saved. ``settled`` whenever the file would be another one."""

    settled = Signal(object)  # ExportSettings

    def __init__(
        self, parent: QWidget | None, settings: ExportSettings, stem: str, photo: PhotoFacts
    ) -> None:
        super().__init__(parent, FORMATS, settings.suffix, settings.folder, stem, photo.size)
        self.setWindowTitle(self.tr("Export"))
        self._photo = photo
        layered = self.format.findData(PROJECT)
        self.format.setItemText(layered, self.tr("OpenRaster with layers"))
        self.format.setItemText(self.format.findData(PDF), self.tr("PDF for printing"))
        self.size_choice.choose(settings.long_side)
        self.bits = self._choice(
            settings.bits, (self.tr("8 bits a channel"), 8), (self.tr("16 bits a channel"), 16)
        )
        self.paper = PaperSize(photo.size)
        self.paper.choose(settings.long_side_mm, settings.dpi)
        self.quality = ValueSlider(1, 100, 92, 1)
        self.quality.set_texts("", self.tr("Higher is better and larger."))
        self.quality.set_value(settings.quality)
        self.sharpen = ValueSlider(0, 1, 0, 0.05)
        self.sharpen.set_texts("", self.tr("Brings back the crispness that scaling down takes."))
        self.sharpen.set_value(settings.sharpen)
        self.background = ColourButton(QColor(*settings.background))
        self.profile = self._choice(
            settings.icc,
            (self.tr("sRGB (for screens and the web)"), "srgb"),
            (self.tr("Display P3 (for modern screens)"), "display-p3"),
            *([(self.tr("The photo's own profile"), "keep")] if photo.profile else []),
        )
        self.exif = QCheckBox(self.tr("Keep camera, time and place (EXIF)"))
        self.exif.setChecked(settings.exif)
        self.recipe = self._choice(
            settings.recipe,
            (self.tr("In the file"), "embed"),
            (self.tr("In a file beside it (.xmp)"), "sidecar"),
            (self.tr("Leave it out"), "none"),
        )
        self.recipe.setToolTip(
            self.tr("Styles, adjustments and model. Without it the file does not tell them.")
        )
        self.estimate = QLabel()
        self.estimate.setProperty("role", "muted")
        self._add_rows()
        self._connect()
        self.begin()

    @property
    def settings(self) -> ExportSettings:
        colour = self.background.colour
        return ExportSettings(
            suffix=self.format.currentData(),
            long_side=self.size_choice.long_side,
            quality=round(self.quality.value),
            icc=self.profile.currentData(),
            exif=self.exif.isChecked(),
            recipe=self.recipe.currentData(),
            sharpen=self.sharpen.value,
            background=(colour.red(), colour.green(), colour.blue()),
            bits=self.bits.currentData(),
            long_side_mm=self.paper.long_side_mm,
            dpi=self.paper.dpi.value(),
            folder=str(self.path.parent),
        )

    def format_chosen(self) -> None:
        suffix = self.format.currentData()
        shown = {
            self.bits: suffix in WITH_16_BITS,
            self.size_choice: suffix != PDF,
            self.paper: suffix == PDF,
            self.quality: suffix in WITH_QUALITY,
            self.sharpen: suffix != PROJECT,
            self.background: suffix in WITHOUT_ALPHA and self._photo.alpha,
            self.profile: suffix != PROJECT,  # layers are in sRGB
            self.exif: self._photo.exif and suffix != PDF,
        }
        for part, visible in shown.items():
            self.form.setRowVisible(part, visible)
        super().format_chosen()
        self._settle()
        self.adjustSize()

    def show_estimate(self, size: int | None) -> None:
        """How large the file will be, in bytes; None where that cannot be said."""
        if size is None:
            self.estimate.setText("")
            return
        amount = f"{size / _MEGABYTE:.1f} MB" if size >= _MEGABYTE else f"{size / 1000:.0f} kB"
        self.estimate.setText(self.tr("File size: about {amount}").format(amount=amount))

    def _add_rows(self) -> None:
        self.form.insertRow(_SIZE_ROW, self.tr("Depth"), self.bits)
        self.form.addRow(self.tr("On paper"), self.paper)
        self.form.addRow(self.tr("Quality"), self.quality)
        self.form.addRow(self.tr("Sharpen"), self.sharpen)
        self.form.addRow(self.tr("Background"), self.background)
        self.form.addRow(self.tr("Colour profile"), self.profile)
        self.form.addRow(self.tr("Recipe"), self.recipe)
        self.form.addRow("", self.exif)
        self.form.addRow("", self.estimate)

    def _connect(self) -> None:
        for box in (self.bits, self.profile, self.recipe):
            box.currentIndexChanged.connect(self._settle)
        for slider in (self.quality, self.sharpen):
            slider.changed.connect(self._settle)
        self.size_choice.changed.connect(self._settle)
        self.paper.changed.connect(self._settle)
        self.background.changed.connect(self._settle)
        self.exif.toggled.connect(self._settle)

    def _settle(self, *_: object) -> None:
        project = self.format.currentData() == PROJECT
        self.estimate.setText("" if project else self.tr("File size: …"))
        self.settled.emit(self.settings)

    def _choice(self, chosen: object, *rows: tuple[str, object]) -> QuietComboBox:
        box = QuietComboBox()
        for text, data in rows:
            box.addItem(text, data)
        box.setCurrentIndex(max(0, box.findData(chosen)))
        return box
