# SPDX-License-Identifier: GPL-2.0-or-later
"""What the fields of answers may hold: strict with a price, lenient with what nobody pays by."""

from __future__ import annotations

import datetime as dt
import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Optional

from pydantic import BeforeValidator
from pydantic_core import core_schema

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema

_DECIMAL = re.compile(r"(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")
_DATE_CHARS = 10


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
