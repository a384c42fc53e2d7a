# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from clearsky_qgis.clearsky import errors as api
from clearsky_qgis.clearsky.errors import Charge, NetworkCause
from clearsky_qgis.core import errors as core
from clearsky_qgis.core.errors import Reason
from clearsky_qgis.core.purchases.ledger_rows import PurchaseKind, PurchaseState
from clearsky_qgis.ui.messages import explain

PATH = Path("/images/clearsky_2024-05-04.tif.part")
PURCHASE = SimpleNamespace(state=PurchaseState.UNKNOWN, created_at="2024-05-03T10:00", file_path="/a.tif")
NETWORK = {"host": "api.example", "charge": Charge.UNKNOWN}


def api_error(kind, **fields):
    return kind("technical words", **{"status": 400, "server_message": "Server words.", **fields})


ERRORS = {
    "configuration": api.ConfigurationError("the key holds a blank"),
    "request": api.RequestError({"date": ("lies in the future",)}),
    "not sent": api.NetworkError("x", cause=NetworkCause.REFUSED, sent=False, host="api.example"),
    "certificate": api.NetworkError("x", cause=NetworkCause.CERTIFICATE, sent=False, host="api.example"),
    "proxy": api.NetworkError("x", cause=NetworkCause.PROXY_REFUSED, sent=False, host="api.example"),
    "broken": api.NetworkError("x", cause=NetworkCause.RESET, sent=True, **NETWORK),
    "late": api.RequestTimeoutError("x", cause=NetworkCause.TIMEOUT_READ, sent=True, **NETWORK),
    "key": api_error(api.AuthenticationError, status=401),
    "path": api_error(api.NotFoundError, status=404),
    "invalid": api_error(api.InvalidRequestError, fields={"Wkt": ("The ring is open.",)}),
    "quota": api_error(api.QuotaError, code=994),
    "imagery": api_error(api.NoImageryError, code=1002),
    "covered": api_error(api.NotCoveredError, code=1006),
    "rate": api_error(api.RateLimitError, status=429, retry_after_s=30),
    "server": api_error(api.ServerError, status=502, charge=Charge.UNKNOWN),
    "answer": api.BadAnswerError("x", status=200, content_type="text/html"),
    "cut": api.TruncatedDownloadError(
        "x", received_bytes=9, expected_bytes=10, kept_path=PATH, charge=Charge.CHARGED
    ),
    "no tiff": api.NotGeoTiffError("x", excerpt="<html>", kept_path=PATH, charge=Charge.CHARGED),
    "disk": api.StorageError("x", path=PATH),
    "cancelled": api.Cancelled(charge=Charge.CHARGED, kept_path=PATH),
    "surprise": ZeroDivisionError("a bug"),
    **{
        reason.value: core.CoreError(
            reason,
            path=PATH,
            found=1,
            asked=2,
            area_km2=500.0,
            limit_km2=400,
            purchase=PURCHASE,
            kind=PurchaseKind.IMAGE,
            spent=90.0,
            amount=20.0,
            limit=100.0,
            there=47,
            count=50,
            name="Fields",
            crs="ESRI:54009",
            currency="DKK",
        )
        for reason in Reason
    },
}


@pytest.mark.parametrize("name", ERRORS)
def test_every_error_is_one_sentence_of_what_happened_the_charge_and_the_next_step(name):
    sentence = explain(ERRORS[name])
    happened, charge, next_step = sentence.split("; ", 2)
    assert happened[0].isupper()
    assert "charged" in charge or "counts as fetched" in charge
    assert next_step.endswith(".")
    assert "Traceback" not in sentence
    assert "Error" not in happened.replace("ZeroDivisionError", "")


def test_every_error_of_the_client_has_words_of_its_own():
    leaves = [kind for kind in _subclasses(api.ClearSkyError) if not kind.__subclasses__()]
    covered = {type(error) for error in ERRORS.values()}
    assert set(leaves) - covered == set()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("not sent", "nothing was charged"),
        ("broken", "may have been charged"),
        ("server", "may have been charged"),
        ("cut", "counts as fetched"),
        ("quota", "nothing was charged"),
        ("broken_file", "counts as fetched"),
    ],
)
def test_the_charge_is_told_as_it_is_known(name, words):
    error = ERRORS[name]
    if isinstance(error, core.CoreError):
        error = core.RasterError(error.reason, **error.details)
    assert words in explain(error)


def test_the_servers_words_are_quoted_short_and_plain():
    error = api_error(api.InvalidRequestError, fields={"Wkt": ("x" * 5000,)})
    assert len(explain(error)) < 400


def _subclasses(kind):
    return [kind, *(deep for sub in kind.__subclasses__() for deep in _subclasses(sub))]
