# SPDX-License-Identifier: GPL-2.0-or-later
"""The Downloads page: what was bought, and what can be done with it."""
