"""import-linter sees only the top package of a library, so QtWidgets is looked for here."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "deepart_studio"
WIDGET_ROOMS = {"ui", "app.py"}


def imported_names(source: str) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            names.update(f"{node.module}.{alias.name}" for alias in node.names)
    return names


def modules_below_ui() -> list[Path]:
    return sorted(
        path
        for path in PACKAGE.rglob("*.py")
        if path.relative_to(PACKAGE).parts[0] not in WIDGET_ROOMS
    )


@pytest.mark.parametrize("path", modules_below_ui(), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_no_module_below_ui_touches_a_widget(path: Path) -> None:
    names = imported_names(path.read_text(encoding="utf-8"))
    assert not [name for name in names if name.startswith("PySide6.QtWidgets")]
