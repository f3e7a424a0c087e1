"""The server of the desk: one address on the loopback interface, for one person."""

from __future__ import annotations

import contextlib
import os
import webbrowser
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from waitress.server import create_server

from generator.desk.app import application
from generator.desk.desk import Desk
from generator.desk.guard import LARGEST_BODY, Guard
from generator.errors import GeneratorError

Say = Callable[[str], None]

_HOST: Final = "127.0.0.1"
_THREADS: Final = 4
_BEYOND: Final = 10_000_000
"""What is read beyond the bound, so that a request that is too large is answered in Chinese."""


@dataclass(frozen=True, slots=True)
class Running:
    """A server that listens: its address with the token in it, and the server itself."""

    address: str
    server: Any  # waitress has no annotations

    def run(self) -> None:
        """Answer until the process is told to stop."""
        self.server.run()

    def close(self) -> None:
        """Stop listening."""
        self.server.close()


def listening(desk: Desk, port: int) -> Running:
    """The server of a desk, bound to its port; 0 takes any free one.

    Raises:
        GeneratorError: the port is taken.
    """
    token = os.urandom(24).hex()
    try:
        server: Any = create_server(  # waitress has no annotations
            _late,
            host=_HOST,
            port=port,
            threads=_THREADS,
            ident="disclose",
            max_request_body_size=LARGEST_BODY + _BEYOND,
            clear_untrusted_proxy_headers=True,
            asyncore_use_poll=True,  # a socket that is closed meanwhile does not end it by an error
        )
    except OSError as error:
        raise GeneratorError(
            f"端口 {port} 正被占用：办公页面可能已经开着；"
            f"要再开一个，换一个端口，例如 --port {port + 1}"
        ) from error
    server.application = Guard(application(desk), token, server.effective_port)
    return Running(f"http://{_HOST}:{server.effective_port}/?key={token}", server)


def serve(desk: Desk, port: int, say: Say, *, opens_browser: bool) -> None:
    """Show the desk until Ctrl+C."""
    running = listening(desk, port)
    say(f"办公页面：{running.address}")
    say("浏览器没有自己打开的，把上面的网址复制到浏览器里。用完了，关掉这个窗口。")
    if opens_browser:
        webbrowser.open(running.address)
    with _until_stopped():
        running.run()
    say("办公页面已关闭")


@contextlib.contextmanager
def _until_stopped() -> Iterator[None]:
    with contextlib.suppress(KeyboardInterrupt):
        yield


def _late(_: object, __: object) -> list[bytes]:
    """Stands in until the port, which the guard must know, is known."""
    return [b""]
