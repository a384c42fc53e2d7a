# SPDX-License-Identifier: GPL-2.0-or-later
"""A process that starts buyers by forking: each is a process of its own that can be killed, without start-up time.

It reads one job a line (JSON) on its input, tells the buyer's process id, and its end when it has come. A buyer
writes what became of its job into the job's `result` file.
"""

from __future__ import annotations

import importlib.util
import json
import os
import sys
import time
import traceback
from pathlib import Path

TESTS = Path(__file__).resolve().parents[2]


def register_package():
    spec = importlib.util.spec_from_file_location("clearsky_qgis_conftest", TESTS / "conftest.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)


def live(job):
    """Do one job in the forked process; whatever it raises is its result."""
    from clearsky_qgis.tests.support.faults_jobs import do
    from clearsky_qgis.tests.support.faults_kill_points import arm

    try:
        arm(job.get("kill_at"))
        # Two buyers that are to race are told the same moment.
        while time.time() < job.get("start_at", 0):
            pass
        result = do(job)
    except BaseException as error:  # noqa: BLE001 (the parent judges it)
        result = {
            "error": type(error).__name__,
            "reason": getattr(getattr(error, "reason", None), "value", ""),
        }
        result["trace"] = traceback.format_exc()
    Path(job["result"]).write_text(json.dumps(result), encoding="utf-8")


def say(**words):
    sys.stdout.write(json.dumps(words) + "\n")
    sys.stdout.flush()


def main():
    register_package()
    from clearsky_qgis.tests.support import faults_jobs

    faults_jobs.warm_up()
    say(ready=True)
    for line in sys.stdin:
        job = json.loads(line)
        pid = os.fork()
        if pid == 0:
            live(job)
            os._exit(0)
        say(pid=pid)
        _, status = os.waitpid(pid, 0)
        say(ended=os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    main()
