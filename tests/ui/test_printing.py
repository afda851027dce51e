"""A painting is printed as large as the page allows."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPdfWriter
from PySide6.QtPrintSupport import QPrinter

from deepart_studio.core.errors import UserError
from deepart_studio.core.pictures import Picture
from deepart_studio.studio.pictures import from_qimage
from deepart_studio.studio.printing import PRINT_DPI, orientation_for, print_picture, printed_size
from tests.support.drawn import landscape

QtPdf = pytest.importorskip("PySide6.QtPdf")


def page(path: Path, lying: bool = True) -> QPdfWriter:
    writer = QPdfWriter(str(path))
    writer.setResolution(PRINT_DPI)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A6))
    writer.setPageOrientation(orientation_for(2, 1) if lying else orientation_for(1, 2))
    return writer


def shown(path: Path) -> np.ndarray:
    """The first page at 100 dpi."""
    document = QtPdf.QPdfDocument()
    document.load(str(path))
    assert document.pageCount() == 1
    size = document.pagePointSize(0) * (100 / 72)
    image = document.render(0, QSize(round(size.width()), round(size.height())))
    opaque = QImage(image.size(), QImage.Format.Format_RGB32)
    opaque.fill(0xFFFFFFFF)
    from PySide6.QtGui import QPainter

    painter = QPainter(opaque)
    painter.drawImage(0, 0, image)
    painter.end()
    document.close()
    return from_qimage(opaque, "").rgb


def test_a_lying_picture_fills_a_lying_page_and_keeps_its_shape(tmp_path: Path) -> None:
    picture = Picture.of_pixels(landscape(300, 200))
    writer = page(tmp_path / "a.pdf")
    size = printed_size(writer, 300, 200)
    assert size.width() / size.height() == pytest.approx(1.5, abs=0.01)
    room = writer.pageLayout().paintRectPixels(PRINT_DPI).size()
    assert size.width() == room.width() or size.height() == room.height()
    print_picture(picture, writer)
    del writer
    seen = shown(tmp_path / "a.pdf")
    marked = np.argwhere(seen.min(2) < 250)
    height, width = np.ptp(marked[:, 0]) + 1, np.ptp(marked[:, 1]) + 1
    assert width == pytest.approx(size.width() / 3, abs=3)
    assert height == pytest.approx(size.height() / 3, abs=3)


def test_strips_leave_no_lines_and_colours_stay(tmp_path: Path) -> None:
    grey = Picture.of_pixels(np.full((200, 300, 3), (90, 120, 60), np.uint8))
    writer = page(tmp_path / "a.pdf")
    print_picture(grey, writer)
    del writer
    seen = shown(tmp_path / "a.pdf")
    height, width = seen.shape[:2]
    inside = seen[height // 6 : -height // 6, width // 6 : -width // 6].astype(int)
    assert np.abs(inside - (90, 120, 60)).max() <= 2


def test_the_page_lies_when_the_picture_does() -> None:
    assert orientation_for(3, 2) is QPageLayout.Orientation.Landscape
    assert orientation_for(2, 3) is QPageLayout.Orientation.Portrait


def test_a_device_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="cannot be printed"):
        print_picture(Picture.of_pixels(landscape()), page(tmp_path / "gone" / "a.pdf"))


def test_the_painting_is_rendered_first_and_then_printed(
    running, qtbot, photo_path, tmp_path
) -> None:
    with qtbot.waitSignal(running.studio.photo_changed):
        running.studio.open_file(photo_path)
    running.studio.choose_styles(["red-chalk"], "Style")
    qtbot.waitUntil(lambda: running.studio.painting is not None)
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setResolution(PRINT_DPI)
    running.window.printing.print_on(printer)
    notices = running.window.notices
    qtbot.waitUntil(lambda: any("printer" in card.notice.text for card in notices.cards))
    assert not running.studio.painting.preview
    del printer
    seen = shown(tmp_path / "printed.pdf")
    marked = seen[seen.min(2) < 250]
    assert marked[:, 0].mean() > marked[:, 2].mean()
