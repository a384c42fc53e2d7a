# SPDX-License-Identifier: GPL-2.0-or-later
"""From a priced request to a checked file with its view: the paid part of the road. Runs off the main thread."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...clearsky.attribution import notices as attribution_notices
from ...clearsky.bands import ALL, band_ids, parse_bandnames, spelled_out
from ..rasters.raster_file import check_as_asked, holds_data, inspect_geotiff, name_bands, write_view

if TYPE_CHECKING:
    from pathlib import Path

    from ...clearsky import ClearSky
    from ...clearsky.attribution import Notice
    from ...clearsky.models import CompositeAvailability, CompositeEstimate, CompositeRequest
    from ..rasters.raster_file import RasterFacts
    from .owned import Owned

AUTO_UTM_EPSG = 47000
READ_BYTES = 1024 * 1024
NODATA_OF = {"INT16": -32768.0, "UINT8": 0.0}
"""Contract 11."""
UNHARMONISED_ZERO_DN = 1000
"""What newer Sentinel-2 baselines add, and harmonising takes away (contract 11)."""
ATTRIBUTION_TAGS = ("ATTRIBUTION", "SOURCE_ATTRIBUTION")
"""Where a file may carry the server's own wording; the contract (U5) names no place, so all are looked at."""


@dataclass(frozen=True)
class Quote:
    """A request together with the service's word on it: the only thing that can be bought."""

    request: CompositeRequest
    availability: CompositeAvailability
    estimate: CompositeEstimate
    parts: tuple[Quote, ...] = ()
    """The requests that are really sent, where the area is too large for one; the estimate is their sum."""
    owned: Owned | None = None
    """The very image, where it was found on disk: it is loaded for free."""

    @property
    def is_ready(self) -> bool:
        """Whether what was asked for can be had now: the whole image, or the part of it that was allowed."""
        is_enough = self.request.allow_partial_image and self.availability.is_partly_ready
        return self.availability.is_ready or is_enough

    @property
    def units(self) -> float:
        """What is still to be paid, in processing units: nothing for what is owned, be it the whole or a part."""
        if self.owned is not None:
            return 0.0
        return sum(part.units for part in self.parts) if self.parts else self.estimate.credit_estimate

    @property
    def size_mb(self) -> float:
        """How much is still to come, in megabytes, as far as it is known."""
        if self.owned is not None:
            return 0.0
        if self.parts:
            return sum(part.size_mb for part in self.parts)
        return self.estimate.file_size_estimate_mb or 0.0

    @property
    def owned_part_count(self) -> int:
        """How many of its parts are owned."""
        return sum(part.owned is not None for part in self.parts)


@dataclass(frozen=True)
class Delivery:
    """A checked file on disk and everything that its layer has to say."""

    request: CompositeRequest
    facts: RasterFacts
    view_path: Path
    band_ids: tuple[str, ...]
    notices: tuple[Notice, ...]
    units_estimated: float
    size_bytes: int
    sha256: str
    fetched_at: dt.datetime
    service_url: str
    purchase_uid: str = ""
    """The ledger's row, where the file was bought through it."""
    is_empty: bool = False
    """True when not a single pixel holds data."""
    part_count: int = 1
    """In how many parts it was wanted."""
    missing_parts: int = 0
    """Those of them that did not come: holes."""
    missing_units: float = 0.0
    """What was agreed to for those, in processing units."""
    is_loss_in_doubt: bool = False
    """Whether one of those may have been charged all the same."""

    @property
    def request_json(self) -> str:
        """The body that was sent."""
        return json.dumps(self.request.to_wire(), separators=(", ", ": "))


def ask_quote(client: ClearSky, request: CompositeRequest) -> Quote:
    """Ask whether the image can be had and what it costs; both calls are free."""
    return Quote(
        request=request,
        availability=client.composites.available(request),
        estimate=client.composites.estimate(request),
    )


def reopen(request: CompositeRequest, units: float, path: Path, service_url: str) -> Delivery:
    """Open an image that was fetched before; nothing is sent.

    Raises:
        RasterError: the file on disk is not what is asked for.
    """
    status = path.stat()
    sha256 = sha256_of(path)
    fetched_at = dt.datetime.fromtimestamp(status.st_mtime, dt.timezone.utc)
    arrival = Arrival(path, status.st_size, sha256, fetched_at)
    return prepared(request, units, as_asked(request, path), arrival, service_url)


def sha256_of(path: Path) -> str:
    """Return a file's SHA-256 in hex."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while block := stream.read(READ_BYTES):
            digest.update(block)
    return digest.hexdigest()


@dataclass(frozen=True)
class Arrival:
    """A file that has arrived whole."""

    path: Path
    size_bytes: int
    sha256: str
    fetched_at: dt.datetime


def as_asked(request: CompositeRequest, path: Path) -> RasterFacts:
    """Read a file's facts and compare them with the request.

    Raises:
        RasterError: the file is broken, or not what was asked for.
    """
    facts = inspect_geotiff(path)
    epsg = request.epsg_projection
    check_as_asked(
        facts,
        epsg=None if epsg == AUTO_UTM_EPSG else epsg,
        band_count=_asked_band_count(request.bandnames),
        nodata=NODATA_OF[request.data_type.value],
    )
    return facts


def prepared(
    request: CompositeRequest, units: float, facts: RasterFacts, file: Arrival, service_url: str
) -> Delivery:
    """Name the bands where the file does not, write the view, and gather what the layer has to say."""
    ids = _names(request, facts)
    if ids != facts.band_ids:
        name_bands(file.path, ids)
    return Delivery(
        request=request,
        facts=facts,
        view_path=write_view(file.path, ids, offset_dn=zero_dn(request)),
        band_ids=ids,
        notices=_notices(request, facts),
        units_estimated=units,
        size_bytes=file.size_bytes,
        sha256=file.sha256,
        fetched_at=file.fetched_at,
        service_url=service_url,
        is_empty=not holds_data(file.path),
    )


def zero_dn(request: CompositeRequest) -> int:
    """Return the digital number that stands for a reflectance of zero (contract 11)."""
    return UNHARMONISED_ZERO_DN if request.harmonize is False else 0


def file_name(request: CompositeRequest) -> str:
    """Name an image's file: ours, never the server's; the same request always has the same name."""
    return (
        f"clearsky_{request.date.isoformat()}_{request.model}_{int(request.resolution)}m_"
        f"{request.fingerprint[:8]}.tif"
    )


def _asked_band_count(bandnames: str) -> int | None:
    """Count the bands asked for; how many "all" are is the model's choice."""
    return None if parse_bandnames(bandnames) == (ALL,) else len(spelled_out(bandnames))


def _names(request: CompositeRequest, facts: RasterFacts) -> tuple[str, ...]:
    """Take the file's own band names where it has them all, else those that the request implies."""
    if all(facts.band_ids):
        return facts.band_ids
    return band_ids(request.bandnames, facts.band_count)


def _notices(request: CompositeRequest, facts: RasterFacts) -> tuple[Notice, ...]:
    server_text = next((facts.tags[tag] for tag in ATTRIBUTION_TAGS if facts.tags.get(tag)), None)
    return attribution_notices(request.satellite_constellations, (request.date.year,), server_text)
