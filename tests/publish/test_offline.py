from __future__ import annotations

import base64
import re
import zipfile
from html.parser import HTMLParser
from pathlib import Path

import pytest

from generator.errors import OutputError
from generator.publish.offline import as_script, file_href, make_offline, offline_page

PAGE = """<!doctype html><html><head><link rel="canonical" href="https://a.example/x/">
<script src="../../assets/disclose.0123abcd.js"></script>
<script type="application/ld+json">{"a":"\\u003ca href=\\"../\\"\\u003e"}</script>
</head>
<body><a title="a &gt; b" href="../2024/?a=1&amp;b=2#top">x</a>
<a href="report.csv">y</a>
<p>&lt;a href="../"&gt;</p><form action="../search/" method="get"></form>
<a href="#x">z</a></body></html>
"""


class Links(HTMLParser):
    """Every address in a page, as a browser reads it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str | None] = []
        self.words: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002  # the base's own name
        self.found += [value for name, value in attrs if name in {"href", "action", "src"}]

    def handle_data(self, data: str) -> None:
        self.words.append(data)


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("../2024/", "../2024/index.html"),
        ("../2024/#a.b", "../2024/index.html#a.b"),
        ("../?r=a/2024", "../index.html?r=a/2024"),
        (".", "./index.html"),
        ("../..", "../../index.html"),
        ("./", "./index.html"),
        ("?q=a", "index.html?q=a"),
        ("#top", "#top"),
        ("report.csv", "report.csv"),
        ("../feed.xml", "../feed.xml"),
        ("https://a.example/", "https://a.example/"),
        ("mailto:a@b.example", "mailto:a@b.example"),
        ("//a.example/", "//a.example/"),
        ("", ""),
    ],
)
def test_a_link_to_a_page_names_its_file(href: str, expected: str) -> None:
    assert file_href(href) == expected


def test_a_page_is_the_same_but_for_its_links_and_the_second_door() -> None:
    before, after = Links(PAGE), Links(offline_page(PAGE))

    assert after.found == [
        "https://a.example/x/",
        "../../assets/disclose.0123abcd.js",
        "../../assets/offline.js",
        "../2024/index.html?a=1&b=2#top",
        "report.csv",
        "../search/index.html",
        "#x",
    ]
    assert [each.strip() for each in after.words if each.strip()] == [
        each.strip() for each in before.words if each.strip()
    ]


def test_a_redirect_leads_to_a_file() -> None:
    page = '<meta http-equiv="refresh" content="0; url=../hebei/">'

    assert offline_page(page).endswith('url=../hebei/index.html">')


@pytest.fixture
def site(tmp_path: Path) -> Path:
    site = tmp_path / "site"
    for name, content in {
        "index.html": b'<a href="a/">a</a>',
        "404.html": b"",
        "search/meta.json": b"{}",
        "search/grams/0.bin": b"\x00\xff",
        "a/report.json": b"[]",
        "a/report.csv": b"1",
    }.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_bytes(content)
    return site


def held(folder: Path) -> set[str]:
    return {each.relative_to(folder).as_posix() for each in folder.rglob("*") if each.is_file()}


def test_what_scripts_read_is_there_as_scripts_and_downloads_stay(
    site: Path, tmp_path: Path
) -> None:
    make_offline(site, tmp_path / "off", tmp_path / "off.zip")

    assert held(tmp_path / "off") == {
        *("index.html", "search/meta.json.js", "search/grams/0.bin.js"),
        *("a/report.json", "a/report.json.js", "a/report.csv"),
    }


def test_a_script_hands_over_its_file_to_the_byte() -> None:
    name, packed = re.findall(rb'"([^"]*)"', as_script("a/b.bin", b"\x00\xff\n"))

    assert (name, base64.b64decode(packed)) == (b"a/b.bin", b"\x00\xff\n")


def test_the_packed_edition_is_the_folder_and_the_same_every_time(
    site: Path, tmp_path: Path
) -> None:
    make_offline(site, tmp_path / "off", tmp_path / "off.zip")
    first = (tmp_path / "off.zip").read_bytes()
    make_offline(site, tmp_path / "off", tmp_path / "off.zip")

    assert (tmp_path / "off.zip").read_bytes() == first
    with zipfile.ZipFile(tmp_path / "off.zip") as packed:
        assert packed.testzip() is None
        assert {each.removeprefix("off/") for each in packed.namelist()} == held(tmp_path / "off")


def test_a_folder_that_cannot_be_written_is_named(site: Path, tmp_path: Path) -> None:
    (tmp_path / "taken").write_bytes(b"")

    with pytest.raises(OutputError, match="写不进"):
        make_offline(site, tmp_path / "taken" / "off", tmp_path / "off.zip")
