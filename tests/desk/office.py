"""A desk over a copy of the example content, asked without a network, through its guard."""

from __future__ import annotations

import io
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from generator.desk.app import application
from generator.desk.desk import Desk
from generator.desk.guard import Guard
from generator.desk.jobs import Stage
from generator.desk.reports import open_report
from generator.folders import Folders
from tests.conftest import EXAMPLE, ROOT
from tests.waiting import until

TOKEN = "f" * 48
PORT = 8765
HOST = f"127.0.0.1:{PORT}"
COOKIE = f"disclose-desk-{PORT}={TOKEN}"
REPORT = "shili/dongshi/jiaxian/2024"
BOUNDARY = "----desk"
_KEPT = {"QUERY_STRING", "SCRIPT_NAME"}


def an_office(folder: Path) -> Office:
    """A desk of its own, with the example content."""
    shutil.copytree(EXAMPLE, folder / "content")
    folders = Folders(ROOT, folder / "content", folder / "build")
    desk = Desk(folders, folder / "drawer")
    return Office(desk, Guard(application(desk), TOKEN, PORT))


@dataclass
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def location(self) -> str:
        return self.headers.get("Location", "")


@dataclass
class Office:
    """A desk and the way to ask it."""

    desk: Desk
    guard: Guard
    sent: dict[str, str] = field(default_factory=dict)

    def file(self, name: str = REPORT) -> Path:
        return self.desk.content / "reports" / f"{name}.yml"

    def digest(self, name: str = REPORT) -> str:
        return open_report(self.desk.content, name).digest

    def get(self, address: str, **headers: str) -> Answer:
        path, _, query = address.partition("?")
        return self.ask({"PATH_INFO": path, "QUERY_STRING": query}, **headers)

    def post(self, address: str, fields: Mapping[str, str], **headers: str) -> Answer:
        body = urlencode(fields).encode()
        return self._posted(address, body, "application/x-www-form-urlencoded", headers)

    def send(self, address: str, name: str, raw: bytes, fields: Mapping[str, str]) -> Answer:
        """A form with a file."""
        head = f"--{BOUNDARY}\r\nContent-Disposition: form-data; name="
        parts = [f'{head}"{key}"\r\n\r\n{value}\r\n'.encode() for key, value in fields.items()]
        kind = "Content-Type: application/octet-stream"
        parts.append(f'{head}"file"; filename="{name}"\r\n{kind}\r\n\r\n'.encode() + raw)
        body = b"".join(parts) + f"\r\n--{BOUNDARY}--\r\n".encode()
        return self._posted(address, body, f"multipart/form-data; boundary={BOUNDARY}", {})

    def _posted(self, address: str, body: bytes, kind: str, headers: Mapping[str, str]) -> Answer:
        path, _, query = address.partition("?")
        environ = {
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "REQUEST_METHOD": "POST",
            "CONTENT_TYPE": kind,
            "CONTENT_LENGTH": str(len(body)),
            "wsgi.input": io.BytesIO(body),
            "HTTP_ORIGIN": f"http://{HOST}",
        }
        return self.ask(environ, **headers)

    def ask(self, environ: Mapping[str, Any], **headers: str) -> Answer:
        """Any request; a header that is empty is not sent."""
        whole = {
            "REQUEST_METHOD": "GET",
            "QUERY_STRING": "",
            "SERVER_NAME": "127.0.0.1",
            "SERVER_PORT": str(PORT),
            "SERVER_PROTOCOL": "HTTP/1.1",
            "HTTP_HOST": HOST,
            "HTTP_COOKIE": COOKIE,
            "wsgi.url_scheme": "http",
            "wsgi.input": io.BytesIO(),
            "wsgi.errors": io.StringIO(),
            "SCRIPT_NAME": "",
            **environ,
            **headers,
        }
        whole["PATH_INFO"] = whole["PATH_INFO"].encode().decode("latin-1")
        told: dict[str, Any] = {}

        def start(status: str, found: list[tuple[str, str]], *_: object) -> None:
            told["status"] = int(status.partition(" ")[0])
            told["headers"] = dict(found)

        sent = {key: value for key, value in whole.items() if value != "" or key in _KEPT}
        body = b"".join(self.guard(sent, start))
        return Answer(told["status"], told["headers"], body)

    def save(self, path: str, value: str, **more: str) -> Answer:
        """A value as the form sends it."""
        fields = {"field": path, "value": value, "digest": self.digest(), "action": "save"}
        return self.post(f"/report/{REPORT}", fields | more)

    def wait(self, kind: str) -> None:
        """Until a job has ended."""

        def is_over() -> bool:
            job = self.desk.jobs.last(kind)
            has_ended = job is not None and job.stage is not Stage.RUNNING
            return has_ended and not self.desk.jobs.running

        until(is_over, kind)


def with_spent(text: str, value: str) -> str:
    """The report with another text behind `spending.total.executed`."""
    head, mark, tail = text.partition("\nspending:\n")
    return head + mark + tail.replace("executed: 305.21\n", f"executed: {value}\n", 1)
