"""Web servers that run with the settings that the program prints."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPMessage
from pathlib import Path

import pytest

from tests.waiting import PATIENCE, until

NGINX = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
NO_NGINX = "没有 nginx，也不能安装：apt-get install nginx-light"


class _Stay(urllib.request.HTTPRedirectHandler):
    """Shows a redirect and does not follow it."""

    def redirect_request(self, *_: object) -> None:
        return None


@dataclass(frozen=True)
class Answer:
    """What a server said."""

    status: int
    headers: HTTPMessage
    body: bytes


@dataclass(frozen=True)
class Server:
    """One that runs."""

    address: str

    def get(self, path: str, **headers: str) -> Answer:
        """The answer to one request; a redirect is not followed."""
        request = urllib.request.Request(self.address + path, headers=headers)
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), _Stay)
        try:
            with opener.open(request, timeout=PATIENCE) as answer:
                return Answer(answer.status, answer.headers, answer.read())
        except urllib.error.HTTPError as error:
            with error:
                return Answer(error.code, error.headers, error.read())


@contextmanager
def nginx_running(snippet: str, folder: Path) -> Iterator[Server]:
    """Debian's nginx with the snippet, on a free port of this computer."""
    if NGINX is None:
        pytest.skip(NO_NGINX)
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    assert snippet.count("listen 80;") == 1
    user = "user root;" if os.getuid() == 0 else ""  # else it may not enter the tests' folders
    temporary = "".join(
        f"{kind}_temp_path {folder}/{kind};"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    text = (
        f"{user} daemon off; pid {folder}/pid; worker_processes 1; events {{ }}\n"
        f"http {{ access_log off; {temporary}\n"
        f"{snippet.replace('listen 80;', f'listen 127.0.0.1:{port};')}\n}}\n"
    )
    (folder / "nginx.conf").write_text(text, "utf-8")
    command = [NGINX, "-c", str(folder / "nginx.conf"), "-e", str(folder / "error.log")]
    with subprocess.Popen(command, stderr=subprocess.PIPE) as run:
        try:
            _wait(run, port)
            yield Server(f"http://127.0.0.1:{port}")
        finally:
            run.terminate()


def _wait(run: subprocess.Popen[bytes], port: int) -> None:
    until(lambda: run.poll() is not None or answers(port), "nginx does not answer")
    if run.poll() is not None:
        pytest.fail(run.stderr.read().decode() if run.stderr else "nginx ended")


def answers(port: int) -> bool:
    """True when something of this computer listens there."""
    with socket.socket() as asked:
        return asked.connect_ex(("127.0.0.1", port)) == 0


def missing(answer: Answer, wanted: Mapping[str, str]) -> dict[str, str | None]:
    """The headers that are not as they should be, as they are."""
    return {
        name: answer.headers[name]
        for name, value in wanted.items()
        if answer.headers.get_all(name) != [value]
    }
