#!/usr/bin/env bash
# Installs Debian packages where that is allowed: scripts/debian.sh PACKAGE…
#
# Without root, or without apt-get, one line says what to install.
set -euo pipefail

if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    printf '请先安装 Please install: sudo apt-get install %s\n' "$*" >&2
    exit 1
fi

printf '正在安装 Installing %s\n' "$*" >&2
log=$(mktemp)
trap 'rm -f "$log"' EXIT
export DEBIAN_FRONTEND=noninteractive
if ! { apt-get update && apt-get install --yes --no-install-recommends \
    --option DPkg::Lock::Timeout=300 "$@"; } >"$log" 2>&1; then
    tail -n 20 "$log" >&2
    printf '安装失败。This failed: apt-get install %s\n' "$*" >&2
    exit 1
fi
