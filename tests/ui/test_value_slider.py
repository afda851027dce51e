"""A slider: dragged, typed, stepped, reset."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from deepart_studio.ui.value_slider import ValueSlider


@pytest.fixture
def slider(qtbot) -> ValueSlider:
    made = ValueSlider(0.0, 1.0, 0.8, 0.01)
    made.set_texts("Strength", "How much.")
    qtbot.addWidget(made)
    made.resize(240, 60)
    made.show()
    return made


def type_in(qtbot, slider: ValueSlider, text: str) -> None:
    slider.field.selectAll()
    qtbot.keyClicks(slider.field, text)
    qtbot.keyClick(slider.field, Qt.Key.Key_Return)


def test_it_shows_its_default_as_a_percentage(slider) -> None:
    assert slider.field.text() == "80 %"
    assert slider.value == 0.8


@pytest.mark.parametrize(("typed", "value"), [("35", 0.35), ("35 %", 0.35), ("12,5", 0.125)])
def test_a_number_can_be_typed(slider, qtbot, typed, value) -> None:
    with qtbot.waitSignal(slider.changed) as blocker:
        type_in(qtbot, slider, typed)
    assert blocker.args == [pytest.approx(value)]


@pytest.mark.parametrize("typed", ["nan", "abc", "", "1e999x"])
def test_what_is_no_number_leaves_the_value(slider, qtbot, typed) -> None:
    with qtbot.assertNotEmitted(slider.changed):
        slider.field.clear()
        type_in(qtbot, slider, typed)
    assert slider.field.text() == "80 %"


@pytest.mark.parametrize(("typed", "value"), [("900", 1.0), ("-4", 0.0), ("inf", 1.0)])
def test_a_number_out_of_range_becomes_the_nearest(slider, qtbot, typed, value) -> None:
    type_in(qtbot, slider, typed)
    assert slider.value == value


def test_arrow_keys_step(slider, qtbot) -> None:
    qtbot.keyClick(slider.slider, Qt.Key.Key_Left)
    assert slider.value == pytest.approx(0.79)


def test_a_double_click_goes_back_to_the_default(slider, qtbot) -> None:
    type_in(qtbot, slider, "10")
    qtbot.mouseDClick(slider.slider, Qt.MouseButton.LeftButton)
    assert slider.value == 0.8


def wheel(slider: ValueSlider) -> None:
    centre = QPointF(slider.slider.rect().center())
    event = QWheelEvent(
        centre,
        slider.slider.mapToGlobal(centre),
        QPoint(0, 0),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(slider.slider, event)


def test_the_wheel_counts_only_with_the_focus(slider, qtbot) -> None:
    slider.field.setFocus()
    wheel(slider)
    assert slider.value == 0.8
    slider.activateWindow()
    slider.slider.setFocus()
    qtbot.waitUntil(slider.slider.hasFocus)
    wheel(slider)
    assert slider.value > 0.8


def test_a_click_on_the_groove_jumps_there(slider, qtbot) -> None:
    left = QPoint(12, slider.slider.height() // 2)
    qtbot.mouseClick(slider.slider, Qt.MouseButton.LeftButton, pos=left)
    assert slider.value < 0.1
