"""Pictures dropped on the canvas, and the invitation of the empty canvas."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from deepart_studio.ui.canvas import CanvasView, Example
from deepart_studio.ui.canvas.empty_state import ExampleButton
from tests.support.dropping import browser_data, drag_away, drag_over, drop, files_data
from tests.support.qimages import photo_image, plain

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def canvas(qtbot) -> Iterator[CanvasView]:
    view = CanvasView()
    qtbot.addWidget(view)
    view.resize(800, 600)
    view.show()
    qtbot.waitExposed(view)
    return view


def png_of(image: QImage) -> bytes:
    buffer = QBuffer()
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


def test_a_photo_from_the_file_manager_is_dropped(canvas, qtbot, tmp_path: Path) -> None:
    photos = [tmp_path / "海边.jpg", tmp_path / "b c.png"]
    with qtbot.waitSignal(canvas.filesDropped) as told:
        assert drop(canvas, files_data(*photos))
    assert told.args == [photos]


def test_a_picture_from_a_browser_keeps_its_name(canvas, qtbot) -> None:
    data = browser_data(photo_image(), "https://example.org/a/Great_Wave%20off.jpg?width=800")
    with qtbot.waitSignal(canvas.imageDropped) as told:
        assert drop(canvas, data)
    image, name = told.args
    assert (image.width(), image.height()) == (400, 300)
    assert name == "Great Wave off"


def test_a_picture_without_an_address_has_no_name(canvas, qtbot) -> None:
    data = QMimeData()
    data.setImageData(photo_image())
    with qtbot.waitSignal(canvas.imageDropped) as told:
        assert drop(canvas, data)
    assert told.args[1] == ""


def test_a_page_with_the_picture_inside_its_html_is_named_by_nothing(canvas, qtbot) -> None:
    data = QMimeData()
    data.setHtml('<img src="data:image/png;base64,' + "A" * 3_000_000 + '">')
    assert not drag_over(canvas, data)
    data.setImageData(photo_image())
    with qtbot.waitSignal(canvas.imageDropped) as told:
        assert drop(canvas, data)
    assert told.args[1] == ""


def test_a_picture_that_is_its_own_address_is_taken(canvas, qtbot) -> None:
    data = QMimeData()
    data.setUrls(
        [QUrl("data:image/png;base64," + base64.b64encode(png_of(photo_image())).decode())]
    )
    with qtbot.waitSignal(canvas.imageDropped) as told:
        assert drop(canvas, data)
    assert (told.args[0].width(), told.args[1]) == (400, "")


def test_a_picture_file_inside_the_drag_is_taken(canvas, qtbot) -> None:
    data = browser_data(None, "https://example.org/sea.png")
    data.setData("application/octet-stream", png_of(photo_image()))
    with qtbot.waitSignal(canvas.imageDropped) as told:
        assert drop(canvas, data)
    assert (told.args[0].width(), told.args[1]) == (400, "sea")


@pytest.mark.parametrize("address", ["data:image/png;base64,%%%", "data:text/html,x", "data:,"])
def test_data_that_is_no_picture_is_refused(canvas, qtbot, address: str) -> None:
    data = QMimeData()
    data.setUrls([QUrl(address)])
    data.setData("application/octet-stream", b"MZ no picture")
    with qtbot.assertNotEmitted(canvas.imageDropped):
        assert not drop(canvas, data)


def test_mere_addresses_and_texts_are_not_taken(canvas, qtbot) -> None:
    text = QMimeData()
    text.setText("a photo, in words")
    address = QMimeData()
    address.setUrls([QUrl("https://example.org/a.jpg")])
    with qtbot.assertNotEmitted(canvas.filesDropped), qtbot.assertNotEmitted(canvas.imageDropped):
        for data in (text, address):
            assert not drop(canvas, data)
            assert not canvas.drops.overlay.isVisible()


def test_the_canvas_says_what_dropping_will_do(canvas, tmp_path: Path) -> None:
    overlay = canvas.drops.overlay
    assert not overlay.isVisible()
    assert drag_over(canvas, files_data(tmp_path / "a.jpg"), QPoint(10, 10))
    assert overlay.isVisible()
    assert overlay.text == "Drop to open"
    assert overlay.geometry() == canvas.viewport().rect()
    drag_away(canvas)
    assert not overlay.isVisible()


def test_dropping_on_a_button_of_the_invitation_works_too(canvas, qtbot, tmp_path: Path) -> None:
    button = canvas.empty_state.open_button
    place = button.mapTo(canvas, button.rect().center())
    with qtbot.waitSignal(canvas.filesDropped):
        assert drop(canvas, files_data(tmp_path / "a.jpg"), place)
    assert not canvas.drops.overlay.isVisible()


def test_dropping_works_over_an_open_picture(canvas, qtbot, tmp_path: Path) -> None:
    canvas.set_original(plain(40, 30, "red"))
    canvas.set_result(plain(40, 30, "blue"))
    with qtbot.waitSignal(canvas.filesDropped):
        assert drop(canvas, files_data(tmp_path / "a.jpg"))


def test_the_invitation_opens_a_photo_or_the_example(canvas, qtbot) -> None:
    with qtbot.waitSignal(canvas.openRequested):
        QTest.mouseClick(canvas.empty_state.open_button, LEFT)
    with qtbot.waitSignal(canvas.exampleRequested) as told:
        QTest.mouseClick(canvas.empty_state.example_button, LEFT)
    assert told.args == [""]


def test_example_pictures_take_the_place_of_the_button(canvas, qtbot) -> None:
    names = ("lake", "harbour", "garden", "one too many")
    canvas.set_examples([Example(name, name.title(), photo_image()) for name in names])
    buttons = canvas.empty_state.findChildren(ExampleButton)
    assert [button.text() for button in buttons] == ["Lake", "Harbour", "Garden"]
    assert not canvas.empty_state.example_button.isVisible()
    qtbot.waitUntil(buttons[1].isVisible)
    with qtbot.waitSignal(canvas.exampleRequested) as told:
        QTest.mouseClick(buttons[1], LEFT)
    assert told.args == ["harbour"]


def test_the_invitation_fits_a_small_canvas(canvas, qtbot) -> None:
    canvas.resize(420, 300)
    qtbot.waitUntil(lambda: canvas.viewport().height() == 300)
    assert not canvas.empty_state.illustration.isVisible()
    assert canvas.empty_state.open_button.isVisible()
