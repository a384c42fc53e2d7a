# SPDX-License-Identifier: GPL-2.0-or-later
"""What of the requests library is used, made to do nothing of its own accord; and the key, put where it belongs."""

from __future__ import annotations

from http.cookiejar import DefaultCookiePolicy
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import requests
from requests.adapters import HTTPAdapter
from requests.auth import AuthBase

from .errors import ConfigurationError

if TYPE_CHECKING:
    from .config import ClientConfig

_POOL = 32


class Session(requests.Session):
    """A session with no opinion beyond the configuration's: no redirects, no cookies, no environment, no key.

    So it may also call an address that is not the service's.
    """

    def __init__(self, config: ClientConfig) -> None:
        super().__init__()
        self.trust_env = False
        self.proxies = dict(config.proxies)
        self.verify = True if config.ca_bundle is None else str(config.ca_bundle)
        self.headers.clear()
        self.headers["User-Agent"] = config.user_agent
        self.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
        for scheme in ("https://", "http://"):
            self.mount(scheme, HTTPAdapter(pool_maxsize=_POOL, max_retries=0))

    def get_redirect_target(self, resp: requests.Response) -> None:  # noqa: ARG002 (the library's signature)
        """Follow nothing, and do not even look where it would lead."""
        return


class KeyAuth(AuthBase):
    """Put the key on requests to the configured origin, and on no others."""

    def __init__(self, config: ClientConfig) -> None:
        self._config = config

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        # The library spells schemes and hosts in lower case.
        if urlsplit(request.url or "")[:2] != urlsplit(self._config.base_url.lower())[:2]:
            raise ConfigurationError("the key belongs to another address")
        request.headers["x-api-key"] = self._config.api_key
        return request
