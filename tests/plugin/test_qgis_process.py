# SPDX-License-Identifier: GPL-2.0-or-later
"""The algorithms without any Desktop: the real qgis_process, with the plugin enabled in a profile of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sysconfig
from pathlib import Path

import pytest

import clearsky_qgis
from clearsky_qgis.sandbox import Sandbox

ROOT = Path(clearsky_qgis.__file__).parent
AREA = {
    "type": "FeatureCollection",
    "features": [
        {
            "type": "Feature",
            "properties": {},
            "geometry": {
                "type": "Polygon",
                "coordinates": [[[9.5, 55.7], [9.54, 55.7], [9.54, 55.72], [9.5, 55.72], [9.5, 55.7]]],
            },
        }
    ],
}


SETTINGS = """\
[PythonPlugins]
clearsky_qgis=true
[locale]
overrideFlag=true
userLocale={locale}
"""
DANISH = ROOT / "resources" / "i18n" / "clearsky_da.qm"


@pytest.fixture
def sandbox():
    with Sandbox(now="2024-11-20T12:00:00Z") as service:
        yield service


@pytest.fixture
def locale():
    return "en_US"


@pytest.fixture
def qgis_process(sandbox, tmp_path, locale):
    """Return a function that runs an algorithm and gives qgis_process's JSON answer."""
    plugins = tmp_path / "profiles" / "default" / "python" / "plugins"
    plugins.mkdir(parents=True)
    (plugins / "clearsky_qgis").symlink_to(ROOT)
    settings = tmp_path / "profiles" / "default" / "QGIS" / "QGIS3.ini"
    settings.parent.mkdir()
    settings.write_text(SETTINGS.format(locale=locale), encoding="utf-8")
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "QGIS_CUSTOM_CONFIG_PATH": str(tmp_path),
        "PYTHONPATH": sysconfig.get_paths()["purelib"],
        "CLEARSKY_BASE_URL": sandbox.base_url,
        "CLEARSKY_API_KEY": sandbox.api_key,
    }

    def run(algorithm, *, verb="run", **parameters):
        words = ["--", *(f"{name}={value}" for name, value in parameters.items())] if parameters else []
        command = ["qgis_process", "--json", verb, f"clearsky:{algorithm}", *words]
        done = subprocess.run(
            command, env=environment, capture_output=True, text=True, timeout=100, check=False
        )
        assert sandbox.api_key not in done.stdout + done.stderr
        return done

    return run


@pytest.fixture
def area_file(tmp_path):
    path = tmp_path / "area.geojson"
    path.write_text(json.dumps(AREA), encoding="utf-8")
    return path


def test_an_image_is_fetched_by_qgis_process(qgis_process, area_file, tmp_path, sandbox):
    done = qgis_process(
        "getimage", INPUT=area_file, DATE="2024-11-14", MAX_UNITS=3, FOLDER=tmp_path / "images"
    )
    assert done.returncode == 0, done.stdout + done.stderr
    results = json.loads(done.stdout)["results"]
    assert Path(results["OUTPUT"]).is_file()
    assert 0 < results["UNITS"] < 3
    assert sorted(path.suffix for path in (tmp_path / "images").iterdir()).count(".tif") == 1


def test_qgis_process_says_why_it_stopped_and_buys_nothing(qgis_process, area_file, tmp_path, sandbox):
    done = qgis_process(
        "getimage", INPUT=area_file, DATE="2024-11-14", MAX_UNITS=0.1, FOLDER=tmp_path / "images"
    )
    assert done.returncode != 0
    assert "this run may pay 0.1 units at most; nothing was charged" in done.stdout + done.stderr
    assert not (tmp_path / "images").exists()


@pytest.mark.skipif(not DANISH.is_file(), reason="make setup makes the translations")
@pytest.mark.parametrize("locale", ["da_DK"])
def test_qgis_process_speaks_the_language_of_the_profile(qgis_process, locale):
    done = qgis_process("getimage", verb="help")
    assert json.loads(done.stdout)["algorithm_details"]["name"] == "Hent et billede"
