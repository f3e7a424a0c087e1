#!/usr/bin/env bash
# Makes .venv, or brings it up to date: scripts/environment.sh site|dev
#
# `site` holds what `make site` needs, `dev` everything. Which packages, in which versions and with
# which hashes, is written in requirements/<name>.txt; where they come from is pip's own configuration.
set -euo pipefail

readonly name=$1
readonly python=${PYTHON:-}
readonly venv=.venv
readonly requirements=requirements/$name.txt

say() { printf '%s\n' "$*" >&2; }

find_python() {
    local candidate
    for candidate in $python python3.11 python3.12 python3.13 python3.14 python3; do
        if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            printf '%s' "$candidate"
            return
        fi
    done
    say "需要 Python 3.11 或更新的版本。Python 3.11 or newer is needed: apt-get install python3 python3-venv"
    return 1
}

make_venv() {
    local interpreter
    interpreter=$(find_python)
    say "正在建立 Python 环境 Making $venv with $("$interpreter" --version)"
    # Debian keeps the module in a package of its own.
    "$interpreter" -c 'import ensurepip, venv' 2>/dev/null || scripts/debian.sh python3-venv
    "$interpreter" -m venv --clear "$venv"
    pwd >"$venv/.made-in"
}

# --only-binary: a source package would run its own code and fetch its tools without hashes.
# --no-compile: to compile all of it takes a third of the time; Python compiles what is used.
install() {
    say "正在安装锁定的依赖 Installing $requirements"
    "$venv/bin/python" -m pip install --quiet --quiet --disable-pip-version-check \
        --no-compile --require-hashes --only-binary :all: --requirement "$requirements"
    "$venv/bin/python" -m pip install --quiet --quiet --disable-pip-version-check \
        --no-deps --no-build-isolation --editable .
}

# The programs in an environment hold its path, so one that was moved, or only half made, is made anew.
works() {
    [ "$(cat "$venv/.made-in" 2>/dev/null)" = "$PWD" ] && "$venv/bin/python" -m pip --version >/dev/null 2>&1
}

works || make_venv
install
