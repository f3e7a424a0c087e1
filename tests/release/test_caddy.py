"""The settings for Caddy; where Caddy is installed it serves with them."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
from pathlib import Path

import pytest

from generator.release.caddy import caddy
from generator.release.publish import Draft, publish
from generator.release.serving import SECURITY, TYPES, Cache, Place, cache_of, media_type
from generator.release.target import Target
from generator.release.tree import listed
from tests.publishing import a_whole_set
from tests.release.servers import Server, answers, missing
from tests.waiting import until

CADDY = shutil.which("caddy")
FOLDER = Place("a.example", "/wgk/", "/srv/public")


def block(text: str, opening: str) -> list[str]:
    """The lines of the block that `opening` begins."""
    lines = text.splitlines()
    start = next(at for at, line in enumerate(lines) if line.strip() == f"{opening} {{")
    depth, found = 0, []
    for line in lines[start:]:
        depth += line.rstrip().endswith("{") - (line.strip() == "}")
        found.append(line.strip())
        if depth == 0:
            return found[1:-1]
    raise AssertionError(f"{opening} is not closed")


def test_every_block_is_closed() -> None:
    lines = [line.strip() for line in caddy(FOLDER).splitlines()]

    assert sum(line.endswith("{") for line in lines) == lines.count("}")
    assert block(caddy(FOLDER), "a.example")


def test_every_header_and_type_is_sent() -> None:
    inside = block(caddy(FOLDER), "handle_path /wgk/*")

    assert [
        f'header {name} "{value}"'
        for name, value in SECURITY.items()
        if f'header {name} "{value}"' not in inside
    ] == []
    assert {f"@{end} path *.{end}" for end in TYPES} <= set(inside)
    assert f'header ?Cache-Control "{Cache.REVALIDATE.value}"' in inside
    assert 'root * "/srv/public/current"' in inside
    assert not any("browse" in line for line in inside)


def test_what_is_missing_has_the_sites_page() -> None:
    assert "rewrite * /404.html" in block(caddy(FOLDER), "handle_errors")


def test_the_entrance_without_its_slash_is_led_on() -> None:
    assert "redir /wgk /wgk/ 301" in block(caddy(FOLDER), "a.example")
    assert "redir" not in caddy(Place("a.example", "/", "/srv/public"))


@pytest.mark.skipif(CADDY is None, reason="没有 caddy：只检查了设置的结构")
@pytest.mark.parametrize("base", ["/", "/shili/"])
def test_caddy_serves_with_them(tmp_path: Path, example_site: Path, base: str) -> None:
    assert CADDY is not None
    folder = tmp_path / "public"
    whole = a_whole_set(folder.with_name("whole"))
    draft = Draft(example_site, "2025-06-30", whole, base="/shili/")
    publish(Target(folder), draft, 10, lambda _: None)
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    text = caddy(Place(f"http://127.0.0.1:{port}", base, str(folder)))
    (tmp_path / "Caddyfile").write_text("{\n\tadmin off\n}\n" + text, "utf-8")
    command = [CADDY, "run", "--config", str(tmp_path / "Caddyfile"), "--adapter", "caddyfile"]
    home = {**os.environ, "HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path)}
    with subprocess.Popen(command, stderr=subprocess.PIPE, env=home) as run:
        try:
            until(lambda: answers(port))
            server = Server(f"http://127.0.0.1:{port}")
            wrong = {}
            for path in listed((folder / "current").resolve()):
                answer = server.get(base + path.removesuffix("index.html"))
                wanted = SECURITY | {
                    "Content-Type": media_type(path),
                    "Cache-Control": cache_of(path).value,
                }
                if answer.status != 200 or (found_ := missing(answer, wanted)):
                    wrong[path] = f"{answer.status} {'' if answer.status != 200 else found_}"
            nowhere = [server.get(base + path) for path in ("no/page/", "assets/", "data/.env")]
        finally:
            run.terminate()

    assert wrong == {}
    assert {answer.status for answer in nowhere} == {404}
    assert {answer.body for answer in nowhere} == {(folder / "current/404.html").read_bytes()}
