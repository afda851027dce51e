"""A recipe's JSON in words, in the language of the interface."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from deepart_studio.core.errors import UserError
from deepart_studio.core.parameters import Parameter
from deepart_studio.core.requests import StyleRequest
from deepart_studio.core.texts import Text, pick
from deepart_studio.core.weights import StyleWeight


class RecipeWords(QObject):
    """``pick`` chooses the language of a manifest's text; ``parameters`` are the model's."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.pick: Callable[[Text], str] = pick
        self.parameters: Sequence[Parameter] = ()
        self.style_names: Callable[[], dict[str, str]] = dict  # by the code's SHA-256

    def lines(self, recipe: str) -> list[str]:
        """What the painting was made with; nothing where there is no recipe that can be read."""
        if not recipe:
            return []
        try:
            request = StyleRequest.from_json(recipe)
        except UserError:
            return [self.tr("It has a recipe that this version cannot read.")]
        said = []
        if request.styles:
            said.append(self.tr("Style: {blend}").format(blend=self._blend(request.styles)))
        for number, region in enumerate(request.plan.regions, 1):
            words = self.tr("Region {number}: {blend}")
            said.append(words.format(number=number, blend=self._blend(region.styles)))
        said += self._settings(request)
        if request.long_side is not None:
            said.append(self.tr("Size: {pixels} px").format(pixels=request.long_side))
        said.append(self.tr("Model: {model}").format(model=request.model_id))
        return said

    def _blend(self, styles: Sequence[StyleWeight]) -> str:
        names = self.style_names()
        total = sum(style.weight for style in styles)
        shown = [names.get(style.code_sha256, style.name) for style in styles]
        if len(styles) == 1:
            return shown[0]
        shares = [f"{100 * style.weight / total:.0f} %" for style in styles]
        return " + ".join(f"{name} {share}" for name, share in zip(shown, shares, strict=True))

    def _settings(self, request: StyleRequest) -> list[str]:
        """Values that are not the model's defaults."""
        said = []
        for parameter in self.parameters:
            value = request.settings.get(parameter.id, parameter.default)
            if value == parameter.default:
                continue
            shown = f"{value:g}"
            if parameter.kind == "bool":
                shown = "✓" if value else "–"
            elif parameter.kind == "float" and (parameter.minimum, parameter.maximum) == (0, 1):
                shown = f"{100 * value:.0f} %"
            said.append(f"{self.pick(parameter.name)}: {shown}")
        return said
