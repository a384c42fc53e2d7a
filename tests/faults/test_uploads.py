# SPDX-License-Identifier: GPL-2.0-or-later
"""Images that go to the customer's own storage: what was lost on the way is looked for there, and never sent again."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from clearsky_qgis.clearsky.errors import Charge, InvalidRequestError, NetworkError
from clearsky_qgis.tests.support.faults_road import image_request
from clearsky_qgis.tests.support.faults_service import counts

fault = pytest.mark.fault
SECRET = "X-Amz-Signature=secret"


class Storage(ThreadingHTTPServer):
    """A bucket of one object, that may refuse to be written."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.content = b""
        self.is_expired = False

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server_address[1]}/a.tif?{SECRET}"


class Handler(BaseHTTPRequestHandler):
    def do_PUT(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if not self.server.is_expired:
            self.server.content = body
        self._answer(403 if self.server.is_expired else 200)

    def do_HEAD(self):
        self._answer(200 if self.server.content else 404)

    def _answer(self, status):
        self.send_response(status)
        self.send_header("Content-Length", str(len(self.server.content)) if self.command == "HEAD" else "0")
        self.end_headers()

    def log_message(self, *_):
        """Say nothing."""


@pytest.fixture
def storage():
    with Storage() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@fault("D18", "The word of a finished upload is lost", "looked for at the target; there: done; not resent")
def test_D18_an_upload_whose_word_was_lost_is_found_at_its_target(desk, sandbox, storage, report):
    sandbox.faults.add("drop", path="/composite")
    desk.client.composites.deliver(image_request(upload_url=storage.url))
    assert storage.content.startswith(b"II*\0")
    seen = counts(sandbox)
    assert (seen.seen, seen.booked) == (1, 1)
    report("done (the client; the plugin offers no upload yet)", seen)


@fault(
    "D18",
    "The connection closes before anything was uploaded",
    "not there: may have been charged; not resent",
)
def test_D18_an_upload_that_is_not_at_its_target_stays_in_doubt(desk, sandbox, storage, report):
    sandbox.faults.add("refuse", path="/composite")
    with pytest.raises(NetworkError) as caught:
        desk.client.composites.deliver(image_request(upload_url=storage.url))
    assert caught.value.charge is Charge.UNKNOWN
    seen = counts(sandbox)
    assert seen.seen == 1
    report("charge unknown (the client; the plugin offers no upload yet)", seen)


@fault(
    "D19",
    "The upload address has expired (403 from the storage)",
    "as the answer says; the address is never shown",
)
def test_D19_an_expired_upload_address_is_told_and_not_shown(desk, sandbox, storage, report):
    storage.is_expired = True
    with pytest.raises(InvalidRequestError) as caught:
        desk.client.composites.deliver(image_request(upload_url=storage.url))
    assert SECRET not in f"{caught.value!r} {caught.value} {vars(caught.value)}"
    assert caught.value.fields == {"UploadUrl": ("The upload was refused with status 403.",)}
    assert caught.value.charge is Charge.NONE
    seen = counts(sandbox)
    assert (seen.seen, seen.booked) == (1, 0)
    report("refused, charge none (the client; the plugin offers no upload yet)", seen)
