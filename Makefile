# Two commands do everything: `make book` and `make test`. Both set up .venv/ first.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready

.PHONY: help book pdf test audit audit-five bench bench-press lint lab i18n fonts lock audit-lock sbom links clean

help:  ## say what can be made
	@grep -E '^[a-z0-9-]+:.*##' Makefile | sed -E 's/:.*## /\t/'

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; say which: make PYTHON=python3.12 ..."; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $(READY)

book: $(READY)  ## build the book of Haizhu 2025, in both languages, into _build/site/
	$(BIN)/targetbook build

pdf: $(READY)  ## print the book as PDF and EPUB into _build/paper/, in both languages
	$(BIN)/targetbook paper

test: $(READY)  ## run the whole test suite
	$(BIN)/python -m pytest -n auto --dist loadgroup

LIGHTHOUSE := benchmarks/lighthouse/node_modules/.package-lock.json
$(LIGHTHOUSE): benchmarks/lighthouse/package-lock.json
	npm ci --prefix benchmarks/lighthouse --no-audit --no-fund --loglevel=error

audit: $(READY) $(LIGHTHOUSE)  ## measure every page with Lighthouse, three times, into benchmarks/reading.md
	$(BIN)/python benchmarks/audit.py

audit-five: $(READY) $(LIGHTHOUSE)  ## measure five pages once
	$(BIN)/python benchmarks/audit.py --five

bench: $(READY)  ## score drafting and check into benchmarks/drafting.md and benchmarks/trust.md
	PYTHONPATH=tests $(BIN)/python benchmarks/drafting.py
	PYTHONPATH=tests $(BIN)/python benchmarks/corruption.py

bench-press: $(READY)  ## measure builds, kernels and workers into benchmarks/results.md (an hour, on an idle machine)
	$(BIN)/python benchmarks/press.py

lint: $(READY)  ## check style and types
	$(BIN)/ruff check src tests benchmarks
	$(BIN)/ruff format --check src tests benchmarks
	$(BIN)/mypy
	$(BIN)/nbstripout --keep-id --verify chapters/*.ipynb

lab: $(READY)  ## open the chapters in JupyterLab
	$(BIN)/jupyter lab chapters

i18n: $(READY)  ## bring the catalogues in locale/ in step with the chapters' prose
	$(BIN)/python -m targetbook.press.messages

fonts: $(READY)  ## make the fonts of charts, pictures and paper anew, after new characters came in use (asks npm)
	$(BIN)/python -m targetbook.press.fonts.make

lock: $(READY)  ## renew requirements.lock from pyproject.toml
	$(BIN)/uv pip compile pyproject.toml --extra dev --upgrade --universal --python-version 3.11 \
		--generate-hashes --no-emit-index-url --custom-compile-command "make lock" --output-file requirements.lock

audit-lock: $(READY)  ## look up known weaknesses in what requirements.lock names
	$(BIN)/pip-audit --require-hashes --disable-pip --requirement requirements.lock

sbom: $(READY)  ## write the bill of materials of this environment into _build/release/
	mkdir -p _build/release
	$(BIN)/cyclonedx-py environment --pyproject pyproject.toml --output-reproducible -o _build/release/sbom.cdx.json $(BIN)/python

links: $(READY)  ## ask every address of a source whether it still answers, into data/links.csv
	$(BIN)/python -m targetbook.press.links

clean:  ## remove what was built (not .venv/)
	rm -rf _build
