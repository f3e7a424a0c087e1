# The front door. `make` alone lists what there is; CI runs `make site` and `make test`, nothing else.

.DEFAULT_GOAL := help
.NOTPARALLEL:
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c

BIN := .venv/bin
# The environment is renewed when what is installed, or its place, changes: a stamp for each set.
stamp = .venv/.ready-$(1)-$(shell { cat requirements/$(1).txt pyproject.toml; pwd; } | sha256sum | cut -c 1-16)
SITE_ENVIRONMENT := $(call stamp,site)
DEV_ENVIRONMENT := $(call stamp,dev)
FUZZ_ENVIRONMENT := $(call stamp,fuzz)

# What is run again is compiled once, whatever the surroundings say: a command starts in half the time.
unexport PYTHONDONTWRITEBYTECODE

# A file of tests is one process's, and they begin in the order they are collected in. Browsers and
# servers leave a core idle now and then: there is one process more than cores.
ALL_CORES := --numprocesses $(shell expr $$(getconf _NPROCESSORS_ONLN) + 1) --dist loadfile --no-loadscope-reorder

.PHONY: help
help: ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: site
site: $(SITE_ENVIRONMENT) packages ## check content/ and build the site into build/site
	@$(BIN)/disclose build

.PHONY: test
test: $(DEV_ENVIRONMENT) packages ## run all tests, browser included
	@scripts/browser.sh
	@scripts/server.sh
	@$(BIN)/python -m pytest $(ALL_CORES)

.PHONY: setup
setup: $(DEV_ENVIRONMENT) packages ## make the whole environment and install the pre-commit hook
	@scripts/browser.sh
	@scripts/server.sh
	@$(BIN)/pre-commit install

.PHONY: check
check: $(DEV_ENVIRONMENT) ## format, lint, types, import contract; no tests
	@$(BIN)/ruff format --check --quiet --output-format concise .
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

.PHONY: serve
serve: $(SITE_ENVIRONMENT) packages ## build the real site and show it on this computer
	@$(BIN)/disclose serve

.PHONY: example
example: $(SITE_ENVIRONMENT) packages ## build the invented example site into build/example
	@$(BIN)/disclose build --content tests/example/content --output build/example

.PHONY: golden
golden: $(DEV_ENVIRONMENT) ## rewrite the golden files; read the difference before committing it
	@$(BIN)/python -m pytest -m golden --golden

.PHONY: faults
faults: $(DEV_ENVIRONMENT) packages ## try all cases where `make test` tries a few: kills, faults, hostile inputs, properties
	@scripts/browser.sh
	@DISCLOSE_FULL=1 $(BIN)/python -m pytest -m "counted or hypothesis" $(ALL_CORES)
	@DISCLOSE_FULL=1 $(BIN)/python -m pytest -s --numprocesses 0 tests/hostile

.PHONY: same
same: $(DEV_ENVIRONMENT) ## make pages of 2,000 reports, and compare each with that of MkDocs alone
	@DISCLOSE_REPORTS=2000 $(BIN)/python -m pytest tests/publish/test_site.py -k many_reports

.PHONY: fuzz
fuzz: $(FUZZ_ENVIRONMENT) packages ## look for inputs that readers cannot take, by coverage, for FUZZ_SECONDS (300)
	@$(BIN)/python scripts/fuzz.py

.PHONY: wheelhouse
wheelhouse: $(DEV_ENVIRONMENT) ## make build/wheelhouse, to install without internet, and install from it
	@scripts/wheelhouse.sh
	@DISCLOSE_WHEELHOUSE=build/wheelhouse $(BIN)/python -m pytest tests/test_wheelhouse.py

.PHONY: bench
bench: $(DEV_ENVIRONMENT) ## measure on made-up reports, up to 14,250; writes BENCHMARKS.md
	@$(BIN)/python -m bench.run

.PHONY: canary
canary: $(DEV_ENVIRONMENT) packages ## build the example with ProperDocs and Zensical, compare the pages
	@scripts/canary.sh

.PHONY: sbom
sbom: $(DEV_ENVIRONMENT) ## write build/sbom.json: every part with version, digest and licence
	@$(BIN)/python scripts/sbom.py build/sbom.json

.PHONY: places
places: $(DEV_ENVIRONMENT) ## make content/divisions.tsv again from its sources and the reviewed readings
	@$(BIN)/python -m generator.places

.PHONY: lock
lock: ## renew requirements/ after pyproject.toml changed; UPGRADE=1 also takes newer versions
	@scripts/lock.sh $(if $(UPGRADE),--upgrade)

.PHONY: all
all: check test site ## check, test, site

.PHONY: clean
clean: ## remove what was built and the tools' caches; the environment stays
	@rm -rf build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@find generator tests -name __pycache__ -type d -prune -exec rm -rf {} +

# What pages run from npm. A build without it says what it leaves out.
.PHONY: packages
packages: $(SITE_ENVIRONMENT)
	@scripts/packages.sh site_templates/packages || true

$(SITE_ENVIRONMENT):
	@scripts/environment.sh site
	@rm -f .venv/.ready-site-*
	@touch $@

# Everything for the site is part of the development set, in the same versions.
$(DEV_ENVIRONMENT):
	@scripts/environment.sh dev
	@rm -f .venv/.ready-*
	@touch $@ $(SITE_ENVIRONMENT)

# The fuzzer is for those who look for faults; nothing else needs it.
$(FUZZ_ENVIRONMENT): $(DEV_ENVIRONMENT)
	@$(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check \
		--require-hashes --only-binary :all: --requirement requirements/fuzz.txt
	@touch $@
