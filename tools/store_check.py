# SPDX-License-Identifier: GPL-2.0-or-later
"""Say what plugins.qgis.org would block of a built zip; nothing is sent anywhere.

store_check.py ZIP

The rules are those of the store's source, github.com/qgis/QGIS-Plugins-Website, as of July 2026: `validator.py` (what
lies in the zip, the manifest) and `security_scanner.py` (bandit, detect-secrets, file types: one finding blocks).
Bandit runs here with all its rules but those that the store has switched off, so a rule that it adds is seen too.
Left to the store: whether the manifest's addresses answer, and flake8, which only advises (ruff does more).
"""

from __future__ import annotations

import configparser
import json
import re
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_BYTES = 25_000_000
NEEDED_FILES = ("__init__.py", "metadata.txt", "LICENSE")
NEEDED_FIELDS = (
    "name", "description", "version", "qgisMinimumVersion", "author", "email", "about", "tracker", "repository",
)  # fmt: skip
ADDRESSES = ("homepage", "tracker", "repository")
FORBIDDEN_NAMES = re.compile(r"\.\.|^/|\\|\.pyc|(^|/)(__MACOSX|\.git|__pycache__)/")
FORBIDDEN_ENDINGS = (".exe", ".dll", ".so", ".dylib", ".bat", ".sh", ".ps1", ".cmd")
EXECUTABLE = 0o111
BANDIT = ("bandit", "--quiet", "--recursive", ".", "--format", "json", "--skip", "B404,B411")
SECRETS = (
    "detect-secrets", "scan", "--all-files", "--exclude-files", r"metadata\.txt",
    "--disable-plugin", "IPPublicDetector", ".",
)  # fmt: skip


def main() -> int:
    """Check the zip that the command line names and return the exit code."""
    if len(sys.argv) != 2:
        print(__doc__)
        return 2
    path = Path(sys.argv[1])
    with zipfile.ZipFile(path) as package, tempfile.TemporaryDirectory() as folder:
        package.extractall(folder)
        problems = [*problems_of(package), *findings_in(Path(folder))]
    for problem in problems:
        print(f"store-check: {problem}")
    print(f"store-check: {path.name}, {path.stat().st_size / 1e6:.1f} MB: {len(problems)} problems")
    return 1 if problems else 0


def problems_of(package: zipfile.ZipFile) -> Iterator[str]:
    """Name what is wrong with the zip's files and manifest."""
    entries = package.infolist()
    top = entries[0].filename.partition("/")[0]
    if not (top.isidentifier() and top.isascii()):
        yield f"the folder {top} is no name of a Python package"
    if sum(entry.compress_size for entry in entries) > MAX_BYTES:
        yield f"more than {MAX_BYTES} bytes"
    for entry in entries:
        yield from _problems_of_file(entry, top)
    names = set(package.namelist())
    missing = [name for name in NEEDED_FILES if f"{top}/{name}" not in names]
    yield from (f"{name} is missing" for name in missing)
    if "metadata.txt" not in missing:
        yield from _problems_of_manifest(package.read(f"{top}/metadata.txt").decode(), top, names)


def findings_in(folder: Path) -> Iterator[str]:
    """Run the store's two scanners over the unpacked zip."""
    scanned = _report(BANDIT, folder)
    yield from (f"{error['filename']}: {error['reason']}" for error in scanned["errors"])
    for found in scanned["results"]:
        yield f"{found['filename']}:{found['line_number']}: {found['test_id']} {found['issue_text']}"
    for name, secrets in _report(SECRETS, folder)["results"].items():
        yield from (f"{name}:{secret['line_number']}: {secret['type']}" for secret in secrets)


def _problems_of_file(entry: zipfile.ZipInfo, top: str) -> Iterator[str]:
    name = entry.filename
    if not name.startswith(f"{top}/"):
        yield f"{name} lies outside the folder {top}"
    if FORBIDDEN_NAMES.search(name) or name.lower().endswith(FORBIDDEN_ENDINGS):
        yield f"{name} may not be in a plugin"
    if name.endswith(".py") and entry.external_attr >> 16 & EXECUTABLE:
        yield f"{name} is executable"


def _problems_of_manifest(text: str, top: str, names: set[str]) -> Iterator[str]:
    """Read the manifest as the store does, whose parser takes a lone per cent sign for an error."""
    parser = configparser.ConfigParser()
    parser.read_string(text)
    try:
        fields = dict(parser.items("general"))
    except configparser.Error as error:
        yield f"metadata.txt: {error}"
        return
    yield from (f"metadata.txt: {name} is missing" for name in NEEDED_FIELDS if not fields.get(name.lower()))
    for name in ADDRESSES:
        address = urlsplit(fields.get(name, ""))
        if not (address.scheme and address.netloc):
            yield f"metadata.txt: {name} is no address"
    if "/" in fields.get("author", ""):
        yield "metadata.txt: a slash in author"
    if f"{top}/{fields.get('icon')}" not in names:
        yield "metadata.txt: the icon is not in the zip"


def _report(command: tuple[str, ...], folder: Path) -> dict:
    """Run one of the programs beside this Python and return its JSON; bandit's exit code only counts findings."""
    program = Path(sys.executable).with_name(command[0])
    done = subprocess.run([program, *command[1:]], cwd=folder, capture_output=True, text=True, check=False)
    return json.loads(done.stdout)


if __name__ == "__main__":
    sys.exit(main())
