"""Snapshots of unsaved documents, and those that are left behind."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from deepart_studio.core.errors import UserError
from deepart_studio.document.journal import Journal, Title, orphans
from deepart_studio.document.layers import Document, Layer
from deepart_studio.document.png_cache import PngCache
from deepart_studio.document.writing import png
from tests.support.drawn import landscape

DIE = """
import os, signal, sys
from pathlib import Path
import numpy as np
from deepart_studio.document.journal import Journal, Title
from deepart_studio.document.layers import Document, Layer
from deepart_studio.document.writing import png
journal = Journal(Path(sys.argv[1]))
pixels = np.full((6, 8, 4), 200, np.uint8)
journal.write(Document(8, 6, (Layer(pixels, "sea"),)), Title("harbour.png"), png)
os.kill(os.getpid(), signal.SIGKILL)
"""


def document(name: str = "field") -> Document:
    rgba = np.dstack([landscape(), np.full((64, 96), 255, np.uint8)])
    layer = Layer(rgba, name, opacity=0.5)
    return Document(96, 64, (layer,), extras=(("other/brush.bin", b"theirs"),))


def test_what_a_killed_program_wrote_is_found_once(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-c", DIE, str(tmp_path)], timeout=60, check=False)
    (orphan,) = orphans(tmp_path)
    assert orphan.title == Title("harbour.png")
    found, title, _ = orphan.read()
    assert title == Title("harbour.png")
    assert [layer.name for layer in found.layers] == ["sea"]
    assert orphans(tmp_path) == []  # it is ours now
    orphan.let_go()
    (again,) = orphans(tmp_path)
    again.discard()
    assert list(tmp_path.iterdir()) == []


def test_the_journal_of_a_running_program_is_not_touched(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    journal.write(document(), Title("field.png", Path("/pictures/field.ora")), png)
    assert orphans(tmp_path) == []
    journal.close(keep=True)
    (orphan,) = orphans(tmp_path)
    assert orphan.title == Title("field.png", Path("/pictures/field.ora"))
    orphan.discard()


def test_a_clean_end_leaves_nothing(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    journal.write(document(), Title("field.png"), png)
    journal.close(keep=False)
    assert list(tmp_path.iterdir()) == []


def test_what_was_saved_meanwhile_is_not_offered(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    journal.write(document(), Title("field.png"), png)
    journal.clear()
    journal.close(keep=True)
    assert orphans(tmp_path) == []
    assert list(tmp_path.iterdir()) == []


def test_the_newest_snapshot_counts_and_files_of_others_are_kept(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    for name in ("first", "second"):
        journal.write(document(name), Title("field.png"), png)
    journal.close(keep=True)
    (orphan,) = orphans(tmp_path)
    found, _, _ = orphan.read()
    assert [layer.name for layer in found.layers] == ["second"]
    assert (found.layers[0].pixels == document().layers[0].pixels).all()
    assert found.extras == (("other/brush.bin", b"theirs"),)
    orphan.discard()


def test_the_newest_is_offered_first(tmp_path: Path) -> None:
    for age, name in ((10, "old"), (5, "new")):
        journal = Journal(tmp_path)
        journal.write(document(), Title(name), png)
        journal.close(keep=True)
        newest = max(tmp_path.glob("*/document.ora"), key=lambda path: path.stat().st_ctime_ns)
        os.utime(newest, (1e9 - age, 1e9 - age))
    found = orphans(tmp_path)
    assert [orphan.title.name for orphan in found] == ["new", "old"]
    for orphan in found:
        orphan.discard()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder_is_a_problem_in_words(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(UserError, match="Nothing may be written"):
        Journal(tmp_path / "recovery").write(document(), Title("field.png"), png)
    tmp_path.chmod(0o700)


def test_a_file_in_the_way_is_a_problem_in_words(tmp_path: Path) -> None:
    (tmp_path / "recovery").write_text("in the way")
    with pytest.raises(UserError):
        Journal(tmp_path / "recovery").write(document(), Title("field.png"), png)


def test_a_layer_is_encoded_once_as_long_as_it_lives() -> None:
    made: list[int] = []

    def encode(pixels: np.ndarray) -> bytes:
        made.append(id(pixels))
        return png(pixels)

    cache = PngCache(encode)
    pixels = document().layers[0].pixels
    assert cache(pixels) == cache(pixels) == png(pixels)
    assert len(made) == 1
    assert cache(pixels.copy()) == png(pixels)
    assert len(made) == 2
