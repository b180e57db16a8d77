# Every target only calls Python, so that `py -m setup ...` does the same on Windows.
PYTHON ?= python3

help: ## show this help
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

run: ## set up what is missing and serve the atlas (HOST, PORT)
	@$(PYTHON) -m setup run

test: ## set up the test tools and run everything
	@$(PYTHON) -m setup test

check: ## check the edition under mapdata/
	@$(PYTHON) -m setup check

export: ## write the whole atlas into export/, which opens without a server
	@$(PYTHON) -m setup export

setup: ## set up what is missing, serve nothing
	@$(PYTHON) -m setup prepare

clean: ## remove everything the set-up made
	@$(PYTHON) -m setup clean

.PHONY: help run test check export setup clean
