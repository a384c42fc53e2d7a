# SPDX-License-Identifier: GPL-2.0-or-later
"""What Processing loads when a run is over gets the same styles, date and notices as what the dock loads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsProcessingContext, QgsProcessingLayerPostProcessorInterface, QgsRasterLayer

from ..layers.image_layer import dress_layer
from ..layers.metadata import layer_title

if TYPE_CHECKING:
    from qgis.core import QgsMapLayer, QgsProcessingFeedback

    from ..purchases.delivery import Delivery
    from .base import Run


class _Dresser(QgsProcessingLayerPostProcessorInterface):
    """Dress a layer once it is loaded."""

    waiting: set[_Dresser] = set()  # noqa: RUF012 (QGIS keeps no reference to it)

    def __init__(self, delivery: Delivery) -> None:
        super().__init__()
        self._delivery = delivery
        self.waiting.add(self)

    def postProcessLayer(  # type: ignore[override]  # noqa: N802 (QGIS's name; it never passes None)
        self,
        layer: QgsMapLayer,
        context: QgsProcessingContext,  # noqa: ARG002 (QGIS's signature)
        feedback: QgsProcessingFeedback,  # noqa: ARG002 (QGIS's signature)
    ) -> None:
        """Dress it, on the main thread."""
        if isinstance(layer, QgsRasterLayer):
            dress_layer(layer, self._delivery)
        self.waiting.discard(self)


def load_when_done(delivery: Delivery, run: Run) -> None:
    """Have an image loaded and dressed when the run is over, where somebody is there to see it."""
    details = QgsProcessingContext.LayerDetails(layer_title(delivery.request), run.project, delivery.sha256)
    details.setPostProcessor(_Dresser(delivery))
    run.context.addLayerToLoadOnCompletion(str(delivery.view_path), details)
