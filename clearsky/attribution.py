# SPDX-License-Identifier: GPL-2.0-or-later
"""Notices that go wherever imagery goes (contract 13)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Optional

if TYPE_CHECKING:
    from collections.abc import Iterable

COPERNICUS = frozenset({"sentinel1", "sentinel2", "sentinel3"})
_DATED = re.compile(r"(Contains modified Copernicus Sentinel data )(\d{4}(?:, \d{4})*)")
USGS = frozenset({"landsat89"})


class NoticeSource(str, Enum):
    """Who worded the notice."""

    SERVER = "server"
    FALLBACK = "fallback"


@dataclass(frozen=True)
class Notice:
    """Hold one line of attribution and the constellations it speaks for."""

    text: str
    source: NoticeSource
    constellations: tuple[str, ...]


def notices(
    constellations: Iterable[str], years: Iterable[int], server_text: Optional[str] = None
) -> tuple[Notice, ...]:
    """Return the lines to show for imagery made from these constellations.

    The service's own text always wins. Without one, the wording of the upstream owners stands in, labelled
    as a fallback; `years` are those of the image dates.
    """
    names = tuple(dict.fromkeys(constellations))
    if server_text and server_text.strip():
        return (Notice(server_text.strip(), NoticeSource.SERVER, names),)
    groups: dict[str, list[str]] = {}
    when = ", ".join(str(year) for year in sorted(set(years)))
    for name in names:
        groups.setdefault(_fallback_text(name, when), []).append(name)
    return tuple(Notice(text, NoticeSource.FALLBACK, tuple(members)) for text, members in groups.items())


def merged_texts(texts: Iterable[str]) -> tuple[str, ...]:
    """Return each notice once, in the order of its first appearance; those that differ in their years alone as one.

    The Copernicus wording names the year or years of the data, so they may stand side by side.
    """
    years_of: dict[str, set[str]] = {}
    for text in texts:
        dated = _DATED.fullmatch(text)
        years_of.setdefault(dated[1] if dated else text, set()).update(dated[2].split(", ") if dated else ())
    return tuple(f"{text}{', '.join(sorted(years))}" for text, years in years_of.items() if text)


def _fallback_text(constellation: str, years: str) -> str:
    if constellation.lower() in COPERNICUS:
        return f"Contains modified Copernicus Sentinel data {years}".rstrip()
    if constellation.lower() in USGS:
        return "Landsat-8/9 data courtesy of the U.S. Geological Survey"
    return f"Contains data of {constellation}; its notice is not known here"
