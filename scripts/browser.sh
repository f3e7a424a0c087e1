#!/usr/bin/env bash
# Makes the browser tests ready to run: Debian's Chromium, a Chinese font, and axe.
#
# What the system lacks is installed where that is allowed (root, apt-get); elsewhere one line says
# what to install, and the tests that need it fail. DISCLOSE_NO_BROWSER=1 leaves all of this out.
set -euo pipefail

install_browser() {
    local missing=()
    [ -x /usr/bin/chromium ] || missing+=(chromium)
    [ -n "$(find /usr/share/fonts /usr/local/share/fonts -iname '*CJK*' -print -quit 2>/dev/null)" ] ||
        missing+=(fonts-noto-cjk)
    [ ${#missing[@]} = 0 ] || scripts/debian.sh "${missing[@]}"
}

[ "${DISCLOSE_NO_BROWSER:-}" != 1 ] || exit 0
# Where the browser may not be installed, the other tests still run.
install_browser || [ "$(id -u)" != 0 ]
scripts/packages.sh tests/browser
