# SPDX-License-Identifier: GPL-2.0-or-later
"""A file becomes a layer: named, styled, attributed, and found again when its file has moved."""
