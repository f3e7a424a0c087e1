"""A desk over a copy of the example content, asked without a network, through its guard."""

from __future__ import annotations

import shutil
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

from generator.desk.app import application
from generator.desk.desk import Desk
from generator.desk.guard import Guard
from generator.desk.jobs import Stage
from generator.desk.reports import open_report
from generator.pipeline import Folders
from tests.conftest import EXAMPLE, ROOT

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
        parts = [
            (
                f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{key}"'
                + f"\r\n\r\n{value}\r\n"
            ).encode()
            for key, value in fields.items()
        ]
        head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="{name}"'
        parts.append(f"{head}\r\nContent-Type: application/octet-stream\r\n\r\n".encode() + raw)
        sent = {key: value for key, value in whole.items() if value != "" or key in _KEPT}
        body = b"".join(self.guard(sent, start))
        return Answer(told["status"], told["headers"], body)

    def save(self, path: str, value: str, **more: str) -> Answer:
        """A value as the form sends it."""
        fields = {"field": path, "value": value, "digest": self.digest(), "action": "save"}
        return self.post(f"/report/{REPORT}", fields | more)

    def wait(self, kind: str) -> None:
        """Until a job has ended."""
        for _ in range(1200):
            job = self.desk.jobs.last(kind)
            if job is not None and job.stage is not Stage.RUNNING and not self.desk.jobs.running:
                return
            time.sleep(0.05)
        raise AssertionError(kind)


def with_spent(text: str, value: str) -> str:
    """The report with another text behind `spending.total.executed`."""
    head, mark, tail = text.partition("\nspending:\n")
    return head + mark + tail.replace("executed: 305.21\n", f"executed: {value}\n", 1)
