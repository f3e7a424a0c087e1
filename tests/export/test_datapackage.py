from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from generator.export.datapackage import PATH
from generator.model.edition import Edition
from generator.outputs import data_files
from tests.plans import files


@pytest.fixture(scope="module")
def folder(example: Edition, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of the example, without the pages."""
    root = tmp_path_factory.mktemp("data")
    for path, content in files(example):
        if path.startswith("data/"):
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(content)
    return root / "data"


@pytest.fixture(scope="module")
def described(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "datapackage.json").read_text("utf-8"))
    return found


def test_its_own_tool_finds_nothing_wrong(folder: Path) -> None:
    frictionless = pytest.importorskip("frictionless")
    report = frictionless.validate(str(folder / "datapackage.json"))

    assert report.flatten(["title", "rowNumber", "fieldName", "message"]) == []
    assert report.valid
    assert report.stats["errors"] == 0


def test_it_says_version_two(described: dict[str, Any]) -> None:
    assert described["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert PATH == "data/datapackage.json"


def test_sizes_and_digests_are_those_of_the_files(folder: Path, described: dict[str, Any]) -> None:
    for resource in described["resources"]:
        raw = (folder / resource["path"]).read_bytes()
        assert resource["bytes"] == len(raw)
        assert resource["hash"] == f"sha256:{hashlib.sha256(raw).hexdigest()}"


def test_every_csv_file_of_the_data_folder_is_described(
    folder: Path, described: dict[str, Any], example: Edition
) -> None:
    paths = {path.relative_to(folder).as_posix() for path in folder.rglob("*.csv")}

    assert {resource["path"] for resource in described["resources"]} == paths
    assert len(paths) == sum(file.path.endswith(".csv") for file in data_files(example))


def test_every_column_has_its_chinese_word_and_meaning(described: dict[str, Any]) -> None:
    for resource in described["resources"]:
        for field in resource["schema"]["fields"]:
            assert field["title"], field
            assert field["description"].endswith("。"), field


def test_a_state_is_one_of_five_and_required(described: dict[str, Any]) -> None:
    fields = {f["name"]: f for f in described["resources"][-1]["schema"]["fields"]}

    assert fields["state"]["constraints"]["required"]
    assert len(fields["state"]["constraints"]["enum"]) == 5
