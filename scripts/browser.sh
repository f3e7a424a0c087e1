#!/usr/bin/env bash
# Makes the browser tests ready to run: Debian's Chromium, a Chinese font, and axe.
#
# What the system lacks is installed where that is allowed (root, apt-get); elsewhere one line says
# what to install, and the tests that need it fail. DISCLOSE_NO_BROWSER=1 leaves all of this out.
set -euo pipefail

say() { printf '%s\n' "$*" >&2; }

missing_packages() {
    [ -x /usr/bin/chromium ] || printf 'chromium '
    [ -n "$(find /usr/share/fonts /usr/local/share/fonts -iname '*CJK*' -print -quit 2>/dev/null)" ] ||
        printf 'fonts-noto-cjk '
}

install_packages() {
    local packages=$1 log
    if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
        say "请先安装浏览器和中文字体。Please install: sudo apt-get install $packages"
        return
    fi
    say "正在安装 Installing $packages"
    log=$(mktemp)
    export DEBIAN_FRONTEND=noninteractive
    if ! { apt-get update && apt-get install --yes --no-install-recommends \
        --option DPkg::Lock::Timeout=300 $packages; } >"$log" 2>&1; then
        tail -n 20 "$log" >&2
        rm -f "$log"
        say "安装失败。This failed: apt-get install $packages"
        return 1
    fi
    rm -f "$log"
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
packages=$(missing_packages)
[ -z "$packages" ] || install_packages "$packages"
install_axe
