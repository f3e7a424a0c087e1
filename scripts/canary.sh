#!/usr/bin/env bash
# Builds the example with ProperDocs and with Zensical, each in a throw-away environment: scripts/canary.sh
set -euo pipefail

readonly folder=build/canary

for name in properdocs zensical; do
    environment=$folder/environment-$name
    lock=requirements/canary-$name.txt
    wanted=$(sha256sum "$lock" | cut -d ' ' -f 1)
    [ "$(cat "$environment/.locked" 2>/dev/null)" != "$wanted" ] || continue
    printf '正在安装 Installing %s\n' "$lock" >&2
    .venv/bin/python -m venv --clear "$environment"
    "$environment/bin/python" -m pip install --quiet --quiet --disable-pip-version-check \
        --require-hashes --only-binary :all: --requirement "$lock"
    printf '%s\n' "$wanted" >"$environment/.locked"
done
.venv/bin/python scripts/canary.py "$folder"
