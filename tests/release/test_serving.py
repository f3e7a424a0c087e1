"""What each file is and how long it may be kept, and where a site may stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import GeneratorError
from generator.release.serving import (
    FEED,
    SECURITY,
    TYPES,
    Cache,
    Place,
    cache_of,
    filled,
    media_type,
    place,
)
from generator.release.tree import listed


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("data/reports.csv", "text/csv; charset=utf-8"),
        ("a/index.html", "text/html; charset=utf-8"),
        ("a/feed.xml", "application/atom+xml; charset=utf-8"),
        ("sitemap.xml", "application/xml; charset=utf-8"),
        ("data/reports.json", "application/json"),
        ("search/grams/0.bin", "application/octet-stream"),
        ("a/b.md", "text/markdown; charset=utf-8"),
        ("data/x.parquet", "application/vnd.apache.parquet"),
        ("unknown", "application/octet-stream"),
    ],
)
def test_a_file_has_the_type_of_its_name(path: str, kind: str) -> None:
    assert media_type(path) == kind


@pytest.mark.parametrize(
    ("path", "cache"),
    [
        ("assets/disclose.57a0d79d.css", Cache.FOREVER),
        ("assets/explore.57a0d79d.js", Cache.FOREVER),
        ("assets/sheet.js", Cache.REVALIDATE),
        ("search/texts/0/1.json", Cache.DAY),
        ("search/entities.json", Cache.DAY),
        ("search/meta.json", Cache.REVALIDATE),
        ("explore/reports/grade.json", Cache.DAY),
        ("explore/reports.json", Cache.REVALIDATE),
        ("index.html", Cache.REVALIDATE),
    ],
)
def test_only_what_changes_its_name_or_version_is_kept(path: str, cache: Cache) -> None:
    assert cache_of(path) is cache


def test_every_file_of_a_site_has_a_type(example_site: Path) -> None:
    endings = {path.rpartition(".")[2] for path in listed(example_site)}

    assert endings <= TYPES.keys()
    assert (example_site / FEED).is_file()


def test_headers_allow_no_framing_by_others_and_nothing_unsafe() -> None:
    assert SECURITY["Content-Security-Policy"].endswith("frame-ancestors 'self'")
    assert "unsafe" not in SECURITY["Content-Security-Policy"]
    assert SECURITY["X-Content-Type-Options"] == "nosniff"
    assert {"Referrer-Policy", "Permissions-Policy"} <= SECURITY.keys()


@pytest.mark.parametrize(
    ("address", "base", "expected"),
    [
        ("https://a.example/wgk/", None, Place("a.example", "/wgk/", "/srv")),
        ("https://a.example", None, Place("a.example", "/", "/srv")),
        ("https://a.example/wgk/", "/b/c/", Place("a.example", "/b/c/", "/srv")),
        ("未说明", None, Place("", "/", "/srv")),
    ],
)
def test_a_site_stands_where_its_address_says(
    address: str, base: str | None, expected: Place
) -> None:
    assert place(address, base, "/srv") == expected


@pytest.mark.parametrize("base", ["wgk/", "/wgk", "/a b/", "/../", "/x;/", '/"/', "//", ""])
def test_a_path_that_no_server_takes_is_refused(base: str) -> None:
    with pytest.raises(GeneratorError, match="--base"):
        place("未说明", base, "/srv")


@pytest.mark.parametrize("folder", ['/srv/"x', "/srv/$x", "/srv/x;", "/srv\nx", "", "/srv/{x}"])
def test_a_folder_that_no_server_takes_is_refused(folder: str) -> None:
    with pytest.raises(GeneratorError, match="发布文件夹"):
        place("未说明", None, folder)


def test_a_snippet_is_filled_once() -> None:
    assert filled("@A@ b@c @B@", {"A": "@B@", "B": "2"}) == "@B@ b@c 2"


def test_a_reader_is_guarded_by_every_header() -> None:
    assert SECURITY["Content-Security-Policy"].endswith("; frame-ancestors 'self'")
    assert SECURITY["Referrer-Policy"] == "no-referrer"
    assert SECURITY["X-Content-Type-Options"] == "nosniff"
    assert {"camera=()", "geolocation=()", "microphone=()"} <= {
        *SECURITY["Permissions-Policy"].split(", ")
    }
