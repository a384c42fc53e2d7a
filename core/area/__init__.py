# SPDX-License-Identifier: GPL-2.0-or-later
"""Where an area comes from, and what it measures: EPSG:4326 WKT and ellipsoidal square kilometres."""
