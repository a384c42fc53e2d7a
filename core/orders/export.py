# SPDX-License-Identifier: GPL-2.0-or-later
"""The list of orders as a file: a GeoPackage with their footprints, or a table.

The file is written beside its name and put in its place when it is whole.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsGeometry,
    QgsVectorFileWriter,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..area.measure import WGS84
from ..errors import Reason, StorageError
from ..purchases.ledger_report import as_cell_text
from ..translation import tr
from .grounds import work_out
from .order_layer import feature_of, order_fields

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from qgis.core import QgsFeature

    from ...clearsky import ClearSky
    from ..connection.service import Service
    from ..jobs.job_queue import JobQueue
    from ..jobs.tasks import Feedback
    from .grounds import OrderGrounds
    from .state import OrderRow

TABLE = "orders"


class ExportFormat(Enum):
    """What kind of file is written: GDAL's name of the driver, and its options."""

    GEOPACKAGE = ("GPKG", ())
    CSV = ("CSV", ("WRITE_BOM=YES",))
    """UTF-8 with a mark, so that spreadsheets read it right; without the footprints."""


@dataclass(frozen=True)
class Exported:
    """What was written."""

    path: Path
    count: int
    without_footprint: int
    """Orders of a GeoPackage whose footprint could not be had."""


class OrderExport(QObject):
    """Write orders in the background. Main thread only."""

    exported = pyqtSignal(object)
    """The `Exported` of what was written."""
    failed = pyqtSignal(object)
    """Why nothing was written."""

    def __init__(
        self, service: Service, queue: JobQueue, grounds: OrderGrounds, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._service = service
        self._queue = queue
        self._grounds = grounds

    def write(self, rows: Sequence[OrderRow], path: str) -> None:
        """Write orders to a file; see `export_orders`."""
        known, target = dict(self._grounds.shapes), Path(path)
        client: ClearSky | None = None
        with suppress(Exception):  # without the service only the footprints of tile orders are missing
            client = self._service.client()
        self._queue.submit(
            tr("ClearSKY export"),
            lambda feedback: export_orders(client, rows, known, target, feedback),
            on_done=self.exported.emit,
            on_failed=self.failed.emit,
        )


def export_orders(
    client: ClearSky | None,
    rows: Sequence[OrderRow],
    known: Mapping[str, QgsGeometry],
    path: Path,
    feedback: Feedback,
) -> Exported:
    """Write orders to a file whose ending says its kind; an existing file is replaced. Off the main thread.

    The footprints of tile orders that are not known yet are asked for, which is free; where they cannot be had the
    order is written without.

    Raises:
        StorageError: the file cannot be written; what was there before is untouched.
    """
    kind = ExportFormat.CSV if path.suffix.lower() == ".csv" else ExportFormat.GEOPACKAGE
    shapes = dict(known)
    if kind is ExportFormat.GEOPACKAGE:
        missing = [row.order for row in rows if row.guid not in shapes]
        shapes.update(work_out(client, missing, feedback).shapes)
    part = path.with_name(f".{path.stem}.part{path.suffix}")
    try:
        _write(part, kind, _features(rows, shapes, kind))
        part.replace(path)
    except OSError as error:
        raise StorageError(Reason.FOLDER, path=str(path)) from error
    finally:
        with suppress(OSError):
            part.unlink()
    lacking = 0 if kind is ExportFormat.CSV else sum(_is_nowhere(shapes, row) for row in rows)
    return Exported(path, len(rows), lacking)


def _write(path: Path, kind: ExportFormat, features: Iterator[QgsFeature]) -> None:
    driver, layer_options = kind.value
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = driver
    options.layerName = TABLE
    options.layerOptions = list(layer_options)
    options.fileEncoding = "UTF-8"
    has_ground = kind is ExportFormat.GEOPACKAGE
    writer = QgsVectorFileWriter.create(
        str(path),
        order_fields(),
        QgsWkbTypes.Type.MultiPolygon if has_ground else QgsWkbTypes.Type.NoGeometry,
        QgsCoordinateReferenceSystem(WGS84),
        QgsCoordinateTransformContext(),
        options,
    )
    if writer is None:
        raise OSError(str(path))
    is_written = all(writer.addFeature(feature) for feature in features) and not writer.hasError()
    words = writer.errorMessage()
    del writer  # the file is closed with it
    if not is_written:
        raise OSError(words)


def _features(
    rows: Sequence[OrderRow], shapes: Mapping[str, QgsGeometry], kind: ExportFormat
) -> Iterator[QgsFeature]:
    for row in rows:
        ground = shapes.get(row.guid) if kind is ExportFormat.GEOPACKAGE else None
        feature = feature_of(order_fields(), row, ground or QgsGeometry())
        if kind is ExportFormat.CSV:
            told = feature.attributes()
            feature.setAttributes([as_cell_text(v) if isinstance(v, str) else v for v in told])
        yield feature


def _is_nowhere(shapes: Mapping[str, QgsGeometry], row: OrderRow) -> bool:
    shape = shapes.get(row.guid)
    return shape is None or shape.isEmpty()
