"""How steady a painted film is: pytest -m benchmark tests/benchmarks/test_film_steadiness.py"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from deepart_studio.core.errors import UserError
from deepart_studio.core.pictures import Picture
from deepart_studio.inference.catalog import Catalog
from deepart_studio.inference.sessions import SessionCache
from deepart_studio.inference.style import StylePipeline
from deepart_studio.storage.model_roots import model_roots
from deepart_studio.video.steadying import Carried, find_motion, steady
from tests.benchmarks.painters import THREADS
from tests.support.moving_film import known_film, sharpness, warping_error

FRAMES, WIDTH, HEIGHT = 12, 192, 128
STYLES = 4
LARGEST_RATIO = 0.6
LEAST_SHARPNESS = 0.7
_SETTLED = 4
"""From this frame on the sharpness does not fall any more."""


@pytest.fixture
def pipeline() -> StylePipeline:
    """The any-style model that ships, or the one that DEEPART_MODELS names."""
    try:
        entry = Catalog(model_roots()).first("style")
    except UserError as error:
        pytest.skip(str(error))
    return StylePipeline(entry, SessionCache(threads=THREADS))


pytestmark = pytest.mark.benchmark


def test_a_painted_film_flickers_little_and_stays_sharp(
    pipeline: StylePipeline, figure: Callable[[str], None]
) -> None:
    film = known_film(FRAMES, WIDTH, HEIGHT)
    figure(f"warping error of the film itself: {warping_error([f.rgb for f in film], film):.2f}")
    step = max(1, len(pipeline.styles) // STYLES)
    for style in pipeline.styles[::step][:STYLES]:
        alone, together = [], []
        carried: Carried | None = None
        for frame in film:
            photo = Picture.of_pixels(frame.rgb)
            request = pipeline.request(photo, [(style, 1.0)])
            painting = pipeline.render(photo, [(style, 1.0)], request).rgb
            alone.append(painting)
            held = steady(painting, carried, find_motion(carried, frame.rgb))
            together.append(held)
            carried = Carried(frame.rgb, held)
        before, after = warping_error(alone, film), warping_error(together, film)
        sharp = [np.mean([sharpness(p) for p in ps[_SETTLED:]]) for ps in (together, alone)]
        kept = float(sharp[0] / sharp[1])
        figure(
            f"{style.id}: warping error {after:.2f}, frame by frame {before:.2f}, "
            f"ratio {after / before:.2f}; sharpness {kept:.2f} of frame by frame"
        )
        assert after <= LARGEST_RATIO * before
        assert kept >= LEAST_SHARPNESS
