#!/usr/bin/env bash
# Makes the browser tests ready to run: Debian's Chromium, a Chinese font, and axe.
#
# What the system lacks is installed where that is allowed (root, apt-get); elsewhere one line says
# what to install, and the tests that need it fail. DISCLOSE_NO_BROWSER=1 leaves all of this out.
set -euo pipefail

say() { printf '%s\n' "$*" >&2; }

install_browser() {
    local missing=()
    [ -x /usr/bin/chromium ] || missing+=(chromium)
    [ -n "$(find /usr/share/fonts /usr/local/share/fonts -iname '*CJK*' -print -quit 2>/dev/null)" ] ||
        missing+=(fonts-noto-cjk)
    [ ${#missing[@]} = 0 ] || scripts/debian.sh "${missing[@]}"
}

# npm takes axe from its own registry setting; package-lock.json holds the hash and no address.
install_axe() {
    local wanted
    wanted=$(sha256sum tests/browser/package-lock.json | cut -d ' ' -f 1)
    [ "$(cat tests/browser/node_modules/.locked 2>/dev/null)" = "$wanted" ] && return
    if ! command -v npm >/dev/null; then
        say "正在安装 Installing npm (requirements/node.txt)"
        .venv/bin/python -m pip install --quiet --quiet --disable-pip-version-check \
            --require-hashes --only-binary :all: --requirement requirements/node.txt
        PATH=$PWD/.venv/bin:$PATH
    fi
    say "正在安装 Installing tests/browser/package-lock.json"
    npm ci --prefix tests/browser --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null
    printf '%s\n' "$wanted" >tests/browser/node_modules/.locked
}

[ "${DISCLOSE_NO_BROWSER:-}" != 1 ] || exit 0
# Where the browser may not be installed, the other tests still run.
install_browser || [ "$(id -u)" != 0 ]
install_axe
