# `make` sets up what is missing and builds manuscript/ into build/; `make test` does the same for the tests.
# Each step of the set-up leaves a stamp, so that it is done once, and again when what it depends on has changed.

VENV = .venv
BIN = $(VENV)/bin
NODE = tests/node/node_modules

# The tests begin many processes: each is quicker by the bytecode that the first one keeps.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: all build test whole quick storm mutate lint ruff format types imports lock bench clean distclean
.DELETE_ON_ERROR:

all: build

build: $(VENV)/project
	@$(BIN)/pamphlet build

test: $(VENV)/project $(VENV)/tests $(VENV)/tests-system $(NODE)/stamp
	@$(BIN)/python -m pytest --numprocesses=auto --maxprocesses=4 --dist=loadfile --no-loadscope-reorder

quick: $(VENV)/project $(VENV)/tests
	@$(BIN)/python -m pytest --quick --quiet --no-header -r fE --numprocesses=2

# Kill builds at each of their moments and at any time, fill the disk at each of their writes, and build with what
# strangers may send; `make test` has a small part of it. It takes an hour and prints its figures.
storm: $(VENV)/project $(VENV)/tests
	@$(BIN)/python -m pytest tests/storm --storm --numprocesses=auto --maxprocesses=4 --dist=load

# What `make test` tries in shares is tried whole: every work with every kind and every validator, more examples of
# properties, and the storm. It takes hours.
whole: $(VENV)/project $(VENV)/tests $(VENV)/tests-system $(NODE)/stamp
	@$(BIN)/python -m pytest --whole --numprocesses=auto --maxprocesses=4 --dist=loadfile --no-loadscope-reorder

lint: ruff format types imports

ruff: $(VENV)/project $(VENV)/tests
	@echo "lint      ruff check"
	@$(BIN)/ruff check --quiet

format: $(VENV)/project $(VENV)/tests
	@echo "lint      ruff format"
	@$(BIN)/ruff format --check --quiet

types: $(VENV)/project $(VENV)/tests
	@echo "lint      mypy"
	@$(BIN)/mypy --no-error-summary

imports: $(VENV)/project $(VENV)/tests
	@echo "lint      import-linter"
	@$(BIN)/lint-imports --no-logo

# Put small faults into the rooms that decide, and list those that no test notices. It takes hours; for a room, a sample or
# the quick tests alone see `python -m tests.tools.mutate --help`.
mutate: $(VENV)/project $(VENV)/tests
	@$(BIN)/python -m tests.tools.mutate

bench: $(VENV)/project
	@$(BIN)/python tests/benchmarks/run.py

# Set-up

$(VENV)/runtime: requirements.lock .ci/system .ci/python
	@.ci/system build
	@echo "python    $(VENV)"
	@"$$(.ci/python)" -m venv --clear $(VENV)
	@echo "packages  requirements.lock"
	@$(BIN)/python -m pip install --quiet --quiet --require-hashes --requirement requirements.lock
	@touch $@

$(VENV)/project: $(VENV)/runtime pyproject.toml
	@echo "project   pamphlet"
	@$(BIN)/python -m pip install --quiet --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/tests: $(VENV)/runtime requirements-dev.lock
	@echo "packages  requirements-dev.lock"
	@$(BIN)/python -m pip install --quiet --quiet --require-hashes --requirement requirements-dev.lock
	@touch $@

# Where the system's packages may not be installed, the tests that need them are skipped.
$(VENV)/tests-system: $(VENV)/runtime
	@if .ci/system tests; then touch $@; fi

$(NODE)/stamp: $(VENV)/tests tests/node/package-lock.json
	@echo "packages  tests/node/package-lock.json"
	@cd tests/node && PATH="$(CURDIR)/$(BIN):$$PATH" npm ci --silent
	@touch $@

# The locks hold for every supported Python and system, and name no place to download from.
LOCK = $(BIN)/uv pip compile --quiet --universal --generate-hashes --upgrade \
	--python-version 3.11 --custom-compile-command "make lock"

lock: $(VENV)/project $(VENV)/tests
	@$(BIN)/python -m pip install --quiet --quiet uv
	@echo "lock      requirements.lock"
	@$(LOCK) --group build pyproject.toml --output-file requirements.lock
	@echo "lock      requirements-dev.lock"
	@$(LOCK) --constraint requirements.lock --group dev --output-file requirements-dev.lock
	@echo "lock      tests/node/package-lock.json"
	@cd tests/node && PATH="$(CURDIR)/$(BIN):$$PATH" npm install --package-lock-only --silent

clean:
	@find build -mindepth 1 ! -name .gitignore -delete
	@rm -rf dist .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache

distclean: clean
	@rm -rf $(VENV) $(NODE)
