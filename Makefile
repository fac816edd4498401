# The README's commands. Everything runs in .venv, which .ci/setup makes and keeps.
SHELL := /bin/bash
PYTHON_RUN := .venv/bin/python
HEADLESS := QT_QPA_PLATFORM=offscreen

.PHONY: run test check bench shots gallery architecture cost soak validate validate-live format lock clean

run:
	@.ci/setup run
	@if [ "$$(uname -s)" = Linux ] && [ -z "$$DISPLAY$$WAYLAND_DISPLAY$$QT_QPA_PLATFORM" ]; then \
	  echo "There is no display here: running the demo without a window instead (results in build/demo)."; \
	  $(PYTHON_RUN) main.py demo --out build/demo; \
	else $(PYTHON_RUN) main.py; fi

test:
	@.ci/setup dev
	$(HEADLESS) $(PYTHON_RUN) -m pytest -n 2 --dist loadfile --no-loadscope-reorder

check:
	@.ci/setup dev
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/pyright
	.venv/bin/lint-imports --no-logo

bench:
	@.ci/setup dev
	$(HEADLESS) $(PYTHON_RUN) -m benchmarks.bench

shots:
	@.ci/setup dev
	xvfb-run -a -s "-screen 0 1280x800x24" $(PYTHON_RUN) -m tests.gallery

# What length and size of a film and of the log cost, with a drawing.
cost:
	@.ci/setup dev
	$(PYTHON_RUN) -m benchmarks.cost

# From the pictures of make shots.
gallery:
	$(PYTHON_RUN) -m tests.gallery_docs

soak:
	@.ci/setup dev
	$(HEADLESS) $(PYTHON_RUN) -m pytest -m soak

format:
	@.ci/setup dev
	.venv/bin/ruff check --fix .
	.venv/bin/ruff format .

# The arrows of docs/architecture.md, from the imports.
architecture:
	$(PYTHON_RUN) -m tests.architecture

# Needs uv (pip install uv). Names and hashes only; no addresses.
lock:
	uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-emit-find-links --no-header -o requirements.lock
	uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-emit-find-links --no-header -c requirements.lock -o requirements-dev.lock

clean:
	rm -rf build .pytest_cache .ruff_cache .hypothesis

# Needs the labelled clips in ../shared/data; goes on where it stopped.
validate:
	@.ci/setup dev
	$(PYTHON_RUN) -c "from benchmarks.validate import main; main()"

# Draws and tracks the demo persons the first time (build/live, half an hour), then takes a minute.
validate-live:
	@.ci/setup dev
	$(PYTHON_RUN) -m benchmarks.validate_live
