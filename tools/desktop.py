# SPDX-License-Identifier: GPL-2.0-or-later
"""Start a real QGIS Desktop with the plugin enabled in a profile of its own, and the sandbox unless told otherwise.

desktop.py demo    the whole journey, driven by demo_scenario.py; leaves its results in build/demo
desktop.py run     QGIS for the user, with the sandbox chosen
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build"
PACKAGE = "clearsky_qgis"
SERVICE_VARIABLES = ("CLEARSKY_BASE_URL", "CLEARSKY_API_KEY")
SCREEN = "1600x1000x24"
DEMO_TIMEOUT_S = 300
EXIT_TOO_LONG = 124
RESULTS = ("project.qgz", "screenshot.png", "report.json")

PROFILE_SETTINGS = """\
[PythonPlugins]
{package}=true
processing=true

[qgis]
checkVersion=false
askToSaveProjectChanges={asks}
newsFeed/disabled=true

[app]
askToSaveMemoryLayers=false
projections\\unknownCrsBehavior=NoAction

[clearsky]
download_folder={folder}

[core]
NewsFeed\\httpsfeedqgisorg\\disabled=true

[locale]
overrideFlag=true
userLocale=en_US
globalLocale=en_US
"""


def main() -> int:
    """Run the mode named on the command line and return its exit code."""
    mode = sys.argv[1] if len(sys.argv) > 1 else ""
    if mode not in ("demo", "run"):
        print(__doc__)
        return 2
    if mode == "run" and not _has_screen():
        print("run: there is no screen here; make demo runs without one")
        return 1
    with _service() as service:
        return _demo(service) if mode == "demo" else _run(service)


def _demo(service: dict[str, str]) -> int:
    output = BUILD / "demo"
    shutil.rmtree(output, ignore_errors=True)
    output.mkdir(parents=True)
    environment = {**service, "CLEARSKY_DEMO_FOLDER": str(output), "LC_ALL": "C.UTF-8"}
    command = [*_screen(), "qgis", *_qgis_options("demo"), "--code", str(ROOT / "tools" / "demo_scenario.py")]
    status = _run_bounded(command, _environment(environment), output / "qgis.log")
    missing = [name for name in RESULTS if not (output / name).is_file()]
    if status or missing:
        print((output / "qgis.log").read_text(errors="replace")[-4000:])
        print(f"demo: failed (QGIS ended with {status}; missing: {', '.join(missing) or 'nothing'})")
        return 1
    _print_report(json.loads((output / "report.json").read_text()))
    return 0


def _run_bounded(command: list[str], environment: dict[str, str], log_path: Path) -> int:
    """Run a command with all that it starts in a group of its own, and end the group when it takes too long."""
    with log_path.open("wb") as log:
        running = subprocess.Popen(command, env=environment, stdout=log, stderr=log, start_new_session=True)
        try:
            return running.wait(DEMO_TIMEOUT_S)
        except subprocess.TimeoutExpired:
            os.killpg(running.pid, signal.SIGKILL)
            running.wait()
            return EXIT_TOO_LONG


def _run(service: dict[str, str]) -> int:
    return subprocess.run(
        ["qgis", *_qgis_options("run"), "--code", str(ROOT / "tools" / "open_dock.py")],
        env=_environment(service),
        check=False,
    ).returncode


def _print_report(report: dict[str, object]) -> None:
    for field in ("qgis_version", "base_url", "date", "aoi_area_km2", "file", "crs", "band_count", "styles"):
        print(f"demo: {field} = {report[field]}")
    stalls_ms = report["longest_stalls_ms"]
    print(f"demo: longest stall of the event loop in each step, ms = {stalls_ms}")
    print("demo: results are in build/demo")


@contextlib.contextmanager
def _service() -> Iterator[dict[str, str]]:
    """Give the service of the environment where both variables are set, else a sandbox of our own."""
    given = {name: os.environ.get(name, "").strip() for name in SERVICE_VARIABLES}
    if all(given.values()):
        yield given
        return
    command = [sys.executable, "-m", "sandbox", "--port", "0"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as sandbox:
        try:
            told = json.loads(sandbox.stdout.readline())
            yield {"CLEARSKY_BASE_URL": told["base_url"], "CLEARSKY_API_KEY": told["api_key"]}
        finally:
            sandbox.terminate()


def _qgis_options(name: str) -> list[str]:
    return ["--profiles-path", str(_prepare_profile(name)), "--nologo", "--noversioncheck"]


def _prepare_profile(name: str) -> Path:
    """Make a fresh QGIS profile that has this checkout as its plugin and puts images into build/<name>."""
    root = BUILD / "profiles" / name
    shutil.rmtree(root, ignore_errors=True)
    profile = root / "profiles" / "default"
    (profile / "QGIS").mkdir(parents=True)
    plugins = profile / "python" / "plugins"
    plugins.mkdir(parents=True)
    (plugins / PACKAGE).symlink_to(ROOT)
    (profile / "QGIS" / "QGIS3.ini").write_text(
        PROFILE_SETTINGS.format(package=PACKAGE, folder=BUILD / name, asks=str(name == "run").lower())
    )
    return root


def _environment(extra: dict[str, str]) -> dict[str, str]:
    """Add the virtual environment's packages: a QGIS of Debian has no pydantic of its own."""
    return {**os.environ, "PYTHONPATH": sysconfig.get_path("purelib"), **extra}


def _has_screen() -> bool:
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _screen() -> list[str]:
    """Return what must stand before a command so that it has a screen."""
    return [] if _has_screen() else ["xvfb-run", "-a", "-s", f"-screen 0 {SCREEN}"]


if __name__ == "__main__":
    sys.exit(main())
