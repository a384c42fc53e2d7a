# SPDX-License-Identifier: GPL-2.0-or-later
"""What the fields of requests may hold: checked when the request is made, in the spelling that is sent."""

from __future__ import annotations

import datetime as dt
import json
import re
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, SecretStr

from ..addresses import is_safe_address
from ..bands import parse_bandnames
from ..geometry import Geometry, parse_geo_json, parse_wkt
from .answer_types import NoneIsEmpty

_NAME = re.compile(r"[\w.\- ]{1,100}")
_GUID = re.compile(r"[!-~]{1,200}")


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
Guids = Annotated[tuple[Guid, ...], NoneIsEmpty, AfterValidator(_each_once)]
UploadUrl = Annotated[SecretStr, AfterValidator(_safe_upload_url)]
