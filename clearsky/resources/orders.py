# SPDX-License-Identifier: GPL-2.0-or-later
"""Orders (contract 3.6 to 3.10)."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Optional

from .._envelope import Answer, Envelope, data_of, success_of
from .._exchange import Call, Reply
from .._retry import CallClass
from ..errors import NotFoundError, RequestError
from ..models.orders import Order, OrderEstimate, TaskOrders
from ._base import Resource

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .._retry import CancelToken
    from ..models.orders import OrderRequest

_PATH = "/api/tasking/orders"


class Orders(Resource):
    """Price, place, follow and cancel orders."""

    def estimate(
        self,
        request: OrderRequest,
        *,
        simulated_euro_usage: Optional[float] = None,
        cancel: Optional[CancelToken] = None,
    ) -> OrderEstimate:
        """Return what an order costs now and, if recurring, later (contract 3.6).

        `simulated_euro_usage` prices it as if that much had been spent this month already.

        Raises:
            RequestError: the usage is no amount.
            BadAnswerError: a price cannot be read; it is never taken for zero.
            ClearSkyError: see `errors`.
        """
        if simulated_euro_usage is not None and not (
            math.isfinite(simulated_euro_usage) and simulated_euro_usage >= 0
        ):
            raise RequestError({"simulated_euro_usage": ("not an amount",)})
        call = Call("POST", f"{_PATH}/estimate", body=request.to_estimate_wire(simulated_euro_usage))
        return self._transport.run(call, lambda reply: _estimate_of(reply.answer(), request), cancel=cancel)

    def create(self, request: OrderRequest, *, cancel: Optional[CancelToken] = None) -> Order:
        """Place an order, which is charged at once (contract 3.7).

        It is sent once, and again only where it surely never left or was turned away with 429. When the
        error's `charge` is UNKNOWN, list the orders and compare; never place it again without looking.

        Raises:
            ClearSkyError: see `errors`.
        """
        call = Call("POST", _PATH, CallClass.ORDER, body=request.to_wire(), spends=True)
        return self._transport.run(call, lambda reply: _named_order(reply.answer()), cancel=cancel)

    def list(
        self,
        *,
        recurring_only: bool = False,
        include_expired: bool = False,
        cancel: Optional[CancelToken] = None,
    ) -> tuple[Order, ...]:
        """Return the account's orders (contract 3.8).

        Raises:
            ClearSkyError: see `errors`.
        """
        query = {"recurringOnly": _flag(recurring_only), "getExpired": _flag(include_expired)}
        return self._ask(Call("GET", _PATH, query=query), Envelope[TaskOrders], cancel).task_orders

    def get(self, order_guid: str, *, cancel: Optional[CancelToken] = None) -> Optional[Order]:
        """Return one order from the list, or None: the way to follow its status (contract 3.9).

        Raises:
            ClearSkyError: see `errors`.
        """
        found = (
            order for order in self.list(include_expired=True, cancel=cancel) if _same(order, order_guid)
        )
        return next(found, None)

    def details(
        self, order_guids: Sequence[str], *, cancel: Optional[CancelToken] = None
    ) -> tuple[Order, ...]:
        """Return orders with their tiles' footprints, or what the list knows where that is all (contract 3.9).

        Raises:
            RequestError: no identifier, or an empty one.
            ClearSkyError: see `errors`.
        """
        guids = [guid.strip() for guid in order_guids]
        if not guids or not all(guids):
            raise RequestError({"order_guids": ("name at least one",)})
        call = Call("POST", f"{_PATH}/details", body={"Guids": guids})
        try:
            return self._ask(call, Envelope[TaskOrders], cancel).task_orders
        except NotFoundError:
            listed = self.list(include_expired=True, cancel=cancel)
            return tuple(order for order in listed if any(_same(order, guid) for guid in guids))

    def cancel(self, order_guid: str, *, cancel: Optional[CancelToken] = None) -> None:
        """Cancel an order in review, or the renewals of a recurring one (contract 3.10, 7.2).

        Sent once. Without a clear answer, list the orders and look.

        Raises:
            RequestError: the identifier is empty.
            ClearSkyError: see `errors`.
        """
        if not order_guid.strip():
            raise RequestError({"order_guid": ("an identifier is missing",)})
        query = {"taskOrderGuid": order_guid.strip()}
        call = Call("DELETE", f"{_PATH}/cancel", CallClass.ORDER, query=query)
        self._transport.run(call, _accepted, cancel=cancel)


def _estimate_of(answer: Answer, request: OrderRequest) -> OrderEstimate:
    estimate = data_of(answer, Envelope[OrderEstimate])
    if request.period.is_recurring and estimate.next_month is None:
        raise answer.unreadable("the price of the later months is missing")
    return estimate


def _named_order(answer: Answer) -> Order:
    order = data_of(answer, Envelope[Order])
    if not order.task_order_guid.strip():
        raise answer.unreadable("the order has no identifier")
    return order


def _accepted(reply: Reply) -> None:
    success_of(reply.answer())


def _same(order: Order, guid: str) -> bool:
    return order.task_order_guid.lower() == guid.strip().lower()


def _flag(value: bool) -> str:  # noqa: FBT001 (it is the value, not a switch)
    return "true" if value else "false"
