# `make` alone lists what there is. Everything sets up what it needs.

SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

# The profile that `demo`, `kiotviet` and `bench` run: release or dev.
PROFILE ?= release
# Options passed on, as in: make demo ARGS="--products 10000 --listen 127.0.0.1:9000"
ARGS ?=

.PHONY: help
help: ## list the commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | awk -F'\t' '{ printf "  make %-15s %s\n", $$1, $$2 }'

.PHONY: demo
demo: setup ## build all and see a shop being imported, then open it in the browser
	cargo run --locked --profile $(PROFILE) --bin dongbo -- demo $(ARGS)

.PHONY: kiotviet
kiotviet: setup ## run a KiotViet with data, to develop against
	cargo run --locked --profile $(PROFILE) --bin dongbo -- kiotviet-sim --listen 127.0.0.1:8090 $(ARGS)

.PHONY: test
test: setup lint unit ## everything that CI runs: set-up, format, lint, all tests

.PHONY: unit
unit: setup ## the tests alone
	@mkdir -p target
	@status=0; { cargo test --locked --workspace --exclude dongbo-simulation && \
	cargo test --locked --release --package dongbo-simulation --features broken; } 2>&1 | tee target/test.log || status=$$?; \
	awk '/^test result:/ { passed += $$4; failed += $$6; ignored += $$8 } \
	     END { printf "tests: %d passed, %d failed, %d ignored\n", passed, failed, ignored }' target/test.log; \
	exit $$status

# Histories to play, the first seed; a seed to replay and the steps of its script to keep.
SEEDS ?= 10000
FROM ?= 0
SEED ?= 0
ONLY ?=
SIMULATION := cargo run --locked --release --package dongbo-simulation --

.PHONY: soak
soak: setup ## play whole histories: make soak SEEDS=100000 FROM=0
	$(SIMULATION) soak --seeds $(SEEDS) --from $(FROM)

.PHONY: replay
replay: setup ## tell one history: make replay SEED=7, as short as can be with ARGS=--shorten
	$(SIMULATION) replay $(SEED) $(if $(ONLY),--only $(ONLY)) $(ARGS)

.PHONY: broken
broken: setup ## make deliberate mistakes and see how soon the histories find each
	cargo run --locked --release --package dongbo-simulation --features broken -- broken $(ARGS)

.PHONY: lint
lint: setup ## format check and clippy, warnings are errors
	cargo fmt --all --check
	cargo clippy --locked --workspace --all-targets -- -D warnings

.PHONY: fmt
fmt: setup ## format the code
	cargo fmt --all

.PHONY: docs
docs: setup ## write docs/errors.md anew from the error catalogue
	UPDATE_DOCS=1 cargo test --locked --package dongbo-catalogue

.PHONY: bench
bench: setup ## measure
	cargo bench --locked --workspace $(ARGS)

# Minutes that `soak-processes` lasts.
MINUTES ?= 2
.PHONY: soak-processes
soak-processes: setup ## simulator and service as real processes, with faults, edits on both sides and kills
	cargo bench --locked --package dongbo --bench soak -- --minutes $(MINUTES)

# SQLite and the cryptography are C: they need a compiler. Rust itself is expected to be there.
.PHONY: setup
setup:
	@command -v cargo >/dev/null || { echo "Rust is missing. Install it from https://rustup.rs and run this again." >&2; exit 1; }
	@command -v cc >/dev/null || { \
		echo "Installing a C compiler (gcc, libc6-dev)…"; \
		as_root=; [ "$$(id -u)" = 0 ] || as_root="sudo -n"; \
		{ command -v apt-get && $$as_root apt-get update && $$as_root apt-get install --yes --no-install-recommends gcc libc6-dev; } >/dev/null \
		|| { echo "A C compiler is missing and could not be installed from here. Install one (Debian: apt install gcc libc6-dev) and run this again." >&2; exit 1; }; }
	@for part in rustfmt clippy; do \
		case $$part in rustfmt) probe="cargo fmt --version";; clippy) probe="cargo clippy --version";; esac; \
		$$probe >/dev/null 2>&1 || rustup component add $$part \
		|| { echo "The Rust component $$part is missing and rustup could not add it." >&2; exit 1; }; \
	done
