# Every target works on a fresh clone with python3 (3.11 or later) and make alone.
# The first one that needs it builds the environment from requirements.lock.

SURVEY ?= kronoberg-2010
JOBS   ?=
FORCE  ?=
OLD    ?=
QUIET  ?=
PYTEST ?=
LAB    ?=
NAME   ?=
SINCE  ?= HEAD

ENVIRONMENT_NAME := survey-report
PYTHON3 ?= python3

# Inside the conda environment of environment.yml use it as it is; otherwise .venv.
ifeq ($(CONDA_DEFAULT_ENV),$(ENVIRONMENT_NAME))
  ENVIRONMENT := $(CONDA_PREFIX)
else
  ENVIRONMENT := .venv
endif
ifeq ($(OS),Windows_NT)
  BIN := $(ENVIRONMENT)/Scripts
else
  BIN := $(ENVIRONMENT)/bin
endif
OPTIONS := $(if $(JOBS),--jobs $(JOBS)) $(if $(FORCE),--force) $(if $(QUIET),--quiet)
READY := $(ENVIRONMENT)/.ready-$(ENVIRONMENT_NAME)

export PYTHONNOUSERSITE := 1
# A PYTHONPATH from elsewhere must not change what is imported.
unexport PYTHONPATH

.DEFAULT_GOAL := help
.PHONY: help report reports verify pdf diff check test strip lab scratch notebook-diff hooks docs coverage bench lock clean environment

help: ## Show this list
	@echo "make TARGET [SURVEY=$(SURVEY)] [JOBS=n] [FORCE=1] [QUIET=1]"
	@awk 'BEGIN {FS = ":.*## "} /^[a-z-]+:.*## / {printf "  %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

report: $(READY) ## Build reports/SURVEY from data/raw/SURVEY
	@$(BIN)/survey-report build $(SURVEY) $(OPTIONS)

reports: $(READY) ## Build the report of every survey in data/raw
	@$(BIN)/survey-report build --all $(OPTIONS)

verify: $(READY) ## Is the published report just what was built? Checks every file's checksum
	@$(BIN)/survey-report verify $(SURVEY)

pdf: report ## One tagged PDF per language of SURVEY's report, in build/SURVEY (needs Chromium)
	@$(BIN)/survey-report pdf $(SURVEY)

diff: $(READY) ## Tell which results changed since the report in the folder OLD
	@$(BIN)/survey-report diff $(SURVEY) $(if $(OLD),"$(OLD)",$(error say which: make diff OLD=folder))

check: $(READY) ## Is data/raw/SURVEY fit to run? Lists every fault at once
	@$(BIN)/survey-report check $(SURVEY)

test: $(READY) ## Lint, check types and run every test (browser tests where Chromium is found)
	@$(BIN)/ruff check --quiet . && $(BIN)/ruff format --check --quiet .
	@$(BIN)/mypy
	@$(BIN)/python -m pytest $(PYTEST)

strip: $(READY) ## Take outputs out of the notebooks, as git wants them
	@$(BIN)/python -m helpers.lab.stripping notebooks/*.ipynb jupyter/*.ipynb || test $$? -eq 1

# JupyterLab with the project's settings beneath the user's own, which are left as they are.
lab: export JUPYTER_CONFIG_PATH := $(CURDIR)/jupyter
lab: export JUPYTERLAB_WORKSPACES_DIR := $(CURDIR)/build/lab/workspaces
lab: $(READY) ## Open the notebooks in JupyterLab (LAB="--no-browser" and the like: its own options)
	@$(BIN)/jupyter lab $(LAB)

scratch: $(READY) ## Make a notebook of your own in scratch/, never published, never in git [NAME=…]
	@$(BIN)/python -m helpers.lab.scratch $(SURVEY) $(NAME)

notebook-diff: $(READY) ## Show by cell what changed in the notebooks since SINCE (HEAD)
	@$(BIN)/nbdiff --ignore-details $(SINCE) notebooks jupyter

hooks: $(READY) ## Check every commit: no answers, no outputs, lint and types
	@$(BIN)/pre-commit install

docs: $(READY) ## Make the reference of the helpers from their docstrings: build/docs
	@$(BIN)/python -m pdoc --docformat numpy --output-directory build/docs helpers
	@echo "build/docs/index.html"

coverage: $(READY) ## Coverage of every interval, and error rates, at the sizes of SURVEY
	@$(BIN)/python -m helpers.statistics.coverage $(SURVEY)

bench: $(READY) ## Time the report against other ways, and cleaning against reading alone
	@$(BIN)/survey-report bench $(SURVEY)
	@$(BIN)/python tests/cleaning/scale_benchmark.py

lock: ## Resolve requirements.lock anew (needs uv; for maintainers)
	uv pip compile --quiet --universal --generate-hashes --fork-strategy fewest \
	  --no-emit-index-url --no-emit-find-links --no-annotate --no-header \
	  --group build --group dev --group browser pyproject.toml -o requirements.lock

environment: $(READY) ## Build the environment only

clean: ## Remove the environment, reports and processed data
	rm -rf .venv reports build .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find data/processed -mindepth 1 ! -name .gitkeep -delete

$(READY): requirements.lock pyproject.toml
	@test -x $(BIN)/python || $(PYTHON3) -m venv $(ENVIRONMENT)
	@echo "Installing the locked packages into $(ENVIRONMENT) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-index --no-deps --no-build-isolation --editable .
	@touch $@
