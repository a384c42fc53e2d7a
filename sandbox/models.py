# SPDX-License-Identifier: GPL-2.0-or-later
"""The models on offer and the constellations each needs (contract 14)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, Optional

if TYPE_CHECKING:
    from collections.abc import Sequence

CONSTELLATIONS = ("Sentinel1", "Sentinel2", "Landsat89")


class Model(NamedTuple):
    """A model: its API name, its inputs, and its price relative to Stratus-2 (contract 6.2)."""

    name: str
    required: tuple[str, ...]
    optional: tuple[str, ...]
    price_factor: float

    def accepts(self, constellations: Sequence[str]) -> bool:
        """Tell whether these inputs hold all that the model needs and nothing it cannot use."""
        chosen = set(constellations)
        return set(self.required) <= chosen <= set(self.required) | set(self.optional)


MODELS = (
    Model("Stratus2", CONSTELLATIONS, (), 1.0),
    Model("Stratus2Fast", CONSTELLATIONS[:2], CONSTELLATIONS[2:], 0.9),
)
MODEL_NAMES = tuple(model.name for model in MODELS)


def model_named(name: str) -> Optional[Model]:
    """Return the model of that exact name, or None."""
    return next((model for model in MODELS if model.name == name), None)


def models_answer() -> dict[str, list[dict[str, Any]]]:
    """Return the `Data` of the model list (contract 3.3)."""
    return {
        "TaskingModels": [
            {
                "Model": model.name,
                "SupportedSatelliteConstellations": [
                    {"SatelliteConstellation": name, "Optional": name in model.optional}
                    for name in model.required + model.optional
                ],
            }
            for model in MODELS
        ]
    }
