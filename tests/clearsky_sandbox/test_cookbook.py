# SPDX-License-Identifier: GPL-2.0-or-later
"""What docs/client.md says: its examples, run as they stand there, and its list of all calls."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from clearsky_qgis.clearsky import ClearSky, ClientConfig
from clearsky_qgis.sandbox import Sandbox
from clearsky_qgis.sandbox.routes import ROUTES
from clearsky_qgis.tests.support import http_server as http

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = Path(__file__).resolve().parents[2] / "docs" / "client.md"
SECTIONS = PAGE.read_text(encoding="utf-8").split("\n## ")[1:]
EXAMPLES = {
    text.partition("\n")[0]: example
    for text in SECTIONS
    for example in re.findall(r"^```python\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
}
SAID = {
    "Dates, price, image": "processing units",
    "What went wrong, and did it cost anything?": "no order covers this place",
    "Progress, stopping, and trying again": "100%",
    "Many areas at once": "6 images",
    "With Dask": "0.56",
    "Straight into your own storage": "delivered",
    "Ordering": "OrderStatus",
    "Without a call": "km² on the ellipsoid",
}


@pytest.fixture
def service(monkeypatch, tmp_path: Path) -> Iterator[Sandbox]:
    with Sandbox(now="2026-08-20T12:00:00Z") as sandbox, http.ScriptedServer(http.answer(b"")) as store:
        monkeypatch.setenv("CLEARSKY_API_KEY", sandbox.api_key)
        monkeypatch.setenv("CLEARSKY_BASE_URL", sandbox.base_url)
        monkeypatch.setenv("UPLOAD_URL", f"{store.url}/image.tif?sig=1")
        monkeypatch.chdir(tmp_path)
        yield sandbox


def test_every_example_is_known_here():
    assert set(EXAMPLES) == set(SAID)
    assert len(EXAMPLES) == PAGE.read_text(encoding="utf-8").count("```python")


@pytest.mark.parametrize("title", SAID)
def test_an_example_does_what_the_page_says(title: str, service: Sandbox, capsys):
    if "dask" in EXAMPLES[title] and importlib.util.find_spec("dask") is None:
        pytest.skip("dask is not installed")
    exec(compile(EXAMPLES[title], title, "exec"), {"__name__": "example"})  # noqa: S102 (our own page)
    assert SAID[title] in capsys.readouterr().out


def test_the_first_example_is_short():
    lines = [line for line in EXAMPLES["Dates, price, image"].splitlines() if line and "import" not in line]
    assert len(lines) <= 15


def test_the_list_of_all_calls_is_whole():
    listed = dict(re.findall(r"^\| `(\w+\.\w+)` \| (.+?) \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE))
    resources = vars(ClearSky(ClientConfig(api_key="a-key")))
    calls = {
        f"{name}.{call}"
        for name, resource in resources.items()
        if not name.startswith("_")
        for call in dir(resource)
        if not call.startswith("_")
    }
    endpoints = {endpoint for row in listed.values() for endpoint in re.findall("`(.+?)`", row)}
    assert set(listed) == calls
    assert endpoints == {f"{method} {path}" for method, path in ROUTES}
