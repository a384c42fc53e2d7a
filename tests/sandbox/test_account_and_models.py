# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

from clearsky_qgis.tests.sandbox.caller import COMPOSITE, ORDERS, imagery, order


def test_the_account_shows_its_limits_and_no_balance(start):
    service = start(max_composite_area_km2=77, max_total_bands=3, euro_overdraft_limit=9)
    assert service.get("/api/account/info").data == {
        "TenantId": "play-tenant",
        "MaxConcurrentConnections": 4,
        "MaxCompositeAreaKm2": 77,
        "MaxTotalBands": 3,
        "EuroOverdraftLimit": 9,
        "EuroBalanceCap": 10_000,
    }


def test_the_legacy_key_call_shows_balances_and_the_key(service):
    service.post(ORDERS, order(To="2026-08-10"))
    service.post(COMPOSITE, imagery(Resolution=80))
    data = service.get("/api/apikey/info").data
    state = service.sandbox.state
    assert data["Key"] == service.key
    assert abs(data["CreditAmount"] - state["processing_units"]) < 0.001
    assert data["EuroCreditAmount"] == state["euro_balance"] < 2500
    assert data["CurrentMonthCosts"] == state["euro_spent"]["2026-08"] > 0
    assert data["NextMonthCosts"] == 0


def test_the_legacy_key_call_names_what_renewals_will_cost(service):
    recurring = service.post("/api/tasking/orders/estimate", order()).data["RecurringCostsEstimate"][
        "TotalCost"
    ]
    service.post(ORDERS, order())
    assert service.get("/api/apikey/info").data["NextMonthCosts"] == recurring > 0


def test_the_legacy_key_call_can_be_gone(start):
    assert start(legacy_key_info=False).get("/api/apikey/info").status == 404


def test_models_tell_which_constellations_may_be_left_out(service):
    models = {model["Model"]: model for model in service.get("/api/tasking/models").data["TaskingModels"]}
    optional = {
        name: [
            entry["SatelliteConstellation"]
            for entry in model["SupportedSatelliteConstellations"]
            if entry["Optional"]
        ]
        for name, model in models.items()
    }
    assert optional == {"Stratus2": [], "Stratus2Fast": ["Landsat89"]}


def test_the_camel_dialect_spells_every_key_small(start):
    answer = start(dialect="camel").get("/api/tasking/models").json
    assert answer["succeeded"] is True
    assert answer["data"]["taskingModels"][0]["supportedSatelliteConstellations"][0]["optional"] is False
