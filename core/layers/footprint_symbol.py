# SPDX-License-Identifier: GPL-2.0-or-later
"""How footprints are drawn: an outline that tells them apart, and a fill that hides nothing."""

from __future__ import annotations

from qgis.core import QgsFillSymbol

FILL_OPACITY = 30
OUTLINE_MM = 0.5


def footprint_symbol(colour: str, line: str = "solid", *, fill_opacity: int = FILL_OPACITY) -> QgsFillSymbol:
    """Return a symbol in a colour (`#rrggbb`) with a line style of QGIS: solid, dash, dot."""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    properties = {
        "color": f"{red},{green},{blue},{fill_opacity}",
        "outline_color": f"{red},{green},{blue},255",
        "outline_width": f"{OUTLINE_MM}",
        "outline_style": line,
    }
    symbol = QgsFillSymbol.createSimple(properties)
    assert symbol is not None  # noqa: S101 (of fixed properties) # nosec B101
    return symbol
