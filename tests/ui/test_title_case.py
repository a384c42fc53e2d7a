# SPDX-License-Identifier: GPL-2.0-or-later
"""QGIS's guidelines for interfaces: titles, buttons, menus and choices are written in Title Case, labels are not.

What a button does is its title; what follows a " · " is a fact, and so is an amount. Check boxes and radio buttons read
as labels, as QGIS writes its own.
"""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

import pytest
from qgis.PyQt.QtWidgets import QAbstractButton, QCheckBox, QComboBox, QGroupBox, QMenu, QRadioButton, QTabBar

from clearsky_qgis.tests.conftest import ROOT
from clearsky_qgis.tests.support.windows import WINDOWS, window_of
from clearsky_qgis.ui.section import Section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qgis.PyQt.QtWidgets import QWidget

SMALL_WORDS = {
    "a", "an", "and", "as", "at", "by", "for", "from", "in", "into", "of", "on", "or", "the", "to", "up", "with",
}  # fmt: skip
FACT = re.compile(r"\([^)]*\)|([\d.,]*\d|\{[^}]*\})(\s?(units|km²|km|m|%)(?!\w))?")
WORD = re.compile(r"[^\W\d_][\w'-]*")
TEXTS_OF_BUTTONS = {
    "step_text", "button_text", "_button_text", "_get_text", "get_text", "go_on_text", "action_text",
    "cancel_button_text", "simplify_text", "bundle_words", "image_action", "all_new_text", "_write",
}  # fmt: skip
"""Functions that write what a button or a menu reads from case to case."""
MAKERS = {"QPushButton", "TwoStepButton", "QAction", "addAction", "addMenu", "addTab", "setWindowTitle"}


def is_title_case(text: str) -> bool:
    words = WORD.findall(FACT.sub("X", text.partition(" · ")[0]))
    inner = words[1:-1]
    return all(w[0].isupper() for w in words if w not in inner or w not in SMALL_WORDS)


def titles_of(window: QWidget) -> Iterator[str]:
    """Yield what a window's titles, buttons, menus and choices read."""
    yield window.windowTitle()
    yield from (section.accessibleName() for section in window.findChildren(Section))
    yield from (box.title() for box in window.findChildren(QGroupBox))
    for button in window.findChildren(QAbstractButton):
        if not isinstance(button, (QCheckBox, QRadioButton)):
            yield button.text().replace("&", "")
    for menu in window.findChildren(QMenu):
        yield from (action.text().replace("&", "") for action in menu.actions())
    for combo in window.findChildren(QComboBox):
        yield from (combo.itemText(at) for at in range(combo.count()))
    for bar in window.findChildren(QTabBar):
        yield from (bar.tabText(at) for at in range(bar.count()))


def test_the_rule_knows_a_title_from_a_sentence():
    assert is_title_case("Add Attribution to the Map")
    assert is_title_case("Get 3 Images · 12.4 units, of play money")
    assert not is_title_case("Show on map")
    assert not is_title_case("Keep it")


@pytest.mark.parametrize("name", WINDOWS)
def test_titles_buttons_menus_and_choices_are_in_title_case(plugin, name):
    window = window_of(plugin, name)
    assert [text for text in titles_of(window) if not is_title_case(text)] == []


def test_so_are_the_tabs_and_the_entries_of_menu_and_toolbar(plugin):
    texts = [*titles_of(plugin.workplace.dock.tabs.tabBar().parentWidget()), *plugin_actions(plugin)]
    assert [text for text in texts if not is_title_case(text)] == []


def plugin_actions(plugin) -> list[str]:
    return [action.text() for action in plugin.entries.actions]


def test_so_is_every_text_that_a_button_takes_on_from_case_to_case():
    texts = {text for path in (ROOT / "ui").rglob("*.py") for text in button_texts(path.read_text("utf-8"))}
    assert len(texts) > 40
    assert [text for text in sorted(texts) if not is_title_case(text)] == []


def button_texts(source: str) -> Iterator[str]:
    """Yield the texts in functions that word buttons, and those handed to what makes buttons and menus."""
    for node in ast.walk(ast.parse(source)):
        is_wording = isinstance(node, ast.FunctionDef) and node.name in TEXTS_OF_BUTTONS
        is_making = isinstance(node, ast.Call) and name_of(node.func) in MAKERS
        for part in [node] if is_wording else node.args if is_making else ():
            yield from translated(part)


def translated(node: ast.AST) -> Iterator[str]:
    for call in ast.walk(node):
        if isinstance(call, ast.Call) and name_of(call.func) == "tr":
            yield ast.literal_eval(call.args[0])


def name_of(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else getattr(node, "attr", "")
