"""Style transfer quality against the peer's any-style mode, on photos and styles held out.

    python -m tests.benchmarks.quality --photos DIR --styles DIR --out DIR [--pairs 40]

Both programs get the same photo and style at a long side of 512. The output folder receives
``quality.json``, contact sheets (photo, style, ours, the peer's) and one PNG per result. It must be
outside the repository: the pictures in it are not ours.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from deepart_studio.training.split import split_files
from tests.benchmarks.painters import our_painter, peer_painter
from tests.benchmarks.style_metrics import Backbone, content_distance, load_backbone, style_distance

Rgb = NDArray[np.uint8]
Paint = Callable[[Rgb, Rgb], Rgb]
SUFFIXES = {".jpg", ".jpeg", ".png", ".webp"}
LONG_SIDE = 512
REPOSITORY = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class PairScore:
    """Distances of one pair; ``before_style`` is the untouched photo's distance from the style."""

    photo: str
    style: str
    before_style: float
    our_style: float
    our_content: float
    peer_style: float
    peer_content: float


def load_rgb(path: Path, long_side: int = LONG_SIDE) -> Rgb:
    """The picture scaled to a long side, uint8 (H, W, 3)."""
    with Image.open(path) as image:
        scale = long_side / max(image.size)
        size = (round(image.width * scale), round(image.height * scale))
        return np.asarray(image.convert("RGB").resize(size, Image.Resampling.LANCZOS))


def held_out(folder: Path) -> list[Path]:
    """The pictures below a folder that the trainer's split never trains on."""
    files = sorted(path for path in folder.rglob("*") if path.suffix.lower() in SUFFIXES)
    return split_files(folder, files)[1]


def draw_pairs(photos: list[Path], styles: list[Path], count: int) -> list[tuple[Path, Path]]:
    """The same ``count`` pairs for the same files; each photo and style once while they last."""
    rng = np.random.default_rng(20261123)

    def draw(files: list[Path]) -> list[Path]:
        return [files[i] for i in np.resize(rng.permutation(len(files)), count)]

    return list(zip(draw(photos), draw(styles), strict=True))


def score(
    backbone: Backbone, pair: tuple[Path, Path], ours: Paint, peer: Paint
) -> tuple[PairScore, list[Rgb]]:
    """One pair's distances and its four pictures: photo, style, ours, the peer's."""
    photo, style = load_rgb(pair[0]), load_rgb(pair[1])
    mine, theirs = ours(photo, style), peer(photo, style)
    row = PairScore(
        photo=pair[0].name,
        style=pair[1].name,
        before_style=style_distance(backbone, photo, style),
        our_style=style_distance(backbone, mine, style),
        our_content=content_distance(backbone, mine, photo),
        peer_style=style_distance(backbone, theirs, style),
        peer_content=content_distance(backbone, theirs, photo),
    )
    return row, [photo, style, mine, theirs]


def summary(rows: list[PairScore]) -> dict[str, float]:
    """Means, and the shares of pairs on which ours is lower."""
    table = {key: np.array([getattr(r, key) for r in rows]) for key in PairScore.__annotations__}
    style_won = table["our_style"] < table["peer_style"]
    content_won = table["our_content"] < table["peer_content"]
    means = {key: float(values.mean()) for key, values in table.items() if values.dtype.kind == "f"}
    return means | {
        "share_style_lower": float(style_won.mean()),
        "share_content_lower": float(content_won.mean()),
        "share_both_lower": float((style_won & content_won).mean()),
    }


def meets_target(figures: dict[str, float]) -> bool:
    """Both distances at most 0.85 of the peer's, and both lower on at least 85 % of the pairs."""
    return (
        figures["our_style"] <= 0.85 * figures["peer_style"]
        and figures["our_content"] <= 0.85 * figures["peer_content"]
        and figures["share_both_lower"] >= 0.85
    )


def contact_sheet(rows: list[PairScore], pictures: list[list[Rgb]], cell: int = 400) -> Image.Image:
    """One line per pair: photo, style, ours, the peer's, with the distances written below."""
    label = 18
    sheet = Image.new("RGB", (4 * cell, len(rows) * (cell + label)), "white")
    draw = ImageDraw.Draw(sheet)
    for line, (row, cells) in enumerate(zip(rows, pictures, strict=True)):
        captions = (
            row.photo,
            row.style,
            f"ours: style {row.our_style:.3f} content {row.our_content:.3f}",
            f"peer: style {row.peer_style:.3f} content {row.peer_content:.3f}",
        )
        top = line * (cell + label)
        for column, (rgb, caption) in enumerate(zip(cells, captions, strict=True)):
            tile = Image.fromarray(rgb)
            tile.thumbnail((cell - 6, cell - 6), Image.Resampling.LANCZOS)
            sheet.paste(tile, (column * cell + (cell - tile.width) // 2, top))
            draw.text((column * cell + 4, top + cell - 2), caption, fill="black")
    return sheet


def run(photos: Path, styles: Path, out: Path, count: int, models: Path | None) -> dict[str, float]:
    """Score ``count`` held-out pairs, write everything to ``out``, and give the summary."""
    if out.resolve().is_relative_to(REPOSITORY):
        raise SystemExit(f"{out} is inside the repository; choose a folder outside it.")
    torch.set_num_threads(2)
    (out / "results").mkdir(parents=True, exist_ok=True)
    backbone, ours, peer = load_backbone(), our_painter(models), peer_painter()
    rows: list[PairScore] = []
    pictures: list[list[Rgb]] = []
    for pair in draw_pairs(held_out(photos), held_out(styles), count):
        row, cells = score(backbone, pair, ours, peer)
        name = f"{len(rows):02d}"
        Image.fromarray(cells[2]).save(out / "results" / f"{name}_ours.png")
        Image.fromarray(cells[3]).save(out / "results" / f"{name}_peer.png")
        rows.append(row)
        pictures.append(cells)
    for page, start in enumerate(range(0, len(rows), 5)):
        sheet = contact_sheet(rows[start : start + 5], pictures[start : start + 5])
        sheet.save(out / f"contact_{page:02d}.png")
    figures = summary(rows)
    report = {"summary": figures, "meets_target": meets_target(figures)}
    report["pairs"] = [asdict(row) for row in rows]
    (out / "quality.json").write_text(json.dumps(report, indent=2), encoding="utf-8")
    return figures


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--photos", type=Path, required=True)
    parser.add_argument("--styles", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--pairs", type=int, default=40)
    parser.add_argument("--models", type=Path, help="the shipped ones if left out")
    args = parser.parse_args()
    figures = run(args.photos, args.styles, args.out, args.pairs, args.models)
    print(json.dumps(figures, indent=2))
    print("target met" if meets_target(figures) else "target missed")


if __name__ == "__main__":
    main()
