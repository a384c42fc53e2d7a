# SPDX-License-Identifier: GPL-2.0-or-later
"""Buyers in processes of their own, that can be killed at any moment."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Optional

NURSERY = Path(__file__).resolve().parents[1] / "faults" / "children" / "nursery.py"
KILLED = -signal.SIGKILL


@dataclass(frozen=True)
class Ending:
    """How a buyer ended: its exit code, and its own words if it got to say any."""

    exit_code: int
    result: dict[str, Any]

    @property
    def was_killed(self) -> bool:
        return self.exit_code == KILLED


class Nursery:
    """Start one buyer after the other."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._result = folder / "result.json"
        environment = {**os.environ, "TMPDIR": str(folder)}
        self._process = subprocess.Popen(
            [sys.executable, str(NURSERY)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=environment,
        )
        self._hear()

    def start(self, **job: Any) -> int:
        """Start a buyer and return its process id."""
        self._result.unlink(missing_ok=True)
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps({**job, "result": str(self._result)}) + "\n")
        self._process.stdin.flush()
        return int(self._hear()["pid"])

    def wait(self) -> Ending:
        """Wait for the buyer's end."""
        exit_code = int(self._hear()["ended"])
        text = self._result.read_text(encoding="utf-8") if self._result.exists() else ""
        return Ending(exit_code, json.loads(text or "{}"))

    def run(self, *, kill_after_s: Optional[float] = None, **job: Any) -> Ending:
        """Let a buyer do its job, or kill it after a time."""
        pid = self.start(**job)
        if kill_after_s is not None:
            time.sleep(kill_after_s)
            with suppress(ProcessLookupError):  # it was quicker, and has been waited for
                os.kill(pid, signal.SIGKILL)
        return self.wait()

    def close(self) -> None:
        """End the nursery."""
        self._process.communicate(timeout=30)

    def _hear(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, "the nursery has ended"
        words = json.loads(line)
        assert isinstance(words, dict)
        return words
