"""The programs of `make bench` can be loaded: nothing else runs them before somebody measures."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest

import bench

MODULES = sorted(path.stem for path in Path(next(iter(bench.__path__))).glob("[a-z]*.py"))


@pytest.mark.parametrize("name", MODULES)
def test_a_program_of_the_bench_is_loaded(name: str) -> None:
    assert importlib.import_module(f"bench.{name}").__doc__
