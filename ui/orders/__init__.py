# SPDX-License-Identifier: GPL-2.0-or-later
"""The Orders page: the list, and behind it the form."""
