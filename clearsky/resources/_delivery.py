# SPDX-License-Identifier: GPL-2.0-or-later
"""The two ways a file is delivered: bytes to us, or an upload to the caller's own address (contract 3.14)."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Optional, Protocol
from urllib.parse import unquote, urlsplit

from .._download import DownloadedFile, Progress, receive
from .._envelope import Envelope, success_of
from .._exchange import Call, Reply
from .._files import part_file
from .._retry import CallClass
from .._upload import stamp_of
from ..errors import Charge, ClearSkyError, RequestError
from ..models import CompositeEstimate
from ._base import Resource

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic import SecretStr

    from .._retry import CancelToken, DownloadBudget

_UPLOADED = 201
_TELLING_CHARS = 8


class Deliverable(Protocol):
    """A request for a file."""

    @property
    def upload_url(self) -> Optional[SecretStr]:
        """Where the service shall put the file; None means here."""

    def to_wire(self) -> dict[str, object]:
        """Return the JSON body."""


@dataclass(frozen=True)
class Delivery:
    """Say that the service has put the file at the upload address."""

    elapsed_s: float


class Delivering(Resource):
    """Price and fetch files."""

    def _price(
        self,
        path: str,
        request: Deliverable,
        cancel: Optional[CancelToken],
        *,
        body: Mapping[str, object],
    ) -> CompositeEstimate:
        call = Call("POST", path, body=body, secrets=_secrets(request))
        return self._ask(call, Envelope[CompositeEstimate], cancel)

    def _fetch(
        self,
        path: str,
        request: Deliverable,
        target: Path,
        *,
        progress: Optional[Progress],
        cancel: Optional[CancelToken],
        budget: Optional[DownloadBudget],
    ) -> DownloadedFile:
        if request.upload_url is not None:
            raise RequestError({"upload_url": ("the file would go there and not here",)})
        call = Call("POST", path, CallClass.DOWNLOAD, body=request.to_wire(), spends=True, binary=True)
        with part_file(Path(target), self._transport.config.spare_folder) as part:
            return self._transport.run(
                call,
                lambda reply: receive(reply, part, progress=progress, cancel=cancel),
                cancel=cancel,
                budget=budget,
            )

    def _hand_over(
        self,
        path: str,
        request: Deliverable,
        *,
        cancel: Optional[CancelToken],
        budget: Optional[DownloadBudget],
    ) -> Delivery:
        if request.upload_url is None:
            raise RequestError({"upload_url": ("an upload address is missing",)})
        body, secrets = request.to_wire(), _secrets(request)
        call = Call("POST", path, CallClass.UPLOAD, body=body, spends=True, binary=True, secrets=secrets)
        url, config = request.upload_url.get_secret_value(), self._transport.config
        before = stamp_of(url, config)
        started = time.monotonic()
        try:
            self._transport.run(call, _check_uploaded, cancel=cancel, budget=budget)
        except ClearSkyError as error:
            # The word was lost, not necessarily the file: what lies there now may tell.
            if error.charge is not Charge.UNKNOWN or stamp_of(url, config) in (None, before):
                raise
        return Delivery(time.monotonic() - started)


def _check_uploaded(reply: Reply) -> None:
    answer = reply.answer()
    success_of(answer)
    if answer.status != _UPLOADED:
        raise answer.unreadable("it does not say that the file was uploaded")


def _secrets(request: Deliverable) -> tuple[str, ...]:
    """Return the upload address and all in it that tells something, to be hidden wherever they turn up."""
    if request.upload_url is None:
        return ()
    url = request.upload_url.get_secret_value()
    parts = urlsplit(url)
    values = (pair.partition("=")[2] for pair in parts.query.split("&"))
    pieces = (piece for piece in (parts.path.strip("/"), *values) if _is_telling(piece))
    telling = (form for piece in pieces for form in (piece, unquote(piece)))
    return tuple(dict.fromkeys(part for part in (url, parts.query, *telling) if part))


def _is_telling(piece: str) -> bool:
    """Say whether a part of an address may be a secret; what is short, or a number, may well stand in any answer."""
    return len(piece) >= _TELLING_CHARS and not piece.isdigit()
