"""The preview serves the site on this computer alone."""

from __future__ import annotations

import socket
import threading
import urllib.request
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest

from generator.cli.preview import preview
from generator.errors import GeneratorError


def test_the_site_is_served_on_the_loopback_address(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "index.html").write_text("公开", "utf-8")
    said: list[str] = []
    is_ready = threading.Event()
    servers: list[ThreadingHTTPServer] = []
    serve_forever = ThreadingHTTPServer.serve_forever

    def noted(server: ThreadingHTTPServer) -> None:
        servers.append(server)
        is_ready.set()
        serve_forever(server)

    monkeypatch.setattr(ThreadingHTTPServer, "serve_forever", noted)
    thread = threading.Thread(target=preview, args=(tmp_path, 0, said.append))
    thread.start()
    is_ready.wait(5)
    host, port = servers[0].server_address[:2]
    with urllib.request.urlopen(f"http://{host}:{port}/", timeout=5) as answer:  # ours
        text = answer.read().decode()
    servers[0].shutdown()
    thread.join(5)

    assert (host, text) == ("127.0.0.1", "公开")
    assert said[0].startswith(f"预览：http://127.0.0.1:{port}/")


def test_a_taken_port_is_told_with_another(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        with pytest.raises(GeneratorError, match=f"--port {port + 1}"):
            preview(tmp_path, port, print)
