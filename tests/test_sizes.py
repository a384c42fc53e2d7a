# SPDX-License-Identifier: GPL-2.0-or-later
"""It is the longest function that spoils a code base: this test holds what DESIGN.md says of sizes."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("clearsky", "core", "ui", "sandbox", "tools")
FILES = [ROOT / "plugin.py", *(path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py")))]
MODULE_LINES = 350
FUNCTION_LINES = 40


def long_functions(text: str) -> list[str]:
    return [
        f"{node.name}: {size} lines"
        for node in ast.walk(ast.parse(text))
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
        and (size := (node.end_lineno or 0) - node.lineno + 1) > FUNCTION_LINES
    ]


@pytest.mark.parametrize("room", [*ROOMS, "plugin.py"])
def test_no_module_and_no_function_outgrows_its_reader(room):
    texts = {path: path.read_text(encoding="utf-8") for path in FILES if path.is_relative_to(ROOT / room)}
    assert texts, f"{room} is empty"
    modules = {str(path.relative_to(ROOT)): len(text.splitlines()) for path, text in texts.items()}
    assert {name: size for name, size in modules.items() if size > MODULE_LINES} == {}
    assert {path: found for path, text in texts.items() if (found := long_functions(text))} == {}


def test_a_function_one_line_too_long_is_seen():
    body = "    pass\n" * FUNCTION_LINES
    assert long_functions(f"def long():\n{body}") == ["long: 41 lines"]
    assert long_functions(f"def long():\n{body}"[: -len("    pass\n")]) == []
