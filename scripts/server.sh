#!/usr/bin/env bash
# Makes the tests of servers' settings ready to run: Debian's nginx.
#
# Where it may not be installed, one line says so, and the tests that need it are skipped.
set -euo pipefail

[ -x /usr/sbin/nginx ] || command -v nginx >/dev/null || scripts/debian.sh nginx-light || true
