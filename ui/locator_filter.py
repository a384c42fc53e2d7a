# SPDX-License-Identifier: GPL-2.0-or-later
"""`csky …` in QGIS's locator bar: a date, a recent area, an order. Nothing is asked of the service for it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from qgis.core import QgsLocatorFilter, QgsLocatorResult

from ..core.translation import tr
from .formats import date_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from qgis.core import QgsFeedback, QgsLocatorContext

PREFIX = "csky"
MOST_HITS = 20


class TargetKind(str, Enum):
    """What can be found."""

    DATE = "date"
    AREA = "area"
    ORDER = "order"


@dataclass(frozen=True)
class Target:
    """Something that can be found; `key` is what the plugin knows it by."""

    kind: TargetKind
    key: str
    title: str
    description: str = ""

    def matches(self, text: str) -> bool:
        """Say whether every word of a text is in the title or the description, in whatever case."""
        words = f"{self.title} {self.description} {self.key}".casefold()
        return all(word in words for word in text.casefold().split())


class ClearSkyLocatorFilter(QgsLocatorFilter):
    """Find targets by their words.

    QGIS clones it for each search, prepares the clone on the main thread and lets it fetch on another: what is
    looked through there are frozen values, taken while it was prepared.
    """

    def __init__(
        self, list_targets: Callable[[], Sequence[Target]], on_chosen: Callable[[TargetKind, str], None]
    ) -> None:
        super().__init__()
        self._list_targets = list_targets
        self._on_chosen = on_chosen
        self._targets: tuple[Target, ...] = ()
        self.setUseWithoutPrefix(False)

    def name(self) -> str:
        """Name it in QGIS's settings."""
        return "clearsky"

    def displayName(self) -> str:  # noqa: N802 (QGIS's name)
        """Name it for the user."""
        return tr("ClearSKY dates, areas and orders")

    def prefix(self) -> str:
        """Return what is typed first."""
        return PREFIX

    def priority(self) -> QgsLocatorFilter.Priority:
        """Come after QGIS's own quick ones."""
        return QgsLocatorFilter.Priority.Medium

    def clone(self) -> ClearSkyLocatorFilter:
        """Return another of the kind, for one search."""
        return ClearSkyLocatorFilter(self._list_targets, self._on_chosen)

    def prepare(self, text: str, context: QgsLocatorContext) -> list[str]:  # noqa: ARG002 (QGIS's signature)
        """Take what there is to find; on the main thread."""
        self._targets = tuple(self._list_targets())
        return []

    def fetchResults(  # noqa: N802 (QGIS's name)
        self,
        text: str,
        context: QgsLocatorContext,  # noqa: ARG002 (QGIS's signature)
        feedback: QgsFeedback,
    ) -> None:
        """Tell what matches; on a thread of QGIS's."""
        for target in found_targets(text, self._targets):
            if feedback.isCanceled():
                return
            self.resultFetched.emit(self._result_of(target))

    def triggerResult(self, result: QgsLocatorResult) -> None:  # noqa: N802 (QGIS's name)
        """Go where the user chose to; on the main thread."""
        kind, _, key = result.userData.partition(":")
        self._on_chosen(TargetKind(kind), key)

    def _result_of(self, target: Target) -> QgsLocatorResult:
        # Text, not a Python object: results are copied between threads.
        result = QgsLocatorResult(self, target.title, f"{target.kind.value}:{target.key}")
        result.description = target.description
        return result


def found_targets(text: str, targets: Sequence[Target]) -> tuple[Target, ...]:
    """Return what a text finds: the date that it is, or the targets whose words it holds."""
    wanted = text.strip()
    try:
        date = dt.date.fromisoformat(wanted)
    except ValueError:
        return tuple(target for target in targets if target.matches(wanted))[:MOST_HITS]
    title = tr("Image of {date}, or the nearest").format(date=date_text(date))
    return (Target(TargetKind.DATE, date.isoformat(), title, tr("ClearSKY")),)
