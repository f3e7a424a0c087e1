"""A workspace holds what its products say, whatever was there before and wherever a build ended."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import OutputError
from generator.export.product import Made, Product
from generator.publish import journal
from generator.publish import workspace as module
from generator.publish.workspace import Workspace

PATHS = st.sampled_from(["site/a.txt", "site/b/c.txt", "site/b/d.txt", "docs/a.md", "docs/x/y.md"])
CONTENTS = st.dictionaries(PATHS, st.binary(max_size=6), max_size=5)


def open_at(root: Path, base: str = "base") -> Workspace:
    return Workspace(root, ("docs", "site"), root / "cache" / "site.sqlite", base)


def products(files: dict[str, bytes], made: list[str] | None = None) -> list[Product]:
    """Each file as a product that changes when its bytes do; `made` is told which are made."""

    def make(path: str, raw: bytes) -> Made:
        if made is not None:
            made.append(path)
        return Made([(path, raw)])

    return [Product(path, partial(make, path, raw), raw) for path, raw in files.items()]


def build(root: Path, files: dict[str, bytes], base: str = "base") -> list[str]:
    """Bring the workspace up to date; returns which products were made."""
    workspace = open_at(root, base)
    made: list[str] = []
    for each in products(files, made):
        workspace.bring(each)
    workspace.finish()
    return made


def held(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for area in ("docs", "site")
        for path in (root / area).rglob("*")
        if path.is_file()
    }


@given(st.lists(CONTENTS, min_size=1, max_size=4))
def test_the_folders_hold_what_the_last_products_say(
    tmp_path_factory: pytest.TempPathFactory, rounds: list[dict[str, bytes]]
) -> None:
    root = tmp_path_factory.mktemp("workspace")
    before: dict[str, bytes] = {}
    for files in rounds:
        made = build(root, files)
        assert held(root) == files
        assert set(made) == {path for path, raw in files.items() if before.get(path) != raw}
        before = files
    folders = [path for area in ("docs", "site") for path in (root / area).rglob("*")]
    assert [path for path in folders if path.is_dir() and not any(path.iterdir())] == []


def test_on_another_base_everything_is_made_again_and_what_is_the_same_stays(
    tmp_path: Path,
) -> None:
    files = {"site/a.txt": b"1", "site/b.txt": b"2"}
    build(tmp_path, files)
    number = (tmp_path / "site" / "a.txt").stat().st_ino

    assert build(tmp_path, files) == []
    assert build(tmp_path, files, "another") == list(files)
    assert (tmp_path / "site" / "a.txt").stat().st_ino == number


def test_a_product_without_a_state_is_made_every_time(tmp_path: Path) -> None:
    times = iter(range(10))
    for number in range(2):
        workspace = open_at(tmp_path)
        said = workspace.bring(
            Product("a", lambda: Made([("site/a.txt", b"1")], {"n": next(times)}))
        )
        assert said == {"n": number}
        assert workspace.written("site/a.txt").size == 1
        workspace.finish()


def test_a_build_that_ends_before_its_end_changes_nothing(tmp_path: Path) -> None:
    build(tmp_path, {"site/a.txt": b"1"})
    workspace = open_at(tmp_path)
    workspace.bring(Product("b", lambda: Made([("site/b.txt", b"2")])))
    workspace.close()

    assert held(tmp_path) == {"site/a.txt": b"1"}
    assert sorted(each.name for each in tmp_path.iterdir()) == ["cache", "docs", "site"]
    assert build(tmp_path, {"site/a.txt": b"1"}) == []


@pytest.mark.parametrize("before", [{}, {"site/a.txt": b"1", "site/gone.txt": b"2"}])
@pytest.mark.parametrize("step", range(6))
def test_a_build_that_ends_while_files_move_is_finished_by_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: dict[str, bytes], step: int
) -> None:
    if before:
        build(tmp_path, before)
    after = {"site/a.txt": b"3", "site/new/b.txt": b"4", "docs/c.md": b"5"}
    steps = iter(range(100))

    def stopping(real: Any) -> Any:
        def stopped(*given: Any, **named: Any) -> Any:
            if next(steps) == step:
                raise OSError(5, "stopped")
            return real(*given, **named)

        return stopped

    with monkeypatch.context() as patched:
        patched.setattr(journal, "_replace", stopping(journal._replace))
        patched.setattr(journal, "_swap", stopping(journal._swap))
        patched.setattr(journal, "_remove", stopping(journal._remove))
        with suppress(OutputError):  # fewer files move than there are steps
            build(tmp_path, after)
    files = held(tmp_path)
    build(tmp_path, before or after)

    assert held(tmp_path) == (before or after)
    assert files.items() <= {*before.items(), *after.items()} or files == {}


def test_a_folder_that_is_not_the_one_it_made_is_made_anew(tmp_path: Path) -> None:
    files = {"site/a.txt": b"1", "docs/a.md": b"2"}
    build(tmp_path, files)
    (tmp_path / "site").rename(tmp_path / "elsewhere")
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "foreign.txt").write_bytes(b"?")

    assert build(tmp_path, files) == list(files)
    assert held(tmp_path) == files


def test_two_products_cannot_have_one_path(tmp_path: Path) -> None:
    workspace = open_at(tmp_path)
    workspace.bring(Product("a", lambda: Made([("site/x/a.txt", b"1")])))

    with pytest.raises(OutputError, match="同一个地址 /x/"):
        workspace.bring(Product("b", lambda: Made([("site/x/a.txt", b"2")])))
    with pytest.raises(OutputError, match="同一个地址"):
        workspace.bring(Product("a", lambda: Made([])))
    workspace.close()


def test_a_path_may_go_over_to_another_product(tmp_path: Path) -> None:
    build(tmp_path, {"site/a.txt": b"1"})
    workspace = open_at(tmp_path)
    workspace.bring(Product("other", lambda: Made([("site/a.txt", b"2")]), b"s"))
    workspace.finish()

    assert held(tmp_path) == {"site/a.txt": b"2"}


def test_a_path_that_two_products_want_is_refused_though_one_was_not_made(tmp_path: Path) -> None:
    build(tmp_path, {"site/x/a.txt": b"1"})
    workspace = open_at(tmp_path)
    workspace.bring(Product("other", lambda: Made([("site/x/a.txt", b"2")]), b"s"))
    made: list[str] = []
    workspace.bring(products({"site/x/a.txt": b"1"}, made)[0])
    assert made == []

    with pytest.raises(OutputError, match="同一个地址 /x/"):
        workspace.finish()
    workspace.close()
    assert held(tmp_path) == {"site/x/a.txt": b"1"}


def test_values_are_kept_as_long_as_their_state_is_the_same(tmp_path: Path) -> None:
    made: list[int] = []

    def ask(state: bytes, name: str = "a", of: bytes | None = None) -> Any:
        found: list[Any] = []

        def make() -> Made:
            found.append(workspace.keep(name, state, lambda: (made.append(1), len(made))[1]))
            return Made([])

        workspace = open_at(tmp_path)
        workspace.bring(Product("product", make, of))
        workspace.finish()
        return found[0] if found else None

    assert [ask(b"1"), ask(b"1"), ask(b"2"), ask(b"2", of=b"x")] == [1, 1, 2, 2]
    assert [ask(b"2", of=b"x"), ask(b"2")] == [None, 2]  # kept while its product was not made
    assert [ask(b"2", "b"), ask(b"2")] == [3, 4]  # and forgotten when that did not ask for it


def test_a_value_is_made_once_in_a_build_whatever_its_base(tmp_path: Path) -> None:
    made = iter(range(10))
    found = []
    for base in ("a", "b"):
        workspace = open_at(tmp_path, base)
        found += [workspace.keep("a", b"1", lambda: next(made)) for _ in range(2)]
        workspace.finish()

    assert found == [0, 0, 1, 1]


def test_where_all_is_as_before_nothing_is_asked(tmp_path: Path) -> None:
    files = {"site/a.txt": b"1"}
    workspace = open_at(tmp_path)
    assert not workspace.is_as_before("state")
    workspace.bring(products(files)[0])
    workspace.tell(module.WHOLE, "state")
    workspace.finish()
    for _ in range(2):
        workspace = open_at(tmp_path)
        assert not workspace.is_as_before("another")
        assert workspace.is_as_before("state")
        workspace.finish()
    assert not open_at(tmp_path, "another base").is_as_before("state")

    assert held(tmp_path) == files


def test_a_file_in_pieces_is_written_whole(tmp_path: Path) -> None:
    for _ in range(2):
        workspace = open_at(tmp_path)
        workspace.bring(Product("a", lambda: Made([("site/a.txt", iter([b"1", b"2"]))])))
        workspace.finish()

    assert held(tmp_path) == {"site/a.txt": b"12"}


def test_files_of_another_workspace_get_a_second_name(tmp_path: Path) -> None:
    source = tmp_path / "source.bin"
    source.write_bytes(b"1")
    build(tmp_path, {"site/a.txt": b"1"})
    workspace = open_at(tmp_path)
    workspace.bring(products({"site/a.txt": b"1"})[0])
    workspace.link("site/search/x.bin", source)
    workspace.tell("search", "12")
    workspace.finish()
    workspace = open_at(tmp_path)
    assert list(workspace.standing("site/search/")) == ["site/search/x.bin"]
    assert workspace.fact("search") == "12"
    workspace.bring(products({"site/a.txt": b"1"})[0])
    workspace.unlink("site/search/x.bin")
    workspace.finish()

    assert held(tmp_path) == {"site/a.txt": b"1"}


def test_a_disk_that_takes_no_more_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(tmp_path, {"site/a.txt": b"1"})

    def full(*_: object) -> Any:
        raise OutputError("写不进 a：No space left on device")

    monkeypatch.setattr(module, "brought", full)
    workspace = open_at(tmp_path)
    with pytest.raises(OutputError, match="写不进"):
        workspace.bring(Product("b", lambda: Made([("site/b.txt", b"2")])))
    workspace.close()

    assert held(tmp_path) == {"site/a.txt": b"1"}


def test_a_file_is_read_as_it_will_stand_and_not_where_it_is_otherwise(tmp_path: Path) -> None:
    build(tmp_path, {"site/a.txt": b"old", "site/b.txt": b"same", "site/c.txt": b"fine"})
    (tmp_path / "site" / "c.txt").write_bytes(b"changed by hand")
    workspace = open_at(tmp_path)
    for each in products({"site/a.txt": b"new", "site/b.txt": b"same", "site/c.txt": b"fine"}):
        workspace.bring(each)

    names = ("a", "b", "c", "nowhere")
    assert [workspace.content(f"site/{name}.txt") for name in names] == [
        b"new",
        b"same",
        None,
        None,
    ]
    workspace.close()
