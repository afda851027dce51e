"""Run as a program: strokes on a large document in the window; prints the peak of memory used."""

from __future__ import annotations

import os
import resource
import sys
import tempfile
import threading
import time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def main(steps: int) -> None:
    """Prints peak bytes, the history's bytes and its steps."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DEEPART_STUDIO_HOME"] = folder
        os.environ["DEEPART_MODELS"] = folder
        import psutil
        from PySide6.QtWidgets import QApplication

        from deepart_studio.app import StudioApp
        from tests.benchmarks.test_painting_speed import latencies, open_document, until, wavy

        peak, done, process = 0, threading.Event(), psutil.Process()

        def watch() -> None:
            nonlocal peak
            while not done.wait(0.02):
                peak = max(peak, process.memory_info().rss)

        watcher = threading.Thread(target=watch, daemon=True)
        application = QApplication([])
        app = StudioApp(application)
        app.start([])
        watcher.start()
        open_document(app)
        desk = app.studio.document
        for step in range(steps):
            desk._active = 1 + step % 10
            latencies(app, wavy(app, 20, step))
            if step % 5 == 4:
                desk.set_opacity(desk.active, 0.3 + step / 200, "Opacity")
                time.sleep(0.01)
        until(lambda: desk.paint._view is None, 300)
        history = app.studio.history
        for _ in range(10):
            history.stack.undo()
            desk.paint.settle()
        done.set()
        watcher.join()
        peak = max(peak, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024)
        print(peak, history.bytes, history.stack.count())  # noqa: T201
        sys.stdout.flush()
        os._exit(0)  # nothing here is worth closing


if __name__ == "__main__":
    main(int(sys.argv[1]))
