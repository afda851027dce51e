"""Photos in the queue that have no file of their own are kept until they are painted."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from deepart_studio.batch.queue_file import QueueFile

if TYPE_CHECKING:  # it loads numpy, which the first paint need not wait for
    from deepart_studio.core.pictures import Picture


def keep_photo(picture: Picture, folder: Path) -> Path:
    """Write a photo losslessly; the same one again takes no more room. For worker threads."""
    from deepart_studio.core.errors import UserError
    from deepart_studio.storage.problems import writing_problem
    from deepart_studio.storage.writing import save_picture

    stem = re.sub(r'[\\/:*?"<>|\x00-\x1f]+', " ", Path(picture.name).stem).strip(" .") or "photo"
    inside = folder / picture.sha256[:16]  # the file keeps the photo's name
    path = inside / f"{stem[:80]}.png"
    if path.is_file():
        return path
    try:
        inside.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise writing_problem(path, error) from error
    try:
        save_picture(picture, path)
    except UserError:
        if not path.is_file():  # another thread was as quick
            raise
    return path


def forget_photos(folder: Path, file: QueueFile) -> None:
    """Delete the kept photos that no row needs any more. For worker threads."""
    import shutil

    if not folder.is_dir():
        return
    needed = {Path(row.source).parent for row in file.read().rows}
    for inside in folder.iterdir():
        if inside.is_dir() and inside not in needed:
            shutil.rmtree(inside, ignore_errors=True)
