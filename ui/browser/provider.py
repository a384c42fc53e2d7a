# SPDX-License-Identifier: GPL-2.0-or-later
"""ClearSKY's entry at the root of QGIS's Browser: the account's orders, and below each its dates.

Nothing is asked before an entry is unfolded, nor while QGIS is starting and unfolds what was unfolded last time. What
is asked is asked in the background: an entry that waits says so, and is filled when the answer has come. What is below
the root is imported with the first unfolding.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import Qgis, QgsDataCollectionItem, QgsDataItem, QgsDataItemProvider, QgsErrorItem
from qgis.PyQt.QtGui import QIcon

from ...core.about import resource_path
from ...core.translation import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from ...core.orders.browse import OrderBrowse

KEY = "clearsky"
ROOT_PATH = "clearsky:"


class ClearSkyItemProvider(QgsDataItemProvider):
    """Give QGIS's Browser its ClearSKY entry."""

    def __init__(self, browse_of: Callable[[], OrderBrowse | None]) -> None:
        super().__init__()
        self._browse_of = browse_of

    def name(self) -> str:
        """Name the provider."""
        return "ClearSKY"

    def dataProviderKey(self) -> str:  # noqa: N802 (QGIS's name)
        """Name what the entries' addresses begin with."""
        return KEY

    def capabilities(self) -> Qgis.DataItemProviderCapability:
        """Say that the entries come from a service."""
        return Qgis.DataItemProviderCapability.NetworkSources

    def createDataItem(self, path: str, parent: QgsDataItem | None) -> QgsDataItem | None:  # noqa: N802 (QGIS's name)
        """Make the entry at the Browser's root."""
        return None if path else RootItem(parent, self._browse_of)


class AskingItem(QgsDataCollectionItem):
    """An entry that asks when it is unfolded or refreshed, and is drawn anew when the answer has come."""

    def __init__(self, parent: QgsDataItem | None, name: str, path: str) -> None:
        super().__init__(parent, name, path, KEY)
        self._is_redrawing = False
        # Made at once of what is known, and so on the main thread.
        self.setCapabilitiesV2(Qgis.BrowserItemCapability.Fast | Qgis.BrowserItemCapability.Fertile)

    def createChildren(self) -> list[QgsDataItem]:  # noqa: N802 (QGIS's name)
        """Ask, unless this is but the answer, and show what is known."""
        if not self._is_redrawing:
            self.ask()
        return self.known_children()

    def redraw(self) -> None:
        """Show what is known now, if anybody has unfolded the entry."""
        if self.state() != Qgis.BrowserItemState.NotPopulated:
            self._is_redrawing = True
            self.refresh()
            self._is_redrawing = False

    def ask(self) -> None:
        """Ask in the background."""
        raise NotImplementedError

    def known_children(self) -> list[QgsDataItem]:
        """Make an entry for each thing that is known, or one that says why there is none."""
        raise NotImplementedError


class RootItem(AskingItem):
    """The account: its orders, the newest first."""

    def __init__(self, parent: QgsDataItem | None, browse_of: Callable[[], OrderBrowse | None]) -> None:
        super().__init__(parent, tr("ClearSKY"), ROOT_PATH)
        self._browse_of = browse_of
        self._browse: OrderBrowse | None = None
        self.setIcon(QIcon(resource_path("icons", "clearsky.svg")))
        self.setToolTip(tr("Your ClearSKY orders; their dates can be dragged onto the map"))

    def ask(self) -> None:
        """Ask for the list of orders."""
        browse = self._browse_of()
        if browse is not None and browse is not self._browse:
            self._browse = browse
            browse.orders_changed.connect(self.redraw)
        if browse is not None:
            browse.ask_orders()

    def known_children(self) -> list[QgsDataItem]:
        """Make an entry for each order."""
        from ..orders.ordering_words import explain_order
        from .items import OrderItem

        browse = self._browse
        if browse is None:
            return [note(self, tr("Refresh to ask for your orders"))]
        book = browse.book
        if book.problem is not None and not book.rows:
            return [QgsErrorItem(self, explain_order(book.problem), f"{ROOT_PATH}/problem")]
        if not book.rows:
            return [
                note(self, tr("There are no orders.") if book.listed_at else tr("Asking for your orders…"))
            ]
        return [OrderItem(self, browse, row, at) for at, row in enumerate(book.rows)]


def note(parent: QgsDataItem, text: str) -> QgsDataItem:
    """Make an entry that only says something."""
    item = QgsDataItem(Qgis.BrowserItemType.Custom, parent, text, f"{parent.path()}/{text}")
    item.setState(Qgis.BrowserItemState.Populated)
    return item
