"""The programs of `make bench` can be loaded: nothing else runs them before somebody measures."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest

import bench
from bench import run

MODULES = sorted(path.stem for path in Path(next(iter(bench.__path__))).glob("[a-z]*.py"))


@pytest.mark.parametrize("name", MODULES)
def test_a_program_of_the_bench_is_loaded(name: str) -> None:
    assert importlib.import_module(f"bench.{name}").__doc__


def test_a_section_takes_the_place_of_the_one_with_its_heading() -> None:
    document = "# Benchmarks\n\nWords.\n\n## Checking\n\nold\n\n## The search\n\nkept\n"

    found = run.with_section(document, ["## Checking", "", "new"])
    assert found == document.replace("old", "new")

    between = run.with_section(found, ["## The build", "", "| a |"])
    assert between == found.replace("## The search", "## The build\n\n| a |\n\n## The search")


def test_the_sections_of_the_report_are_subjects_in_their_order() -> None:
    text = run.REPORT.read_text("utf-8")
    found = [line[3:] for line in text.splitlines() if line.startswith("## ")]

    assert "Checking" in found
    assert found == [title for title, *_ in run.SUBJECTS.values() if title in found]
