# SPDX-License-Identifier: GPL-2.0-or-later
"""Many images as one plan: dates times areas."""
