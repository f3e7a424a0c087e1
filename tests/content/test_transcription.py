"""Every value that an original prints stands in its file, and nothing else does.

`figures/<county>-<year>.tsv` has a row for each printed value: its words, the path (or paths) where
they stand in the file, and a note. 文中: the words stand within a longer text. 共 N 次: printed so
often. 原文“…”: the original's own words where the file holds a state's word. An empty path: left
out, and the note says why.

`passages.tsv` has the words before and behind each passage whose length and digest a file keeps.

The originals hold people's names and are not kept here. Tests that read them look in the folder
`DISCLOSE_ORIGINALS`, else in `../shared/seeds`, and are skipped where neither has them.
"""

from __future__ import annotations

import csv
import hashlib
import os
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from generator.findings import DocPath
from generator.load.schema import model_from
from generator.load.yaml_tree import Document, Tree, read_tree
from generator.model.passage import measure
from generator.model.record import Record
from generator.model.report import Report, Restated
from generator.model.reported import Stated

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
ORIGINALS = Path(os.environ.get("DISCLOSE_ORIGINALS", ROOT.parent / "shared" / "seeds"))

REPORTS = {
    "luquan-2024": "hebei/shijiazhuang/luquan/2024.yml",
    "laoting-2023": "hebei/tangshan/laoting/2023.yml",
    "qiaoxi-2025": "hebei/shijiazhuang/qiaoxi/2025.yml",
    "shenze-2023": "hebei/shijiazhuang/shenze/2023.yml",
    "jianghua-2024": "hunan/yongzhou/jianghua/2024.yml",
}
each_report = pytest.mark.parametrize("name", REPORTS)

NUMERAL = re.compile(r"\d+(?:\.\s?\d+)?")
LIST_NUMBER = re.compile(r"(?m)^\s*(?:- )?(?:\d{1,2}[\uff0e、.](?!\d)|[（(]\d{1,2}[）)])")
COUNT_WORD = re.compile(r"[一二两三四五六七八九十]+(?:个|套|室|名|部|项|次|中心|阶段)")
SPACES = re.compile(r"\s+")
CHINESE = re.compile(r"[^\u4e00-\u9fff]+")
LONGEST_COMMON = 30
# Proper nouns, which a file has in the original's words however long they are.
VERBATIM = {"title", "name", "full_name", "number", "issuer", "printed"}


@dataclass(frozen=True)
class Row:
    """One printed value, where it stands in the file, and what is to be said of it."""

    printed: str
    paths: tuple[DocPath, ...]
    note: str

    @property
    def times(self) -> int:
        found = re.search(r"共 (\d+) 次", self.note)
        return int(found[1]) if found else 1

    @property
    def in_the_original(self) -> str:
        found = re.search("原文“(.+)”", self.note)
        return found[1] if found else self.printed


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@cache
def rows(name: str) -> tuple[Row, ...]:
    return tuple(
        Row(row["printed"], tuple(steps(path) for path in row["path"].split()), row["note"])
        for row in table(HERE / "figures" / f"{name}.tsv")
    )


def steps(path: str) -> DocPath:
    return tuple(int(step) if step.isdecimal() else step for step in path.split("."))


@cache
def document(name: str) -> Document:
    path = ROOT / "content" / "reports" / REPORTS[name]
    found = read_tree(path.read_bytes(), path.name)
    assert isinstance(found, Document), found
    return found


@cache
def report(name: str) -> Report:
    found = model_from(TypeAdapter(Report), document(name), REPORTS[name])
    assert isinstance(found, Report), found
    return found


@cache
def original(name: str) -> str:
    path = ORIGINALS / report(name).provenance.original_file
    if not path.is_file():
        pytest.skip(f"the original is not here: set DISCLOSE_ORIGINALS ({path.name})")
    raw = path.read_bytes()
    assert hashlib.sha256(raw).hexdigest() == report(name).provenance.original_digest
    return raw.decode("utf-8")


def text_at(name: str, path: DocPath) -> str:
    found: Tree = document(name).tree
    for step in path:
        # A single text may stand for a list of one.
        found = found[step] if not isinstance(found, str) else found  # type: ignore[index]  # by its path
    assert isinstance(found, str), path
    return found


def texts(tree: Tree, path: DocPath = ()) -> Iterator[tuple[DocPath, str]]:
    if isinstance(tree, str):
        yield path, tree
        return
    items = tree.items() if isinstance(tree, Mapping) else enumerate(tree)
    for step, each in items:
        yield from texts(each, (*path, step))


def figures(value: object, path: DocPath = ()) -> Iterator[DocPath]:
    """The paths of all values that a report states in figures."""
    if isinstance(value, Stated):
        yield path
    elif isinstance(value, Restated):
        yield (*path, "printed")
    elif isinstance(value, Record):
        for field in type(value).model_fields:
            yield from figures(getattr(value, field), (*path, field))
    elif isinstance(value, Mapping):
        for key, each in value.items():
            yield from figures(each, (*path, key))


def misplaced(value: object, tree: Tree, path: DocPath = ()) -> Iterator[DocPath]:
    """Groups whose keys do not follow the order of the model."""
    if not isinstance(tree, Mapping):
        return
    if isinstance(value, Record):
        if list(tree) != [field for field in type(value).model_fields if field in tree]:
            yield path
        for key, each in tree.items():
            yield from misplaced(getattr(value, key), each, (*path, key))
    elif isinstance(value, Mapping):
        for key, each in tree.items():
            yield from misplaced(value[key], each, (*path, key))


def numerals(text: str) -> Counter[str]:
    return Counter(SPACES.sub("", found) for found in NUMERAL.findall(text))


def names_of_people(name: str) -> list[str]:
    """The first word of each line under the list of the evaluation group."""
    _, heading, group = original(name).partition("评价工作组人员名单")
    lines = group.splitlines()[1:] if heading else []
    return [line.split()[0] for line in lines if line.strip()]


@each_report
def test_each_row_gives_the_words_that_stand_in_the_file(name: str) -> None:
    wrong = [
        (row.printed, path, text_at(name, path))
        for row in rows(name)
        for path in row.paths
        if not (
            row.printed in text_at(name, path)
            if row.note == "文中"
            else row.printed == text_at(name, path)
        )
    ]

    assert wrong == []


@each_report
def test_each_value_left_out_has_its_reason(name: str) -> None:
    assert [row.printed for row in rows(name) if not row.paths and not row.note] == []


@each_report
def test_no_figure_of_the_file_is_without_a_row(name: str) -> None:
    known = {path for row in rows(name) for path in row.paths}

    assert [path for path in figures(report(name)) if path not in known] == []


@each_report
def test_the_keys_follow_the_order_of_the_model(name: str) -> None:
    assert list(misplaced(report(name), document(name).tree)) == []


@each_report
def test_the_first_line_leads_editors_to_the_schema(name: str) -> None:
    path = ROOT / "content" / "reports" / REPORTS[name]
    first, second, *_ = path.read_text(encoding="utf-8").splitlines()

    assert second == "format: 1"
    prefix = "# yaml-language-server: $schema="
    assert first.startswith(prefix)
    schema = path.parent / first.removeprefix(prefix)
    assert schema.resolve() == (ROOT / "content" / "report.schema.json").resolve()


@each_report
def test_each_row_stands_in_the_original(name: str) -> None:
    text = SPACES.sub("", original(name))

    assert [
        row.printed
        for row in rows(name)
        if row.paths and SPACES.sub("", row.in_the_original) not in text
    ] == []


@each_report
def test_every_numeral_of_the_original_is_in_a_row(name: str) -> None:
    printed: Counter[str] = Counter()
    for row in rows(name):
        # Figures that the original writes as words of its own are not counted from our words.
        for numeral, count in numerals(row.in_the_original).items():
            printed[numeral] += count * row.times

    assert printed == numerals(LIST_NUMBER.sub("", original(name)))


@each_report
def test_every_count_in_words_is_in_a_row(name: str) -> None:
    in_rows = " ".join(row.printed for row in rows(name))

    assert [word for word in COUNT_WORD.findall(original(name)) if word not in in_rows] == []


@each_report
def test_each_passage_has_the_measure_of_the_original(name: str) -> None:
    text = original(name)
    kept = {}
    for row in table(HERE / "passages.tsv"):
        if row["report"] == name:
            start = text.index(row["after"]) + len(row["after"])
            kept[steps(row["path"])] = measure(text[start : text.index(row["until"], start)])
    found = {
        path[:-1]: (int(value), text_at(name, (*path[:-1], "digest")))
        for path, value in texts(document(name).tree)
        if path[-1] == "length"
    }

    assert found == kept


@each_report
def test_no_name_of_a_person_is_kept(name: str) -> None:
    people = names_of_people(name)
    kept = [*(ROOT / "content").rglob("*"), *HERE.rglob("*.tsv")]

    listed = report(name).process.names_in_report.value == "列有姓名"
    assert bool(people) is listed
    assert [
        path.name
        for path in kept
        if path.is_file() and any(who in path.read_text(encoding="utf-8") for who in people)
    ] == []


@each_report
def test_no_long_run_of_words_is_copied(name: str) -> None:
    text = CHINESE.sub("", original(name))
    copied = []
    for path, value in texts(document(name).tree):
        if path[-1] in VERBATIM:
            continue
        words = CHINESE.sub("", value)
        size = LONGEST_COMMON + 1
        runs = (words[start : start + size] for start in range(len(words) - size + 1))
        copied += [(path, run) for run in runs if run in text]

    assert copied == []
