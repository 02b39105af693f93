# `make run` serves HEP, `make test` checks it: both install whatever they find missing.
# Another Python than python3: make run PYTHON=python3.12

PYTHON ?= python3
export PYTHON

FLASK := .venv/bin/flask --app app

.DEFAULT_GOAL := help
.PHONY: help run setup demo test setup-test drawing figures bench clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' Makefile

run: setup ## Install what is missing, then serve http://127.0.0.1:8000
	@exec $(FLASK) serve

demo: setup ## Serve a demo clinic with invented patients, from a database of its own
	@exec $(FLASK) demo

setup: ## Do everything that `make run` does, except serving
	@setup/system_packages.sh run
	@setup/python_packages.sh run
	@$(FLASK) migrate

# The quick checks come first, and pytest last, so that its summary closes the output.
test: setup-test ## Check style, types, import contracts and behaviour
	.venv/bin/ruff check
	.venv/bin/ruff format --check
	.venv/bin/mypy
	.venv/bin/lint-imports
	HEP_TEST_BROWSER="$$(setup/find_browser.sh)" \
	.venv/bin/pytest -n 2 --dist worksteal --cov --cov-branch --cov-report=term --cov-fail-under=90

setup-test:
	@setup/system_packages.sh test
	@setup/python_packages.sh test
	@setup/page_checkers.sh

figures: setup ## Draw the exercise figures again
	@setup/python_packages.sh figures
	$(FLASK) figure build
	$(FLASK) figure check

# The first drawing compiles the engine, so that nobody waits for that later.
drawing: setup ## Install what drawing your own poses needs
	@setup/python_packages.sh figures
	@$(FLASK) figure draw bridge -o /dev/null

bench: setup ## Measure how long the slow parts take
	@for file in bench/[!_]*.py; do \
		.venv/bin/python -m "bench.$$(basename "$$file" .py)" || exit; \
	done

clean: ## Remove what was installed or cached here, and keep instance/ with its database
	rm -rf .venv build *.egg-info .coverage .coverage.* .hypothesis .import_linter_cache \
		.mypy_cache .pytest_cache .ruff_cache
