# SPDX-License-Identifier: GPL-2.0-or-later
"""Where the code names a rule of the service by its number, docs/contract.md says what the rule is."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = (ROOT / "docs" / "contract.md").read_text(encoding="utf-8")
RULES = {
    *re.findall(r"^\| ([KU]?[\d.]+) \|", PAGE, re.MULTILINE),
    *re.findall(r"^## (\d+)\.", PAGE, re.MULTILINE),
}
NUMBER = r"[KU]?\d+(?:\.\d+)?"
REFERENCE = re.compile(rf"contract ({NUMBER}(?:(?:, (?:and )?| and | to ){NUMBER})*)")


def references(text: str) -> set[str]:
    """List the numbers that a text names: "contract 2, 3.12 to 3.14 and K5" names four."""
    prose = re.sub(r"\s*\n\s*(?:#\s*)?", " ", text)
    return {number for listed in REFERENCE.findall(prose) for number in re.findall(NUMBER, listed)}


def files() -> list[Path]:
    rooms = ("clearsky", "core", "ui", "sandbox", "tests")
    return [ROOT / "DESIGN.md", *(path for room in rooms for path in sorted((ROOT / room).rglob("*.py")))]


def test_every_rule_that_is_named_is_there():
    named = {number: path for path in files() for number in references(path.read_text(encoding="utf-8"))}
    assert len(named) > 40
    assert {number: path.name for number, path in named.items() if number not in RULES} == {}


def test_a_reference_is_read_in_all_its_forms():
    text = "as told (contract 2, 3.12 to 3.14, and\n    K5); see contract U8. It came (contract 1.4 and 4)."
    assert references(text) == {"2", "3.12", "3.14", "K5", "U8", "1.4", "4"}
