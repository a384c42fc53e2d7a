# SPDX-License-Identifier: GPL-2.0-or-later
"""The Processing provider: the same road as the dock's, for models, batches and qgis_process."""
