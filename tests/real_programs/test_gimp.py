"""GIMP lays the same layers over each other as we do.

GIMP's OpenRaster plug-in is written in Python 2, which Debian has no longer. So the layers of our
project are given to it by script, with offsets, opacity and the modes that its plug-in would set.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from deepart_studio.document.blending import BlendMode
from deepart_studio.document.compositing import composite
from deepart_studio.document.writing import save_document
from tests.real_programs.modes_document import differences, modes_document, written

GIMP = shutil.which("gimp-console") or shutil.which("gimp")
pytestmark = [pytest.mark.programs, pytest.mark.skipif(GIMP is None, reason="no GIMP")]
MOST_LEVELS = 2
PATIENCE_S = 300

MODES_OF_GIMP = {
    BlendMode.NORMAL: "LAYER-MODE-NORMAL",
    BlendMode.MULTIPLY: "LAYER-MODE-MULTIPLY",
    BlendMode.SCREEN: "LAYER-MODE-SCREEN",
    BlendMode.OVERLAY: "LAYER-MODE-OVERLAY",
    BlendMode.DARKEN: "LAYER-MODE-DARKEN-ONLY",
    BlendMode.LIGHTEN: "LAYER-MODE-LIGHTEN-ONLY",
    BlendMode.COLOR_DODGE: "LAYER-MODE-DODGE-LEGACY",
    BlendMode.COLOR_BURN: "LAYER-MODE-BURN-LEGACY",
    BlendMode.HARD_LIGHT: "LAYER-MODE-HARDLIGHT",
    BlendMode.SOFT_LIGHT: "LAYER-MODE-SOFTLIGHT",
    BlendMode.DIFFERENCE: "LAYER-MODE-DIFFERENCE",
    BlendMode.EXCLUSION: "LAYER-MODE-EXCLUSION",
    BlendMode.HUE: "LAYER-MODE-HSV-HUE",
    BlendMode.SATURATION: "LAYER-MODE-HSV-SATURATION",
    BlendMode.COLOR: "LAYER-MODE-HSL-COLOR",
    BlendMode.LUMINOSITY: "LAYER-MODE-LUMINANCE",
}
CLIPPED = {BlendMode.COLOR_DODGE, BlendMode.COLOR_BURN}
"""The newer ones of GIMP go beyond white and black; the older are seen over other layers only."""
OTHERWISE = {
    BlendMode.SOFT_LIGHT,  # GIMP's own formula
    BlendMode.HUE,  # of HSV, where the specification keeps the luminosity
    BlendMode.SATURATION,
    BlendMode.COLOR,  # of HSL
    BlendMode.LUMINOSITY,  # of linear light
}
"""Modes of these names that GIMP mixes in another way."""


def gimp_script(folder: Path) -> str:
    """Script-Fu that lays the PNG files in a folder over each other and saves what is seen."""
    document = modes_document()
    lines = [f"(let* ((image (car (gimp-image-new {document.width} {document.height} RGB))))"]
    for number, layer in enumerate(document.layers):
        lines.append(
            f'(let ((layer (car (gimp-file-load-layer 1 image "{folder}/layer{number:03}.png"))))'
            f"(gimp-image-insert-layer image layer 0 0)"
            f"(gimp-layer-set-offsets layer {layer.x} {layer.y})"
            f"(gimp-layer-set-opacity layer {layer.opacity * 100})"
            f"(gimp-layer-set-mode layer {MODES_OF_GIMP[layer.mode]})"
            "(gimp-layer-set-blend-space layer LAYER-COLOR-SPACE-RGB-PERCEPTUAL)"
            "(gimp-layer-set-composite-space layer LAYER-COLOR-SPACE-RGB-PERCEPTUAL)"
            "(gimp-layer-set-composite-mode layer LAYER-COMPOSITE-UNION))"
        )
    flat = folder / "flat.png"
    lines.append(
        "(let ((flat (car (gimp-image-merge-visible-layers image CLIP-TO-IMAGE))))"
        f'(file-png-save 1 image flat "{flat}" "{flat}" 0 9 0 0 0 0 0)))'
    )
    return "".join(lines)


def test_gimp_sees_the_picture_that_we_see(tmp_path: Path, table: Callable[[str], None]) -> None:
    document = modes_document()
    save_document(document, tmp_path / "modes.ora")
    with zipfile.ZipFile(tmp_path / "modes.ora") as archive:
        archive.extractall(tmp_path)
    folder = tmp_path / "data"
    assert GIMP is not None
    done = subprocess.run(
        [GIMP, "-i", "-n", "-d", "-f", "-b", gimp_script(folder), "-b", "(gimp-quit 1)"],
        env={**os.environ, "HOME": str(tmp_path)},
        check=False,
        timeout=PATIENCE_S,
        capture_output=True,
        text=True,
    )
    assert (folder / "flat.png").exists(), done.stderr[-2000:]
    flat = np.asarray(Image.open(folder / "flat.png").convert("RGBA"))
    found = differences(composite(document), flat)
    table(written("GIMP's picture of our layers, largest difference in levels", found))
    common = {mode: both for mode, both in found.items() if mode not in OTHERWISE}
    assert max(solid for solid, _ in common.values()) <= MOST_LEVELS
    assert max(clear for mode, (_, clear) in common.items() if mode not in CLIPPED) <= MOST_LEVELS
