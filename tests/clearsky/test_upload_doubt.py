# SPDX-License-Identifier: GPL-2.0-or-later
"""An upload whose word was lost: the target is looked at, the call is never sent again (reliability: class U)."""

from __future__ import annotations

import pytest

from clearsky_qgis.clearsky.errors import Charge, ClearSkyError, NetworkError
from clearsky_qgis.tests.support.clearsky_client import CANARY, client_for, composite
from clearsky_qgis.tests.support.http_server import ScriptedServer, answer, close, head, raw, refusal

ABSENT = answer(status=404)
UNREADABLE = answer(status=403)
OLD = raw(head(200, "image/tiff", 10, {"ETag": "old"}))
NEW = raw(head(200, "image/tiff", 999, {"ETag": "new"}))


def delivered(*targets, service=None):
    """Deliver to a target that answers each look in turn, from a service that loses its word."""
    with ScriptedServer(service or close()) as api, ScriptedServer(*targets) as store:
        request = composite(upload_url=f"{store.url}/bucket/a.tif?X-Amz-Signature=secret")
        try:
            with client_for(api.url) as client:
                return client.composites.deliver(request), api.seen, store.seen
        except ClearSkyError as error:
            return error, api.seen, store.seen


@pytest.mark.parametrize(("before", "after"), [(ABSENT, NEW), (OLD, NEW)])
def test_a_file_that_lies_there_now_was_uploaded(before, after):
    outcome, api, store = delivered(before, after)
    assert not isinstance(outcome, Exception)
    assert len(api) == 1
    assert [seen.method for seen in store] == ["HEAD", "HEAD"]


@pytest.mark.parametrize(("before", "after"), [(ABSENT, ABSENT), (OLD, OLD), (UNREADABLE, UNREADABLE)])
def test_where_nothing_new_can_be_seen_the_doubt_remains_and_nothing_is_sent_again(before, after):
    outcome, api, _ = delivered(before, after)
    assert isinstance(outcome, NetworkError)
    assert outcome.charge is Charge.UNKNOWN
    assert len(api) == 1
    assert "secret" not in str(outcome)


def test_a_clear_refusal_is_believed_without_a_second_look():
    outcome, _, store = delivered(ABSENT, NEW, service=refusal(994))
    assert outcome.charge is Charge.NONE
    assert len(store) == 1


def test_the_key_never_goes_to_the_target():
    _, _, store = delivered(ABSENT, NEW)
    for seen in store:
        assert CANARY not in str(dict(seen.headers))
        assert "x-api-key" not in {name.lower() for name in seen.headers}


def test_what_a_store_says_of_a_signed_address_is_hidden_wherever_its_parts_turn_up():
    """A service may pass on its store's own words, which repeat the signature and the path by themselves."""
    told = (
        "The store said: <SignatureProvided>5ec2e7/+signature</SignatureProvided> for /bucket/private/a.tif"
    )
    with ScriptedServer(refusal(992, told)) as api, ScriptedServer(ABSENT) as store:
        request = composite(
            upload_url=f"{store.url}/bucket/private/a.tif?Expires=1&Signature=5ec2e7%2F%2Bsignature"
        )
        with client_for(api.url) as client, pytest.raises(ClearSkyError) as caught:
            client.composites.deliver(request)
    assert "The store said" in str(caught.value)
    for secret in ("5ec2e7", "private/a.tif"):
        assert secret not in str(caught.value)
        assert secret not in caught.value.server_message
