# SPDX-License-Identifier: GPL-2.0-or-later
"""Sending a finished file to the caller's `UploadUrl`; only ever to this machine (contract 3.14)."""

from __future__ import annotations

import http.client
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from .envelope import invalid

if TYPE_CHECKING:
    from pathlib import Path

LOOPBACK_NAMES = ("127.0.0.1", "localhost", "::1")


def put_file(url: str, file: Path) -> None:
    """PUT a file.

    Raises:
        ApiError: 992, the address is not on this machine, or it did not take the file.
    """
    parts = urlsplit(url)
    if parts.scheme != "http" or parts.hostname not in LOOPBACK_NAMES:
        raise invalid({"UploadUrl": ["The sandbox uploads to http addresses of this machine only."]})
    target = parts.path + (f"?{parts.query}" if parts.query else "")
    connection = http.client.HTTPConnection(parts.hostname, parts.port or 80, timeout=60)
    try:
        with file.open("rb") as body:
            headers = {"Content-Type": "application/octet-stream", "Content-Length": str(file.stat().st_size)}
            connection.request("PUT", target or "/", body, headers)
        status = connection.getresponse().status
    except (OSError, http.client.HTTPException) as error:
        raise invalid({"UploadUrl": [f"The upload failed: {type(error).__name__}."]}) from None
    finally:
        connection.close()
    if not 200 <= status < 300:
        raise invalid({"UploadUrl": [f"The upload was refused with status {status}."]})
