"""How long the GUI thread was away: gaps between the ticks of a timer that should tick at once."""

from __future__ import annotations

import time

from PySide6.QtCore import QElapsedTimer, QTimer

EVERY_MS = 2


class Heartbeat:
    """``longest_s`` is the longest pass of the event loop since ``start``.

    ``longest_cpu_s`` counts only what the GUI thread computed in a pass: other programs on a busy
    machine do not show in it, waiting for Python's lock does not either.
    """

    def __init__(self) -> None:
        self._timer = QTimer(interval=EVERY_MS)
        self._timer.timeout.connect(self._tick)
        self._clock = QElapsedTimer()
        self._cpu = 0.0
        self.longest_s = self.longest_cpu_s = 0.0

    def start(self) -> None:
        self.longest_s = self.longest_cpu_s = 0.0
        self._clock.start()
        self._cpu = time.thread_time()
        self._timer.start()

    def stop(self) -> None:
        self._tick()
        self._timer.stop()

    def _tick(self) -> None:
        cpu = time.thread_time()
        self.longest_s = max(self.longest_s, self._clock.nsecsElapsed() / 1e9 - EVERY_MS / 1000)
        self.longest_cpu_s = max(self.longest_cpu_s, cpu - self._cpu)
        self._clock.restart()
        self._cpu = cpu
