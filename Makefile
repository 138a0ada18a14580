# Needs Python 3.11 or newer and make; everything else is installed into .venv.
# Where several Pythons are there, the first that is new enough is taken: make PYTHON=/path/to/python says which.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python; do \
	$$p -c 'import sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
SAMPLES := data/samples

.DELETE_ON_ERROR:
.PHONY: demo test lint bench clean browser

demo: .venv/.installed
	@rm -rf demo
	@$(BIN)/kg build $(SAMPLES) --store demo/graph
	@echo
	@echo 'Who organized what? kg query --store demo/graph --name who-organizes-what'
	@$(BIN)/kg query --store demo/graph --name who-organizes-what
	@echo
	@$(BIN)/kg view --store demo/graph --geojson $(SAMPLES)/district.geojson -o demo/page.html >/dev/null
	@echo "Graph: $(CURDIR)/demo/graph"
	@echo "Page:  $(CURDIR)/demo/page.html (open it in a browser; it needs no network)"
	@echo "kg is $(CURDIR)/$(BIN)/kg"

test: .venv/.installed-dev browser
	$(BIN)/pytest -n auto

lint: .venv/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: .venv/.installed
	$(BIN)/python benchmarks/speed.py
	$(BIN)/python -m benchmarks.calibration
	$(BIN)/python -m benchmarks.presence
	$(BIN)/python -m benchmarks.initiatives
	$(BIN)/python -m benchmarks.names
	$(BIN)/python -m benchmarks.fuzz
	$(BIN)/python -m benchmarks.soak
	$(BIN)/python -m benchmarks.store

clean:
	rm -rf .venv demo dist build .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo 'make: no Python 3.11 or newer (with its venv module) found; install one, or: make PYTHON=/path/to/python' >&2; exit 1; }
	@echo "Making .venv with $(PYTHON)"
	@$(PYTHON) -m venv .venv

.venv/.installed: pyproject.toml | .venv/bin/python
	@echo 'Installing civic-kg into .venv'
	@$(PIP) install --editable .
	@touch $@

.venv/.installed-dev: pyproject.toml | .venv/bin/python
	@echo 'Installing civic-kg and what its tests need into .venv'
	@$(PIP) install --editable '.[dev]'
	@touch .venv/.installed $@

# The browser tests open the page in Chromium, with Chinese fonts.
browser:
	@if command -v chromium >/dev/null && { ! command -v fc-list >/dev/null || fc-list :lang=zh | grep -q .; }; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		echo 'Installing Chromium and Chinese fonts'; \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive \
		apt-get install -qq -y --no-install-recommends chromium fontconfig fonts-noto-cjk >/dev/null; \
	else echo 'Chromium or Chinese fonts are missing: install the packages chromium and fonts-noto-cjk, or set KG_CHROMIUM; the browser tests are skipped without' >&2; fi
