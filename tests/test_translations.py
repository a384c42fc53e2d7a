# SPDX-License-Identifier: GPL-2.0-or-later
"""Danish and German are complete: every text of the code, with the same places to fill in."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest
from qgis.core import QgsApplication

from clearsky_qgis.core.translation import install_translation, remove_translation, tr

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
