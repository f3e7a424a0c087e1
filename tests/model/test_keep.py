from __future__ import annotations

from generator.model.keep import anew


def test_where_nothing_is_kept_everything_is_made() -> None:
    made = iter((1, 2))

    assert [anew("a", b"", lambda: next(made)) for _ in range(2)] == [1, 2]
