# SPDX-License-Identifier: GPL-2.0-or-later
"""A server in a process of its own that answers every request with one file, as fast as the kernel can.

Run as a script: `bench_server.py FILE` prints its port and serves until its input is closed.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

LOOPBACK = "127.0.0.1"
_SEND_BYTES = 16 * 1024 * 1024


@contextmanager
def serving(file: Path) -> Iterator[int]:
    """Serve a file from another process; give the port."""
    command = [sys.executable, str(Path(__file__)), str(file)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            yield int(process.stdout.readline())
        finally:
            process.stdin.close()


def main(file: Path) -> None:
    """Serve until whoever started this closes the input."""
    listener = socket.create_server((LOOPBACK, 0), backlog=128)
    threading.Thread(target=_accept, args=(listener, file), daemon=True).start()
    sys.stdout.write(f"{listener.getsockname()[1]}\n")
    sys.stdout.flush()
    sys.stdin.read()


def _accept(listener: socket.socket, file: Path) -> None:
    while True:
        connection, _ = listener.accept()
        threading.Thread(target=_answer, args=(connection, file), daemon=True).start()


def _answer(connection: socket.socket, file: Path) -> None:
    with suppress(OSError), connection, file.open("rb") as body:
        _read_request(connection)
        size_bytes = os.fstat(body.fileno()).st_size
        head = (
            "HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\n"
            f"Content-Length: {size_bytes}\r\nConnection: close\r\n\r\n"
        )
        connection.sendall(head.encode())
        sent = 0
        while sent < size_bytes:
            sent += os.sendfile(connection.fileno(), body.fileno(), sent, _SEND_BYTES)


def _read_request(connection: socket.socket) -> None:
    """Read the headers and the body they announce: unread bytes would turn the end into a reset."""
    data = b""
    while b"\r\n\r\n" not in data:
        if not (more := connection.recv(65536)):
            raise ConnectionAbortedError
        data += more
    head, _, body = data.partition(b"\r\n\r\n")
    fields = dict(line.split(b": ", 1) for line in head.lower().split(b"\r\n")[1:])
    missing = int(fields.get(b"content-length", b"0")) - len(body)
    while missing > 0:
        missing -= len(connection.recv(65536))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
