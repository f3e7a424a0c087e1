#!/usr/bin/env bash
# Makes the browser tests ready to run: Debian's Chromium without windows, a Chinese font, and axe.
#
# Where there is a whole Chromium already it does as well; tests only take longer.
#
# What the system lacks is installed where that is allowed (root, apt-get); elsewhere one line says
# what to install, and the tests that need it fail. DISCLOSE_NO_BROWSER=1 leaves all of this out.
set -euo pipefail

has_whole_browser() {
    [ -x /usr/bin/chromium ]
}

has_font() {
    [ -n "$(find /usr/share/fonts /usr/local/share/fonts -iname '*CJK*' -print -quit 2>/dev/null)" ]
}

install_browser() {
    local missing=()
    [ -x /usr/bin/chromium-headless-shell ] || missing+=(chromium-headless-shell)
    has_font || missing+=(fonts-noto-cjk)
    [ ${#missing[@]} = 0 ] || scripts/debian.sh "${missing[@]}"
}

[ "${DISCLOSE_NO_BROWSER:-}" != 1 ] || exit 0
# Where the browser may not be installed, the other tests still run.
install_browser || has_whole_browser && has_font || [ "$(id -u)" != 0 ]
scripts/packages.sh tests/browser
