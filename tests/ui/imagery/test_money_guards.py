# SPDX-License-Identifier: GPL-2.0-or-later
"""The user's own limits, the record of what was bought, and closing in mid-download."""

from __future__ import annotations

from pathlib import Path

import pytest
from qgis.PyQt.QtCore import QDate
from qgis.PyQt.QtWidgets import QMessageBox

from clearsky_qgis.core.purchases.ledger_rows import PurchaseState
from clearsky_qgis.core.settings import ASK_ABOVE_UNITS, BASE_URL, DOWNLOAD_FOLDER, MONTHLY_UNITS
from clearsky_qgis.sandbox import Sandbox
from clearsky_qgis.tests.support.calls import booked
from clearsky_qgis.tests.support.desk import double_click
from clearsky_qgis.ui.exit_blocker import ExitBlocker


def price_and_get(desk):
    """Ask for the price once more, and press the button below it."""
    desk.controller.ask_again()
    desk.settle()
    desk.press_get()
    desk.settle()


def test_a_purchase_is_in_the_ledger_with_every_step(desk):
    desk.draw_and_settle()
    desk.press_get()
    desk.settle()
    (purchase,) = desk.ledger.purchases()
    steps = [step.state.value for step in desk.ledger.history(purchase.uid)]
    assert steps == ["planned", "sent", "receiving", "received", "verified", "loaded"]
    assert purchase.amount_estimated == desk.state.loaded.delivery.units_estimated
    assert purchase.sha256 == desk.state.loaded.delivery.sha256


@pytest.mark.parametrize(
    ("kept", "told"), [("0.01", "0.01"), ("1.000,5", "0")], ids=["a number", "unreadable"]
)
def test_the_months_limit_is_obeyed_and_said(desk, sandbox, kept, told):
    """One that cannot be read allows nothing: somebody meant to set one."""
    MONTHLY_UNITS.set(kept)
    desk.draw_and_settle()
    desk.press_get()
    desk.settle()
    assert desk.words.startswith(f"Your limit of {told} units a month leaves no room")
    assert "nothing was charged" in desk.words
    assert booked(sandbox) == 0


@pytest.mark.parametrize("kept", ["0.01", "0", "1.000,5"], ids=["a number", "always", "unreadable"])
def test_above_the_users_amount_the_price_is_confirmed_on_the_same_button(desk, sandbox, kept):
    ASK_ABOVE_UNITS.set(kept)
    desk.draw_and_settle()
    card = desk.dock.page.price
    price = card.price_label.text()
    assert price.endswith(" units")
    desk.press_get()
    assert card.get_button.text() == f"Yes, Pay {price}"
    assert booked(sandbox) == 0
    desk.press_get()
    desk.settle()
    assert booked(sandbox) == 1


def test_a_new_price_has_to_be_confirmed_anew(desk, sandbox):
    ASK_ABOVE_UNITS.set("0.01")
    desk.draw_and_settle()
    desk.press_get()
    desk.controller.dates.pick(desk.state.dates[3].date)
    desk.settle()
    assert desk.dock.page.price.get_button.text().startswith("Get Image")
    desk.press_get()
    assert booked(sandbox) == 0


def test_a_price_that_changed_since_it_was_shown_is_not_paid(desk, sandbox):
    desk.draw_and_settle()
    body = '{"Succeeded": true, "Error": null, "Data": {"CreditEstimate": 99.0, "AreaEstimateKm2": 0.6}}'
    sandbox.faults.add("status", path="composite/estimate", status=200, body=body)
    desk.press_get()
    desk.settle()
    assert desk.words.startswith("The price is 99 units by now; nothing was charged")
    assert booked(sandbox) == 0
    assert desk.ledger.purchases() == ()


def test_much_of_an_area_bought_before_is_said_before_buying(desk):
    desk.draw_and_settle()
    desk.press_get()
    desk.settle()
    desk.click(desk.dock.page.area.extent_button)
    desk.settle()
    assert "You have this date for" in desk.words


def test_a_lost_answer_blocks_the_same_image_until_it_is_given_up(desk, sandbox):
    desk.draw_and_settle()
    sandbox.faults.add("drop", path="process/composite")
    desk.press_get()
    desk.settle()
    (purchase,) = desk.ledger.purchases()
    assert purchase.state is PurchaseState.UNKNOWN
    price_and_get(desk)
    assert desk.words.startswith("The same image was sent for before and its answer was lost")
    assert booked(sandbox) == 1
    desk.library.give_up(purchase.uid)
    price_and_get(desk)
    assert booked(sandbox) == 2


def test_an_image_whose_file_is_gone_is_bought_again_only_once_it_is_given_up(desk, sandbox):
    desk.draw_and_settle()
    desk.press_get()
    desk.settle()
    (purchase,) = desk.ledger.purchases()
    Path(purchase.file_path).unlink()
    price_and_get(desk)
    assert f"put {purchase.file_path} back, or give it up under Downloads to buy it again" in desk.words
    assert booked(sandbox) == 1
    desk.library.give_up(purchase.uid)
    price_and_get(desk)
    assert booked(sandbox) == 2
    (total,) = desk.ledger.month_totals()
    assert (total.count, total.amount) == (2, 2 * purchase.amount_estimated)


def test_a_folder_that_means_nothing_here_is_told_and_nothing_is_bought(desk, sandbox):
    DOWNLOAD_FOLDER.set("~nobody-is-called-that/images")
    desk.draw_and_settle()
    assert desk.words.startswith("The folder ~nobody-is-called-that/images cannot be written")
    assert "nothing was charged" in desk.words
    assert booked(sandbox) == 0


def test_without_a_ledger_nothing_is_bought(desk, sandbox):
    desk.draw_and_settle()
    desk.ledger.close()
    desk.press_get()
    desk.settle()
    assert "nothing is bought without it; nothing was charged" in desk.words
    assert booked(sandbox) == 0


def test_closing_qgis_is_asked_about_only_while_an_image_is_received(desk, sandbox, monkeypatch):
    asked = []

    def question(*_args):
        asked.append(True)
        return QMessageBox.StandardButton.Cancel

    monkeypatch.setattr(QMessageBox, "question", question)
    blocker = ExitBlocker(desk.controller.is_fetching, desk.iface.window)
    assert blocker.allowExit()
    desk.draw_and_settle()
    sandbox.faults.add("delay", path="process/composite", seconds=0.5)
    desk.press_get()
    assert not blocker.allowExit()
    desk.settle()
    assert blocker.allowExit()
    assert asked == [True]


def test_an_image_of_another_day_is_found_in_the_ledger_and_said_before_it_is_loaded(desk, sandbox):
    desk.draw_and_settle()
    desk.press_get()
    desk.settle()
    desk.controller.ask_again()
    desk.settle()
    today = QDate.currentDate().toString("d MMM yyyy")
    assert desk.words == f"✔ You bought this image on {today}: here it is."
    assert booked(sandbox) == 1


def test_a_price_of_another_key_or_service_is_never_paid(desk, sandbox):
    desk.draw_and_settle()
    desk.service.credentials.keep_until_close("another-key")
    desk.press_get()
    desk.settle()
    assert booked(sandbox) == 0
    assert "did not accept the key" in desk.words
    assert desk.ledger.purchases() == ()


@pytest.mark.parametrize("is_told", [True, False], ids=["told while an image comes", "never told"])
def test_another_service_is_asked_for_everything_anew_before_it_is_paid(desk, sandbox, is_told):
    desk.draw_and_settle()
    sandbox.faults.add("trickle", path="process/composite", seconds=1.0)
    desk.press_get()
    other = Sandbox(api_key=sandbox.api_key, now="2024-11-20T12:00:00Z", tenant_id="other-tenant").start()
    try:
        BASE_URL.set(other.base_url)
        if is_told:
            desk.controller.settings_changed()
        desk.settle()
        date = desk.state.dates[3].date
        desk.controller.dates.pick(date)
        desk.settle()
        assert desk.state.date == date
        assert desk.state.account.tenant_id == "other-tenant"
        desk.press_get()
        desk.settle()
        assert (booked(sandbox), booked(other)) == (1, 1)
        assert desk.ledger.purchases()[0].account == f"{other.base_url}#other-tenant"
    finally:
        BASE_URL.set(sandbox.base_url)
        other.stop()


def test_an_upload_address_is_not_told_to_another_service(desk, sandbox):
    desk.draw_and_settle()
    desk.controller.deliver_to("https://bucket.example/key.tif?sig=meant-for-one-service")
    desk.settle()
    assert desk.state.upload is not None
    with Sandbox(api_key=sandbox.api_key, now="2024-11-20T12:00:00Z") as other:
        BASE_URL.set(other.base_url)
        desk.controller.settings_changed()
        desk.settle()
        assert desk.state.upload is None
        assert desk.state.quote.request.upload_url is None
        BASE_URL.set(sandbox.base_url)


def test_a_double_click_neither_confirms_a_price_nor_stops_what_is_paid(desk, sandbox):
    ASK_ABOVE_UNITS.set("0.01")
    desk.draw_and_settle()
    card = desk.dock.page.price
    double_click(card.get_button)
    assert card.get_button.text().startswith("Yes, Pay 0.06")
    assert booked(sandbox) == 0
    sandbox.faults.add("trickle", path="process/composite", seconds=3.0)
    # A press counts as soon as it cannot be the double click's own habit any more.
    desk.wait_until(lambda: desk.press_get() or desk.controller.is_fetching())
    desk.wait_until(lambda: desk.state.progress is not None)
    double_click(card.cancel_button)
    desk.settle()
    assert desk.state.loaded is not None
