#!/usr/bin/env bash
# Renews requirements/*.txt from pyproject.toml and requirements/*.in: scripts/lock.sh [--upgrade]
#
# What is locked runs on the oldest Python that is served, Debian 12's, so that one is asked where it is.
# The tool works in a throw-away environment. No address is written: an index is the user's choice.
set -euo pipefail

readonly environment=build/lock
python=/usr/bin/python3.11
[ -x "$python" ] || python=python3.11
export CUSTOM_COMPILE_COMMAND="make lock"

"$python" -m venv --clear "$environment"
"$environment/bin/python" -m pip install --quiet --quiet --disable-pip-version-check \
    --require-hashes --only-binary :all: --requirement requirements/lock.txt

compile() {
    local name=$1
    shift
    printf '正在锁定 Locking requirements/%s.txt\n' "$name" >&2
    "$environment/bin/pip-compile" --quiet --generate-hashes --strip-extras --allow-unsafe \
        --no-emit-index-url --no-emit-find-links --no-emit-trusted-host \
        --constraint requirements/constraints.in \
        --output-file "requirements/$name.txt" "$@"
}

compile lock requirements/lock.in "$@"
compile node requirements/node.in "$@"
compile site pyproject.toml --build-deps-for editable "$@"
compile wheelhouse pyproject.toml requirements/wheelhouse.in --extra desk --extra intake --extra parquet \
    --constraint requirements/site.txt "$@"
compile office pyproject.toml --extra desk --extra intake --constraint requirements/site.txt "$@"
compile dev pyproject.toml --build-deps-for editable --all-extras --constraint requirements/site.txt "$@"
compile fuzz requirements/fuzz.in "$@"
compile canary-properdocs requirements/canary-properdocs.in --constraint requirements/site.txt "$@"
compile canary-zensical requirements/canary-zensical.in "$@"
rm -rf "$environment"
