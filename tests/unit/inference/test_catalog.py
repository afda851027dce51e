from __future__ import annotations

import json
from pathlib import Path

import pytest

from deepart_studio.core.errors import UserError
from deepart_studio.inference.catalog import Catalog
from tests.support.tiny_models import file_record, style_manifest, tiny_style_model, write_manifest


def problem_of(root: Path, model_id: str = "bad") -> str:
    entry = next(e for e in Catalog([root]).entries if e.id == model_id)
    assert not entry.good
    return str(entry.problem)


def test_a_good_model_is_listed(models_folder: Path) -> None:
    catalog = Catalog([models_folder])
    entry = catalog.get("tiny-style")
    assert entry.good
    assert catalog.first("style") is entry
    assert catalog.verify("tiny-style") == []


def test_an_empty_or_missing_folder_has_no_models(tmp_path: Path) -> None:
    assert Catalog([tmp_path, tmp_path / "nothing"]).entries == []


def test_a_changed_file_is_listed_with_its_reason_and_the_others_still_work(tmp_path: Path) -> None:
    tiny_style_model(tmp_path, "good")
    bad = tiny_style_model(tmp_path, "bad")
    graph = bytearray((bad / "painter.onnx").read_bytes())
    graph[len(graph) // 2] ^= 1
    (bad / "painter.onnx").write_bytes(graph)
    catalog = Catalog([tmp_path])
    assert [(e.id, e.good) for e in catalog.entries] == [("bad", False), ("good", True)]
    assert "painter.onnx" in problem_of(tmp_path)
    assert "damaged or was changed" in catalog.verify("bad")[0]
    assert catalog.first("style").id == "good"
    with pytest.raises(UserError, match=r"cannot be used.*painter\.onnx"):
        catalog.get("bad")


def test_a_missing_file_is_listed_with_its_reason(tmp_path: Path) -> None:
    (tiny_style_model(tmp_path, "bad") / "codes.npy").unlink()
    assert '"codes.npy" is missing' in problem_of(tmp_path)


def test_every_bad_file_is_told_when_verifying(tmp_path: Path) -> None:
    bad = tiny_style_model(tmp_path, "bad")
    (bad / "codes.npy").unlink()
    (bad / "card.md").write_text("changed", "utf-8")
    assert len(Catalog([tmp_path]).verify("bad")) == 2


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "null", '{"schema": 1}', "\ufffd" * 9, "[" * 99999]
)
def test_a_damaged_manifest_is_listed_with_its_reason(tmp_path: Path, text: str) -> None:
    (tmp_path / "bad").mkdir()
    (tmp_path / "bad" / "manifest.json").write_text(text, "utf-8")
    assert "manifest.json" in problem_of(tmp_path) or "valid" in problem_of(tmp_path)
    assert len(Catalog([tmp_path]).verify("bad")) == 1


def test_a_path_that_leaves_the_folder_is_refused(tmp_path: Path) -> None:
    bad = tiny_style_model(tmp_path, "bad")
    manifest = json.loads((bad / "manifest.json").read_text("utf-8"))
    manifest["files"][0]["path"] = "../secret.onnx"
    write_manifest(bad, manifest)
    assert "leaves the folder" in problem_of(tmp_path)


def test_a_link_that_leaves_the_folder_is_refused(tmp_path: Path) -> None:
    secret = tmp_path / "secret.onnx"
    secret.write_bytes(b"secret")
    bad = tiny_style_model(tmp_path / "models", "bad")
    (bad / "painter.onnx").unlink()
    (bad / "painter.onnx").symlink_to(secret)
    manifest = style_manifest(bad, "bad")
    manifest["files"][0] = file_record(bad, "painter", "painter.onnx")
    write_manifest(bad, manifest)
    assert "outside the folder" in problem_of(tmp_path / "models")


def test_an_unknown_model_gets_the_nearest_name(models_folder: Path) -> None:
    with pytest.raises(UserError, match='Did you mean "tiny-style"'):
        Catalog([models_folder]).get("tiny-stile")
    with pytest.raises(UserError, match="no model named"):
        Catalog([models_folder]).verify("zzzzzz")


def test_a_kind_without_a_model_is_told(models_folder: Path) -> None:
    with pytest.raises(UserError, match='kind "music"'):
        Catalog([models_folder]).first("music")


def test_when_the_only_model_is_bad_its_reason_is_told(tmp_path: Path) -> None:
    (tiny_style_model(tmp_path, "bad") / "painter.onnx").unlink()
    with pytest.raises(UserError, match=r'"bad" cannot be used.*painter\.onnx'):
        Catalog([tmp_path]).first("style")


def test_the_persons_own_model_comes_before_one_that_ships(tmp_path: Path) -> None:
    mine, shipped = tmp_path / "mine", tmp_path / "shipped"
    tiny_style_model(mine, "same")
    tiny_style_model(shipped, "same")
    assert [e.folder.parent for e in Catalog([mine, shipped]).entries] == [mine]
