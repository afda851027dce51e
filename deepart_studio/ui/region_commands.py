"""Connects regions, the brush on the canvas and the panel's section about them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog

from deepart_studio.studio.actions import Situation
from deepart_studio.studio.brush import Brush
from deepart_studio.studio.exporting import free_path
from deepart_studio.studio.mask_files import read_mask, write_mask
from deepart_studio.studio.notices import Notice
from deepart_studio.studio.painted_mask import PaintedMask
from deepart_studio.ui.brush_bar import BrushBar
from deepart_studio.ui.file_commands import picture_filter
from deepart_studio.ui.region_view import RegionView

if TYPE_CHECKING:
    from deepart_studio.ui.main_window import MainWindow

DIGITS = "1234567890"


class RegionCommands(QObject):
    """What the window does with regions."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._studio, self._desk = window, window.studio, window.studio.regions
        self._tool, self._panel = window.canvas.brush, window.panel.regions
        self.bar = BrushBar()
        self.bar.brush_changed.connect(self.set_brush)
        self._masks_shown = True
        self._explained = False
        self._view = RegionView(window)
        self._digits = [self._digit(digit) for digit in DIGITS]
        self._tool.stroke_ended.connect(self._stroke_ended)
        self._tool.refused.connect(self._say_no_region)
        panel, rows = self._panel, self._panel.list
        panel.add_clicked.connect(self.add)
        panel.refine_changed.connect(self._refine)
        rows.chosen.connect(self._choose)
        rows.eye_clicked.connect(self._set_visible)
        rows.strength_changed.connect(self._set_strength)
        rows.removed.connect(self._remove)
        self._studio.choices_changed.connect(self.refresh)
        self._desk.aim_changed.connect(self._aim_changed)
        self._studio.photo_changed.connect(self._photo_changed)
        self._studio.wall.opened_changed.connect(lambda _: self._set_brushing(False))

    # -- the brush

    @property
    def brush(self) -> Brush:
        return self._tool.brush

    def toggle_brush(self) -> None:
        """Take the brush, with a region to paint in, or put it down."""
        if self._tool.active:
            self._set_brushing(False)
            return
        if self._studio.photo is None:
            return
        regions = self._desk.set.regions
        if not regions:
            self._desk.add(self.tr("Add region"))
        elif self._desk.aim is None:
            self._desk.take_aim(regions[-1].number)
        self._set_brushing(True)
        self._explain()

    def toggle_eraser(self) -> None:
        """Erase with the brush, or paint again."""
        if not self._tool.active:
            self._tool.set_erasing(True)
            self.toggle_brush()
        else:
            self._tool.set_erasing(not self._tool.erasing)
        self._window.update_situation()

    def cancel_or_put_down(self) -> None:
        """What Esc does: give up the stroke, stop a rendering, put the brush down or leave."""
        if self._tool.painting:
            self._tool.give_up_stroke()
        elif self._tool.active and self._studio.renderer.order is None:
            self._set_brushing(False)
        else:
            self._window.library.cancel_or_leave()

    def set_brush(self, brush: Brush) -> None:
        self._tool.set_brush(brush)
        self.bar.show_brush(brush)

    def toggle_masks(self) -> None:
        """Show in colour where the regions lie, or not."""
        self._masks_shown = not self._masks_shown
        self._tool.set_masks_shown(self._masks_shown)
        self._window.update_situation()

    def situation(self, now: Situation) -> Situation:
        """What is possible now with regions and the brush."""
        self._panel.set_can_add(now.photo and not (now.wall or now.film))
        return replace(
            now,
            region=self._desk.aim is not None,
            brush=self._tool.active,
            erasing=self._tool.erasing,
            masks_shown=self._masks_shown,
        )

    def _set_brushing(self, brushing: bool) -> None:
        if brushing != self._tool.active:
            self._window.canvas.set_brush_active(brushing)
            self.bar.setVisible(brushing)
            for digit in self._digits:
                digit.setEnabled(brushing)
            self._tool.set_erasing(self._tool.erasing and brushing)
            self.refresh()
            self._window.update_situation()

    def _stroke_ended(self, values: object, erased: bool) -> None:
        region = self._desk.aimed
        if region is None:
            return
        text = self.tr("Eraser stroke") if erased else self.tr("Brush stroke")
        self._view.forget_drawn()  # a refined mask is shown again, also where nothing changed
        self._desk.set_mask(region.number, PaintedMask.of(values), text)
        self._view.draw_masks()
        if not region.styles:
            self._window.notify(Notice(self.tr("Choose a style in the gallery for this region.")))
        elif not region.visible:
            words = self.tr("This region is hidden. Its eye in the panel shows it again.")
            self._window.notify(Notice(words))

    # -- the regions

    def add(self) -> None:
        """A new region, and the brush to paint it with."""
        self._desk.add(self.tr("Add region"))
        self._tool.set_erasing(False)
        self._set_brushing(True)
        self._explain()

    def fill(self) -> None:
        self._desk.fill(255, self.tr("Fill region"))

    def clear(self) -> None:
        self._desk.fill(0, self.tr("Clear region"))

    def invert(self) -> None:
        self._desk.invert(self.tr("Invert region"))

    def delete(self) -> None:
        if self._desk.aim is not None:
            self._remove(self._desk.aim)

    def load_dialog(self) -> None:
        """Ask for a picture and take the region from it."""
        file, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("Load mask"), self._folder(), picture_filter(self.tr("Pictures"))
        )
        if file:
            self.load(Path(file))

    def load(self, path: Path) -> None:
        """Take the region that is worked on from a picture."""
        region, photo = self._desk.aimed, self._studio.photo
        if region is None or photo is None:
            return

        def done(mask: PaintedMask) -> None:
            if self._studio.photo is photo:
                self._desk.set_mask(region.number, mask, self.tr("Load mask"))

        self._studio.background.run(
            lambda: read_mask(path, region, photo.picture), done, self._window.show_error
        )

    def save_dialog(self) -> None:
        """Ask for a name and save the region as a black and white picture."""
        photo = self._studio.photo
        stem = Path(photo.picture.name).stem if photo else ""
        proposed = free_path(Path(self._folder()), self.tr("{name} mask").format(name=stem), ".png")
        file, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Save mask"), str(proposed), "PNG (*.png)"
        )
        if file:
            path = Path(file)
            self.save(path if path.suffix else path.with_suffix(".png"))

    def save(self, path: Path) -> None:
        """Save the region that is worked on; an existing file was asked about."""
        region, photo = self._desk.aimed, self._studio.photo
        if region is not None and photo is not None:
            self._studio.background.run(
                lambda: write_mask(path, region, photo.picture),
                self._window.exports.say_saved,
                self._window.show_error,
            )

    def retint(self) -> None:
        """The theme changed."""
        self._panel.retint(self._window.theme.tokens)
        self.refresh()

    def refresh(self, *_: object) -> None:
        """Show the regions as they are now."""
        if self._tool.active and self._desk.aimed is None:
            self._set_brushing(False)  # comes back here
        else:
            self._view.refresh()

    # -- gestures

    def _aim_changed(self, aim: int | None) -> None:
        if aim is None:
            self._set_brushing(False)
        self._window.presenter.show_choices()
        self.refresh()
        self._window.update_situation()

    def _photo_changed(self, *_: object) -> None:
        self._set_brushing(False)
        self._desk.take_aim(None)
        self.refresh()

    def _choose(self, number: int | None) -> None:
        self._desk.take_aim(number)

    def _set_visible(self, number: int | None, visible: bool) -> None:
        text = self.tr("Show {name}") if visible else self.tr("Hide {name}")
        self._desk.set_visible(number, visible, text.format(name=self._view.name(number)))

    def _set_strength(self, number: int | None, strength: float) -> None:
        self._desk.set_strength(number, strength, self.tr("Strength"))

    def _refine(self, amount: float) -> None:
        if self._desk.aim is not None:
            self._desk.set_refine(self._desk.aim, amount, self.tr("Refine edges"))

    def _remove(self, number: int) -> None:
        self._desk.remove(number, self.tr("Delete region"))

    def _digit(self, digit: str) -> QShortcut:
        """1 to 9 are a tenth to nine tenths of opacity, 0 is all of it."""
        share = (int(digit) or 10) / 10
        shortcut = QShortcut(QKeySequence(digit), self._window)
        shortcut.activated.connect(lambda: self.set_brush(replace(self.brush, opacity=share)))
        shortcut.setEnabled(False)
        return shortcut

    def _explain(self) -> None:
        """Once per launch: what the brush does."""
        if not self._explained:
            self._explained = True
            words = self.tr("Paint over the photo where the style goes. Alt erases.")
            hint = self.tr("A click in the gallery gives the region another style.")
            self._window.notify(Notice(words, detail=hint))

    def _say_no_region(self) -> None:
        self._window.notify(Notice(self.tr("There is no region to paint in. Add one first.")))

    def _folder(self) -> str:
        photo = self._studio.photo
        return str(photo.path.parent) if photo and photo.path else QDir.homePath()
