# For who types make by habit; the scripts do the work.
.PHONY: start test locks

start:
	scripts/start

test:
	scripts/test

# After a change in pyproject.toml or package.json: write the lock files anew, without the address of any registry.
locks:
	.venv/bin/uv pip compile --universal --generate-hashes --no-header --no-annotate --no-emit-index-url --quiet \
		--output-file requirements.lock pyproject.toml
	.venv/bin/uv pip compile --universal --generate-hashes --no-header --no-annotate --no-emit-index-url --quiet \
		--extra dev --output-file requirements-dev.lock pyproject.toml
	npm install --package-lock-only
