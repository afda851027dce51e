from __future__ import annotations

import errno
from pathlib import Path

import pytest

from deepart_studio.core.errors import UserError
from deepart_studio.storage import paths
from deepart_studio.storage.settings import (
    EXPORT_QUALITY,
    EXPORT_RECIPE,
    RECENT_FILES,
    THEME,
    Settings,
    number,
    text,
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "settings.json"


def test_at_first_everything_has_its_default(file: Path) -> None:
    settings = Settings(file)
    assert settings.get(THEME) == "system"
    assert settings.get(EXPORT_QUALITY) == 92
    assert settings.get(RECENT_FILES) == []
    assert not file.exists()


def test_a_change_is_there_the_next_time(file: Path) -> None:
    settings = Settings(file)
    settings.set(THEME, "dark")
    settings.set(EXPORT_RECIPE, False)
    settings.set(RECENT_FILES, ["/图/a.png"])
    again = Settings(file)
    assert again.get(THEME) == "dark"
    assert again.get(EXPORT_RECIPE) is False
    assert again.get(RECENT_FILES) == ["/图/a.png"]
    assert {path.name for path in file.parent.iterdir()} <= {"settings.json", "settings.json.lock"}


def test_two_windows_change_the_settings_of_one_person(file: Path) -> None:
    one, other = Settings(file), Settings(file)
    one.set(THEME, "dark")
    other.set(EXPORT_QUALITY, 80)
    one.change(RECENT_FILES, lambda names: ["a.png", *names])
    other.change(RECENT_FILES, lambda names: ["b.png", *names])
    assert Settings(file).get(THEME) == "dark"
    assert Settings(file).get(EXPORT_QUALITY) == 80
    assert Settings(file).get(RECENT_FILES) == ["b.png", "a.png"]
    assert one.get(RECENT_FILES) == ["a.png"]
    one.reload()
    assert one.get(RECENT_FILES) == ["b.png", "a.png"]


def test_a_value_that_makes_no_sense_gives_the_default(file: Path) -> None:
    file.parent.mkdir()
    file.write_text('{"theme": "pink", "export.quality": 1e9, "recent_files": [3]}')
    settings = Settings(file)
    assert settings.get(THEME) == "system"
    assert settings.get(EXPORT_QUALITY) == 92
    assert settings.get(RECENT_FILES) == []


def test_a_wrong_value_cannot_be_set(file: Path) -> None:
    with pytest.raises(ValueError, match="theme cannot be 'pink'"):
        Settings(file).set(THEME, "pink")
    with pytest.raises(ValueError, match="width"):
        Settings(file).set(number("width", 3, 0, 9), float("nan"))


@pytest.mark.parametrize("damaged", ["", "{", "[]", '{"a": NaN'])
def test_a_damaged_file_is_set_aside_and_not_lost(file: Path, damaged: str) -> None:
    file.parent.mkdir()
    file.write_text(damaged)
    settings = Settings(file)
    assert settings.get(THEME) == "system"
    settings.set(THEME, "light")
    assert Settings(file).get(THEME) == "light"
    assert (file.parent / "settings.json.damaged").read_text() == damaged


def test_rows_of_a_newer_version_are_kept(file: Path) -> None:
    file.parent.mkdir()
    file.write_text('{"from.the.future": 7}')
    Settings(file).set(THEME, "dark")
    assert Settings(file).get(number("from.the.future", 0, 0, 10)) == 7


def test_a_list_that_was_read_can_be_changed_without_changing_the_settings(file: Path) -> None:
    settings = Settings(file)
    settings.set(RECENT_FILES, ["a"])
    settings.get(RECENT_FILES).append("b")
    assert settings.get(RECENT_FILES) == ["a"]


def test_settings_that_cannot_be_saved_are_told(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    settings = Settings(file)
    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(UserError, match="settings cannot be saved"):
        settings.set(text("name"), "x")
    assert settings.get(text("name")) == "x"


def test_everything_can_be_kept_in_one_folder(home: Path) -> None:
    for path in (paths.settings_file(), paths.user_styles_folder(), paths.user_models_folder()):
        assert path.is_relative_to(home)


def test_usually_the_system_says_where_things_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(paths.HOME_VARIABLE)
    assert "deepart-studio" in str(paths.settings_file())
