from __future__ import annotations

from pathlib import Path

from generator.export.product import Made, Product
from generator.making.pages import AREAS
from generator.making.standing import InSite
from generator.publish.ledger import NAME, Part
from generator.publish.workspace import Workspace


def a_workspace(root: Path, base: str = "base") -> Workspace:
    return Workspace(root, AREAS, root / NAME, base)


def a_product(content: bytes, state: bytes) -> Product:
    return Product("data/a", lambda: Made([("site/a.csv", content)], {"rows": 3}), state)


def finished(root: Path) -> None:
    workspace = a_workspace(root)
    workspace.bring(a_product(b"before", b"1"))
    workspace.keep("kept", b"2", lambda: "value")
    workspace.finish()


def test_where_nothing_was_made_nothing_stands(tmp_path: Path) -> None:
    standing = InSite(a_workspace(tmp_path))

    assert standing.facts("data/a") == {}
    assert standing.opened("a.csv") is None
    assert standing.content("a.csv") is None


def test_the_file_of_before_and_the_one_of_now(tmp_path: Path) -> None:
    finished(tmp_path)
    workspace = a_workspace(tmp_path)
    standing = InSite(workspace)
    workspace.bring(a_product(b"now", b"2"))

    with standing.opened("a.csv") as file:  # type: ignore[union-attr]  # there is one
        assert file.read() == b"before"
    assert standing.content("a.csv") == b"now"
    assert standing.facts("data/a") == {"rows": 3}


def test_what_was_said_when_all_was_otherwise_is_of_no_use(tmp_path: Path) -> None:
    finished(tmp_path)

    assert InSite(a_workspace(tmp_path, "another")).facts("data/a") == {}


def test_what_others_made_is_taken_by_name_and_state(tmp_path: Path) -> None:
    finished(tmp_path / "part")
    workspace = a_workspace(tmp_path / "whole")
    workspace.take_from([Part(tmp_path / "part")])
    standing = InSite(workspace)

    assert standing.taken("kept", b"2") == ("value",)
    assert standing.taken("kept", b"3") is None
    workspace.close()
