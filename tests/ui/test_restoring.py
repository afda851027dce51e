"""An exported painting brings back how it was made."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from deepart_studio.app import StudioApp
from deepart_studio.core.requests import StyleRequest
from deepart_studio.storage.recipes import sidecar_path
from deepart_studio.storage.writing import save_picture
from deepart_studio.studio.exporting import ExportSettings
from tests.support.drawn import photo_file
from tests.support.dropping import drop, files_data


def open_photo(running: StudioApp, qtbot, path: Path) -> None:
    with qtbot.waitSignal(running.studio.photo_changed):
        running.studio.open_file(path)


def notices(running: StudioApp) -> list[str]:
    return [card.notice.text for card in running.window.notices.cards]


def press(running: StudioApp, text: str) -> None:
    """Press a button of a notice."""
    for card in running.window.notices.cards:
        for button in card.findChildren(QPushButton):
            if button.text() == text:
                button.click()
                return
    pytest.fail(f"no notice has a button {text}")


def export(running: StudioApp, qtbot, path: Path, **chosen: object) -> Path:
    with qtbot.waitSignal(running.exporter.written):
        settings = ExportSettings(suffix=path.suffix, folder=str(path.parent), **chosen)  # type: ignore[arg-type]
        running.exporter.export(path, settings, overwrite=False)
    return path


@pytest.fixture
def made(running: StudioApp, qtbot, photo_path: Path, tmp_path: Path) -> StudioApp:
    """The window after a blend was exported in every way, and everything was changed since."""
    open_photo(running, qtbot, photo_path)
    studio = running.studio
    studio.choose_styles(["red-chalk", "blue-wash"], "Style")
    studio.set_weight("blue-wash", 0.5, "Blend")
    studio.set_value("strength", 0.7, "Strength")
    (tmp_path / "out").mkdir()
    for name in ("a.png", "a.jpg", "a.avif", "a.pdf"):
        export(running, qtbot, tmp_path / "out" / name, long_side=200, long_side_mm=20.0)
    export(running, qtbot, tmp_path / "out" / "beside.jpg", long_side=200, recipe="sidecar")
    export(running, qtbot, tmp_path / "out" / "secret.jpg", long_side=200, recipe="none")
    studio.choose_styles(["grey-etching"], "Style")
    studio.set_value("strength", 1.0, "Strength")
    open_photo(running, qtbot, photo_file(tmp_path / "other.png", 300, 200, seed=5))
    return running


def is_restored(running: StudioApp) -> bool:
    choices = running.studio.choices
    weights = {c.style_id: round(c.weight, 3) for c in choices.styles}
    return weights == {"red-chalk": 1.0, "blue-wash": 0.5} and choices.value("strength", 0) == 0.7


@pytest.mark.parametrize(
    "name", ["a.png", "a.jpg", "a.avif", "a.pdf", "beside.jpg", "beside.jpg.xmp"]
)
def test_styles_values_size_and_photo_come_back(made, qtbot, tmp_path, photo_path, name) -> None:
    made.window.restoring.restore(tmp_path / "out" / name)
    qtbot.waitUntil(lambda: made.studio.photo.path == photo_path)
    assert is_restored(made)
    assert made.studio.long_side in (200, 236)  # of the PDF: 20 mm at 300 dpi
    assert notices(made)[-1] == f"Restored from {name}."
    made.studio.history.stack.undo()
    assert made.studio.choices.style_ids == ("grey-etching",)


def test_a_dropped_painting_is_a_photo_that_offers_to_restore(
    made, qtbot, tmp_path, photo_path
) -> None:
    painting = tmp_path / "out" / "a.jpg"
    with qtbot.waitSignal(made.studio.photo_changed):
        drop(made.window.canvas.viewport(), files_data(painting))
    assert made.studio.photo.path == painting
    qtbot.waitUntil(lambda: any("a.jpg is a painting" in text for text in notices(made)))
    assert "Red chalk + Blue wash" in "".join(notices(made))
    assert made.studio.choices.style_ids == ("grey-etching",), "nothing is changed unasked"
    press(made, "Restore how it was made")
    qtbot.waitUntil(lambda: made.studio.photo.path == photo_path)
    assert is_restored(made)


def test_a_dropped_pdf_restores_at_once_for_it_is_no_photo(made, qtbot, tmp_path) -> None:
    drop(made.window.canvas.viewport(), files_data(tmp_path / "out" / "a.pdf"))
    qtbot.waitUntil(lambda: is_restored(made))


@pytest.mark.parametrize("name", ["secret.jpg"])
def test_a_painting_that_tells_nothing_offers_nothing(made, qtbot, tmp_path, name) -> None:
    open_photo(made, qtbot, tmp_path / "out" / name)
    qtbot.wait(200)
    assert not any("painting" in text for text in notices(made))
    made.window.restoring.restore(tmp_path / "out" / name)
    qtbot.waitUntil(lambda: any("has no recipe" in text for text in notices(made)))


def test_a_photo_that_moved_is_found_beside_the_painting(made, qtbot, tmp_path, photo_path) -> None:
    made.recent.clear()
    moved = photo_path.rename(tmp_path / "out" / "renamed.png")
    made.window.restoring.restore(tmp_path / "out" / "a.png")
    qtbot.waitUntil(lambda: made.studio.photo.path == moved)


def test_a_photo_is_found_in_the_library(made, qtbot, tmp_path, photo_path) -> None:
    made.recent.clear()
    with qtbot.waitSignal(made.library.work.written):
        made.library.work.add([photo_path])
    made.window.restoring.restore(tmp_path / "out" / "a.png")
    qtbot.waitUntil(lambda: made.studio.photo.path == photo_path)


def test_what_cannot_be_found_is_said(made, qtbot, tmp_path, photo_path) -> None:
    photo_path.unlink()
    recipe = json.loads(sidecar_recipe(tmp_path / "out" / "beside.jpg"))
    recipe["styles"][0] |= {"name": "Lost style", "code_sha256": "0" * 64}
    recipe["model_sha256"] = "1" * 64
    recipe["photo_sha256"] = "2" * 64
    painting = tmp_path / "strange.png"
    save_picture(made.studio.photo.picture, painting, recipe=json.dumps(recipe))
    made.window.restoring.restore(painting)
    qtbot.waitUntil(lambda: "Restored from strange.png." in notices(made))
    detail = made.window.notices.cards[-1].notice.detail
    assert "photo it was made from was not found" in detail
    assert '"Lost style" is not known here' in detail
    assert "another model" in detail
    assert made.studio.choices.style_ids == ("blue-wash",)


def test_a_recipe_of_the_future_or_a_damaged_one_is_said_when_asked(made, qtbot, tmp_path) -> None:
    painting = tmp_path / "future.png"
    save_picture(made.studio.photo.picture, painting, recipe='{"kind": "dream"}')
    open_photo(made, qtbot, painting)
    made.window.restoring.restore(painting)
    qtbot.waitUntil(lambda: any("recipe cannot be read" in text for text in notices(made)))


def sidecar_recipe(path: Path) -> str:
    from deepart_studio.storage.recipes import read_recipe

    recipe = read_recipe(sidecar_path(path))
    assert recipe is not None
    return StyleRequest.from_json(recipe).to_json()
