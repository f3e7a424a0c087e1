"""The documents say what is so: paths and commands exist, the walk holds, the examples work."""

from __future__ import annotations

import ast
import html
import json
import re
import shutil
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path, PurePosixPath
from types import SimpleNamespace
from typing import Any

import click
import markdown
import pytest
from pydantic import TypeAdapter

from generator.checks import counts
from generator.cli import commands
from generator.cli.lines import Format, comparison_line, shown_comparisons
from generator.export import tables
from generator.export.csv_file import csv_bytes
from generator.findings import SourceRef
from generator.folders import Folders
from generator.load.content import read_content
from generator.load.yaml_tree import Document, read_tree
from generator.model import figures, kinds
from generator.model.edition import Edition
from generator.model.money import Money
from generator.model.reported import Stated, entries
from generator.model.terms import TERMS
from generator.model.verdict import Verdict
from generator.publish.packages import has_packages
from generator.reading import edition_of
from generator.views import address
from generator.views.blocks import Crumb, Head, Page, Paragraph, Section
from generator.views.source import source_of, value_at
from generator.views.text import printed
from generator.views.words import words
from tests.builders import a_report, yardsticks

ROOT = Path(__file__).parent.parent
NAMES = (
    "README.md", "README.zh.md", "COMMANDS.zh.md", "ARCHITECTURE.md", "DECISIONS.md",
    "CONTRIBUTING.md", "CHANGELOG.md", "OPERATIONS.zh.md",
)  # fmt: skip
TEXTS = {name: (ROOT / name).read_text(encoding="utf-8") for name in NAMES}
LARGEST_PICTURE = 300_000

# Files that a reader of an example makes.
MADE_BY_READERS = {
    "content/reports/hunan/yongzhou/lanshan",
    "content/reports/hunan/yongzhou/lanshan/2024.yml",
    "content/reviews.yml",
    "content/withdrawn.yml",
    "generator/export/json_file.py",
    "generator/views/grade_schemes.py",
    "hunan/yongzhou/lanshan",
    "report.yml",
}
FILE_ENDINGS = {
    ".css", ".csv", ".html", ".j2", ".js", ".json", ".md", ".py", ".sh", ".toml", ".tsv", ".yml",
}  # fmt: skip
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)

REPORT = "content/reports/hunan/yongzhou/jianghua/2024.yml"
WALKED = ("spending", "project_expenditure", "executed")


def code_spans(text: str) -> list[str]:
    return re.findall(r"`([^`\n]+)`", FENCE.sub("", text))


def blocks(name: str, language: str) -> list[str]:
    return [body for kind, body in FENCE.findall(TEXTS[name]) if kind == language]


def all_of(pattern: str) -> list[Any]:
    """Every match in the spans and shell blocks of all documents, with its document."""
    return sorted(
        {
            (name, found)
            for name, text in TEXTS.items()
            for span in (*code_spans(text), *"\n".join(blocks(name, "sh")).splitlines())
            for found in re.findall(pattern, span.split("#")[0])
        }
    )


@pytest.fixture(scope="module")
def folders(real_site: Path) -> Folders:
    return Folders(ROOT, ROOT / "content", real_site.parent)


@pytest.fixture(scope="module")
def edition(folders: Folders) -> Edition:
    return replace(edition_of(folders.content), has_explore=has_packages(ROOT))


def is_path(span: str) -> bool:
    plain = re.fullmatch(r"[A-Za-z0-9._-]+(?:/[A-Za-z0-9._-]+)*/?", span)
    return bool(plain) and ("/" in span or PurePosixPath(span).suffix in FILE_ENDINGS)


def exists(span: str, site: Path) -> bool:
    places = (ROOT, ROOT / "content", site, site / "data", ROOT / "generator")
    return PurePosixPath(span).parts[0] == "build" or any(
        (place / span).exists() for place in places
    )


def test_every_path_in_the_documents_exists(folders: Folders, edition: Edition) -> None:
    lost = [
        (name, span)
        for name, text in TEXTS.items()
        for span in code_spans(text)
        if is_path(span) and span.rstrip("/") not in MADE_BY_READERS
        if not span.startswith("..") and not exists(span, folders.site)
    ]

    assert lost == []


def test_every_function_is_where_the_documents_say() -> None:
    named = [
        (function, path)
        for text in TEXTS.values()
        for function, path in re.findall(r"`([A-Za-z_.]+)` in `([\w/]+\.py)`", text)
    ]

    assert len(named) > 6
    assert [each for each in named if each[0] not in definitions(ROOT / each[1])] == []


def definitions(module: Path) -> set[str]:
    """The functions, classes, methods and names that a module defines."""
    found = set()
    for node in ast.parse(module.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            found.add(node.name)
        if isinstance(node, ast.ClassDef):
            inner = (each.name for each in node.body if isinstance(each, ast.FunctionDef))
            found |= {f"{node.name}.{method}" for method in inner}
        if isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            found |= {target.id for target in targets if isinstance(target, ast.Name)}
    return found


def test_the_layers_of_the_picture_are_those_of_the_contract() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contract = project["tool"]["importlinter"]["contracts"][0]["layers"]
    built = [[each for each in layer.split(" | ") if "(" not in each] for layer in contract]
    told = next(each for each in blocks("ARCHITECTURE.md", "text") if each.startswith("cli"))

    assert [line.split(" | ") for line in told.splitlines()] == [layer for layer in built if layer]


def test_only_the_modules_of_the_picture_touch_the_disk() -> None:
    flow = blocks("ARCHITECTURE.md", "text")[0].partition("touches the disk:")[2]
    told = re.findall(r"[\w/]+\.py|\bcli\b", flow)
    touching = re.compile(
        r"\bos\.(?:open|walk|environ)\b|FileSystemLoader|import shutil|import subprocess"
        r"|\.(?:read_text|read_bytes|write_text|write_bytes|mkdir|unlink|rglob)\("
    )
    found = [
        path.relative_to(ROOT / "generator").as_posix()
        for path in (ROOT / "generator").rglob("*.py")
        if touching.search(path.read_text(encoding="utf-8"))
    ]

    assert [each for each in told if not (ROOT / "generator" / each).exists()] == []
    untold = [each for each in found if not each.startswith(tuple(told))]
    assert untold == [], "keep them pure, or name them in the picture of ARCHITECTURE.md"


def test_every_link_and_picture_of_the_documents_leads_somewhere() -> None:
    lost = []
    for name, text in TEXTS.items():
        slugs = {slug(title) for title in re.findall(r"(?m)^#+ (.+)$", FENCE.sub("", text))}
        for target in re.findall(r"\]\(([^)\s]+)\)", text):
            path, _, anchor = target.partition("#")
            if (path and not (ROOT / path).is_file()) or (not path and anchor not in slugs):
                lost.append((name, target))

    assert lost == []


def slug(title: str) -> str:
    return re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-")


def test_pictures_are_small() -> None:
    pictures = list((ROOT / "pictures").iterdir())

    assert pictures
    assert [p.name for p in pictures if p.stat().st_size >= LARGEST_PICTURE] == []


def test_every_make_target_exists() -> None:
    targets = set(re.findall(r"(?m)^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8")))
    named = all_of(r"\bmake ([a-z]+)")

    assert {target for _, target in named} >= {"site", "test"}
    assert [each for each in named if each[1] not in targets] == []


def test_every_command_and_option_exists() -> None:
    named = all_of(r"\bdisclose ([a-z]+(?:-[a-z]+)*)((?: --[a-z-]+)*)")
    lost = [
        (name, command, options)
        for name, (command, options) in named
        if command not in commands.all()
        or set(options.split()) - options_of(commands.all()[command])
    ]

    assert named
    assert lost == []
    assert set(commands.all()) <= {command for _, (command, _) in named}, "not told of"


def options_of(command: click.Command) -> set[str]:
    return {option for each in command.params for option in each.opts}


def test_the_readmes_name_every_download(folders: Folders, edition: Edition) -> None:
    data = folders.site / "data"
    made = {f"data/{path.name}" for path in data.iterdir() if path.suffix != ".html"}

    for name in ("README.md", "README.zh.md"):
        named = {span for span in code_spans(TEXTS[name]) if span.startswith("data/")}
        assert named == made, f"{name}: say which files can be downloaded"


def test_options_in_running_text_exist() -> None:
    known = {"--help"}.union(*map(options_of, commands.all().values()))
    named = all_of(r"^(--[a-z-]+)")

    assert [each for each in named if each[1] not in known] == []


def test_the_walk_begins_at_the_line_that_is_told(edition: Edition) -> None:
    raw = (ROOT / REPORT).read_bytes()
    document = read_tree(raw, REPORT)
    line = raw.decode().splitlines()[120]

    assert isinstance(document, Document)
    assert document.where(REPORT, WALKED) == SourceRef(REPORT, 121, 15)
    assert line == "    executed: 88.45"
    assert f"line 121 of `{REPORT}`" in TEXTS["ARCHITECTURE.md"]
    assert line in blocks("ARCHITECTURE.md", "yaml")[0]


def test_the_walk_goes_on_as_it_is_told(edition: Edition, folders: Folders) -> None:
    entry = next(each for each in edition.dataset.reports if each.file == REPORT)
    figure = value_at(entry.report, WALKED)
    shown = next(each for each in edition.of(entry) if each.at == WALKED)
    cell = source_of(edition, entry).cell(*WALKED)
    page = PurePosixPath(address.report(entry, edition.dataset.site))
    source = (folders.docs / page / "index.md").read_text(encoding="utf-8")
    shown_page = (folders.site / page / "index.html").read_text(encoding="utf-8")
    td = re.search(r'<td [^>]*id="spending\.project_expenditure\.executed".*?</td>', shown_page)

    assert isinstance(figure, Stated)
    assert (figure.value, figure.printed) == (Money(Decimal(884500)), "88.45")
    assert figure.place == 100
    assert shown.verdict is Verdict.CONTRADICTS
    assert shown.check == "projects-sum"
    assert shown.actual == 1024500
    assert (cell.text, cell.anchor) == ("88.45", "spending.project_expenditure.executed")
    assert [mark.icon for mark in cell.marks] == ["✕"]
    assert td is not None
    assert ">88.45 " in td[0]
    assert td[0] in source


def test_what_officers_are_shown_is_what_the_program_says(edition: Edition, tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(ROOT / "content", content)
    copy = content / "reports/hunan/yongzhou/lanshan/2024.yml"
    copy.parent.mkdir()
    text = (ROOT / REPORT).read_text(encoding="utf-8")
    real = {
        click.unstyle(comparison_line(each, Format.TEXT))
        for each in shown_comparisons(edition, frozenset())
    }
    right = text.replace("code: 431129", "code: 431127")
    lines = right.splitlines(keepends=True)
    for wrong in (
        text,
        right.replace("executed: 88.45", "executed: 88.4O"),
        "".join(lines[:119] + lines[120:]),
    ):
        copy.write_text(wrong, encoding="utf-8")
        real |= {str(finding) for finding in read_content(content).findings}
    copy.write_text(right, encoding="utf-8")
    told = "".join(blocks("README.zh.md", "text")).splitlines()

    assert lines[119] == "    received: 未说明\n"
    assert len(told) == 4
    assert [line for line in told if line not in real] == []
    assert read_content(content).findings == ()


def run(source: str, **names: Any) -> dict[str, Any]:
    exec(source, names)  # noqa: S102  # the examples of our own document
    return names


@pytest.fixture(scope="module")
def examples() -> dict[str, str]:
    """The examples in Python that define something, by the name they define."""
    found = {}
    for source in blocks("CONTRIBUTING.md", "python"):
        if not source.startswith(" "):
            found[source.rpartition("def ")[2].partition("(")[0].split(" ")[0]] = source
    return found


def test_the_example_of_a_page_makes_a_page(examples: dict[str, str], edition: Edition) -> None:
    with_grades = SimpleNamespace(**vars(address), GRADES="grades")
    shapes = {"Crumb": Crumb, "Head": Head, "Page": Page, "Paragraph": Paragraph}
    made = run(
        examples["grade_schemes"], address=with_grades, words=words, Section=Section, **shapes
    )

    assert [page.address for page in made["grade_schemes"](edition)] == ["grades"]


def test_the_example_of_a_download_makes_a_file(examples: dict[str, str], edition: Edition) -> None:
    given = {**vars(tables), "printed": printed, "entries": entries}
    table = run(examples["grade_bands"], **given)["grade_bands"](edition)

    assert set(table.columns) <= TERMS.keys()
    assert len(csv_bytes(table).splitlines()) == len(table.rows) + 1 > 8
    as_json = run(examples["json_bytes"], json=json)["json_bytes"](table)
    assert len(json.loads(as_json)) == len(table.rows)


def test_the_example_of_a_check_gives_the_verdicts_of_its_cases(examples: dict[str, str]) -> None:
    check = run(examples["_seconded_within_staff"], **vars(counts))["_seconded_within_staff"]
    row = next(each for each in blocks("CONTRIBUTING.md", "python") if each.startswith("    Check"))
    names = {**vars(counts), "_seconded_within_staff": check}
    made = run(f"made = {row.strip().rstrip(',')}", **names)["made"]
    cases = next(each for each in blocks("CONTRIBUTING.md", "yaml") if each.startswith("- case"))
    document = read_tree(cases.encode(), "cases")

    assert isinstance(document, Document)
    assert {verdict for _, verdict in verdicts(check, document.tree)} == made.verdicts
    assert all(found == [verdict] for found, verdict in verdicts(check, document.tree))


def verdicts(check: Any, cases: Any) -> Iterator[tuple[list[Verdict], Verdict]]:
    for case in cases:
        found = [each.verdict for each in check(a_report(**case["report"]), yardsticks())]
        yield found, Verdict(case["verdict"])


def test_the_example_of_a_value_reads_it(
    examples: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    read_area = run(examples["read_area"], **vars(figures))["read_area"]
    monkeypatch.setitem(kinds._REFUSALS, "面积", "area-not-readable")
    field = next(b for b in blocks("CONTRIBUTING.md", "python") if b.startswith("AreaField"))
    made = run(field, **{**vars(kinds), "read_area": read_area})

    assert TypeAdapter(made["AreaField"]).validate_python("约1200 平方米").value == 1200


def test_the_example_of_a_builder_builds(
    examples: dict[str, str], folders: Folders, edition: Edition
) -> None:
    given = {"html": html, "Markdown": markdown.Markdown}
    pages = run(examples["static_files"], **given)["OtherPages"](edition)
    page = "hunan/yongzhou/jianghua/2024"
    made = pages.html(page, (folders.docs / page / "index.md").read_bytes()).decode()

    assert 'id="spending.project_expenditure.executed"' in made
    assert pages.static_files() == ()
    assert pages.digest


def test_the_correction_in_the_example_is_one_that_a_report_can_hold() -> None:
    source = next(b for b in blocks("CONTRIBUTING.md", "yaml") if b.startswith("corrections"))
    document = read_tree(source.encode(), "corrections")

    assert isinstance(document, Document)
    assert isinstance(document.tree, dict)
    found = entries(a_report(corrections=document.tree["corrections"]).corrections)
    assert [(each.path, each.old, each.new) for each in found.values()] == [
        ("spending.total.executed", "130.01", "130.10")
    ]


def test_the_note_in_the_example_is_one_that_a_report_can_hold(edition: Edition) -> None:
    source = next(each for each in blocks("CONTRIBUTING.md", "yaml") if each.startswith("notes"))
    document = read_tree(source.encode(), "notes")
    entry = next(each for each in edition.dataset.reports if each.file == REPORT)

    assert isinstance(document, Document)
    assert isinstance(document.tree, dict)
    note = entries(a_report(notes=document.tree["notes"]).notes)["xiangmu-heji"]
    assert (note.check, note.key) in {(each.check, each.key) for each in edition.of(entry)}
