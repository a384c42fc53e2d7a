# SPDX-License-Identifier: GPL-2.0-or-later
"""The sandbox's own calls under `/__sandbox`: state, clock, faults, reset. They need the play key too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable

from .clock import iso
from .envelope import ApiError, Code, Reply, failure, invalid, success
from .orders import wire
from .routes import key_matches
from .settings import Dialect

if TYPE_CHECKING:
    from .call import Call
    from .faults import Faults
    from .traffic import Traffic
    from .world import World

PREFIX = "/__sandbox"
LONGEST_JUMP_DAYS = 3660


class Control:
    """Answers the control calls of one sandbox."""

    def __init__(self, world: World, faults: Faults, traffic: Traffic) -> None:
        self._world = world
        self._faults = faults
        self._traffic = traffic
        self._handlers: dict[tuple[str, str], Callable[[Call], dict[str, Any]]] = {
            ("GET", "/state"): lambda _call: self.state(),
            ("POST", "/clock"): self._move_clock,
            ("POST", "/faults"): self._add_fault,
            ("DELETE", "/faults"): self._clear_faults,
            ("POST", "/account"): self._set_account,
            ("POST", "/reset"): self._reset,
        }

    def answer(self, call: Call) -> Reply:
        """Answer one control call in the usual envelope."""
        try:
            return success(self._handled(call), Dialect.CURRENT)
        except ApiError as error:
            return failure(error, Dialect.CURRENT)

    def _handled(self, call: Call) -> dict[str, Any]:
        if not key_matches(self._world, call):
            raise ApiError(Code.NONE, "The API key is missing or not valid.", status=401)
        handler = self._handlers.get((call.method, call.path[len(PREFIX) :].rstrip("/")))
        if handler is None:
            raise ApiError(Code.NONE, "There is no such control path.", status=404)
        with self._world.lock:
            return handler(call)

    def state(self) -> dict[str, Any]:
        """Return counters, last calls, clock, balances, orders and waiting faults."""
        world = self._world
        with world.lock:
            world.catch_up()
            return {
                **self._traffic.as_json(),
                "now": iso(world.now),
                "processing_units": round(world.account.processing_units, 4),
                "euro_balance": round(world.account.euro, 2),
                "euro_spent": {month: round(spent, 2) for month, spent in world.account.spent_eur.items()},
                "orders": [wire(order, world.now, world.settings.stages) for order in world.orders],
                "faults": self._faults.as_json(),
            }

    def _move_clock(self, call: Call) -> dict[str, Any]:
        payload = call.payload()
        days, moment = payload.amount("advance_days"), payload.moment("now")
        if days is not None and abs(days) > LONGEST_JUMP_DAYS:
            payload.complain("advance_days", f"At most {LONGEST_JUMP_DAYS} days at once.")
        if moment is not None and not 2000 <= moment.year <= 2100:
            payload.complain("now", "The clock runs from 2000 to 2100.")
        payload.check()
        if moment is not None:
            self._world.clock.set(moment)
        if days is not None:
            self._world.clock.advance(days)
        self._world.catch_up()
        self._world.save()
        return {"now": iso(self._world.now)}

    def _add_fault(self, call: Call) -> dict[str, Any]:
        payload = call.payload()
        try:
            self._faults.add_json(payload.everything())
        except (TypeError, ValueError, OverflowError) as error:
            raise invalid({"kind": [str(error)]}) from None
        return {"faults": self._faults.as_json()}

    def _clear_faults(self, _call: Call) -> dict[str, Any]:
        self._faults.clear()
        return {"faults": []}

    def _set_account(self, call: Call) -> dict[str, Any]:
        payload = call.payload()
        units, euro = payload.amount("processing_units"), payload.amount("euro_balance")
        payload.check()
        account = self._world.account
        account.processing_units = account.processing_units if units is None else units
        account.euro = account.euro if euro is None else euro
        self._world.save()
        return {"processing_units": account.processing_units, "euro_balance": account.euro}

    def _reset(self, _call: Call) -> dict[str, Any]:
        self._world.reset()
        self._faults.clear()
        self._traffic.clear()
        return {"now": iso(self._world.now)}
