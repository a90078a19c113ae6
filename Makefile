# make briefing   set everything up and turn seeds/ into an episode in output/
# make test       set everything up and run the checks: ruff, mypy, pytest
#
# PYTHON=python3.12   another interpreter (3.11 to 3.13)
# NO_APT=1            leave the system's packages alone
# BRIEFING_OFFLINE=1  don't ask the voices' host

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.DEFAULT_GOAL := briefing
.PHONY: briefing test clean

briefing: $(VENV)/.installed $(VENV)/.voice
	$(BIN)/briefing make seeds --output output

test: $(VENV)/.installed-dev $(VENV)/.test-tools
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest -n 2

clean:
	rm -rf $(VENV) tests/node/node_modules

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' \
	  || { echo "Python 3.11, 3.12 or 3.13 is needed; name one: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null \
	  || { echo "Python has no venv: as root, apt-get install python3-venv" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV)

# Newer than what it was made from, or made again: an installation never lags behind pyproject.toml.
$(VENV)/.installed: $(BIN)/python pyproject.toml constraints.txt
	@echo "Installing briefing and what it needs into $(VENV) (torch among it; minutes the first time) …"
	@$(PIP) install --constraint constraints.txt --editable '.[all]'
	@touch $@

$(VENV)/.installed-dev: $(BIN)/python pyproject.toml constraints.txt
	@echo "Installing briefing and its tests' tools into $(VENV) (torch among it; minutes the first time) …"
	@$(PIP) install --constraint constraints.txt --editable '.[all,dev]'
	@touch $(VENV)/.installed $@

# A natural voice: Silero's model from its host (asked once, 10 s at most), else Festival's from Debian.
# Without either espeak-ng speaks, and `briefing make` says how to get better.
$(VENV)/.voice: | $(VENV)/.installed
	@if $(BIN)/briefing voices install xenia; then :; \
	elif command -v festival >/dev/null; then echo "Silero's model can't be fetched: Festival speaks instead."; \
	else .ci/apt-install "Silero's model can't be fetched, Festival speaks instead" festival festvox-ru; fi
	@touch $@

# What tests need of the system: Festival to speak, a browser for the pages, Node for the feed's readers, ffprobe.
# Only what is missing is asked for: a machine whose Node.js comes from elsewhere conflicts with Debian's npm.
$(VENV)/.test-tools: tests/node/package-lock.json | $(BIN)/python
	@missing=""; \
	command -v festival >/dev/null || missing="$$missing festival festvox-ru"; \
	command -v chromium >/dev/null || missing="$$missing chromium"; \
	command -v npm >/dev/null || missing="$$missing nodejs npm"; \
	command -v ffprobe >/dev/null || missing="$$missing ffmpeg"; \
	[ -z "$$missing" ] || .ci/apt-install "The tests use them" $$missing
	@if command -v npm >/dev/null; then npm --prefix tests/node ci --silent --no-audit --no-fund; fi
	@touch $@
