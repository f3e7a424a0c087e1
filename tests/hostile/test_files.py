"""Hostile files through the commands that read them: a finding or a refusal in words, soon, small.

Each command runs in a process of its own. None may end by a signal, with the code of a defect, with
words of Python, or need more time and memory than is promised.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import EXAMPLE
from tests.hostile.files import (
    REPORT,
    Named,
    docx_files,
    good_docx,
    good_pdf,
    good_xlsx,
    pdf_files,
    text_files,
    xlsx_files,
    yaml_files,
)
from tests.hostile.texts import IS_FULL, tell
from tests.hostile.worker import CPU_SECONDS
from tests.hostile.workers import Worker

MOST_MEGABYTES = 500
SHARE = 1 if IS_FULL else 24
"""Of many spoilt files of one kind, every so many is tried; what was made by hand always is."""
SPOILT = 150 if IS_FULL else 3
_PLAIN = re.compile(r"(?:Traceback|Error\b|Exception|0x[0-9a-f]{6,}|<class|NoneType)")
_FINDING = re.compile(r"content/\S+?(?::\d+:\d+)?: (?:error|warning)\[[a-z0-9-]+\] \S")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Settings and no report."""
    folder = tmp_path / "content"
    folder.mkdir()
    for name in ("site.yml", "divisions.tsv", "schemes.yml", "topics.yml"):
        shutil.copy(EXAMPLE / name, folder)
    return folder


def faults(name: str, told: dict[str, Any], codes: set[int]) -> list[str]:
    """What is wrong with how a command ended."""
    found = []
    if told["code"] not in codes:
        found.append(f"code {told['code']}")
    if _PLAIN.search(told["out"] + told["err"]):
        found.append("words of Python")
    if told["code"] and not re.search("[一-鿿]", told["out"] + told["err"]):
        found.append("no word")
    if told["milliseconds"] > CPU_SECONDS * 1000:
        found.append(f"{told['milliseconds']} ms")
    if told["megabytes"] > MOST_MEGABYTES:
        found.append(f"{told['megabytes']} MB")
    said = (told["err"] or told["out"])[-300:]
    return [f"{name}: {', '.join(found)}: {said}"] if found else []


def summed(kind: str, worker: Worker, names: list[str]) -> None:
    """The longest and the largest, for who reads the log."""
    took = {name: worker.took[name] for name in names}
    slowest = max(took, key=lambda name: int(took[name]["milliseconds"]))
    largest = max(took, key=lambda name: int(took[name]["megabytes"]))
    codes = sorted({told["code"] for told in took.values()})
    tell(
        f"{kind}: {len(took)} files, codes {codes}, slowest {slowest} "
        f"{took[slowest]['milliseconds']} ms, largest {largest} {took[largest]['megabytes']} MB"
    )


def test_a_report_file_of_any_bytes_is_told_with_its_place(worker: Worker, content: Path) -> None:
    path = content / "reports/shili/dongshi/jiaxian/2024.yml"
    path.parent.mkdir(parents=True)
    found, names, whole = [], [], REPORT.read_bytes()
    for at, (name, raw) in enumerate(yaml_files(SPOILT)):
        if "suite" in name and at % SHARE:
            continue
        path.write_bytes(raw)
        told = worker.ran(name, "check", "--content", content)
        names.append(name)
        # A byte in a comment, or in a text, may be any; the first lines may be a whole report.
        may_be_sound = re.search("flip|lost|doubled", name) or whole.startswith(raw + b"\n")
        found += faults(name, told, {0, 1} if may_be_sound else {1})
        lines = [line for line in told["out"].splitlines() if ": error[" in line]
        if told["code"] == 1 and not all(_FINDING.match(line) for line in lines or [""]):
            found.append(f"{name}: no place: {lines[:1]}")

    summed("yaml", worker, names)
    assert found == []


@pytest.mark.parametrize(
    "name",
    ["site.yml", "topics.yml", "schemes.yml", "withdrawn.yml", "reviews.yml", "divisions.tsv"],
)
def test_every_other_file_of_content_may_be_of_any_bytes(
    name: str, worker: Worker, content: Path
) -> None:
    shutil.copytree(EXAMPLE / "reports", content / "reports")
    found, names = [], []
    for at, (case, raw) in enumerate(yaml_files(3)):
        if at % (5 if IS_FULL else 40):
            continue
        (content / name).write_bytes(raw)
        told = worker.ran(f"{name} {case}", "check", "--content", content)
        names.append(f"{name} {case}")
        found += faults(f"{name} {case}", told, {1})

    summed(name, worker, names)
    assert found == []


KINDS: dict[str, Callable[[int], Iterator[Named]]] = {
    "docx": docx_files,
    "xlsx": xlsx_files,
    "pdf": pdf_files,
    "txt": text_files,
}


@pytest.mark.parametrize("kind", KINDS)
def test_an_original_of_any_bytes_is_read_or_refused(
    kind: str, worker: Worker, content: Path, tmp_path: Path
) -> None:
    found, names = [], []
    original = tmp_path / f"原件.{kind}"
    options = ("--content", content, "--replace", "--code", "990101", "--year", "2024")
    for name, raw in KINDS[kind](SPOILT):
        original.write_bytes(raw)
        told = worker.ran(f"{kind} {name}", "intake", original, *options)
        names.append(f"{kind} {name}")
        found += faults(f"{kind} {name}", told, {0, 1, 2})
        if kind == "docx" and not name.startswith("docx"):
            copy = tmp_path / "副本.docx"
            copy.unlink(missing_ok=True)
            told = worker.ran(f"clean {name}", "intake", original, "--clean", copy)
            names.append(f"clean {name}")
            found += faults(f"clean {name}", told, {0, 2})
        shutil.rmtree(content / "reports", ignore_errors=True)

    summed(kind, worker, names)
    assert found == []
    assert not list(tmp_path.rglob("*.new"))


GOOD: dict[str, Callable[[], bytes]] = {"docx": good_docx, "xlsx": good_xlsx, "pdf": good_pdf}


@pytest.mark.parametrize("kind", ["docx", "xlsx", "pdf", "txt", "doc", "ofd", "", "yml"])
def test_what_is_no_file_is_refused(
    kind: str, worker: Worker, content: Path, tmp_path: Path
) -> None:
    """Links, pipes, devices, folders, what may not be read, what is larger than any original."""
    end = f".{kind}" if kind else ""
    real = tmp_path / f"真{end}"
    real.write_bytes(GOOD.get(kind, lambda: b"text")())
    (tmp_path / f"链接{end}").symlink_to(real)
    (tmp_path / f"断链{end}").symlink_to(tmp_path / "nowhere")
    (tmp_path / f"设备{end}").symlink_to("/dev/zero")
    (tmp_path / f"圈{end}").symlink_to(tmp_path / f"圈{end}")
    os.mkfifo(tmp_path / f"管道{end}")
    (tmp_path / f"文件夹{end}").mkdir()
    (tmp_path / f"空{end}").write_bytes(b"")
    with (tmp_path / f"大{end}").open("wb") as stream:
        stream.truncate(5 << 30)
    found = []
    for name in ("链接", "断链", "设备", "圈", "管道", "文件夹", "空", "大", "没有"):
        told = worker.ran(f"{name}{end}", "intake", tmp_path / f"{name}{end}", "--content", content)
        found += faults(f"{name}{end}", told, {1, 2})
    found += faults("device", worker.ran("device", "intake", "/dev/zero"), {2})

    assert found == []


def test_a_content_folder_of_other_things_than_files_is_told(
    worker: Worker, content: Path, tmp_path: Path
) -> None:
    place = content / "reports" / "shili" / "dongshi"
    place.mkdir(parents=True)
    (place / "2024.yml").symlink_to(EXAMPLE / "reports/shili/dongshi/2024.yml")
    (place / "2023.yml").symlink_to(place / "2023.yml")
    os.mkfifo(place / "2022.yml")
    (place / "2021.yml").mkdir()
    (place / "2020.yml").symlink_to("/dev/zero")
    (place / "out").symlink_to(tmp_path)
    with (place / "2019.yml").open("wb") as stream:
        stream.truncate(5 << 30)
    for name in (b"\xff.yml", b"a\nb.yml", b"a\x1b[31m.yml", b"::error::.yml", b" .yml", b"-.yml"):
        Path(os.fsdecode(os.fsencode(place) + b"/" + name)).write_bytes(b"a: 1\n")
    (content / "pages").mkdir()
    os.mkfifo(content / "pages" / "about.md")
    (content / "pages" / "method.md").symlink_to("/etc/passwd")
    for style in ("text", "json", "github"):
        told = worker.ran("folder", "check", "--content", content, "--format", style)

        assert faults(style, told, {1}) == []
        assert "\x1b" not in told["out"]
        assert "root:" not in told["out"]
        if style == "github":
            lines = told["out"].strip().split("\n")
            assert all(re.match("::(?:error|warning|notice) file=content/", each) for each in lines)


def test_a_template_in_the_place_of_another_file_is_refused(
    worker: Worker, content: Path, tmp_path: Path
) -> None:
    target = tmp_path / "report.yml"
    target.write_bytes(b"\xff\xfe\x00" * 999)

    told = worker.ran("template", "template", "--from", target, "--content", content)

    assert faults("template", told, {1, 2}) == []
