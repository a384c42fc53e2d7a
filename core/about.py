# SPDX-License-Identifier: GPL-2.0-or-later
"""What this plugin is called and which version it is, from the one place that says so: metadata.txt."""

from __future__ import annotations

from configparser import ConfigParser
from functools import lru_cache
from pathlib import Path

PLUGIN_FOLDER = Path(__file__).resolve().parent.parent


@lru_cache(maxsize=1)
def plugin_version() -> str:
    """Return the version of the manifest."""
    manifest = ConfigParser(interpolation=None)
    manifest.read(PLUGIN_FOLDER / "metadata.txt", encoding="utf-8")
    return manifest.get("general", "version")


def resource_path(*parts: str) -> str:
    """Return the full path of a file under resources/."""
    return str(PLUGIN_FOLDER.joinpath("resources", *parts))
