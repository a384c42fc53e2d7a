# SPDX-License-Identifier: GPL-2.0-or-later
"""The sandbox in a process of its own, whose downloads take a while, as the service's do.

Run as a script: `bench_sandbox.py LIMIT DELAY_S` prints address and key as JSON and serves until its input is closed.
"""

from __future__ import annotations

import json
import runpy
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import requests

if TYPE_CHECKING:
    from collections.abc import Iterator

NOW = "2024-06-20T12:00:00Z"
FOR_EVER = 0


@dataclass(frozen=True)
class RunningSandbox:
    """Where a sandbox answers, and to whom."""

    base_url: str
    api_key: str

    @property
    def turned_away(self) -> int:
        """How many calls were answered with 429 so far."""
        state = requests.get(
            f"{self.base_url}/__sandbox/state", headers={"x-api-key": self.api_key}, timeout=10
        )
        paths = state.json()["Data"]["paths"]
        return sum(counter["too_many"] for counter in paths.values())


@contextmanager
def sandbox_process(limit: int, delay_s: float) -> Iterator[RunningSandbox]:
    """Run a sandbox that lets `limit` calls in at once and waits before each download."""
    command = [sys.executable, str(Path(__file__)), str(limit), str(delay_s)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            yield RunningSandbox(**json.loads(process.stdout.readline()))
        finally:
            process.stdin.close()


def main(limit: int, delay_s: float) -> None:
    """Serve until whoever started this closes the input."""
    runpy.run_path(str(Path(__file__).parents[1] / "conftest.py"))
    from clearsky_qgis.sandbox import Sandbox

    with Sandbox(now=NOW, max_concurrent_connections=limit) as sandbox:
        sandbox.faults.add("delay", path="process/composite", seconds=delay_s, times=FOR_EVER)
        told = {"base_url": sandbox.base_url, "api_key": sandbox.api_key}
        sys.stdout.write(json.dumps(told) + "\n")
        sys.stdout.flush()
        sys.stdin.read()


if __name__ == "__main__":
    main(int(sys.argv[1]), float(sys.argv[2]))
