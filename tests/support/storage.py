# SPDX-License-Identifier: GPL-2.0-or-later
"""A customer's own storage on loopback, written to through a signed address."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

SECRET = "X-Amz-Signature=secret"


class Storage(ThreadingHTTPServer):
    """A bucket of one object, that may refuse to be written, and that anybody may read where it is public."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), _Handler)
        self.content = b""
        self.is_expired = False
        self.is_public = False

    @property
    def netloc(self):
        return f"127.0.0.1:{self.server_address[1]}"

    @property
    def url(self):
        return f"http://{self.netloc}/a.tif?{SECRET}"


class _Handler(BaseHTTPRequestHandler):
    def do_PUT(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if not self.server.is_expired:
            self.server.content = body
        self._answer(403 if self.server.is_expired else 200)

    def do_HEAD(self):
        self._answer(200 if self.server.content else 404)

    def do_GET(self):
        content = self.server.content if self.server.is_public else b""
        first, _, last = self.headers.get("Range", "bytes=0-").removeprefix("bytes=").partition("-")
        piece = content[int(first) : int(last) + 1 if last else None]
        self.send_response(206 if piece else 404)
        self.send_header("Content-Length", str(len(piece)))
        self.send_header("Content-Range", f"bytes {first}-{int(first) + len(piece) - 1}/{len(content)}")
        self.end_headers()
        self.wfile.write(piece)

    def _answer(self, status):
        self.send_response(status)
        self.send_header("Content-Length", str(len(self.server.content)) if self.command == "HEAD" else "0")
        self.end_headers()

    def log_message(self, *_):
        """Say nothing."""


@contextmanager
def running_storage():
    """Serve until the block ends."""
    with Storage() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
