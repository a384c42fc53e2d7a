# SPDX-License-Identifier: GPL-2.0-or-later
"""Danish and German are complete: every text of the code, with the same places to fill in."""

from __future__ import annotations

import datetime as dt
import re
import runpy
from pathlib import Path

import pytest
from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QLocale

from clearsky_qgis.core.translation import install_translation, remove_translation, tr
from clearsky_qgis.ui.formats import date_text
from clearsky_qgis.ui.orders.words import days_text

ROOT = Path(__file__).resolve().parent.parent
TOOL = runpy.run_path(str(ROOT / "tools" / "translations.py"))
FILES = sorted((ROOT / "resources" / "i18n").glob("*.ts"))
PLACE = re.compile(r"\{\w*\}|\n|&&|…|▸|✔")


def test_the_languages_are_danish_and_german():
    assert [TOOL["language_of"](path) for path in FILES] == ["da", "de"]


@pytest.mark.parametrize("path", FILES, ids=TOOL["language_of"])
def test_every_text_is_translated(path):
    assert [text for text, translation in TOOL["read"](path).items() if not translation] == []


@pytest.mark.parametrize("path", FILES, ids=TOOL["language_of"])
def test_a_translation_has_the_same_places_to_fill_in(path):
    differing = {
        text: translation
        for text, translation in TOOL["read"](path).items()
        if sorted(PLACE.findall(text)) != sorted(PLACE.findall(translation))
    }
    assert differing == {}


@pytest.mark.parametrize("path", FILES, ids=TOOL["language_of"])
def test_the_file_is_what_the_tool_writes(path, tmp_path):
    copy = tmp_path / path.name
    copy.write_bytes(path.read_bytes())
    TOOL["write"](copy, TOOL["read"](copy))
    assert copy.read_text(encoding="utf-8") == path.read_text(encoding="utf-8")


@pytest.mark.parametrize(("locale", "word"), [("da_DK", "Område"), ("de", "Gebiet"), ("fr", "Area")])
def test_qgis_shows_its_own_language(locale, word, monkeypatch):
    monkeypatch.setattr(QgsApplication, "locale", lambda: locale)
    translator = install_translation()
    try:
        assert tr("Area") == word
    finally:
        remove_translation(translator)
    assert tr("Area") == "Area"


@pytest.mark.parametrize(
    ("locale", "day", "period"),
    [
        ("da_DK", "4. maj 2024", "1. til 31. maj 2024"),
        ("de_DE", "4. Mai 2024", "1. bis 31. Mai 2024"),
        ("en_GB", "4 May 2024", "1 to 31 May 2024"),
    ],
)
def test_a_date_is_written_as_the_language_writes_it(locale, day, period, monkeypatch):
    monkeypatch.setattr(QgsApplication, "locale", lambda: locale)
    before = QLocale()
    translator = install_translation()
    QLocale.setDefault(QLocale(locale))
    try:
        assert date_text(dt.date(2024, 5, 4)) == day
        assert days_text(dt.date(2024, 5, 1), dt.date(2024, 5, 31)) == period
    finally:
        QLocale.setDefault(before)
        remove_translation(translator)
