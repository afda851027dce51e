from __future__ import annotations

import errno
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from deepart_studio.core.errors import UserError
from deepart_studio.core.pictures import Picture
from deepart_studio.storage.styles import UserStyleStore
from tests.support.drawn import landscape

ENCODER, OTHER_ENCODER = "a" * 64, "b" * 64
CODE = np.array([0.1, -2.5, 3e-7], np.float32)


def picture(seed: int = 1, width: int = 120, height: int = 80) -> Picture:
    return Picture.of_pixels(landscape(width, height, seed))


@pytest.fixture
def store(tmp_path: Path) -> UserStyleStore:
    return UserStyleStore(tmp_path / "styles")


def test_at_first_there_are_no_styles(store: UserStyleStore) -> None:
    assert list(store.list(ENCODER)) == []


def test_a_picture_becomes_a_style_and_is_there_the_next_time(
    store: UserStyleStore, tmp_path: Path
) -> None:
    added = store.add(picture(), CODE, ENCODER, "  My   garden ")
    (again,) = UserStyleStore(tmp_path / "styles").list(ENCODER)
    assert again.id == added.id
    assert again.name == {"en": "My garden"}
    assert np.array_equal(again.code, CODE)
    assert again.code_sha256 == added.code_sha256
    assert not again.builtin
    assert again.preview is not None
    with Image.open(again.preview) as preview:
        assert max(preview.size) <= 384


def test_the_picture_is_kept_for_another_encoder(store: UserStyleStore) -> None:
    added = store.add(picture(width=1800, height=900), CODE, ENCODER, "Garden")
    assert list(store.list(OTHER_ENCODER)) == []
    assert [style.id for style in store.outdated(OTHER_ENCODER)] == [added.id]
    kept = store.picture(added.id)
    assert (kept.width, kept.height) == (1024, 512)
    recoded = store.recode(added.id, CODE + 1, OTHER_ENCODER)
    assert [style.code_sha256 for style in store.list(OTHER_ENCODER)] == [recoded.code_sha256]
    assert list(store.outdated(OTHER_ENCODER)) == []


def test_the_same_picture_twice_is_one_style(store: UserStyleStore) -> None:
    store.add(picture(), CODE, ENCODER, "First")
    store.add(picture(seed=2), CODE, ENCODER, "Between")
    store.add(picture(), CODE, ENCODER, "Second")
    assert [style.name["en"] for style in store.list(ENCODER)] == ["Second", "Between"]


def test_a_style_can_be_renamed_and_removed(store: UserStyleStore, tmp_path: Path) -> None:
    added = store.add(picture(), CODE, ENCODER, "Garden")
    assert store.rename(added.id, "花园").name == {"en": "花园"}
    assert store.list(ENCODER)[0].name == {"en": "花园"}
    store.remove(added.id)
    store.remove(added.id)
    assert list(store.list(ENCODER)) == []
    assert list((tmp_path / "styles").iterdir()) == []


def test_a_style_that_is_gone_is_told(store: UserStyleStore) -> None:
    with pytest.raises(UserError, match="not there any more"):
        store.rename("my-0123456789abcdef", "x")


def test_a_style_needs_a_name(store: UserStyleStore) -> None:
    with pytest.raises(UserError, match="needs a name"):
        store.add(picture(), CODE, ENCODER, "  ")
    assert list(store.list(ENCODER)) == []


def test_an_id_never_leaves_the_folder(store: UserStyleStore, tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    precious.mkdir()
    store.remove("../precious")
    assert precious.is_dir()
    with pytest.raises(UserError):
        store.picture("../precious")


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "{}", '{"name": "x", "order": 1, "encoder_sha256": "", "code": "//8="}'],
)
def test_a_damaged_style_is_left_out_and_the_others_are_there(
    store: UserStyleStore, tmp_path: Path, text: str
) -> None:
    bad = store.add(picture(), CODE, ENCODER, "Bad")
    good = store.add(picture(seed=2), CODE, ENCODER, "Good")
    (tmp_path / "styles" / bad.id / "style.json").write_text(text)
    assert [style.id for style in store.list(ENCODER)] == [good.id]


@pytest.mark.parametrize("size", [(1, 1), (30000, 10)])
def test_a_picture_of_any_shape_can_be_kept(store: UserStyleStore, size: tuple[int, int]) -> None:
    added = store.add(picture(width=size[0], height=size[1]), CODE, ENCODER, "Odd")
    assert store.picture(added.id).width == min(size[0], 1536)


def test_a_full_disk_is_told_and_leaves_nothing(
    store: UserStyleStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(UserError, match="disk is full"):
        store.add(picture(), CODE, ENCODER, "Garden")
    assert list((tmp_path / "styles").iterdir()) == []
