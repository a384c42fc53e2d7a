# SPDX-License-Identifier: GPL-2.0-or-later
"""Every state of the imagery page as a picture in build/shots, light and dark, narrow and wide, small and large type.

The pictures are for eyes; what a test can hold is that nothing is cut off at the sides.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsGeometry,
)
from qgis.PyQt.QtCore import QLocale
from qgis.PyQt.QtWidgets import QApplication, QLabel

from clearsky_qgis.clearsky import errors as api
from clearsky_qgis.clearsky.models import (
    CompositeAvailability,
    CompositeEstimate,
    Cover,
    DateCoverage,
    TaskingModel,
)
from clearsky_qgis.core.area.aoi import aoi_from_geometry
from clearsky_qgis.core.errors import Reason, SetupError
from clearsky_qgis.core.imagery.product import CrsChoice, Product
from clearsky_qgis.core.imagery.state import Activity, Budget, ImageryState, Source
from clearsky_qgis.core.jobs.progress import Progress
from clearsky_qgis.core.purchases.ledger_rows import PurchaseKind
from clearsky_qgis.core.purchases.owned import Owned
from clearsky_qgis.core.purchases.uploads import Upload, UploadTarget, place_of, unsigned
from clearsky_qgis.core.translation import install_translation, remove_translation
from clearsky_qgis.tests.support.geotiffs import AOI_WKT, composite_request, quote_for
from clearsky_qgis.tests.support.shots import DARK, LIGHT, cut_off, palette, settle_layout, take_shot
from clearsky_qgis.ui.imagery.page import ImageryPage

HEIGHT_PX = 640
SOURCE = Source("Stratus2", ("Sentinel1", "Sentinel2", "Landsat89"))
DATES = tuple(
    DateCoverage(
        dt.date(2024, 1, 1) + dt.timedelta(days=2 * i),
        1.0 if i % 7 and i != 62 else 0.62,
        Cover.WHOLE if i % 7 and i != 62 else Cover.PART,
    )
    for i in range(160)
)
YEARS = tuple(replace(d, date=d.date - dt.timedelta(days=365 * k)) for k in (2, 1, 0) for d in DATES)
MODELS = (TaskingModel(model="Stratus2"), TaskingModel(model="Stratus2Fast"))
NOT_COVERED = CompositeAvailability(
    fully_available=False, data_available_for_user=True, orders_cover_polygon=False
)
PARTLY_READY = CompositeAvailability(
    fully_available=False, data_available_for_user=True, orders_cover_polygon=False, partially_available=True
)
UPLOAD_URL = "https://fields-of-vejle.s3.eu-north-1.amazonaws.com/2024/a.tif?X-Amz-Signature=secret"
ESTIMATE = CompositeEstimate(
    credit_estimate=1.24, area_estimate_km2=12.4, file_size_estimate_mb=2.4, slow_time_estimate_s=20
)
UNRESOLVED = SimpleNamespace(
    uid="1",
    kind=PurchaseKind.IMAGE,
    image_date="2024-05-04",
    area_km2=12.4,
    amount_estimated=1.24,
    charge="unknown",
    uploaded_to="",
    file_path="/images/clearsky_2024-05-04_Stratus2_10m_ab12cd34.tif",
    is_to_be_finished=False,
)
TO_BE_FINISHED = SimpleNamespace(
    **{**vars(UNRESOLVED), "uid": "2", "charge": "charged", "is_to_be_finished": True}
)


def states():
    area = aoi_from_geometry(
        QgsGeometry.fromWkt(AOI_WKT),
        QgsCoordinateReferenceSystem("EPSG:4326"),
        QgsCoordinateTransformContext(),
    )
    quote = quote_for(composite_request())
    ready = ImageryState(
        aoi=area, sources=(SOURCE,), source=SOURCE, dates=DATES, date=DATES[62].date, epsg=32632, quote=quote
    )
    bought_in_may = Owned(Path("a.tif"), SimpleNamespace(created_at="2024-05-03T10:00:00"))
    return {
        "empty": ImageryState(),
        "no-key": ImageryState(aoi=area, problem=SetupError(Reason.NO_KEY)),
        "missed-date": replace(ready, quote=None, date=None, asked_date=dt.date(2024, 5, 5)),
        "nearest": replace(ready, asked_date=dt.date(2024, 5, 8)),
        "several": replace(ready, is_several=True, ticked=tuple(d.date for d in DATES[40:90:2])),
        "product": replace(
            ready,
            models=MODELS,
            product=Product(
                bandnames="B8,B44",
                crs=CrsChoice.OTHER,
                other_epsg=4326,
                data_type="UINT8",
                allow_partial=True,
            ),
            epsg=4326,
        ),
        "years": replace(ready, dates=YEARS, date=YEARS[-200].date),
        "asking": replace(ready, quote=None, activity=Activity.ASKING_PRICE),
        "ready": ready,
        "part": replace(
            ready,
            quote=replace(quote, availability=NOT_COVERED),
            missing_wkt="POLYGON ((9 55, 9.1 55, 9 56))",
        ),
        "budget": replace(
            ready,
            budget=Budget(1240.0, 12.0, 50.0),
            is_first_fetch=True,
            quote=replace(quote, estimate=ESTIMATE),
        ),
        "partial": replace(
            ready,
            quote=replace(
                quote, request=composite_request(allow_partial_image=True), availability=PARTLY_READY
            ),
        ),
        "upload": replace(ready, upload=UploadTarget(UPLOAD_URL)),
        "sent": replace(
            ready,
            quote=None,
            sent=Upload(
                composite_request(), place_of(UPLOAD_URL), unsigned(UPLOAD_URL), "1", is_readable=True
            ),
        ),
        "sent-before": replace(
            ready,
            upload=UploadTarget(UPLOAD_URL),
            sent_before=SimpleNamespace(created_at="2024-05-03T10:00:00", uploaded_to=place_of(UPLOAD_URL)),
        ),
        "owned": replace(ready, quote=replace(ready.quote, owned=bought_in_may)),
        "fetching": replace(
            ready, activity=Activity.FETCHING, progress=Progress(16_000_000, 24_000_000, 65_000.0, 123.0)
        ),
        "trickling": replace(
            ready, activity=Activity.FETCHING, progress=Progress(16_000, 2_400_000), is_asking_to_wait=True
        ),
        "failed": replace(ready, quote=None, problem=api.AuthenticationError("x", status=401)),
    }


@pytest.fixture
def page(qtbot):
    page = ImageryPage()
    qtbot.addWidget(page)
    return page


def show(page, state, width_px, height_px=HEIGHT_PX):
    page.resize(width_px, height_px)
    page.show()
    page.render_state(state)
    settle_layout()


@pytest.mark.parametrize("width_px", [300, 500])
@pytest.mark.parametrize("colours", [LIGHT, DARK])
@pytest.mark.parametrize("name", list(states()))
def test_no_state_is_cut_off_at_the_side(page, name, colours, width_px):
    with palette(colours):
        show(page, states()[name], width_px)
        take_shot(page, f"imagery-{name}-{colours}-{width_px}")
        assert page.horizontalScrollBar().maximum() == 0
        assert cut_off(page) == []


@pytest.mark.parametrize("colours", [LIGHT, DARK])
@pytest.mark.parametrize("name", ["ready", "budget", "part", "failed", "no-key"])
def test_large_type_fits_a_narrow_dock(qtbot, name, colours):
    with palette(colours):
        font = QApplication.font()
        font.setPointSizeF(font.pointSizeF() * 1.5)
        QApplication.setFont(font)
        page = ImageryPage()
        qtbot.addWidget(page)
        show(page, states()[name], 300)
        take_shot(page, f"imagery-{name}-{colours}-300-large")
        assert page.horizontalScrollBar().maximum() == 0
        assert cut_off(page) == []


@pytest.fixture(params=["da_DK", "de_DE"])
def language(request, monkeypatch):
    """QGIS in another language; the locale as its name."""
    monkeypatch.setattr(QgsApplication, "locale", lambda: request.param)
    before, translator = QLocale(), install_translation()
    QLocale.setDefault(QLocale(request.param))
    yield request.param
    QLocale.setDefault(before)
    remove_translation(translator)


@pytest.mark.parametrize("name", list(states()))
def test_no_state_is_cut_off_in_another_language(qtbot, language, name):
    with palette(LIGHT):
        page = ImageryPage()
        qtbot.addWidget(page)
        show(page, states()[name], 300)
        take_shot(page, f"imagery-{name}-{language}-300")
        assert page.horizontalScrollBar().maximum() == 0
        assert cut_off(page) == []


@pytest.mark.parametrize("width_px", [300, 500])
@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_the_unfolded_options_fit_too(page, colours, width_px):
    with palette(colours):
        page.product.more_options.setCollapsed(False)
        show(page, states()["product"], width_px, height_px=900)
        take_shot(page, f"imagery-more-options-{colours}-{width_px}")
        assert page.horizontalScrollBar().maximum() == 0
        assert cut_off(page) == []


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_the_field_for_an_upload_address_unfolds_in_a_narrow_dock(page, colours):
    with palette(colours):
        show(page, states()["budget"], 300)
        page.price.deliver_to.upload_action.trigger()
        show(page, states()["budget"], 300)
        take_shot(page, f"imagery-upload-address-{colours}-300")
        assert page.price.deliver_to.address_edit.isVisible()
        assert cut_off(page) == []


def test_unfinished_purchases_are_told_with_what_one_may_do(page):
    with palette(LIGHT):
        show(page, states()["ready"], 300)
        page.unresolved.render_purchases((UNRESOLVED, TO_BE_FINISHED))
        show(page, states()["ready"], 300)
        page.ensureWidgetVisible(page.unresolved)
        take_shot(page, "imagery-unresolved-light-300")
        assert page.horizontalScrollBar().maximum() == 0
        assert cut_off(page) == []
    (label,) = [each for each in page.unresolved.findChildren(QLabel) if "answer was lost" in each.text()]
    assert "it may have been charged" in label.text()
    assert page.unresolved.isVisible()
