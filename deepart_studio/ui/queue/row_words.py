"""What a row of the queue says, in the language of the interface."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QObject

from deepart_studio.batch.rows import Queue, Recipe, Row, State
from deepart_studio.core.parameters import Parameter
from deepart_studio.core.texts import Text, pick
from deepart_studio.studio.notices import translate_error


class RowWords(QObject):
    """``pick`` chooses the language of a manifest's text; ``parameters`` are the model's."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.pick: Callable[[Text], str] = pick
        self.parameters: Sequence[Parameter] = ()

    def recipe(self, recipe: Recipe) -> str:
        """ "The Great Wave 60 % + Poppies 40 %  ·  Strength 80 %  ·  1600 px"."""
        return "  ·  ".join([self.blend(recipe), *self._adjustments(recipe.values), *_size(recipe)])

    def blend(self, recipe: Recipe) -> str:
        total = sum(style.weight for style in recipe.styles)
        if len(recipe.styles) == 1:
            return self.pick(recipe.styles[0].name)
        return " + ".join(
            f"{self.pick(style.name)} {100 * style.weight / total:.0f} %" for style in recipe.styles
        )

    def state(self, row: Row, fraction: float) -> str:
        if row.state is State.RUNNING:
            if fraction <= 0:
                return self.tr("Painting…")
            return self.tr("Painting {percent} %").format(percent=f"{100 * fraction:.0f}")
        return {
            State.WAITING: self.tr("Waiting"),
            State.DONE: self.tr("Done"),
            State.FAILED: self.tr("Failed"),
            State.CANCELLED: self.tr("Cancelled"),
        }[row.state]

    def detail(self, row: Row) -> str:
        """The last line: where the painting is or will be, or what went wrong."""
        if row.problem is not None and row.state is State.FAILED:
            return " ".join(part for part in translate_error(row.problem.error()) if part)
        if row.state is State.DONE:
            words = [Path(row.output).name]
            if row.width:
                words.append(f"{row.width} × {row.height}")
            if row.seconds:
                words.append(f"{row.seconds:.1f} s")
            return "  ·  ".join(words)
        if row.state is State.CANCELLED:
            return self.tr("Press Try again to paint it after all.")
        kind = row.destination.format.upper() or Path(row.source).suffix.lstrip(".").upper()
        return self.tr("{kind} in {folder}").format(kind=kind, folder=row.destination.folder)

    def summary(self, queue: Queue, seconds_left: float | None) -> str:
        """ "3 of 12 painted  ·  1 failed  ·  about 4 min left"."""
        done, failed = queue.count(State.DONE), queue.count(State.FAILED)
        words = [self.tr("{done} of {all} painted").format(done=done, all=len(queue.rows))]
        if failed:
            words.append(self.tr("{count} failed").format(count=failed))
        if seconds_left is not None:
            words.append(self.time_left(seconds_left))
        return "  ·  ".join(words)

    def time_left(self, seconds: float) -> str:
        if seconds < 90:
            return self.tr("about {count} s left").format(count=max(1, round(seconds)))
        if seconds < 90 * 60:
            return self.tr("about {count} min left").format(count=round(seconds / 60))
        return self.tr("about {count} h left").format(count=f"{seconds / 3600:.1f}")

    def _adjustments(self, values: Mapping[str, float]) -> list[str]:
        """Values that are not the model's defaults."""
        words = []
        for parameter in self.parameters:
            value = values.get(parameter.id, parameter.default)
            if value == parameter.default:
                continue
            name = self.pick(parameter.name)
            if parameter.kind == "bool":
                shown = "✓" if value else "–"
            elif parameter.kind == "float" and (parameter.minimum, parameter.maximum) == (0, 1):
                shown = f"{100 * value:.0f} %"
            else:
                shown = f"{value:g}"
            words.append(f"{name} {shown}")
        return words


def _size(recipe: Recipe) -> list[str]:
    return [] if recipe.long_side is None else [f"{recipe.long_side} px"]
