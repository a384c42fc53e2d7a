# SPDX-License-Identifier: GPL-2.0-or-later
"""The options page and the diagnostics as pictures in build/shots; nothing in them is cut off at the side."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from clearsky_qgis.clearsky import errors as api
from clearsky_qgis.core.connection.account_check import AccountFacts
from clearsky_qgis.core.connection.credentials import Credentials, Vault
from clearsky_qgis.tests.support.shots import DARK, LIGHT, cut_off, palette, settle_layout, take_shot
from clearsky_qgis.ui.options.diagnostics_dialog import DiagnosticsDialog

HEIGHT_PX = 720
FACTS = AccountFacts(
    SimpleNamespace(max_composite_area_km2=400.0, max_total_bands=13, max_concurrent_connections=4),
    SimpleNamespace(credit_amount=1240.0, euro_credit_amount=2500.0),
)


def show(page, width_px):
    page.setParent(None)
    page.resize(width_px, HEIGHT_PX)
    page.show()
    settle_layout()


@pytest.mark.parametrize("width_px", [300, 600])
@pytest.mark.parametrize("colours", [LIGHT, DARK])
@pytest.mark.parametrize("state", ["works", "refused", "locked"])
def test_no_state_of_the_page_is_cut_off(make_page, monkeypatch, qtbot, state, colours, width_px):
    vault = Vault.LOCKED if state == "locked" else Vault.OPEN
    monkeypatch.setattr(Credentials, "vault", staticmethod(lambda: vault))
    with palette(colours):
        page = make_page()
        qtbot.addWidget(page)
        page.account.key_edit.setText("a-key")
        if state == "works":
            page.account.show_facts(FACTS)
        if state == "refused":
            page.account.show_failure(api.AuthenticationError("no", status=401))
        show(page, width_px)
        take_shot(page, f"options-{state}-{colours}-{width_px}")
        assert page.width() == width_px
        assert cut_off(page) == []


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_the_diagnostics_window_has_room_for_the_report(make_page, qtbot, colours):
    with palette(colours):
        page = make_page()
        page.diagnostics_button.click()
        dialog = page.findChild(DiagnosticsDialog)
        show(dialog, dialog.width())
        take_shot(dialog, f"diagnostics-{colours}")
        assert dialog.report_edit.verticalScrollBar().maximum() < dialog.report_edit.blockCount()
        dialog.close()
