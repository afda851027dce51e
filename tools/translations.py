"""Collect the interface's texts into resources/translations/deepart_zh.ts and compile the .qm.

    python tools/translations.py

Qt's lupdate finds ``tr()``; the texts of the table of actions and of UserError are found here,
since they are written where no Qt is.

Translate with Qt Linguist or in the .ts file, then run it again.
"""

from __future__ import annotations

import ast
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "deepart_studio"
TS = ROOT / "resources" / "translations" / "deepart_zh.ts"
TERMINAL = (PACKAGE / "training", PACKAGE / "cli")  # in English


def error_texts(source: str) -> Iterator[str]:
    """The message and hint templates of every UserError in a module."""
    tree = ast.parse(source)
    constants = {
        target.id: node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _name(node.func).endswith("UserError"):
            for argument in node.args[:2]:
                yield from _strings(argument, constants)


def action_texts(source: str) -> Iterator[str]:
    """Texts and tips of the table of actions, and the titles of the menus."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and _name(node.func) == "Action":
            texts = [node.args[1], *node.args[6:7]]
            texts += [k.value for k in node.keywords if k.arg == "tip"]
            for text in texts:
                yield from _strings(text, {})
        if isinstance(node, ast.Call) and _name(node.func) == "tool_action":
            for text in (node.args[2], node.args[5]):
                yield from _strings(text, {})
        if isinstance(node, ast.Assign) and _name(node.targets[0]) == "MENUS":
            for title in node.value.values:  # type: ignore[attr-defined]
                yield from _strings(title, {})


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else getattr(node, "attr", "")


def _strings(node: ast.expr, constants: dict[str, ast.expr]) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value:
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _strings(node.body, constants)
        yield from _strings(node.orelse, constants)
    elif isinstance(node, ast.BinOp):
        for side in (node.left, node.right):
            yield from (text.strip() for text in _strings(side, constants))
    elif isinstance(node, ast.Name) and node.id in constants:
        yield from _strings(constants[node.id], {})


def collected() -> dict[str, list[str]]:
    """Context to texts, for what lupdate does not find."""
    errors: set[str] = set()
    for file in PACKAGE.rglob("*.py"):
        if not set(TERMINAL) & set(file.parents):
            errors.update(error_texts(file.read_text("utf-8")))
    tables = (PACKAGE / "ui" / "commands.py", *sorted((PACKAGE / "ui").glob("*_table.py")))
    actions = {text for file in tables for text in action_texts(file.read_text("utf-8"))}
    return {"Errors": sorted(errors), "Actions": sorted(actions)}


def style_groups() -> list[str]:
    """The groups of the styles that ship; shown in English until they are translated."""
    groups = set()
    for file in ROOT.glob("models/*/styles.json"):
        groups.update(style.get("group", "") for style in json.loads(file.read_text("utf-8")))
    return sorted(groups - {""})


def main() -> int:
    """Update the .ts file and compile it."""
    with tempfile.TemporaryDirectory() as folder:
        extra = Path(folder) / "collected.py"
        lines = [
            f'QCoreApplication.translate("{context}", {json.dumps(text, ensure_ascii=False)})'
            for context, texts in (collected() | {"StyleGroups": style_groups()}).items()
            for text in texts
        ]
        extra.write_text("\n".join(lines) + "\n", "utf-8")
        files = [
            str(p) for room in ("ui", "studio") for p in sorted((PACKAGE / room).rglob("*.py"))
        ]
        options = ["-locations", "none", "-no-obsolete", "-source-language", "en"]
        options += ["-target-language", "zh_CN"]
        update = ["pyside6-lupdate", *options, *files, str(extra), "-ts", str(TS)]
        subprocess.run(update, check=True, stdout=subprocess.DEVNULL)
    subprocess.run(["pyside6-lrelease", str(TS)], check=True, stdout=subprocess.DEVNULL)
    return 0


if __name__ == "__main__":
    sys.exit(main())
