# SPDX-License-Identifier: GPL-2.0-or-later
"""`python -m sandbox`: serve until interrupted; the first line on stdout tells address and key as JSON."""

from __future__ import annotations

import argparse
import json
import signal
import sys
import threading
from typing import TYPE_CHECKING, Optional

from .service import Sandbox
from .settings import Dialect, Speed

if TYPE_CHECKING:
    from collections.abc import Sequence


def _arguments(arguments: Optional[Sequence[str]]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m sandbox", description="A local ClearSKY service with play money."
    )
    parser.add_argument("--host", default="127.0.0.1", help="loopback address to listen on")
    parser.add_argument("--port", type=int, default=0, help="0 picks a free port")
    parser.add_argument("--key", help="play key; a random one by default")
    parser.add_argument("--state", metavar="FILE", help="keep orders and balances in this file")
    parser.add_argument("--now", help="start the clock at this ISO time, UTC")
    parser.add_argument("--units", type=float, default=1240.0, help="processing units of a new account")
    parser.add_argument("--speed", choices=[speed.value for speed in Speed], default=Speed.INSTANT.value)
    parser.add_argument(
        "--dialect", choices=[dialect.value for dialect in Dialect], default=Dialect.CURRENT.value
    )
    return parser.parse_args(arguments)


def main(arguments: Optional[Sequence[str]] = None) -> int:
    """Serve until interrupted or terminated."""
    chosen = _arguments(arguments)
    done = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: done.set())
    sandbox = Sandbox(
        chosen.key, host=chosen.host, port=chosen.port, state_file=chosen.state, now=chosen.now,
        speed=chosen.speed, dialect=chosen.dialect, processing_units=chosen.units,
    )  # fmt: skip
    with sandbox:
        print(json.dumps({"base_url": sandbox.base_url, "api_key": sandbox.api_key}), flush=True)
        print("Serving play imagery for play money; stop with Ctrl-C.", file=sys.stderr, flush=True)
        while not done.wait(0.5):
            continue
    return 0


if __name__ == "__main__":
    sys.exit(main())
