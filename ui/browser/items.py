# SPDX-License-Identifier: GPL-2.0-or-later
"""Orders and dates as entries of QGIS's Browser."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from qgis.core import Qgis, QgsDataItem, QgsErrorItem, QgsMimeDataUtils
from qgis.PyQt.QtGui import QIcon

from ...core.orders.images import ImagesAnswer
from ...core.orders.order_layer import status_text
from ...core.translation import tr
from ..formats import date_text
from ..orders.images_words import image_tip, image_words
from ..orders.ordering_words import explain_order
from ..orders.words import days_text, detail_text, title_text
from .provider import KEY, ROOT_PATH, AskingItem, note

if TYPE_CHECKING:
    from ...core.orders.browse import OrderBrowse
    from ...core.orders.images import OrderImage
    from ...core.orders.state import OrderRow


class OrderItem(AskingItem):
    """One order: the dates that there is an image of, the newest first."""

    def __init__(self, parent: QgsDataItem, browse: OrderBrowse, row: OrderRow, place: int) -> None:
        order = row.order
        name = " · ".join((title_text(row), days_text(order.from_, order.to), status_text(order)))
        super().__init__(parent, name, f"{ROOT_PATH}/{row.guid}")
        self._browse = browse
        self._guid = row.guid
        self.setToolTip(detail_text(row))
        self.setSortKey(place)
        browse.images_changed.connect(self._on_images_changed)

    def ask(self) -> None:
        """Ask for the order's dates."""
        self._browse.ask_images(self._guid)

    def known_children(self) -> list[QgsDataItem]:
        """Make an entry for each date."""
        answer = self._browse.answer_of(self._guid)
        if answer is None:
            return [note(self, tr("Asking for the dates…"))]
        if not isinstance(answer, ImagesAnswer):
            return [QgsErrorItem(self, explain_order(answer), f"{self.path()}/problem")]
        if not answer.images:
            return [note(self, tr("No image so far. They come as the service makes them."))]
        return [DateItem(self, self._browse, self._guid, image, at) for at, image in enumerate(answer.images)]

    def _on_images_changed(self, guid: str) -> None:
        if guid == self._guid:
            self.redraw()


class DateItem(QgsDataItem):
    """One image: dragged onto the map or double-clicked it is loaded for free, or its price is shown."""

    def __init__(
        self, parent: QgsDataItem, browse: OrderBrowse, guid: str, image: OrderImage, place: int
    ) -> None:
        words = image_words(image)
        name = f"{date_text(image.date)} · {words}" if words else date_text(image.date)
        # The owned have a path of their own, so that an entry is made anew when an image has been bought.
        path = f"{parent.path()}/{image.date.isoformat()}{'/yours' if image.is_owned else ''}"
        super().__init__(Qgis.BrowserItemType.Custom, parent, name, path, KEY)
        self._browse = browse
        self._guid = guid
        self._image = image
        self.setIcon(QIcon(":/images/themes/default/mIconRaster.svg"))
        self.setToolTip(image_tip(image))
        self.setSortKey(place)
        self.setState(Qgis.BrowserItemState.Populated)

    def hasDragEnabled(self) -> bool:  # noqa: N802 (QGIS's name)
        """Let it be dragged."""
        return True

    def mimeUris(self) -> list[QgsMimeDataUtils.Uri]:  # noqa: N802 (QGIS's name)
        """Say what is dragged: an order's date, which only our own drop handler understands."""
        uri = QgsMimeDataUtils.Uri()
        uri.layerType = "custom"
        uri.providerKey = KEY
        uri.name = self.name()
        uri.uri = json.dumps({"order": self._guid, "date": self._image.date.isoformat()})
        return [uri]

    def handleDoubleClick(self) -> bool:  # noqa: N802 (QGIS's name)
        """Load it, or show its price."""
        self._browse.get(self._guid, self._image.date)
        return True
