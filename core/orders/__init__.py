# SPDX-License-Identifier: GPL-2.0-or-later
"""Tasking orders: offered, placed once, listed, shown on the map, cancelled."""
