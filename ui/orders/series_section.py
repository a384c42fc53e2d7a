# SPDX-License-Identifier: GPL-2.0-or-later
"""The model that is ordered, and which of its inputs may be left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from ...core.imagery.state import Source
from ...core.translation import tr
from ..formats import CONSTELLATION_NAMES
from ..section import Section
from .fields import combo_field

if TYPE_CHECKING:
    from ...clearsky.models import TaskingModel
    from ...core.orders.state import OrderDraft


class SeriesSection(Section):
    """Choose a model and its optional inputs."""

    changed = pyqtSignal(dict)
    """Fields of the `OrderDraft` that are another by now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Model"), parent)
        self._models: tuple[TaskingModel, ...] = ()
        self.model_combo = combo_field(tr("Model"))
        self.optional_checks: dict[str, QCheckBox] = {}
        self._optional_box = QVBoxLayout()
        self.body.addWidget(self.model_combo)
        self.body.addLayout(self._optional_box)
        self.model_combo.activated.connect(self._on_changed)

    def render_models(self, models: tuple[TaskingModel, ...]) -> bool:
        """Show what can be ordered; tell whether that is something else by now, so that the draft is due again."""
        if models == self._models:
            return False
        self._models = models
        self.model_combo.clear()
        for model in models:
            self.model_combo.addItem(model.model, model)
        return True

    def render_draft(self, draft: OrderDraft) -> None:
        """Show which is chosen."""
        source = draft.source
        names = [model.model for model in self._models]
        position = names.index(source.model) if source and source.model in names else -1
        self.model_combo.setCurrentIndex(position)
        offered = self._models[position].supported_satellite_constellations if position >= 0 else ()
        optional = tuple(item.satellite_constellation for item in offered if item.optional)
        if optional != tuple(self.optional_checks):
            self._make_checks(optional)
        for name, check in self.optional_checks.items():
            check.setChecked(bool(source) and name in source.constellations)

    def _make_checks(self, names: tuple[str, ...]) -> None:
        for check in self.optional_checks.values():
            self._optional_box.removeWidget(check)
            check.deleteLater()
        self.optional_checks = {}
        for name in names:
            check = QCheckBox(tr("With {name}").format(name=CONSTELLATION_NAMES.get(name, name)))
            check.setToolTip(tr("This input may be left out."))
            check.clicked.connect(self._on_changed)
            self.optional_checks[name] = check
            self._optional_box.addWidget(check)

    def _on_changed(self) -> None:
        model: TaskingModel | None = self.model_combo.currentData()
        if model is None:
            return
        chosen = {name for name, check in self.optional_checks.items() if check.isChecked()}
        names = tuple(
            item.satellite_constellation
            for item in model.supported_satellite_constellations
            if not item.optional or item.satellite_constellation in chosen
        )
        self.changed.emit({"source": Source(model.model, names)})
