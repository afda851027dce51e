"""What the export dialog asks and warns of."""

from __future__ import annotations

from pathlib import Path

import pytest

from deepart_studio.studio.exporting import ExportSettings, file_stem, free_path
from deepart_studio.ui.dialogs.export_dialog import ExportDialog


@pytest.fixture
def dialog(qtbot, tmp_path: Path) -> ExportDialog:
    settings = ExportSettings(suffix=".jpg", quality=80, folder=str(tmp_path))
    made = ExportDialog(None, settings, "harbour – The Great Wave", (4000, 3000), False)
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
