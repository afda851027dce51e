"""Times in words: how long something takes, and where in a film one is."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

MINUTES_FROM = 90
HOURS_FROM = 90 * 60


def about(seconds: float) -> str:
    """ "12 s", "3 min" or "2 h 5 min", in steps that do not pretend to know better."""
    if round(seconds) < MINUTES_FROM:
        words = QCoreApplication.translate("Durations", "{seconds} s")
        return words.format(seconds=max(1, round(seconds)))
    if seconds < HOURS_FROM:
        words = QCoreApplication.translate("Durations", "{minutes} min")
        return words.format(minutes=round(seconds / 60))
    hours, minutes = divmod(round(seconds / 60), 60)
    words = QCoreApplication.translate("Durations", "{hours} h {minutes} min")
    return words.format(hours=hours, minutes=minutes)


def clock(seconds: float) -> str:
    """ "0:03" or "1:02:03"."""
    minutes, rest = divmod(max(0.0, seconds), 60)
    hours, minutes = divmod(int(minutes), 60)
    if hours:
        return f"{hours}:{minutes:02}:{int(rest):02}"
    return f"{minutes}:{int(rest):02}"
