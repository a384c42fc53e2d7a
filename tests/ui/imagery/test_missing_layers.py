# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

import shutil

import pytest
from qgis.core import QgsProject
from qgis.PyQt.QtWidgets import QFileDialog

from clearsky_qgis.core.layers.missing_layers import find_files, mend, missing_layers
from clearsky_qgis.tests.support.calls import booked
from clearsky_qgis.ui.restore_action import restore_missing_layers


@pytest.fixture
def saved(desk, tmp_path):
    """A saved project with one image in it."""
    desk.draw_and_settle()
    desk.press_get()
    desk.settle()
    path = tmp_path / "project.qgz"
    assert desk.project.write(str(path))
    return path


def reopened(path):
    project = QgsProject()
    project.read(str(path))
    return project


def restored(desk, project, folder):
    missing = missing_layers(desk.ledger, project)
    return mend(project, find_files(desk.ledger, missing, [folder]))


@pytest.mark.parametrize("new_name", ["same name", "another name"])
def test_a_moved_image_is_found_by_its_content_and_its_layer_mended(desk, saved, tmp_path, sandbox, new_name):
    elsewhere = tmp_path / "archive" / "2024"
    elsewhere.mkdir(parents=True)
    image = next(desk.folder.glob("*.tif"))
    shutil.move(image, elsewhere / (image.name if new_name == "same name" else "renamed.tif"))
    for rest in desk.folder.iterdir():
        rest.unlink()
    project = reopened(saved)
    (layer,) = project.mapLayers().values()
    assert not layer.isValid()
    assert restored(desk, project, tmp_path / "archive") == 1
    assert layer.isValid()
    assert layer.styleManager().styles() == [
        "Agriculture",
        "False Colour",
        "NDVI",
        "Red Edge",
        "Short-Wave Infrared",
        "True Colour",
    ]
    assert layer.metadata().rights()
    assert booked(sandbox) == 1


def test_a_deleted_image_is_not_found_and_nothing_is_bought(desk, saved, tmp_path, sandbox):
    shutil.rmtree(desk.folder)
    project = reopened(saved)
    assert len(missing_layers(desk.ledger, project)) == 1
    assert restored(desk, project, tmp_path) == 0
    assert booked(sandbox) == 1


def test_a_project_whose_files_are_there_has_nothing_missing(desk, saved):
    assert missing_layers(desk.ledger, reopened(saved)) == ()


def test_the_menu_asks_for_a_folder_and_says_what_it_found(desk, saved, tmp_path, monkeypatch):
    (tmp_path / "archive").mkdir()
    for path in list(desk.folder.iterdir()):
        shutil.move(path, tmp_path / "archive" / path.name)
    project = reopened(saved)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(tmp_path / "archive"))
    restore_missing_layers(desk.iface, desk.queue, desk.ledger, project)
    desk.settle()
    assert desk.iface.message_bar.currentItem().text() == (
        "1 of 1 layers have their files again; nothing was charged."
    )
    restore_missing_layers(desk.iface, desk.queue, desk.ledger, project)
    assert "No ClearSKY layer" in desk.iface.message_bar.currentItem().text()
