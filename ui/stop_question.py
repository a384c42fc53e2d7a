# SPDX-License-Identifier: GPL-2.0-or-later
"""What a press on *Stop* means: an image that has begun to come is paid for, so it takes a second press."""

from __future__ import annotations


class StopQuestion:
    """Remember whether it was said what it means to stop. Whoever asks shows the words; to keep on is the default."""

    def __init__(self) -> None:
        self._about: str | None = None

    @property
    def is_open(self) -> bool:
        """Whether the next press stops."""
        return self._about is not None

    def is_answered(self, about: str = "", *, is_paid: bool) -> bool:
        """Take a press; say whether to stop now. If not, the question is open, about just this one."""
        is_sure = not is_paid or self._about == about
        self._about = None if is_sure else about
        return is_sure

    def drop(self) -> None:
        """Keep on; the next press asks anew."""
        self._about = None
