.DEFAULT_GOAL := help
.PHONY: help run test install format lint lock messages benchmark audit probe clean

PYTHON ?= python3
VENV := .venv/bin
BOOTSTRAP := @command -v $(PYTHON) >/dev/null || \
	{ echo "Tripreports needs Python 3.11 or newer, and there is no $(PYTHON) here." >&2; exit 1; }; \
	exec $(PYTHON) tools/bootstrap.py

help:  ## Show this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

run:  ## Set everything up and serve on http://127.0.0.1:8000 (PORT=… for another)
	$(BOOTSTRAP) run

test:  ## Run everything that CI runs
	$(BOOTSTRAP) test

install:  ## Make .venv with the tools for development
	$(BOOTSTRAP) install

format: install  ## Format code and templates
	@$(VENV)/python tools/checks.py format

lint: install  ## Check formatting, code, types, import contracts and templates
	@$(VENV)/python tools/checks.py lint

lock: install  ## Re-make requirements*.txt from pyproject.toml
	@$(VENV)/python tools/lock.py

messages: install  ## Collect the texts to translate and compile the translations
	@$(VENV)/python tools/messages.py

benchmark: install  ## Measure pages, fixture loading and the second start
	@$(VENV)/python -m tests.benchmarks.run

probe: install  ## Ask the API what nobody would, as every role
	@$(VENV)/python -m tests.probing --max-time=300

audit: install  ## Ask Lighthouse, axe and the W3C's validator about every kind of page
	@$(VENV)/python -m tests.audit

clean:  ## Remove caches; keeps .venv and your records in var/
	@rm -rf .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .coverage .coverage.* htmlcov
	@find . -name __pycache__ -not -path './.venv/*' -prune -exec rm -rf {} +
