"""What the desk keeps for itself, outside the content: settings, originals, drafts replaced."""

from __future__ import annotations

import contextlib
import hashlib
import json
import re
import shutil
import traceback
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from generator.errors import GeneratorError
from generator.intake.files import open_original
from generator.intake.original import IntakeError, Original

_REPLACED: Final = "replaced"
_SETTINGS: Final = "settings.json"
_UNFIT: Final = re.compile(r'[\x00-\x1f\x7f<>:"|?*]')
_DIGEST: Final = re.compile(r"[0-9a-f]{64}")
_DEVICES: Final = re.compile(r"(?i)(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)")
_LONGEST_NAME: Final = 120


@dataclass(frozen=True, slots=True)
class Drawer:
    """A folder of the desk."""

    root: Path

    def setting(self, name: str) -> str:
        """A setting; empty where there is none."""
        return self._settings().get(name, "")

    def remember(self, name: str, value: str) -> None:
        """Keep a setting."""
        told = self._settings() | {name: value}
        write_whole(self.root / _SETTINGS, json.dumps(told, ensure_ascii=False, indent=1).encode())

    def _settings(self) -> dict[str, str]:
        try:
            tree = json.loads((self.root / _SETTINGS).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return {str(key): str(each) for key, each in tree.items()} if isinstance(tree, dict) else {}

    def keep_original(self, name: str, raw: bytes) -> Path:
        """Put an original by; its folder is named by its digest, so none lies over another."""
        path = self._originals / hashlib.sha256(raw).hexdigest() / safe_name(name)
        if not path.is_file():
            write_whole(path, raw)
        return path

    def original_path(self, digest: str) -> Path | None:
        """The file of an original that was put by."""
        folder = self._originals / digest
        if not _DIGEST.fullmatch(digest) or not folder.is_dir():
            return None
        return next((each for each in sorted(folder.iterdir()) if each.is_file()), None)

    def original(self, digest: str) -> Original | None:
        """An original that was put by, as it was read; None where it is not there."""
        path = self.original_path(digest)
        if path is None:
            return None
        with contextlib.suppress(IntakeError):
            return open_original(path)
        return None

    def keep_replaced(self, text: bytes, name: str) -> Path:
        """Put by what an import is about to lie over."""
        digest = hashlib.sha256(text).hexdigest()[:12]
        path = self.root / _REPLACED / f"{name.replace('/', '-')}-{digest}.yml"
        write_whole(path, text)
        return path

    def forget(self, digest: str, name: str) -> None:
        """Remove the copies of what was withdrawn: an original, and drafts that were replaced."""
        if _DIGEST.fullmatch(digest):
            shutil.rmtree(self._originals / digest, ignore_errors=True)
        for path in (self.root / _REPLACED).glob(f"{name.replace('/', '-')}-*.yml"):
            path.unlink(missing_ok=True)

    def keep_defect(self) -> str:
        """Note the exception at hand; where the note lies."""
        path = self.root / "defect.txt"
        write_whole(path, traceback.format_exc().encode())
        return str(path)

    @property
    def _originals(self) -> Path:
        return self.root / "originals"


def safe_name(name: str) -> str:
    """The name of a file as it came, without folders and without what no system takes in a name.

    Raises:
        GeneratorError: nothing is left of it.
    """
    last = re.split(r"[/\\]", name)[-1]
    stem, dot, ending = _UNFIT.sub("_", last).strip(" .").rpartition(".")
    stem = stem.strip(" .")[:_LONGEST_NAME]
    if not stem or not dot or not ending or _DEVICES.match(stem):
        raise GeneratorError("文件名不能用；请给文件起一个普通的名字，例如 2024年自评报告.docx")
    return f"{stem}.{ending[:10]}"


def write_whole(path: Path, raw: bytes) -> None:
    """Write a file whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.new")
    beside.write_bytes(raw)
    beside.replace(path)
