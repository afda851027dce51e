from __future__ import annotations

import hashlib
from pathlib import Path

import onnx
import pytest
import torch
from torch import Tensor, nn

from deepart_studio.training.onnx_export import (
    OPSET,
    TOLERANCE,
    ParityError,
    export_onnx,
    largest_difference,
    sha256_of,
)
from deepart_studio.training.painter import Painter, StyleEncoder
from deepart_studio.training.perceptual import PerceptualNetwork
from tests.support.small_networks import drawn_batch

CODE = 10
FREE = {2: "height", 3: "width"}
SIZES = [(64, 64), (96, 72), (40, 128)]


class Plus(nn.Module):
    """Adds a fixed number to the photo."""

    def __init__(self, amount: float) -> None:
        super().__init__()
        self.amount = nn.Parameter(torch.tensor(amount))

    def forward(self, photo: Tensor) -> Tensor:
        return photo + self.amount


def written(module: nn.Module, file: Path) -> Path:
    export_onnx(module, file, {"photo": torch.rand(1, 3, 8, 8)}, "painting", {"photo": FREE})
    return file


@pytest.fixture(scope="module")
def painter() -> Painter:
    torch.manual_seed(0)
    return Painter(CODE, fine=8, deep=12, deep_blocks=1, fine_blocks=1).eval()


@pytest.fixture(scope="module")
def graph(painter: Painter, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("graph") / "painter.onnx"
    example = {"photo": torch.rand(1, 3, 64, 64), "code": torch.randn(1, CODE)}
    export_onnx(painter, file, example, "painting", {"photo": FREE, "painting": FREE})
    return file


def feed(height: int, width: int) -> dict[str, Tensor]:
    return {"photo": torch.rand(1, 3, height, width), "code": torch.randn(1, CODE)}


def test_a_painter_gives_the_same_in_onnxruntime_at_every_size(
    painter: Painter, graph: Path
) -> None:
    worst = largest_difference(painter, graph, [feed(*size) for size in SIZES])
    assert 0 <= worst <= TOLERANCE


def test_the_graph_has_the_documented_inputs_and_free_sizes(graph: Path) -> None:
    model = onnx.load(graph)
    assert [i.name for i in model.graph.input] == ["photo", "code"]
    assert [o.name for o in model.graph.output] == ["painting"]
    shape = model.graph.input[0].type.tensor_type.shape.dim
    assert [d.dim_param or d.dim_value for d in shape] == [1, 3, "height", "width"]
    assert model.opset_import[0].version == OPSET
    assert sum(n.op_type == "InstanceNormalization" for n in model.graph.node) == 7


def test_an_encoder_gives_the_same_in_onnxruntime_at_every_size(
    slim: PerceptualNetwork, tmp_path: Path
) -> None:
    encoder = StyleEncoder(slim, hidden=16, size=8).eval()
    file = tmp_path / "encoder.onnx"
    export_onnx(encoder, file, {"style": drawn_batch(1, 64)}, "code", {"style": FREE})
    feeds = [{"style": drawn_batch(1, size)} for size in (64, 48, 33)]
    assert largest_difference(encoder, file, feeds) <= TOLERANCE


def test_a_network_with_several_outputs_is_compared_in_all_of_them(tmp_path: Path) -> None:
    class Two(nn.Module):
        def __init__(self, second: float) -> None:
            super().__init__()
            self.second = second

        def forward(self, photo: Tensor) -> tuple[Tensor, Tensor]:
            return photo * 2, photo * self.second

    file, example = tmp_path / "two.onnx", {"photo": torch.rand(1, 3, 8, 8)}
    export_onnx(Two(3), file, example, ("double", "triple"), {"photo": FREE})
    assert largest_difference(Two(3), file, [example]) < 1e-6
    with pytest.raises(ParityError):
        largest_difference(Two(4), file, [example])


def test_a_graph_that_differs_fails_the_check_and_is_removed(
    painter: Painter, graph: Path, tmp_path: Path
) -> None:
    bad = tmp_path / "painter.onnx"  # a copy: other tests read the graph
    bad.write_bytes(graph.read_bytes())
    torch.manual_seed(1)
    other = Painter(CODE, fine=8, deep=12, deep_blocks=1, fine_blocks=1).eval()
    with pytest.raises(ParityError, match=r"painter\.onnx differs from its network by"):
        largest_difference(other, bad, [feed(64, 64)])
    assert not bad.exists()


@pytest.mark.parametrize(("error", "accepted"), [(TOLERANCE / 2, True), (TOLERANCE * 2, False)])
def test_the_check_has_a_stated_tolerance(error: float, accepted: bool, tmp_path: Path) -> None:
    file, feeds = written(Plus(0.0), tmp_path / "plus.onnx"), [{"photo": torch.rand(1, 3, 8, 8)}]
    if accepted:
        assert largest_difference(Plus(error), file, feeds) == pytest.approx(error, rel=1e-2)
    else:
        with pytest.raises(ParityError):
            largest_difference(Plus(error), file, feeds)


def test_a_difference_at_one_size_is_not_hidden_by_the_next(tmp_path: Path) -> None:
    file = written(Plus(0.0), tmp_path / "plus.onnx")

    class OffWhenLarge(nn.Module):
        def forward(self, photo: Tensor) -> Tensor:
            return photo + (0.5 if photo.shape[2] > 8 else 0.0)

    feeds = [{"photo": torch.rand(1, 3, size, size)} for size in (8, 16, 8)]
    with pytest.raises(ParityError):
        largest_difference(OffWhenLarge(), file, feeds)


def test_a_graph_that_gives_no_numbers_fails_the_check(tmp_path: Path) -> None:
    file = written(Plus(float("nan")), tmp_path / "plus.onnx")
    feeds = [{"photo": torch.rand(1, 3, 8, 8)}] * 2
    with pytest.raises(ParityError, match="nan"):
        largest_difference(Plus(0.0), file, feeds)


def test_a_files_hash_is_that_of_its_bytes(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"painting")
    assert sha256_of(tmp_path / "file") == hashlib.sha256(b"painting").hexdigest()
