# SPDX-License-Identifier: GPL-2.0-or-later
"""What the downloads are measured against: the shortest loops that could do the job, without any safety."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
from typing import TYPE_CHECKING, Optional

import requests

from clearsky_qgis.tests.support.bench_server import LOOPBACK

if TYPE_CHECKING:
    from pathlib import Path

BLOCK_BYTES = 1024 * 1024
_REQUEST = b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n{}"
_HEAD_BYTES = 4096


def raw_download(port: int, target: Path) -> int:
    """Receive into one buffer and write it, nothing else; return the bytes of the file."""
    buffer = memoryview(bytearray(BLOCK_BYTES))
    with socket.create_connection((LOOPBACK, port)) as connection, target.open("wb", buffering=0) as file:
        connection.sendall(_REQUEST)
        head, _, start = connection.recv(_HEAD_BYTES).partition(b"\r\n\r\n")
        size_bytes = int(head.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0])
        received = file.write(start)
        while received < size_bytes and (count := connection.recv_into(buffer)):
            received += file.write(buffer[:count])
    return received


def requests_download(port: int, target: Path) -> None:
    """Do what a script does: one request, its body in blocks into a file, and the file synced."""
    with requests.post(f"http://{LOOPBACK}:{port}/", json={}, stream=True, timeout=60) as response:
        response.raise_for_status()
        with target.open("wb") as file:
            for block in response.iter_content(BLOCK_BYTES):
                file.write(block)
            file.flush()
            os.fsync(file.fileno())


def curl_seconds(port: int, target: Path) -> Optional[float]:
    """Return how long curl takes by its own clock, or None where there is no curl."""
    curl = shutil.which("curl")
    if curl is None:
        return None
    options = ["--silent", "--fail", "--data", "{}", "--write-out", "%{time_total}", "--output", str(target)]
    run = subprocess.run(
        [curl, *options, f"http://{LOOPBACK}:{port}/"], capture_output=True, text=True, check=True
    )
    return float(run.stdout)
