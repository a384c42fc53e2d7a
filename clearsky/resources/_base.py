# SPDX-License-Identifier: GPL-2.0-or-later
"""What the resources share: asking for data, and fetching files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Optional, TypeVar

from .._envelope import Envelope, data_of

if TYPE_CHECKING:
    from .._exchange import Call
    from .._http import Transport
    from .._retry import CancelToken

_Data = TypeVar("_Data")


class Resource:
    """A group of endpoints."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def _ask(self, call: Call, envelope: type[Envelope[_Data]], cancel: Optional[CancelToken]) -> _Data:
        return self._transport.run(call, lambda reply: data_of(reply.answer(), envelope), cancel=cancel)
