# SPDX-License-Identifier: GPL-2.0-or-later
"""Downloads in a process of their own, which then tells what it holds: memory and open files. Linux only.

Run as a script: `bench_child.py URL FOLDER COUNT` downloads COUNT times and prints one JSON line a download.
"""

from __future__ import annotations

import json
import runpy
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

KIB_PER_MIB = 1024


@dataclass(frozen=True)
class Holding:
    """What the process holds after a download."""

    peak_mib: float
    resident_mib: float
    open_files: int


def holdings(url: str, folder: Path, count: int) -> list[Holding]:
    """Download `count` times in a child; return what it held after each."""
    command = [sys.executable, str(Path(__file__)), url, str(folder), str(count)]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    return [Holding(**json.loads(line)) for line in run.stdout.splitlines()]


def main(url: str, folder: Path, count: int) -> None:
    """Download the same file again and again."""
    runpy.run_path(str(Path(__file__).parents[1] / "conftest.py"))
    from clearsky_qgis.tests.support.clearsky_client import client_for, composite

    with client_for(url) as client:
        for _ in range(count):
            client.composites.download(composite(), folder / "image.tif").path.unlink()
            sys.stdout.write(json.dumps(asdict(held())) + "\n")


def held() -> Holding:
    """Look at this process: the kernel's own peak of this program, not of the one that started it."""
    status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
    peak, resident = (int(status[name].split()[0]) / KIB_PER_MIB for name in ("VmHWM", "VmRSS"))
    return Holding(peak, resident, sum(1 for _ in Path("/proc/self/fd").iterdir()))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))
