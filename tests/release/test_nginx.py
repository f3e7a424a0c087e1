"""Debian's nginx shows a published site with the settings that the program prints."""

from __future__ import annotations

import gzip
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.release.nginx import nginx
from generator.release.publish import Draft, publish
from generator.release.serving import SECURITY, Cache, cache_of, media_type, place
from generator.release.target import Target
from generator.release.tree import listed
from tests.publishing import a_whole_set
from tests.release.servers import Server, missing, nginx_running

BASES = ("/", "/shili/")


def published(folder: Path, site: Path, whole: Path | None = None) -> Path:
    publish(Target(folder), Draft(site, "2025-06-30", whole, base="/shili/"), 10, lambda _: None)
    return folder / "current"


@pytest.fixture(scope="module")
def current(tmp_path_factory: pytest.TempPathFactory, example_site: Path) -> Path:
    """What readers see of a folder that the example was published into."""
    whole = a_whole_set(tmp_path_factory.mktemp("whole"), "data/disclose-facts.parquet")
    return published(tmp_path_factory.mktemp("public"), example_site, whole)


@pytest.fixture(scope="module", params=BASES)
def base(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, current: Path, base: str) -> Iterator[Server]:
    snippet = nginx(place("https://gk.example.com/", base, str(current.parent)))
    with nginx_running(snippet, tmp_path_factory.mktemp("nginx")) as running:
        yield running


def test_every_file_has_its_bytes_its_type_and_all_headers(
    server: Server, current: Path, base: str
) -> None:
    wrong = {}
    for path in listed(current.resolve()):
        address = base + path.removesuffix("index.html")
        answer = server.get(address)
        wanted = SECURITY | {
            "Content-Type": media_type(path),
            "Cache-Control": cache_of(path).value,
        }
        if answer.status != 200 or answer.body != (current / path).read_bytes():
            wrong[path] = str(answer.status)
        elif found := missing(answer, wanted):
            wrong[path] = str(found)

    assert wrong == {}


def test_what_may_be_kept_is_kept(current: Path) -> None:
    kept = dict.fromkeys(Cache, 0)
    for path in listed(current.resolve()):
        kept[cache_of(path)] += 1

    assert kept[Cache.FOREVER] >= 1
    assert kept[Cache.DAY] > 100
    assert cache_of("search/meta.json") is Cache.REVALIDATE
    assert cache_of("search/index.html") is Cache.REVALIDATE
    assert cache_of("shili/search/grams/0.bin") is Cache.REVALIDATE


@pytest.mark.parametrize("path", ["no/such/page/", "assets/", "no.csv", "search/grams/no.bin"])
def test_what_is_not_there_is_the_sites_own_page(
    server: Server, current: Path, base: str, path: str
) -> None:
    answer = server.get(base + path)

    assert answer.status == 404
    assert answer.body == (current / "404.html").read_bytes()
    assert missing(answer, SECURITY | {"Content-Type": "text/html; charset=utf-8"}) == {}
    assert answer.headers["Cache-Control"] in {None, "no-cache"}


@pytest.mark.parametrize("path", [".lock", "data/.env", "..%2f.lock", "%2e%2e/.lock"])
def test_what_is_hidden_is_not_shown(server: Server, current: Path, base: str, path: str) -> None:
    (current.parent / ".lock").touch()
    (current / "data" / ".env").write_bytes(b"secret")
    answer = server.get(base + path)
    (current / "data" / ".env").unlink()

    assert answer.status in {400, 404}
    assert b"secret" not in answer.body


@pytest.mark.parametrize("path", ["releases/", "switch.json", "../releases/"])
def test_nothing_beside_the_current_release_is_shown(server: Server, base: str, path: str) -> None:
    assert server.get(base + path).status in {400, 404}


def test_a_folder_without_its_slash_is_led_to_it(server: Server, base: str) -> None:
    answer = server.get(f"{base}data")

    assert (answer.status, answer.headers["Location"]) == (301, f"{base}data/")
    if base != "/":
        entrance = server.get(base.rstrip("/"))
        assert (entrance.status, entrance.headers["Location"]) == (301, base)


@pytest.mark.parametrize("path", ["index.html", "data/reports.csv", "assets/offline.js"])
def test_what_is_not_packed_is_compressed(
    server: Server, current: Path, base: str, path: str
) -> None:
    answer = server.get(base + path, **{"Accept-Encoding": "gzip"})

    assert answer.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(answer.body) == (current / path).read_bytes()
    assert "Accept-Encoding" in answer.headers["Vary"]


def test_a_browser_that_has_the_file_is_told_so(server: Server, base: str) -> None:
    first = server.get(f"{base}index.html")

    again = server.get(f"{base}index.html", **{"If-None-Match": first.headers["ETag"]})

    assert (again.status, again.body) == (304, b"")


def test_a_switch_shows_at_once(tmp_path: Path, example_site: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(example_site, site)
    folder = tmp_path / "public"
    published(folder, site)
    snippet = nginx(place("未说明", "/", str(folder)))
    (tmp_path / "nginx").mkdir()
    with nginx_running(snippet, tmp_path / "nginx") as running:
        before = running.get("/robots.txt").body
        (site / "robots.txt").write_bytes(b"changed")
        published(folder, site)

        assert running.get("/robots.txt").body == b"changed" != before


def test_a_server_that_does_not_know_its_name_answers_to_all() -> None:
    assert "server_name _;" in nginx(place("未说明", None, "/srv/public"))
