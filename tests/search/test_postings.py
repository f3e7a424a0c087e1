from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.search.postings import (
    LACKING,
    is_common,
    join,
    pages,
    posting,
    read_varint,
    run,
    runs,
    split,
    varint,
)
from generator.search.slots import LOW_BITS

occupied = st.dictionaries(
    st.sampled_from([0, 1, 6144, 6400]),
    st.sets(st.integers(0, 8191) | st.integers(0, 60), min_size=1, max_size=80).map(sorted),
    min_size=1,
)


@given(occupied, st.data())
def test_reading_undoes_writing(held: dict[int, list[int]], data: st.DataObject) -> None:
    everything = sorted(number << LOW_BITS | low for number, lows in held.items() for low in lows)
    slots = sorted(data.draw(st.sets(st.sampled_from(everything), min_size=1)))

    assert pages(posting(slots, held), held) == slots


@given(st.integers(0, 2**40), st.binary(max_size=3))
def test_a_number_is_read_as_it_was_written(number: int, before: bytes) -> None:
    encoded = before + varint(number)

    assert read_varint(encoded, len(before)) == (number, len(encoded))


def test_what_stands_on_all_pages_of_a_block_costs_three_bytes() -> None:
    assert len(posting(list(range(1000)), {0: list(range(1000))})) == 3 - 1


def test_the_shortest_way_is_taken() -> None:
    held = {0: list(range(1000))}

    assert len(posting([500], held)) == 2 + 2
    assert len(posting([each for each in range(1000) if each != 5], held)) == 2 + 1
    assert len(posting(list(range(0, 1000, 2)), held)) == 3 + 126


def test_a_new_page_of_another_place_or_year_leaves_the_others_as_they_are() -> None:
    before = {6400: [48, 1992]}
    after = {6400: [48, 700, 1992], 6656: [48]}
    slots = [6400 << LOW_BITS | 48]

    assert posting(slots, before) == posting(slots, after)


@given(occupied, st.data())
def test_a_list_is_cut_into_the_runs_it_was_made_of(
    held: dict[int, list[int]], data: st.DataObject
) -> None:
    everything = sorted(number << LOW_BITS | low for number, lows in held.items() for low in lows)
    slots = sorted(data.draw(st.sets(st.sampled_from(everything), min_size=1)))

    assert split(posting(slots, held), held) == runs(slots, held)
    assert join(runs(slots, held)) == posting(slots, held)


@given(st.sets(st.integers(0, 400), min_size=2, max_size=300).map(sorted), st.data())
def test_what_other_pages_can_change_is_called_common(
    pages_of_block: list[int], data: st.DataObject
) -> None:
    """A page that lacks the piece comes or goes: only a common piece may be written otherwise."""
    lacks = data.draw(st.sampled_from(pages_of_block))
    others = [each for each in pages_of_block if each != lacks]
    held = sorted(data.draw(st.sets(st.sampled_from(others), min_size=1)))
    with_it, without = run(held, pages_of_block), run(held, others)

    if with_it[:2] != without[:2]:
        assert is_common(with_it, pages_of_block)
        assert is_common(without, others)
        assert LACKING in (with_it.way, without.way)
