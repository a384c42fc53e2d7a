# SPDX-License-Identifier: GPL-2.0-or-later
"""Cancelling: what it would do, doing it once, and looking at the list for what it has done (contract 7.2).

Runs off the main thread.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from ...clearsky.errors import ApiError, BadAnswerError, ClearSkyError, NetworkError, ServerError

if TYPE_CHECKING:
    from ...clearsky import ClearSky
    from ...clearsky.models import Order
    from ..jobs.tasks import Feedback

LOOK_WAITS_S = (0.5, 2.0, 8.0)
"""Between the looks for a cancellation that the list does not show at once."""


class CancelEffect(str, Enum):
    """What cancelling an order would do."""

    FULL = "full"
    """Undo it: it is not accepted yet."""
    RENEWAL = "renewal"
    """End its renewal; what is paid stays paid."""
    NONE = "none"
    """Nothing: it is over, or accepted and ends by itself."""


class CancelOutcome(str, Enum):
    """What the list says afterwards."""

    CANCELED = "canceled"
    RENEWAL_ENDED = "renewal_ended"
    NOT_DONE = "not_done"
    """The order is as it was, although the service took the call."""
    MISSING = "missing"
    """The list leaves the order out. It may have been forgotten for a moment: that it is undone is not known."""
    NOT_SEEN = "not_seen"
    """The list could not be had: it is not known."""
    CHANGED_BEFORE = "changed_before"
    """The order has gone on meanwhile, so that cancelling would do something else: it was not sent."""


@dataclass(frozen=True)
class CancelResult:
    """What became of a cancellation."""

    guid: str
    promised: CancelEffect
    outcome: CancelOutcome

    @property
    def is_undone(self) -> bool:
        """Whether the order is gone as a whole, and its charge with it."""
        return self.promised is CancelEffect.FULL and self.outcome is CancelOutcome.CANCELED


def effect_of(order: Order) -> CancelEffect:
    """Say what cancelling would do; the service decides by the order's status."""
    from ...clearsky.models import OrderStatus

    if order.status is OrderStatus.CANCELED:
        return CancelEffect.NONE
    if order.status in (OrderStatus.INITIALIZE, OrderStatus.REVIEW):
        return CancelEffect.FULL
    return CancelEffect.RENEWAL if order.is_recurring else CancelEffect.NONE


def cancel_order(client: ClearSky, guid: str, promised: CancelEffect, feedback: Feedback) -> CancelResult:
    """Cancel an order if that still does what was said, and look at the list for what it has done.

    Raises:
        ClearSkyError: it was refused or never left, and the order is as it was.
        Cancelled: it was stopped before it was sent.
    """
    before = client.orders.get(guid, cancel=feedback.cancel)
    if before is None or effect_of(before) is not promised:
        return CancelResult(guid, promised, CancelOutcome.CHANGED_BEFORE)
    failure: ClearSkyError | None = None
    try:
        client.orders.cancel(guid)
    except ClearSkyError as error:
        failure = error
    is_refused = failure is not None and not _may_have_been_done(failure)
    outcome = _looked_up(client, before, () if is_refused else LOOK_WAITS_S, feedback)
    has_no_effect = outcome is CancelOutcome.NOT_DONE or (is_refused and outcome is CancelOutcome.MISSING)
    if failure is not None and has_no_effect:
        raise failure
    return CancelResult(guid, promised, outcome)


def _may_have_been_done(failure: ClearSkyError) -> bool:
    """Say whether a failure leaves open what the service has done."""
    if isinstance(failure, NetworkError):
        return failure.sent
    return isinstance(failure, (ServerError, BadAnswerError)) or not isinstance(failure, ApiError)


def _looked_up(
    client: ClearSky, before: Order, waits_s: tuple[float, ...], feedback: Feedback
) -> CancelOutcome:
    outcome = _look(client, before)
    for wait_s in waits_s:
        if outcome in (CancelOutcome.CANCELED, CancelOutcome.RENEWAL_ENDED) or feedback.cancel.wait(wait_s):
            break
        outcome = _look(client, before)
    return outcome


def _look(client: ClearSky, before: Order) -> CancelOutcome:
    from ...clearsky.models import OrderStatus

    try:
        order = client.orders.get(before.task_order_guid)
    except ClearSkyError:
        return CancelOutcome.NOT_SEEN
    if order is None:
        return CancelOutcome.MISSING
    if order.status is OrderStatus.CANCELED:
        return CancelOutcome.CANCELED
    has_end_now = before.to is None and order.to is not None
    return CancelOutcome.RENEWAL_ENDED if has_end_now else CancelOutcome.NOT_DONE
