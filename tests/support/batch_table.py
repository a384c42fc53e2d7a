# SPDX-License-Identifier: GPL-2.0-or-later
"""A batch without its window: a real controller, project and ledger before a sandbox, and fields to fetch."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from qgis.core import QgsCoordinateReferenceSystem, QgsFeature, QgsGeometry, QgsProject, QgsVectorLayer

from clearsky_qgis.core.batch.areas import areas_of_selection
from clearsky_qgis.core.batch.controller import BatchController
from clearsky_qgis.core.batch.state import BatchActivity, CellKey, CellPhase
from clearsky_qgis.core.connection.credentials import Credentials
from clearsky_qgis.core.connection.service import Service
from clearsky_qgis.core.imagery.product import Product
from clearsky_qgis.core.imagery.state import ImageryState
from clearsky_qgis.core.jobs.job_queue import JobQueue
from clearsky_qgis.core.purchases.ledger import Ledger

if TYPE_CHECKING:
    from pathlib import Path

WAIT_MS = 20_000
SIZE_DEG = 0.01
LARGE_DEG = 0.04
COARSE = ImageryState(product=Product(resolution_m=80))
NO_IMAGERY = '{"Succeeded": false, "Error": {"Message": "No imagery", "Code": 1002}, "Data": null}'


def fields_layer(
    names: tuple[str, ...], *, size_deg: float = SIZE_DEG, large: tuple[str, ...] = ()
) -> QgsVectorLayer:
    """Make a layer of square fields in a row, all selected, that are named by an expression; some of them large."""
    layer = QgsVectorLayer("Polygon?crs=EPSG:4326&field=name:string", "fields", "memory")
    features = []
    for number, name in enumerate(names):
        west, south = 9.2 + 0.05 * number, 55.7
        side_deg = LARGE_DEG if name in large else size_deg
        east, north = west + side_deg, south + side_deg
        feature = QgsFeature(layer.fields())
        feature.setAttributes([name])
        ring = f"{west} {south}, {east} {south}, {east} {north}, {west} {north}, {west} {south}"
        feature.setGeometry(QgsGeometry.fromWkt(f"POLYGON (({ring}))"))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    layer.setDisplayExpression("'Field ' || \"name\"")
    layer.selectAll()
    return layer


class BatchTable:
    """A controller and all that it needs; everything told is kept."""

    def __init__(self, qtbot, folder: Path, sandbox) -> None:
        self.qtbot = qtbot
        self.folder = folder / "images"
        self.project = QgsProject()
        self.project.setCrs(QgsCoordinateReferenceSystem("EPSG:25832"))
        self.queue = JobQueue()
        self.ledger = Ledger(folder / "profile").open()
        self.service = Service(Credentials(), self.ledger)
        self.service.credentials.keep_until_close(sandbox.api_key)
        self.told: list = []
        self.dialog = None
        self.restart()

    @property
    def state(self):
        return self.controller.state

    @property
    def phases(self) -> list[CellPhase]:
        return [cell.phase for cell in self.state.cells.values()]

    def restart(self) -> None:
        """Begin anew with what the ledger and the disk remember."""
        self.controller = BatchController(self.service, self.queue, self.project, self.ledger)
        self.controller.state_changed.connect(self.told.append)
        self.controller.begin(COARSE)
        self.settle()

    def take(self, names: tuple[str, ...], date_count: int, **sizes) -> None:
        """Choose fields and their latest dates, and wait for the prices."""
        layer = fields_layer(names, **sizes)
        self.controller.set_areas(areas_of_selection(layer, self.project.transformContext()))
        self.settle()
        self.controller.set_dates([entry.date for entry in self.state.offered][-date_count:])
        self.settle()

    def get(self) -> None:
        self.controller.get()
        self.settle()

    def key(self, name: str, position: int = 0) -> CellKey:
        return CellKey(name, self.state.dates[position])

    def wait_until(self, is_so) -> None:
        self.qtbot.waitUntil(is_so, timeout=WAIT_MS)

    def settle(self) -> None:
        """Wait until nothing is under way any more."""
        self.wait_until(lambda: self.state.activity is BatchActivity.IDLE and len(self.queue) == 0)

    def close(self) -> None:
        self.queue.close()
        self.service.close()
        self.ledger.close()
        # The test runner keeps this object longer than QGIS lives; what it holds of QGIS must go before that.
        self.__dict__.clear()
        gc.collect()
