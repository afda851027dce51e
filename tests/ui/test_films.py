"""Films in the window: opened, looked at, rendered, stopped and gone on with."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from deepart_studio.app import StudioApp
from deepart_studio.storage.paths import settings_file
from deepart_studio.storage.settings import Settings
from deepart_studio.studio.films import FilmSettings
from deepart_studio.studio.preferences import load_film_export
from deepart_studio.ui.dialogs.film_dialog import FilmDialog
from deepart_studio.ui.durations import about, clock
from tests.support.brushing import is_painted
from tests.support.drawn import photo_file
from tests.support.films import animation_file, film_file, frames_of, moving_frames
from tests.support.tiny_models import tiny_style_model

PATIENCE_MS = 30_000


@pytest.fixture(scope="session")
def slower_models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model with which a film of forty frames takes some seconds."""
    folder = tmp_path_factory.mktemp("slower-models")
    tiny_style_model(folder, slow_layers=60)
    return folder


@pytest.fixture
def film_path(tmp_path: Path) -> Path:
    """A film of eight frames with sound, in a folder."""
    (tmp_path / "films").mkdir()
    return film_file(tmp_path / "films" / "harbour.mp4", moving_frames(8), sound="aac")


def open_film(app: StudioApp, qtbot, path: Path) -> None:
    with qtbot.waitSignal(app.studio.photo_changed, timeout=PATIENCE_MS):
        app.window.files.open_paths([path])


def open_and_choose(app: StudioApp, qtbot, path: Path) -> None:
    open_film(app, qtbot, path)
    app.window.styles.choose(["red-chalk"])
    qtbot.waitUntil(lambda: is_painted(app), timeout=PATIENCE_MS)


def in_dialog(app: StudioApp, qtbot, act: Callable[[FilmDialog], None]) -> None:
    """Press Render film…, and act in the dialog once it is open."""
    errors: list[BaseException] = []

    def go() -> None:
        dialog = next(w for w in QApplication.topLevelWidgets() if isinstance(w, FilmDialog))
        try:
            act(dialog)
        except BaseException as error:  # noqa: BLE001 - raised again below
            errors.append(error)
        if dialog.isVisible():
            dialog.reject()

    QTimer.singleShot(50, go)
    app.window.panel.render_button.click()
    if errors:
        raise errors[0]


def render(app: StudioApp, qtbot, path: Path, size: int | None = None) -> None:
    """Fill in the dialog and press its button."""

    def fill(dialog: FilmDialog) -> None:
        dialog.format.setCurrentIndex(dialog.format.findData(path.suffix))
        dialog.folder.setText(str(path.parent))
        dialog.name.setText(path.name)
        dialog.size_choice.choose(size)
        dialog.export_button.click()

    in_dialog(app, qtbot, fill)


def wait_until_rendered(app: StudioApp, qtbot) -> None:
    qtbot.waitUntil(lambda: app.studio.films.order is None, timeout=PATIENCE_MS)


def said(app: StudioApp) -> str:
    """All words of the notices that are shown."""
    cards = app.window.notices.cards
    return " ".join(label.text() for card in cards for label in card.findChildren(QLabel))


def press_on_card(app: StudioApp, text: str) -> None:
    buttons = app.window.notices.cards[-1].findChildren(QPushButton)
    next(b for b in buttons if b.text() == text).click()


def parts_of(path: Path) -> list[Path]:
    return list(path.parent.glob(f"{path.name} - unfinished *"))


def render_until_a_part_is_kept(app: StudioApp, qtbot, path: Path) -> None:
    render(app, qtbot, path)
    qtbot.waitUntil(
        lambda: bool(list(path.parent.glob("*/state.json"))) or app.studio.films.order is None,
        timeout=PATIENCE_MS,
    )
    assert app.studio.films.order is not None


# -- opening


def test_a_dropped_film_shows_its_first_frame_and_what_it_is(running, qtbot, film_path) -> None:
    open_film(running, qtbot, film_path)
    photo, window = running.studio.photo, running.window
    assert (photo.picture.width, photo.picture.height) == (96, 64)
    assert np.abs(photo.picture.rgb.astype(int) - moving_frames(8)[0]).mean() < 12
    assert window.films.bar.isVisible()
    assert window.films.bar.facts.text() == "Film · 0.3 s · 8 frames · 96 × 64 · with sound"
    assert window.panel.render_button.text() == "Render film…"
    assert "harbour.mp4" in window.windowTitle()


def test_a_style_is_previewed_on_the_frame(running, qtbot, film_path) -> None:
    open_and_choose(running, qtbot, film_path)
    assert running.studio.painting.preview
    assert "The whole film, 96 × 64" in running.window.panel.note.text()


def test_the_slider_goes_to_another_frame(running, qtbot, film_path) -> None:
    open_and_choose(running, qtbot, film_path)
    bar = running.window.films.bar
    with qtbot.waitSignal(running.studio.photo_changed):
        bar.slider.setValue(6)
    last = moving_frames(8)
    shown = running.studio.photo.picture.rgb.astype(int)
    distances = [np.abs(shown - frame).mean() for frame in last]
    assert int(np.argmin(distances)) == 6
    assert bar.slider.value() == 6
    qtbot.waitUntil(lambda: is_painted(running))


def test_an_animated_gif_is_a_film_too(running, qtbot, tmp_path) -> None:
    path = animation_file(tmp_path / "wave.gif", moving_frames(6), [100] * 6, loop=0)
    open_film(running, qtbot, path)
    assert running.studio.photo.film is not None
    assert running.window.films.bar.facts.text() == "Film · 0.6 s · 6 frames · 96 × 64 · no sound"


def test_a_photo_after_a_film_is_a_photo_again(running, qtbot, film_path, photo_path) -> None:
    open_film(running, qtbot, film_path)
    open_film(running, qtbot, photo_path)
    assert not running.window.films.bar.isVisible()
    assert running.window.panel.render_button.text() == "Render"


def test_the_bar_makes_room_for_the_wall_and_the_queue(running, qtbot, film_path) -> None:
    open_and_choose(running, qtbot, film_path)
    for action in ("wall", "queue"):
        running.window.actions_table[action].trigger()
        assert not running.window.films.bar.isVisible()
        running.window.actions_table[action].trigger()
        assert running.window.films.bar.isVisible()


def test_a_film_that_cannot_be_read_is_one_sentence(running, qtbot, tmp_path) -> None:
    (tmp_path / "broken.mp4").write_text("no film at all")
    running.window.files.open_paths([tmp_path / "broken.mp4"])
    qtbot.waitUntil(lambda: bool(running.window.notices.cards))
    assert "broken.mp4 is not a film that can be read." in said(running)
    assert running.studio.photo is None


def test_without_the_libraries_the_extra_is_named(
    running, qtbot, film_path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = importlib.util.find_spec
    monkeypatch.setattr(
        "importlib.util.find_spec", lambda name, *rest: None if name == "av" else found(name, *rest)
    )
    running.window.files.open_paths([film_path])
    qtbot.waitUntil(lambda: bool(running.window.notices.cards))
    assert "deepart-studio[video]" in said(running)


def test_the_queue_refuses_a_film_in_one_sentence(running, qtbot, film_path) -> None:
    open_and_choose(running, qtbot, film_path)
    running.window.actions_table["add-to-queue"].trigger()
    assert "The queue paints photos; harbour.mp4 is a film." in said(running)
    assert not running.queue.queue.rows


def test_regions_are_for_photos(running, qtbot, film_path) -> None:
    open_and_choose(running, qtbot, film_path)
    assert not running.window.actions_table["brush"].isEnabled()
    assert not running.window.actions_table["region-add"].isEnabled()


# -- rendering


@pytest.mark.parametrize("ending", [".mp4", ".webm", ".mkv", ".gif", ".webp"])
def test_a_film_is_rendered_into_any_kind_of_file(
    running, qtbot, film_path, tmp_path, ending
) -> None:
    open_and_choose(running, qtbot, film_path)
    target = tmp_path / f"painted{ending}"
    render(running, qtbot, target, 64)
    wait_until_rendered(running, qtbot)
    qtbot.waitUntil(lambda: f"Saved painted{ending}." in said(running))
    if ending in (".gif", ".webp"):
        with Image.open(target) as image:
            assert (image.n_frames, max(image.size)) == (8, 64)
        assert "The sound was left out" in said(running)
    else:
        assert [frame.shape for frame in frames_of(target)] == [(44, 64, 3)] * 8
        with av.open(target) as container:
            assert container.streams.audio
    assert not parts_of(target)


def test_the_dialog_says_that_an_animation_has_no_sound(running, qtbot, film_path) -> None:
    open_and_choose(running, qtbot, film_path)

    def look(dialog: FilmDialog) -> None:
        assert not dialog.sound.isVisible()
        dialog.format.setCurrentIndex(dialog.format.findData(".gif"))
        assert dialog.sound.isVisible()
        assert dialog.export_button.text() == "Render film"

    in_dialog(running, qtbot, look)


def test_the_film_itself_is_never_replaced(running, qtbot, film_path) -> None:
    open_and_choose(running, qtbot, film_path)

    def name_it(dialog: FilmDialog) -> None:
        dialog.folder.setText(str(film_path.parent))
        dialog.name.setText(film_path.name)
        assert not dialog.export_button.isEnabled()
        assert dialog.warning.text() == "This is the film itself. Choose another name."

    in_dialog(running, qtbot, name_it)


def test_rendering_again_takes_a_free_name(running, qtbot, film_path, tmp_path) -> None:
    open_and_choose(running, qtbot, film_path)
    again = running.window.actions_table["export-again"]
    assert not again.isEnabled()
    render(running, qtbot, tmp_path / "harbour – Red chalk.mp4", 48)
    wait_until_rendered(running, qtbot)
    assert again.isEnabled()
    again.trigger()
    wait_until_rendered(running, qtbot)
    assert (tmp_path / "harbour – Red chalk 2.mp4").is_file()


def test_one_frame_can_be_saved_as_a_picture(running, qtbot, film_path, tmp_path) -> None:
    open_and_choose(running, qtbot, film_path)
    assert running.window.actions_table["export-frame"].isEnabled()
    settings = running.exporter.settings
    running.exporter.export(tmp_path / "frame.png", settings, overwrite=False)
    qtbot.waitUntil((tmp_path / "frame.png").is_file)
    with Image.open(tmp_path / "frame.png") as image:
        assert image.size == (96, 64)


def test_a_film_of_odd_size_is_rendered_and_the_change_is_said(running, qtbot, tmp_path) -> None:
    film = film_file(tmp_path / "odd.mkv", moving_frames(3, 95, 63), codec="ffv1")
    open_and_choose(running, qtbot, film)
    render(running, qtbot, tmp_path / "painted.mp4")
    qtbot.waitUntil(lambda: "even sides" in said(running), timeout=PATIENCE_MS)
    assert frames_of(tmp_path / "painted.mp4")[0].shape == (64, 96, 3)


def test_a_full_disk_is_said_and_the_finished_parts_are_kept(
    launch, qtbot, tmp_path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = launch()
    film = film_file(tmp_path / "film.mp4", moving_frames(30))
    open_and_choose(app, qtbot, film)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("deepart_studio.video.painting.write_film", full)
    render(app, qtbot, tmp_path / "painted.mp4")
    qtbot.waitUntil(lambda: "The disk is full" in said(app), timeout=PATIENCE_MS)
    assert "Frames finished and kept: 30." in said(app)
    monkeypatch.undo()
    press_on_card(app, "Go on")
    wait_until_rendered(app, qtbot)
    assert len(frames_of(tmp_path / "painted.mp4")) == 30


# -- stopping and going on


def test_cancel_stops_at_once_and_the_film_goes_on_later(
    launch, slower_models, qtbot, tmp_path
) -> None:
    app = launch(slower_models)
    film = film_file(tmp_path / "film.mp4", moving_frames(40))
    open_and_choose(app, qtbot, film)
    target = tmp_path / "painted.mp4"
    render_until_a_part_is_kept(app, qtbot, target)
    assert app.window.panel.render_button.text() == "Cancel"
    assert "of 40" in app.window.status.state.text()

    app.window.panel.render_button.click()
    assert app.studio.films.order is None
    assert "Frames finished and kept: 24." in said(app)
    assert not target.exists()
    assert app.window.panel.render_button.text() == "Render film…"

    def look(dialog: FilmDialog) -> None:
        dialog.folder.setText(str(tmp_path))
        dialog.name.setText("painted.mp4")
        qtbot.waitUntil(lambda: dialog.export_button.text() == "Go on")
        assert dialog.kept.text() == "Frames finished before: 24. Rendering goes on from there."
        dialog.size_choice.choose(48)
        dialog.size_choice.changed.emit(48)
        qtbot.waitUntil(lambda: dialog.export_button.text() == "Render film")
        assert not dialog.kept.isVisible()

    in_dialog(app, qtbot, look)
    press_on_card(app, "Go on")
    wait_until_rendered(app, qtbot)
    assert len(frames_of(target)) == 40
    assert not parts_of(target)


def test_closing_the_window_keeps_what_is_finished(launch, slower_models, qtbot, tmp_path) -> None:
    film = film_file(tmp_path / "film.mp4", moving_frames(40))
    target = tmp_path / "painted.mp4"
    app = launch(slower_models)
    open_and_choose(app, qtbot, film)
    render_until_a_part_is_kept(app, qtbot, target)
    app.close()
    assert not target.exists()
    assert len(parts_of(target)) == 1
    assert load_film_export(Settings(settings_file())) == FilmSettings(".mp4", None, str(tmp_path))

    later = launch(slower_models)
    open_and_choose(later, qtbot, film)
    render(later, qtbot, target)
    wait_until_rendered(later, qtbot)
    assert len(frames_of(target)) == 40


def test_a_photo_can_be_styled_and_rendered_while_a_film_goes_on(
    launch, slower_models, qtbot, tmp_path
) -> None:
    app = launch(slower_models)
    film = film_file(tmp_path / "film.mp4", moving_frames(40))
    photo = photo_file(tmp_path / "photo.png", 96, 64)
    open_and_choose(app, qtbot, film)
    target = tmp_path / "painted.mp4"
    render(app, qtbot, target)
    open_film(app, qtbot, photo)
    app.window.styles.choose(["blue-wash"])
    qtbot.waitUntil(
        lambda: is_painted(app) and app.studio.painting.order.blend[0][0].id == "blue-wash",
        timeout=PATIENCE_MS,
    )
    assert app.studio.films.order is not None
    app.window.panel.render_button.click()
    qtbot.waitUntil(lambda: not app.studio.painting.preview, timeout=PATIENCE_MS)
    assert app.studio.films.order is not None
    assert app.window.panel.render_button.text() == "Render"
    wait_until_rendered(app, qtbot)
    assert len(frames_of(target)) == 40
    assert app.studio.painting.order.blend[0][0].id == "blue-wash"


def test_a_second_film_waits_for_the_first(launch, slower_models, qtbot, tmp_path) -> None:
    app = launch(slower_models)
    first = film_file(tmp_path / "first.mp4", moving_frames(40))
    second = film_file(tmp_path / "second.mp4", moving_frames(4))
    open_and_choose(app, qtbot, first)
    render(app, qtbot, tmp_path / "painted.mp4")
    open_and_choose(app, qtbot, second)
    app.window.exports.open_dialog()
    assert "first.mp4 is being rendered." in said(app)
    app.window.status.cancel.click()
    assert app.studio.films.order is None


def test_times_are_told_in_steps() -> None:
    assert [about(s) for s in (0.2, 12, 200, 7300)] == ["1 s", "12 s", "3 min", "2 h 2 min"]
    assert [clock(s) for s in (0, 3.9, 75, 3723)] == ["0:00", "0:03", "1:15", "1:02:03"]
