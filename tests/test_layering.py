# SPDX-License-Identifier: GPL-2.0-or-later
"""Imports go downward only: this test is the fence between the rooms."""

from __future__ import annotations

import ast
import re
import sys
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("clearsky", "core", "ui", "sandbox")
MAY_IMPORT = {
    "clearsky": set(),
    "sandbox": set(),
    "core": {"clearsky", "sandbox"},
    "ui": {"core", "clearsky"},
}
THIRD_PARTY = {
    "clearsky": {"requests", "urllib3", "pydantic", "pydantic_core", "typing_extensions"},
    "sandbox": {"osgeo", "numpy"},
    "core": {"qgis", "osgeo"},
    "ui": {"qgis"},
}
WIDGET_MODULES = ("qgis.gui", "qgis.utils", "qgis.PyQt.QtWidgets")
IO_MODULES = {"socket", "urllib", "http", "requests", "subprocess", "shutil", "sqlite3"}
SHADOWING_NAMES = {"processing", "utils", "types", "test", "plugins"}

Import = tuple[int, str]


def files_of(room: str) -> list[Path]:
    return sorted((ROOT / room).rglob("*.py"))


def imports_of(path: Path) -> list[Import]:
    """List what a file imports: absolute names as they stand, relative ones from the repository's root."""
    found: list[Import] = []
    package = path.relative_to(ROOT).parent.parts
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [(node.lineno, alias.name) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            stem = ".".join([*base, *([node.module] if node.module else [])])
            prefix = "." if node.level else ""
            names = [stem] if node.module else [f"{stem}.{a.name}".strip(".") for a in node.names]
            found += [(node.lineno, prefix + name) for name in names]
            found += [
                (node.lineno, f"{prefix}{stem}.{a.name}") for a in node.names if stem.startswith("qgis")
            ]
    return found


def breaches(room: str, path: Path) -> list[str]:
    allowed_rooms = MAY_IMPORT[room] | {room}
    wrong = []
    for line, name in imports_of(path):
        top = name.lstrip(".").split(".")[0]
        if name.startswith("."):
            is_wrong = top not in allowed_rooms
        else:
            is_wrong = top not in sys.stdlib_module_names | THIRD_PARTY[room]
        if is_wrong:
            wrong.append(f"{path.relative_to(ROOT)}:{line} imports {name}")
    return wrong


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_only_what_lies_below_it(room):
    files = files_of(room)
    assert files, f"the room {room} is empty"
    assert [b for path in files for b in breaches(room, path)] == []


def test_core_knows_no_widget():
    found = [
        f"{path.relative_to(ROOT)}:{line} imports {name}"
        for path in files_of("core")
        for line, name in imports_of(path)
        if name.startswith(WIDGET_MODULES)
    ]
    assert found == []


def test_ui_does_no_input_or_output():
    found = [
        f"{path.relative_to(ROOT)}:{line} imports {name}"
        for path in files_of("ui")
        for line, name in imports_of(path)
        if name.split(".")[0] in IO_MODULES
    ]
    assert found == []


def private_imports(room: str) -> list[str]:
    """List what a room takes from the client's private modules, and from its resources, which hang on the client."""
    behind = re.compile(r"\.clearsky\.(?:\w+\.)*(?:_|resources\b)")
    return [
        f"{path.relative_to(ROOT)}:{line} imports {name}"
        for path in files_of(room)
        for line, name in imports_of(path)
        if behind.match(name)
    ]


@pytest.mark.parametrize("room", ["core", "ui"])
def test_the_client_is_used_by_its_public_names(room):
    assert private_imports(room) == []


def units_above(room: str) -> dict[str, set[str]]:
    """Map each folder and each lone module of a room to those of the same room that it imports."""
    graph: dict[str, set[str]] = {}
    for path in files_of(room):
        unit = path.relative_to(ROOT / room).parts[0].removesuffix(".py")
        for _, name in imports_of(path):
            top, _, rest = name.lstrip(".").partition(".")
            if name.startswith(".") and top == room and rest:
                graph.setdefault(unit, set()).add(rest.split(".")[0])
    return {unit: below - {unit} for unit, below in graph.items()}


@pytest.mark.parametrize("room", ["clearsky", "core", "ui", "sandbox"])
def test_the_folders_of_a_room_do_not_import_in_a_circle(room):
    try:
        TopologicalSorter(units_above(room)).prepare()
    except CycleError as circle:
        pytest.fail(f"{room}: {' → '.join(circle.args[1])}")


@pytest.mark.parametrize("room", ["core", "ui"])
def test_qt_comes_only_through_qgis(room):
    found = [
        name for path in files_of(room) for _, name in imports_of(path) if name.startswith(("PyQt", "PySide"))
    ]
    assert found == []


def test_no_folder_has_a_name_that_hides_a_module_of_qgis_or_python():
    assert SHADOWING_NAMES.isdisjoint(p.name for p in ROOT.iterdir() if p.is_dir())


def test_the_fence_sees_a_planted_breach(tmp_path, monkeypatch):
    monkeypatch.setattr(sys.modules[__name__], "ROOT", tmp_path)
    planted = tmp_path / "clearsky" / "planted.py"
    planted.parent.mkdir()
    planted.write_text("from qgis.core import QgsProject\nfrom ..core import aoi\n")
    assert len(breaches("clearsky", planted)) == 3
    behind = tmp_path / "core" / "behind.py"
    behind.parent.mkdir()
    behind.write_text("from ..clearsky._http import Transport\nfrom ..clearsky.models import _x, Order\n")
    assert private_imports("core") == ["core/behind.py:1 imports .clearsky._http"]
