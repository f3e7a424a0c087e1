#!/usr/bin/env bash
# Installs what FOLDER/package-lock.json names into FOLDER/node_modules: scripts/packages.sh FOLDER
#
# npm takes packages from its own registry setting; a lock holds hashes and no address. Where there is
# no npm, the one in requirements/node.txt is installed into .venv.
set -euo pipefail

readonly folder=$1
readonly lock=$folder/package-lock.json

say() { printf '%s\n' "$*" >&2; }

wanted=$(sha256sum "$lock" | cut -d ' ' -f 1)
[ "$(cat "$folder/node_modules/.locked" 2>/dev/null)" != "$wanted" ] || exit 0
PATH=$PATH:$PWD/.venv/bin
if ! command -v npm >/dev/null; then
    say "正在安装 Installing npm (requirements/node.txt)"
    .venv/bin/python -m pip install --quiet --quiet --disable-pip-version-check \
        --require-hashes --only-binary :all: --requirement requirements/node.txt
fi
say "正在安装 Installing $lock"
npm ci --prefix "$folder" --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null
printf '%s\n' "$wanted" >"$folder/node_modules/.locked"
