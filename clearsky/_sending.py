# SPDX-License-Identifier: GPL-2.0-or-later
"""Sending that can be called off: known to have left or not, and never waited for against the caller's will."""

from __future__ import annotations

import functools
import io
import select
import socket
import ssl
import threading
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, Callable, Generic, Optional, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator

    import requests

    from ._retry import CancelToken

_POLL_S = 0.1
_Result = TypeVar("_Result")


class WatchedBody(io.BytesIO):
    """A request body that knows whether anybody began to send it, and can be taken back until then."""

    def __init__(self, content: bytes) -> None:
        super().__init__(content)
        self._lock = threading.Lock()
        self._withdrawn = False
        self.untouched = True

    def read(self, size: Optional[int] = -1) -> bytes:
        """Hand out bytes for sending.

        Raises:
            ConnectionAbortedError: the body was taken back.
        """
        with self._lock:
            if self._withdrawn:
                raise ConnectionAbortedError("called off before it was sent")
            self.untouched = False
        return super().read(size)

    def withdraw(self) -> bool:
        """Take the body back; return whether that was in time."""
        with self._lock:
            self._withdrawn = True
            return self.untouched


def connected_socket(response: requests.Response) -> socket.socket:
    """Return the connection that an answer's body comes through.

    Raises:
        AttributeError: the body has ended, or the library has hidden it elsewhere.
    """
    source: Any = getattr(response.raw, "_fp", None)
    found: socket.socket = functools.reduce(getattr, ("fp", "raw", "_sock"), source)
    return found


def is_readable(response: requests.Response, wait_s: float) -> bool:
    """Tell whether a read of the body would return within a moment; True where that cannot be told."""
    try:
        connection = connected_socket(response)
        if isinstance(connection, ssl.SSLSocket) and connection.pending():
            return True
        return bool(select.select([connection], [], [], wait_s)[0])
    except (AttributeError, OSError, ValueError):
        return True


@contextmanager
def hanging_up_on(cancel: Optional[CancelToken], response: requests.Response) -> Iterator[None]:
    """Close the connection as soon as the caller cancels: whoever waits for its next byte is let go at once."""
    if cancel is None:
        yield
        return
    over = threading.Event()

    def watch() -> None:
        while not over.wait(_POLL_S):
            if cancel.is_set():
                with suppress(AttributeError, OSError):
                    connected_socket(response).shutdown(socket.SHUT_RDWR)
                return

    threading.Thread(target=watch, name="clearsky-cancel", daemon=True).start()
    try:
        yield
    finally:
        over.set()


class CalledOff(Exception):  # noqa: N818 (nothing failed)
    """The caller did not want to wait any longer."""


class Interruptible(Generic[_Result]):
    """Do one piece of waiting in a thread, so that the caller can leave it."""

    def __init__(self, work: Callable[[], _Result], discard: Callable[[_Result], object]) -> None:
        self._work = work
        self._discard = discard
        self._lock = threading.Lock()
        self._done = threading.Event()
        self._results: list[_Result] = []
        self._error: Optional[BaseException] = None
        self._is_abandoned = False

    def run(self, cancel: CancelToken) -> _Result:
        """Return what the work returns, or raise what it raises.

        Raises:
            CalledOff: the caller cancelled first; a late result is discarded.
        """
        threading.Thread(target=self._run, name="clearsky-send", daemon=True).start()
        while not self._done.wait(_POLL_S):
            if cancel.is_set() and self._abandon():
                raise CalledOff
        if self._error is not None:
            raise self._error
        return self._results[0]

    def _abandon(self) -> bool:
        with self._lock:
            self._is_abandoned = not self._done.is_set()
            return self._is_abandoned

    def _run(self) -> None:
        try:
            self._results.append(self._work())
        except BaseException as error:  # noqa: BLE001 (raised again in the caller's thread)
            self._error = error
        with self._lock:
            self._done.set()
            if self._is_abandoned and self._results:
                self._discard(self._results[0])
