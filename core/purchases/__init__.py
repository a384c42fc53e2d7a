# SPDX-License-Identifier: GPL-2.0-or-later
"""Money: the ledger, the till that nothing is bought around, and what a crash has left behind."""
