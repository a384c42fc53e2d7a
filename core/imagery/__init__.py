# SPDX-License-Identifier: GPL-2.0-or-later
"""One image: from an area and a date through price and purchase to a delivery."""
