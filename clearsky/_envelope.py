# SPDX-License-Identifier: GPL-2.0-or-later
"""Opening answers: the envelope, its failures, and everything that is no envelope (contract 1.4 and 4)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timezone
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Generic, Optional, TypeVar

from pydantic import BaseModel, ValidationError

from .errors import (
    ApiError,
    AuthenticationError,
    BadAnswerError,
    Charge,
    InvalidRequestError,
    NoImageryError,
    NotCoveredError,
    NotFoundError,
    QuotaError,
    RateLimitError,
    ServerError,
)
from .models.common import WireModel

if TYPE_CHECKING:
    from ._redact import Redactor

_Data = TypeVar("_Data")
_EXCERPT = 200
_SHOWN_PROBLEMS = 3
_BY_STATUS = {
    401: AuthenticationError,
    402: QuotaError,
    403: AuthenticationError,
    429: RateLimitError,
}
_BY_CODE = {
    992: InvalidRequestError,
    993: InvalidRequestError,
    994: QuotaError,
    1002: NoImageryError,
    1006: NotCoveredError,
}
_MISSING = frozenset({404, 405, 410})


class Envelope(WireModel, Generic[_Data]):
    """What the service puts around every JSON answer."""

    succeeded: bool
    data: _Data


@dataclass(frozen=True)
class Answer:
    """Hold a whole answer; `doubt` is what it may have cost if it cannot be understood."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    redactor: Redactor
    doubt: Charge = Charge.NONE

    @property
    def content_type(self) -> str:
        """The media type, cut to a sane length."""
        return self.redactor.text(self.headers.get("Content-Type", ""), limit=100)

    @property
    def excerpt(self) -> str:
        """The beginning of the body as harmless text."""
        return self.redactor.text(self.body[: 8 * _EXCERPT].decode("utf-8", "replace"), limit=_EXCERPT)

    def unreadable(self, why: str) -> BadAnswerError:
        """Return the error for an answer that is not one of the API's."""
        return BadAnswerError(
            f"the answer cannot be used: {why}",
            status=self.status,
            content_type=self.content_type,
            excerpt=self.excerpt,
            charge=self.doubt,
        )


def data_of(answer: Answer, envelope: type[Envelope[_Data]]) -> _Data:
    """Return the payload of a 2xx answer.

    Raises:
        ApiError: the envelope says that the call failed.
        BadAnswerError: there is no envelope, or its data are not what they should be.
    """
    body = answer.redactor.bytes(answer.body)
    # The tolerant way costs three times as much, so it is for answers that need it.
    with suppress(ValidationError):
        opened = envelope.model_validate_json(body)
        if opened.succeeded and not _is_misspelled(opened.data):
            return opened.data
    return _tolerant_data(answer, envelope, parse_object(body))


def success_of(answer: Answer) -> None:
    """Accept a 2xx answer whose body is empty, or a JSON object that does not say no.

    Raises:
        ApiError: the envelope says that the call failed.
        BadAnswerError: the body is something else, a web page for one.
    """
    content = parse_object(answer.redactor.bytes(answer.body))
    if content is None and answer.body.strip():
        raise answer.unreadable("no JSON object")
    failure = failure_in(answer, content)
    if failure is not None:
        raise failure


def failure_of(answer: Answer) -> ApiError:
    """Return the error for an answer that is not 2xx, with or without an envelope."""
    return _api_error(answer, parse_object(answer.redactor.bytes(answer.body)) or {})


def failure_in(answer: Answer, content: Optional[Mapping[str, object]]) -> Optional[ApiError]:
    """Return the error a 2xx envelope speaks of, if any."""
    if content is not None and _get(content, "Succeeded") is False:
        return _api_error(answer, content)
    return None


def parse_object(body: bytes) -> Optional[dict[str, object]]:
    """Return a JSON object, or None for everything else."""
    try:
        content = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return content if isinstance(content, dict) else None


def _tolerant_data(
    answer: Answer, envelope: type[Envelope[_Data]], content: Optional[dict[str, object]]
) -> _Data:
    if content is None:
        raise answer.unreadable("no JSON object")
    failure = failure_in(answer, content)
    if failure is not None:
        raise failure
    problem = "it does not say whether the call succeeded"
    if _get(content, "Succeeded") is True:
        try:
            return envelope.model_validate(_respelled(content, _spellings(WireModel))).data
        except ValidationError as error:
            problem = _describe(error)
        except RecursionError:
            problem = "nested too deeply"
    # Outside the handlers: pydantic's error repeats what the service sent.
    raise answer.unreadable(problem)


def _describe(error: ValidationError) -> str:
    problems = [(".".join(str(step) for step in item["loc"]), item["msg"]) for item in error.errors()]
    shown = "; ".join(f"{place}: {message}" for place, message in problems[:_SHOWN_PROBLEMS])
    return (
        shown if len(problems) <= _SHOWN_PROBLEMS else f"{shown}; and {len(problems) - _SHOWN_PROBLEMS} more"
    )


def _is_misspelled(data: object) -> bool:
    """Tell whether a field came under another case, and so was taken for an unknown one."""
    if isinstance(data, tuple):
        # One list is spelled one way.
        return bool(data) and _is_misspelled(data[0])
    if not isinstance(data, BaseModel):
        return False
    known = {(field.alias or name).lower() for name, field in type(data).model_fields.items()}
    if any(name.lower() in known for name in data.model_extra or ()):
        return True
    return any(_is_misspelled(getattr(data, name)) for name in type(data).model_fields)


def _spellings(model: type[BaseModel]) -> dict[str, str]:
    """Return the wire's spelling of every field of every model, by its lower case."""
    found = {alias.lower(): alias for field in model.model_fields.values() if (alias := field.alias)}
    for child in model.__subclasses__():
        found.update(_spellings(child))
    return found


def _respelled(value: object, spellings: Mapping[str, str]) -> object:
    if isinstance(value, dict):
        return {spellings.get(key.lower(), key): _respelled(item, spellings) for key, item in value.items()}
    if isinstance(value, list):
        return [_respelled(item, spellings) for item in value]
    return value


def _api_error(answer: Answer, content: Mapping[str, object]) -> ApiError:
    told = _get(content, "Error")
    details: Mapping[str, object] = told if isinstance(told, Mapping) else {}
    code = _integer(_get(details, "Code"))
    server_message = _server_message(answer, content, details)
    number = "" if code is None else f", code {code}"
    return _error_class(answer.status, code)(
        f"the service answered {answer.status}{number}: {server_message or 'no reason given'}",
        status=answer.status,
        code=code,
        server_message=server_message,
        fields=_fields(answer, content),
        retry_after_s=retry_after_s(answer.headers),
        # What is refused is not done; a failure may have come halfway.
        charge=Charge.NONE if answer.status < 500 else answer.doubt,
    )


def _error_class(status: int, code: Optional[int]) -> type[ApiError]:
    if status >= 500:
        return ServerError
    if status in _BY_STATUS:
        return _BY_STATUS[status]
    if code in _BY_CODE:
        return _BY_CODE[code]
    return NotFoundError if status in _MISSING else InvalidRequestError


def _server_message(answer: Answer, content: Mapping[str, object], details: Mapping[str, object]) -> str:
    for candidate in (
        _get(details, "Message"),
        _get(content, "title"),
        _get(content, "Message"),
        _get(content, "Error"),
    ):
        if isinstance(candidate, str) and candidate.strip():
            return answer.redactor.text(candidate)
    return "" if content else answer.excerpt


def _fields(answer: Answer, content: Mapping[str, object]) -> dict[str, tuple[str, ...]]:
    fields: dict[str, tuple[str, ...]] = {}
    for source in (_get(content, "errors"), _get(content, "Data")):
        for name, reasons in source.items() if isinstance(source, Mapping) else ():
            lines = reasons if isinstance(reasons, list) else [reasons]
            texts = tuple(answer.redactor.text(line) for line in lines if isinstance(line, str))
            if texts:
                fields[answer.redactor.text(str(name), limit=100)] = texts
    return fields


def _get(content: Mapping[str, object], name: str) -> object:
    """Look a key up whatever its case (contract K2)."""
    if name in content:
        return content[name]
    return next((value for key, value in content.items() if key.lower() == name.lower()), None)


def _integer(value: object) -> Optional[int]:
    try:
        return int(value) if isinstance(value, (int, str)) and not isinstance(value, bool) else None
    except ValueError:
        return None


def retry_after_s(headers: Mapping[str, str]) -> Optional[float]:
    """Return how long the service asks to wait: whole seconds, or until an HTTP date by its own clock."""
    asked = headers.get("Retry-After", "").strip()
    if asked.isascii() and asked.isdigit():
        return float(asked[:9]) or None
    until = _http_date(asked)
    if until is None:
        return None
    now = _http_date(headers.get("Date", "")) or datetime.now(timezone.utc)
    seconds = (until - now).total_seconds()
    return seconds if seconds > 0 else None


def _http_date(text: str) -> Optional[datetime]:
    try:
        moment = parsedate_to_datetime(text)
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=timezone.utc)
