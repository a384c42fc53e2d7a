# SPDX-License-Identifier: GPL-2.0-or-later
"""The service's calls, a module for each group of them."""
