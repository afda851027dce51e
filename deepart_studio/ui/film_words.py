"""What is said of a film that is being painted, is painted, or stopped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from deepart_studio.studio.film_rendering import FilmState
from deepart_studio.ui.durations import about

if TYPE_CHECKING:
    from deepart_studio.video.painting import PaintedFilm

translate = QCoreApplication.translate


def progress_words(state: FilmState) -> str:
    """One line for the status bar."""
    if state.frame == 0:
        return translate("FilmWords", "Reading the film…")
    if state.finishing:
        return translate("FilmWords", "Putting the film together…")
    if not state.frames:
        words = translate("FilmWords", "Film: frame {frame}")
    elif state.seconds_left is None:
        words = translate("FilmWords", "Film: frame {frame} of {frames}")
    else:
        words = translate("FilmWords", "Film: frame {frame} of {frames}, {time} left")
    return words.format(frame=state.frame, frames=state.frames, time=about(state.seconds_left or 0))


def kept_words(frames: int) -> str:
    """What is safe of a film that stopped; nothing when nothing was finished."""
    if not frames:
        return ""
    return translate(
        "FilmWords", "Frames finished and kept: {frames}. Rendering can go on from there."
    ).format(frames=frames)


def notes(painted: PaintedFilm) -> list[str]:
    """What is otherwise than one would expect of a painted film."""
    said = []
    if painted.broken:
        words = translate(
            "FilmWords", "Broken frames: {count}; the painting before is shown instead."
        )
        said.append(words.format(count=painted.broken))
    if painted.cut_off:
        said.append(
            translate("FilmWords", "The film is cut off; it was painted as far as it goes.")
        )
    if painted.silenced:
        said.append(translate("FilmWords", "The sound was left out: this kind of file has none."))
    elif not painted.sound_copied:
        said.append(
            translate("FilmWords", "The sound was encoded anew, as this kind of file wants it.")
        )
    if painted.widened:
        said.append(
            translate("FilmWords", "Films need even sides: the last row or column was doubled.")
        )
    return said
