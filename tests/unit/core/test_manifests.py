from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from deepart_studio.core.errors import UserError
from deepart_studio.core.manifests import parse_manifest


@pytest.fixture
def data(models_folder: Path) -> Any:
    return json.loads((models_folder / "tiny-style" / "manifest.json").read_text("utf-8"))


def test_a_model_describes_itself(data: Any) -> None:
    manifest = parse_manifest(data)
    assert manifest.id == "tiny-style"
    assert manifest.file("painter").path == "painter.onnx"
    assert manifest.parameter("strength").default == 1
    photo, code = manifest.graphs["painter"].inputs
    assert (photo.layout, photo.multiple_of, photo.min_side, photo.range) == ("NCHW", 8, 64, (0, 1))
    assert (code.layout, code.multiple_of, code.min_side, code.range) == ("NC", 1, 1, None)


def test_the_hash_of_a_model_is_that_of_its_graphs_only(data: Any) -> None:
    before = parse_manifest(data).sha256
    data["version"] = "1.1"
    data["files"][4]["sha256"] = "0" * 64
    assert parse_manifest(data).sha256 == before
    data["files"][0]["sha256"] = "0" * 64
    assert parse_manifest(data).sha256 != before


@pytest.mark.parametrize("field", ["id", "files", "parameters", "license"])
def test_a_missing_field_is_named(data: Any, field: str) -> None:
    del data[field]
    with pytest.raises(UserError, match=field):
        parse_manifest(data)


def test_a_wrong_field_is_named_with_its_place(data: Any) -> None:
    data["files"][1]["sha256"] = "abc"
    with pytest.raises(UserError, match=r"files\.1\.sha256"):
        parse_manifest(data)


@pytest.mark.parametrize("path", ["../x.onnx", "/etc/passwd", "a/../../b", "..\\x", "C:/x.onnx"])
def test_a_file_outside_the_models_folder_is_refused(data: Any, path: str) -> None:
    data["files"][0]["path"] = path
    with pytest.raises(UserError, match="leaves the folder"):
        parse_manifest(data)


def test_a_default_outside_its_range_is_refused(data: Any) -> None:
    data["parameters"][0]["default"] = 2
    with pytest.raises(UserError, match=r"parameters\.0\.default"):
        parse_manifest(data)


def test_a_file_or_parameter_that_a_model_lacks_is_named(data: Any) -> None:
    manifest = parse_manifest(data)
    with pytest.raises(UserError, match="no vocoder file"):
        manifest.file("vocoder")
    with pytest.raises(UserError, match="no parameter tempo"):
        manifest.parameter("tempo")


@pytest.mark.parametrize("data", [None, [], "x", {}, {"schema": 2}])
def test_something_else_than_a_manifest_is_refused(data: object) -> None:
    with pytest.raises(UserError, match="not valid"):
        parse_manifest(data)
