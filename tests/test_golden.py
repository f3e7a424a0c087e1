"""The example site comes out as it is committed under `tests/example/expected`, to the byte.

`pages/` holds the Markdown, `files/` what is put beside the pages: downloads, redirects, site map.
What repeats a CSV in another format is left out: tests/export proves that all formats say the same.
After `make golden` the difference is read and committed with the change that caused it.
"""

from __future__ import annotations

import difflib
from pathlib import Path

import pytest

from generator.model.edition import Edition
from generator.outputs import PAGES
from generator.publish.artifact import Artifact
from generator.publish.writer import write_tree
from generator.render.templates import Templates
from tests.plans import Plan, plan

ROOT = Path(__file__).parent.parent
EXPECTED = ROOT / "tests" / "example" / "expected"
LARGEST = 1_200_000
SHOWN = 40
REPEATED = {".json", ".xlsx"}

pytestmark = pytest.mark.golden


@pytest.fixture(scope="module")
def planned(example: Edition) -> Plan:
    return plan(example, Templates(ROOT / "site_templates").page)


@pytest.mark.parametrize("kind", ["pages", "files"])
def test_the_example_site_comes_out_as_committed(
    planned: Plan, kind: str, *, is_rewriting_golden: bool
) -> None:
    artifacts = [each for each in getattr(planned, kind) if is_kept(each)]
    if is_rewriting_golden:
        write_tree(EXPECTED / kind, artifacts)
    made = {artifact.path.as_posix(): artifact.content for artifact in artifacts}
    kept = contents(EXPECTED / kind)

    assert sorted(made) == sorted(kept)
    assert "\n".join(difference(name, kept[name], made[name]) for name in made) == "\n" * (
        len(made) - 1
    )


def test_the_committed_example_is_small_enough_to_be_read() -> None:
    assert sum(path.stat().st_size for path in EXPECTED.rglob("*") if path.is_file()) < LARGEST


def test_every_kind_of_page_is_in_the_example(example: Edition) -> None:
    assert [kind.name for kind in PAGES if not any(True for _ in kind.views(example))] == []


def is_kept(artifact: Artifact) -> bool:
    """Whether a person reads the file's difference; a report's CSV is a part of the facts."""
    path = artifact.path
    is_repeated = path.suffix in REPEATED or path.name == "report.csv"
    return not is_repeated or path.name == "datapackage.json"


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def difference(name: str, kept: bytes, made: bytes) -> str:
    """The changed lines of one file; empty where it is the same."""
    if kept == made:
        return ""
    old, new = (text.decode("utf-8").splitlines() for text in (kept, made))
    lines = list(difflib.unified_diff(old, new, f"expected/{name}", name, lineterm="", n=1))
    more = [f"… {len(lines) - SHOWN} more"] if len(lines) > SHOWN else []
    return "\n".join(lines[:SHOWN] + more) or f"{name}: line ends differ"
