from __future__ import annotations

import gzip
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from deepart_studio.core.errors import UserError
from deepart_studio.core.pictures import Picture
from deepart_studio.inference.catalog import Catalog
from deepart_studio.inference.classifier import ClassifierPipeline
from deepart_studio.inference.sessions import SessionCache
from deepart_studio.training.cli import main
from deepart_studio.training.digits_gan import DigitDiscriminator, DigitGenerator
from deepart_studio.training.idx_files import read_idx
from deepart_studio.training.small_pictures import open_small_pictures, sklearn_digits


def idx(values: np.ndarray) -> bytes:
    head = bytes([0, 0, 8, values.ndim])
    return head + b"".join(n.to_bytes(4, "big") for n in values.shape) + values.tobytes()


def bars(count: int = 40) -> tuple[np.ndarray, np.ndarray]:
    """Upright and lying bars: two classes that anyone can tell apart."""
    rng = np.random.default_rng(0)
    pixels = np.zeros((count, 28, 28), np.uint8)
    labels = np.arange(count, dtype=np.uint8) % 2
    for picture, label in zip(pixels, labels, strict=True):
        at = int(rng.integers(9, 17))
        if label:
            picture[at : at + 3, 5:23] = 255
        else:
            picture[5:23, at : at + 3] = 255
    return pixels, labels


@pytest.mark.parametrize("compressed", [False, True])
def test_idx_files_are_read_plain_or_compressed(tmp_path: Path, compressed: bool) -> None:
    values = np.arange(2 * 3 * 4, dtype=np.uint8).reshape(2, 3, 4)
    data = idx(values)
    file = tmp_path / "train-images-idx3-ubyte.gz"
    file.write_bytes(gzip.compress(data) if compressed else data)
    assert np.array_equal(read_idx(file, 3), values)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "no IDX file"),
        (b"\x89PNG\r\n", "no IDX file"),
        (idx(np.zeros((2, 3, 4), np.uint8))[:-1], "cut off"),
        (idx(np.zeros(5, np.uint8)), "1 dimensions, not 3"),
        (b"\x1f\x8bnonsense", "cannot be read"),
        (b"\0\0\x08\x03\0\0", "cut off"),
    ],
)
def test_a_damaged_idx_file_is_said_in_plain_words(tmp_path: Path, data: bytes, words: str) -> None:
    file = tmp_path / "images"
    file.write_bytes(data)
    with pytest.raises(UserError, match=words):
        read_idx(file, 3)


def test_pictures_and_labels_must_belong_together(tmp_path: Path) -> None:
    pixels, labels = bars()
    (tmp_path / "images").write_bytes(idx(pixels))
    (tmp_path / "labels").write_bytes(idx(labels[:-1]))
    with pytest.raises(UserError, match="40 pictures and 39 labels"):
        open_small_pictures(images=tmp_path / "images", labels=tmp_path / "labels")
    with pytest.raises(UserError, match="two files"):
        open_small_pictures(images=tmp_path / "images")


def test_folders_are_classes_and_a_damaged_picture_is_left_out(tmp_path: Path) -> None:
    pixels, labels = bars(12)
    for i, (picture, label) in enumerate(zip(pixels, labels, strict=True)):
        folder = tmp_path / ("lying" if label else "upright")
        folder.mkdir(exist_ok=True)
        Image.fromarray(picture).resize((60, 40)).save(folder / f"{i}.png")
    (tmp_path / "lying" / "bad.png").write_bytes(b"no picture")
    found = open_small_pictures(tmp_path)
    assert found.classes == ["lying", "upright"]
    assert found.pixels.shape == (12, 28, 28)
    assert found.unreadable == 1


def test_too_few_pictures_are_refused(tmp_path: Path) -> None:
    (tmp_path / "only").mkdir()
    Image.new("L", (28, 28)).save(tmp_path / "only" / "a.png")
    with pytest.raises(UserError, match="too few"):
        open_small_pictures(tmp_path)


def test_scikit_learns_digits_are_placed_like_mnists() -> None:
    digits = sklearn_digits()
    assert digits.pixels.shape == (1797, 28, 28)
    assert int(digits.pixels[:, :4].max()) == 0
    kept, held = digits.split(0.2, 0)
    assert len(kept) + len(held) == 1797
    assert set(digits.labels[held].tolist()) == set(range(10))


def test_a_trained_classifier_becomes_a_model_that_knows_ink_on_paper_too(tmp_path: Path) -> None:
    pixels, labels = bars()
    (tmp_path / "images").write_bytes(idx(pixels))
    (tmp_path / "labels").write_bytes(idx(labels))
    names = ["--images", str(tmp_path / "images"), "--labels", str(tmp_path / "labels")]
    model = tmp_path / "models" / "bars"
    argv = ["classifier", *names, "--out", str(model), "--minutes", "0.05", "--threads", "1"]
    assert main(argv) == 0
    entry = Catalog([tmp_path / "models"]).get("bars")
    assert entry.manifest is not None
    assert entry.manifest.quality["held_out_accuracy"] == 1
    pipeline = ClassifierPipeline(entry, SessionCache(threads=1))
    lying = np.repeat(pixels[1][..., None], 3, 2)
    assert pipeline.classify(Picture.of_pixels(lying))[0][0] == "1"
    paper = np.full((90, 120, 3), 245, np.uint8)
    paper[30:36, 40:100] = 20
    best, share = pipeline.classify(Picture.of_pixels(paper))[0]
    assert best == "1"
    assert share > 0.5


def test_the_tutorial_networks_fit_together() -> None:
    made = DigitGenerator()(torch.randn(3, 100))
    assert made.shape == (3, 1, 28, 28)
    assert DigitDiscriminator()(made).shape == (3,)
