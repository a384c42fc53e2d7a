# SPDX-License-Identifier: GPL-2.0-or-later
"""Files and layers: checked, put together, styled, attributed, found again."""
