"""Krita opens our projects, sees the same picture, and what it saves is read back.

It needs a display: xvfb-run gives it one.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from deepart_studio.core.errors import UserError
from deepart_studio.document.blending import BlendMode
from deepart_studio.document.compositing import composite
from deepart_studio.document.layers import Document, Layer
from deepart_studio.document.opening import load_document, load_photo
from deepart_studio.document.writing import save_document
from deepart_studio.studio.kept_recipes import keep_recipes, with_kept_recipes
from tests.real_programs.modes_document import differences, modes_document, written
from tests.support.drawn import landscape

pytestmark = [
    pytest.mark.programs,
    pytest.mark.skipif(not (shutil.which("krita") and shutil.which("xvfb-run")), reason="no Krita"),
]
MOST_LEVELS, MOST_CLEAR_LEVELS = 2, 4
"""Over another colour; over what is transparent itself Krita rounds twice, to whole bytes."""
PATIENCE_S = 300
OTHERWISE = {BlendMode.HUE: 3}
"""Krita weighs red, green and blue by 0.299, 0.587, 0.114, the specification by 0.3, 0.59, 0.11."""


def krita(source: Path, target: Path) -> Path:
    """Let Krita open a file and save it in another format."""
    home = source.parent / "krita-home"
    home.mkdir(exist_ok=True)
    environment = {**os.environ, "HOME": str(home), "XDG_RUNTIME_DIR": str(home)}
    environment.pop("QT_QPA_PLATFORM", None)
    subprocess.run(
        ["xvfb-run", "-a", "krita", "--export", "--export-filename", str(target), str(source)],
        env=environment,
        check=True,
        timeout=PATIENCE_S,
        capture_output=True,
    )
    return target


def test_krita_sees_the_picture_that_we_see(tmp_path: Path, table: Callable[[str], None]) -> None:
    document = modes_document()
    ours = tmp_path / "modes.ora"
    save_document(document, ours)
    flat = np.asarray(Image.open(krita(ours, tmp_path / "modes.png")).convert("RGBA"))
    found = differences(composite(document), flat)
    table(written("Krita's picture of our project, largest difference in levels", found))
    for mode, (solid, clear) in found.items():
        assert solid <= OTHERWISE.get(mode, MOST_LEVELS), mode
        assert clear <= MOST_CLEAR_LEVELS, mode


def test_what_krita_saved_is_read_as_it_was(tmp_path: Path, table: Callable[[str], None]) -> None:
    document = modes_document()
    ours = tmp_path / "modes.ora"
    save_document(document, ours)
    theirs = krita(ours, tmp_path / "saved.ora")
    said: list[UserError] = []
    again, _ = load_document(theirs, said.append)
    assert said == []
    assert [layer.name for layer in again.layers] == [layer.name for layer in document.layers]
    assert {layer.mode for layer in again.layers} == set(BlendMode)
    found = differences(composite(document), composite(again))
    table(written("Our picture of what Krita saved, largest difference in levels", found))
    assert max(max(both) for both in found.values()) <= MOST_LEVELS
    assert load_photo(theirs).width == document.width


def test_recipes_that_krita_drops_are_remembered(tmp_path: Path, home: Path) -> None:
    painting = np.full((48, 64, 4), 255, np.uint8)
    painting[..., :3] = landscape(64, 48)
    painting[:8, :8, 3] = 0
    layers = (Layer(painting[::-1].copy(), "photo"), Layer(painting, "painting", request="{}"))
    document = Document(64, 48, layers, (("deepart/photo.json", b"{}"),))
    ours = tmp_path / "painted.ora"
    save_document(document, ours)
    keep_recipes(document, "deepart/photo.json")
    bare, _ = load_document(krita(ours, tmp_path / "saved.ora"))
    assert [layer.request for layer in bare.layers] == ["", ""]
    again = with_kept_recipes(bare, "deepart/photo.json")
    assert [layer.request for layer in again.layers] == ["", "{}"]
    assert dict(again.extras)["deepart/photo.json"] == b"{}"
