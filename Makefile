# Everything a newcomer needs: `make run` shows the program, `make test` proves it.
# Needs Python 3.11 or newer and make; Node, PostgreSQL and uv are not needed.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SETUP := $(PYTHON) scripts/setup.py

.PHONY: help setup run test lint types floors unit docs docs-check bench drill lock assets clean

help:                 ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 14

setup:                ## the environment for developers: packages, assets, checks
	@$(SETUP) --dev

run:                  ## the demo authority on http://127.0.0.1:$PORT (8000 where PORT is not set)
	@$(SETUP)
	@exec $(BIN)/throughcare serve --demo

assets:               ## style sheets, scripts and fonts, from the packages locked in package-lock.json
	@$(SETUP) --assets

lock:                 ## make requirements/*.txt anew from requirements/*.in
	@$(PYTHON) scripts/lock.py
