# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

# Two words to know: `make run` and `make test`. The work is done in tools/, so that this file suits every make.

PYTHON ?= python3
PORT ?= 8000
DATA ?= ./data
STEPS ?=
PIP_COMPILE = ../.venv/bin/pip-compile --quiet --upgrade --generate-hashes --allow-unsafe --strip-extras \
  --no-header --no-emit-options --no-emit-index-url --no-emit-find-links --no-emit-trusted-host

.PHONY: help run setup test fix messages requirements

help:
	@echo "make run           start Medspil with made-up people and processes   PORT=$(PORT) DATA=$(DATA)"
	@echo "make test          set up and run every check                         STEPS=\"lint types\" for some of them"
	@echo "make setup         fetch and build what running needs"
	@echo "make fix           let ruff tidy the code"
	@echo "make messages      bring the Danish catalogues in step with the code"
	@echo "make requirements  pin the Python packages anew, with hashes"

# With exec, Ctrl-C reaches the server and nothing in between.
run: setup
	@exec .venv/bin/medspil serve --demo --port "$(PORT)" --data "$(DATA)"

setup:
	@$(PYTHON) tools/setup.py run

test:
	@$(PYTHON) tools/setup.py test
	@.venv/bin/python tools/check.py $(STEPS)

fix:
	@$(PYTHON) tools/setup.py test
	@.venv/bin/ruff check --fix .
	@.venv/bin/ruff format .

messages:
	@$(PYTHON) tools/setup.py test
	@.venv/bin/python tools/messages.py extract
	@.venv/bin/python tools/messages.py compile

requirements:
	@$(PYTHON) tools/setup.py test
	@cd requirements && $(PIP_COMPILE) -o base.txt base.in
	@cd requirements && $(PIP_COMPILE) -o dev.txt dev.in
