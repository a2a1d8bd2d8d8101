# Every command runs in this checkout's own .venv, which is made from requirements.lock on first use.
# Needed beforehand: make and Python 3.11 or newer (another than python3: make PYTHON=python3.12 …).

UV_VERSION := 0.13.9
PYTHON ?=
JOBS ?= 2

BIN := .venv/bin
# The name changes when the checkout moves or another Python is asked for: .venv holds absolute paths.
READY := .venv/ready-$(shell (pwd; echo "$(PYTHON)") | cksum | cut -d ' ' -f 1)
# Jupyter asks for it where root is the only user, as in a container.
AS_ROOT := $(if $(filter 0,$(shell id -u)),--allow-root)
NOTEBOOKS := $(wildcard notebooks/*.ipynb)

.DEFAULT_GOAL := help
.PHONY: help report test check build notebooks notebook bench mutate fuzz hostile docs lab format lock environment dist clean distclean
.DELETE_ON_ERROR:
# Without bytecode every process compiles pandas and all it imports again: two seconds for each command.
unexport PYTHONPATH PYTHONHOME VIRTUAL_ENV PYTHONDONTWRITEBYTECODE

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' Makefile

report: $(READY) ## Build the tables and make every report: open reports/index.html
	$(BIN)/indicators build
	$(BIN)/indicators report --all --jobs $(JOBS)

test: check ## Check the code and the committed tables, run all tests, compare the notebooks' outputs
	@sh .ci/packages
	$(BIN)/indicators build --check
	$(BIN)/python -m pytest --numprocesses $(JOBS) --dist loadfile --no-loadscope-reorder \
		--nbval --nbval-current-env --nbval-sanitize-with tests/nbval.cfg tests src $(NOTEBOOKS)

check: $(READY) ## Lint, check the formatting and the types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check --quiet .
	$(BIN)/mypy

build: $(READY) ## Build data/processed from data/raw
	$(BIN)/indicators build

notebooks: $(READY) ## Run the notebooks again and keep their outputs
	$(BIN)/python -m indicators.batch.refresh_notebooks

notebook: $(READY) ## Run one notebook again and keep its outputs: make notebook N=quarterly_report
	$(if $(N),,$(error say which: make notebook N=quarterly_report))
	$(BIN)/python -m indicators.batch.refresh_notebooks $(N)

bench: $(READY) ## Measure how fast a long paper is read and a batch of reports is made (minutes)
	$(BIN)/python benchmarks/reading.py
	$(BIN)/python benchmarks/batch.py --jobs $(JOBS)
	$(BIN)/python benchmarks/box.py

mutate: $(READY) ## Take away one rule of the reading at a time; fails if no test misses one (two minutes)
	$(BIN)/python benchmarks/mutation.py --jobs $(JOBS)

# .jupyter turns off what would ask the network: news, and whether there is a newer JupyterLab.
fuzz: $(READY) ## Feed readers and reading with what nobody would write, a minute each (Linux)
	$(BIN)/python -m pip install --quiet --no-build-isolation --editable '.[fuzz]'
	$(BIN)/python -m tests.faults.fuzz

hostile: $(READY) ## Open hundreds of files made to hurt, and print what becomes of them (ten minutes)
	$(BIN)/python -m tests.faults.hostile_table

docs: .venv-docs/ready ## Build the docs site into build/docs, every link checked (installs its tools on first use)
	.venv-docs/bin/zensical build --strict

.venv-docs/ready: docs/requirements.txt | $(READY)
	$(BIN)/python -m venv --clear .venv-docs
	.venv-docs/bin/python -m pip install --quiet --requirement docs/requirements.txt
	touch $@

lab: $(READY) ## Open the notebooks in JupyterLab
	JUPYTER_CONFIG_PATH="$(CURDIR)/.jupyter" $(BIN)/jupyter lab $(AS_ROOT) notebooks/README.ipynb

format: $(READY) ## Mend what ruff can mend, and format
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

lock: $(READY) ## Resolve the newest versions into requirements.lock
	$(BIN)/uv pip compile pyproject.toml --extra dask --extra lab --extra ocr --extra sdmx --extra sql --extra test --extra urls --group build \
		--universal --fork-strategy fewest --python-version 3.11 --generate-hashes --upgrade \
		--no-header --no-emit-index-url --no-emit-find-links --quiet --output-file requirements.lock

environment: $(READY) ## Make .venv, or bring it up to date

$(READY): requirements.lock pyproject.toml .ci/environment
	@sh .ci/environment $@ $(UV_VERSION) "$(PYTHON)"

dist: $(READY) ## Build the wheel into dist/, twice, and see that both are the same
	rm -rf dist
	$(BIN)/python -m hatchling build -t wheel -d dist
	$(BIN)/python -m hatchling build -t wheel -d dist/again
	cmp dist/*.whl dist/again/*.whl
	rm -r dist/again

clean: ## Remove reports, caches and other things made here
	if [ -d reports ]; then find reports -mindepth 1 -maxdepth 1 ! -name README.md -exec rm -rf {} +; fi
	find . -path ./.venv -prune -o -name __pycache__ -prune -exec rm -rf {} +
	rm -rf .pytest_cache .mypy_cache .ruff_cache .hypothesis build dist notebooks/.ipynb_checkpoints

distclean: clean ## Also remove .venv
	rm -rf .venv .venv-docs
