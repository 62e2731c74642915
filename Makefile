# One door: demo, test, check, fix, bench, soak. Each needs only Python 3.11 or newer with its venv module, and make.
PYTHON ?= $(shell for p in python3.11 python3 python3.12 python3.13; do \
  $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && command -v $$p && break; done)
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
BUNDLE := src/duecare/knowledge/bundle.json
RECORDS := $(shell find src/duecare/knowledge/records src/duecare/knowledge/translations src/duecare/knowledge/signals src/duecare/knowledge/cues -name "*.yaml" 2>/dev/null)
COMPILER := $(shell find src/duecare/core/catalogue src/duecare/knowledge -maxdepth 1 -name '*.py' 2>/dev/null)
CATALOGUES := $(wildcard src/duecare/locale/*/LC_MESSAGES/django.po)
export EFFORT ?= 1
# Each run starts dozens of processes: what the first has compiled, the others need not compile again.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help demo test check fix bench soak build serve screenshots messages lock clean

help: ## What can be done here
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1|/' | awk -F '|' '{ printf "  make %-12s %s\n", $$1, $$2 }'

demo: build ## Set up everything, load the worked examples, open the server on this machine
	@$(BIN)/duecare demo

serve: build ## Serve your own data (in var/) on this machine
	@$(BIN)/duecare serve

# Random documents and worked cases say nothing of coverage: what they reach is chance, or is reached twice. Tests take
# twice as long while it is measured.
RANDOM := tests/properties tests/spec tests/files/test_findings_schema.py tests/files/test_strategies.py
PYTEST = $(BIN)/pytest -n 2 --dist worksteal

test: build ## All tests (COVER=1 measures which code they reach; REQUIRE_BROWSER=1 forbids to skip those in a browser)
ifdef COVER
	@$(PYTEST) --cov --cov-report= tests --ignore tests/browser $(addprefix --ignore=,$(RANDOM))
	@$(BIN)/python tests/house/coverage_floors.py
	@$(PYTEST) $(RANDOM)
else
	@$(PYTEST) tests --ignore tests/browser
endif
	@echo "In a browser"
	@$(PYTEST) tests/browser
	@echo "Once more on PostgreSQL: the tests of the web application"
	@$(BIN)/python -m tests.web.on_postgres -n 2 --dist worksteal

check: build ## Format, lint, types, floors, knowledge, translations
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/duecare knowledge check
	@$(BIN)/python -m tests.house.translations

fix: build ## Format, and mend what the linter can mend
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

bench: build $(VENV)/.bench $(VENV)/.peers ## Measure speed and quality, beside a named bar in the same run
	@$(BIN)/python -m bench

$(VENV)/.bench: requirements/bench.txt $(READY)
	@$(BIN)/uv pip install -q --require-hashes --python $(BIN)/python -r requirements/bench.txt
	@touch $@

# The random tests go in rounds, because what draws the examples keeps each one in memory until its test ends: gigabytes.
soak: build ## The random and hostile tests with their full counts
	@EFFORT=50 $(PYTEST) -m "not hypothesis" tests --ignore tests/browser --ignore tests/house
	@for round in 1 2 3 4 5; do echo "At random, round $$round of 5"; \
	  EFFORT=10 $(PYTEST) -m hypothesis tests --ignore tests/browser --ignore tests/house || exit 1; done
	@EFFORT=50 $(PYTEST) tests/browser
	@EFFORT=50 $(BIN)/python -m tests.web.on_postgres -n 2 --dist worksteal

screenshots: build ## Pictures of every page, wide and narrow, English and Arabic, into docs/screenshots
	@$(BIN)/python -m tests.browser.screenshots

messages: $(READY) ## Collect the interface strings into the translation catalogues
	@$(BIN)/python -m tests.house.messages

lock: $(READY) ## Compile requirements/*.txt again from pyproject.toml
	@$(BIN)/uv pip compile -q pyproject.toml --python-version 3.11 --universal --generate-hashes --no-emit-index-url --no-annotate --custom-compile-command "make lock" -o requirements/base.txt
	@$(BIN)/uv pip compile -q pyproject.toml --group dev --python-version 3.11 --universal --generate-hashes --no-emit-index-url --no-annotate --custom-compile-command "make lock" -o requirements/dev.txt
	@$(BIN)/uv pip compile -q --group bench --python-version 3.11 --universal --generate-hashes --no-emit-index-url --no-annotate --custom-compile-command "make lock" -c requirements/dev.txt -o requirements/bench.txt
	@$(BIN)/uv pip compile -q --group peers --python-version 3.11 --universal --generate-hashes --no-emit-index-url --no-annotate --custom-compile-command "make lock" -o requirements/peers.txt
	@grep -A 100 '^uv==' requirements/dev.txt | awk 'NR==1 || /^    --hash/ {print; next} {exit}' > requirements/uv.txt

$(VENV)/.peers: requirements/peers.txt $(READY)
	@$(BIN)/uv venv -q --clear $(VENV)/peers
	@$(BIN)/uv pip install -q --require-hashes --python $(VENV)/peers/bin/python -r requirements/peers.txt
	@touch $@

build: $(READY) $(BUNDLE) src/duecare/locale/.compiled

$(BUNDLE): $(READY) $(RECORDS) $(COMPILER)
	@$(BIN)/python -m duecare.knowledge.compile

src/duecare/locale/.compiled: $(READY) $(CATALOGUES)
	@$(BIN)/python hatch_build.py
	@mkdir -p $(@D) && touch $@

# uv, itself from a hashed file, installs the rest in seconds.
$(READY): requirements/dev.txt requirements/uv.txt pyproject.toml
	@test -n "$(PYTHON)" || { echo "Duecare needs Python 3.11 or newer. On Debian: apt install python3.11 python3.11-venv make"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Duecare needs Python 3.11 or newer; $(PYTHON) is older. Try: make PYTHON=/path/to/python3.11"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "This Python has no venv module. On Debian: apt install python3.11-venv"; exit 1; }
	@echo "Setting up .venv (once; about a minute)"
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r requirements/uv.txt
	@$(BIN)/uv pip sync -q --require-hashes --compile-bytecode --python $(BIN)/python requirements/dev.txt
	@$(BIN)/uv pip install -q --python $(BIN)/python --no-deps --no-build-isolation --editable .
	@touch $@

clean: ## Remove what was built and installed here (your data in var/ stays)
	@rm -rf $(VENV) $(BUNDLE) src/duecare/knowledge/signals.json src/duecare/locale/.compiled src/duecare/locale/*/LC_MESSAGES/*.mo .mypy_cache .ruff_cache .pytest_cache .coverage .import_linter_cache
