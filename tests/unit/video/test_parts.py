"""Stopped in the middle, and gone on with."""

from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path

import pytest

from deepart_studio.core.errors import Cancelled, UserError
from deepart_studio.core.progress import Progress
from deepart_studio.inference.style import StylePipeline
from deepart_studio.video import painting, parts
from deepart_studio.video.painting import FilmPainter, FilmWish
from tests.support.films import film_file, frames_of, moving_frames
from tests.unit.video.conftest import Paint

FRAMES = 10


@pytest.fixture(autouse=True)
def short_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(painting, "PART_FRAMES", 3)


@pytest.fixture
def film(tmp_path: Path) -> Path:
    return film_file(tmp_path / "film.mp4", moving_frames(FRAMES), sound="aac")


def cancelling_at(frame: int) -> Progress:
    """A progress that cancels itself when this frame begins."""

    def watch(_: float, text: str) -> None:
        if text.startswith(f"{frame}/"):
            progress.cancel()

    progress = Progress(watch)
    return progress


def painter(pipeline: StylePipeline, **wishes: float) -> FilmPainter:
    return FilmPainter(pipeline, FilmWish([(pipeline.find("Red chalk"), 1.0)], wishes))


def unfinished(folder: Path) -> list[Path]:
    return [path for path in folder.iterdir() if "unfinished" in path.name]


@pytest.mark.parametrize("ending", [".mp4", ".gif"])
@pytest.mark.parametrize("strength", [1.0, 0.6])
def test_a_film_gone_on_with_is_the_same_as_one_painted_at_once(
    tmp_path: Path, film: Path, pipeline: StylePipeline, ending: str, strength: float
) -> None:
    output = tmp_path / f"painted{ending}"
    stopped = painter(pipeline, strength=strength)
    with pytest.raises(Cancelled):
        stopped.paint(film, output, cancelling_at(8))
    assert stopped.kept_frames == 6
    assert not output.exists()
    (folder,) = unfinished(tmp_path)
    assert not list(folder.glob(".*"))  # no half-written part

    told: list[int] = []
    begun: list[str] = []
    painter(pipeline, strength=strength).paint(
        film, output, Progress(lambda _, text: begun.append(text)), told.append
    )
    assert told == [6]
    assert next(text for text in begun if text) == f"7/{FRAMES}"
    assert not unfinished(tmp_path)

    (tmp_path / "whole").mkdir()
    painter(pipeline, strength=strength).paint(film, tmp_path / "whole" / output.name)
    assert output.read_bytes() == (tmp_path / "whole" / output.name).read_bytes()


def test_stopping_before_the_first_part_leaves_nothing(
    tmp_path: Path, film: Path, pipeline: StylePipeline
) -> None:
    with pytest.raises(Cancelled):
        painter(pipeline).paint(film, tmp_path / "painted.mp4", cancelling_at(2))
    assert {path.name for path in tmp_path.iterdir()} == {"film.mp4"}


def test_another_wish_begins_anew_and_leaves_the_parts_alone(
    tmp_path: Path, film: Path, pipeline: StylePipeline
) -> None:
    output = tmp_path / "painted.mp4"
    with pytest.raises(Cancelled):
        painter(pipeline).paint(film, output, cancelling_at(8))
    told: list[int] = []
    painter(pipeline, strength=0.5).paint(film, output, None, told.append)
    assert told == []
    assert len(unfinished(tmp_path)) == 1


@pytest.mark.parametrize("damage", ["state.json", "00001.nut", "00001.json", "carried-00002.npz"])
def test_damaged_parts_are_painted_again(
    tmp_path: Path, film: Path, pipeline: StylePipeline, damage: str
) -> None:
    output = tmp_path / "painted.mp4"
    with pytest.raises(Cancelled):
        painter(pipeline).paint(film, output, cancelling_at(8))
    (folder,) = unfinished(tmp_path)
    if damage.endswith(".nut"):
        (folder / damage).unlink()
    else:
        (folder / damage).write_bytes(b"{")
    told: list[int] = []
    painter(pipeline).paint(film, output, None, told.append)
    assert told == []
    assert len(frames_of(output)) == FRAMES


def test_a_full_disk_is_said_and_the_finished_parts_stay(
    tmp_path: Path, film: Path, pipeline: StylePipeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    writes = 0
    add: Callable[..., None] = painting.PartWriter.add

    def full(*arguments: object) -> None:
        nonlocal writes
        writes += 1
        if writes == 8:
            raise OSError(errno.ENOSPC, "No space left on device")
        add(*arguments)

    monkeypatch.setattr(painting.PartWriter, "add", full)
    stopped = painter(pipeline)
    with pytest.raises(UserError, match=r"disk is full: painted\.mp4"):
        stopped.paint(film, tmp_path / "painted.mp4")
    assert stopped.kept_frames == 6
    monkeypatch.undo()
    monkeypatch.setattr(painting, "PART_FRAMES", 3)
    told: list[int] = []
    painter(pipeline).paint(film, tmp_path / "painted.mp4", None, told.append)
    assert told == [6]


def test_what_ffmpeg_says_of_a_full_disk_is_said_in_plain_words(tmp_path: Path) -> None:
    import av

    from deepart_studio.video.problems import writing_to

    with pytest.raises(UserError, match="disk is full"), writing_to(tmp_path / "painted.mp4"):
        raise av.error.FFmpegError(errno.ENOSPC, "No space left on device")


def test_a_missing_folder_is_said_before_any_frame_is_painted(
    tmp_path: Path, film: Path, paint: Paint
) -> None:
    with pytest.raises(UserError, match="There is no folder"):
        paint(film, tmp_path / "missing" / "painted.mp4")


def test_a_file_that_is_there_is_not_written_over(tmp_path: Path, film: Path, paint: Paint) -> None:
    (tmp_path / "painted.mp4").write_text("mine")
    with pytest.raises(UserError, match="exists already"):
        paint(film, tmp_path / "painted.mp4")
    assert (tmp_path / "painted.mp4").read_text() == "mine"


def test_the_parts_folder_is_named_after_the_film_and_the_wish(tmp_path: Path) -> None:
    folder = parts.Parts(tmp_path / "painted.mp4", "0123456789abcdef").folder
    assert folder == tmp_path / "painted.mp4 - unfinished 01234567"


def test_what_was_finished_before_is_known_without_painting(
    tmp_path: Path, film: Path, pipeline: StylePipeline
) -> None:
    output = tmp_path / "painted.mp4"
    wish = FilmWish([(pipeline.find("Red chalk"), 1.0)])
    assert FilmPainter(pipeline, wish).frames_kept_before(film, output) == 0
    with pytest.raises(Cancelled):
        FilmPainter(pipeline, wish).paint(film, output, cancelling_at(8))
    assert FilmPainter(pipeline, wish).frames_kept_before(film, output) == 6
    other = FilmWish([(pipeline.find("Red chalk"), 1.0)], {"strength": 0.5})
    assert FilmPainter(pipeline, other).frames_kept_before(film, output) == 0
    assert FilmPainter(pipeline, wish).frames_kept_before(film, tmp_path / "else.mp4") == 0


def test_shorter_work_can_go_between_two_frames(
    tmp_path: Path, film: Path, pipeline: StylePipeline
) -> None:
    paused: list[int] = []
    wish = FilmWish([(pipeline.find("Red chalk"), 1.0)])
    painter = FilmPainter(pipeline, wish, between_frames=lambda: paused.append(painter.kept_frames))
    painter.paint(film, tmp_path / "painted.mp4")
    assert paused == [0, 0, 0, 3, 3, 3, 6, 6, 6, 9]
