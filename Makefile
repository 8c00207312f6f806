# The doors. `make serve` and `make test` do everything on a fresh machine with Python 3.11 or later and a network.
PYTHON ?= python3
PORT ?= 8000
BIN = .venv/bin

.PHONY: serve test lint bench

serve: .venv/installed
	$(BIN)/python manage.py set_up
	$(BIN)/python manage.py serve --port $(PORT)

test: .venv/installed-dev
	$(BIN)/python -m pytest

lint: .venv/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/djade --check --target-version 5.2 $$(find templates -name '*.html')
	$(BIN)/mypy
	$(BIN)/python manage.py makemigrations --check --dry-run --settings tests.settings

bench: .venv/installed-dev
	$(BIN)/python benchmarks/importing.py
	$(BIN)/python benchmarks/search.py --articles 10000 --quick

.venv/installed: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or later is needed: make $(MAKECMDGOALS) PYTHON=python3.12"; exit 1; }
	@echo "Environment …"
	@$(PYTHON) -m venv .venv || \
		{ echo "Python's venv module is missing; on Debian: apt-get install python3-venv"; exit 1; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

.venv/installed-dev: .venv/installed requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@
