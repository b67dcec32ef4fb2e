# Everything a newcomer needs: `make run` shows the program, `make test` proves it.
# Needs Python 3.11 or newer and make; Node, PostgreSQL and uv are not needed.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SETUP := $(PYTHON) scripts/setup.py

.PHONY: help setup run test lint types floors docs bench drill mutate-security assets lock

help:                 ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 14

setup:                ## the environment for developers: packages, assets, checks
	@$(SETUP) --dev

run:                  ## the demo authority on http://127.0.0.1:$PORT (8000 where PORT is not set)
	@$(SETUP)
	@exec $(BIN)/throughcare serve --demo

test: setup           ## everything that CI proves; `make test STAGES="lint types"` for some
	@$(SETUP) --dev --browser
	@$(BIN)/python scripts/test.py $(foreach stage,$(STAGES),"$(stage)")

lint: setup           ## style, templates, dependencies, migrations
	@$(BIN)/python scripts/test.py lint

types: setup          ## mypy
	@$(BIN)/python scripts/test.py types

floors: setup         ## who may import whom
	@$(BIN)/python scripts/test.py floors

docs: setup           ## make the printed parts of docs/ anew
	@$(BIN)/python scripts/docs.py

bench: setup          ## measure, into docs/benchmarks.md (long)
	@$(BIN)/python -m tests.bench $(ARGS)

drill: setup          ## 1,000 kills, all interleavings, full matrix (long)
	@$(SETUP) --dev --browser
	@THROUGHCARE_DRILL=full $(BIN)/python -m pytest -m drill $(ARGS)

mutate-security: setup ## take each protection away in turn, and show the test that goes red (long)
	@$(BIN)/python scripts/mutate_security.py $(ARGS)

assets:               ## style sheets, scripts and fonts, from the packages locked in package-lock.json
	@$(SETUP) --assets

lock:                 ## make requirements/*.txt anew from requirements/*.in
	@$(PYTHON) scripts/lock.py
