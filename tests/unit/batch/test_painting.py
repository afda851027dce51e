"""One row: the same pixels as alone, its own name, and plain words for what is missing."""

from __future__ import annotations

import errno
import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from deepart_studio.batch import running
from deepart_studio.batch.changes import add
from deepart_studio.batch.painting import (
    Models,
    begun,
    failed,
    paint,
    prepare,
    recipe_for,
    write,
    written_before,
)
from deepart_studio.batch.queue_file import QueueFile
from deepart_studio.batch.rows import Row, State
from deepart_studio.batch.sources import find_photos, megapixels
from deepart_studio.core.errors import UserError
from deepart_studio.core.progress import Progress
from deepart_studio.core.styles import Style
from deepart_studio.inference.style import StylePipeline
from deepart_studio.storage import atomic
from deepart_studio.storage.reading import load_picture
from deepart_studio.storage.recipes import read_recipe
from deepart_studio.storage.styles import UserStyleStore
from tests.support.drawn import photo_file
from tests.unit.batch.conftest import MakeRow


def no_own(_encoder: str) -> list[Style]:
    return []


def painted(row: Row, models: Models, own=no_own) -> Row:
    row = begun(row)
    prepared = prepare(row, models, own)
    return write(row, paint(prepared, Progress()), prepared.request, 1.0)


def test_the_painting_is_the_one_that_the_pipeline_gives_alone(
    pipeline: StylePipeline, models: Models, make_row: MakeRow, tmp_path: Path
) -> None:
    path = photo_file(tmp_path / "sea.png")
    blend = [(pipeline.find("red-chalk"), 0.7), (pipeline.find("blue-wash"), 0.3)]
    values = {"strength": 0.6, "keep_colors": 0.4}
    recipe = recipe_for(pipeline, blend, values, 80, kept=lambda _: True)
    done = painted(replace(make_row(path), recipe=recipe), models)
    photo = load_picture(path)
    request = pipeline.request(photo, blend, long_side=80, **values)
    alone = pipeline.render(photo, blend, request)
    with Image.open(done.output) as image:
        assert np.asarray(image).tobytes() == alone.rgb.tobytes()
    assert (done.state, done.width, done.height) == (State.DONE, 80, 53)
    assert json.loads(read_recipe(Path(done.output)) or "")["strength"] == 0.6


def test_values_of_any_parameter_of_the_model_travel_with_the_row(
    pipeline: StylePipeline,
) -> None:
    blend = [(pipeline.find("red-chalk"), 1.0)]
    recipe = recipe_for(pipeline, blend, {"strength": 0.5, "unknown": 3}, None, lambda _: True)
    assert recipe.values == {"strength": 0.5, "keep_colors": 0.0}
    with pytest.raises(UserError, match="Strength cannot be 7"):
        recipe_for(pipeline, blend, {"strength": 7}, None, lambda _: True)


def test_two_rows_of_one_name_are_two_files(
    models: Models, make_row: MakeRow, tmp_path: Path
) -> None:
    path = photo_file(tmp_path / "sea.jpg")
    names = [Path(painted(make_row(path), models).output).name for _ in range(3)]
    assert names == ["sea.jpg", "sea 2.jpg", "sea 3.jpg"]


def test_a_file_that_appears_while_the_photo_is_painted_is_not_replaced(
    models: Models, make_row: MakeRow, tmp_path: Path
) -> None:
    row = begun(make_row(photo_file(tmp_path / "sea.png")))
    prepared = prepare(row, models, no_own)
    picture = paint(prepared, Progress())
    Path(row.output).parent.mkdir()
    Path(row.output).write_text("precious")
    done = write(row, picture, prepared.request, 1.0)
    assert Path(row.output).read_text() == "precious"
    assert Path(done.output).name == "sea 2.png"


def test_a_crash_after_writing_and_before_noting_it_paints_nothing_twice(
    file: QueueFile, models: Models, make_row: MakeRow, tmp_path: Path
) -> None:
    file.change(add([make_row(photo_file(tmp_path / "sea.png"))]))
    running.start(file)
    row = running.claim(file)
    assert row is not None
    prepared = prepare(row, models, no_own)
    write(row, paint(prepared, Progress()), prepared.request, 1.0)
    file.let_go()  # the crash
    running.start(file)
    assert running.claim(file) is None
    assert file.read().count(State.DONE) == 1
    running.stop(file, finished=True)


def test_the_painting_of_another_row_is_not_taken_for_ones_own(
    models: Models, make_row: MakeRow, tmp_path: Path
) -> None:
    path = photo_file(tmp_path / "sea.png")
    done = painted(make_row(path), models)
    assert written_before(replace(make_row(path), output=done.output)) is None


def test_ones_own_style_is_found_again_and_its_loss_is_said(
    pipeline: StylePipeline, models: Models, make_row: MakeRow, tmp_path: Path
) -> None:
    store = UserStyleStore(tmp_path / "styles")
    picture = load_picture(photo_file(tmp_path / "own.png", seed=3))
    code = pipeline.encode(picture.rgb)
    style = store.add(picture, code, pipeline.encoder_sha256, "Grandma's quilt")
    recipe = recipe_for(pipeline, [(style, 1.0)], {}, None, kept=lambda _: True)
    row = replace(make_row(photo_file(tmp_path / "sea.png")), recipe=recipe)
    assert painted(row, models, store.list).state is State.DONE
    store.remove(style.id)
    with pytest.raises(UserError, match='"Grandma\'s quilt" is not there any more'):
        prepare(row, models, store.list)


def test_a_missing_photo_and_a_broken_one_are_said(
    models: Models, make_row: MakeRow, tmp_path: Path
) -> None:
    with pytest.raises(UserError, match="Cannot find"):
        prepare(make_row(tmp_path / "gone.png"), models, no_own)
    (tmp_path / "broken.png").write_bytes(b"\x89PNG nonsense")
    with pytest.raises(UserError, match=r"broken\.png"):
        prepare(make_row(tmp_path / "broken.png"), models, no_own)


def test_a_full_disk_is_said_and_leaves_nothing_behind(
    models: Models, make_row: MakeRow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = begun(make_row(photo_file(tmp_path / "sea.png")))
    prepared = prepare(row, models, no_own)
    picture = paint(prepared, Progress())

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(atomic, "_settle", full)
    with pytest.raises(UserError, match="The disk is full") as caught:
        write(row, picture, prepared.request, 1.0)
    assert list((tmp_path / "painted").iterdir()) == []
    after = failed(row, caught.value)
    assert (after.state, after.output) == (State.FAILED, "")
    assert after.problem is not None
    assert after.problem.hint == "Make some room or choose another disk."


def test_a_destination_that_is_a_file_is_said(
    models: Models, make_row: MakeRow, tmp_path: Path
) -> None:
    (tmp_path / "painted").write_text("a file")
    with pytest.raises(UserError, match="cannot be made"):
        painted(make_row(photo_file(tmp_path / "sea.png")), models)


def test_a_fault_of_the_program_stops_one_row_only(make_row: MakeRow) -> None:
    after = failed(make_row(), ZeroDivisionError("oops"))
    assert after.problem is not None
    assert "ZeroDivisionError" in str(after.problem.error())


def test_a_folder_stands_for_the_photos_in_it(tmp_path: Path) -> None:
    for name in ("b.png", "A.jpg", ".hidden.png", "notes.txt"):
        path = tmp_path / "in" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("") if path.suffix == ".txt" else photo_file(path)
    (tmp_path / "empty").mkdir()
    found = find_photos([tmp_path / "in", tmp_path / "in" / "b.png", tmp_path / "empty"])
    assert [path.name for path in found.photos] == ["A.jpg", "b.png"]
    assert [str(problem) for problem in found.problems] == [
        f"There is no picture in the folder {tmp_path / 'empty'}."
    ]


def test_the_size_of_a_photo_is_read_from_its_head(tmp_path: Path) -> None:
    assert megapixels(photo_file(tmp_path / "sea.png", 500, 200)) == pytest.approx(0.1)
    assert megapixels(tmp_path / "gone.png") == 0
