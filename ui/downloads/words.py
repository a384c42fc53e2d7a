# SPDX-License-Identifier: GPL-2.0-or-later
"""The words of the list of downloads: what a line is called, what has become of it, what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QLocale

from ...core.downloads.rows import RowAction, Standing
from ...core.purchases.ledger_rows import PurchaseKind, PurchaseState
from ...core.translation import tr
from ..formats import (
    BYTES_PER_MB,
    area_text,
    date_text,
    euro_text,
    left_text,
    megabytes_text,
    number_text,
    units_text,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ...core.downloads.rows import DownloadRow, PlayTotal
    from ...core.jobs.progress import Progress


def name_text(row: DownloadRow) -> str:
    """Name a line: "4 May 2024 · Vejle fields · Stratus2"; an area without a name is told by its size."""
    if row.image_date is None:
        first = tr("Order of {date}").format(date=date_text(row.bought_on))
    else:
        first = date_text(row.image_date)
    return " · ".join(filter(None, (first, row.area_name or area_text(row.area_km2), row.model)))


def state_text(row: DownloadRow, live: Progress | None = None) -> str:
    """Say in words what has become of a purchase."""
    if live is not None and live.received_bytes > 0:
        return receiving_text(live)
    words = {
        Standing.UNKNOWN: _unknown_text,
        Standing.WAITING: _waiting_text,
        Standing.RECEIVING: lambda _row: tr("receiving"),
        Standing.CHECKING: lambda _row: tr("checking the file"),
        Standing.IN_PROJECT: _in_project_text,
        Standing.ON_DISK: lambda _row: tr("on disk · load it again for free"),
        Standing.MISSING: lambda _row: tr("moved or deleted · find it…"),
        Standing.DELIVERED: lambda row: tr("delivered to {place} · {amount}").format(
            place=row.uploaded_to, amount=amount_text(row)
        ),
        Standing.ORDERED: lambda row: tr("ordered · {amount}").format(amount=amount_text(row)),
        Standing.FAILED: lambda row: tr("failed · {charge}").format(charge=charge_text(row)),
        Standing.STOPPED: _stopped_text,
    }
    return words[row.standing](row)


def receiving_text(live: Progress) -> str:
    """Say how much has arrived, how fast, and how long the rest takes: "receiving 1.6 of 2.4 MB · 0.8 MB/s · …"."""
    if live.is_trickling:
        return tr("very slow · goes on until stopped")
    received = number_text(live.received_bytes / BYTES_PER_MB, 1)
    if live.total_bytes > 0:
        text = tr("receiving {received} of {total}").format(
            received=received, total=size_text(live.total_bytes)
        )
    else:
        text = tr("receiving, {received} MB so far").format(received=received)
    if live.rate_bytes_s is not None:
        text += " · " + tr("{size}/s").format(size=size_text(live.rate_bytes_s))
    if live.left_s is not None:
        text += " · " + left_text(live.left_s)
    return text


def charge_text(row: DownloadRow) -> str:
    """Say whether something was charged."""
    if row.charge == "none":
        return tr("nothing was charged")
    if row.charge == "unknown":
        return tr("may have been charged")
    return tr("it counts as fetched") if row.kind is PurchaseKind.IMAGE else tr("it was charged")


def amount_text(row: DownloadRow) -> str:
    """Write what a purchase costs: "1.24 units" or "€ 95.00"."""
    return money_text(row.kind, row.amount, is_play_money=row.is_play_money)


def money_text(kind: PurchaseKind, amount: float, *, is_play_money: bool) -> str:
    """Write an amount of processing units or of euros."""
    text = units_text(amount) if kind is PurchaseKind.IMAGE else euro_text(amount)
    return tr("{amount} of play money").format(amount=text) if is_play_money else text


def size_text(size_bytes: float) -> str:
    """Write the size of a file."""
    return megabytes_text(size_bytes / BYTES_PER_MB)


def totals_text(totals: Sequence[PlayTotal]) -> str:
    """Write what one month has cost: "Nov 2024 · 14.2 units · € 95.00"."""
    month = month_text(totals[0].total.month)
    amounts = [money_text(t.total.kind, t.total.amount, is_play_money=t.is_play_money) for t in totals]
    return " · ".join((month, *amounts))


def month_text(month: str) -> str:
    """Write a month: "Nov 2024"."""
    year, number = month.split("-")
    return f"{QLocale().standaloneMonthName(int(number), QLocale.FormatType.ShortFormat)} {year}"


def tool_tip(row: DownloadRow, live: Progress | None = None) -> str:
    """Say everything that a line knows, one thing a line."""
    facts = [name_text(row), state_text(row, live), f"{amount_text(row)} · {charge_text(row)}"]
    sizes = [area_text(row.area_km2)] if row.area_name else []
    sizes += [size_text(row.size_bytes)] if row.size_bytes else []
    facts += [" · ".join(sizes)] if sizes else []
    facts += [row.path] if row.path else []
    return "\n".join(facts)


def action_text(action: RowAction, row: DownloadRow) -> str:
    """Name what may be done with a line, as a menu writes it."""
    return {
        RowAction.CANCEL: tr("Stop"),
        RowAction.ZOOM: tr("Zoom to It"),
        RowAction.REOPEN: tr("Load Again"),
        RowAction.RESTORE: tr("Find It…"),
        RowAction.RETRY: tr("Try Again"),
        RowAction.OPEN_KEPT: tr("Open What Arrived"),
        RowAction.FETCH_AGAIN: tr("Fetch Again, May Cost {amount}").format(amount=amount_text(row)),
        RowAction.FORGET: tr("Give Up, Allow Buying Again"),
        RowAction.CONFIRM: tr("It Has Arrived"),
        RowAction.SHOW_IN_FOLDER: tr("Show in Folder"),
        RowAction.DETAILS: tr("Details…"),
    }[action]


def action_tip(action: RowAction) -> str:
    """Say what an action does where its name leaves that open; empty otherwise."""
    return {
        RowAction.CANCEL: tr("What has been sent for counts as fetched all the same."),
        RowAction.REOPEN: tr("From disk; nothing is charged."),
        RowAction.RESTORE: tr("Looks for the file by its content; nothing is charged."),
        RowAction.RETRY: tr("Asks for the price first; the first try has cost nothing."),
        RowAction.OPEN_KEPT: tr("As it is, unchecked and perhaps incomplete; nothing is charged."),
        RowAction.FETCH_AGAIN: tr("Asks for the price first; nothing is bought before you say so."),
        RowAction.CONFIRM: tr("You have found it at the upload address: it counts as bought."),
        RowAction.FORGET: tr("Nothing is sent now. The same image can then be bought once more."),
    }.get(action, "")


def stage_text(state: PurchaseState, kind: PurchaseKind) -> str:
    """Name a state of the ledger in a purchase's history."""
    if kind is PurchaseKind.ORDER and state is PurchaseState.VERIFIED:
        return tr("confirmed by the service")
    if kind is PurchaseKind.ORDER and state is PurchaseState.CANCELLED:
        return tr("cancelled")
    return {
        PurchaseState.PLANNED: tr("written down"),
        PurchaseState.SENT: tr("sent"),
        PurchaseState.RECEIVING: tr("the file began to come"),
        PurchaseState.RECEIVED: tr("every byte is on disk"),
        PurchaseState.VERIFIED: tr("checked and named"),
        PurchaseState.LOADED: tr("put into a project"),
        PurchaseState.FAILED: tr("failed"),
        PurchaseState.CANCELLED: tr("stopped"),
        PurchaseState.UNKNOWN: tr("its end is not known"),
    }[state]


def _unknown_text(row: DownloadRow) -> str:
    if row.charge == "charged":
        return tr("cut off · {charge}").format(charge=charge_text(row))
    return tr("may have been charged · outcome unknown")


def _stopped_text(row: DownloadRow) -> str:
    text = tr("stopped · {charge}") if row.kind is PurchaseKind.IMAGE else tr("cancelled · {charge}")
    return text.format(charge=charge_text(row))


def _waiting_text(row: DownloadRow) -> str:
    return tr("waiting for the service") if row.is_ours else tr("under way in another QGIS")


def _in_project_text(row: DownloadRow) -> str:
    facts = [tr("in the project"), amount_text(row)]
    return " · ".join([*facts, size_text(row.size_bytes)] if row.size_bytes else facts)
