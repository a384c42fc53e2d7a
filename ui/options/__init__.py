# SPDX-License-Identifier: GPL-2.0-or-later
"""Settings ▸ Options ▸ ClearSKY: the key, the service, limits, folders, and the report for whoever helps."""
