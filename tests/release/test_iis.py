"""The settings for IIS: sound XML that says the same as the other servers."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest

from generator.release.iis import iis
from generator.release.serving import SECURITY, TYPES, VERSIONED, Place, with_charset

ROOT = "网站名/wgk"


def locations(place: Place) -> dict[str, ET.Element]:
    """The settings of each path."""
    tree = ET.fromstring(iis(place).encode())  # noqa: S314  # our own text
    assert tree.tag == "configuration"
    return {str(each.get("path")): each for each in tree}


@pytest.fixture
def found() -> dict[str, ET.Element]:
    return locations(Place("a.example", "/wgk/", r"D:\公开 & 发布"))


def test_every_header_is_sent(found: dict[str, ET.Element]) -> None:
    sent = {
        each.get("name"): each.get("value") for each in found[ROOT].iterfind(".//customHeaders/add")
    }

    assert sent == SECURITY


def test_every_type_is_told(found: dict[str, ET.Element]) -> None:
    told = {
        each.get("fileExtension"): each.get("mimeType")
        for each in found[ROOT].iterfind(".//staticContent/mimeMap")
    }

    assert told == {f".{end}": with_charset(kind) for end, kind in TYPES.items()}


def test_folders_are_not_listed_and_what_is_missing_has_a_page(
    found: dict[str, ET.Element],
) -> None:
    browse = found[ROOT].find(".//directoryBrowse")
    errors = {each.get("statusCode"): each for each in found[ROOT].iterfind(".//httpErrors/error")}

    assert browse is not None
    assert browse.get("enabled") == "false"
    assert errors.keys() == {"403", "404"}
    assert {each.get("path") for each in errors.values()} == {r"D:\公开 & 发布\current\404.html"}
    assert {each.get("responseMode") for each in errors.values()} == {"File"}


def test_what_has_a_version_is_kept_for_a_day_and_the_rest_is_asked_for(
    found: dict[str, ET.Element],
) -> None:
    modes = {
        path.removeprefix(f"{ROOT}/"): cache.get("cacheControlMode")
        for path, each in found.items()
        if (cache := each.find(".//clientCache")) is not None
    }
    day = {path for path, mode in modes.items() if mode == "UseMaxAge"}
    files = {path if path.endswith(".json") else f"{path}/x.json" for path in day}

    assert modes[ROOT] == "DisableCache"
    assert all(re.fullmatch(VERSIONED, path) for path in files)
    assert {"search/grams", "search/texts", "explore/reports", "explore/projects"} < day


def test_a_site_of_its_own_has_the_name_alone() -> None:
    assert "网站名" in locations(Place("", "/", r"D:\public"))
