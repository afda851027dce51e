from __future__ import annotations

from PySide6.QtCore import QEvent, QThreadPool
from PySide6.QtWidgets import QApplication, QWidget

from deepart_studio.ui.offload import Offload


def test_results_come_back_in_this_thread(qtbot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    results: list[int] = []
    Offload(widget).run(lambda: 7, results.append)
    assert results == []
    qtbot.waitUntil(lambda: results == [7])


def test_widgets_may_go_while_their_work_ends(qapp: QApplication) -> None:
    results: list[int] = []
    for _ in range(300):
        widget = QWidget()
        offload = Offload(widget)
        for n in range(6):
            offload.run(lambda n=n: n, results.append)
        widget.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QThreadPool.globalInstance().waitForDone()
    QApplication.processEvents()
    assert results == []
