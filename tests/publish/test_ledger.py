from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import CacheError
from generator.export.product import Made, Product
from generator.publish.ledger import NAME, Part
from generator.publish.workspace import Workspace


def a_workspace(root: Path, base: str = "base") -> Workspace:
    return Workspace(root, ("docs", "site"), root / NAME, base)


@pytest.fixture
def part(tmp_path: Path) -> Path:
    """A workspace that was finished, with one product and a value that it kept."""
    root = tmp_path / "part"
    workspace = a_workspace(root)

    def make() -> Made:
        workspace.keep("rows", b"1", lambda: ["行"])
        return Made([("site/a.txt", b"A"), ("docs/a.md", b"a")], {"rows": 3})

    workspace.bring(Product("a", make, b"state"))
    workspace.finish()
    return root


def unwanted() -> Made:
    raise AssertionError


def test_a_product_is_taken_over_with_its_files_and_facts(part: Path, tmp_path: Path) -> None:
    root = tmp_path / "whole"
    workspace = a_workspace(root)
    workspace.take_from([Part(part)])

    assert workspace.bring(Product("a", unwanted, b"state")) == {"rows": 3}
    workspace.finish()

    assert (root / "site" / "a.txt").read_bytes() == b"A"
    assert (root / "docs" / "a.md").read_bytes() == b"a"
    assert not (part / "site" / "a.txt").exists()
    again = a_workspace(root)
    assert not again.lacks(Product("a", unwanted, b"state"))
    assert again.lacks(Product("a", unwanted, b"other"))
    again.close()


@pytest.mark.parametrize(("name", "state"), [("a", b"other"), ("b", b"state"), ("a", None)])
def test_what_was_made_from_something_else_is_made(
    part: Path, tmp_path: Path, name: str, state: bytes | None
) -> None:
    workspace = a_workspace(tmp_path / "whole")
    workspace.take_from([Part(part)])

    assert workspace.bring(Product(name, lambda: Made((), {"rows": 4}), state)) == {"rows": 4}
    workspace.close()


def test_a_value_is_taken_over_by_name_and_state(part: Path, tmp_path: Path) -> None:
    workspace = a_workspace(tmp_path / "whole")
    workspace.take_from([Part(part)])

    assert workspace.taken("rows", b"1") == (["行"],)
    assert workspace.taken("rows", b"2") is None
    assert workspace.keep("rows", b"1", unwanted) == ["行"]
    assert workspace.keep("rows of", b"1", lambda: 5) == 5
    workspace.close()


def test_a_folder_that_no_workspace_was_finished_in_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CacheError):
        Part(tmp_path)
    (tmp_path / NAME).write_bytes(b"no database")
    with pytest.raises(CacheError):
        Part(tmp_path)
    assert (tmp_path / NAME).read_bytes() == b"no database"
