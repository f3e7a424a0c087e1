#!/usr/bin/env bash
# Opens the page of the office: makes .venv when there is none, installs what is missing, starts.
# Packages come from wheelhouse/ where that folder is there (no internet needed), else as pip is set up.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

readonly venv=.venv
requirements=requirements/office.txt
if [ -f wheelhouse/requirements.txt ]; then requirements=wheelhouse/requirements.txt; fi

stop() {
    printf '\n%s\n' "$*" >&2
    if [ -t 0 ]; then read -r -p '按回车键关闭 …' _ || true; fi
    exit 1
}

find_python() {
    local candidate
    for candidate in ${PYTHON:-} python3.11 python3.12 python3.13 python3.14 python3; do
        if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            printf '%s' "$candidate"
            return
        fi
    done
    return 1
}

if ! "$venv/bin/python" -c 'import sys' 2>/dev/null; then
    python=$(find_python) || stop '这台电脑上没有 Python 3.11 或更新的版本。请先安装 Python，再打开一次。'
    printf '第一次使用，正在准备，大约要几分钟 …\n' >&2
    "$python" -m venv --clear "$venv" || stop '准备没有做成：建立不了 .venv 文件夹。请看磁盘是否已满，或者文件夹是否只读。'
fi

stamp=$venv/.office-$(sha256sum "$requirements" | cut -c 1-16)
if [ ! -e "$stamp" ]; then
    source=()
    if [ -d wheelhouse ]; then source=(--no-index --find-links wheelhouse); fi
    printf '正在安装需要的软件包 …\n' >&2
    if ! "$venv/bin/python" -m pip install --quiet --quiet --disable-pip-version-check --require-hashes \
        --only-binary :all: ${source[@]+"${source[@]}"} --requirement "$requirements"; then
        if [ -d wheelhouse ]; then stop '安装没有做成：wheelhouse 文件夹里的软件包不全，请重新拷贝一份完整的。'; fi
        stop '安装没有做成：请检查网络；不能上网的电脑，请把 wheelhouse 文件夹一起拷来。'
    fi
    : >"$stamp"
fi

"$venv/bin/python" -m generator desk "$@" || stop '办公页面没有打开，原因写在上面。'
