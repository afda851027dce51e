"""The person's own styles: any picture, kept with its code."""

from __future__ import annotations

import base64
import binascii
import io
import json
import re
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from deepart_studio.core.errors import UserError
from deepart_studio.core.pictures import Picture, Pixels
from deepart_studio.core.styles import Code, Style
from deepart_studio.storage.atomic import write_bytes
from deepart_studio.storage.problems import writing_problem
from deepart_studio.storage.reading import load_picture

GROUP = "yours"
PREVIEW_SIDE = 384
KEPT_SHORT_SIDE, KEPT_LONG_SIDE = 512, 1536
"""The encoder looks at no more than this, so the code can be made again for another encoder."""
_RECORD, _PICTURE, _PREVIEW = "style.json", "picture.webp", "preview.webp"
_ID = re.compile(r"my-[0-9a-f]{16}")


@dataclass(frozen=True)
class _Record:
    id: str
    name: str
    order: int
    encoder_sha256: str
    code: Code


class UserStyleStore:
    """Styles in a folder, one folder each: the picture as the encoder sees it, a preview, the code.

    Nothing refers to the picture that the style was made from; it may be moved or deleted.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def add(self, picture: Picture, code: Code, encoder_sha256: str, name: str) -> Style:
        """Keep a picture as a style; the same picture again replaces its name and code.

        ``code`` is float32 (D,) from the encoder with that hash. Raises UserError for an empty name
        and when the folder cannot be written; then nothing is kept.
        """
        style_id = f"my-{picture.sha256[:16]}"
        if not _ID.fullmatch(style_id):
            raise ValueError("the picture has no hash")
        known = self._read(style_id)
        order = known.order if known else 1 + max((r.order for r in self._records()), default=0)
        record = _Record(style_id, _checked_name(name), order, encoder_sha256, code)
        folder = self._folder / style_id
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise writing_problem(folder, error) from error
        try:
            write_bytes(folder / _PICTURE, _webp(_kept(picture.flattened())))
            write_bytes(folder / _PREVIEW, _webp(_preview(picture.flattened())))
            self._write(record)
        except UserError:
            if known is None:
                shutil.rmtree(folder, ignore_errors=True)
            raise
        return self._style(record)

    def list(self, encoder_sha256: str) -> Sequence[Style]:
        """The styles whose code belongs to this encoder, in the order in which they were added."""
        return [self._style(r) for r in self._records() if r.encoder_sha256 == encoder_sha256]

    def outdated(self, encoder_sha256: str) -> Sequence[Style]:
        """The styles whose code is another encoder's: encode ``picture(id)`` and ``recode`` it."""
        return [self._style(r) for r in self._records() if r.encoder_sha256 != encoder_sha256]

    def recode(self, style_id: str, code: Code, encoder_sha256: str) -> Style:
        """Give a style the code of another encoder; UserError as for ``rename``."""
        changed = replace(self._known(style_id), encoder_sha256=encoder_sha256, code=code)
        self._write(changed)
        return self._style(changed)

    def picture(self, style_id: str) -> Picture:
        """The kept picture of a style; UserError when it is gone."""
        return load_picture(self._folder / self._known(style_id).id / _PICTURE)

    def rename(self, style_id: str, name: str) -> Style:
        """Give a style another name; UserError when it is unknown or the name is empty."""
        changed = replace(self._known(style_id), name=_checked_name(name))
        self._write(changed)
        return self._style(changed)

    def remove(self, style_id: str) -> None:
        """Delete a style; one that is gone already is no problem."""
        if not _ID.fullmatch(style_id):
            return
        folder = self._folder / style_id
        try:
            # Without its record a style is no longer listed, whatever happens to the rest.
            (folder / _RECORD).unlink(missing_ok=True)
            shutil.rmtree(folder, ignore_errors=True)
        except OSError as error:
            raise writing_problem(folder / _RECORD, error) from error

    def _records(self) -> Sequence[_Record]:
        if not self._folder.is_dir():
            return []
        records = (self._read(path.parent.name) for path in self._folder.glob(f"my-*/{_RECORD}"))
        return sorted((r for r in records if r is not None), key=lambda r: r.order)

    def _read(self, style_id: str) -> _Record | None:
        """A style's record, or None when it is missing or damaged."""
        try:
            text = (self._folder / style_id / _RECORD).read_text(encoding="utf-8")
            data: Mapping[str, Any] = json.loads(text)
            code = np.frombuffer(base64.b64decode(data["code"]), "<f4").astype(np.float32)
            name, order, encoder = (
                str(data["name"]),
                int(data["order"]),
                str(data["encoder_sha256"]),
            )
        except (OSError, ValueError, KeyError, TypeError, binascii.Error):
            return None
        usable = code.size > 0 and bool(np.isfinite(code).all())
        return _Record(style_id, name, order, encoder, code) if usable else None

    def _known(self, style_id: str) -> _Record:
        record = self._read(style_id) if _ID.fullmatch(style_id) else None
        if record is None:
            raise UserError(
                "This style is not there any more.", "Add its picture again.", id=style_id
            )
        return record

    def _write(self, record: _Record) -> None:
        data = {
            "name": record.name,
            "order": record.order,
            "encoder_sha256": record.encoder_sha256,
            "code": base64.b64encode(record.code.astype("<f4").tobytes()).decode(),
        }
        text = json.dumps(data, ensure_ascii=False, indent=1)
        write_bytes(self._folder / record.id / _RECORD, text.encode())

    def _style(self, record: _Record) -> Style:
        preview = self._folder / record.id / _PREVIEW
        return Style(
            id=record.id,
            name={"en": record.name},
            code=record.code,
            group=GROUP,
            preview=preview if preview.is_file() else None,
            builtin=False,
        )


def _checked_name(name: str) -> str:
    clean = " ".join(name.split())
    if not clean:
        raise UserError("A style needs a name.", "Type at least one letter.")
    return clean


def _kept(rgb: Pixels) -> Image.Image:
    """The picture with its short side at most 512 px, the middle 1536 px of its long side."""
    image = Image.fromarray(rgb)
    scale = min(1.0, KEPT_SHORT_SIDE / min(image.size))
    if scale < 1:
        size = max(1, round(image.width * scale)), max(1, round(image.height * scale))
        image = image.resize(size, Image.Resampling.LANCZOS)
    left = max(0, (image.width - KEPT_LONG_SIDE) // 2)
    top = max(0, (image.height - KEPT_LONG_SIDE) // 2)
    return image.crop(
        (
            left,
            top,
            min(left + KEPT_LONG_SIDE, image.width),
            min(top + KEPT_LONG_SIDE, image.height),
        )
    )


def _preview(rgb: Pixels) -> Image.Image:
    image = Image.fromarray(rgb)
    image.thumbnail((PREVIEW_SIDE, PREVIEW_SIDE), Image.Resampling.LANCZOS)
    return image


def _webp(image: Image.Image) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, "WEBP", quality=90)
    return buffer.getvalue()
