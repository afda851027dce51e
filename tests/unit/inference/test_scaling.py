from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from deepart_studio.inference import scaling
from tests.support.drawn import landscape


@pytest.mark.parametrize("size", [(90, 61), (333, 40), (40, 333), (700, 500), (1, 1)])
@pytest.mark.parametrize("resample", [Image.Resampling.LANCZOS, Image.Resampling.BICUBIC])
def test_scaling_in_bands_is_scaling(
    size: tuple[int, int], resample: Image.Resampling, monkeypatch: pytest.MonkeyPatch
) -> None:
    rgb = landscape(300, 200, seed=2)
    monkeypatch.setattr(scaling, "BAND_PIXELS", 3000)
    want = np.asarray(Image.fromarray(rgb).resize(size, resample), int)
    assert np.abs(scaling.scaled(rgb, size, resample) - want).max() <= 1


def test_the_same_size_is_the_same_picture() -> None:
    rgb = landscape()
    assert scaling.scaled(rgb, (rgb.shape[1], rgb.shape[0])) is rgb
