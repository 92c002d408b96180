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
demo: setup web ## build all and see a shop being imported, then open it in the browser
	cargo run --locked --profile $(PROFILE) --bin dongbo -- demo $(ARGS)

.PHONY: kiotviet
kiotviet: setup ## run a KiotViet with data, to develop against
	cargo run --locked --profile $(PROFILE) --bin dongbo -- kiotviet-sim --listen 127.0.0.1:8090 $(ARGS)

.PHONY: test
test: setup lint unit browser ## everything that CI runs: set-up, format, lint, all tests

# The packages are installed anew when the lock has changed; the program takes web/dist into itself.
web/node_modules/.package-lock.json: web/package-lock.json
	cd web && npm ci
	@touch $@

.PHONY: web
web: setup web/node_modules/.package-lock.json ## build the web admin
	cd web && npm run --silent build

.PHONY: browser
browser: web ## the tests of the web admin in a browser
	cargo build --locked --bin dongbo
	cd web && npm run --silent browser -- $(ARGS)

.PHONY: guide
guide: ## take the pictures of the guide anew
	UPDATE_GUIDE=1 $(MAKE) browser ARGS="--project desktop $(ARGS)"

.PHONY: unit
unit: setup web/node_modules/.package-lock.json ## the tests alone
	cd web && npm run --silent test
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
soak: setup ## play whole histories: make soak SEEDS=100000 FROM=0, both ways with ARGS=--everybody
	$(SIMULATION) soak --seeds $(SEEDS) --from $(FROM) $(ARGS)

.PHONY: replay
replay: setup ## tell one history: make replay SEED=7, as short as can be with ARGS=--shorten
	$(SIMULATION) replay $(SEED) $(if $(ONLY),--only $(ONLY)) $(ARGS)

.PHONY: broken
broken: setup ## make deliberate mistakes and see how soon the histories find each
	cargo run --locked --release --package dongbo-simulation --features broken -- broken $(ARGS)

.PHONY: lint
lint: setup web/node_modules/.package-lock.json ## format checks and linters, warnings are errors
	cargo fmt --all --check
	cargo clippy --locked --workspace --all-targets -- -D warnings
	cd web && npm run --silent lint && npm run --silent typecheck

.PHONY: fmt
fmt: setup web/node_modules/.package-lock.json ## format the code
	cargo fmt --all
	cd web && npm run --silent format

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

# What is missing is installed by the name of its Debian package: $(call install,<what it is for>,<packages>).
define install
	echo "Installing $(2)…"; as_root=; [ "$$(id -u)" = 0 ] || as_root="sudo -n"; \
	{ command -v apt-get && $$as_root apt-get update && $$as_root apt-get install --yes --no-install-recommends $(2); } >/dev/null \
	|| { echo "$(1) is missing and could not be installed from here. Install it (Debian: apt install $(2)) and run this again." >&2; exit 1; }
endef

# SQLite and the cryptography are C: they need a compiler. Rust and Node.js themselves are expected to be there.
.PHONY: setup
setup:
	@command -v cargo >/dev/null || { echo "Rust is missing. Install it from https://rustup.rs and run this again." >&2; exit 1; }
	@command -v npm >/dev/null && node -e 'const [a, b] = process.versions.node.split("."); process.exit(a > 20 || (a == 20 && b >= 19) ? 0 : 1)' \
		|| { echo "Node.js 20.19 or later is missing. Install it from https://nodejs.org and run this again." >&2; exit 1; }
	@command -v cc >/dev/null || { $(call install,A C compiler,gcc libc6-dev); }
	@command -v chromium >/dev/null || { $(call install,Chromium for the tests of the web admin,chromium fonts-dejavu-core); }
	@for part in rustfmt clippy; do \
		case $$part in rustfmt) probe="cargo fmt --version";; clippy) probe="cargo clippy --version";; esac; \
		$$probe >/dev/null 2>&1 || rustup component add $$part \
		|| { echo "The Rust component $$part is missing and rustup could not add it." >&2; exit 1; }; \
	done
