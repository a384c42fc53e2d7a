# SPDX-License-Identifier: GPL-2.0-or-later
"""Paired measuring: ours and a reference in turns, judged by the median of the rounds' ratios.

Nothing is ever asserted about seconds. A machine twice as slow makes both sides twice as slow; a reference that
wavers by more than a factor of two cannot be compared with, and then nothing is concluded. Each round begins when
the machine has little else to do, as far as that can be had: work in two threads suffers from a neighbour twice as
much as a reference that needs one.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Callable, Optional

import pytest

if TYPE_CHECKING:
    from collections.abc import Sequence

RESULTS = Path(__file__).resolve().parents[2] / "build" / "bench" / "results.jsonl"
ROUNDS = 7
WIDEST_SPREAD = 2.0
QUIET_SHARE = 0.1
LOOK_S = 0.25
LONGEST_WAIT_S = 15.0
PROCESSOR_TIMES = Path("/proc/stat")
IDLE_COLUMN = 3
Measure = Callable[[], float]


@dataclass(frozen=True)
class Bound:
    """What the ratio of ours to the reference must be."""

    limit: float
    is_most: bool = True

    def holds(self, ratio: float) -> bool:
        return ratio <= self.limit if self.is_most else ratio >= self.limit

    def __str__(self) -> str:
        return f"{'<=' if self.is_most else '>='} {self.limit:g}"


@dataclass(frozen=True)
class Line:
    """One line of the table; `spread` is the reference's largest value by its smallest."""

    name: str
    unit: str
    ours: float
    reference: float
    ratio: float
    bound: str
    rounds: int
    spread: float
    holds: bool
    busy: float
    """How much of the machine others used just before the rounds, as their median."""


LINES: list[Line] = []
"""What this run has measured, for the table at its end."""


def at_most(limit: float) -> Bound:
    return Bound(limit)


def at_least(limit: float) -> Bound:
    return Bound(limit, is_most=False)


def seconds(work: Callable[[], object]) -> float:
    """Return how long some work takes."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def compare(
    name: str, *, ours: Measure, reference: Measure, bound: Bound, unit: str = "s", rounds: int = ROUNDS
) -> None:
    """Measure in turns and hold the ratio against the bound; a failure is looked at once more.

    The first turn of both warms up and does not count.
    """
    reference(), ours()
    line = _measured(name, ours, reference, bound, unit, rounds)
    if not line.holds or line.spread > WIDEST_SPREAD:
        line = _measured(name, ours, reference, bound, unit, rounds)
    if line.spread > WIDEST_SPREAD:
        pytest.skip(f"{name}: nothing can be concluded, the reference itself varied {line.spread:.1f} times")
    assert line.holds, f"{name}: {line.ratio:.2f} times the reference, wanted {bound}"


def _measured(name: str, ours: Measure, reference: Measure, bound: Bound, unit: str, rounds: int) -> Line:
    trios = [(wait_for_quiet(), reference(), ours()) for _ in range(rounds)]
    busy, references, own = zip(*trios)
    return record(name, own, references, bound, unit, busy=statistics.median(busy))


def wait_for_quiet() -> float:
    """Wait until the machine has little else to do, but not for ever; return how much of it is in use then."""
    deadline = time.monotonic() + LONGEST_WAIT_S
    while (busy := _busy_share()) > QUIET_SHARE and time.monotonic() < deadline:
        pass
    return busy


def _busy_share() -> float:
    if not PROCESSOR_TIMES.exists():
        return 0.0
    before = _processor_times()
    time.sleep(LOOK_S)
    passed = [now - then for now, then in zip(_processor_times(), before)]
    return 1 - passed[IDLE_COLUMN] / max(1, sum(passed))


def _processor_times() -> list[int]:
    return [int(value) for value in PROCESSOR_TIMES.read_text().split("\n", 1)[0].split()[1:9]]


def record(
    name: str,
    ours: Sequence[float],
    references: Sequence[float],
    bound: Bound,
    unit: str,
    *,
    holds: Optional[bool] = None,
    busy: float = 0.0,
) -> Line:
    """Write a line down; the verdict is the ratio's unless `holds` gives another rule's."""
    ratio = statistics.median(own / other for own, other in zip(ours, references))
    line = Line(
        name=name,
        unit=unit,
        ours=statistics.median(ours),
        reference=statistics.median(references),
        ratio=ratio,
        bound=str(bound),
        rounds=len(ours),
        spread=max(references) / min(references),
        holds=bound.holds(ratio) if holds is None else holds,
        busy=busy,
    )
    LINES.append(line)
    RESULTS.parent.mkdir(parents=True, exist_ok=True)
    with RESULTS.open("a", encoding="utf-8") as file:
        written = {
            "at": time.strftime("%Y-%m-%dT%H:%M:%S%z"),
            "python": sys.version.split()[0],
            **asdict(line),
        }
        file.write(json.dumps(written) + "\n")
    return line


def table(lines: Sequence[Line]) -> list[str]:
    """Lay the lines out as text."""
    width = max(len(line.name) for line in lines)
    title = (
        f"{'name':<{width}}  {'ours':>10}  {'reference':>10}  unit   {'ratio':>6}  {'bound':>8}  "
        "rounds  spread  busy"
    )
    rows = (
        f"{line.name:<{width}}  {line.ours:>10.4g}  {line.reference:>10.4g}  {line.unit:<5}  {line.ratio:>6.2f}  "
        f"{line.bound:>8}  {line.rounds:>6}  {line.spread:>6.2f}  {line.busy:>4.0%}{'' if line.holds else '  not held'}"
        for line in lines
    )
    return [title, "-" * len(title), *rows]
