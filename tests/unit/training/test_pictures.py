from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from deepart_studio.training.pictures import list_pictures, pack_pictures, random_crop
from tests.support.drawn import landscape, photo_file

ORIENTATION = 0x0112


def ramp(width: int, height: int) -> np.ndarray:
    """Pixels whose value is their column: uint8 (height, width, 3), width at most 256."""
    row = np.arange(width, dtype=np.uint8)
    return np.broadcast_to(row[None, :, None], (height, width, 3)).copy()


def written(cache: Path) -> dict[str, int]:
    return {file.name: file.stat().st_mtime_ns for file in cache.iterdir()}


def test_pictures_of_a_folder_are_found_in_subfolders_and_other_files_are_not(
    tmp_path: Path,
) -> None:
    (tmp_path / "monet").mkdir()
    lilies = photo_file(tmp_path / "monet" / "lilies.PNG")
    field = photo_file(tmp_path / "field.jpg")
    (tmp_path / "notes.txt").write_text("no picture", "utf-8")
    (tmp_path / "folder.png").mkdir()
    assert list_pictures(tmp_path) == [field, lilies]


def test_packed_pictures_are_those_of_the_files(tmp_path: Path) -> None:
    files = [photo_file(tmp_path / f"{i}.png", 96 + i, 64, seed=i) for i in range(3)]
    pack = pack_pictures(files, tmp_path / "cache")
    assert [entry.name for entry in pack.entries] == [str(f) for f in files]
    for i in range(3):
        np.testing.assert_array_equal(pack[i], landscape(96 + i, 64, seed=i))


def test_large_pictures_are_scaled_down_and_small_ones_are_not_scaled_up(tmp_path: Path) -> None:
    files = [photo_file(tmp_path / "a.png", 200, 100), photo_file(tmp_path / "b.png", 60, 50)]
    pack = pack_pictures(files, tmp_path / "cache", longest=80)
    assert [pixels.shape for pixels in (pack[0], pack[1])] == [(40, 80, 3), (50, 60, 3)]


def test_broken_and_tiny_files_are_left_out(tmp_path: Path) -> None:
    good = photo_file(tmp_path / "good.png")
    (tmp_path / "broken.png").write_bytes(b"not a picture")
    (tmp_path / "empty.jpg").write_bytes(b"")
    (tmp_path / "half.png").write_bytes(good.read_bytes()[: good.stat().st_size // 2])
    photo_file(tmp_path / "tiny.png", 31, 90)
    smallest = photo_file(tmp_path / "smallest.png", 32, 32)
    pack = pack_pictures(list_pictures(tmp_path), tmp_path / "cache")
    assert [entry.name for entry in pack.entries] == [str(good), str(smallest)]


def test_grey_and_transparent_pictures_become_rgb(tmp_path: Path) -> None:
    picture = Image.fromarray(landscape())
    picture.convert("L").save(tmp_path / "grey.png")
    picture.convert("RGBA").save(tmp_path / "transparent.png")
    pack = pack_pictures(list_pictures(tmp_path), tmp_path / "cache")
    assert (pack[0] == pack[0][..., :1]).all()
    np.testing.assert_array_equal(pack[1], landscape())


def test_a_photo_taken_upright_is_packed_upright(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = 6  # turn a quarter clockwise
    Image.fromarray(landscape()).save(tmp_path / "upright.png", exif=exif)
    pack = pack_pictures(list_pictures(tmp_path), tmp_path / "cache")
    np.testing.assert_array_equal(pack[0], np.rot90(landscape(), -1))


def test_a_folder_without_good_pictures_gives_an_empty_pack(tmp_path: Path) -> None:
    (tmp_path / "broken.png").write_bytes(b"not a picture")
    assert len(pack_pictures(list_pictures(tmp_path), tmp_path / "cache")) == 0
    assert len(pack_pictures([], tmp_path / "cache")) == 0


def test_a_pack_is_made_once_and_used_again(tmp_path: Path) -> None:
    files, cache = [photo_file(tmp_path / "a.png")], tmp_path / "cache"
    first = pack_pictures(files, cache)
    before = written(cache)
    again = pack_pictures(files, cache)
    assert written(cache) == before
    np.testing.assert_array_equal(again[0], first[0])


def test_a_pack_is_made_anew_when_files_or_the_size_change(tmp_path: Path) -> None:
    files, cache = [photo_file(tmp_path / "a.png")], tmp_path / "cache"
    pack_pictures(files, cache)
    photo_file(files[0], 80, 48)
    assert pack_pictures(files, cache)[0].shape == (48, 80, 3)
    assert pack_pictures(files, cache, longest=60)[0].shape == (36, 60, 3)
    files.append(photo_file(tmp_path / "b.png"))
    assert len(pack_pictures(files, cache)) == 2


def test_a_pack_that_was_cut_off_is_made_anew(tmp_path: Path) -> None:
    files, cache = [photo_file(tmp_path / "a.png")], tmp_path / "cache"
    pack_pictures(files, cache)
    (index,) = cache.glob("*.json")
    (data,) = cache.glob("*.u8")
    index.unlink()  # written last
    data.write_bytes(b"cut off")
    np.testing.assert_array_equal(pack_pictures(files, cache)[0], landscape())


def test_a_subset_is_chosen_by_file_name(tmp_path: Path) -> None:
    files = [photo_file(tmp_path / name, seed=i) for i, name in enumerate(("a.png", "b.png"))]
    subset = pack_pictures(files, tmp_path / "cache").subset(["b.png", "unknown.png"])
    assert len(subset) == 1
    np.testing.assert_array_equal(subset[0], landscape(seed=1))


@pytest.mark.parametrize(("width", "height"), [(96, 64), (64, 96), (32, 32), (400, 33)])
@pytest.mark.parametrize("zoom", [(1.0, 1.0), (1.0, 3.0), (2.0, 2.0)])
def test_a_crop_has_the_wanted_size(width: int, height: int, zoom: tuple[float, float]) -> None:
    rng = np.random.default_rng(0)
    for size in (8, 48, 128):
        crop = random_crop(landscape(width, height), size, rng, zoom=zoom)
        assert crop.shape == (size, size, 3)
        assert crop.dtype == np.uint8


def test_without_zoom_a_crop_of_a_square_picture_shows_all_of_it() -> None:
    rng = np.random.default_rng(0)
    for _ in range(4):
        crop = random_crop(ramp(64, 64), 64, rng, zoom=(1, 1))
        np.testing.assert_array_equal(np.sort(crop[0, :, 0]), np.arange(64))


@pytest.mark.parametrize("zoom", [1.0, 2.0, 4.0])
def test_zoom_says_which_part_of_the_short_side_is_shown(zoom: float) -> None:
    rng = np.random.default_rng(0)
    for _ in range(8):
        crop = random_crop(ramp(250, 200), 100, rng, zoom=(zoom, zoom))
        assert np.ptp(crop[..., 0].astype(int)) == pytest.approx(200 / zoom, abs=4)


def test_zoom_is_drawn_from_its_whole_range() -> None:
    rng = np.random.default_rng(0)
    spans = [
        np.ptp(random_crop(ramp(200, 200), 50, rng, zoom=(1, 4)).astype(int)) for _ in range(200)
    ]
    assert min(spans) < 60
    assert max(spans) > 180
    # Log-uniform: half of the draws zoom in by less than the middle of 1 and 4, which is 2.
    assert np.median(spans) == pytest.approx(100, abs=15)


def test_crops_come_from_everywhere_and_half_of_them_are_mirrored() -> None:
    rng = np.random.default_rng(0)
    crops = [
        random_crop(ramp(256, 64), 16, rng, zoom=(1, 1))[0, :, 0].astype(int) for _ in range(200)
    ]
    mirrored = sum(c[0] > c[-1] for c in crops)
    assert 70 < mirrored < 130
    assert min(c.min() for c in crops) < 20
    assert max(c.max() for c in crops) > 235


def test_the_same_seed_draws_the_same_crop() -> None:
    one, two = (
        random_crop(landscape(), 32, np.random.default_rng(5), zoom=(1, 3)) for _ in range(2)
    )
    np.testing.assert_array_equal(one, two)
