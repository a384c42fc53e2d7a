# SPDX-License-Identifier: GPL-2.0-or-later
"""Images that the service puts at an address of the customer's own: the address is a secret, in memory alone.

What is shown and written down of it is its beginning, up to the host (contract 3.14).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from ...clearsky.addresses import is_safe_address
from ..errors import Reason, SetupError

if TYPE_CHECKING:
    from ...clearsky.models import CompositeRequest


@dataclass(frozen=True)
class UploadTarget:
    """An address that the service may write one file to."""

    url: str = field(repr=False)

    @classmethod
    def from_text(cls, text: str) -> UploadTarget:
        """Take what the user has entered.

        Raises:
            SetupError: it is no address that a secret may be sent to: neither https nor this very machine.
        """
        url = text.strip()
        try:
            is_usable = (
                is_safe_address(urlsplit(url)) and url.isascii() and url.isprintable() and " " not in url
            )
        except ValueError:
            is_usable = False
        if not is_usable:
            raise SetupError(Reason.NO_UPLOAD_ADDRESS)
        return cls(url)

    @property
    def place(self) -> str:
        """What may be shown of it."""
        return place_of(self.url)


@dataclass(frozen=True)
class Upload:
    """An image that the service has put where it was told."""

    request: CompositeRequest
    """Without the address."""
    place: str
    address: str = field(repr=False)
    """Where it lies, without what signed the address: in memory alone, for opening it."""
    purchase_uid: str
    is_readable: bool = False
    """Whether it can be opened from there."""


def place_of(url: str) -> str:
    """Mask an address after its host: "https://bucket.example/…"."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}/…"


def unsigned(url: str) -> str:
    """Return an address without its query, which is where signatures are."""
    return urlsplit(url)._replace(query="", fragment="").geturl()
