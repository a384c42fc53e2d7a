# SPDX-License-Identifier: GPL-2.0-or-later
"""Start a real QGIS Desktop with the plugin enabled in a profile of its own, and the sandbox unless told otherwise.

desktop.py demo        the whole journey, driven by demo_scenario.py; leaves its results in build/demo
desktop.py demo ZIP    the same in Danish, in a profile without a plugin: QGIS's installer unpacks the zip, pip puts the
                       library where the plugin's own words say, and the dock starts its sample data; build/installed
desktop.py run         QGIS for the user, with the sandbox chosen
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
SCREEN = "-screen 0 1600x1000x24 -dpi 96"
"""At other resolutions Qt scales by a fraction, and thin lines fall between the pixels."""
DEMO_TIMEOUT_S = 300
EXIT_TOO_LONG = 124
RESULTS = ("project.qgz", "screenshot.png", "report.json")

PAGES = ["Imagery", "Orders", "Downloads"]

PROFILE_SETTINGS = """\
[PythonPlugins]
{enabled}processing=true

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
userLocale={locale}
globalLocale={locale}
"""


def main() -> int:
    """Run the mode named on the command line and return its exit code."""
    mode, *names = sys.argv[1:] or [""]
    if (mode, len(names)) not in (("demo", 0), ("demo", 1), ("run", 0)):
        print(__doc__)
        return 2
    if names:
        return _demo_of_package(Path(names[0]).resolve())
    if mode == "run" and not _has_screen():
        print("run: there is no screen here; make demo runs without one")
        return 1
    with service() as variables:
        return _demo(variables) if mode == "demo" else _run(variables)


def _demo(variables: dict[str, str]) -> int:
    return _journey("demo", prepare_profile("demo"), environment(variables))


def _demo_of_package(package: Path) -> int:
    """Install a zip as a user does, and go the whole way with nothing but what it brings."""
    name = "installed"
    root = prepare_profile(name, is_linked=False, locale="da_DK")
    profile = root / "profiles" / "default"
    _install_library(profile)
    variables = {key: value for key, value in os.environ.items() if key not in SERVICE_VARIABLES}
    status = _journey(name, root, {**variables, "CLEARSKY_DEMO_PACKAGE": str(package)})
    if status:
        return status
    report = json.loads((BUILD / name / "report.json").read_text())
    print(f"demo: plugin_folder = {report['plugin_folder']}, pages = {report['pages']}")
    is_here = Path(report["plugin_folder"]) == profile / "python" / "plugins" / PACKAGE
    return 0 if is_here and report["pages"] != PAGES else 1


def _install_library(profile: Path) -> None:
    """Do what the plugin tells a user whose QGIS lacks its library, as Debian's does."""
    folder = profile / "python" / "dependencies" / f"{sys.version_info.major}.{sys.version_info.minor}"
    command = ["pip", "install", "--quiet", "--disable-pip-version-check", "--target", str(folder)]
    subprocess.run([sys.executable, "-m", *command, "pydantic>=2,<3"], check=True)


def _journey(name: str, profiles: Path, variables: dict[str, str]) -> int:
    """Let demo_scenario.py drive a QGIS Desktop, and print what it reports."""
    output = BUILD / name
    shutil.rmtree(output, ignore_errors=True)
    output.mkdir(parents=True)
    scenario = ["--code", str(ROOT / "tools" / "demo_scenario.py")]
    command = [*screen(), "qgis", *qgis_options(profiles), *scenario]
    variables = {**variables, "CLEARSKY_DEMO_FOLDER": str(output), "LC_ALL": "C.UTF-8"}
    status = run_bounded(command, variables, output / "qgis.log")
    missing = [name for name in RESULTS if not (output / name).is_file()]
    if status or missing:
        print((output / "qgis.log").read_text(errors="replace")[-4000:])
        print(f"demo: failed (QGIS ended with {status}; missing: {', '.join(missing) or 'nothing'})")
        return 1
    _print_report(json.loads((output / "report.json").read_text()))
    print(f"demo: results are in build/{name}")
    return 0


def run_bounded(command: list[str], variables: dict[str, str], log_path: Path) -> int:
    """Run a command with all that it starts in a group of its own, and end the group when it takes too long."""
    with log_path.open("wb") as log:
        running = subprocess.Popen(command, env=variables, stdout=log, stderr=log, start_new_session=True)
        try:
            return running.wait(DEMO_TIMEOUT_S)
        except subprocess.TimeoutExpired:
            os.killpg(running.pid, signal.SIGKILL)
            running.wait()
            return EXIT_TOO_LONG


def _run(variables: dict[str, str]) -> int:
    return subprocess.run(
        ["qgis", *qgis_options(prepare_profile("run")), "--code", str(ROOT / "tools" / "open_dock.py")],
        env=environment(variables),
        check=False,
    ).returncode


def _print_report(report: dict[str, object]) -> None:
    for field in ("qgis_version", "base_url", "date", "aoi_area_km2", "file", "crs", "band_count", "styles"):
        print(f"demo: {field} = {report[field]}")
    stalls_ms = report["longest_stalls_ms"]
    print(f"demo: longest stall of the event loop in each step, ms = {stalls_ms}")


@contextlib.contextmanager
def service() -> Iterator[dict[str, str]]:
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


def qgis_options(profiles: Path) -> list[str]:
    """Return what QGIS is started with: that profile, and nothing that asks or greets."""
    return ["--profiles-path", str(profiles), "--nologo", "--noversioncheck"]


def prepare_profile(name: str, *, is_linked: bool = True, locale: str = "en_US") -> Path:
    """Make a fresh QGIS profile that puts images into build/<name>; linked, this checkout is its plugin."""
    root = BUILD / "profiles" / name
    shutil.rmtree(root, ignore_errors=True)
    profile = root / "profiles" / "default"
    (profile / "QGIS").mkdir(parents=True)
    plugins = profile / "python" / "plugins"
    plugins.mkdir(parents=True)
    if is_linked:
        (plugins / PACKAGE).symlink_to(ROOT)
    settings = PROFILE_SETTINGS.format(
        enabled=f"{PACKAGE}=true\n" if is_linked else "", folder=BUILD / name, asks=str(name == "run").lower(),
        locale=locale,
    )  # fmt: skip
    (profile / "QGIS" / "QGIS3.ini").write_text(settings)
    return root


def environment(extra: dict[str, str]) -> dict[str, str]:
    """Add the virtual environment's packages: a QGIS of Debian has no pydantic of its own."""
    return {**os.environ, "PYTHONPATH": sysconfig.get_path("purelib"), **extra}


def _has_screen() -> bool:
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def screen() -> list[str]:
    """Return what must stand before a command so that it has a screen."""
    return [] if _has_screen() else ["xvfb-run", "-a", "-s", SCREEN]


if __name__ == "__main__":
    sys.exit(main())
