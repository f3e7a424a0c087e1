"""Two hooks for text files: `text_files.py ends FILE…`, `text_files.py merge-markers FILE…`.

`ends` mends what it finds and fails, so that the change is looked at; `merge-markers` only tells.
"""

from __future__ import annotations

import sys
from pathlib import Path

MARKERS = (b"<" * 7 + b" ", b">" * 7 + b" ", b"|" * 7 + b" ")


def has_mended_end(path: Path) -> bool:
    """True where the file did not end in exactly one line end, and now does."""
    text = path.read_bytes()
    mended = text.rstrip(b"\r\n") + b"\n" if text.strip() else b""
    if mended == text:
        return False
    path.write_bytes(mended)
    sys.stdout.write(f"{path}: 文件末尾已改为一个换行\n")
    return True


def has_markers(path: Path) -> bool:
    """True where lines of an unfinished merge are left; each is told."""
    lines = path.read_bytes().splitlines()
    found = [number for number, line in enumerate(lines, 1) if line.startswith(MARKERS)]
    for number in found:
        sys.stdout.write(f"{path}:{number}: 合并冲突标记未处理\n")
    return bool(found)


HOOKS = {"ends": has_mended_end, "merge-markers": has_markers}

if __name__ == "__main__":
    hook = HOOKS[sys.argv[1]]
    # A list first: every file is mended, not only those up to the first.
    failures = [name for name in sys.argv[2:] if hook(Path(name))]
    sys.exit(bool(failures))
