# `make` builds the whole edition; `make test` runs the tests; both set up .venv first.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
REQUIREMENTS ?=

.PHONY: all build setup test lint format bench lock clean

all: build

build: $(VENV)/.run
	$(BIN)/edition

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "edition needs Python 3.11 or later; try: make PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)

# What running needs, and what testing and checking need besides. CI sets REQUIREMENTS=.ci/requirements.lock.
$(VENV)/.run: pyproject.toml | $(VENV)/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check $(if $(REQUIREMENTS),-c $(REQUIREMENTS)) -e .
	touch $@

$(VENV)/.dev: pyproject.toml | $(VENV)/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check $(if $(REQUIREMENTS),-c $(REQUIREMENTS)) -e '.[dev]'
	touch $@ $(VENV)/.run

setup: $(VENV)/.dev

test: $(VENV)/.dev
	$(BIN)/python -m pytest $(PYTEST)

lint: $(VENV)/.dev
	$(BIN)/ruff check scripts tests
	$(BIN)/ruff format --check scripts tests
	$(BIN)/mypy

format: $(VENV)/.dev
	$(BIN)/ruff check --fix scripts tests
	$(BIN)/ruff format scripts tests

bench: $(VENV)/.dev
	$(BIN)/python -m tests.bench

lock: $(VENV)/.dev
	$(BIN)/pip freeze --exclude-editable --exclude pip --exclude setuptools > .ci/requirements.lock

clean:
	rm -rf output/site output/print output/text output/.graph.json
