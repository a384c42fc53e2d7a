# SPDX-License-Identifier: GPL-2.0-or-later
"""The one place where secrets are taken out of text, and where a server's text is made harmless."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from urllib.parse import quote

HIDDEN = "[hidden]"
MAX_TEXT = 500


@dataclass(frozen=True)
class Redactor:
    """Replace secrets wherever they turn up."""

    secrets: tuple[str, ...] = field(repr=False)

    def bytes(self, raw: bytes) -> bytes:
        """Return the bytes without the secrets."""
        for form in self._forms():
            raw = raw.replace(form.encode(), HIDDEN.encode())
        return raw

    def text(self, text: str, *, limit: int = MAX_TEXT) -> str:
        """Return the text without secrets and control characters, cut at `limit` characters."""
        # The cut comes last: a secret cut in half would no longer be recognised.
        for form in self._forms():
            text = text.replace(form, HIDDEN)
        return plain(text, limit=limit)

    def finds_in(self, text: str) -> bool:
        """Tell whether a secret is in the text, in whatever case."""
        lowered = text.lower()
        return any(form.lower() in lowered for form in self._forms())

    def _forms(self) -> list[str]:
        forms = {
            form
            for secret in self.secrets
            if secret
            for form in (secret, quote(secret, safe=""), json.dumps(secret)[1:-1], repr(secret)[1:-1])
        }
        return sorted(forms, key=len, reverse=True)


def plain(text: str, *, limit: int = MAX_TEXT) -> str:
    """Return text fit for one line of a log: encodable, printable, short."""
    encodable = text[: limit * 8].encode("utf-8", "replace").decode("utf-8")
    line = " ".join("".join(c if c.isprintable() else " " for c in encodable).split())
    return line if len(line) <= limit else line[: limit - 1] + "…"
