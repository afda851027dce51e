"""The style wall: one photo in every style, painted in the order in which it is looked at."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from deepart_studio.core.errors import Cancelled
from deepart_studio.studio.engine_room import EngineJob, EngineRoom
from deepart_studio.studio.paintings import Order, Painting
from deepart_studio.studio.style_shelf import StyleShelf

if TYPE_CHECKING:  # it loads numpy, which the first paint need not wait for
    from deepart_studio.core.pictures import Picture
    from deepart_studio.core.styles import Style

Key = tuple[object, ...]

REMEMBERED = 96
"""Tiles kept (about 1 MB each). What lies out of sight is painted ahead up to this many."""
IN_FLIGHT = 2
"""One tile is painted and one waits, so that the engine never waits for the window."""


@dataclass(frozen=True, eq=False)
class _Tile:
    """A painted tile without its order, which would keep the whole photo in memory."""

    picture: Picture
    image: QImage
    seconds: float


class StyleWall(QObject):
    """Paints tiles on the engine's job lane while it is open.

    A tile is the live preview of one style with the values that are set, so choosing it shows the
    very same picture at once. Tiles are remembered by all that determines them, over a change of
    the photo and back; a change stops what is painted and begins anew.
    """

    restarted = Signal()  # other styles, or all tiles are to be asked for again
    tile_painted = Signal(str)  # style id
    opened_changed = Signal(bool)
    failed = Signal(object)  # BaseException

    def __init__(
        self,
        room: EngineRoom,
        shelf: StyleShelf,
        order_for: Callable[[Style], Order | None],
        parent: QObject | None = None,
    ) -> None:
        """``order_for`` gives the order of one style's tile, None without a photo or a model."""
        super().__init__(parent)
        self._room, self._shelf, self._order_for = room, shelf, order_for
        self._orders: dict[str, Order] = {}
        self._styles: tuple[str, ...] = ()
        self._seen: tuple[str, ...] = ()
        self._jobs: dict[Key, EngineJob] = {}
        self._kept: OrderedDict[Key, _Tile] = OrderedDict()
        self._stuck = False
        self.is_open = False

    def open(self) -> None:
        """Begin to paint."""
        if not self.is_open:
            self.is_open = True
            self.refresh()
            self.opened_changed.emit(True)

    def close(self) -> None:
        """Stop at once; what is painted stays remembered."""
        if self.is_open:
            self.is_open = False
            self._give_up(lambda _key: True)
            self.opened_changed.emit(False)

    def restart(self) -> None:
        """Stop what is painted of a photo that is no longer shown, and let go of it."""
        self._give_up(lambda _key: True)
        self._orders = {}

    def refresh(self) -> None:
        """The photo, a value or the styles may have changed: stop what is no longer wanted."""
        if not self.is_open:
            return
        styles = self._shelf.styles
        orders = {style.id: self._order_for(style) for style in styles}
        wanted = {style_id: order for style_id, order in orders.items() if order is not None}
        keys = {order.key for order in wanted.values()}
        ids = tuple(style.id for style in styles)
        unchanged = ids == self._styles and keys == {o.key for o in self._orders.values()}
        if unchanged and not self._stuck:
            self._fill()
            return
        self._styles, self._orders, self._stuck = ids, wanted, False
        self._give_up(lambda key: key not in keys)
        self.restarted.emit()
        self._fill()

    def look_at(self, style_ids: Sequence[str]) -> None:
        """These tiles are in sight, in this order; they are painted first."""
        if tuple(style_ids) != self._seen:
            self._seen = tuple(style_ids)
            self._fill()

    def tile(self, style_id: str) -> Painting | None:
        """The tile of a style, where it is painted."""
        order = self._orders.get(style_id)
        return self.find(order) if order else None

    def find(self, order: Order) -> Painting | None:
        """The tile that answers an order for a preview, where there is one."""
        tile = self._kept.get(order.key)
        return Painting(order, tile.picture, tile.image, tile.seconds) if tile else None

    @property
    def progress(self) -> tuple[int, int]:
        """Tiles that are painted, and all tiles."""
        painted = sum(order.key in self._kept for order in self._orders.values())
        return painted, len(self._orders)

    # -- painting

    def _fill(self) -> None:
        if not self.is_open or self._stuck:
            return
        for style_id in self._by_nearness():
            if len(self._jobs) >= IN_FLIGHT:
                return
            order = self._orders.get(style_id)
            if order is None or order.key in self._kept or order.key in self._jobs:
                continue
            if style_id not in self._seen and self.progress[0] + len(self._jobs) >= REMEMBERED:
                return
            self._jobs[order.key] = self._room.paint(order, "job", self._done, self._failed)

    def _by_nearness(self) -> Iterator[str]:
        """What is in sight, then what follows it, then what lies before it, nearest first."""
        seen = [style_id for style_id in self._seen if style_id in self._orders]
        yield from seen
        places = [self._styles.index(style_id) for style_id in seen] or [-1]
        yield from self._styles[max(places) + 1 :]
        yield from reversed(self._styles[: max(min(places), 0)])

    def _done(self, painting: Painting) -> None:
        key = painting.order.key
        self._jobs.pop(key, None)
        self._keep(key, _Tile(painting.picture, painting.image, painting.seconds))
        for style, _ in painting.order.blend:
            self.tile_painted.emit(style.id)
        self._fill()

    def _keep(self, key: Key, tile: _Tile) -> None:
        """Remember a tile; the oldest of other photos and values go first, those in sight never."""
        self._kept[key] = tile
        wanted = {order.key for order in self._orders.values()}
        in_sight = {self._orders[i].key for i in self._seen if i in self._orders}
        for spared in (wanted, in_sight):
            for old in [old for old in self._kept if old not in spared]:
                if len(self._kept) <= REMEMBERED:
                    return
                del self._kept[old]

    def _failed(self, order: Order, error: BaseException) -> None:
        self._jobs.pop(order.key, None)
        if isinstance(error, Cancelled):
            return
        self._stuck = True  # one notice, not one for each style
        self._give_up(lambda _key: True)
        self.failed.emit(error)

    def _give_up(self, unwanted: Callable[[Key], bool]) -> None:
        for key in [key for key in self._jobs if unwanted(key)]:
            self._jobs.pop(key).cancel()
