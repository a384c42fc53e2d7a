#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Hold the plugin against the stubs of PyQt6, as if they were qgis.PyQt: every class, enum and method of Qt that it
# names, and what it gives them. It needs no QGIS 4, so QGIS's own classes stand for anything here.
set -euo pipefail
cd "$(dirname "$0")/.."

readonly STUBS=build/qt6/stubs
mkdir -p $STUBS/qgis/PyQt
printf 'from typing import Any\ndef __getattr__(name: str) -> Any: ...\n' | tee $STUBS/qgis/{__init__,core,gui,utils}.pyi >/dev/null
touch $STUBS/qgis/PyQt/__init__.pyi
for module in QtCore QtGui QtNetwork QtWidgets sip; do
    echo "from PyQt6.$module import *" >$STUBS/qgis/PyQt/$module.pyi
done
# qgis.PyQt gives these from where Qt 5 has them
echo "from PyQt6.QtGui import QAction as QAction, QActionGroup as QActionGroup, QShortcut as QShortcut" >>$STUBS/qgis/PyQt/QtWidgets.pyi
# the stubs know connect's first argument alone
sed -i "s/def connect(self, slot: 'PYQT_SLOT')/def connect(self, slot: 'PYQT_SLOT', type: 'Qt.ConnectionType' = ...)/" \
    build/qt6/lib/python3*/site-packages/PyQt6/QtCore.pyi

MYPYPATH=$STUBS:build/link .venv/bin/python -m mypy --config-file= --python-executable build/qt6/bin/python \
    --cache-dir build/mypy_qt6 --ignore-missing-imports --check-untyped-defs --no-strict-optional --strict-equality \
    -m clearsky_qgis.plugin -p clearsky_qgis.core -p clearsky_qgis.ui
