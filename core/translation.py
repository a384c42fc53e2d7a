# SPDX-License-Identifier: GPL-2.0-or-later
"""The user's language: every text of the plugin is translated here, when it is shown and never at import."""

from __future__ import annotations

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, QLocale, QTranslator

from .about import resource_path

CONTEXT = "ClearSky"
"""One context for all texts: the same words mean the same thing everywhere in the plugin."""


def tr(text: str) -> str:
    """Translate a text of the plugin; for texts in tables, `QT_TRANSLATE_NOOP` marks them where they stand."""
    return QCoreApplication.translate(CONTEXT, text)


def install_translation() -> QTranslator | None:
    """Load the texts of QGIS's language, and return the translator to be removed at the end; None is English."""
    translator = QTranslator()
    folder = resource_path("i18n")
    if not translator.load(QLocale(QgsApplication.locale()), "clearsky", "_", folder):
        return None
    QCoreApplication.installTranslator(translator)
    return translator


def remove_translation(translator: QTranslator | None) -> None:
    """Undo `install_translation`."""
    if translator is not None:
        QCoreApplication.removeTranslator(translator)
