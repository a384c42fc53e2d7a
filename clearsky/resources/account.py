# SPDX-License-Identifier: GPL-2.0-or-later
"""The account (contract 3.1 and 3.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Optional

from .._envelope import Envelope
from .._exchange import Call
from ..errors import NotFoundError
from ..models import AccountInfo, KeyInfo
from ._base import Resource

if TYPE_CHECKING:
    from .._retry import CancelToken


class Account(Resource):
    """What the key may do."""

    def info(self, *, cancel: Optional[CancelToken] = None) -> AccountInfo:
        """Return the account's limits; the client keeps to them from then on (contract 3.1).

        Raises:
            ClearSkyError: see `errors`; a wrong key is an `AuthenticationError`.
        """
        info = self._ask(Call("GET", "/api/account/info"), Envelope[AccountInfo], cancel)
        self._transport.limiter.resize(info.max_concurrent_connections)
        return info

    def key_info(self, *, cancel: Optional[CancelToken] = None) -> Optional[KeyInfo]:
        """Return the balances from the legacy endpoint, or None where it is gone (contract 3.2).

        Raises:
            ClearSkyError: see `errors`.
        """
        try:
            return self._ask(Call("GET", "/api/apikey/info"), Envelope[KeyInfo], cancel)
        except NotFoundError:
            return None
