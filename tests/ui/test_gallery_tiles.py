"""How the gallery looks: the grid, previews, waiting tiles, drops."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage, QPixmap
from PySide6.QtTest import QTest

from deepart_studio.ui.gallery import StyleGallery, StyleRow
from deepart_studio.ui.gallery.model import Role
from deepart_studio.ui.gallery.previews import SIDE, read_square
from deepart_studio.ui.gallery.tiles import PICTURE_LEAST, grid_for
from tests.support.dropping import browser_data, drag_away, drag_over, drop, files_data
from tests.support.qimages import near, photo_image, plain

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def gallery(qtbot) -> Iterator[StyleGallery]:
    widget = StyleGallery()
    qtbot.addWidget(widget)
    widget.resize(264, 700)
    widget.show()
    qtbot.waitExposed(widget)
    return widget


def rows(folder: Path, count: int = 6) -> list[StyleRow]:
    """Styles with previews in one colour each."""
    made = []
    for number in range(count):
        file = folder / f"{number}.png"
        plain(90, 60, QColor.fromHsv(number * 50, 220, 200).name()).save(str(file))
        made.append(StyleRow(f"s{number}", f"Style {number}", preview=file, builtin=number != 1))
    return made


def place_of(gallery: StyleGallery, style_id: str):
    index = gallery.shown.mapFromSource(gallery.model.index_of(style_id))
    return gallery.view.visualRect(index)


def has_preview(gallery: StyleGallery, style_id: str) -> bool:
    return isinstance(gallery.model.index_of(style_id).data(Role.PREVIEW), QPixmap)


@given(st.integers(60, 4000), st.integers(8, 40))
def test_tiles_fill_the_width_and_are_never_smaller_than_a_thumb(width, line) -> None:
    grid = grid_for(width, line)
    assert grid.picture >= PICTURE_LEAST
    assert grid.columns >= 1
    if width >= 2 * PICTURE_LEAST:
        assert grid.columns * grid.cell_width <= width
        assert width - grid.columns * grid.cell_width < grid.columns
    assert grid.cell_height >= grid.picture + line


def test_shares_are_whole_and_never_shown_as_nothing(gallery, tmp_path: Path) -> None:
    gallery.set_styles(rows(tmp_path))
    for weights, shown in (
        ((1.0, 1.0, 1.0), [34, 33, 33]),
        ((1.0, 0.001, 0.0), [99, 1, 0]),
    ):
        gallery.set_selection([(f"s{n}", weight) for n, weight in enumerate(weights)])
        shares = [gallery.model.index_of(f"s{n}").data(Role.SHARE) for n in range(4)]
        assert shares == [*shown, None]


def test_the_grid_reflows_with_the_dock(gallery, qtbot, tmp_path: Path) -> None:
    gallery.set_styles(rows(tmp_path))
    assert place_of(gallery, "s0").top() == place_of(gallery, "s1").top()
    assert place_of(gallery, "s2").top() > place_of(gallery, "s1").top()
    gallery.resize(900, 300)
    qtbot.waitUntil(lambda: place_of(gallery, "s5").top() == place_of(gallery, "s0").top())
    gallery.resize(150, 500)
    qtbot.waitUntil(lambda: place_of(gallery, "s1").top() > place_of(gallery, "s0").top())


def test_the_scroll_bar_is_only_there_when_there_is_more_to_see(gallery, qtbot, tmp_path) -> None:
    bar = gallery.view.verticalScrollBar()
    gallery.set_styles(rows(tmp_path))
    qtbot.waitUntil(lambda: not bar.isEnabled())
    wide = gallery.view.viewport().width()
    gallery.resize(264, 300)
    qtbot.waitUntil(bar.isEnabled)
    assert gallery.view.viewport().width() == wide


def test_previews_appear_when_they_have_been_read(gallery, qtbot, tmp_path: Path) -> None:
    gallery.set_styles(rows(tmp_path))
    qtbot.waitUntil(lambda: has_preview(gallery, "s3"))
    image = gallery.view.viewport().grab().toImage()
    middle = place_of(gallery, "s3").center() - QPoint(0, 10)
    assert near(image.pixelColor(middle), QColor.fromHsv(150, 220, 200).name())


def test_only_tiles_in_sight_are_read(gallery, qtbot, tmp_path: Path) -> None:
    same = rows(tmp_path, 1)[0].preview
    many = [StyleRow(f"s{n}", f"Style {n}", preview=same.with_name(f"{n}.png")) for n in range(60)]
    for row in many:
        same.with_name(row.preview.name).write_bytes(same.read_bytes())
    gallery.set_styles(many)
    gallery.grab()
    loader = gallery.model._loader
    qtbot.waitUntil(lambda: not loader._waiting and bool(loader._kept))
    assert len(loader._kept) < 30


def test_a_missing_or_damaged_preview_leaves_an_empty_tile(gallery, qtbot, tmp_path) -> None:
    damaged = tmp_path / "damaged.png"
    damaged.write_text("not a picture")
    gallery.set_styles(
        [
            StyleRow("gone", "Gone", preview=tmp_path / "gone.png"),
            StyleRow("damaged", "Damaged", preview=damaged),
            *rows(tmp_path, 1),
        ]
    )
    qtbot.waitUntil(lambda: has_preview(gallery, "s0"))
    gallery.grab()
    assert gallery.visible_ids() == ["gone", "damaged", "s0"]


def test_a_preview_is_the_middle_square_of_its_picture(tmp_path: Path) -> None:
    wide = QImage(900, 300, QImage.Format.Format_RGB888)
    wide.fill(QColor("blue"))
    for x in range(300, 600):
        for y in range(300):
            wide.setPixelColor(x, y, QColor("red"))
    file = tmp_path / "wide.png"
    wide.save(str(file))
    square = read_square(file)
    assert (square.width(), square.height()) == (SIDE, SIDE)
    assert near(square.pixelColor(8, 8), "red")
    assert near(square.pixelColor(SIDE - 8, SIDE - 8), "red")


def test_chosen_styles_have_a_ring_in_the_accent_colour(gallery, tmp_path: Path) -> None:
    gallery.set_styles(rows(tmp_path))
    accent = gallery.palette().accent().color()
    box = gallery.view.tiles.picture_box(place_of(gallery, "s2"))
    edge = QPoint(round(box.center().x()), round(box.top() - 2))
    assert gallery.view.viewport().grab().toImage().pixelColor(edge) != accent
    gallery.set_selection([("s2", 1.0)])
    assert near(gallery.view.viewport().grab().toImage().pixelColor(edge), accent.name(), 40)


def test_a_blend_shows_weights_on_its_tiles(gallery, tmp_path: Path) -> None:
    gallery.set_styles(rows(tmp_path))
    gallery.set_selection([("s2", 1.0)])
    alone = gallery.view.viewport().grab().toImage()
    gallery.set_selection([("s2", 0.6), ("s3", 0.4)])
    blended = gallery.view.viewport().grab().toImage()
    corner = gallery.view.tiles.picture_box(place_of(gallery, "s2")).bottomRight().toPoint()
    badge = corner - QPoint(12, 14)
    assert alone.pixelColor(badge) != blended.pixelColor(badge)


def test_ones_own_styles_have_a_corner_mark(gallery, qtbot, tmp_path: Path) -> None:
    gallery.set_styles(rows(tmp_path))
    qtbot.waitUntil(lambda: has_preview(gallery, "s1"))
    image = gallery.view.viewport().grab().toImage()

    def corner(style_id: str) -> QColor:
        box = gallery.view.tiles.picture_box(place_of(gallery, style_id))
        return image.pixelColor(box.topLeft().toPoint() + QPoint(16, 18))

    assert near(corner("s1"), "white", 30)
    assert not near(corner("s2"), "white", 30)


def test_a_dropped_picture_waits_in_front_until_it_is_a_style(gallery, qtbot, tmp_path) -> None:
    gallery.set_styles(rows(tmp_path))
    gallery.add_busy("job-1", "Quilt", photo_image(200, 200))
    index = gallery.shown.index(0, 0)
    assert index.data() == "Quilt"
    assert index.data(Role.BUSY)
    with qtbot.assertNotEmitted(gallery.selectionChanged):
        QTest.mouseClick(gallery.view.viewport(), LEFT, NONE, place_of(gallery, "job-1").center())
    assert "job-1" not in gallery.visible_ids()
    first = gallery.view.viewport().grab().toImage()
    qtbot.waitUntil(lambda: gallery.view.viewport().grab().toImage() != first)
    gallery.set_styles(rows(tmp_path))  # the list may be filled anew meanwhile
    assert gallery.shown.index(0, 0).data(Role.BUSY)
    gallery.remove_busy("job-1")
    assert gallery.shown.index(0, 0).data(Role.ID) == "s0"
    gallery.remove_busy("job-1")


def test_a_waiting_tile_is_seen_whatever_is_searched(gallery, tmp_path: Path) -> None:
    gallery.set_styles(rows(tmp_path))
    gallery.search.setText("nothing of the kind")
    gallery.add_busy("job-1", "Quilt")
    assert gallery.view.isVisible()
    gallery.remove_busy("job-1")
    assert gallery.nothing.isVisible()


@pytest.mark.parametrize("place", ["search", "view", "add_button"])
def test_pictures_dropped_anywhere_on_the_gallery_become_styles(
    gallery, qtbot, tmp_path: Path, place
) -> None:
    gallery.set_styles(rows(tmp_path))
    part = getattr(gallery, place)
    at = part.mapTo(gallery, part.rect().center())
    pictures = [tmp_path / "wave.jpg", tmp_path / "quilt.webp"]
    with qtbot.waitSignal(gallery.stylePicturesDropped) as told:
        assert drop(gallery, files_data(*pictures), at)
    assert told.args == [pictures]
    assert gallery.search.text() == ""


def test_a_painting_found_on_the_web_is_named_after_its_file(gallery, qtbot) -> None:
    data = browser_data(photo_image(), "https://example.org/img/%E6%98%9F%E5%A4%9C.jpg")
    with qtbot.waitSignal(gallery.styleImageDropped) as told:
        assert drop(gallery, data)
    assert told.args[1] == "星夜"


def test_the_gallery_says_what_dropping_will_do(gallery, tmp_path: Path) -> None:
    assert drag_over(gallery, files_data(tmp_path / "a.jpg"))
    assert gallery.drops.overlay.isVisible()
    assert gallery.drops.overlay.text == "Drop to use as a style"
    drag_away(gallery)
    assert not gallery.drops.overlay.isVisible()
