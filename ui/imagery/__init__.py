# SPDX-License-Identifier: GPL-2.0-or-later
"""The Imagery page: area, date, product, price, image."""
