# SPDX-License-Identifier: GPL-2.0-or-later
"""Waiting for a slot: the threads of one client take turns at the book that counts the account's connections."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Optional

from ._retry import raise_if_cancelled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ._retry import CancelToken
    from .slots import SlotBook

_POLL_S = 0.05
"""Another process gives its slot back without telling."""


class Limiter:
    """Hand out the slots of a book, waiting for them if need be."""

    def __init__(self, book: SlotBook) -> None:
        self._book = book
        self._given_back = threading.Condition()

    @property
    def width(self) -> int:
        """How many calls may run at once now."""
        return self._book.width

    def resize(self, limit: int) -> None:
        """Set the account's limit (contract 3.1)."""
        self._book.resize(limit)
        self._wake()

    def rejected(self, pause_s: float) -> None:
        """Narrow the gate after a 429 and keep it shut for a while."""
        self._book.narrow(pause_s)

    @contextmanager
    def slot(self, *, paid: bool, cancel: Optional[CancelToken] = None) -> Iterator[None]:
        """Hold one slot, waiting for it if need be.

        Raises:
            Cancelled: while waiting.
        """
        name = self._acquire(paid=paid, cancel=cancel)
        try:
            yield
        finally:
            self._book.give_back(name)
            self._wake()

    def _acquire(self, *, paid: bool, cancel: Optional[CancelToken]) -> str:
        while True:
            name = self._book.take(paid=paid)
            if name is not None:
                return name
            raise_if_cancelled(cancel)
            with self._given_back:
                self._given_back.wait(_POLL_S)

    def _wake(self) -> None:
        with self._given_back:
            self._given_back.notify_all()
