"""The layers of the open document as one frozen value; pixels are shared, never copied."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # they load numpy, which the first paint need not wait for
    from deepart_studio.document.layers import Document, Layer


@dataclass(frozen=True, eq=False)
class OpenLayer:
    """A layer and the number that names it as long as the document is open."""

    number: int
    layer: Layer


@dataclass(frozen=True, eq=False)
class LayerStack:
    """Layers, bottom to top, on a canvas of ``width`` × ``height`` pixels.

    ``state`` names what they are like: others can remember it without holding any pixels. Undoing
    gives layers of the same state, if not the same object (``named``).
    """

    width: int
    height: int
    layers: tuple[OpenLayer, ...]
    extras: tuple[tuple[str, bytes], ...] = ()
    state: object = field(default_factory=object, init=False)

    @classmethod
    def of(cls, document: Document) -> LayerStack:
        """The layers of a document, numbered from 1."""
        layers = tuple(OpenLayer(i, layer) for i, layer in enumerate(document.layers, 1))
        return cls(document.width, document.height, layers, document.extras)

    def named(self, state: object) -> LayerStack:
        """This very object, known to be like the layers that had this state."""
        object.__setattr__(self, "state", state)
        return self

    @property
    def document(self) -> Document:
        """The same without numbers."""
        from deepart_studio.document.layers import Document

        layers = tuple(item.layer for item in self.layers)
        return Document(self.width, self.height, layers, self.extras)

    @property
    def next_number(self) -> int:
        return max((item.number for item in self.layers), default=0) + 1

    def find(self, number: int | None) -> Layer | None:
        return next((item.layer for item in self.layers if item.number == number), None)

    def place(self, number: int) -> int:
        """How many layers are below this one."""
        return [item.number for item in self.layers].index(number)

    def below(self, number: int) -> OpenLayer | None:
        """The layer under this one."""
        place = self.place(number)
        return self.layers[place - 1] if place else None

    def with_layer(self, layer: Layer, above: int | None = None) -> LayerStack:
        """One more layer, ``next_number``, above another or on top."""
        place = len(self.layers) if self.find(above) is None else self.place(above or 0) + 1
        new = OpenLayer(self.next_number, layer)
        return replace(self, layers=(*self.layers[:place], new, *self.layers[place:]))

    def changed(self, number: int, **changes: Any) -> LayerStack:
        """One layer with other fields."""
        return self.put(number, replace(self._known(number), **changes))

    def put(self, number: int, layer: Layer) -> LayerStack:
        """Another layer in the place of one."""
        layers = (OpenLayer(number, layer) if i.number == number else i for i in self.layers)
        return replace(self, layers=tuple(layers))

    def without(self, number: int) -> LayerStack:
        return replace(self, layers=tuple(i for i in self.layers if i.number != number))

    def moved(self, number: int, place: int) -> LayerStack:
        """One layer moved so that ``place`` layers are below it."""
        rest = [item for item in self.layers if item.number != number]
        item = self.layers[self.place(number)]
        return replace(self, layers=(*rest[:place], item, *rest[place:]))

    def doubled(self, number: int, name: str) -> LayerStack:
        """A copy of a layer above it; both share their pixels."""
        copy = replace(self._known(number), name=name, locked=False)
        return self.with_layer(copy, above=number)

    def with_pixels(self, before: LayerStack, after: LayerStack) -> LayerStack:
        """The same change made from ``after``, a stroke later than ``before``."""
        later = {
            id(item.layer.pixels): new
            for item in before.layers
            if (new := after.find(item.number)) is not None
        }
        layers = []
        for item in self.layers:
            new = later.get(id(item.layer.pixels))  # also of a copy made in the meantime
            if new is not None and new.pixels is not item.layer.pixels:
                fields: dict[str, Any] = {"pixels": new.pixels, "x": new.x, "y": new.y}
                if new.mask is not None:
                    fields["mask"] = new.mask
                layers.append(OpenLayer(item.number, replace(item.layer, **fields)))
            else:
                layers.append(item)
        return replace(self, layers=tuple(layers))

    def held(self) -> Iterator[tuple[int, int]]:
        """Name and bytes of each array of pixels."""
        for item in self.layers:
            yield id(item.layer.pixels), item.layer.pixels.nbytes
            if item.layer.mask is not None:
                yield id(item.layer.mask), item.layer.mask.nbytes

    def _known(self, number: int) -> Layer:
        return self.layers[self.place(number)].layer
