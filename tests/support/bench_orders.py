# SPDX-License-Identifier: GPL-2.0-or-later
"""A service in a process of its own that has a great many tile orders and answers at once.

Run as a script: `bench_orders.py ORDERS TILES` prints its port and serves until its input is closed.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

STATUSES = ("UpToDate", "Completed", "Processing", "Review")
SIDE_DEG = 0.04


@contextmanager
def serving_orders(orders: int, tiles: int) -> Iterator[str]:
    """Serve so many orders with so many minitiles each from another process; give the address."""
    command = [sys.executable, str(Path(__file__)), str(orders), str(tiles)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            yield f"http://127.0.0.1:{int(process.stdout.readline())}"
        finally:
            process.stdin.close()


def main(orders: int, tiles: int) -> None:
    """Serve until whoever started this closes the input."""
    listed = [_order(number, tiles) for number in range(orders)]
    details = {order["TaskOrderGuid"]: _with_footprints(order, at) for at, order in enumerate(listed)}
    cells = {
        cell["Guid"]: {"Guid": cell["Guid"], "MiniTile": True, "Epsg": "32632", "DataGeogWkt": cell["Wkt"]}
        for order in details.values()
        for cell in order["MiniTiles"]
    }
    answers = {
        "/api/account/info": _body(
            {
                "TenantId": "bench",
                "MaxConcurrentConnections": 4,
                "MaxCompositeAreaKm2": 400,
                "MaxTotalBands": 13,
            }
        ),
        "/api/tasking/models": _body({"TaskingModels": []}),
        "/api/tasking/orders": _body({"TaskOrders": listed}),
    }

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            self._send(answers[self.path.partition("?")[0]])

        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            if self.path.endswith("/details"):
                self._send(_body({"TaskOrders": [details[guid] for guid in asked["Guids"]]}))
            elif self.path.endswith("/search/tiles"):
                self._send(_body({"Tiles": [cells[guid] for guid in asked["MiniTileGuids"]]}))
            else:
                self._send(_body({"ModelImageDates": []}))

        def _send(self, body: bytes) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    sys.stdout.write(f"{server.server_port}\n")
    sys.stdout.flush()
    sys.stdin.read()


def _body(data: dict[str, Any]) -> bytes:
    return json.dumps({"Succeeded": True, "Error": None, "Data": data}).encode()


def _order(number: int, tiles: int) -> dict[str, Any]:
    is_recurring = number % 3 == 0
    return {
        "TaskOrderGuid": f"{number:08x}-0000-4000-8000-{number:012x}",
        "OrderingProcessStatus": STATUSES[number % len(STATUSES)],
        "BillingCycle": "Monthly",
        "StorageMonths": 1,
        "ApiRequests": 1,
        "ImageFrequency": 2,
        "TaskOrderAreaKm2": 10.24 * tiles,
        "SatelliteConstellations": ["Sentinel1", "Sentinel2", "Landsat89"],
        "Model": "Stratus2",
        "ReferenceDate": "2024-05-01",
        "From": "2024-05-01",
        "To": None if is_recurring else "2024-05-31",
        "Tiles": [],
        "MiniTiles": [f"{number:08x}-{at:04x}-4000-8000-000000000000" for at in range(tiles)],
        "Wkt": None,
        "CreatedDate": f"2024-05-01T{number // 3600 % 24:02}:{number // 60 % 60:02}:{number % 60:02}Z",
        "IsAutomaticOrder": False,
    }


def _with_footprints(order: dict[str, Any], number: int) -> dict[str, Any]:
    west, south = -170 + number % 50 * 6.5, -60 + number // 50 * 3
    cells = [
        {"Guid": guid, "Wkt": _square(west + at % 5 * SIDE_DEG, south + at // 5 * SIDE_DEG)}
        for at, guid in enumerate(order["MiniTiles"])
    ]
    return {**order, "MiniTiles": cells}


def _square(west: float, south: float) -> str:
    corners = ((0, 0), (1, 0), (1, 1), (0, 1), (0, 0))
    return (
        "POLYGON (("
        + ", ".join(f"{west + x * SIDE_DEG:.7f} {south + y * SIDE_DEG:.7f}" for x, y in corners)
        + "))"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
