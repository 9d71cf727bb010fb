# Each target does all its own set-up in .venv; a second run is fast. Needs python3 (3.11 or later) and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export OMP_NUM_THREADS ?= 1

.PHONY: help demo test check bench cost audit lock clean

help:  ## what there is
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 12

# The stamp is newer than what it was made from, or the set-up runs again. The lock holds the hash of every package.
$(VENV)/.installed: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or later is needed; call make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "python3 has no venv module (on Debian: apt-get install python3-venv)"; exit 1; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

demo: $(VENV)/.installed  ## run the main job on the bundled accounts; writes out/demo.json and out/demo.html
	@mkdir -p out
	$(BIN)/crossbearing demo --json out/demo.json --html out/demo.html

test: $(VENV)/.installed  ## run the tests
	$(BIN)/python -m pytest

check: $(VENV)/.installed  ## lint, types, layers, security, work done over a small case
	$(BIN)/ruff check src tests bench
	$(BIN)/ruff format --check src tests bench
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/bandit --quiet --configfile pyproject.toml --recursive src
	$(BIN)/python bench/cost

bench: $(VENV)/.installed  ## measure all verbs over generated cases; writes docs/performance.md (two hours; QUICK=1: minutes, writes nothing)
	$(BIN)/python bench/yardstick $(if $(QUICK),--quick)

cost: $(VENV)/.installed  ## pin the work done over a small case, to which check holds later versions
	$(BIN)/python bench/cost --renew

audit: $(VENV)/.installed  ## compare the locked packages with the public advisories (needs the network)
	$(PYTHON) -m venv $(VENV)-audit
	$(VENV)-audit/bin/python -m pip install --quiet --disable-pip-version-check 'pip-audit>=2.7'
	$(VENV)-audit/bin/pip-audit --require-hashes --disable-pip --requirement requirements.lock

lock:  ## make requirements.lock and requirements-spark.lock anew (needs uv)
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --extra dev --no-header pyproject.toml build.in -o requirements.lock
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --extra spark --no-header -c requirements.lock pyproject.toml build.in -o requirements-spark.lock

clean:  ## remove what was set up and written
	rm -rf $(VENV) $(VENV)-audit out
