# Every command a newcomer needs. `make run` and `make test` install what they need themselves.
SHELL := /bin/bash
.DEFAULT_GOAL := help
PYTHON := .venv/bin/python
UV := $(shell command -v uv || echo .venv-uv/bin/uv)
export PYTHONDONTWRITEBYTECODE :=

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 24

.venv/installed: requirements-dev.lock scripts/install
	@scripts/install
	@touch $@

install: .venv/installed ## install the locked dependencies (done by every other command too)

run: install ## start everything; Ctrl-C stops it
	@$(PYTHON) -m bot run

test: install ## all tests (trains a model first if the data changed)
	@$(PYTHON) -m bot train
	@$(PYTHON) -m pytest $(ARGS)

train: install ## train a model if the data changed
	@$(PYTHON) -m bot train

shell: install ## talk to it in the terminal (Rasa's own shell)
	@$(PYTHON) -m bot shell

validate: install ## Rasa's data validation and our content checks
	@$(PYTHON) -m bot rasa data validate --fail-on-warnings --max-history 3
	@$(PYTHON) -m pytest -q tests/content

lint: install ## format and style check, import directions
	@$(PYTHON) -m ruff check .
	@.venv/bin/lint-imports

evaluate: install ## how well it understands our held-out messages
	@$(PYTHON) -m bot evaluate

bench: install ## measure the budgets of the design
	@$(PYTHON) -m bench

bench-reference: install ## train and measure the plain `rasa init` pipeline on our data (hours; once)
	@nice -n 15 $(PYTHON) -m bench.reference $(ARGS)

lock: install ## write the lock files anew after a change of pyproject.toml
	@$(UV) pip compile pyproject.toml --generate-hashes --python-version 3.11 -q -o requirements.lock
	@$(UV) pip compile pyproject.toml --extra dev --generate-hashes --python-version 3.11 -q -c requirements.lock -o requirements-dev.lock

.PHONY: help install run test train shell validate lint evaluate bench bench-reference lock
