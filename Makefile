# `make site` builds, `make serve` previews, `make help` tells the rest.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := -m pip --disable-pip-version-check --quiet
MADE   := $(VENV) site .cache dist/offline.zip

# only here: `watchfloor init` takes nothing between such lines along
# Without mkdocs, so that nothing but ProperDocs can build there. Its module `replacement` makes
# `import mkdocs` mean ProperDocs, in its own command and here in pytest.
PROPERDOCS := .venv-properdocs
MADE += $(PROPERDOCS)

# The tests of whole sites, but for those of how a browser shows the same bytes.
WHOLE_SITES = $(shell grep -lwE 'sites|own_site|tiny_site' tests/test_*.py | grep -v test_browser_)
# only here ends

# Material prints its end of support on every build; the README says it once.
export NO_MKDOCS_2_WARNING := 1

# What a branch is compared with.
BASE ?= origin/main

.PHONY: site serve offline new check review links init clean help

site: $(VENV)/.site ## build site/, warnings are errors
	$(BIN)/mkdocs build --strict
	@echo
	@echo "Built in site/. To look at it: make serve, then open http://127.0.0.1:8000/"

serve: $(VENV)/.site ## preview with live reload
	$(BIN)/mkdocs serve --dev-addr 127.0.0.1:8000

offline: site ## the site in one file, dist/offline.zip, to be read without a network
	$(BIN)/python hooks offline dist/offline.zip

new: $(VENV)/.site ## begin a briefing: asks for what it needs and writes the file
	$(BIN)/python hooks new

check: $(VENV)/.site ## every problem of every briefing and term page
	$(BIN)/python hooks check

review: $(VENV)/.site ## what reviewers are told of this branch; make review BASE=origin/main
	.ci/review "$(BASE)"

links: $(VENV)/.links ## which sources on the web cannot be reached, and copies to record
	@mkdir -p review
	$(BIN)/python hooks links --output review/links.md

init: $(VENV)/.site ## begin an archive of your own: make init DIR=../its-folder
	$(BIN)/python hooks init "$(DIR)"

# only here: what looks after the code
.PHONY: hooks test lint types tests properdocs soak bench reading lock

# Briefings in the archive that `make bench` measures with.
N ?= 1000

test: lint types site tests properdocs ## everything there is

lint: $(VENV)/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.test
	$(BIN)/mypy

tests: $(VENV)/.test
	@.ci/chromium
	$(BIN)/python -m pytest --numprocesses 2

properdocs: $(PROPERDOCS)/.test ## whole sites again, with ProperDocs in place of MkDocs
	@.ci/chromium
	WATCHFLOOR_GENERATOR=properdocs $(PROPERDOCS)/bin/python -m pytest -p properdocs.replacement \
	    --numprocesses 2 $(WHOLE_SITES)

soak: $(VENV)/.test ## what is long: builds with many histories, and 100,000 damaged files
	$(BIN)/python -m pytest --hypothesis-profile=soak --numprocesses 2 tests/test_incremental.py \
	    tests/test_mutated.py

bench: $(VENV)/.test ## seconds and memory beside MkDocs and Hugo, and of a check: make bench N=10000
	$(BIN)/python -m bench $(N)

reading: $(VENV)/.test site ## how a phone reads the site, by Lighthouse, which npm installs
	$(BIN)/python -m bench.lighthouse site

hooks: $(VENV)/.test ## look at what you commit before you commit it
	$(BIN)/pre-commit install

lock: $(VENV)/.test ## renew the hashed locks after a change in pyproject.toml
	$(BIN)/python $(PIP) install uv
	$(BIN)/uv pip compile pyproject.toml --extra build --universal --python-version 3.11 --generate-hashes \
	    --no-emit-index-url --no-header --no-annotate --output-file requirements/site.txt
	$(BIN)/uv pip compile pyproject.toml --extra build --extra test --universal --python-version 3.11 --generate-hashes \
	    --no-emit-index-url --no-header --no-annotate --output-file requirements/test.txt
	$(BIN)/uv pip compile pyproject.toml --extra links --constraints requirements/site.txt \
	    --universal --python-version 3.11 --generate-hashes \
	    --no-emit-index-url --no-header --no-annotate --output-file requirements/links.txt
	echo mkdocs | $(BIN)/uv pip compile pyproject.toml --extra build --extra test --extra properdocs --excludes - \
	    --constraints requirements/test.txt --universal --python-version 3.11 --generate-hashes \
	    --no-emit-index-url --no-header --no-annotate --output-file requirements/properdocs.txt
# only here ends

clean: ## everything that was made
	rm -rf $(MADE)

help:
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /	/'

%/bin/python:
	$(PYTHON) -m venv $*

$(VENV)/.site: requirements/site.txt pyproject.toml | $(VENV)/bin/python
	$(BIN)/python $(PIP) install --require-hashes -r requirements/site.txt
	$(BIN)/python $(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.links: requirements/links.txt $(VENV)/.site
	$(BIN)/python $(PIP) install --require-hashes -r requirements/links.txt
	@touch $@

# only here: the environments of tests
$(VENV)/.test: requirements/test.txt $(VENV)/.site
	$(BIN)/python $(PIP) install --require-hashes -r requirements/test.txt
	@touch $@

$(PROPERDOCS)/.test: requirements/properdocs.txt pyproject.toml | $(PROPERDOCS)/bin/python
	$(PROPERDOCS)/bin/python $(PIP) install --no-deps --require-hashes -r requirements/properdocs.txt
	$(PROPERDOCS)/bin/python $(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@
# only here ends
