"""Refined masks for the eye: computed in a worker thread at the preview's size."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from deepart_studio.studio.background import Background
from deepart_studio.studio.painted_mask import PaintedMask
from deepart_studio.studio.paintings import Photo
from deepart_studio.studio.region_choices import RegionChoice

if TYPE_CHECKING:  # it loads numpy, which the first paint need not wait for
    from deepart_studio.core.masks import Values
    from deepart_studio.core.pictures import Picture

REMEMBERED = 8
Key = tuple[str, PaintedMask, float]


class RefinedMasks(QObject):
    """The newest wishes are computed one after the other; an old answer does no harm."""

    ready = Signal()

    def __init__(
        self,
        background: Background,
        failed: Callable[[BaseException], object],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._background, self._tell_failure = background, failed
        self._known: OrderedDict[Key, Values] = OrderedDict()
        self._wanted: OrderedDict[Key, tuple[RegionChoice, Picture]] = OrderedDict()
        self._busy = False

    def find(self, region: RegionChoice, photo: Photo) -> Values | None:
        """The region's refined mask; None while it is computed (then ``ready``) or if it is not
        refined at all."""
        if region.refine <= 0:
            return None
        key = (photo.sha256, region.mask, region.refine)
        if key in self._known:
            self._known.move_to_end(key)
            return self._known[key]
        self._wanted[key] = (region, photo.small)
        while len(self._wanted) > REMEMBERED:
            self._wanted.popitem(last=False)
        self._next()
        return None

    def _next(self) -> None:
        if self._busy or not self._wanted:
            return
        self._busy = True
        key, (region, photo) = self._wanted.popitem()

        def done(values: Values) -> None:
            self._known[key] = values
            while len(self._known) > REMEMBERED:
                self._known.popitem(last=False)
            self._busy = False
            self._next()
            self.ready.emit()

        def failed(error: BaseException) -> None:
            self._busy = False
            self._tell_failure(error)

        self._background.run(lambda: _refined(region, photo), done, failed)


def _refined(region: RegionChoice, photo: Picture) -> Values:
    from deepart_studio.inference.guided import refine_mask
    from deepart_studio.inference.regions import fitted_values

    values = fitted_values(region.mask.mask, photo.width, photo.height)
    return refine_mask(values, photo.rgb, region.refine).copy()
