# Every target works on a fresh clone with python3 (3.11 or later) and make alone.
# The first one builds the environment from requirements.lock, which is what a report needs; tests,
# browser, archive and Lab have a lock file each, installed when a target first needs it.

SURVEY ?= kronoberg-2010
JOBS   ?=
NAME   ?=
FROM   ?=
LIKE   ?= kronoberg-2010
FORCE  ?=
OLD    ?=
QUIET  ?=
PYTEST ?=
LAB    ?=
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
# What a person gives reaches the shell as a variable of its own, never as part of a command.
export SURVEY JOBS NAME FROM LIKE OLD SINCE DATE LICENCE PROFILE
OPTIONS := $(if $(JOBS),--jobs "$$JOBS") $(if $(FORCE),--force) $(if $(QUIET),--quiet)
# Snakemake has an environment of its own: it needs packages that come as sources only.
WORKFLOW := .venv-workflow
WORKFLOW_READY := $(WORKFLOW)/.ready
COUNTIES ?= 21
READY := $(ENVIRONMENT)/.ready-$(ENVIRONMENT_NAME)
EXTRAS := archive browser lab test
EXTRA := $(READY)-
TEST_READY := $(EXTRAS:%=$(EXTRA)%)

export PYTHONNOUSERSITE := 1
# A PYTHONPATH from elsewhere must not change what is imported.
unexport PYTHONPATH
# uv leaves compiling to the first import, which must then be allowed to keep what it compiled.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help report reports verify release pdf archive colleague-data diff check codebook new-survey questionnaire
.PHONY: test strip lab scratch notebook-diff hooks docs coverage bench cluster test-slurm
.PHONY: lock lock-workflow clean environment

help: ## Show this list
	@echo "make TARGET [SURVEY=$$SURVEY] [JOBS=n] [FORCE=1] [QUIET=1]"
	@awk 'BEGIN {FS = ":.*## "} /^[a-z-]+:.*## / {printf "  %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

report: $(READY) ## Build reports/SURVEY from data/raw/SURVEY
	@$(BIN)/survey-report build $(OPTIONS) -- "$$SURVEY"

reports: $(READY) ## Build the report of every survey in data/raw
	@$(BIN)/survey-report build --all $(OPTIONS)

verify: $(READY) ## Is the published report just what was built? Checks every file's checksum
	@$(BIN)/survey-report verify -- "$$SURVEY"

release: $(READY) ## Keep what was made public of SURVEY: later reports are held against it
	@$(BIN)/survey-report release -- "$$SURVEY"

pdf: report $(EXTRA)browser ## One tagged PDF per language of SURVEY's report, in build/SURVEY (needs Chromium)
	@$(BIN)/survey-report pdf -- "$$SURVEY"
archive: $(EXTRA)archive ## Package a published report for a data archive [DATE=2026-01-15] [LICENCE=CC-BY-4.0]
	@$(BIN)/survey-report archive $(if $(DATE),--date "$$DATE") $(if $(LICENCE),--licence "$$LICENCE") -- "$$SURVEY"

colleague-data: $(READY) ## Write the cleaned responses as SPSS and Parquet, into data/processed
	@$(BIN)/survey-report colleague-data -- "$$SURVEY"

cluster: $(READY) $(WORKFLOW_READY) ## Build every survey through Snakemake, on JOBS cores or PROFILE=workflow/profiles/slurm
	@$(WORKFLOW)/bin/python -m snakemake --config program="$(BIN)/survey-report" \
	  $(if $(PROFILE),--profile "$$PROFILE",--cores "$${JOBS:-all}")

test-slurm: $(TEST_READY) $(WORKFLOW_READY) ## Build COUNTIES counties through a Slurm of one node (Debian, root; installs slurm-wlm and munge)
	@command -v slurmctld > /dev/null && command -v munged > /dev/null || \
	  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq slurm-wlm munge; }
	@COUNTIES=$(COUNTIES) WORKFLOW=$(abspath $(WORKFLOW)) $(BIN)/python -m pytest -m slow -s tests/workflow/test_slurm.py

diff: $(READY) ## Tell which results changed since the report in the folder OLD
	@$(BIN)/survey-report diff -- "$$SURVEY" $(if $(OLD),"$$OLD",$(error say which: make diff OLD=folder))

check: $(READY) ## Is data/raw/SURVEY fit to run? Lists every fault at once
	@$(BIN)/survey-report check -- "$$SURVEY"

new-survey: $(READY) ## Make data/raw/NAME after the example of LIKE, with a questionnaire
	@$(BIN)/survey-report new-survey -- $(if $(NAME),"$$NAME",$(error say which: make new-survey NAME=...)) "$$LIKE"

codebook: $(READY) ## Draft data/raw/NAME from an export and its definitions: FROM="file…" [NAME=…]
	@$(BIN)/survey-report codebook $(if $(NAME),--name "$$NAME") -- \
	  $(if $(FROM),"$$FROM",$(error say from what: make codebook FROM=file))

questionnaire: $(READY) ## Make the questionnaire of SURVEY anew: to print, and for LimeSurvey
	@$(BIN)/survey-report questionnaire -- "$$SURVEY"

test: $(TEST_READY) ## Lint, check types and run every test (browser tests where Chromium is found)
	@$(BIN)/ruff check --quiet . && $(BIN)/ruff format --check --quiet .
	@$(BIN)/mypy
	@$(BIN)/python -m pytest --numprocesses auto --dist loadfile --no-loadscope-reorder $(PYTEST)

strip: $(EXTRA)lab ## Take outputs out of the notebooks, as git wants them
	@$(BIN)/python -m helpers.lab.stripping notebooks/*.ipynb jupyter/*.ipynb || test $$? -eq 1

# JupyterLab with the project's settings beneath the user's own, which are left as they are.
lab: export JUPYTER_CONFIG_PATH := $(CURDIR)/jupyter
lab: export JUPYTERLAB_WORKSPACES_DIR := $(CURDIR)/build/lab/workspaces
lab: $(EXTRA)lab ## Open the notebooks in JupyterLab (LAB="--no-browser" and the like: its own options)
	@$(BIN)/jupyter lab $(LAB)

scratch: $(EXTRA)lab ## Make a notebook of your own in scratch/, never published, never in git [NAME=…]
	@$(BIN)/python -m helpers.lab.scratch "$$SURVEY" $(if $(NAME),"$$NAME")

notebook-diff: $(EXTRA)lab ## Show by cell what changed in the notebooks since SINCE (HEAD)
	@$(BIN)/nbdiff --ignore-details "$$SINCE" notebooks jupyter

hooks: $(TEST_READY) ## Check every commit: no answers, no outputs, lint and types
	@$(BIN)/pre-commit install

docs: $(EXTRA)test ## Make docs/codebook.md from the model, and the helpers' reference: build/docs
	@$(BIN)/python -m tests.docs.codebook_reference
	@$(BIN)/python -m pdoc --docformat numpy --output-directory build/docs helpers
	@echo "build/docs/index.html"

coverage: $(READY) ## Coverage of every interval, and error rates, at the sizes of SURVEY
	@$(BIN)/python -m tests.coverage "$$SURVEY"

bench: $(TEST_READY) ## Time the report against other ways, and cleaning against reading alone
	@$(BIN)/python -m tests.bench "$$SURVEY"
	@$(BIN)/python -m tests.bench.cleaning

COMPILE := uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-emit-find-links \
  --no-annotate --no-header
GROUPS := --group build --group installer $(EXTRAS:%=--group %)

# All are resolved at once, so that they agree; an extra's file leaves out what stands in requirements.lock.
lock: ## Resolve the lock files anew (needs uv; for maintainers)
	@mkdir -p build && cat requirements*.lock > build/all.lock
	$(COMPILE) --fork-strategy fewest $(GROUPS) pyproject.toml -o build/all.lock
	$(COMPILE) --constraint build/all.lock --group build pyproject.toml -o requirements.lock
	@for extra in installer $(EXTRAS); do echo "requirements-$$extra.lock"; \
	  $(COMPILE) --constraint build/all.lock --group $$extra pyproject.toml > build/extra.lock || exit 1; \
	  awk '/^[^ ]/ {whole = FILENAME == "requirements.lock"; if (whole) known[$$0]; keep = !($$0 in known)} keep' \
	    requirements.lock build/extra.lock > requirements-$$extra.lock; done

lock-workflow: ## Resolve workflow/requirements.lock anew (needs uv; for maintainers)
	$(COMPILE) --python-version 3.11 workflow/requirements.in -o workflow/requirements.lock

environment: $(READY) ## Build the environment only

clean: ## Remove the environment, reports and processed data
	rm -rf .venv .venv-workflow .snakemake reports build .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find data/processed -mindepth 1 ! -name .gitkeep -delete

$(READY): requirements.lock pyproject.toml
	@$(PYTHON3) install.py --project $(ENVIRONMENT) $<
	@touch $@

$(EXTRA)%: requirements-%.lock $(READY)
	@$(PYTHON3) install.py $(ENVIRONMENT) $<
	@touch $@

$(WORKFLOW_READY): workflow/requirements.lock
	@$(PYTHON3) install.py --sources $(WORKFLOW) $<
	@touch $@
