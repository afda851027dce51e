"""Training and validation split: by artist where a ``labels.csv`` names them, else by file.

The split depends on names only (a hash), so it is the same on every machine and for every folder
that holds works of the same artist.
"""

from __future__ import annotations

import csv
import hashlib
import re
import unicodedata
from pathlib import Path

#: Changing it draws another held-out set.
SPLIT_SEED = "deepart-247"


def artist_key(artist: str) -> str:
    """One key for the spellings of an artist: "MONET, Claude", "claude-monet" give "monet".

    "Pieter Bruegel the Elder" gives "bruegel".
    """
    plain = unicodedata.normalize("NFKD", artist).encode("ascii", "ignore").decode().lower()
    plain = re.sub(r"\(.*?\)", " ", plain)
    surname = plain.split(",")[0] if "," in plain else plain
    words = re.findall(r"[a-z]+", surname.replace("-", " "))
    words = [w for w in words if w not in ("the", "elder", "younger")]
    if "utagawa" in words:
        return "utagawa " + next((w for w in words if w != "utagawa"), "")
    return words[-1] if words else artist.strip().lower()  # a name in another script


def is_held_out(key: str, share: float = 0.15) -> bool:
    """Whether the artist or file ``key`` belongs to the validation set."""
    digest = hashlib.sha256(f"{SPLIT_SEED}:{key}".encode()).digest()
    return int.from_bytes(digest[:4], "big") / 2**32 < share


def read_labels(folder: Path) -> dict[str, dict[str, str]]:
    """Rows of ``folder``/labels.csv by file path relative to the folder; {} without that file."""
    table = folder / "labels.csv"
    if not table.exists():
        return {}
    with table.open(encoding="utf-8-sig", newline="") as file:
        return {row["file"]: row for row in csv.DictReader(file)}


def split_files(folder: Path, files: list[Path]) -> tuple[list[Path], list[Path]]:
    """(training, validation) lists of ``files`` below ``folder``."""
    labels = read_labels(folder)
    training: list[Path] = []
    validation: list[Path] = []
    for path in files:
        relative = path.relative_to(folder).as_posix()
        artist = artist_key(labels.get(relative, {}).get("artist") or "")
        held = is_held_out(artist or relative)
        (validation if held else training).append(path)
    return training, validation
