"""What a person can set about an any-style model; the program's form is built from it."""

from __future__ import annotations

from deepart_studio.core.parameters import Parameter


def _slider(
    name: str, default: float, names: tuple[str, str], helps: tuple[str, str], *limits: float
) -> Parameter:
    minimum, maximum = limits or (0.0, 1.0)
    return Parameter(
        id=name,
        kind="float",
        minimum=minimum,
        maximum=maximum,
        default=default,
        step=0.01,
        name=dict(zip(("en", "zh"), names, strict=True)),
        help=dict(zip(("en", "zh"), helps, strict=True)),
    )


PARAMETERS = (
    _slider(
        "strength",
        1.0,
        ("Strength", "强度"),
        (
            "How much of the style is painted; 0 leaves the photo as it is.",
            "风格的强弱；0 时保持原照片。",
        ),
    ),
    _slider(
        "stroke",
        1.0,
        ("Stroke size", "笔触大小"),
        (
            "From fine to broad strokes. They are as large at every export size.",
            "由细到粗。无论导出多大，笔触看起来都一样。",
        ),
        0.5,
        2.0,
    ),
    _slider(
        "detail",
        0.0,
        ("Detail", "细节"),
        (
            "Brings back fine structure of the photo: eyes, hair, lettering.",
            "找回照片的细微结构：眼睛、头发、文字。",
        ),
    ),
    _slider(
        "keep_colors",
        0.0,
        ("Keep colours", "保留颜色"),
        (
            "How much of the photo's own colours stays; the brushwork is not changed.",
            "保留多少照片本身的颜色，笔触不变。",
        ),
    ),
    _slider(
        "colour_only",
        0.0,
        ("Colours only", "仅用色彩"),
        (
            "Takes only the style's colours; light and shade stay the photo's.",
            "只取风格的色彩，明暗仍用照片的。",
        ),
    ),
)
