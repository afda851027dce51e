"""The unfinished film beside the place of the finished one: its parts, and where to go on.

A folder with the finished parts ``00000.nut``, …, their frames' times ``00000.json``, …, what the
last one left for the next, and ``state.json``. Each file is written wholly or not at all,
``state.json`` last, so that it can be trusted after a crash.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from glob import escape
from pathlib import Path
from typing import Any

import numpy as np

from deepart_studio.storage.atomic import atomic_write, write_bytes
from deepart_studio.storage.problems import writing_problem
from deepart_studio.video.steadying import Carried

FORMAT = 1
PART_FRAMES = 24
"""Frames in a part: at most so many are painted again after an interruption."""
_SHOWN_DIGITS = 8
_UNFINISHED = " - unfinished "


@dataclass(frozen=True)
class State:
    """What is finished. ``read`` frames were read for it, ``broken`` of them without pixels.

    ``times`` has the time and the duration of each frame, in the time base of the parts.
    """

    fingerprint: str
    parts: int = 0
    read: int = 0
    broken: int = 0
    times: tuple[tuple[int, int], ...] = ()


def has_parts(output: Path) -> bool:
    """Whether there are parts of any film that was to become ``output``; a quick look."""
    try:
        return any(output.parent.glob(escape(f"{output.name}{_UNFINISHED}") + "*"))
    except OSError:
        return False


class Parts:
    """The folder of an unfinished film. ``fingerprint`` is the hash of all that determines it."""

    def __init__(self, output: Path, fingerprint: str) -> None:
        shown = fingerprint[:_SHOWN_DIGITS]
        # The film's settings are in the name: another wish never takes or removes these parts.
        self.folder = output.with_name(f"{output.name}{_UNFINISHED}{shown}")
        self.output = output
        self._fingerprint = fingerprint

    def load(self) -> State:
        """What is finished; nothing when there is no folder, or it is damaged."""
        try:
            data = json.loads((self.folder / "state.json").read_text("utf-8"))
            state = _read(data)
            times = [pair for i in range(state.parts) for pair in self._read_times(i)]
        except (OSError, ValueError, KeyError, TypeError):
            return State(self._fingerprint)
        whole = all(self.part(i).is_file() for i in range(state.parts))
        if state.fingerprint != self._fingerprint or not whole or self.carried(state) is None:
            return State(self._fingerprint)
        return replace(state, times=tuple(times))

    def carried(self, state: State) -> Carried | None:
        """What the last finished part left for the next frame."""
        try:
            with np.load(self._carried(state.parts)) as arrays:
                return Carried(arrays["photo"], arrays["painting"], arrays.get("photo_code"))
        except (OSError, ValueError, KeyError, EOFError):
            return None

    def part(self, index: int) -> Path:
        """The file of a part."""
        return self.folder / f"{index:05d}.nut"

    @contextmanager
    def new_part(self, index: int) -> Iterator[Path]:
        """A place to write a part to; it becomes the part when the block ends well."""
        try:
            self.folder.mkdir(exist_ok=True)
        except OSError as error:
            raise writing_problem(self.output, error) from error
        with atomic_write(self.part(index)) as temporary:
            yield temporary

    def finish(
        self, state: State, carried: Carried, times: list[tuple[int, int]], read: int, broken: int
    ) -> State:
        """Note that the part ``state.parts`` is written; gives the new state."""
        new = replace(
            state,
            parts=state.parts + 1,
            read=read,
            broken=broken,
            times=(*state.times, *times),
        )
        arrays: dict[str, Any] = {"photo": carried.photo, "painting": carried.painting}
        if carried.photo_code is not None:
            arrays["photo_code"] = carried.photo_code
        with atomic_write(self._carried(new.parts)) as temporary, temporary.open("wb") as file:
            np.savez(file, **arrays)
        write_bytes(self._times(state.parts), json.dumps(times).encode())
        known = {key: value for key, value in asdict(new).items() if key != "times"}
        text = json.dumps({"format": FORMAT, **known})
        write_bytes(self.folder / "state.json", text.encode())
        self._carried(state.parts).unlink(missing_ok=True)
        return new

    def remove(self) -> None:
        """Away with the parts: the film is finished."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def remove_if_empty(self) -> None:
        """An interruption before the first part leaves nothing behind."""
        if not (self.folder / "state.json").exists():
            self.remove()

    def _times(self, index: int) -> Path:
        return self.folder / f"{index:05d}.json"

    def _read_times(self, index: int) -> list[tuple[int, int]]:
        pairs = json.loads(self._times(index).read_text("utf-8"))
        return [(int(pts), int(duration)) for pts, duration in pairs]

    def _carried(self, parts: int) -> Path:
        return self.folder / f"carried-{parts:05d}.npz"


def _read(data: dict[str, Any]) -> State:
    if data["format"] != FORMAT:
        raise ValueError(data["format"])
    return State(
        fingerprint=str(data["fingerprint"]),
        parts=int(data["parts"]),
        read=int(data["read"]),
        broken=int(data["broken"]),
    )
