"""The queue survives restarts, crashes and two programs at once."""

from __future__ import annotations

import multiprocessing
import os
from pathlib import Path

import pytest

from deepart_studio.batch import running
from deepart_studio.batch.changes import add, set_row
from deepart_studio.batch.painting import begun
from deepart_studio.batch.queue_file import QueueFile
from deepart_studio.batch.rows import Problem, Queue, State
from deepart_studio.core.errors import UserError
from tests.unit.batch.conftest import MakeRow


def test_what_was_put_in_is_there_after_a_restart(file: QueueFile, make_row: MakeRow) -> None:
    problem = Problem("Cannot find {name}.", "Look for it.", {"name": "b.png"})
    rows = [make_row("a.png"), make_row("b.png", state=State.FAILED, problem=problem)]
    written = file.change(add(rows))
    assert QueueFile(file.path).read() == written == Queue(tuple(rows))
    assert str(written.rows[1].problem.error()) == "Cannot find b.png. Look for it."


def test_a_thousand_photos_share_one_recipe_in_the_file(file: QueueFile, make_row: MakeRow) -> None:
    row = make_row()
    file.change(add([make_row(f"{n}.png") for n in range(1000)]))
    text = file.path.read_text("utf-8")
    assert text.count(row.recipe.styles[0].code_sha256) == 1
    assert len(file.read().rows) == 1000


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", '{"schema": 99}', '{"schema": 1, "going": 0, "shared": [], "rows": [3]}'],
)
def test_a_damaged_file_is_set_aside_and_the_queue_begins_empty(file: QueueFile, text: str) -> None:
    file.path.parent.mkdir()
    file.path.write_text(text)
    assert file.read() == Queue()
    assert file.path.with_name("queue.json.damaged").read_text() == text


def _add_some(path: Path, row: object) -> None:
    for _ in range(10):
        QueueFile(path).change(add([row]))


def test_two_programs_that_add_at_once_lose_nothing(file: QueueFile, make_row: MakeRow) -> None:
    spawn = multiprocessing.get_context("spawn")
    both = [spawn.Process(target=_add_some, args=(file.path, make_row(n))) for n in "ab"]
    for process in both:
        process.start()
    for process in both:
        process.join()
    assert sorted(row.name for row in file.read().rows) == ["a"] * 10 + ["b"] * 10


def test_only_one_paints_at_a_time(file: QueueFile) -> None:
    other = QueueFile(file.path)
    file.take()
    assert other.taken_elsewhere()
    with pytest.raises(UserError, match="being painted by another window or command"):
        other.take()
    file.let_go()
    other.take()
    other.let_go()


def test_after_a_crash_the_photo_begins_anew(file: QueueFile, make_row: MakeRow) -> None:
    row = make_row()
    file.change(add([begun(row)]))
    assert file.read().count(State.RUNNING) == 1
    assert QueueFile(file.path).recover().waiting == 1


def test_what_another_program_paints_now_is_left_alone(file: QueueFile, make_row: MakeRow) -> None:
    file.take()
    file.change(add([begun(make_row())]))
    assert QueueFile(file.path).recover().count(State.RUNNING) == 1
    file.let_go()


def test_a_stop_in_the_middle_is_remembered_and_an_end_is_not(
    file: QueueFile, make_row: MakeRow
) -> None:
    file.change(add([make_row()]))
    running.start(file)
    running.stop(file, finished=False)
    assert file.read().going
    running.start(file)
    running.stop(file, finished=True)
    assert not file.read().going


def test_a_row_that_was_taken_out_meanwhile_does_not_come_back(
    file: QueueFile, make_row: MakeRow
) -> None:
    row = make_row()
    assert file.change(set_row(row)) == Queue()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path, make_row: MakeRow) -> None:
    folder = tmp_path / "locked"
    folder.mkdir(mode=0o500)
    with pytest.raises(UserError, match="Nothing may be written"):
        QueueFile(folder / "queue.json").change(add([make_row()]))
