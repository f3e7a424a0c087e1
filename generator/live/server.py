"""Serves the preview on the loopback address: pages of the newest content, files of the site."""

from __future__ import annotations

import posixpath
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Final
from urllib.parse import parse_qs, unquote, urlsplit

from generator.errors import GeneratorError
from generator.live.banner import FOLDER, Banner
from generator.live.preview import Preview, Shown

HOST: Final = "127.0.0.1"
_OWN: Final = "/_live/"
_STATE: Final = f"{_OWN}state"
_LONGEST: Final = 20
"""Seconds that a browser waits for a change before it asks again."""

_FILES: Final = {"live.js": "text/javascript", "live.css": "text/css"}
_PAGE: Final = "index.html"


def server(preview: Preview, port: int) -> ThreadingHTTPServer:
    """A server of the preview, not yet serving.

    Raises:
        GeneratorError: the port is taken.
    """
    banner = Banner(preview.folders.root / "site_templates")

    class Handler(_Handler):
        """With the preview that it answers from."""

        def __init__(self, *arguments: Any) -> None:  # the library's
            self.preview, self.banner = preview, banner
            super().__init__(*arguments, directory=str(preview.folders.site))

    try:
        return _Server((HOST, port), Handler)
    except OSError as error:
        raise GeneratorError(f"端口 {port} 正被占用：换一个，例如 --port {port + 1}") from error


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    allow_reuse_address = False


class _Handler(SimpleHTTPRequestHandler):
    preview: Preview
    banner: Banner

    def do_GET(self) -> None:
        """Answer with a page, a file of the preview, or a file of the site."""
        if self.headers.get("Host", "").rpartition(":")[0] not in {HOST, "localhost"}:
            self.send_error(HTTPStatus.FORBIDDEN)  # a page of elsewhere asks by a name of its own
            return
        asked = urlsplit(self.path)
        if asked.path == _STATE:
            self._answer_state(parse_qs(asked.query).get("after", [""])[0])
        elif asked.path.startswith(_OWN):
            self._answer_own(asked.path.removeprefix(_OWN))
        elif not self._answer_page(unquote(asked.path)):
            super().do_GET()

    def _answer_state(self, after: str) -> None:
        """A word for the state; with one from before, as soon as it is another."""
        shown = self.preview.shown
        if after == _word(shown):
            shown = self.preview.wait(shown, _LONGEST)
        self._send(_word(shown).encode(), "text/plain; charset=utf-8")

    def _answer_own(self, name: str) -> None:
        if name not in _FILES:
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        path = self.preview.folders.root / "site_templates" / FOLDER / name
        self._send(path.read_bytes(), f"{_FILES[name]}; charset=utf-8")

    def _answer_page(self, path: str) -> bool:
        """Answer with a page; False where there is none at the address, or its slash is missing."""
        if not path.endswith(("/", f"/{_PAGE}")):
            return False
        page = posixpath.normpath(path.removesuffix(_PAGE)).strip("/").removeprefix(".")
        shown = self.preview.shown
        made = self.preview.html(page)
        content = made or self._on_disk(page)
        if content is None:
            return False
        is_old = made is None and not shown.is_whole
        added = self.banner.added(content, shown, is_old=is_old)
        self._send(added, "text/html; charset=utf-8")
        return True

    def _on_disk(self, page: str) -> bytes | None:
        site = self.preview.folders.site.resolve()
        path = Path(site, page, _PAGE).resolve()
        return path.read_bytes() if path.is_relative_to(site) and path.is_file() else None

    def _send(self, content: bytes, kind: str) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(content)

    def end_headers(self) -> None:
        """Let a browser ask again for everything: any file may have changed."""
        self.send_header("X-Content-Type-Options", "nosniff")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the library's name
        """Keep quiet: the terminal is for the officer."""


def _word(shown: Shown) -> str:
    """Tells one state from another."""
    return f"{shown.version}{'' if shown.is_whole else '+'}{'!' if shown.failure else ''}"
