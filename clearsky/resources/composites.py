# SPDX-License-Identifier: GPL-2.0-or-later
"""Images cut to an area: check, price, buy (contract 3.12 to 3.14)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Optional

from .._envelope import Envelope
from .._exchange import Call
from ..models import CompositeAvailability, CompositeEstimate, CompositeRequest
from ._delivery import Delivering

if TYPE_CHECKING:
    from pathlib import Path

    from .._download import DownloadedFile, Progress
    from .._retry import CancelToken, DownloadBudget
    from ._delivery import Delivery

_PATH = "/api/satelliteimages/process/composite"


class Composites(Delivering):
    """One request object goes through all of these: what was checked and priced is what is bought."""

    def available(
        self, request: CompositeRequest, *, cancel: Optional[CancelToken] = None
    ) -> CompositeAvailability:
        """Tell whether an image can be fetched now (contract 3.12).

        Raises:
            ClearSkyError: see `errors`.
        """
        call = Call("POST", f"{_PATH}/available", body=request.to_availability_wire())
        return self._ask(call, Envelope[CompositeAvailability], cancel)

    def estimate(
        self, request: CompositeRequest, *, cancel: Optional[CancelToken] = None
    ) -> CompositeEstimate:
        """Return the price in processing units (contract 3.13).

        Raises:
            BadAnswerError: the price cannot be read; it is never taken for zero.
            ClearSkyError: see `errors`.
        """
        return self._price(f"{_PATH}/estimate", request, cancel, body=request.to_wire())

    def download(
        self,
        request: CompositeRequest,
        target: Path,
        *,
        progress: Optional[Progress] = None,
        cancel: Optional[CancelToken] = None,
        budget: Optional[DownloadBudget] = None,
    ) -> DownloadedFile:
        """Buy an image and store it as `target`, which must not exist (contract 3.14).

        It is sent once. Only with a `budget` is a call that the service itself reports as failed (5xx)
        repeated, at most twice and never beyond what was accepted. `cancel` is looked at before sending and
        with every block received; what has been received is kept beside the target.

        Raises:
            DownloadError: the file did not arrive whole; `kept_path` holds what did.
            RequestError: the request names an upload address: use `deliver`.
            ClearSkyError: see `errors`; `charge` says whether it may have cost something.
            Cancelled: with its `charge`.
        """
        return self._fetch(_PATH, request, target, progress=progress, cancel=cancel, budget=budget)

    def deliver(
        self,
        request: CompositeRequest,
        *,
        cancel: Optional[CancelToken] = None,
        budget: Optional[DownloadBudget] = None,
    ) -> Delivery:
        """Buy an image and have the service put it at the request's upload address (contract 3.14).

        Raises:
            RequestError: the request has no upload address.
            ClearSkyError: see `errors`; `charge` says whether it may have cost something.
        """
        return self._hand_over(_PATH, request, cancel=cancel, budget=budget)
