"""Packs the program for a computer without internet: scripts/program_zip.py FILE.

What git tracks, and what pages run from npm as it is installed. The same bytes from the same files.
"""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ROOT / "site_templates" / "packages" / "node_modules"
MIDNIGHT = (1980, 1, 1, 0, 0, 0)


def files() -> list[str]:
    """The paths of all that is packed, in order."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"],  # noqa: S607  # git is where the caller has it
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout.split("\0")
    tracked = {name for name in listed if name and (ROOT / name).is_file()}
    installed = {
        path.relative_to(ROOT).as_posix() for path in PACKAGES.rglob("*") if path.is_file()
    }
    return sorted(tracked | installed)


def pack(target: Path) -> None:
    """Write the archive."""
    with zipfile.ZipFile(target, "w") as packed:
        for name in files():
            path = ROOT / name
            info = zipfile.ZipInfo(f"disclose/{name}", MIDNIGHT)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3
            mode = 0o755 if path.stat().st_mode & 0o100 else 0o644
            info.external_attr = (0o100000 | mode) << 16
            packed.writestr(info, path.read_bytes())


if __name__ == "__main__":
    pack(Path(sys.argv[1]))
