# SPDX-License-Identifier: GPL-2.0-or-later
"""The table behind the window, against the rules that Qt sets for models: a view that asks is never out of bounds."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from qgis.PyQt.QtCore import Qt

from clearsky_qgis.core.batch.state import BatchArea, BatchCell, BatchState, CellKey, CellPhase
from clearsky_qgis.ui.batch.model import BatchModel

SHAPES = ((1, 1), (3, 2), (3, 3), (0, 3), (2, 1), (2, 0), (4, 4), (0, 0), (1, 2))


def state_of(area_count, date_count, phase=CellPhase.ASKING):
    areas = tuple(BatchArea(f"Field {number}", None) for number in range(area_count))
    dates = tuple(dt.date(2024, 5, 1 + number) for number in range(date_count))
    keys = [CellKey(area.name, date) for area in areas for date in dates]
    return BatchState(areas=areas, dates=dates, cells={key: BatchCell(key, phase) for key in keys})


@pytest.fixture
def model():
    return BatchModel()


def test_a_view_that_looks_once_more_before_the_table_changes_sees_the_old_one(model):
    seen = []

    def look():
        last = model.index(model.rowCount() - 1, model.columnCount() - 1)
        seen.append((model.rowCount(), model.columnCount(), model.data(last)))

    model.set_state(state_of(3, 2))
    text = model.data(model.index(2, 1))
    model.modelAboutToBeReset.connect(look)
    model.set_state(state_of(1, 1))
    assert seen == [(3, 2, text)]


def test_whatever_becomes_of_a_batch_its_table_keeps_qts_rules(model, qtmodeltester):
    qtmodeltester.check(model)
    for shape in SHAPES:
        state = state_of(*shape)
        model.set_state(state)
        changed = dict.fromkeys(list(state.cells)[::2])
        fetching = {key: BatchCell(key, CellPhase.FETCHING) for key in changed}
        model.set_state(replace(state, cells={**state.cells, **fetching}))
        assert (model.rowCount(), model.columnCount()) == shape
        assert [model.headerData(n, Qt.Orientation.Vertical) for n in (0, shape[0])][1] is None
