# SPDX-License-Identifier: GPL-2.0-or-later
"""QGIS without widgets: areas, credentials, network, jobs, layers. Never imports qgis.gui, QtWidgets or iface."""
