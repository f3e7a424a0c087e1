from __future__ import annotations

from dataclasses import replace

import pytest

from generator.places.division import Division, DivisionKind, Divisions, is_in_order, kind_of


def a_division(code: str = "130110", name: str = "鹿泉区", **changes: object) -> Division:
    smallest = Division(
        code=code,
        name=name,
        kind=kind_of(code),
        parent="130100",
        reading="lu quan qu",
        address="hebei/shijiazhuang/luquan",
        valid_from="",
        valid_to="",
        successors=(),
    )
    return replace(smallest, **changes)  # type: ignore[arg-type]  # a builder takes any column


HEBEI = a_division("130000", "河北省", parent="", address="hebei")
SHIJIAZHUANG = a_division("130100", "石家庄市", parent="130000", address="hebei/shijiazhuang")
LUQUAN = a_division(valid_from="2014")
LUQUAN_CITY = a_division("130185", "鹿泉市", valid_to="2014", successors=("130110",))
PLACES = Divisions((HEBEI, SHIJIAZHUANG, LUQUAN, LUQUAN_CITY))


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("130000", DivisionKind.PROVINCE),
        ("130100", DivisionKind.PREFECTURE),
        ("130110", DivisionKind.COUNTY),
        ("429004", DivisionKind.COUNTY),
    ],
)
def test_the_zeros_of_a_code_say_the_kind(code: str, kind: DivisionKind) -> None:
    assert kind_of(code) is kind


@pytest.mark.parametrize(
    ("earlier", "later", "expected"),
    [
        ("2014", "2014", True),
        ("2014", "2013", False),
        ("2014-05-01", "2014", True),
        ("2014-05-01", "2014-04-30", False),
        ("", "2014", True),
    ],
)
def test_a_day_fits_its_own_year(earlier: str, later: str, *, expected: bool) -> None:
    assert is_in_order(earlier, later) is expected


def test_a_place_that_has_not_ended_is_current() -> None:
    assert LUQUAN.is_current
    assert not LUQUAN_CITY.is_current


def test_a_place_gives_way_only_to_what_began_after_its_end() -> None:
    assert LUQUAN_CITY.has_given_way_to(LUQUAN)
    assert not LUQUAN.has_given_way_to(LUQUAN_CITY)
    assert not LUQUAN_CITY.has_given_way_to(a_division(valid_from="2013"))
    assert not LUQUAN_CITY.has_given_way_to(a_division())


def test_a_code_finds_its_place_current_or_former() -> None:
    assert PLACES.of_code("130110") == LUQUAN
    assert PLACES.of_code("130185") == LUQUAN_CITY
    assert PLACES.of_code("999999") is None


def test_a_code_of_two_names_finds_the_one_of_today() -> None:
    former = a_division("130502", "桥东区", valid_to="2020", successors=("130502",))
    today = a_division("130502", "襄都区", valid_from="2020")

    assert Divisions((former, today)).of_code("130502") == today
    assert Divisions((today, former)).of_code("130502") == today


def test_an_address_finds_the_place_of_today() -> None:
    assert PLACES.at_address("hebei/shijiazhuang/luquan") == LUQUAN
    assert PLACES.at_address("hebei/shijiazhuang/nowhere") is None


def test_an_address_where_no_place_is_today_finds_the_former_one() -> None:
    former = a_division("500112", "渝北区", address="chongqing/yubei", valid_to="2025")

    assert Divisions((former,)).at_address("chongqing/yubei") == former


def test_children_are_the_current_places_directly_below() -> None:
    assert PLACES.children("130100") == (LUQUAN,)
    assert PLACES.children("130000") == (SHIJIAZHUANG,)
    assert PLACES.children("130110") == ()


def test_a_chain_runs_from_the_province_to_the_place() -> None:
    assert PLACES.chain(LUQUAN) == (HEBEI, SHIJIAZHUANG, LUQUAN)
    assert PLACES.chain(HEBEI) == (HEBEI,)


def test_a_chain_ends_where_parents_go_in_circles() -> None:
    first = a_division("130100", "甲市", parent="130200")
    second = a_division("130200", "乙市", parent="130100")

    assert Divisions((first, second)).chain(first) == (second, first)


def test_all_places_stay_in_table_order() -> None:
    assert PLACES.all == (HEBEI, SHIJIAZHUANG, LUQUAN, LUQUAN_CITY)
