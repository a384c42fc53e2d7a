# SPDX-License-Identifier: GPL-2.0-or-later
"""GDAL's answers, read alike whether it raises exceptions or not.

That is one switch for the whole of QGIS: turning it would change what other plugins get from GDAL, and another
plugin may turn it at any time. So it is left as it is found, and no answer is trusted to be there.
"""

from __future__ import annotations

from typing import Optional, TypeVar

_Answer = TypeVar("_Answer")


def present(answer: Optional[_Answer]) -> _Answer:
    """Return what GDAL has returned: a data set, pixels.

    Raises:
        RuntimeError: it is None, which stands for a failure.
    """
    if answer is None:
        raise RuntimeError("GDAL has failed")
    return answer


def succeeded(code: int) -> None:
    """Check the code that GDAL has returned.

    Raises:
        RuntimeError: it is not zero, which stands for a failure.
    """
    if code:
        raise RuntimeError(f"GDAL has failed with {code}")
