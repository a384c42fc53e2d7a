# SPDX-License-Identifier: GPL-2.0-or-later
"""The invented land, and how it becomes a GeoTIFF."""
