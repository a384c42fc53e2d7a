# SPDX-License-Identifier: GPL-2.0-or-later
"""Tiles and minitiles of the service's own grid (contract 3.4, 3.5, 3.15, 3.16 and 9)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal, Optional

from pydantic import AliasChoices, BeforeValidator, Field, model_validator

from .answer_types import Names, NoneIsEmpty
from .common import RequestModel, WireModel, refuse
from .composite import DataType, Resolution
from .request_types import Bandnames, Guid, Name, RequestDate, UniqueNames, UploadUrl


class Tile(WireModel):
    """A tile or a minitile that can be ordered; `data_geog_wkt` is its footprint."""

    guid: str = Field(alias="Guid", validation_alias=AliasChoices("Guid", "TileGuid", "MiniTileGuid", "guid"))
    mini_tile: bool = False
    epsg: Optional[int] = None
    data_geog_wkt: Optional[str] = None


def _mini_tile(value: object) -> object:
    if isinstance(value, str):
        return {"Guid": value, "MiniTile": True}
    return {**value, "MiniTile": True} if isinstance(value, Mapping) else value


class TilesFound(WireModel):
    """The answer of the tile search, in either of its shapes (contract K6)."""

    tiles: Annotated[tuple[Tile, ...], NoneIsEmpty] = ()
    mini_tiles: Annotated[tuple[Annotated[Tile, BeforeValidator(_mini_tile)], ...], NoneIsEmpty] = ()

    @model_validator(mode="after")
    def _has_a_list(self) -> TilesFound:
        if not {"tiles", "mini_tiles"} & self.model_fields_set:
            raise ValueError("no list of tiles")
        return self

    @property
    def all(self) -> tuple[Tile, ...]:
        """Tiles and minitiles, in the order of the answer."""
        return (*self.tiles, *self.mini_tiles)


class TileSelection(WireModel):
    """The tiles and minitiles the service proposes for an area; the estimate decides whether they are good."""

    tiles: Names = ()
    mini_tiles: Names = ()


class TileRequest(RequestModel):
    """One image of one tile or minitile (contract 3.15, 3.16).

    Only what every version of the service takes is sent; the last four settings go along when they are set
    (contract K7).
    """

    tile_guid: Optional[Guid] = None
    mini_tile_guid: Optional[Guid] = None
    date: RequestDate
    model: Name
    satellite_constellations: UniqueNames
    upload_url: Optional[UploadUrl] = Field(default=None, repr=False)
    level: Optional[Literal[1, 2]] = None
    harmonize: Optional[bool] = None
    clip_reflectance: Optional[bool] = None
    resolution: Optional[Resolution] = None
    epsg_projection: Optional[int] = Field(default=None, ge=1024, le=998_999)
    bandnames: Optional[Bandnames] = None
    data_type: Optional[DataType] = None

    def model_post_init(self, context: object) -> None:  # noqa: ARG002 (pydantic's signature)
        """Check what only the whole request can tell."""
        if (self.tile_guid is None) == (self.mini_tile_guid is None):
            refuse("tile_guid", "give a tile or a minitile, and not both")

    def to_wire(self) -> dict[str, object]:
        """Return the JSON body of the download."""
        options: dict[str, object] = {
            "TileGuid": self.tile_guid,
            "MiniTileGuid": self.mini_tile_guid,
            "Level": self.level,
            "Harmonize": self.harmonize,
            "ClipReflectance": self.clip_reflectance,
            "Resolution": None if self.resolution is None else int(self.resolution),
            "EpsgProjection": self.epsg_projection,
            "Bandnames": self.bandnames,
            "DataType": None if self.data_type is None else self.data_type.value,
        }
        return {
            **{name: value for name, value in options.items() if value is not None},
            "Date": self.date.isoformat(),
            "SatelliteConstellations": list(self.satellite_constellations),
            "Model": self.model,
            "UploadUrl": None if self.upload_url is None else self.upload_url.get_secret_value(),
        }

    def to_estimate_wire(self) -> dict[str, object]:
        """Return the JSON body of the estimate: the same, with every place named (contract 3.13)."""
        return {"Wkt": None, "GeoJson": None, "TileGuid": None, "MiniTileGuid": None, **self.to_wire()}
