# SPDX-License-Identifier: GPL-2.0-or-later
"""Every state of the area's section and of the area on the canvas as a picture in build/shots; nothing is cut off."""

from __future__ import annotations

from dataclasses import replace

import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsGeometry,
)
from qgis.PyQt.QtCore import QPoint
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication

from clearsky_qgis.clearsky.models import AccountInfo, CompositeEstimate
from clearsky_qgis.core.area.aoi import aoi_from_geometry
from clearsky_qgis.core.area.simplify import Simpler
from clearsky_qgis.core.area.sources import DrawnArea
from clearsky_qgis.core.errors import AoiError, Reason
from clearsky_qgis.core.imagery.state import Activity, ImageryState
from clearsky_qgis.tests.support.geotiffs import composite_request, quote_for
from clearsky_qgis.tests.support.shots import DARK, LIGHT, cut_off, palette, take_shot
from clearsky_qgis.ui.imagery.area_section import AreaSection

WGS84 = QgsCoordinateReferenceSystem("EPSG:4326")
CONTEXT = QgsCoordinateTransformContext()
ACCOUNT = AccountInfo(MaxConcurrentConnections=4, MaxCompositeAreaKm2=400, MaxTotalBands=10)
LARGE = 1.5


def aoi_of(wkt):
    return aoi_from_geometry(QgsGeometry.fromWkt(wkt), WGS84, CONTEXT)


def billed(aoi, factor):
    quote = quote_for(composite_request(wkt=aoi.wkt))
    estimate = CompositeEstimate(credit_estimate=1.24, area_estimate_km2=aoi.area_km2 * factor)
    return replace(quote, estimate=estimate)


def states():
    two = aoi_of(
        "MULTIPOLYGON (((9.2 55.8, 9.23 55.8, 9.22 55.83, 9.2 55.8)), ((9.3 55.8, 9.33 55.8, 9.3 55.82, 9.3 55.8)))"
    )
    across = aoi_of("POLYGON ((179.9 -17, 180.1 -17, 180.1 -16.9, 179.9 -16.9, 179.9 -17))")
    circle = aoi_of(QgsGeometry.fromWkt("POINT (9.2 55.8)").buffer(0.05, 25_000).asWkt())
    fewer = aoi_of(QgsGeometry.fromWkt("POINT (9.2 55.8)").buffer(0.05, 105).asWkt())
    drawn = DrawnArea(two.to_geometry(), WGS84, 3, 3, repaired_count=1, had_overlaps=True, name="fields")
    ready = ImageryState(aoi=two, drawn=drawn, account=ACCOUNT, quote=billed(two, 1.0))
    return {
        "empty": ImageryState(),
        "reading": ImageryState(activity=Activity.READING_AREA),
        "parts": ready,
        "more-billed": replace(ready, quote=billed(two, 1.6), billed_beyond=two.to_geometry()),
        "least-billed": replace(ready, quote=billed(two, 1.1)),
        "antimeridian": ImageryState(aoi=across, account=ACCOUNT),
        "many-corners": ImageryState(aoi=circle, account=ACCOUNT, simpler=Simpler(fewer, 1.0)),
        "no-crs": ImageryState(problem=AoiError(Reason.NO_CRS)),
        "fetching": replace(ready, activity=Activity.FETCHING),
    }


def show(section, state, width_px):
    section.resize(width_px, section.sizeHint().height())
    section.render_state(state, enabled=state.activity is not Activity.FETCHING)
    section.show()
    for _ in range(3):  # wrapped labels find their height in a second round
        section.resize(width_px, section.heightForWidth(width_px))
        QApplication.processEvents()


@pytest.mark.parametrize("scale", [1.0, LARGE])
@pytest.mark.parametrize("width_px", [288, 488])
@pytest.mark.parametrize("colours", [LIGHT, DARK])
@pytest.mark.parametrize("name", list(states()))
def test_no_state_of_the_section_is_cut_off(qtbot, name, colours, width_px, scale):
    with palette(colours):
        font = QApplication.font()
        font.setPointSizeF(font.pointSizeF() * scale)
        QApplication.setFont(font)
        section = AreaSection()
        qtbot.addWidget(section)
        section.setAutoFillBackground(True)
        show(section, states()[name], width_px)
        size = "-large" if scale == LARGE else ""
        take_shot(section, f"area-{name}-{colours}-{width_px + 12}{size}")
        assert section.width() == width_px
        assert cut_off(section) == []


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_the_area_the_hatch_and_the_corners_on_the_canvas(desk, colours):
    with palette(colours):
        desk.draw_and_settle()
        drawn = desk.state.aoi.to_geometry()
        beyond = QgsGeometry.fromRect(drawn.boundingBox()).difference(drawn)
        desk.dock._area_wiring._canvas.billed_band.show(beyond)
        desk.iface.cad_dock.hide()
        desk.click(desk.dock.page.area.edit_button)
        QTest.mouseMove(desk.iface.canvas.viewport(), QPoint(60, 60))
        desk.qtbot.wait(50)
        picture = take_shot(desk.iface.window, f"area-canvas-{colours}")
        assert picture.width() > 0
