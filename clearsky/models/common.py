# SPDX-License-Identifier: GPL-2.0-or-later
"""What all models share: frozen, PascalCase on the wire, quiet about their values in errors."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any, ClassVar, NoReturn, Optional
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import PydanticCustomError

from ..errors import RequestError
from ..geometry import Geometry, GeometryKind, parse_geo_json, parse_wkt
from .request_types import GeoJsonText, WktText

if TYPE_CHECKING:
    from collections.abc import Mapping

    from typing_extensions import Self


def pascal_case(name: str) -> str:
    """Return the wire's spelling of an attribute: `epsg_projection` is `EpsgProjection`."""
    return "".join(part.capitalize() for part in name.split("_"))


class WireModel(BaseModel):
    """An answer of the service, or a part of one: what is unknown is kept."""

    model_config = ConfigDict(
        frozen=True,
        extra="allow",
        populate_by_name=True,
        alias_generator=pascal_case,
        hide_input_in_errors=True,
        protected_namespaces=(),
    )


class RequestModel(WireModel):
    """A request: checked when it is made, unchangeable afterwards.

    Raises:
        RequestError: naming each field that makes no sense.
    """

    model_config = ConfigDict(extra="forbid")

    def __init__(self, **values: Any) -> None:  # noqa: ANN401 (each field's own validator judges it)
        try:
            super().__init__(**values)
        except ValidationError as error:
            refusal = RequestError(_refused_fields(type(self), error))
        else:
            return
        # Outside the handler: pydantic's error holds the values, an upload address among them.
        raise refusal

    def model_copy(self, *, update: Optional[Mapping[str, Any]] = None, deep: bool = False) -> Self:  # noqa: ARG002 (pydantic's signature)
        """Return a copy with changes, checked like a new request."""
        values = {name: getattr(self, name) for name in type(self).model_fields}
        return type(self)(**{**values, **(update or {})})

    def to_wire(self) -> dict[str, object]:
        """Return the JSON body."""
        raise NotImplementedError

    @property
    def fingerprint(self) -> str:
        """The SHA-256 of what is asked for, in hex; an upload address counts by its origin only."""
        body = self.to_wire()
        if body.get("UploadUrl"):
            parts = urlsplit(str(body["UploadUrl"]))
            body["UploadUrl"] = f"{parts.scheme}://{parts.netloc}"
        canonical = json.dumps(body, sort_keys=True, separators=(",", ":"), allow_nan=False)
        return hashlib.sha256(canonical.encode()).hexdigest()


def refuse(field: str, reason: str) -> NoReturn:
    """Refuse a combination of values, from inside a model validator, in the name of one field."""
    raise PydanticCustomError("refused", "{reason}", {"field": field, "reason": reason})


def _refused_fields(model: type[BaseModel], error: ValidationError) -> dict[str, tuple[str, ...]]:
    names = {field.alias: name for name, field in model.model_fields.items()}
    fields: dict[str, tuple[str, ...]] = {}
    for item in error.errors():
        place = str(item["loc"][0] if item["loc"] else item.get("ctx", {}).get("field", "request"))
        name = names.get(place, place)
        fields[name] = (*fields.get(name, ()), item["msg"].replace("Value error, ", "", 1))
    return fields


class AreaFields(RequestModel):
    """One area of interest, as WKT or as GeoJSON (contract 2)."""

    wkt: Optional[WktText] = None
    geo_json: Optional[GeoJsonText] = None
    """GeoJSON text; a mapping is taken too, and kept as text."""

    needs_area: ClassVar[bool] = True

    def model_post_init(self, context: object) -> None:  # noqa: ARG002 (pydantic's signature)
        """Check what only the whole request can tell."""
        if self.wkt is not None and self.geo_json is not None:
            refuse("geo_json", "give WKT or GeoJSON, not both")
        if self.needs_area and self.wkt is None and self.geo_json is None:
            refuse("wkt", "an area is missing")

    @property
    def geometry(self) -> Geometry:
        """The area, read."""
        if self.wkt is not None:
            return parse_wkt(self.wkt)
        return parse_geo_json(json.loads(self.geo_json or "null"))

    @property
    def area_km2(self) -> float:
        """The ellipsoidal area in km²."""
        return self.geometry.area_km2

    def area_to_wire(self) -> dict[str, object]:
        """Return the two geometry fields of the JSON body, the unused one null."""
        return {"Wkt": self.wkt, "GeoJson": None if self.geo_json is None else json.loads(self.geo_json)}

    def collection_to_wire(self) -> dict[str, object]:
        """Return the geometry fields as a collection, which every version of the service takes (contract K14)."""
        fields = self.area_to_wire()
        if self.geometry.kind is GeometryKind.COLLECTION:
            return fields
        if self.wkt is not None:
            return {**fields, "Wkt": f"GEOMETRYCOLLECTION ({self.wkt})"}
        return {
            **fields,
            "GeoJson": {"type": GeometryKind.COLLECTION.value, "geometries": [fields["GeoJson"]]},
        }


class AreaRequest(AreaFields):
    """Ask something about an area, and nothing else."""

    def to_wire(self) -> dict[str, object]:
        """Return the JSON body."""
        return self.area_to_wire()
