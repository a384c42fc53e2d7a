# SPDX-License-Identifier: GPL-2.0-or-later
"""Results that come one by one, in any order and on any thread, told in bundles that belong together."""

from __future__ import annotations

from collections import Counter
from threading import Lock
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

T = TypeVar("T")


class Bundles(Generic[T]):
    """Tell each bundle's results in their order, on the thread that brought the last of them.

    How many have come is told before that and never after; `on_count` gets the bundle, what has come, and its size.
    """

    def __init__(
        self,
        bundle_of: Sequence[int],
        on_whole: Callable[[int, tuple[T, ...]], None],
        on_count: Callable[[int, int, int], None] = lambda _bundle, _come, _size: None,
    ) -> None:
        """Take for each position the number of its bundle."""
        self._bundle_of = bundle_of
        self._sizes = Counter(bundle_of)
        self._on_whole = on_whole
        self._on_count = on_count
        self._come: dict[int, dict[int, T]] = {bundle: {} for bundle in self._sizes}
        self._lock = Lock()

    def begin(self, position: int) -> None:
        """Note that a position's result is on its way."""
        bundle = self._bundle_of[position]
        with self._lock:
            self._on_count(bundle, len(self._come[bundle]), self._sizes[bundle])

    def put(self, position: int, result: T) -> None:
        """Take the result of one position."""
        bundle = self._bundle_of[position]
        come, size = self._come[bundle], self._sizes[bundle]
        with self._lock:
            come[position] = result
            is_whole = len(come) == size
            if not is_whole:
                self._on_count(bundle, len(come), size)
        if is_whole:
            self._on_whole(bundle, tuple(come[place] for place in sorted(come)))
