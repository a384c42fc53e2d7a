# SPDX-License-Identifier: GPL-2.0-or-later
"""Writing as much as a disk takes, and knowing what it did not take."""

from __future__ import annotations

import os
from typing import Optional


def write_until_refused(descriptor: int, data: memoryview) -> tuple[memoryview, Optional[OSError]]:
    """Write what goes; return what is left, and why."""
    rest = data
    try:
        while rest:
            rest = rest[os.write(descriptor, rest) :]
    except OSError as error:
        return rest, error
    return rest, None
