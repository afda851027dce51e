"""The desktop knows the program, which files it opens, and how."""

from __future__ import annotations

import configparser
import tomllib
from pathlib import Path

from deepart_studio.document.formats import PHOTO_SUFFIXES
from deepart_studio.video.kinds import FILM_SUFFIXES

ROOT = Path(__file__).parents[2]
FILE = ROOT / "resources" / "desktop" / "deepart-studio.desktop"
ENDINGS = {
    "image/openraster": ".ora",
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "image/webp": ".webp",
    "image/tiff": ".tif",
    "image/gif": ".gif",
    "image/avif": ".avif",
    "image/bmp": ".bmp",
    "image/jp2": ".jp2",
    "image/x-portable-anymap": ".pnm",
    "image/x-portable-pixmap": ".ppm",
    "video/mp4": ".mp4",
    "video/quicktime": ".mov",
    "video/webm": ".webm",
    "video/x-matroska": ".mkv",
    "video/x-msvideo": ".avi",
}


def entry() -> configparser.SectionProxy:
    desktop = configparser.ConfigParser(interpolation=None, strict=True)
    desktop.optionxform = str  # type: ignore[assignment,method-assign]
    desktop.read(FILE, encoding="utf-8")
    return desktop["Desktop Entry"]


def test_several_files_are_given_at_once_to_the_program_that_is_installed() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    command, argument = entry()["Exec"].split()
    assert command in project["project"]["gui-scripts"]
    assert argument == "%F"


def test_every_kind_of_file_it_names_can_be_opened() -> None:
    kinds = [kind for kind in entry()["MimeType"].split(";") if kind]
    assert kinds == list(ENDINGS)
    assert set(ENDINGS.values()) <= PHOTO_SUFFIXES | FILM_SUFFIXES


def test_it_is_installed_with_its_icon_under_the_name_that_windows_tell() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    shared = project["tool"]["hatch"]["build"]["targets"]["wheel"]["shared-data"]
    assert all((ROOT / source).is_file() for source in shared)
    places = set(shared.values())
    assert f"share/applications/{FILE.name}" in places
    assert f"share/icons/hicolor/scalable/apps/{entry()['Icon']}.svg" in places
