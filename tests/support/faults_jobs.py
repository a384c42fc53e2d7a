# SPDX-License-Identifier: GPL-2.0-or-later
"""What a buyer in a process of its own can be told to do."""

from __future__ import annotations

import resource
import shutil
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from clearsky_qgis.core.imagery.fetch import fetch_images
from clearsky_qgis.core.orders import ordering
from clearsky_qgis.core.orders.ordering import ask_order_quote
from clearsky_qgis.core.purchases.ledger import Ledger
from clearsky_qgis.core.purchases.plan_run import run_plan
from clearsky_qgis.core.purchases.plans import Cell, open_plans, save_plan
from clearsky_qgis.core.purchases.recovery import recover
from clearsky_qgis.tests.support.faults_road import Desk, box, image_request, open_desk, order_request

MORE_UNITS_THAN_NEEDED = 99.0


def seem_roomy(_folder: object) -> SimpleNamespace:
    """Answer as `shutil.disk_usage` does of a disk that has room for everything."""
    return SimpleNamespace(total=2**40, used=0, free=2**40)


def warm_up() -> None:
    """Load now what every buyer needs."""
    import requests.adapters  # noqa: F401 (loading is what is wanted)
    from osgeo import gdal

    image_request()
    gdal.AllRegister()


def do(job: dict[str, Any]) -> dict[str, Any]:
    """Do one job and return what became of it."""
    jobs = {
        "image": _buy_image,
        "plan": _run_plan,
        "open plan": _go_on,
        "order": _place_order,
        "recover": _recover,
    }
    return jobs[job["what"]](job)


def _buy_image(job: dict[str, Any]) -> dict[str, Any]:
    desk = _desk(job)
    request = image_request(job["number"], **_of_size(job))
    quote = desk.quote(request)
    if job.get("is_crowded"):  # there was room when it was looked at; somebody else took it
        shutil.disk_usage = seem_roomy
    if "file_limit_bytes" in job:
        limit = job["file_limit_bytes"]
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    delivery = desk.buy(request, quote)
    desk.close()
    return {"done": str(delivery.facts.path), "sha256": delivery.sha256}


def _run_plan(job: dict[str, Any]) -> dict[str, Any]:
    """Fetch many images at once, with as many threads as the account allows connections."""
    desk = _desk(job)
    workers = desk.client.account.info().max_concurrent_connections
    requests = [image_request(job["number"] + place) for place in range(job["count"])]
    cells = [Cell("an area", request, MORE_UNITS_THAN_NEEDED) for request in requests]
    plan = save_plan(desk.ledger, desk.till.account, "a plan", cells)
    results = run_plan(desk.client, desk.till, plan, desk.images, desk.feedback, workers=workers)
    desk.close()
    return {"done": [result.state.value for result in results]}


def _go_on(job: dict[str, Any]) -> dict[str, Any]:
    """Fetch the plan that is open in the ledger, one image at a time, as a batch does."""
    desk = _desk(job)
    (plan,) = open_plans(desk.ledger, desk.till.account)
    results = fetch_images(desk.client, desk.till, plan, desk.images, desk.feedback, workers=1)
    desk.close()
    return {"done": [result.state.value for result in results]}


def _of_size(job: dict[str, Any]) -> dict[str, Any]:
    changes = {"resolution": job["resolution"]} if "resolution" in job else {}
    return {**changes, **({"wkt": box(job["number"], size=job["size"])} if "size" in job else {})}


def _place_order(job: dict[str, Any]) -> dict[str, Any]:
    ordering.RECONCILE_WAITS_S = tuple(job.get("waits", (0.05, 0.05)))
    desk = _desk(job)
    request = order_request(job["number"])
    placed = desk.order(request, ask_order_quote(desk.client, request))
    desk.close()
    return {"done": placed.found.value, "guids": list(placed.purchase.order_guids)}


def _recover(job: dict[str, Any]) -> dict[str, Any]:
    ledger = Ledger(Path(job["folder"]) / "profile").open()
    left = [purchase.uid for purchase in recover(ledger)]
    ledger.close()
    return {"done": left}


def _desk(job: dict[str, Any]) -> Desk:
    return open_desk(job["base_url"], job["api_key"], Path(job["folder"]), read_timeout_s=10.0)
