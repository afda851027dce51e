"""Choosing styles in the gallery: one, a blend, by keyboard; searching, groups, renaming."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from deepart_studio.ui.gallery import StyleGallery, StyleRow
from deepart_studio.ui.gallery.model import Role

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier

ROWS = (
    StyleRow("wave", "The Great Wave", ("The Great Wave", "神奈川冲浪里"), "Katsushika Hokusai",
             "1831", "Classics"),
    StyleRow("night", "The Starry Night", ("The Starry Night", "星夜"), "Vincent van Gogh", "1889",
             "Classics"),
    StyleRow("monet", "Claude Monet", ("Claude Monet", "莫奈"), "Claude Monet", "", "Artists"),
    StyleRow("qinglu", "青绿山水", ("Blue-green landscape", "青绿山水"), "", "", "Movements"),
    StyleRow("my-1", "Grandma's quilt", ("Grandma's quilt",), group="yours", builtin=False),
)  # fmt: skip


@pytest.fixture
def gallery(qtbot) -> Iterator[StyleGallery]:
    """A gallery in a dock of usual width."""
    widget = StyleGallery()
    qtbot.addWidget(widget)
    widget.resize(264, 700)
    widget.set_styles(ROWS)
    widget.show()
    qtbot.waitExposed(widget)
    return widget


def tile(gallery: StyleGallery, style_id: str) -> QPoint:
    """The middle of a style's picture in the grid."""
    index = gallery.shown.mapFromSource(gallery.model.index_of(style_id))
    return gallery.view.visualRect(index).center()


def click(gallery: StyleGallery, style_id: str, modifiers=NONE) -> None:
    QTest.mouseClick(gallery.view.viewport(), LEFT, modifiers, tile(gallery, style_id))


def key(gallery: StyleGallery, which: Qt.Key, modifiers=NONE) -> None:
    QTest.keyClick(gallery.view, which, modifiers)


def test_a_click_chooses_one_style(gallery, qtbot) -> None:
    with qtbot.waitSignal(gallery.selectionChanged) as told:
        click(gallery, "night")
    assert told.args == [[("night", 1.0)]]
    with qtbot.waitSignal(gallery.selectionChanged) as told:
        click(gallery, "monet")
    assert told.args == [[("monet", 1.0)]]


def test_the_style_is_chosen_while_the_finger_is_still_on_the_button(gallery, qtbot) -> None:
    with qtbot.waitSignal(gallery.selectionChanged):
        QTest.mousePress(gallery.view.viewport(), LEFT, NONE, tile(gallery, "wave"))
    QTest.mouseRelease(gallery.view.viewport(), LEFT, NONE, tile(gallery, "wave"))


def test_control_click_makes_a_blend_and_takes_out_again(gallery) -> None:
    click(gallery, "night")
    click(gallery, "wave", CONTROL)
    assert gallery.selection() == [("night", 1.0), ("wave", 1.0)]
    click(gallery, "night", CONTROL)
    assert gallery.selection() == [("wave", 1.0)]
    click(gallery, "wave", CONTROL)
    assert gallery.selection() == []


def test_a_plain_click_ends_a_blend(gallery) -> None:
    click(gallery, "night")
    click(gallery, "wave", CONTROL)
    click(gallery, "wave")
    assert gallery.selection() == [("wave", 1.0)]


def test_the_chosen_style_is_not_announced_twice(gallery, qtbot) -> None:
    click(gallery, "night")
    with qtbot.assertNotEmitted(gallery.selectionChanged):
        click(gallery, "night")


def test_weights_are_shown_as_shares_of_the_blend(gallery, qtbot) -> None:
    with qtbot.assertNotEmitted(gallery.selectionChanged):
        gallery.set_selection([("night", 0.9), ("wave", 0.3)])
    shares = {i: gallery.model.index_of(i).data(Role.WEIGHT) for i in ("night", "wave", "monet")}
    assert shares == {"night": pytest.approx(0.75), "wave": pytest.approx(0.25), "monet": None}
    click(gallery, "monet", CONTROL)
    assert gallery.selection() == [("night", 0.9), ("wave", 0.3), ("monet", 1.0)]


def test_double_click_and_enter_activate_a_style(gallery, qtbot) -> None:
    with qtbot.waitSignal(gallery.styleActivated) as told:
        QTest.mouseDClick(gallery.view.viewport(), LEFT, NONE, tile(gallery, "night"))
    assert told.args == ["night"]
    click(gallery, "wave")
    with qtbot.waitSignal(gallery.styleActivated) as told:
        key(gallery, Qt.Key.Key_Return)
    assert told.args == ["wave"]


def test_arrow_keys_go_from_style_to_style(gallery) -> None:
    click(gallery, "wave")
    key(gallery, Qt.Key.Key_Right)
    assert gallery.selection() == [("night", 1.0)]
    key(gallery, Qt.Key.Key_Down)
    assert gallery.selection() == [("qinglu", 1.0)]
    key(gallery, Qt.Key.Key_Home)
    assert gallery.selection() == [("wave", 1.0)]


def test_a_blend_is_made_with_the_keyboard_alone(gallery) -> None:
    click(gallery, "wave")
    key(gallery, Qt.Key.Key_Right, CONTROL)
    assert gallery.selection() == [("wave", 1.0)]
    key(gallery, Qt.Key.Key_Space, CONTROL)
    assert gallery.selection() == [("wave", 1.0), ("night", 1.0)]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("wave", ["wave"]),
        ("GREAT wave", ["wave"]),
        ("冲浪", ["wave"]),
        ("星夜", ["night"]),
        ("hokusai", ["wave"]),
        ("blue-green", ["qinglu"]),
        ("青绿", ["qinglu"]),
        ("gogh classics", ["night"]),
        ("classics", ["wave", "night"]),
        ("quilt", ["my-1"]),
        ("  ", ["wave", "night", "monet", "qinglu", "my-1"]),
        ("nothing of the kind", []),
    ],
)
def test_searching_looks_at_names_in_both_languages_artists_and_groups(
    gallery, words, found
) -> None:
    gallery.focus_search()
    gallery.search.insert(words)  # as an input method does
    assert gallery.visible_ids() == found


def test_a_search_without_a_result_says_so(gallery) -> None:
    gallery.search.setText("nothing of the kind")
    assert gallery.nothing.isVisible()
    assert "nothing of the kind" in gallery.nothing_text.text()
    QTest.mouseClick(gallery.show_all, LEFT)
    assert gallery.view.isVisible()
    assert len(gallery.visible_ids()) == 5


def test_a_search_hides_the_chosen_style_without_losing_it(gallery, qtbot) -> None:
    click(gallery, "night")
    with qtbot.assertNotEmitted(gallery.selectionChanged):
        gallery.search.setText("wave")
    assert gallery.selection() == [("night", 1.0)]


def test_enter_in_the_search_field_chooses_the_first_found(gallery) -> None:
    gallery.focus_search()
    QTest.keyClicks(gallery.search, "monet")
    QTest.keyClick(gallery.search, Qt.Key.Key_Return)
    assert gallery.selection() == [("monet", 1.0)]


def test_groups_are_chosen_with_chips(gallery) -> None:
    words = [chip.text() for chip in gallery.chips.chips]
    assert words == ["All", "Classics", "Artists", "Movements", "Yours"]
    QTest.mouseClick(gallery.chips.chips[1], LEFT)
    assert gallery.visible_ids() == ["wave", "night"]
    QTest.mouseClick(gallery.chips.chips[4], LEFT)
    assert gallery.visible_ids() == ["my-1"]
    QTest.mouseClick(gallery.chips.chips[0], LEFT)
    assert len(gallery.visible_ids()) == 5


def test_when_the_last_of_ones_own_styles_is_removed_all_are_shown_again(gallery) -> None:
    gallery.chips.check(gallery.chips.chips[4].key)
    gallery.set_styles(ROWS[:4])
    assert [chip.text() for chip in gallery.chips.chips][-1] == "Movements"
    assert gallery.visible_ids() == ["wave", "night", "monet", "qinglu"]


def test_a_style_that_a_search_hides_can_be_revealed(gallery) -> None:
    gallery.search.setText("wave")
    gallery.chips.check("Classics")
    gallery.reveal("monet")
    assert "monet" in gallery.visible_ids()
    assert gallery.view.currentIndex().data(Role.ID) == "monet"


def test_the_chosen_style_stays_chosen_when_the_list_is_filled_anew(gallery) -> None:
    click(gallery, "night")
    gallery.set_styles([*ROWS, StyleRow("new", "New")])
    assert gallery.selection() == [("night", 1.0)]
    gallery.set_styles([row for row in ROWS if row.id != "night"])
    assert gallery.selection() == []


def menu_words(gallery: StyleGallery, style_id: str) -> list[str]:
    return [action.text() for action in gallery.style_menu(style_id).actions() if action.text()]


def test_the_menu_offers_what_makes_sense(gallery) -> None:
    assert menu_words(gallery, "night") == ["Use this style"]
    assert menu_words(gallery, "my-1") == ["Use this style", "Rename", "Remove"]
    click(gallery, "wave")
    assert "Add to the blend" in menu_words(gallery, "night")
    click(gallery, "night", CONTROL)
    assert "Take out of the blend" in menu_words(gallery, "night")


def test_one_of_ones_own_styles_is_renamed_on_its_tile(gallery, qtbot) -> None:
    click(gallery, "my-1")
    key(gallery, Qt.Key.Key_F2)
    editor = gallery.view.viewport().findChild(QLineEdit)
    assert editor.text() == "Grandma's quilt"
    editor.selectAll()
    QTest.keyClicks(editor, "Patchwork")
    with qtbot.waitSignal(gallery.renameRequested) as told:
        QTest.keyClick(editor, Qt.Key.Key_Return)
    assert told.args == ["my-1", "Patchwork"]
    gallery.search.setText("patch")
    assert gallery.visible_ids() == ["my-1"]


def test_a_built_in_style_cannot_be_renamed_or_removed(gallery, qtbot) -> None:
    click(gallery, "wave")
    with qtbot.assertNotEmitted(gallery.removeRequested):
        key(gallery, Qt.Key.Key_F2)
        key(gallery, Qt.Key.Key_Delete)
    assert gallery.view.viewport().findChild(QLineEdit) is None


def test_an_empty_name_is_not_taken(gallery, qtbot) -> None:
    gallery.edit_name("my-1")
    editor = gallery.view.viewport().findChild(QLineEdit)
    editor.setText("   ")
    with qtbot.assertNotEmitted(gallery.renameRequested):
        QTest.keyClick(editor, Qt.Key.Key_Return)
    assert gallery.model.index_of("my-1").data() == "Grandma's quilt"


def test_delete_removes_one_of_ones_own_styles(gallery, qtbot) -> None:
    click(gallery, "my-1")
    with qtbot.waitSignal(gallery.removeRequested) as told:
        key(gallery, Qt.Key.Key_Delete)
    assert told.args == ["my-1"]


def test_the_button_asks_for_a_picture(gallery, qtbot) -> None:
    with qtbot.waitSignal(gallery.addRequested):
        QTest.mouseClick(gallery.add_button, LEFT)


def test_a_screen_reader_hears_name_artist_and_whether_it_is_chosen(gallery) -> None:
    click(gallery, "wave")
    read = gallery.model.index_of("wave").data(Qt.ItemDataRole.AccessibleTextRole)
    assert read == "The Great Wave, Katsushika Hokusai, 1831, Classics, chosen"
    tip = gallery.model.index_of("wave").data(Qt.ItemDataRole.ToolTipRole)
    assert tip == "The Great Wave\nKatsushika Hokusai, 1831"


def test_a_gallery_without_styles_invites_to_drop_one(qtbot, tmp_path: Path) -> None:
    widget = StyleGallery()
    qtbot.addWidget(widget)
    widget.show()
    assert widget.nothing.isVisible()
    assert "Drop any picture" in widget.nothing_text.text()
    assert not widget.show_all.isVisible()
