# SPDX-License-Identifier: GPL-2.0-or-later
"""The ledger as a list that can be searched and acted upon."""
