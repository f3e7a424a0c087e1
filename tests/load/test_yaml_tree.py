from __future__ import annotations

import pytest

from generator.findings import Finding
from generator.load.yaml_tree import Document, Tree, read_tree, scalars

FILE = "a.yml"


def tree(text: str) -> Tree:
    document = read_tree(text.encode(), FILE)
    assert isinstance(document, Document), document
    return document.tree


def rule(raw: str | bytes) -> str:
    found = read_tree(raw if isinstance(raw, bytes) else raw.encode(), FILE)
    assert isinstance(found, Finding)
    return found.rule


def test_every_scalar_stays_text() -> None:
    assert tree("a: 010\nb: no\nc: 12:30\nd: 12.50\ne: ~\nf: 2024-05-16\ng: 1_000\n") == {
        "a": "010",
        "b": "no",
        "c": "12:30",
        "d": "12.50",
        "e": "~",
        "f": "2024-05-16",
        "g": "1_000",
    }


def test_lists_and_groups_nest_in_printed_order() -> None:
    found = tree("b:\n  - x\n  - y: 1\n    z: [p, q]\na: {k: v}\n")

    assert found == {"b": ["x", {"y": "1", "z": ["p", "q"]}], "a": {"k": "v"}}
    assert isinstance(found, dict)
    assert list(found) == ["b", "a"]


def test_a_value_knows_its_line_and_column() -> None:
    document = read_tree("a:\n  - x\n  - y: 值\n".encode(), FILE)
    assert isinstance(document, Document)

    assert str(document.where(FILE, ("a", 1, "y"))) == "a.yml:3:8"


def test_a_missing_value_is_shown_at_the_group_around_it() -> None:
    document = read_tree(b"a:\n  b: 1\n", FILE)
    assert isinstance(document, Document)

    assert str(document.where(FILE, ("a", "c", "d"))) == "a.yml:2:3"


def test_a_single_word_is_a_document() -> None:
    assert tree("词\n") == "词"


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("", "file-empty"),
        ("# 只有注释\n", "file-empty"),
        ("a: 1\na: 2\n", "yaml-duplicate-key"),
        ("a: &x 1\n", "yaml-anchor"),
        ("a: *x\n", "yaml-alias"),
        ("a: !!python/object:os.system x\n", "yaml-tag"),
        ("a: !x 1\n", "yaml-tag"),
        ("<<: {a: 1}\n", "yaml-merge"),
        ("a: 1\n---\nb: 2\n", "yaml-documents"),
        ("? [a]\n: 1\n", "yaml-key"),
        ("a:\n\tb: 1\n", "yaml-tab"),
        ("a: [1, 2\nb: 3\n", "yaml-syntax"),
        ("[" * 100_000, "yaml-too-deep"),
        (b"\xd0\xc5\xcf\xa2", "file-not-utf8"),
        ("a: 值\x0c\n", "character-control"),
        ("a: " + "长" * 20_001, "value-too-long"),
        (b"x" * 2_000_001, "file-too-large"),
        ("- 1\n" * 20_001, "yaml-too-many"),
    ],
)
def test_what_is_no_plain_yaml_is_refused(raw: str | bytes, expected: str) -> None:
    assert rule(raw) == expected


def test_a_byte_order_mark_is_passed_over() -> None:
    assert tree("\ufeffa: 1\n") == {"a": "1"}


def test_scalars_are_keys_and_values_with_their_paths() -> None:
    assert list(scalars(tree("a:\n  - x\n  - b: y\n"))) == [
        (("a",), "a"),
        (("a", 0), "x"),
        (("a", 1, "b"), "b"),
        (("a", 1, "b"), "y"),
    ]
