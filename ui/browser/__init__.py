# SPDX-License-Identifier: GPL-2.0-or-later
"""ClearSKY in QGIS's Browser: orders, their dates, and what is dragged from there onto the map."""
