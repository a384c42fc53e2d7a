# SPDX-License-Identifier: GPL-2.0-or-later
"""What an image must say of itself: synthetic, from which satellites, for which day, under which notices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import (
    QgsAbstractMetadataBase,
    QgsBox3D,
    QgsCoordinateReferenceSystem,
    QgsDateTimeRange,
    QgsLayerMetadata,
)
from qgis.PyQt.QtCore import QDate, QDateTime, QLocale, QTime, QTimeZone

from ...clearsky.attribution import NoticeSource
from ...clearsky.bands import parse_bandnames
from ..translation import tr

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from ...clearsky.attribution import Notice
    from ...clearsky.models import CompositeRequest
    from ..purchases.delivery import Delivery

TERMS_URL = "https://clearsky.vision/legal/data-service-terms"
HOME_URL = "https://clearsky.vision"
DOCS_URL = "https://docs.clearsky.vision/reference/source-attribution-requirements"


def build_metadata(
    delivery: Delivery, extent: QgsBox3D, crs: QgsCoordinateReferenceSystem
) -> QgsLayerMetadata:
    """Describe a delivered image for the layer, the project and the `.qmd` beside the file."""
    metadata = QgsLayerMetadata()
    metadata.setIdentifier(delivery.request.fingerprint)
    metadata.setType("dataset")
    metadata.setLanguage("ENG")
    metadata.setTitle(layer_title(delivery.request))
    metadata.setAbstract(_abstract(delivery))
    metadata.setRights(_rights(delivery))
    metadata.setLicenses([_licence_line()])
    metadata.setConstraints([QgsLayerMetadata.Constraint(_constraint_line(delivery.notices), "use")])
    metadata.setKeywords(_keywords(delivery.request))
    metadata.setContacts([_contact()])
    metadata.setLinks(_links())
    metadata.setHistory(_history(delivery))
    metadata.setCrs(crs)
    metadata.setExtent(_extent(delivery.request.date, extent, crs))
    return metadata


def layer_title(request: CompositeRequest) -> str:
    """Name an image by its date and model, e.g. "ClearSKY 2024-05-04 Stratus2"."""
    return f"ClearSKY {request.date.isoformat()} {request.model}"


def attribution_line(notices: tuple[Notice, ...]) -> str:
    """Join the notices for one line under a map."""
    return " · ".join(notice.text for notice in notices)


def day_range(day: dt.date) -> QgsDateTimeRange:
    """Return one whole day in UTC.

    It ends a second before midnight: QGIS's projects forget that an end was meant to be left out.
    """
    start = QDateTime(QDate(day.year, day.month, day.day), QTime(0, 0), QTimeZone.utc())
    return QgsDateTimeRange(start, start.addDays(1).addSecs(-1))


def _rights(delivery: Delivery) -> list[str]:
    """List the source notices, and after them the file's own copyright line where it has one."""
    own_line = delivery.facts.tags.get("TIFFTAG_COPYRIGHT", "").strip()
    return [notice.text for notice in delivery.notices] + ([own_line] if own_line else [])


def _abstract(delivery: Delivery) -> str:
    request = delivery.request
    text = tr(
        "Synthetic, cloud-free composite in the likeness of Sentinel-2, modelled by ClearSKY Vision for {date} "
        "(UTC). It is the output of a model, not a photograph of that day; water is of lower quality.\n"
        "Model {model}. Input constellations {constellations}. Bands {bands}, {data_type}, {resolution} m.\n"
        "Request {request}"
    )
    return text.format(
        date=QLocale.c().toString(
            QDate(request.date.year, request.date.month, request.date.day), "d MMMM yyyy"
        ),
        model=request.model,
        constellations=", ".join(request.satellite_constellations),
        bands=request.bandnames,
        data_type=request.data_type.value,
        resolution=int(request.resolution),
        request=delivery.request_json,
    )


def _licence_line() -> str:
    return tr("ClearSKY Vision Data Service Terms: {url}").format(url=TERMS_URL)


def _constraint_line(notices: tuple[Notice, ...]) -> str:
    text = tr(
        "Keep these source notices, and pass them on, wherever the image or a map of it leaves the organisation."
    )
    if any(notice.source is NoticeSource.FALLBACK for notice in notices):
        text += " " + tr(
            "The service sent no wording of its own; these are the general notices of the data's owners."
        )
    return text


def _keywords(request: CompositeRequest) -> dict[str | None, Iterable[str | None]]:
    return {
        "gmd:topicCategory": ["imageryBaseMapsEarthCover"],
        "ClearSKY": [request.model, *request.satellite_constellations],
        "product": ["synthetic", "cloud-free composite", *_content(request)],
    }


def _content(request: CompositeRequest) -> list[str]:
    """Say what the pixels are (contract 11): a level that was not asked for is the second, the surface's."""
    names = parse_bandnames(request.bandnames)
    indices = ["normalised difference index"] if any(name.startswith("[") for name in names) else []
    if all(name.startswith("[") for name in names):
        return indices
    return ["top-of-atmosphere reflectance" if request.level == 1 else "surface reflectance", *indices]


def _contact() -> QgsAbstractMetadataBase.Contact:
    contact = QgsAbstractMetadataBase.Contact("ClearSKY Vision")
    contact.organization = "ClearSKY Vision"
    contact.role = "distributor"
    return contact


def _links() -> list[QgsAbstractMetadataBase.Link]:
    return [
        QgsAbstractMetadataBase.Link("ClearSKY Vision", "WWW:LINK", HOME_URL),
        QgsAbstractMetadataBase.Link("Data Service Terms", "WWW:LINK", TERMS_URL),
        QgsAbstractMetadataBase.Link("Source attribution", "WWW:LINK", DOCS_URL),
    ]


def _history(delivery: Delivery) -> list[str]:
    fetched_at = delivery.fetched_at.strftime("%Y-%m-%dT%H:%M:%SZ")
    return [
        tr("Fetched {time} from {service}.").format(time=fetched_at, service=delivery.service_url),
        tr("Estimated at {units} processing units before it was fetched.").format(
            units=f"{delivery.units_estimated:g}"
        ),
        tr("File {name}, {size} bytes, SHA-256 {sha256}.").format(
            name=delivery.facts.path.name, size=delivery.size_bytes, sha256=delivery.sha256
        ),
    ]


def _extent(day: dt.date, box: QgsBox3D, crs: QgsCoordinateReferenceSystem) -> QgsLayerMetadata.Extent:
    spatial = QgsLayerMetadata.SpatialExtent()
    spatial.bounds = box
    spatial.extentCrs = crs
    extent = QgsLayerMetadata.Extent()
    extent.setSpatialExtents([spatial])
    extent.setTemporalExtents([day_range(day)])
    return extent
