"""What the export dialog asks and warns of."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from deepart_studio.storage.recipes import read_recipe
from deepart_studio.storage.settings import Settings
from deepart_studio.studio.exporting import ExportSettings, file_stem, free_path
from deepart_studio.studio.preferences import load_export, save_export
from deepart_studio.studio.size_estimator import SizeEstimator
from deepart_studio.ui.dialogs.export_dialog import ExportDialog, PhotoFacts


@pytest.fixture
def dialog(qtbot, tmp_path: Path) -> ExportDialog:
    settings = ExportSettings(suffix=".jpg", quality=80, folder=str(tmp_path))
    made = ExportDialog(None, settings, "harbour – The Great Wave", PhotoFacts((4000, 3000)))
    qtbot.addWidget(made)
    made.show()
    return made


def test_it_proposes_a_name_a_folder_and_the_last_format(dialog, tmp_path) -> None:
    assert dialog.path == tmp_path / "harbour – The Great Wave.jpg"
    assert dialog.settings.quality == 80
    assert dialog.settings.long_side is None
    assert not dialog.warning.isVisible()


def test_another_format_changes_the_ending_and_hides_quality(dialog) -> None:
    assert dialog.quality.isVisible()
    dialog.format.setCurrentIndex(dialog.format.findData(".png"))
    assert dialog.path.suffix == ".png"
    assert not dialog.quality.isVisible()


def test_an_existing_file_is_named_before_it_is_replaced(dialog, tmp_path) -> None:
    (tmp_path / "taken.jpg").write_bytes(b"x")
    dialog.name.setText("taken")
    assert dialog.warning.isVisible()
    assert dialog.export_button.text() == "Replace"
    assert dialog.overwrite
    dialog.name.setText("free")
    assert dialog.export_button.text() == "Export"
    assert not dialog.overwrite


@pytest.mark.parametrize("name", ["", "   ", "a/b"])
def test_a_name_is_needed(dialog, name) -> None:
    dialog.name.setText(name)
    assert not dialog.export_button.isEnabled()
    assert dialog.warning.text()


def test_a_missing_folder_is_said(dialog, tmp_path) -> None:
    dialog.folder.setText(str(tmp_path / "nowhere"))
    assert not dialog.export_button.isEnabled()


def test_sizes_above_the_photos_own_are_not_offered(dialog) -> None:
    sizes = [dialog.size_choice.box.itemData(row) for row in range(dialog.size_choice.box.count())]
    assert sizes == [None, 3072, 2048, 1536, 1024, -1]


def test_any_size_can_be_typed(dialog) -> None:
    dialog.size_choice.choose(1234)
    assert dialog.settings.long_side == 1234
    assert dialog.size_choice.own.isVisible()


def test_names_hold_what_every_file_system_accepts() -> None:
    assert file_stem("a/b.png", ["Who? Me: <you>"]) == "b – Who Me you"
    assert file_stem("", []) == "painting"


def test_a_taken_name_gets_a_number(tmp_path) -> None:
    for name in ("a.png", "a 2.png"):
        (tmp_path / name).write_bytes(b"")
    assert free_path(tmp_path, "a", ".png") == tmp_path / "a 3.png"


def choose_format(dialog: ExportDialog, suffix: str) -> None:
    dialog.format.setCurrentIndex(dialog.format.findData(suffix))


def test_a_print_is_measured_in_millimetres_and_keeps_the_pictures_shape(dialog) -> None:
    choose_format(dialog, ".pdf")
    assert not dialog.size_choice.isVisible()
    dialog.paper.dpi.setValue(300)
    dialog.paper.across.setValue(200)
    assert dialog.paper.down.value() == 150
    assert dialog.settings.pixels == 2362
    assert dialog.paper.note.text() == "2362 × 1772 pixels"
    assert dialog.settings.encoding().long_side_mm == 200


def test_a_print_larger_than_the_photo_says_how_coarse_it_will_be(dialog) -> None:
    choose_format(dialog, ".pdf")
    dialog.paper.down.setValue(762)
    assert dialog.paper.across.value() == 1016
    assert "100 dpi" in dialog.paper.note.text()


def test_16_bits_are_offered_for_tiff_only(dialog) -> None:
    assert not dialog.bits.isVisible()
    choose_format(dialog, ".tif")
    dialog.bits.setCurrentIndex(1)
    assert dialog.settings.encoding().bits == 16
    choose_format(dialog, ".png")
    assert dialog.settings.encoding().bits == 8


def test_only_what_the_photo_has_is_asked_about(dialog) -> None:
    assert not dialog.exif.isVisible()
    assert not dialog.background.isVisible()
    assert dialog.profile.findData("keep") < 0


def test_a_photo_with_everything_is_asked_everything(qtbot, tmp_path) -> None:
    facts = PhotoFacts((400, 300), profile=True, exif=True, alpha=True)
    full = ExportDialog(None, ExportSettings(suffix=".jpg", folder=str(tmp_path)), "a", facts)
    qtbot.addWidget(full)
    full.show()
    assert full.exif.isVisible()
    full.profile.setCurrentIndex(full.profile.findData("keep"))
    full.background.choose(QColor(10, 20, 30))
    full.exif.setChecked(False)
    full.recipe.setCurrentIndex(full.recipe.findData("none"))
    chosen = full.settings
    assert (chosen.icc, chosen.exif, chosen.recipe) == ("keep", False, "none")
    assert chosen.encoding().background == (10, 20, 30)
    choose_format(full, ".png")
    assert not full.background.isVisible()


def test_every_change_of_the_file_is_told_to_whoever_estimates(dialog, qtbot) -> None:
    for change in (
        lambda: dialog.quality.slider.setValue(10),
        lambda: dialog.sharpen.slider.setValue(5),
        lambda: dialog.recipe.setCurrentIndex(2),
        lambda: choose_format(dialog, ".avif"),
    ):
        with qtbot.waitSignal(dialog.settled):
            change()
    dialog.show_estimate(2_345_678)
    assert dialog.estimate.text() == "File size: about 2.3 MB"


def test_the_choices_of_the_export_are_there_again_at_the_next_start(home) -> None:
    chosen = ExportSettings(
        suffix=".pdf",
        quality=70,
        icc="display-p3",
        exif=False,
        recipe="sidecar",
        sharpen=0.5,
        background=(1, 2, 3),
        bits=16,
        long_side_mm=297.0,
        dpi=240,
        folder=str(home),
    )
    save_export(Settings(home / "settings.json"), chosen)
    assert load_export(Settings(home / "settings.json")) == chosen


def test_a_recipe_switched_off_by_an_older_version_stays_off(home) -> None:
    (home / "settings.json").write_text('{"export.recipe": false, "export.icc": "keep"}')
    settings = load_export(Settings(home / "settings.json"))
    assert (settings.recipe, settings.icc) == ("none", "keep")


# -- the estimate


@pytest.mark.parametrize("suffix", [".png", ".jpg", ".webp", ".avif", ".tif", ".pdf"])
def test_the_estimate_follows_what_is_chosen(running, qtbot, photo_path, suffix) -> None:
    with qtbot.waitSignal(running.studio.photo_changed):
        running.studio.open_file(photo_path)
    running.studio.choose_styles(["red-chalk"], "Style")
    qtbot.waitUntil(lambda: running.studio.painting is not None)
    estimator = SizeEstimator(running.studio, running.background)
    sizes = []
    for settings in (
        ExportSettings(suffix=suffix, quality=92, long_side_mm=50),
        ExportSettings(suffix=suffix, quality=40, long_side=200, long_side_mm=20),
    ):
        with qtbot.waitSignal(estimator.estimated) as said:
            estimator.ask(settings)
        sizes.append(said.args[0])
    assert sizes[0] > sizes[1] > 0


def test_only_the_newest_wish_is_answered(running, qtbot, photo_path) -> None:
    with qtbot.waitSignal(running.studio.photo_changed):
        running.studio.open_file(photo_path)
    running.studio.choose_styles(["red-chalk"], "Style")
    qtbot.waitUntil(lambda: running.studio.painting is not None)
    estimator = SizeEstimator(running.studio, running.background)
    answers: list[int] = []
    estimator.estimated.connect(answers.append)
    for quality in range(20, 90, 10):
        estimator.ask(ExportSettings(suffix=".jpg", quality=quality))
    qtbot.waitUntil(lambda: bool(answers))
    qtbot.wait(300)
    assert len(answers) == 1
    estimator.ask(ExportSettings(suffix=".jpg"))
    estimator.forget()
    qtbot.wait(300)
    assert len(answers) == 1


def test_the_commands_dialog_estimates_while_it_is_open_and_exports_what_it_says(
    running, qtbot, photo_path, tmp_path
) -> None:
    with qtbot.waitSignal(running.studio.photo_changed):
        running.studio.open_file(photo_path)
    running.studio.choose_styles(["red-chalk"], "Style")
    qtbot.waitUntil(lambda: running.studio.painting is not None)
    said: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ExportDialog)
        if not any(letter.isdigit() for letter in dialog.estimate.text()):
            QTimer.singleShot(50, look)
            return
        said.append(dialog.estimate.text())
        choose_format(dialog, ".avif")
        dialog.folder.setText(str(tmp_path))
        dialog.name.setText("mine.avif")
        dialog.export_button.click()

    QTimer.singleShot(50, look)
    with qtbot.waitSignal(running.exporter.written):
        running.window.actions_table["export"].trigger()
    assert said[0].startswith("File size: about ")
    assert running.exporter.settings.suffix == ".avif"
    assert read_recipe(tmp_path / "mine.avif")
