"""Projects of this and other programs, whole and damaged."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from deepart_studio.core.errors import UserError
from deepart_studio.document import reading
from deepart_studio.document.blending import BlendMode
from deepart_studio.document.compositing import composite
from deepart_studio.document.layers import Document, Layer
from deepart_studio.document.opening import is_openraster, load_document, load_photo, load_recipe
from deepart_studio.document.writing import save_document, write_document
from tests.support.drawn import picture_bytes

RED, BLUE = (200, 30, 40), (20, 60, 210)
texts = st.text(max_size=20)


def png(colour: tuple[int, ...] = RED, size: tuple[int, int] = (8, 6)) -> bytes:
    mode = "RGBA" if len(colour) == 4 else "RGB"
    return picture_bytes(Image.new(mode, size, colour), "PNG")


def layer_tag(src: str, **attributes: str) -> str:
    pairs = {"name": Path(src).stem, **attributes}
    return (
        f'<layer src="{src}" '
        + " ".join(f'{key.replace("_", "-")}="{value}"' for key, value in pairs.items())
        + "/>"
    )


def image_tag(*tags: str, width: object = 8, height: object = 6) -> str:
    return f'<image version="0.0.5" w="{width}" h="{height}"><stack>{"".join(tags)}</stack></image>'


def project_of(folder: Path, stack: str | bytes | None, **files: bytes) -> Path:
    """A project as another program might write it; ``a`` is the file data/a.png."""
    path = folder / "other.ora"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "image/openraster")
        if stack is not None:
            archive.writestr("stack.xml", stack, zipfile.ZIP_DEFLATED)
        for name, data in files.items():
            entry = "mergedimage.png" if name == "merged" else f"data/{name}.png"
            archive.writestr(entry, data)
    return path


def opened(path: Path) -> tuple[Document, list[str]]:
    said: list[str] = []
    document, _ = load_document(path, lambda problem: said.append(str(problem)))
    return document, said


def colour_of(document: Document) -> tuple[int, ...]:
    return tuple(int(v) for v in composite(document)[0, 0])


# -- what is saved comes back


def complain(problem: UserError) -> None:
    raise AssertionError(problem)


@st.composite
def layers(draw: st.DrawFn) -> Layer:
    height, width = draw(st.integers(1, 5)), draw(st.integers(1, 5))
    random = np.random.default_rng(draw(st.integers(0, 1000)))
    return Layer(
        random.integers(0, 256, (height, width, 4), dtype=np.uint8),
        name=draw(texts),
        x=draw(st.integers(-1000, 1000)),
        y=draw(st.integers(-1000, 1000)),
        visible=draw(st.booleans()),
        opacity=draw(st.integers(0, 100)) / 100,
        locked=draw(st.booleans()),
        mode=draw(st.sampled_from(BlendMode)),
        request=draw(texts),
    )


def in_xml(text: str) -> str:
    """What XML 1.0 can hold of a text; it has no control characters."""
    kept = (c for c in text if c in "\t\n\r" or (c >= " " and c not in "\ufffe\uffff"))
    return "".join(c for c in kept if not "\ud800" <= c <= "\udfff")


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(layers(), max_size=4))
def test_a_project_is_read_as_it_was_written(wanted: list[Layer]) -> None:
    buffer = io.BytesIO()
    write_document(Document(7, 9, tuple(wanted), (("mypaint/strokes.dat", b"\0\1"),)), buffer)
    with zipfile.ZipFile(buffer) as archive:
        assert archive.testzip() is None
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        with Image.open(io.BytesIO(archive.read("Thumbnails/thumbnail.png"))) as thumbnail:
            assert max(thumbnail.size) <= 256
    project = reading.Project(io.BytesIO(buffer.getvalue()), "a.ora", complain)
    document = project.document()
    assert document.extras == (("mypaint/strokes.dat", b"\0\1"),)
    for layer, same in zip(wanted, document.layers, strict=True):
        assert (layer.pixels == same.pixels).all()
        assert (in_xml(layer.name), in_xml(layer.request)) == (same.name, same.request)
        for field in ("x", "y", "visible", "opacity", "locked", "mode"):
            assert getattr(layer, field) == getattr(same, field)


def test_names_of_others_are_never_overwritten_by_ours(tmp_path: Path) -> None:
    layer = Layer(np.zeros((1, 1, 4), np.uint8))
    extras = (("data/layer000.png", b"theirs"),)
    save_document(Document(1, 1, (layer,), extras), tmp_path / "a.ora")
    document, said = opened(tmp_path / "a.ora")
    assert (said, document.extras, len(document.layers)) == ([], extras, 1)


def test_attributes_of_other_programs_are_kept(tmp_path: Path) -> None:
    stack = image_tag(layer_tag("data/a.png", selected="true", composite_op="krita:dodge"))
    document, said = opened(project_of(tmp_path, stack, a=png()))
    (sentence,) = said
    assert sentence.startswith('The layer "a" is blended by krita:dodge, which is not known')
    save_document(document, tmp_path / "saved.ora")
    with zipfile.ZipFile(tmp_path / "saved.ora") as archive:
        saved = archive.read("stack.xml")
    assert b'composite-op="krita:dodge"' in saved
    assert b'selected="true"' in saved


def test_a_project_is_known_by_its_content_or_its_name(tmp_path: Path) -> None:
    path = project_of(tmp_path, image_tag(), merged=png())
    assert is_openraster(path)
    assert is_openraster(path.read_bytes())
    assert not is_openraster(png())
    assert not is_openraster(tmp_path / "gone.ora")


# -- projects of other programs


def test_the_flattened_picture_of_the_other_program_is_the_photo(tmp_path: Path) -> None:
    path = project_of(tmp_path, image_tag(layer_tag("data/a.png")), a=png(RED), merged=png(BLUE))
    photo = load_photo(path)
    assert tuple(photo.rgb[0, 0]) == BLUE
    assert (photo.name, photo.alpha) == ("other.ora", None)


@pytest.mark.parametrize("merged", [png(BLUE, (3, 3)), b"broken"])
def test_without_a_good_flattened_picture_the_layers_are_the_photo(
    tmp_path: Path, merged: bytes
) -> None:
    path = project_of(tmp_path, image_tag(layer_tag("data/a.png")), a=png(RED), merged=merged)
    assert tuple(load_photo(path).rgb[0, 0]) == RED


def test_a_plain_group_becomes_its_layers(tmp_path: Path) -> None:
    group = f'<stack name="g">{layer_tag("data/b.png")}{layer_tag("data/a.png")}</stack>'
    path = project_of(tmp_path, image_tag(group), a=png(RED), b=png(BLUE))
    document, said = opened(path)
    assert ([layer.name for layer in document.layers], said) == (["a", "b"], [])


def test_a_hidden_group_hides_its_layers(tmp_path: Path) -> None:
    group = f'<stack visibility="hidden">{layer_tag("data/b.png")}</stack>'
    path = project_of(tmp_path, image_tag(group, layer_tag("data/a.png")), a=png(RED), b=png(BLUE))
    assert colour_of(opened(path)[0]) == (*RED, 255)


def test_a_group_that_is_blended_as_a_whole_becomes_one_layer(tmp_path: Path) -> None:
    inner = layer_tag("data/b.png", composite_op="svg:multiply")
    group = f'<stack name="shade" opacity="0.5">{inner}</stack>'
    path = project_of(tmp_path, image_tag(group, layer_tag("data/a.png")), a=png(RED), b=png(BLUE))
    document, _ = opened(path)
    assert [layer.name for layer in document.layers] == ["a", "shade"]
    # alone in its group there is nothing that it could be multiplied with
    wanted = [round((r + b) / 2) for r, b in zip(RED, BLUE, strict=True)]
    assert np.abs(np.subtract(colour_of(document)[:3], wanted)).max() <= 1


def test_a_group_through_which_one_sees_is_not_a_picture_of_its_own(tmp_path: Path) -> None:
    inner = layer_tag("data/b.png", composite_op="svg:multiply")
    group = f'<stack isolation="auto">{inner}</stack>'
    path = project_of(tmp_path, image_tag(group, layer_tag("data/a.png")), a=png(RED), b=png(BLUE))
    wanted = [round(r * b / 255) for r, b in zip(RED, BLUE, strict=True)]
    assert np.abs(np.subtract(colour_of(opened(path)[0])[:3], wanted)).max() <= 1


@pytest.mark.parametrize("value", ["nan", "inf", "-5", "much", ""])
def test_values_that_make_no_sense_are_the_usual_ones(tmp_path: Path, value: str) -> None:
    tag = layer_tag("data/a.png", opacity=value, y=value, visibility=value)
    document, said = opened(project_of(tmp_path, image_tag(tag), a=png()))
    (layer,) = document.layers
    assert (layer.opacity, layer.visible, said) == (0 if value == "-5" else 1, True, [])


def test_the_recipe_is_that_of_the_highest_painted_layer(tmp_path: Path) -> None:
    pixels = np.zeros((1, 1, 4), np.uint8)
    names = ("first", "second", "")
    layers = tuple(Layer(pixels, request=request) for request in names)
    save_document(Document(1, 1, layers), tmp_path / "a.ora")
    assert load_recipe(tmp_path / "a.ora") == "second"


# -- damaged and hostile ones


def test_a_damaged_layer_is_named_and_the_others_are_there(tmp_path: Path) -> None:
    tags = (layer_tag("data/a.png"), layer_tag("data/b.png"), layer_tag("data/c.png"))
    path = project_of(tmp_path, image_tag(*tags), a=png(), b=png()[:40])
    document, said = opened(path)
    assert [layer.name for layer in document.layers] == ["a"]
    assert said == [
        'The layer "c" is missing in other.ora.',
        'The layer "b" of other.ora is damaged and was left out.',
    ]


@pytest.mark.parametrize("stack", [None, "", "<image w=", "<svg/>", "<image w='0' h='5'/>"])
def test_without_a_list_of_layers_the_flattened_picture_is_left(
    tmp_path: Path, stack: str | None
) -> None:
    document, said = opened(project_of(tmp_path, stack, merged=png()))
    assert colour_of(document) == (*RED, 255)
    assert said == [
        "other.ora has no list of layers that can be read. Only its flattened picture is used."
    ]


def test_with_nothing_left_one_sentence_says_so(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="neither layers nor a picture"):
        load_photo(project_of(tmp_path, None))
    (tmp_path / "a.ora").write_bytes(b"PK\x03\x04" + b"\0" * 9)
    with pytest.raises(UserError, match=r"a\.ora is damaged or cut off"):
        load_photo(tmp_path / "a.ora")


BOMB = '<!DOCTYPE i [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + image_tag('<layer name="&b;"/>')
FILE = '<!DOCTYPE i [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + image_tag('<layer name="&a;"/>')


@pytest.mark.parametrize("stack", [BOMB, FILE])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_never_followed(tmp_path: Path, stack: str, encoding: str) -> None:
    data = f'<?xml version="1.0" encoding="{encoding}"?>{stack}'.encode(encoding)
    document, said = opened(project_of(tmp_path, data, merged=png()))
    assert len(document.layers) == 1
    assert "no list of layers" in said[0]


def test_groups_within_groups_without_end_are_refused(tmp_path: Path) -> None:
    deep = "<stack>" * 5000 + "</stack>" * 5000
    assert "no list of layers" in opened(project_of(tmp_path, image_tag(deep), merged=png()))[1][0]


def test_a_path_out_of_the_archive_leads_nowhere_and_is_not_passed_on(tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(png(BLUE))
    path = project_of(
        tmp_path, image_tag(layer_tag("../secret.png"), layer_tag("data/a.png")), a=png()
    )
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("../../evil.sh", "rm")
        archive.writestr("C:\\evil.exe", "x")
    document, said = opened(path)
    assert colour_of(document) == (*RED, 255)
    assert document.extras == ()
    assert sum("cannot be kept" in each for each in said) == 2


def test_a_zip_bomb_is_refused_unread(tmp_path: Path) -> None:
    path = project_of(tmp_path, image_tag(layer_tag("data/a.png")), a=png())
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("bomb.bin", b"\0" * (65 << 20), zipfile.ZIP_DEFLATED)
    document, said = opened(path)
    assert (document.extras, len(document.layers)) == ((), 1)
    assert said == ["The file bomb.bin in other.ora cannot be kept."]


def huge_png(width: int, height: int) -> bytes:
    data = bytearray(png())
    data[16:24] = struct.pack(">II", width, height)
    data[29:33] = struct.pack(">I", zlib.crc32(data[12:29]))
    return bytes(data)


def test_a_layer_of_an_absurd_size_is_left_out(tmp_path: Path) -> None:
    path = project_of(
        tmp_path, image_tag(layer_tag("data/a.png")), a=huge_png(100_000, 100_000), merged=png()
    )
    document, said = opened(path)
    assert document.layers == ()
    assert "damaged" in said[0]


def test_a_canvas_of_an_absurd_size_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"other\.ora is too large: 1,000,000 megapixels"):
        opened(project_of(tmp_path, image_tag(width=10**6, height=10**6)))


def test_layers_that_are_too_large_together_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "MAX_LAYER_MEGAPIXELS", 1e-4)
    tags = (layer_tag("data/a.png"), layer_tag("data/b.png"), layer_tag("data/c.png"))
    with pytest.raises(UserError, match="too large together"):
        opened(project_of(tmp_path, image_tag(*tags), a=png(), b=png(), c=png()))


def test_too_many_layers_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="too many layers"):
        opened(project_of(tmp_path, image_tag(*[layer_tag("data/a.png")] * 2001)))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_damage_anywhere_gives_a_document_or_one_sentence(data: st.DataObject) -> None:
    rng = np.random.default_rng(3)
    layers = tuple(
        Layer(rng.integers(0, 256, (6, 8, 4), dtype=np.uint8), name) for name in ("sea", "sky")
    )
    buffer = io.BytesIO()
    write_document(Document(8, 6, layers), buffer)
    damaged = bytearray(buffer.getvalue())
    for _ in range(data.draw(st.integers(0, 4))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    damaged = damaged[: data.draw(st.integers(0, len(damaged)))]
    with suppress(UserError):
        composite(reading.Project(io.BytesIO(damaged), "a.ora", lambda _: None).document())


def test_a_full_disk_leaves_the_old_project(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.ora"
    save_document(Document(1, 1), path)
    before = path.read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(zipfile.ZipFile, "writestr", full)
    with pytest.raises(UserError, match="disk is full"):
        save_document(Document(2, 2), path, overwrite=True)
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["a.ora"]
