"""A look at the finished site on this computer: a file server on the loopback address."""

from __future__ import annotations

import functools
from collections.abc import Callable
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Final

from generator.errors import GeneratorError

_HOST: Final = "127.0.0.1"


class _Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing of each; nobody else's computer can ask."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the library's name
        """Keep quiet: the terminal is for the officer."""


def preview(site: Path, port: int, say: Callable[[str], None]) -> None:
    """Serve `site` until Ctrl+C.

    Raises:
        GeneratorError: the port is taken.
    """
    handler = functools.partial(_Quiet, directory=str(site))
    try:
        server = ThreadingHTTPServer((_HOST, port), handler)
    except OSError as error:
        raise GeneratorError(f"端口 {port} 正被占用：换一个，例如 --port {port + 1}") from error
    with server:
        say(f"预览：http://{_HOST}:{server.server_port}/ （按 Ctrl+C 结束；改了内容请重新运行）")
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            say("预览结束")
