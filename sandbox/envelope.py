# SPDX-License-Identifier: GPL-2.0-or-later
"""Answers: the vendor's JSON envelope, its error codes, and a reply ready to be sent (contract 1.4, 4)."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING, Any, Optional

from .settings import Dialect

if TYPE_CHECKING:
    from pathlib import Path

JSON_TYPE = "application/json; charset=utf-8"


class Code(IntEnum):
    """Error codes; the number for too few order credits is not published (contract 4.2), 995 is our guess."""

    NONE = 0
    INVALID = 992
    NOT_JSON = 993
    UNITS_RUN_OUT = 994
    ORDER_CREDITS_RUN_OUT = 995
    NO_IMAGERY = 1002
    NOT_COVERED = 1006


class ApiError(Exception):
    """A refusal the caller is told about in an envelope."""

    def __init__(
        self, code: int, message: str, data: Optional[dict[str, Any]] = None, status: int = 400
    ) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.data = data
        self.status = status


@dataclass
class Reply:
    """What goes back over the wire; `file` stands in for `body` where an answer is large."""

    status: int
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    file: Optional[Path] = None
    booked: bool = False


def invalid(problems: dict[str, list[str]]) -> ApiError:
    """Return the refusal that lists messages per property."""
    return ApiError(Code.INVALID, "One or more validation errors occurred.", problems)


def success(data: Any, dialect: Dialect, *, status: int = 200, booked: bool = False) -> Reply:  # noqa: ANN401 (any JSON)
    """Wrap data in the envelope, in the dialect's spelling."""
    answer = {"Succeeded": True, "Error": None, "Data": data}
    if dialect is Dialect.CAMEL:
        answer = camel(answer)
    return Reply(status, _dumped(answer), {"Content-Type": JSON_TYPE}, booked=booked)


def failure(error: ApiError, dialect: Dialect) -> Reply:
    """Wrap a refusal in the envelope; the property names in its data keep their spelling."""
    answer: dict[str, Any] = {
        "Succeeded": False,
        "Error": {"Message": error.message, "Code": int(error.code)},
        "Data": None,
    }
    answer = camel(answer) if dialect is Dialect.CAMEL else answer
    answer["data" if dialect is Dialect.CAMEL else "Data"] = error.data
    return Reply(error.status, _dumped(answer), {"Content-Type": JSON_TYPE})


def camel(value: Any) -> Any:  # noqa: ANN401 (any JSON)
    """Spell every key of a JSON value in camelCase."""
    if isinstance(value, dict):
        return {key[:1].lower() + key[1:]: camel(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [camel(inner) for inner in value]
    return value


def _dumped(value: Any) -> bytes:  # noqa: ANN401 (any JSON)
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
