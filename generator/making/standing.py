"""The files of the site in its workspace, as those that make products ask for them."""

from __future__ import annotations

from typing import IO, Any

from generator.export.product import Facts
from generator.publish.workspace import Workspace


class InSite:
    """A `Standing`: paths begin below the site."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def facts(self, product: str) -> Facts:
        """What a product said of itself when the files that stand were made; empty if none do."""
        return self._workspace.facts(product)

    def taken(self, name: str, state: bytes) -> tuple[Any] | None:  # any packed value
        """A value that another process has made, alone in a tuple; None where there is none."""
        return self._workspace.taken(name, state)

    def opened(self, path: str) -> IO[bytes] | None:
        """A file of the site as the build before left it; None where there is none."""
        return self._workspace.opened(f"site/{path}")

    def content(self, path: str) -> bytes | None:
        """A file of the site that was brought up to date; None where it does not stand yet."""
        return self._workspace.content(f"site/{path}")
