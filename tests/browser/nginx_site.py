"""A built site behind nginx, with the settings that the program prints."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.release.nginx import nginx
from generator.release.serving import place
from tests.release.servers import nginx_running


@contextmanager
def behind_nginx(site: Path, folder: Path) -> Iterator[str]:
    """The address, ending in `/`, of a site; `folder` is empty and takes what nginx writes."""
    public, own = folder / "public", folder / "nginx"
    public.mkdir()
    own.mkdir()
    (public / "current").symlink_to(site.resolve())
    with nginx_running(nginx(place("未说明", "/", str(public))), own) as server:
        yield f"{server.address}/"
