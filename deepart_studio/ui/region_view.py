"""Shows the regions in the panel and, while the brush is in hand, over the canvas."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QPixmap

from deepart_studio.studio.painted_mask import PaintedMask
from deepart_studio.studio.refined_masks import RefinedMasks
from deepart_studio.studio.region_choices import RegionChoice
from deepart_studio.studio.style_choice import StyleChoice
from deepart_studio.ui import icons
from deepart_studio.ui.canvas.mask_item import ShownMask
from deepart_studio.ui.region_colours import region_colour
from deepart_studio.ui.region_rows import THUMB, RegionCard

if TYPE_CHECKING:
    from deepart_studio.ui.main_window import MainWindow

Drawn = tuple[list[tuple[int, PaintedMask, bool]], list[int]]


class RegionView(QObject):
    """One way only: from the state to what is seen."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._studio, self._desk = window, window.studio, window.studio.regions
        self._tool, self._panel = window.canvas.brush, window.panel.regions
        self._drawn: Drawn | None = None
        self._refined = RefinedMasks(window.studio.background, window.show_error, self)
        self._refined.ready.connect(self.draw_masks)

    def refresh(self) -> None:
        """Bring panel and canvas in step with the state."""
        regions, aim, aimed = self._desk.set, self._desk.aim, self._desk.aimed
        cards = []
        if regions.regions:
            cards = [self._card(region) for region in reversed(regions.regions)]
            cards.append(self._rest_card())
        self._panel.show_regions(cards, aim, aimed.refine if aimed else 0.0)
        panel = self._window.panel
        panel.lead_with_regions(bool(cards))
        panel.show_aim(self.name(aim) if cards else "", region_colour(aim) if aim else None)
        self.draw_masks()

    def forget_drawn(self) -> None:
        """The canvas shows something else than it was given: a stroke."""
        self._drawn = None

    def draw_masks(self) -> None:
        """Bring the canvas in step, unless it shows the same already."""
        aim, photo, regions = self._desk.aim, self._studio.photo, self._desk.set.regions
        if not self._tool.active or photo is None:
            regions = ()
        shown = [
            (r.number, r.mask, self._refined.find(r, photo))
            for r in regions
            if r.visible or r.number == aim
        ]
        painted = [(number, mask, number == aim) for number, mask, _ in shown]
        state = (painted, [id(refined) for *_, refined in shown])
        if state == self._drawn:
            return
        if self._tool.painting and self._drawn is not None:
            if painted == self._drawn[0]:
                return  # only a refinement: it is shown after the stroke
            self._tool.give_up_stroke()  # what was painted on is there no more
        self._drawn = state
        self._tool.set_masks(
            [
                ShownMask(mask.values(), region_colour(number), number == aim, refined)
                for number, mask, refined in shown
            ]
        )

    def _card(self, region: RegionChoice) -> RegionCard:
        names, picture = self._styles(region.styles)
        return RegionCard(
            region.number,
            self.name(region.number),
            names or self.tr("No style yet"),
            picture or icons.pixmap("styles", self._window.theme.tokens.faint, THUMB),
            region_colour(region.number),
            region.strength,
            region.visible,
            bool(region.styles),
        )

    def _rest_card(self) -> RegionCard:
        regions, styles = self._desk.set, self._studio.choices.styles
        names, picture = self._styles(styles)
        paints = regions.rest_visible and bool(styles)
        if not paints:
            names, picture = self.tr("The photo"), None
        picture = picture or icons.pixmap("picture", self._window.theme.tokens.muted, THUMB)
        return RegionCard(
            *(None, self.name(None), names, picture, None),
            *(regions.rest_strength, regions.rest_visible, paints),
        )

    def _styles(self, choices: Iterable[StyleChoice]) -> tuple[str, QPixmap | None]:
        cards = self._window.styles.cards_of(choices)
        picture = cards[0].picture if cards else None
        if picture is not None:
            picture = QPixmap(picture)
            picture.setDevicePixelRatio(picture.width() / THUMB)
        return " + ".join(card.name for card in cards), picture

    def name(self, number: int | None) -> str:
        if number is None:
            return self.tr("Everything else")
        return self.tr("Region {number}").format(number=number)
