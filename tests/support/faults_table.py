# SPDX-License-Identifier: GPL-2.0-or-later
"""The table of faults and outcomes: what each test says of itself, in the order of the list of faults."""

from __future__ import annotations

import re
from dataclasses import dataclass

HEAD = "| Id | Fault | Expected | Outcome | Seen / booked / served |\n|---|---|---|---|---|\n"


@dataclass(frozen=True)
class Row:
    """One line of the table."""

    fault_id: str
    fault: str
    expected: str
    outcome: str
    counts: str = ""

    @property
    def sort_key(self) -> tuple[str, int, str]:
        """Money first, then downloads, then the rest, by number."""
        letter, number = re.fullmatch(r"([A-Z]+)(\d+)", self.fault_id).groups()
        return ("MDP".index(letter[0]), int(number), self.fault)

    @property
    def line(self) -> str:
        """The row as Markdown."""
        cells = (self.fault_id, self.fault, self.expected, self.outcome, self.counts)
        return "| " + " | ".join(cell.replace("|", "/") for cell in cells) + " |"


class Report:
    """What one test tells: one or more rows, or else only that it passed or failed."""

    def __init__(self, fault_id: str, fault: str, expected: str) -> None:
        self._said = (fault_id, fault, expected)
        self._outcome = ""
        self._counts = ""

    def __call__(self, outcome: str, counts: object = "") -> None:
        """Say what came of it; called last, after every check."""
        self._outcome, self._counts = outcome, str(counts)

    def row(self, result: str) -> Row:
        """Return the line: the outcome of a test that did not get to its end is how it ended."""
        outcome = self._outcome if result == "passed" and self._outcome else result.upper()
        return Row(*self._said, outcome, self._counts)


def table(rows: list[Row]) -> str:
    """Write the whole table."""
    lines = dict.fromkeys(row.line for row in sorted(rows, key=lambda row: row.sort_key))
    return HEAD + "\n".join(lines) + "\n"
