PYTHON ?= python3
BIN = .venv/bin
PIN = $(BIN)/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-header
.DEFAULT_GOAL := help
.PHONY: help install run reset test check fmt bench drill faults rollout fuzz audit lock

help: ## What can be made
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

install: ## The environment alone: Python and front-end packages, as locked
	@$(PYTHON) -m local.install

run: install ## The site on http://127.0.0.1:8000 with everything it needs (PORT=… changes it)
	@exec $(BIN)/python -m local.run

reset: install ## Wipe the local database, mail, uploads and logs, after asking
	@$(BIN)/python -m local.reset

test: install ## All tests, in parallel, then the slowest twenty (ARGS=… is passed on to pytest)
	@$(BIN)/python -m local.system
	@$(BIN)/python -m pytest -n logical --dist worksteal --durations=20 $(ARGS)

check: install ## Lint, format, types, import contracts, templates, migrations, settings
	@$(BIN)/python -m local.check

fmt: install ## Put code and templates into the house's format
	@$(BIN)/ruff check --fix --quiet . && $(BIN)/ruff format .

bench: install ## Measure pages, matching, exports with thousands of rows, as JSON (ARGS="pages rounds": those alone)
	@$(BIN)/python -m tests.load $(ARGS)

drill: install ## Back up, restore into an empty system beside this one, compare everything, print figures
	@$(BIN)/python -m local.drill

faults: install ## Ten thousand mails while workers are killed, the broker stops and PostgreSQL restarts; figures as JSON
	@$(BIN)/python -m tests.faults $(ARGS)

rollout: install ## Web services and workers replaced one after another under load; figures as JSON
	@$(BIN)/python -m tests.rollout

fuzz: install ## Ten thousand hostile sendings to every form; figures as JSON (ARGS="500 7": how many, which seed)
	@$(BIN)/python -m tests.fuzzing $(ARGS)

audit: install ## Known faults of what production installs (asks the advisory database: needs the network)
	@$(BIN)/pip-audit --requirement requirements.production.lock --require-hashes --disable-pip --strict

lock: install ## Pin every dependency anew, by hash and without any address
	@$(PIN) --all-extras --output-file requirements.lock
	@$(PIN) --constraints requirements.lock --output-file requirements.production.lock
