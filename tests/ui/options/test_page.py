# SPDX-License-Identifier: GPL-2.0-or-later
"""The options page: what it keeps, and what it says of the key, the service and the proxy."""

from __future__ import annotations

import pytest
from qgis.core import QgsApplication
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QLabel

from clearsky_qgis.core.connection.credentials import Credentials, KeySource, Vault
from clearsky_qgis.core.connection.service import ServiceChoice
from clearsky_qgis.core.settings import (
    ASK_ABOVE_UNITS,
    BASE_URL,
    DEFAULT_BASE_URL,
    DOWNLOAD_FOLDER,
    MONTHLY_UNITS,
    LimitsInForce,
)
from clearsky_qgis.tests.support.http_server import closed_port
from clearsky_qgis.ui.options.diagnostics_dialog import DiagnosticsDialog

KEY = "a-key-that-is-nowhere-else-5127"


def words_of(page):
    return "\n".join(label.text() for label in page.findChildren(QLabel))


def press(button):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def choose(page, choice):
    page.service.choice_combo.setCurrentIndex(page.service.choice_combo.findData(choice))


@pytest.fixture
def vault_is(monkeypatch):
    def set_vault(vault):
        monkeypatch.setattr(Credentials, "vault", staticmethod(lambda: vault))

    return set_vault


def test_the_limits_and_the_folder_are_kept(make_page, tmp_path):
    page = make_page()
    page.spending.units_spin.setValue(120.5)
    page.spending.ask_above_spin.setValue(3)
    page.images.folder_widget.setFilePath(str(tmp_path))
    page.apply()
    assert (LimitsInForce().monthly_units, LimitsInForce().monthly_euros) == (120.5, None)
    assert ASK_ABOVE_UNITS.get() == "3.0"
    assert DOWNLOAD_FOLDER.get() == str(tmp_path)
    assert make_page().spending.units_spin.value() == 120.5


def test_nothing_at_all_may_be_the_limit_and_is_not_taken_for_none(make_page):
    page = make_page()
    assert page.spending.units_spin.text() == "no limit"
    page.spending.units_spin.stepUp()
    assert page.spending.units_spin.text() == "0.00"
    page.apply()
    assert LimitsInForce().monthly_units == 0.0
    again = make_page()
    assert again.spending.units_spin.text() == "0.00"
    again.spending.units_spin.stepDown()
    again.apply()
    assert LimitsInForce().monthly_units is None


@pytest.mark.parametrize("kept", ["1.000,5", "0.001", "0.999", "120.5", ""])
def test_a_limit_that_nobody_touches_is_kept_as_it_is(make_page, kept):
    """Least of all may OK take away one that cannot be read, or is finer than what the page shows."""
    MONTHLY_UNITS.set(kept)
    before = LimitsInForce().monthly_units
    page = make_page()
    page.spending.euros_spin.setValue(7)
    page.apply()
    assert (MONTHLY_UNITS.get(), LimitsInForce().monthly_units) == (kept, before)


def test_nothing_is_kept_before_ok(make_page, service):
    page = make_page()
    page.account.key_edit.setText(KEY)
    page.account.session_check.setChecked(True)
    page.spending.units_spin.setValue(7)
    assert service.credentials.source() is KeySource.NONE
    assert LimitsInForce().monthly_units is None


def test_a_good_key_is_tried_before_it_is_kept_and_shows_what_it_may_do(make_page, service, sandbox, qtbot):
    BASE_URL.set(sandbox.base_url)
    page = make_page()
    page.account.key_edit.setText(f" {sandbox.api_key}\n")
    press(page.account.test_button)
    assert page.account.result_label.text() == "Asking the service…"
    assert page.account.test_button.text() == "Stop"
    qtbot.waitUntil(lambda: not page.account.is_asking)
    assert page.account.test_button.text() == "Test Key"
    assert page.account.result_label.text() == (
        "The key works.\nAt once 400 km², 13 bands, 4 connections.\n"
        "Left: 1,240 units for images, € 2,500.00 for orders."
    )
    assert service.credentials.source() is KeySource.NONE


def test_where_the_service_tells_no_balances_the_limits_are_enough(make_page, sandbox, qtbot):
    sandbox.faults.add("status", path="apikey/info", status=500, times=0)
    BASE_URL.set(sandbox.base_url)
    page = make_page()
    page.account.key_edit.setText(sandbox.api_key)
    press(page.account.test_button)
    qtbot.waitUntil(lambda: not page.account.is_asking, timeout=20_000)
    assert page.account.result_label.text() == "The key works.\nAt once 400 km², 13 bands, 4 connections."


def test_a_wrong_key_is_said_in_our_words_and_never_shown(make_page, sandbox, qtbot):
    BASE_URL.set(sandbox.base_url)
    page = make_page()
    page.account.key_edit.setText(KEY)
    press(page.account.test_button)
    qtbot.waitUntil(lambda: not page.account.is_asking)
    assert page.account.result_label.text().startswith("The service did not accept the key")
    assert KEY not in words_of(page)


def test_without_any_key_the_page_says_what_is_missing(make_page, sandbox):
    BASE_URL.set(sandbox.base_url)
    page = make_page()
    press(page.account.test_button)
    assert page.account.result_label.text().startswith("No ClearSKY key is set")
    assert page.account.test_button.isEnabled()


def test_the_answer_for_a_key_that_was_changed_meanwhile_is_dropped(make_page, sandbox, queue, qtbot):
    sandbox.faults.add("delay", path="account/info", seconds=0.3)
    BASE_URL.set(sandbox.base_url)
    page = make_page()
    page.account.key_edit.setText(sandbox.api_key)
    press(page.account.test_button)
    page.account.key_edit.setText("another")
    assert not page.account.is_asking
    qtbot.waitUntil(lambda: len(queue) == 0)
    assert page.account.result_label.isHidden()


def test_a_dead_address_is_told_after_one_try(make_page, service, qtbot):
    BASE_URL.set(f"http://127.0.0.1:{closed_port()}")
    page = make_page()
    page.account.key_edit.setText(KEY)
    press(page.account.test_button)
    qtbot.waitUntil(lambda: not page.account.is_asking)
    assert page.account.result_label.text().startswith("The service at 127.0.0.1 cannot be reached")
    assert len(service.calls.records()) == 1


def test_a_question_about_a_key_can_be_stopped(make_page, sandbox, queue, qtbot):
    sandbox.faults.add("delay", path="account/info", seconds=0.3)
    BASE_URL.set(sandbox.base_url)
    page = make_page()
    page.account.key_edit.setText(sandbox.api_key)
    press(page.account.test_button)
    press(page.account.test_button)
    assert not page.account.is_asking
    qtbot.waitUntil(lambda: len(queue) == 0)
    assert page.account.result_label.isHidden()


def test_a_page_that_is_closed_while_it_asks_does_no_harm(make_page, sandbox, queue, qtbot):
    sandbox.faults.add("delay", path="account/info", seconds=0.3)
    BASE_URL.set(sandbox.base_url)
    page = make_page()
    page.account.key_edit.setText(sandbox.api_key)
    press(page.account.test_button)
    with qtbot.waitSignal(page.destroyed):
        page.deleteLater()
    qtbot.waitUntil(lambda: len(queue) == 0)


def test_a_key_may_be_kept_until_qgis_closes(make_page, service):
    page = make_page()
    page.account.key_edit.setText(KEY)
    page.account.session_check.setChecked(True)
    page.apply()
    assert (service.credentials.source(), service.credentials.api_key()) == (KeySource.SESSION, KEY)
    again = make_page()
    assert again.account.forget_check.isVisibleTo(again)
    again.account.forget_check.setChecked(True)
    again.apply()
    assert service.credentials.source() is KeySource.NONE


def test_a_locked_database_costs_nobody_the_key(make_page, service, qtbot):
    QgsApplication.authManager().clearMasterPassword()
    page = make_page()
    page.account.key_edit.setText(KEY)
    with qtbot.waitSignal(page.applied) as told:
        page.apply()
    assert told.args[0].endswith("kept only until QGIS closes.")
    assert service.credentials.source() is KeySource.SESSION


def test_the_page_says_that_qgiss_password_is_not_clearskys_key(make_page, vault_is):
    vault_is(Vault.LOCKED)
    words = make_page().account.vault_label.text()
    assert "QGIS will ask for its master password" in words
    assert "not ClearSKY's key" in words
    vault_is(Vault.OPEN)
    assert "master password" not in make_page().account.vault_label.text()


def test_a_database_that_is_switched_off_leaves_only_until_qgis_closes(make_page, vault_is):
    vault_is(Vault.DISABLED)
    account = make_page().account
    assert account.session_check.isChecked()
    assert not account.session_check.isEnabled()
    assert "switched off" in account.vault_label.text()


def test_the_service_may_be_clearskys_the_sample_or_another(make_page, service):
    page = make_page()
    assert page.service.choice is ServiceChoice.CLEARSKY
    choose(page, ServiceChoice.OTHER)
    page.service.address_edit.setText("http://127.0.0.1:9")
    page.apply()
    assert (BASE_URL.get(), service.choice) == ("http://127.0.0.1:9", ServiceChoice.OTHER)
    page = make_page()
    assert page.service.address_edit.text() == "http://127.0.0.1:9"
    choose(page, ServiceChoice.CLEARSKY)
    page.apply()
    assert BASE_URL.get() == DEFAULT_BASE_URL


def test_the_sample_service_is_chosen_until_qgis_closes_and_needs_no_key(make_page, service):
    page = make_page()
    choose(page, ServiceChoice.SAMPLE)
    assert not page.account.test_button.isEnabled()
    page.apply()
    assert service.is_local
    assert BASE_URL.get() == DEFAULT_BASE_URL
    page = make_page()
    assert page.service.choice is ServiceChoice.SAMPLE
    choose(page, ServiceChoice.CLEARSKY)
    page.apply()
    assert not service.is_local


def test_an_address_from_the_environment_has_the_say(make_page, monkeypatch):
    monkeypatch.setenv("CLEARSKY_BASE_URL", "https://elsewhere.example")
    page = make_page()
    assert not page.service.choice_combo.isEnabled()
    assert page.service.base_url == "https://elsewhere.example"


def test_the_diagnostics_are_looked_at_and_then_copied(make_page, qtbot):
    page = make_page()
    press(page.diagnostics_button)
    dialog = page.findChild(DiagnosticsDialog)
    assert dialog.report_edit.isReadOnly()
    press(dialog.copy_button)
    assert QApplication.clipboard().text() == dialog.report_edit.toPlainText()
    assert QApplication.clipboard().text().startswith("ClearSKY for QGIS ")
    dialog.reject()


def test_with_the_key_from_the_environment_nothing_is_said_of_where_one_is_kept(make_page, monkeypatch):
    monkeypatch.setenv("CLEARSKY_API_KEY", KEY)
    page = make_page()
    assert not page.account.key_edit.isEnabled()
    assert page.account.vault_label.isHidden()
    assert page.account.session_check.isHidden()
