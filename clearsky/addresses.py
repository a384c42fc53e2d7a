# SPDX-License-Identifier: GPL-2.0-or-later
"""Where a secret may be sent. Costs nothing to import: it is asked before anything is called."""

from __future__ import annotations

import ipaddress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from urllib.parse import SplitResult


def is_safe_address(parts: SplitResult) -> bool:
    """Tell whether a secret may be sent there: https, or this very machine."""
    if not parts.hostname or parts.username is not None or parts.password is not None:
        return False
    return parts.scheme == "https" or (parts.scheme == "http" and _is_loopback(parts.hostname))


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
