# SPDX-License-Identifier: GPL-2.0-or-later
"""A report for whoever helps: versions, the way to the service, the last calls, the ledger. In English.

It is put together from what is no secret to begin with: no key, password, query, body or header is ever read for
it. Only for the main thread.
"""

from __future__ import annotations

import datetime as dt
import platform
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from osgeo import gdal
from qgis.core import Qgis, QgsApplication
from qgis.PyQt.QtCore import QT_VERSION_STR

from ..about import plugin_version
from ..errors import LedgerError
from ..purchases.ledger_report import counts_by_state
from ..settings import ASK_ABOVE_UNITS, BASE_URL, DOWNLOAD_FOLDER, MONTHLY_EUROS, MONTHLY_UNITS
from .credentials import KeySource
from .network import proxy_note
from .service import ServiceChoice

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from ...clearsky import CallRecord
    from .network import ProxyNote
    from .service import Service

LIBRARIES = ("requests", "urllib3", "PySocks", "pydantic", "pydantic_core")
KEY_SOURCES = {
    KeySource.NONE: "none",
    KeySource.ENVIRONMENT: "from a variable of the environment",
    KeySource.SESSION: "kept until QGIS closes",
    KeySource.DATABASE: "in QGIS's authentication database",
}
Facts = tuple[tuple[str, str], ...]


def diagnostics_report(service: Service, ledger_path: Path) -> str:
    """Write the report as plain text; nothing is asked, opened or changed for it."""
    made_at = dt.datetime.now(dt.timezone.utc)
    parts = (
        f"ClearSKY for QGIS {plugin_version()}, {_moment(made_at)}",
        _table("Versions", _versions()),
        _table("Service", _service_facts(service)),
        _table("Settings", _settings()),
        _table("Ledger", _ledger_facts(ledger_path)),
        _calls_table(service.calls.records()),
    )
    return "\n\n".join(parts) + "\n"


def _versions() -> Facts:
    return (
        ("QGIS", Qgis.version()),
        ("Qt", QT_VERSION_STR),
        ("Python", f"{platform.python_version()} on {platform.platform()}"),
        ("GDAL", gdal.VersionInfo("RELEASE_NAME")),
        *((name, _library_version(name)) for name in LIBRARIES),
    )


def _library_version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"


def _service_facts(service: Service) -> Facts:
    certificates = len(QgsApplication.authManager().trustedCaCerts())
    return (
        ("Address", address_text(service.base_url)),
        ("Address chosen by", _address_source(service)),
        ("Key", KEY_SOURCES[service.credentials.source()]),
        ("Authentication database", service.credentials.vault().value),
        ("Proxy", _proxy_text(proxy_note(service.base_url))),
        ("Trusted certificates", str(certificates)),
    )


def _address_source(service: Service) -> str:
    if service.choice is ServiceChoice.SAMPLE:
        return "the sample service inside QGIS"
    return "a variable of the environment" if BASE_URL.is_overridden else "the options"


def address_text(url: str) -> str:
    """Write an address without what may hold a secret: user, password, query and fragment."""
    try:
        parts = urlsplit(url)
        host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname or ""
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return "an address that cannot be read"
    return f"{parts.scheme}://{host}{port}{parts.path}"


def _proxy_text(note: ProxyNote) -> str:
    if note.kind is None:
        return "none"
    return f"{note.kind} {note.place}, {'with' if note.has_login else 'without'} a log-in"


def _settings() -> Facts:
    return (
        ("Folder for images", DOWNLOAD_FOLDER.get() or "beside the project"),
        ("Units a month, at most", MONTHLY_UNITS.get() or "no limit"),
        ("Euros a month, at most", MONTHLY_EUROS.get() or "no limit"),
        ("Ask again above units", ASK_ABOVE_UNITS.get() or "never"),
    )


def _ledger_facts(path: Path) -> Facts:
    if not path.is_file():
        return (("File", f"{path} (not there yet: nothing was bought)"),)
    try:
        counts = counts_by_state(path)
    except LedgerError as error:
        return (("File", str(path)), ("Purchases", f"cannot be read: {error.reason.value}"))
    each = ", ".join(f"{count} {state.value}" for state, count in counts.items())
    return (
        ("File", f"{path} ({path.stat().st_size} bytes)"),
        ("Purchases", f"{sum(counts.values())} ({each})" if counts else "0"),
    )


def _table(title: str, facts: Facts) -> str:
    width = max(len(name) for name, _ in facts)
    return "\n".join([title, *(f"  {name:<{width}}  {value}" for name, value in facts)])


def _calls_table(records: Iterable[CallRecord]) -> str:
    lines = [
        f"  {_moment(record.begun_at)}  {record.method:<6} {record.path}  {_ending(record)}  "
        f"{record.duration_s:.2f} s  {record.received_bytes} bytes"
        for record in records
    ]
    return "\n".join(["Last calls", *(lines or ["  none since QGIS was started"])])


def _ending(record: CallRecord) -> str:
    status = "no answer" if record.status is None else str(record.status)
    return f"{status} {record.failure}".strip()


def _moment(moment: dt.datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
