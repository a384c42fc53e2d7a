# SPDX-License-Identifier: GPL-2.0-or-later
"""The calls about the account and the models (contract 3.1 to 3.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..account import account_answer, key_answer
from ..envelope import ApiError, Code
from ..models import models_answer

if TYPE_CHECKING:
    from ..call import Answer, Call
    from ..world import World


def account_info(world: World, _call: Call) -> Answer:
    """Show the account's limits."""
    return account_answer(world.settings)


def key_info(world: World, _call: Call) -> Answer:
    """Show balances and the key itself, as the legacy call does; gone where the settings say so."""
    if not world.settings.legacy_key_info:
        raise ApiError(Code.NONE, "There is no such path.", status=404)
    return key_answer(
        world.settings, world.account, world.api_key, world.clock.today(), world.next_month_eur()
    )


def tasking_models(_world: World, _call: Call) -> Answer:
    """List the models."""
    return dict(models_answer())
