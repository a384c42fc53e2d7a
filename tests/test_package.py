# SPDX-License-Identifier: GPL-2.0-or-later
"""The zip that users install: what lies in it, and that QGIS runs it where nothing of this checkout is in reach."""

from __future__ import annotations

import configparser
import json
import os
import re
import runpy
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
STORE_CHECK = runpy.run_path(str(ROOT / "tools" / "store_check.py"))
TOP = "clearsky_qgis"


def build() -> Path:
    done = subprocess.run(
        [ROOT / "tools" / "package.sh"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return ROOT / done.stdout.strip()


@pytest.fixture(scope="module")
def package():
    """Return the zip of the last commit."""
    question = ["git", "rev-parse", "HEAD"]
    if subprocess.run(question, cwd=ROOT, capture_output=True, check=False).returncode:
        pytest.skip("the zip is made from git's history, which cannot be read here")
    return build()


@pytest.fixture
def plugins_folder(package, tmp_path):
    """Return the plugins' folder of a profile that has the unpacked zip, enabled."""
    folder = tmp_path / "profiles" / "default" / "python" / "plugins"
    with zipfile.ZipFile(package) as zipped:
        zipped.extractall(folder)
    settings = tmp_path / "profiles" / "default" / "QGIS" / "QGIS3.ini"
    settings.parent.mkdir()
    settings.write_text(f"[PythonPlugins]\n{TOP}=true\n", encoding="utf-8")
    return folder


def store_problems(path):
    with zipfile.ZipFile(path) as zipped:
        return list(STORE_CHECK["problems_of"](zipped))


def test_the_store_finds_nothing_wrong_with_files_and_manifest(package):
    assert store_problems(package) == []


def test_a_zip_that_the_store_would_refuse_is_seen(tmp_path):
    path = tmp_path / "bad.zip"
    with zipfile.ZipFile(path, "w") as zipped:
        zipped.writestr("clear-sky/__init__.py", "")
        zipped.writestr("clear-sky/__pycache__/a.pyc", "")
        zipped.writestr("clear-sky/setup.sh", "")
        zipped.writestr("elsewhere.txt", "")
        zipped.writestr("clear-sky/metadata.txt", "[general]\nname=ClearSKY\nauthor=a/b\nhomepage=here\n")
    problems = "; ".join(store_problems(path))
    for said in (
        "no name of",
        "a.pyc",
        "setup.sh",
        "outside",
        "LICENSE",
        "version",
        "homepage",
        "slash",
        "icon",
    ):
        assert said in problems


def test_what_ruff_lets_pass_the_stores_scanner_is_told_of_too(package):
    with zipfile.ZipFile(package) as zipped:
        lines = [
            (name, line)
            for name in zipped.namelist()
            if name.endswith(".py")
            for line in zipped.read(name).decode().splitlines()
        ]
    passed = [(name, line, code) for name, line in lines for code in re.findall(r"noqa:.*?\bS(\d{3})", line)]
    assert passed
    untold = [(name, line) for name, line, code in passed if f"nosec B{code}" not in line]
    assert untold == [], "the plugin store blocks these until they also say # nosec B…"


def test_only_what_the_plugin_runs_with_is_in_the_zip(package):
    with zipfile.ZipFile(package) as zipped:
        names = {name.removeprefix(f"{TOP}/") for name in zipped.namelist() if not name.endswith("/")}
    files = {"LICENSE", "__init__.py", "metadata.txt", "plugin.py", "requirements.txt"}
    rooms = {"clearsky", "core", "ui", "sandbox", "resources"}
    assert {name for name in names if "/" not in name} == files
    assert {name.partition("/")[0] for name in names if "/" in name} == rooms
    assert {Path(name).suffix for name in names if name.startswith("resources/")} == {".qm", ".svg"}
    languages = {f"resources/i18n/{path.stem}.qm" for path in (ROOT / "resources" / "i18n").glob("*.ts")}
    assert languages <= names


def test_the_zip_has_the_same_bytes_each_time(package):
    first = package.read_bytes()
    assert build().read_bytes() == first


def test_the_manifest_tells_of_this_version_and_of_both_qt(package):
    manifest = configparser.ConfigParser()
    with zipfile.ZipFile(package) as zipped:
        manifest.read_string(zipped.read(f"{TOP}/metadata.txt").decode())
    general = manifest["general"]
    assert package.name == f"{TOP}-{general['version']}.zip"
    assert general["changelog"].startswith(general["version"])
    assert (general["qgisMinimumVersion"], general["qgisMaximumVersion"]) == ("3.40", "4.99")


SPEAK = f"""
from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication
application = QCoreApplication([])
QgsApplication.locale = lambda: "de"
from {TOP}.core.translation import install_translation, tr
translator = install_translation()
print(tr("Area"))
"""


def test_the_unpacked_zip_speaks_german(plugins_folder):
    done = subprocess.run(
        [sys.executable, "-c", SPEAK], cwd=plugins_folder, capture_output=True, text=True, check=False
    )
    assert done.stdout == "Gebiet\n", done.stderr


RING = [[9.5, 55.7], [9.54, 55.7], [9.54, 55.72], [9.5, 55.72], [9.5, 55.7]]


def test_qgis_runs_the_unpacked_zip_against_the_sandbox_that_it_brings(plugins_folder, tmp_path):
    area, images = tmp_path / "area.geojson", tmp_path / "images"
    area.write_text(json.dumps({"type": "Polygon", "coordinates": [RING]}), encoding="utf-8")
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "QGIS_CUSTOM_CONFIG_PATH": str(tmp_path),
        "PYTHONPATH": sysconfig.get_path("purelib"),  # pydantic, which Debian's QGIS lacks
    }
    start = [sys.executable, "-m", f"{TOP}.sandbox", "--now", "2024-11-20T12:00:00Z"]
    command = ["qgis_process", "--json", "run", "clearsky:getimage", "--"]
    command += [f"INPUT={area}", "DATE=2024-11-14", "MAX_UNITS=3", f"FOLDER={images}"]
    with subprocess.Popen(start, cwd=plugins_folder, stdout=subprocess.PIPE, text=True) as sandbox:
        told = json.loads(sandbox.stdout.readline())
        service = {"CLEARSKY_BASE_URL": told["base_url"], "CLEARSKY_API_KEY": told["api_key"]}
        try:
            done = subprocess.run(
                command,
                env={**environment, **service},
                capture_output=True,
                text=True,
                timeout=100,
                check=False,
            )
        finally:
            sandbox.terminate()
    assert done.returncode == 0, done.stdout + done.stderr
    assert Path(json.loads(done.stdout)["results"]["OUTPUT"]).is_file()
