from __future__ import annotations

from generator.export.once import Once


def test_each_text_is_made_once() -> None:
    asked: list[str] = []

    def doubled(text: str) -> str:
        asked.append(text)
        return text * 2

    made = Once(doubled)

    assert [made[each] for each in ("a", "b", "a")] == ["aa", "bb", "aa"]
    assert asked == ["a", "b"]
