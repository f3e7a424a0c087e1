#!/usr/bin/env bash
# Makes build/wheelhouse: everything to install on a computer without internet, in one folder.
#
# Holds the wheels of requirements/wheelhouse.txt for Windows and Linux, that file, the program with
# what its pages run from npm, what to do in Chinese, and the sums of all of it.
set -euo pipefail

readonly folder=build/wheelhouse
readonly next=$folder.next
readonly lock=requirements/wheelhouse.txt

say() { printf '%s\n' "$*" >&2; }

# Each platform by the tags that its pip accepts.
linux() { printf -- '--platform manylinux_2_%s_%s ' 28 "$1" 27 "$1" 26 "$1" 24 "$1" 17 "$1" 12 "$1" 5 "$1"
    printf -- '--platform manylinux2014_%s --platform linux_%s' "$1" "$1"; }

take() {
    local python=$1 platforms=$2
    # shellcheck disable=SC2086  # several options in one word
    .venv/bin/python -m pip download --quiet --quiet --disable-pip-version-check --no-deps \
        --only-binary :all: --require-hashes --requirement "$lock" --dest "$next" \
        --implementation cp --python-version "$python" \
        --abi "cp${python/./}" --abi abi3 --abi none $platforms
}

scripts/packages.sh site_templates/packages
rm -rf "$next"
mkdir -p "$next"
for python in 3.11 3.12 3.13; do
    say "正在取 Taking Python $python: Windows x64, Linux x64, Linux aarch64"
    take "$python" "--platform win_amd64"
    take "$python" "$(linux x86_64)"
    take "$python" "$(linux aarch64)"
done
cp "$lock" "$next/requirements.txt"
cp scripts/wheelhouse.txt "$next/安装说明.txt"
say "正在打包 Packing disclose.zip"
.venv/bin/python scripts/program_zip.py "$next/disclose.zip"
(cd "$next" && find . -type f ! -name .sums -printf '%P\n' | LC_ALL=C sort | xargs -d '\n' sha256sum >.sums)
mv "$next/.sums" "$next/SHA256SUMS.txt"
rm -rf "$folder"
mv "$next" "$folder"
say "完成 Done: $folder ($(du -sh "$folder" | cut -f 1), $(find "$folder" -name '*.whl' | wc -l) wheels)"
