# SPDX-License-Identifier: GPL-2.0-or-later
"""Widgets only: they show what `core` tells them and send intents back as signals. No network, no files."""
