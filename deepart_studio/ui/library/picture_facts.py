"""Size, date and place of pictures, in the way of the interface's language."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QDateTime, QLocale

from deepart_studio.library.rows import LibraryPicture


def fact_lines(pictures: Sequence[LibraryPicture], locale: QLocale) -> list[str]:
    """A few lines; of several pictures only their size together."""
    size = sum(picture.bytes for picture in pictures)
    together = locale.formattedDataSize(size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)
    if len(pictures) != 1:
        return [together]
    picture = pictures[0]
    moment = QDateTime.fromSecsSinceEpoch(int(picture.modified))
    lines = [
        f"{picture.width} × {picture.height}  ·  {together}",
        locale.toString(moment, QLocale.FormatType.ShortFormat),
        str(picture.path),
    ]
    if picture.collections:
        lines.append(", ".join(picture.collections))
    return lines
