# `make site` builds, `make serve` previews, `make test` checks everything.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check --quiet

# Material prints its end of support on every build; the README says it once.
export NO_MKDOCS_2_WARNING := 1

.PHONY: site serve check test lint types tests lock clean help

site: $(VENV)/.site ## build site/, warnings are errors
	$(BIN)/mkdocs build --strict
	@echo
	@echo "Built in site/. To look at it: make serve, then open http://127.0.0.1:8000/"

serve: $(VENV)/.site ## preview with live reload
	$(BIN)/mkdocs serve --dev-addr 127.0.0.1:8000

check: $(VENV)/.site ## every problem of every briefing and term page
	$(BIN)/python hooks check

test: lint types site tests ## everything there is

lint: $(VENV)/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.test
	$(BIN)/mypy

tests: $(VENV)/.test
	@.ci/chromium
	$(BIN)/python -m pytest --numprocesses 2

lock: $(VENV)/.test ## renew the hashed locks after a change in pyproject.toml
	$(PIP) install uv
	$(BIN)/uv pip compile pyproject.toml --extra build --universal --python-version 3.11 --generate-hashes \
	    --no-emit-index-url --no-header --no-annotate --output-file requirements/site.txt
	$(BIN)/uv pip compile pyproject.toml --extra build --extra test --universal --python-version 3.11 --generate-hashes \
	    --no-emit-index-url --no-header --no-annotate --output-file requirements/test.txt

clean: ## everything that was made
	rm -rf $(VENV) site .cache

help:
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /	/'

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.site: requirements/site.txt pyproject.toml | $(VENV)/bin/python
	$(PIP) install --require-hashes -r requirements/site.txt
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.test: requirements/test.txt $(VENV)/.site
	$(PIP) install --require-hashes -r requirements/test.txt
	@touch $@
