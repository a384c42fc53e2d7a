# SPDX-License-Identifier: GPL-2.0-or-later
"""The words of the options page: the key, QGIS's database for it, the account, the proxy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...core.connection.credentials import KeySource, Vault
from ...core.translation import tr
from ..formats import area_text, euro_text, units_text

if TYPE_CHECKING:
    from ...clearsky.models import AccountInfo, KeyInfo
    from ...core.connection.account_check import AccountFacts
    from ...core.connection.network import ProxyNote


def key_hint(source: KeySource) -> str:
    """Say in the empty field where the key in force is."""
    return {
        KeySource.NONE: tr("Paste the key here"),
        KeySource.ENVIRONMENT: tr("Given by the variable CLEARSKY_API_KEY"),
        KeySource.SESSION: tr("Kept until QGIS closes; enter another to replace it"),
        KeySource.DATABASE: tr("Kept in QGIS's database; enter another to replace it"),
    }[source]


def vault_text(vault: Vault) -> str:
    """Say where the key is kept, and that QGIS's password has nothing to do with ClearSKY."""
    if vault is Vault.DISABLED:
        return tr(
            "QGIS's authentication database is switched off on this computer, so the key can only be kept until "
            "QGIS closes."
        )
    kept = tr("The key is kept encrypted in QGIS's authentication database.")
    if vault is Vault.OPEN:
        return kept
    locked = tr(
        "QGIS will ask for its master password, which protects that database. It is QGIS's own, it is not "
        "ClearSKY's key, and ClearSKY does not know it; the first time, you choose one."
    )
    return f"{kept} {locked}"


def facts_text(facts: AccountFacts) -> str:
    """Say that the key works, what it may do, and what the account has left where the service tells it."""
    lines = [tr("The key works."), _limits_text(facts.limits)]
    if facts.balances is not None:
        lines.append(_balances_text(facts.balances))
    return "\n".join(lines)


def _limits_text(limits: AccountInfo) -> str:
    return tr("At once {area}, {bands} bands, {connections} connections.").format(
        area=area_text(limits.max_composite_area_km2),
        bands=limits.max_total_bands,
        connections=limits.max_concurrent_connections,
    )


def _balances_text(balances: KeyInfo) -> str:
    return tr("Left: {units} for images, {euros} for orders.").format(
        units=units_text(balances.credit_amount), euros=euro_text(balances.euro_credit_amount)
    )


def proxy_words(note: ProxyNote) -> str:
    """Say which proxy QGIS takes to the service."""
    if note.kind is None:
        words = tr("QGIS goes to this address without a proxy.")
    elif note.has_login:
        words = tr("QGIS goes to this address through the {kind} proxy {place}, with a log-in.")
    else:
        words = tr("QGIS goes to this address through the {kind} proxy {place}, without a log-in.")
    where = tr("That is set under Settings ▸ Options ▸ Network.")
    return f"{words.format(kind=note.kind, place=note.place)} {where}"
