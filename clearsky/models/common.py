# SPDX-License-Identifier: GPL-2.0-or-later
"""What all models share: frozen, PascalCase on the wire, quiet about their values in errors."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, NoReturn, Optional
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, SecretStr, ValidationError
from pydantic_core import PydanticCustomError, core_schema

from ..addresses import is_safe_address
from ..bands import parse_bandnames
from ..errors import RequestError
from ..geometry import Geometry, GeometryKind, parse_geo_json, parse_wkt

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema
    from typing_extensions import Self

_DECIMAL = re.compile(r"(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")
_NAME = re.compile(r"[\w.\- ]{1,100}")
_GUID = re.compile(r"[!-~]{1,200}")
_DATE_CHARS = 10


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


def _read_price(value: object) -> object:
    """Let only a number, or the plain text of one, stand for a price; never a missing one."""
    if isinstance(value, str) and _DECIMAL.fullmatch(value.strip()):
        value = float(value)
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise ValueError("the price cannot be read")  # noqa: TRY004 (pydantic turns only a ValueError into its own)
    if not 0 <= value < math.inf or str(value).startswith("-"):  # "-0" is no price either
        raise ValueError("the price cannot be true")
    return value


def _loose_number(value: object) -> Optional[float]:
    """Read a number nobody pays by; one that cannot be read counts as not given."""
    try:
        number = float(value) if isinstance(value, (int, float, str)) else math.nan
    except (ValueError, OverflowError):
        return None
    return number if 0 <= number < math.inf else None


def _only_the_date(value: object) -> object:
    if isinstance(value, str) and len(value) > _DATE_CHARS and value[_DATE_CHARS] in "T ":
        return value[:_DATE_CHARS]
    return value


def _none_is_empty(value: object) -> object:
    return () if value is None else value


def _as_text(value: object) -> object:
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return str(int(value)) if float(value).is_integer() else str(value)
    return value


Price = Annotated[float, BeforeValidator(_read_price)]
"""An amount that is surely a number, finite and not negative."""

LooseNumber = Annotated[Optional[float], BeforeValidator(_loose_number)]
"""A number that is only informative."""


@dataclass(frozen=True)
class Otherwise:
    """Read the type in compiled code; call a Python function only for what that refuses, and read its result.

    For 10 000 orders with five such fields the functions alone would take a fifth of the time. `usual` is the
    pattern of the texts that may go the short way, for a type that would read too much into a text.
    """

    mend: Callable[[object], object]
    wanted: str
    usual: Optional[str] = None

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Return both ways, tried in this order, with one error for the field."""
        plain = first = handler(source)
        if self.usual is not None:
            first = core_schema.chain_schema([core_schema.str_schema(pattern=self.usual), plain])
        return core_schema.union_schema(
            [first, core_schema.no_info_before_validator_function(self.mend, plain)],
            mode="left_to_right",
            custom_error_type="unreadable",
            custom_error_message=f"Input should be {self.wanted}",
        )


WireDate = Annotated[dt.date, Otherwise(_only_the_date, "a day")]
"""A day, also when the service wrote a time behind it."""

LooseText = Annotated[str, BeforeValidator(_as_text)]
"""Text, also when the service wrote a number."""


class _NoneIsEmpty:
    """Let null stand for an empty list.

    A validator before the list would do the same, but it would see the list as Python objects: made for it alone,
    and made again afterwards. For 10 000 orders that doubles the time.
    """

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Return the list's own way, with null let in and replaced afterwards."""
        return core_schema.no_info_after_validator_function(
            _none_is_empty, core_schema.nullable_schema(handler(source))
        )


NoneIsEmpty = _NoneIsEmpty()

Names = Annotated[tuple[str, ...], Otherwise(_none_is_empty, "a list of names")]
"""A list of strings; null counts as empty."""


def _clean_wkt(value: str) -> str:
    _refuse_nothing(parse_wkt(value))
    return value.strip()


def _freeze_geo_json(value: object) -> object:
    """Keep GeoJSON as text: what was priced cannot be changed before it is bought."""
    if value is None:
        return None
    try:
        geometry = json.loads(value) if isinstance(value, str) else value
        text = json.dumps(geometry, sort_keys=True, separators=(",", ":"), allow_nan=False)
    except (TypeError, RecursionError):
        raise ValueError("not GeoJSON") from None
    # Checked as it will be sent, not as it was handed in.
    _refuse_nothing(parse_geo_json(json.loads(text)))
    return text


def _refuse_nothing(geometry: Geometry) -> None:
    if not geometry.has_area:
        raise ValueError("the area is zero")


def _clean_name(value: str) -> str:
    cleaned = value.strip()
    if not _NAME.fullmatch(cleaned):
        raise ValueError("not a name")
    return cleaned


def _clean_names(value: tuple[str, ...]) -> tuple[str, ...]:
    names = tuple(_clean_name(name) for name in value)
    if not names or len(set(names)) != len(names):
        raise ValueError("name each once, and at least one")
    return names


def _plain_date(value: object) -> object:
    if isinstance(value, dt.datetime):
        return value.date()
    return value


def _safe_upload_url(value: SecretStr) -> SecretStr:
    url = value.get_secret_value()
    try:
        safe = is_safe_address(urlsplit(url))
    except ValueError:
        safe = False
    if not safe or not url.isascii() or any(c.isspace() or not c.isprintable() for c in url):
        raise ValueError("an upload address must be https")
    return value


def _clean_guid(value: str) -> str:
    cleaned = value.strip()
    if not _GUID.fullmatch(cleaned):
        raise ValueError("not an identifier")
    return cleaned


def _each_once(value: tuple[str, ...]) -> tuple[str, ...]:
    if len(set(value)) != len(value):
        raise ValueError("an identifier is named twice")
    return value


WktText = Annotated[str, AfterValidator(_clean_wkt)]
GeoJsonText = Annotated[str, BeforeValidator(_freeze_geo_json)]
Bandnames = Annotated[str, AfterValidator(lambda text: ",".join(parse_bandnames(text)))]
Name = Annotated[str, AfterValidator(_clean_name)]
UniqueNames = Annotated[tuple[str, ...], AfterValidator(_clean_names)]
RequestDate = Annotated[dt.date, BeforeValidator(_plain_date)]
Guid = Annotated[str, AfterValidator(_clean_guid)]
Guids = Annotated[tuple[Guid, ...], BeforeValidator(_none_is_empty), AfterValidator(_each_once)]
UploadUrl = Annotated[SecretStr, AfterValidator(_safe_upload_url)]


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
