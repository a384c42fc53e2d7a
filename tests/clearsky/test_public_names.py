# SPDX-License-Identifier: GPL-2.0-or-later
"""What a script needs of the client has a public name."""

from __future__ import annotations

import builtins
import inspect
import re
import typing

import pytest

from clearsky_qgis import clearsky
from clearsky_qgis.clearsky import ClearSky, ClientConfig, calls, models, slots

PYTHONS_OWN = {*dir(builtins), *dir(typing), "Path", "Sequence", "Mapping", "dt", "date"}
PUBLIC = {*clearsky.__all__, *models.__all__, *vars(calls), *vars(slots)}


def public_calls():
    client = ClearSky(ClientConfig(api_key="a-key"))
    yield "ClearSky", ClearSky.__init__
    for group, resource in vars(client).items():
        for name, call in inspect.getmembers(resource, inspect.ismethod):
            if not f"{group} {name}".startswith("_") and not name.startswith("_"):
                yield f"{group}.{name}", call


CALLS = dict(public_calls())


@pytest.mark.parametrize("name", CALLS)
def test_every_type_that_a_call_takes_or_returns_can_be_imported_by_its_name(name):
    words = {word for hint in CALLS[name].__annotations__.values() for word in re.findall(r"\w+", hint)}
    assert words - PYTHONS_OWN - PUBLIC == set()


def test_every_public_name_is_there_and_no_other_is_listed():
    assert dir(clearsky) == sorted(clearsky.__all__)
    assert all(getattr(clearsky, name) for name in clearsky.__all__)
    with pytest.raises(AttributeError, match="no attribute 'Client'"):
        _ = clearsky.Client
