# SPDX-License-Identifier: GPL-2.0-or-later
"""The way to the service: the key, QGIS's proxy and certificates, and the client made from them."""
