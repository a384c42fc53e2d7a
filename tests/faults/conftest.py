# SPDX-License-Identifier: GPL-2.0-or-later
"""The fault tests' sandbox and desk, and the table that is printed and written when they have run."""

from __future__ import annotations

from pathlib import Path

import pytest

from clearsky_qgis.core.orders import ordering
from clearsky_qgis.sandbox import Sandbox
from clearsky_qgis.tests.support.faults_children import Nursery
from clearsky_qgis.tests.support.faults_road import NOW, open_desk
from clearsky_qgis.tests.support.faults_table import Report, table

TABLE_PATH = Path(__file__).resolve().parents[2] / "build" / "faults.md"
ROWS = pytest.StashKey[list]()
REPORT = pytest.StashKey[Report]()


def pytest_configure(config):
    config.addinivalue_line("markers", "fault(id, fault, expected): a line of the table of faults")
    config.stash[ROWS] = []


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item, call):
    result = (yield).get_result()
    report = item.stash.get(REPORT, None)
    if report is not None and (result.when == "call" or result.outcome != "passed"):
        item.config.stash[ROWS].append(report.row(result.outcome))


def pytest_terminal_summary(terminalreporter, config):
    rows = config.stash[ROWS]
    if not rows:
        return
    text = table(rows)
    TABLE_PATH.parent.mkdir(parents=True, exist_ok=True)
    TABLE_PATH.write_text(text, encoding="utf-8")
    terminalreporter.section("faults and outcomes")
    terminalreporter.write(text)


@pytest.fixture
def report(request):
    """Take the outcome of the test for the table."""
    marker = request.node.get_closest_marker("fault")
    request.node.stash[REPORT] = Report(*marker.args)
    return request.node.stash[REPORT]


@pytest.fixture
def sandbox():
    with Sandbox(now=NOW) as service:
        yield service


@pytest.fixture(autouse=True)
def short_waits(monkeypatch):
    """Look for a lost order twice more, without pauses."""
    monkeypatch.setattr(ordering, "RECONCILE_WAITS_S", (0.01, 0.01))


@pytest.fixture
def open_a_desk(sandbox, tmp_path):
    """Open desks at the sandbox, in one profile unless told otherwise; all are closed after the test."""
    opened = []

    def begin(folder=tmp_path, *, base_url="", **options):
        desk = open_desk(base_url or sandbox.base_url, sandbox.api_key, folder, **options)
        opened.append(desk)
        return desk

    yield begin
    for desk in opened:
        desk.close()


@pytest.fixture
def desk(open_a_desk):
    """A desk that gives up soon after the last byte, but waits for the first: a busy machine draws slowly."""
    return open_a_desk(paid_read_timeout_s=30.0, read_timeout_s=1.0)


@pytest.fixture
def impatient_desk(open_a_desk):
    """A desk that waits for the first byte no longer than for the next."""
    return open_a_desk(paid_read_timeout_s=1.0, read_timeout_s=1.0)


@pytest.fixture(scope="session")
def nursery(tmp_path_factory):
    """Where buyers that are to be killed come from."""
    home = Nursery(tmp_path_factory.mktemp("nursery"))
    yield home
    home.close()


@pytest.fixture(scope="session")
def second_nursery(tmp_path_factory):
    """Where their rivals come from."""
    home = Nursery(tmp_path_factory.mktemp("nursery"))
    yield home
    home.close()
