"""Drag and drop as the window system delivers it."""

from __future__ import annotations

import warnings

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication, QWidget

COPY_OR_MOVE = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
PRESSED = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)


def files_data(*paths: object) -> QMimeData:
    """What a file manager gives."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def browser_data(image: QImage | None, address: str) -> QMimeData:
    """What a browser gives for a picture on a page."""
    data = QMimeData()
    data.setUrls([QUrl(address)])
    data.setHtml(f'<meta charset="utf-8"><img alt="x" src="{address}">')
    if image is not None:
        data.setImageData(image)
    return data


def drag_over(widget: QWidget, data: QMimeData, at: QPoint | None = None) -> bool:
    """Hold something above a place of the widget; whether it may be dropped there."""
    target, place = _target(widget, at)
    if target is None:
        return False
    accepted = False
    for kind in (QDragEnterEvent, QDragMoveEvent):
        with warnings.catch_warnings():
            # Qt 6.12 deprecates the only constructor that Python can call
            warnings.simplefilter("ignore", DeprecationWarning)
            event = kind(place, COPY_OR_MOVE, data, *PRESSED)
        QApplication.sendEvent(target, event)
        accepted = event.isAccepted()
    return accepted


def drag_away(widget: QWidget, at: QPoint | None = None) -> None:
    """Leave without dropping."""
    target, _ = _target(widget, at)
    assert target is not None
    QApplication.sendEvent(target, QDragLeaveEvent())


def drop(widget: QWidget, data: QMimeData, at: QPoint | None = None) -> bool:
    """Drag over the widget and let go; whether it was taken, as a copy."""
    if not drag_over(widget, data, at):
        return False
    target, place = _target(widget, at)
    assert target is not None
    event = QDropEvent(QPointF(place), COPY_OR_MOVE, data, *PRESSED)
    QApplication.sendEvent(target, event)
    return event.isAccepted() and event.dropAction() == Qt.DropAction.CopyAction


def _target(widget: QWidget, at: QPoint | None) -> tuple[QWidget | None, QPoint]:
    """The innermost widget at the place that accepts drops, as Qt looks for it."""
    place = at if at is not None else widget.rect().center()
    target: QWidget | None = widget.childAt(place) or widget
    while target is not None and not target.acceptDrops():
        target = target.parentWidget()
    return target, target.mapFrom(widget, place) if target is not None else place
