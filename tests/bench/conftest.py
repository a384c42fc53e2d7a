# SPDX-License-Identifier: GPL-2.0-or-later
"""The benchmarks' table at the end of a run, and the folders they work in."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

import pytest

from clearsky_qgis.tests.support.bench_pairs import LINES, RESULTS, table

MEMORY = Path("/dev/shm")  # noqa: S108 (Linux's file system in memory)


def pytest_terminal_summary(terminalreporter):
    if LINES:
        terminalreporter.section("benchmarks: ours against the reference, in turns")
        for line in table(LINES):
            terminalreporter.write_line(line)


@pytest.fixture
def fast_folder():
    """A folder in memory where there is such a thing, so that no disk is measured."""
    parent = MEMORY if os.access(MEMORY, os.W_OK) else None
    folder = Path(tempfile.mkdtemp(prefix="clearsky-bench-", dir=parent))
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def disk_folder():
    """A folder on a real disk, where syncing is work."""
    RESULTS.parent.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix="work-", dir=RESULTS.parent))
    yield folder
    shutil.rmtree(folder)
