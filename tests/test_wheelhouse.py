"""`make wheelhouse`: the folder is whole for each platform, and installs without internet."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from email.parser import Parser
from pathlib import Path

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.tags import Tag, compatible_tags, cpython_tags
from packaging.utils import canonicalize_name, parse_wheel_filename

ROOT = Path(__file__).parent.parent
LOCK = ROOT / "requirements" / "wheelhouse.txt"
PINNED = re.compile(r"(?m)^([\w.-]+)==(\S+)")
PYTHONS = ((3, 11), (3, 12), (3, 13))
PLATFORMS = {
    "windows": (["win_amd64"], {"sys_platform": "win32", "platform_system": "Windows"}),
    "linux": (
        [f"manylinux_2_{minor}_x86_64" for minor in range(28, 4, -1)]
        + ["manylinux2014_x86_64", "linux_x86_64"],
        {"sys_platform": "linux", "platform_system": "Linux"},
    ),
    "aarch64": (
        [f"manylinux_2_{minor}_aarch64" for minor in range(28, 16, -1)]
        + ["manylinux2014_aarch64", "linux_aarch64"],
        {"sys_platform": "linux", "platform_system": "Linux", "platform_machine": "aarch64"},
    ),
}
each_target = pytest.mark.parametrize(
    ("platform", "python"),
    [(platform, python) for platform in PLATFORMS for python in PYTHONS],
    ids=lambda value: value if isinstance(value, str) else f"{value[0]}.{value[1]}",
)


def pinned(text: str) -> dict[str, str]:
    return {canonicalize_name(name): version for name, version in PINNED.findall(text)}


@pytest.fixture(scope="module")
def folder() -> Path:
    named = os.environ.get("DISCLOSE_WHEELHOUSE")
    if not named:
        pytest.skip("要先下载几百兆的软件包：make wheelhouse 会运行这些测试")
    return Path(named).absolute()


def test_the_lock_holds_what_the_site_lock_holds_in_the_same_versions() -> None:
    site = pinned((ROOT / "requirements" / "site.txt").read_text("utf-8"))
    house = pinned(LOCK.read_text("utf-8"))

    assert {name: house.get(name) for name in site} == site
    assert {"colorama", "duckdb", "openpyxl", "python-docx", "setuptools"} <= house.keys()


def test_the_words_for_installing_name_the_files_that_are_there() -> None:
    text = (ROOT / "scripts" / "wheelhouse.txt").read_text("utf-8")

    assert text.count("--no-index") == 4
    assert text.count("--require-hashes") == 2
    assert all(name in text for name in ("disclose.zip", "requirements.txt", "SHA256SUMS.txt"))


def tags_of(platform: str, python: tuple[int, int]) -> frozenset[Tag]:
    platforms, _ = PLATFORMS[platform]
    abis = [f"cp{python[0]}{python[1]}"]
    return frozenset(
        (
            *cpython_tags(python, abis, platforms),
            *compatible_tags(python, f"cp{python[0]}{python[1]}", platforms),
        )
    )


def wheels_for(folder: Path, platform: str, python: tuple[int, int]) -> dict[str, Path]:
    wanted = tags_of(platform, python)
    found = {}
    for path in sorted(folder.glob("*.whl")):
        name, _, _, tags = parse_wheel_filename(path.name)
        if tags & wanted:
            found[str(name)] = path
    return found


def required_by(wheel: Path) -> Iterator[Requirement]:
    with zipfile.ZipFile(wheel) as packed:
        name = next(n for n in packed.namelist() if n.endswith(".dist-info/METADATA"))
        metadata = Parser().parsestr(packed.read(name).decode())
    return (Requirement(each) for each in metadata.get_all("Requires-Dist") or ())


@each_target
def test_every_requirement_of_the_lock_has_a_wheel(
    folder: Path, platform: str, python: tuple[int, int]
) -> None:
    wanted = pinned((folder / "requirements.txt").read_text("utf-8"))
    found = wheels_for(folder, platform, python)

    assert sorted(wanted.keys() - found.keys()) == []


@each_target
def test_what_a_wheel_requires_is_in_the_lock(
    folder: Path, platform: str, python: tuple[int, int]
) -> None:
    wanted = pinned((folder / "requirements.txt").read_text("utf-8"))
    version = f"{python[0]}.{python[1]}"
    environment = {
        **default_environment(),
        "platform_machine": "AMD64" if platform == "windows" else "x86_64",
        **PLATFORMS[platform][1],
        "os_name": "nt" if platform == "windows" else "posix",
        "python_version": version,
        "python_full_version": f"{version}.2",
        "extra": "",
    }
    lacking = [
        f"{wheel.name}: {each}"
        for wheel in wheels_for(folder, platform, python).values()
        for each in required_by(wheel)
        if each.marker is None or each.marker.evaluate(environment)
        if not each.specifier.contains(wanted.get(canonicalize_name(each.name), "0.dev0"))
    ]

    assert lacking == []


def test_the_folder_holds_what_its_sums_say_and_nothing_else(folder: Path) -> None:
    lines = (folder / "SHA256SUMS.txt").read_text("utf-8").splitlines()
    told = {line[66:]: line[:64] for line in lines}
    there = {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.name != "SHA256SUMS.txt"
    }

    assert told == there
    assert {"requirements.txt", "disclose.zip", "安装说明.txt"} <= there.keys()
    assert (folder / "requirements.txt").read_bytes() == LOCK.read_bytes()


def test_it_installs_and_builds_without_internet(folder: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(folder / "disclose.zip") as packed:
        packed.extractall(tmp_path)  # our own
    program = tmp_path / "disclose"
    (program / "wheelhouse").symlink_to(folder)
    nowhere = "http://127.0.0.1:9"
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PIP_", "PYTHON", "VIRTUAL_ENV"))
    } | {
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_NO_INDEX": "1",
        **dict.fromkeys(("http_proxy", "https_proxy", "ALL_PROXY"), nowhere),
    }

    def run(*command: str) -> None:
        ended = subprocess.run(
            command, cwd=program, env=environment, capture_output=True, text=True, check=False
        )
        assert ended.returncode == 0, ended.stderr

    python = f"{program}/.venv/bin/python"
    run(getattr(sys, "_base_executable", sys.executable), "-m", "venv", ".venv")
    text = (folder / "安装说明.txt").read_text("utf-8")
    commands = re.findall(r"(?m)^ +\.venv/bin/python (.+)$", text)
    for command in commands:
        run(python, *command.split())
    run(
        f"{program}/.venv/bin/disclose", "build", "--content", "tests/example/content",
        "--output", "out",
    )  # fmt: skip

    assert len(commands) == 2
    assert (program / "out" / "site" / "explore" / "index.html").is_file()
    assert (program / "out" / "site" / "search" / "meta.json").is_file()
