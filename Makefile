.PHONY: help start test bench audit

help: ## this list
	@grep -E "^[a-z]+:.*##" $(MAKEFILE_LIST) | sed "s/:.*## /: /"
start: ## serve the site
	scripts/start
test: ## run every check and test
	scripts/test
bench: ## measure what pages cost
	scripts/bench
audit: ## visit every page state in a browser
	.venv/bin/python -m accessibility
