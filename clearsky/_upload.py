# SPDX-License-Identifier: GPL-2.0-or-later
"""Looking at an upload address: did the file arrive there although the service's word of it was lost?

The key is never sent there, and the address, which is a secret, never leaves this module in an error.
"""

from __future__ import annotations

import logging
from contextlib import contextmanager
from typing import TYPE_CHECKING, Optional
from urllib.parse import urlsplit

import requests

from ._session import Session

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .config import ClientConfig

Stamp = tuple[str, str, str]
_STAMP_HEADERS = ("ETag", "Last-Modified", "Content-Length")


def stamp_of(url: str, config: ClientConfig) -> Optional[Stamp]:
    """Return what tells one state of the stored object from another, or None where there is nothing to see.

    Many signed addresses allow writing alone: nothing can be seen there, and the doubt remains.
    """
    try:
        with _out_of_logs(url), Session(config) as session:
            timeouts = (config.connect_timeout_s, config.read_timeout_s)
            answer = session.head(url, timeout=timeouts, allow_redirects=False)
    except (requests.RequestException, ValueError, OSError):
        return None
    if not answer.ok or answer.headers.get("Content-Length") == "0":
        return None
    etag, modified, length = (answer.headers.get(name, "") for name in _STAMP_HEADERS)
    return (etag, modified, length)


@contextmanager
def _out_of_logs(url: str) -> Iterator[None]:
    """Keep an address out of urllib3's own log, which at its lowest level writes every address in full."""
    parts = urlsplit(url)
    secret = f"{parts.path}?{parts.query}"
    logger = logging.getLogger("urllib3.connectionpool")

    def is_harmless(record: logging.LogRecord) -> bool:
        return secret not in record.getMessage()

    logger.addFilter(is_harmless)
    try:
        yield
    finally:
        logger.removeFilter(is_harmless)
