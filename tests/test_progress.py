"""A stage that nobody looks at."""

from __future__ import annotations

from generator.progress import unseen


def test_what_nobody_follows_is_handed_on_as_it_is() -> None:
    assert list(unseen(["a", "b"], "核对", 2)) == ["a", "b"]
