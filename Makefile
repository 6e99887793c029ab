PYTHON ?= python3
.DEFAULT_GOAL := help

.PHONY: help
help: ## What can be made
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12
