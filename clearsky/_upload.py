# SPDX-License-Identifier: GPL-2.0-or-later
"""Looking at an upload address: did the file arrive there although the service's word of it was lost?

The key is never sent there, and the address, which is a secret, never leaves this module in an error.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Optional

import requests

from ._http import plain_session

if TYPE_CHECKING:
    from .config import ClientConfig

Stamp = tuple[str, str, str]
_STAMP_HEADERS = ("ETag", "Last-Modified", "Content-Length")


def stamp_of(url: str, config: ClientConfig) -> Optional[Stamp]:
    """Return what tells one state of the stored object from another, or None where there is nothing to see.

    Many signed addresses allow writing alone: nothing can be seen there, and the doubt remains.
    """
    try:
        with plain_session() as session:
            answer = session.head(
                url,
                headers={"User-Agent": config.user_agent},
                timeout=(config.connect_timeout_s, config.read_timeout_s),
                allow_redirects=False,
                proxies=dict(config.proxies),
                verify=True if config.ca_bundle is None else str(config.ca_bundle),
            )
    except (requests.RequestException, ValueError, OSError):
        return None
    if not answer.ok or answer.headers.get("Content-Length") == "0":
        return None
    etag, modified, length = (answer.headers.get(name, "") for name in _STAMP_HEADERS)
    return (etag, modified, length)
