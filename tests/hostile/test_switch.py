"""While the shown release changes, something whole is shown after every single file operation."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.release.manifest import MANIFEST
from generator.release.switch import CURRENT, RELEASES, Way, switch


def test_a_switch_by_link_leaves_no_moment_without_a_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("1-a", "2-b"):
        (tmp_path / RELEASES / name).mkdir(parents=True)
        (tmp_path / RELEASES / name / MANIFEST).write_text(name)
    switch(tmp_path, "1-a", Way.LINK)
    shown: list[str] = []
    for operation in ("unlink", "replace", "rename", "symlink_to", "mkdir", "rmdir"):
        real = getattr(Path, operation)

        def watched(path: Path, *rest: Any, real: Any = real, **more: Any) -> Any:
            done = real(path, *rest, **more)
            shown.append((tmp_path / CURRENT / MANIFEST).read_text())
            return done

        monkeypatch.setattr(Path, operation, watched)

    switch(tmp_path, "2-b", Way.LINK)

    assert len(shown) >= 2
    assert shown == sorted(shown)
    assert shown[-1] == "2-b"
