"""Photos whose names are as long as a file system allows, in any script, are worked with."""

from __future__ import annotations

from pathlib import Path

import pytest

from deepart_studio.app import StudioApp
from deepart_studio.document.opening import load_document
from deepart_studio.studio.exporting import file_stem, free_path
from tests.support.drawn import photo_file

NAMES = {
    "plain": "x" * 251 + ".png",
    "Chinese": "夕" * 83 + "ab.png",
    "emoji": "🌅" * 62 + "abc.png",
    "spaces and signs": " a'b\"c%20&;$(x)`y` – ü.png",
    "combining": "e\u0301" * 80 + ".png",
}


@pytest.mark.parametrize("kind", NAMES)
def test_it_is_opened_saved_exported_and_queued(
    running: StudioApp, qtbot, tmp_path: Path, kind: str
) -> None:
    photo = photo_file(tmp_path / NAMES[kind], 64, 48)
    with qtbot.waitSignal(running.studio.photo_changed):
        running.window.files.open_paths([photo])
    running.window.styles.choose(["red-chalk"])
    stem = file_stem(running.studio.file.name, ["The Great Wave off Kanagawa"])
    project = free_path(tmp_path, stem, ".ora")
    with qtbot.waitSignal(running.studio.file.saved):
        running.studio.file.save(project)
    assert load_document(project)[0].layers[0].width == 64
    again = free_path(tmp_path, stem, ".ora")
    assert again != project
    again.write_bytes(b"")
    exporter = running.exporter
    painting = free_path(tmp_path, stem, ".jpeg")
    settings = exporter.settings.__class__(folder=str(tmp_path), recipe="sidecar")
    with qtbot.waitSignal(exporter.written, timeout=20_000):
        exporter.export(painting, settings, overwrite=False)
    assert painting.with_name(painting.name + ".xmp").exists()
    recent = [file.path for file in running.studio.recent.files]
    assert recent == [project, photo]
