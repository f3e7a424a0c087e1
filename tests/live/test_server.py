from __future__ import annotations

import http.client
import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.errors import GeneratorError
from generator.findings import Finding, Level, SourceRef
from generator.folders import Folders
from generator.live.preview import Shown
from generator.live.server import HOST, server
from tests.waiting import PATIENCE

ROOT = Path(__file__).parent.parent.parent
PAGE = b"<!doctype html><html><body><p>on the disk</p></body></html>"


class Stand:
    """A preview that shows what a test says."""

    def __init__(self, folders: Folders) -> None:
        self.folders = folders
        self.shown = Shown(version=3, is_whole=True)
        self.pages: dict[str, bytes] = {}

    def html(self, page: str) -> bytes | None:
        return self.pages.get(page)

    def wait(self, after: Shown, seconds: int) -> Shown:
        assert after == self.shown
        assert seconds > 0
        return Shown(version=4)


@pytest.fixture
def stand(tmp_path: Path) -> Stand:
    folders = Folders(ROOT, tmp_path / "content", tmp_path / "build")
    for name in ("", "a/b"):
        (folders.site / name).mkdir(parents=True, exist_ok=True)
        (folders.site / name / "index.html").write_bytes(PAGE)
    (folders.site / "a" / "report.csv").write_bytes(b"1,2")
    (tmp_path / "secret").write_text("secret", "utf-8")
    for folder in (tmp_path, tmp_path / "build"):
        (folder / "index.html").write_text("secret", "utf-8")
    return Stand(folders)


@pytest.fixture
def port(stand: Stand) -> Iterator[int]:
    preview: Any = stand
    with server(preview, 0) as serving:
        thread = threading.Thread(target=serving.serve_forever)
        thread.start()
        yield serving.server_port
        serving.shutdown()
        thread.join()


def asked(port: int, path: str, host: str = HOST) -> tuple[int, bytes]:
    connection = http.client.HTTPConnection(HOST, port, timeout=PATIENCE)
    connection.request("GET", path, headers={"Host": f"{host}:{port}"})
    answer = connection.getresponse()
    found = answer.status, answer.read()
    connection.close()
    return found


def test_a_page_of_the_disk_has_the_strip_of_the_preview(port: int) -> None:
    status, content = asked(port, "/a/b/")

    assert status == 200
    assert content.startswith(PAGE.partition(b"</body>")[0])
    assert b'<script src="/_live/live.js">' in content
    assert b"</body></html>" in content
    assert "还是修改以前的".encode() not in content


def test_a_page_made_now_goes_before_that_of_the_disk(port: int, stand: Stand) -> None:
    stand.shown = Shown(version=4)
    stand.pages["a/b"] = b"<body>new</body>"

    assert b"<body>new" in asked(port, "/a/b/index.html")[1]
    assert "还是修改以前的".encode() not in asked(port, "/a/b/")[1]
    assert "还是修改以前的".encode() in asked(port, "/")[1]


def test_findings_are_shown_with_their_place_and_as_text(port: int, stand: Stand) -> None:
    where = SourceRef("content/reports/a.yml", 12, 3)
    found = Finding("key-unknown", Level.ERROR, where, "没有 <b>titel</b> 这一项", "是不是 title")
    stand.shown = Shown(version=4, findings=(found,))
    content = asked(port, "/")[1].decode()

    assert "content/reports/a.yml:12:3" in content
    assert "没有 &lt;b&gt;titel&lt;/b&gt; 这一项" in content
    assert "是不是 title" in content
    assert 'role="alert"' in content


def test_a_build_that_failed_says_why(port: int, stand: Stand) -> None:
    stand.shown = Shown(version=4, failure="磁盘满了")

    assert "磁盘满了" in asked(port, "/")[1].decode()


def test_the_state_is_a_word_that_changes(port: int) -> None:
    assert asked(port, "/_live/state") == (200, b"3")
    assert asked(port, "/_live/state?after=2") == (200, b"3")
    assert asked(port, "/_live/state?after=3") == (200, b"4+")


def test_only_this_computer_by_its_own_name_is_answered(port: int) -> None:
    assert asked(port, "/", "evil.example")[0] == 403
    assert asked(port, "/_live/state", "evil.example")[0] == 403
    assert asked(port, "/", "localhost")[0] == 200


@pytest.mark.parametrize(
    "path",
    [
        "/../secret",
        "/%2e%2e/secret",
        "/../",
        "/%2e%2e/",
        "/../index.html",
        "/a/../../index.html",
        "/_live/../secret",
        "/_live/banner.html.j2",
        "/_live/%2e%2e/pages/page.md.j2",
    ],
)
def test_nothing_outside_the_site_is_served(port: int, path: str) -> None:
    assert b"secret" not in asked(port, path)[1]
    assert b"{%" not in asked(port, path)[1]


@pytest.mark.parametrize(
    "path", ["a/../../../", "..//../", "a/../../../index.html", "%2e%2e/%2e%2e/", "../index.html"]
)
def test_an_address_that_no_browser_sends_leads_nowhere_else(port: int, path: str) -> None:
    """Without the slash before it, there is nothing that takes the steps upwards out of it."""
    with socket.create_connection((HOST, port), timeout=PATIENCE) as connection:
        connection.sendall(f"GET {path} HTTP/1.0\r\nHost: {HOST}:{port}\r\n\r\n".encode())
        answer = b"".join(iter(lambda: connection.recv(4096), b""))

    assert answer.startswith(b"HTTP/1.0 ")
    assert b"secret" not in answer


def test_files_are_those_of_the_disk(port: int) -> None:
    assert asked(port, "/a/report.csv") == (200, b"1,2")
    assert asked(port, "/nowhere/")[0] == 404
    assert b"fetch" in asked(port, "/_live/live.js")[1]


def test_a_taken_port_is_told_with_another(stand: Stand) -> None:
    preview: Any = stand
    with socket.socket() as taken:
        taken.bind((HOST, 0))
        taken.listen()
        port = taken.getsockname()[1]

        with pytest.raises(GeneratorError, match=f"--port {port + 1}"):
            server(preview, port)
