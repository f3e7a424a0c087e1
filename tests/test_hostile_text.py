"""Markup in every text of a site comes out as text: no page gains an element by it.

Every leaf of the example content that takes any text is given the hostile one, found by asking the
model. The same site with a harmless text of the same length has the same elements in the same
order, so a new element, in whatever slot, is a difference.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from generator.folders import Folders
from generator.load.content import read_content
from generator.load.yaml_tree import Document, read_tree
from generator.model.money import Unit
from generator.model.performance import GradeScheme, Topic
from generator.model.report import Report
from generator.model.site import Site
from generator.model.withdrawn import WithdrawnReport
from generator.pipeline import build
from tests.conftest import EXAMPLE, ROOT

HOSTILE = "</title><script>alert(1)</script>"
MORE = '"><img src=x onerror=alert(1)>&{{7*7}}[a](javascript:alert(1))'
TEXTS = {"first": HOSTILE, "second": MORE}

# Texts that are addresses of something else, and so not free.
BOUND = {"check", "key", "path", "printed", "applies_to", "original_address"}
FILES: dict[str, TypeAdapter[Any]] = {
    "site.yml": TypeAdapter(Site),
    "topics.yml": TypeAdapter(dict[str, Topic]),
    "schemes.yml": TypeAdapter(dict[str, GradeScheme]),
    "withdrawn.yml": TypeAdapter(dict[str, WithdrawnReport]),
}
REPORTS: TypeAdapter[Any] = TypeAdapter(Report)

Path_ = tuple[str | int, ...]


def leaves(tree: Any, path: Path_ = ()) -> Iterator[Path_]:
    if isinstance(tree, str):
        yield path
    else:
        items = tree.items() if isinstance(tree, dict) else enumerate(tree)
        for key, each in items:
            yield from leaves(each, (*path, key))


def replaced(tree: Any, path: Path_, text: str) -> Any:
    if not path:
        return text
    step, *rest = path
    if isinstance(tree, dict):
        return {**tree, step: replaced(tree[step], tuple(rest), text)}
    return [
        replaced(each, tuple(rest), text) if at == step else each for at, each in enumerate(tree)
    ]


def is_taken(kind: TypeAdapter[Any], tree: Any) -> bool:
    try:
        kind.validate_python(tree, context={"unit": Unit.WAN_YUAN})
    except ValidationError:
        return False
    return True


def free_texts(kind: TypeAdapter[Any], tree: Any) -> list[Path_]:
    """The leaves that take any text; a state stays a state."""
    states = {"未说明", "依法不予公开", "不适用", "无", "未安排"}
    return [
        path
        for path in leaves(tree)
        if not BOUND & set(map(str, path[-1:])) and _at(tree, path) not in states
        if is_taken(kind, replaced(tree, path, HOSTILE))
        and is_taken(kind, replaced(tree, path, "甲"))
    ]


def _at(tree: Any, path: Path_) -> Any:
    for step in path:
        tree = tree[step]
    return tree


def written(tree: Any, depth: int = 0) -> str:
    """A tree of texts as YAML, every text in single quotes."""
    if isinstance(tree, str):
        return " '" + tree.replace("'", "''") + "'\n"
    lead = "\n" + "  " * depth
    if isinstance(tree, dict):
        if not tree:
            return " {}\n"
        lines = (f"{lead}{key}:{written(each, depth + 1).rstrip()}" for key, each in tree.items())
        return "".join(lines)
    return "".join(f"{lead}-{written(each, depth + 1)}".rstrip() for each in tree)


@cache
def example_texts() -> list[tuple[Path, Any, list[Path_]]]:
    """Each file of the example, its tree, and the leaves that take any text."""
    found = []
    kinds = {EXAMPLE / name: kind for name, kind in FILES.items()}
    kinds |= dict.fromkeys((EXAMPLE / "reports").rglob("*.yml"), REPORTS)
    for path, kind in kinds.items():
        document = read_tree(path.read_bytes(), path.name)
        assert isinstance(document, Document)
        found.append((path.relative_to(EXAMPLE), document.tree, free_texts(kind, document.tree)))
    return found


def laid_over(folder: Path, text: Callable[[str], str]) -> int:
    """The example content with every free text changed; how many there were."""
    shutil.copytree(EXAMPLE, folder)
    count = 0
    for name, tree, free in example_texts():
        changed = tree
        for leaf in free:
            changed = replaced(changed, leaf, text(str(_at(tree, leaf))))
            count += 1
        (folder / name).write_text(written(changed).lstrip("\n") + "\n", "utf-8")
    for path in (folder / "pages").iterdir():
        body = path.read_text("utf-8").partition("\n")[2]
        path.write_text(f"# {text('标题')}\n{body}", "utf-8")
    return count


class Elements(HTMLParser):
    """The elements of a page with the names of their attributes, and all its text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[str] = []
        self.text: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(f"{tag} {' '.join(name for name, _ in attrs)}")
        self.text += [value for _, value in attrs if value]

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def handle_comment(self, data: str) -> None:
        self.elements.append(f"<!--{data}")

    handle_decl = handle_pi = unknown_decl = handle_comment


def pages_of(site: Path) -> dict[str, Elements]:
    return {
        path.relative_to(site).as_posix(): Elements(path.read_text("utf-8"))
        for path in sorted(site.rglob("*.html"))
    }


def built(folder: Path, text: Callable[[str], str]) -> tuple[int, dict[str, Elements]]:
    count = laid_over(folder / "content", text)
    folders = Folders(ROOT, folder / "content", folder / "build")
    build(folders, lambda _: None)
    return count, pages_of(folders.site)


@pytest.mark.parametrize("which", TEXTS)
def test_markup_in_every_text_is_text_on_every_page(which: str, tmp_path: Path) -> None:
    hostile = TEXTS[which]

    count, attacked = built(tmp_path / "hostile", lambda _: hostile)
    same, calm = built(tmp_path / "calm", lambda _: "甲" * len(hostile))

    assert count == same > 150
    assert sorted(attacked) == sorted(calm)
    assert [name for name in calm if attacked[name].elements != calm[name].elements] == []
    shown = [name for name, page in attacked.items() if any(hostile in text for text in page.text)]
    assert len(shown) > 60


def test_the_content_under_attack_is_content_that_passes(tmp_path: Path) -> None:
    laid_over(tmp_path / "content", lambda _: HOSTILE)

    found = read_content(tmp_path / "content")

    assert [str(each) for each in found.findings] == []
    assert found.dataset is not None
    assert found.dataset.site.title == HOSTILE


def test_a_figure_takes_no_markup(tmp_path: Path) -> None:
    report = EXAMPLE / "reports" / "shili" / "dongshi" / "jiaxian" / "2023.yml"
    document = read_tree(report.read_bytes(), "f")
    assert isinstance(document, Document)
    free = {str(path[-1]) for path in free_texts(REPORTS, document.tree)}

    assert {"title", "name", "reason", "short_name", "summary"} & free
    assert not free & {"executed", "execution_rate", "score", "code", "year", "digest", "topic"}
    assert not any(re.search("_on$", name) for name in free)
