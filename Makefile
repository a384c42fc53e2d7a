# ClearSKY for QGIS. `make help` lists what there is.
SHELL := /bin/bash
PYTHON := .venv/bin/python
LINK := build/link/clearsky_qgis
ROOMS := __init__.py plugin.py clearsky core ui sandbox tools tests

QT6_TOOLS := PyQt6==6.11.0 pydantic==2.14.3 requests==2.34.2
STORE_TOOLS := bandit==1.9.4 detect-secrets==1.5.0
TRANSLATIONS := $(patsubst %.ts,%.qm,$(wildcard resources/i18n/*.ts))

.DEFAULT_GOAL := help
.PHONY: help setup translations demo demo-zip test test-client test-faults bench run sandbox lint types format check package store-check qt6 clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## /{printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: .venv/.ready $(TRANSLATIONS) ## Install what is missing: QGIS (Debian 12), a virtual environment, the pinned packages

.venv/.ready: requirements.txt requirements-dev.txt tools/setup_qgis.sh
	@tools/setup_qgis.sh
	@test -x $(PYTHON) || /usr/bin/python3 -m venv --system-site-packages .venv
	@$(PYTHON) -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

%.qm: %.ts .venv/.ready
	@if command -v lrelease >/dev/null; then lrelease -silent $< -qm $@; \
	else echo "setup: no lrelease of Qt here, so $@ is not made: QGIS will show English"; fi

translations: setup ## Collect the texts of the code into resources/i18n; say which lack a translation
	@$(PYTHON) tools/translations.py update
	@$(PYTHON) tools/translations.py missing

demo: setup ## Run the main job in a real QGIS Desktop; results in build/demo
	@$(PYTHON) tools/desktop.py demo

demo-zip: package ## The same with the zip, installed by QGIS's own installer in a fresh profile; results in build/installed
	@$(PYTHON) tools/desktop.py demo build/package/*.zip

run: setup ## Open QGIS Desktop with the plugin enabled and the sandbox chosen
	@$(PYTHON) tools/desktop.py run

sandbox: setup ## Start the sandbox service and print its address and a play key
	@$(PYTHON) -m sandbox

test: setup ## Run all tests on the real QGIS
	@QT_QPA_PLATFORM=offscreen $(PYTHON) -m pytest

test-client: build/client/oldest/.ready build/client/newest/.ready ## Test clearsky/ alone, without QGIS, on the oldest and the newest pydantic
	@for kind in oldest newest; do \
		build/client/$$kind/bin/python -m pytest -c tests/client.ini --rootdir . --confcutdir . -q tests/clearsky || exit 1; \
	done

build/client/oldest/.ready: PYDANTIC := pydantic==2.10.6
build/client/newest/.ready: PYDANTIC := pydantic>=2.14
build/client/%/.ready: requirements-client.txt
	@/usr/bin/python3 -m venv build/client/$*
	@build/client/$*/bin/python -m pip install --quiet --disable-pip-version-check -r requirements-client.txt "$(PYDANTIC)"
	@touch $@

test-faults: setup ## Run the whole fault table: kills, races, full disks, lost answers
	@QT_QPA_PLATFORM=offscreen $(PYTHON) -m pytest tests/faults -m "faults or not faults"

bench: setup ## Measure in paired rounds; results in build/bench
	@QT_QPA_PLATFORM=offscreen $(PYTHON) -m pytest tests/bench -m "bench or not bench" -q -s

lint: setup ## Check style and format
	@$(PYTHON) -m ruff check $(ROOMS)
	@$(PYTHON) -m ruff format --check $(ROOMS)

format: setup ## Format and fix what can be fixed
	@$(PYTHON) -m ruff check --fix $(ROOMS)
	@$(PYTHON) -m ruff format $(ROOMS)

types: setup $(LINK) ## Check types strictly (client, core and sandbox)
	@MYPYPATH=build/link $(PYTHON) -m mypy -p clearsky_qgis.clearsky -p clearsky_qgis.core -p clearsky_qgis.sandbox

$(LINK): # mypy needs the package under its name, whatever the clone's folder is called
	@mkdir -p $(dir $@) && ln -sfn ../.. $@

package: setup ## Make the zip of the last commit that users install, in build/package
	@rm -rf build/package
	@tools/package.sh

store-check: package build/store/.ready ## Look in the zip for what plugins.qgis.org blocks
	@build/store/bin/python tools/store_check.py build/package/*.zip

build/store/.ready: Makefile
	@/usr/bin/python3 -m venv build/store
	@build/store/bin/python -m pip install --quiet --disable-pip-version-check $(STORE_TOOLS)
	@touch $@

qt6: setup $(LINK) build/qt6/.ready ## Hold every use of Qt against PyQt6, and drive some widgets on it; needs no QGIS 4
	@tools/qt6_check.sh
	@build/qt6/bin/python tools/qt6_widgets.py 2>&1 | grep -v propagateSizeHints; exit $${PIPESTATUS[0]}

build/qt6/.ready: Makefile
	@/usr/bin/python3 -m venv build/qt6
	@build/qt6/bin/python -m pip install --quiet --disable-pip-version-check $(QT6_TOOLS)
	@touch $@

check: lint types test ## All that a change must pass

clean: ## Remove what was built; the virtual environment stays
	@rm -rf build .pytest_cache .ruff_cache .qgis-settings
