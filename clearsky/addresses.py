# SPDX-License-Identifier: GPL-2.0-or-later
"""Which hosts are this machine, and where a secret may be sent. Costs nothing to import: it is asked first of all."""

from __future__ import annotations

import ipaddress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from urllib.parse import SplitResult


def is_safe_address(parts: SplitResult) -> bool:
    """Tell whether a secret may be sent there: https, or this very machine."""
    if not parts.hostname or parts.username is not None or parts.password is not None:
        return False
    return parts.scheme == "https" or (parts.scheme == "http" and is_this_machine(parts.hostname))


def is_this_machine(host: str) -> bool:
    """Tell whether a host's name or number is that of this very machine."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
