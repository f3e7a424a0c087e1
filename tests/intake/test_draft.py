"""The first printing of a value is the value; another is kept beside it."""

from __future__ import annotations

from generator.intake.draft import Draft, Reading
from generator.intake.passage import passage

PATH = ("staff", "staff_in_post")


def test_a_second_printing_is_restated() -> None:
    draft = Draft()
    draft.put(PATH, Reading("6人", "第1段", ""))
    draft.put(PATH, Reading("7人", "第9段", ""), "存在的问题")

    assert draft.readings[PATH].printed == "6人"
    assert [(each.reading.printed, each.place) for each in draft.again] == [("7人", "存在的问题")]


def test_two_values_at_one_place_are_marked() -> None:
    draft = Draft()
    draft.put(PATH, Reading("6人", "第1段", ""))
    draft.put(PATH, Reading("7人", "第1段", ""))

    assert "7人" in draft.readings[PATH].doubt


def test_what_was_read_is_known() -> None:
    draft, of = Draft(), passage(1, [("1", "编制6人")])
    draft.use(of, 2, 4)

    assert draft.is_used(of, 3, 4)
    assert not draft.is_used(of, 0, 2)


def test_keys_of_a_list_follow_the_reading() -> None:
    draft = Draft()
    for key in ("b", "a"):
        draft.put(("projects", key, "name"), Reading(key, "1", ""))

    assert draft.keys(("projects",)) == ["b", "a"]
