from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.findings import Finding, Level
from generator.places.address import RESERVED_SEGMENTS, shared_wrongly, with_addresses
from generator.places.division import Divisions, kind_of
from generator.places.table import COLUMNS, read_divisions, written_divisions
from tests.waiting import times_as_long

TABLE = Path(__file__).parents[2] / "content" / "divisions.tsv"
HEADER = "\t".join(COLUMNS)
HEBEI = "130000\t河北省\tprovince\t\the bei sheng\thebei\t\t\t"
CITY = "130100\t石家庄市\tprefecture\t130000\tshi jia zhuang shi\thebei/shijiazhuang\t\t\t"
LUQUAN = "130110\t鹿泉区\tcounty\t130100\tlu quan qu\thebei/shijiazhuang/luquan\t\t\t"


@pytest.fixture(scope="module")
def text() -> str:
    return TABLE.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def places(text: str) -> Divisions:
    divisions, findings = read_divisions(text, "content/divisions.tsv")
    assert findings == ()
    return divisions


def found_in(*rows: str, header: str = HEADER) -> tuple[Finding, ...]:
    return read_divisions("\n".join((header, *rows)) + "\n", "content/divisions.tsv")[1]


def told(*rows: str) -> list[str]:
    return [f"{each.where.line}:{each.where.column} {each.rule}" for each in found_in(*rows)]


def test_a_sound_table_has_no_findings() -> None:
    assert found_in(HEBEI, CITY, LUQUAN) == ()


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (LUQUAN.removesuffix("\t"), "4:1 division-columns"),
        ("", "4:1 division-columns"),
        (LUQUAN.replace("130110", "13011"), "4:1 division-code"),
        (LUQUAN.replace("130110", "\uff1130110"), "4:1 division-code"),
        (LUQUAN.replace("鹿泉区", "Luquan"), "4:8 division-name"),
        (LUQUAN.replace("county", "district"), "4:12 division-kind"),
        (LUQUAN.replace("130100", "1301"), "4:19 division-parent"),
        (LUQUAN.replace("lu quan qu", "Lù quán qū"), "4:26 division-reading"),
        (LUQUAN.replace("lu quan qu", "lu  quan qu"), "4:26 division-reading"),
        (LUQUAN.replace("lu quan qu", "lu quan"), "4:26 division-reading"),
        (LUQUAN.replace("/luquan", "/lu-quan"), "4:37 division-address"),
        (LUQUAN.replace("/luquan", "/2024"), "4:37 division-address"),
        (LUQUAN.replace("/luquan", "/luquan/"), "4:37 division-address"),
        (LUQUAN.removesuffix("\t\t\t") + "\t14\t\t", "4:63 division-valid-from"),
        (LUQUAN.removesuffix("\t\t") + "\tlater\t130100", "4:64 division-valid-to"),
        (LUQUAN.removesuffix("\t\t\t") + "\t2024-13-01\t\t", "4:63 division-valid-from"),
        (LUQUAN + "130110、130111", "4:65 division-successor"),
    ],
)
def test_a_field_that_is_wrong_is_told_at_its_place(row: str, expected: str) -> None:
    assert told(HEBEI, CITY, row) == [expected]


@pytest.mark.parametrize(
    ("character", "code_point"),
    [("\u202e", "U+202E"), ("\u200b", "U+200B"), ("\x07", "U+0007"), ("\ufeff", "U+FEFF")],
)
def test_an_invisible_character_is_told_by_its_code_point(character: str, code_point: str) -> None:
    (finding,) = found_in(HEBEI, CITY, LUQUAN.replace("鹿泉", f"鹿{character}泉"))

    assert (finding.rule, str(finding.where)) == (
        "division-invisible-character",
        "content/divisions.tsv:4:9",
    )
    assert code_point in finding.message
    assert character not in str(finding)


def test_windows_line_ends_are_told() -> None:
    assert "division-invisible-character" in {each.rule for each in found_in(HEBEI + "\r")}


def test_a_header_that_names_other_columns_is_told() -> None:
    (finding,) = found_in(HEBEI, header=HEADER.replace("parent", "above"))

    assert (finding.rule, finding.where.line) == ("division-header", 1)


def test_an_empty_file_has_no_header() -> None:
    assert [each.rule for each in read_divisions("", "f")[1]] == ["division-header"]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ((HEBEI, CITY, LUQUAN, LUQUAN.replace("luquan", "other")), "5:1 division-duplicate-code"),
        ((HEBEI, LUQUAN, CITY), "4:1 division-order"),
        (
            (HEBEI, CITY, LUQUAN, LUQUAN.replace("130110", "130111")),
            "5:37 division-duplicate-address",
        ),
        ((HEBEI, CITY, LUQUAN.replace("130100", "130200")), "4:19 division-unknown-parent"),
        ((HEBEI, CITY, LUQUAN.replace("130100", "")), "4:19 division-unknown-parent"),
        ((HEBEI, CITY, LUQUAN.replace("county", "prefecture")), "4:12 division-kind"),
        (
            (HEBEI, CITY, LUQUAN.replace("shijiazhuang/", "tangshan/")),
            "4:37 division-address-parent",
        ),
        ((HEBEI.replace("\thebei\t", "\tdata\t"),), "2:35 division-address"),
        ((HEBEI.replace("\thebei\t", "\thebei/north\t"),), "2:35 division-address"),
        (
            (HEBEI, CITY, LUQUAN.removesuffix("\t") + "2014\t130999"),
            "4:69 division-unknown-successor",
        ),
        ((HEBEI, CITY, LUQUAN.removesuffix("\t") + "2014\t"), "4:64 division-successor"),
        ((HEBEI, CITY, LUQUAN + "130100"), "4:64 division-successor"),
    ],
)
def test_what_is_wrong_between_rows_is_told_at_its_place(
    rows: tuple[str, ...], expected: str
) -> None:
    assert expected in told(*rows)


def test_a_period_that_ends_before_it_begins_is_told() -> None:
    row = LUQUAN.removesuffix("\t\t\t") + "\t2016\t2014\t130100"

    assert told(HEBEI, CITY, row) == ["4:68 division-period"]


def test_a_place_above_itself_is_told() -> None:
    first = "130100\t甲市\tprefecture\t130200\tjia shi\thebei/jia\t\t\t"
    second = "130200\t乙市\tprefecture\t130100\tyi shi\thebei/yi\t\t\t"

    assert told(HEBEI, first, second).count("3:22 division-parent-cycle") == 1
    assert told(HEBEI, first.replace("130200", "130100", 1))[0] == "3:22 division-parent-cycle"


def test_a_code_may_have_one_name_after_the_other() -> None:
    former = LUQUAN.replace("130110\t鹿泉", "130110\t路全").replace("/luquan", "/luquanqu")
    former = former.removesuffix("\t") + "2020\t130110"
    today = LUQUAN.removesuffix("\t\t\t") + "\t2020\t\t"

    assert told(HEBEI, CITY, former, today) == []
    assert "5:1 division-duplicate-code" in told(HEBEI, CITY, LUQUAN, today)


def test_every_finding_is_an_error_in_chinese_and_in_file_order() -> None:
    findings = found_in(CITY.replace("130100", "x"), HEBEI, LUQUAN.replace("130100", "130900"))

    assert {each.level for each in findings} == {Level.ERROR}
    assert [each.where for each in findings] == sorted(each.where for each in findings)
    assert all(any("\u4e00" <= sign <= "\u9fff" for sign in each.message) for each in findings)


def test_what_hangs_on_an_unsound_row_is_not_told_again() -> None:
    former = LUQUAN.replace("130110", "130185").replace("luquan", "former") + "\t2014\t130110"
    former = former.replace("\t\t\t\t2014", "\t\t2014")

    assert told(HEBEI, CITY.replace("石家庄市", "?"), LUQUAN) == ["3:8 division-name"]
    assert told(HEBEI, CITY, LUQUAN.replace("鹿泉区", "?"), former) == ["4:8 division-name"]


@given(st.text(alphabet="130\t\n县区 luqan/+-\u202e\r", max_size=300))
def test_no_text_is_too_strange_to_be_told(text: str) -> None:
    _, findings = read_divisions(f"{HEADER}\n{HEBEI}\n{CITY}\n{text}", "f")

    assert all(each.where.line >= 1 and each.where.column >= 1 for each in findings)
    assert [each for each in findings if "\u202e" in each.message] == []


@given(st.permutations([HEBEI, CITY, LUQUAN]), st.integers(0, 8), st.sampled_from(["", "130100"]))
def test_no_row_is_too_strange_to_be_told(rows: list[str], column: int, value: str) -> None:
    fields = rows[0].split("\t")
    fields[column] = value

    assert all(each.where.line >= 2 for each in found_in("\t".join(fields), *rows[1:]))


def test_an_unsound_row_is_left_out_and_the_others_stay() -> None:
    divisions, _ = read_divisions("\n".join((HEADER, HEBEI, CITY + "x", LUQUAN)), "f")

    assert [each.code for each in divisions.all] == ["130000", "130110"]


def test_the_committed_table_is_sound_and_written_as_it_is_read(
    text: str, places: Divisions
) -> None:
    assert written_divisions(places.all) == text


@pytest.mark.parametrize(
    ("code", "name", "address"),
    [
        ("130110", "鹿泉区", "hebei/shijiazhuang/luquan"),
        ("130225", "乐亭县", "hebei/tangshan/laoting"),
        ("130104", "桥西区", "hebei/shijiazhuang/qiaoxi"),
        ("130128", "深泽县", "hebei/shijiazhuang/shenze"),
        ("431129", "江华瑶族自治县", "hunan/yongzhou/jianghua"),
        ("130107", "井陉矿区", "hebei/shijiazhuang/jingxingkuangqu"),
        ("130726", "蔚县", "hebei/zhangjiakou/yuxian"),
        ("520527", "赫章县", "guizhou/bijie/hezhang"),
        ("622901", "临夏市", "gansu/linxia/linxiashi"),
        ("622921", "临夏县", "gansu/linxia/linxiaxian"),
        ("110101", "东城区", "beijing/dongcheng"),
        ("429004", "仙桃市", "hubei/xiantao"),
        ("419001", "济源市", "henan/jiyuan"),
        ("659001", "石河子市", "xinjiang/shihezi"),
        ("469001", "五指山市", "hainan/wuzhishan"),
        ("441900", "东莞市", "guangdong/dongguan"),
        ("442000", "中山市", "guangdong/zhongshan"),
        ("460400", "儋州市", "hainan/danzhou"),
        ("620200", "嘉峪关市", "gansu/jiayuguan"),
        ("610000", "陕西省", "shaanxi"),
        ("810001", "中西区", "hongkong/zhongxi"),
        ("710100", "台北市", "taiwan/taibei"),
        ("500157", "两江新区", "chongqing/liangjiang"),
        ("500112", "渝北区", "chongqing/yubei"),
        ("371200", "莱芜市", "shandong/laiwu"),
        ("360483", "庐山市", "jiangxi/jiujiang/lushanshi"),
        ("445303", "云安区", "guangdong/yunfu/yunanqu"),
    ],
)
def test_places_are_where_they_are_expected(
    places: Divisions, code: str, name: str, address: str
) -> None:
    division = places.of_code(code)

    assert division is not None
    assert (division.name, division.address) == (name, address)


def test_every_address_follows_the_rule(places: Divisions) -> None:
    assert with_addresses(places.all) == places.all


def test_no_two_places_share_an_address_but_as_one_place_by_name(places: Divisions) -> None:
    current = [each.address for each in places.all if each.is_current]

    assert len(set(current)) == len(current)
    assert shared_wrongly(places.all) == ()


def test_no_segment_is_a_year_or_another_page(places: Divisions) -> None:
    segments = {segment for each in places.all for segment in each.address.split("/")}
    provinces = {each.address.split("/")[0] for each in places.all}

    assert [segment for segment in segments if segment.isdecimal()] == []
    assert not provinces & RESERVED_SEGMENTS


def test_no_placeholder_is_a_place(places: Divisions) -> None:
    placeholders = ("市辖区", "县", "直辖", "自治区直辖", "省直辖")

    assert [each for each in places.all if each.name.startswith(placeholders)] == []


def test_every_chain_begins_at_a_province_and_descends(places: Divisions) -> None:
    for each in places.all:
        chain = places.chain(each)
        assert chain[0].code == f"{each.code[:2]}0000"
        assert each.address.count("/") == len(chain) - 1
        assert each.kind is kind_of(each.code)


def test_every_former_place_leads_to_a_current_one(places: Divisions) -> None:
    def leads(code: str, seen: frozenset[str] = frozenset()) -> bool:
        division = places.of_code(code)
        if division is None or code in seen:
            return False
        return division.is_current or all(
            leads(later, seen | {code}) for later in division.successors
        )

    assert [
        each.code
        for each in places.all
        if not each.is_current and not all(map(leads, each.successors))
    ] == []


def test_the_mainland_has_the_number_of_places_that_the_ministry_counts(places: Divisions) -> None:
    current = [each for each in places.all if each.is_current and each.code < "710000"]
    prefectures = [each for each in current if each.code[2:] != "0000" and each.code[4:] == "00"]

    assert len(prefectures) == 333
    assert len([each for each in current if each.code[4:] != "00"]) == 2847


def test_the_table_is_read_in_a_blink(text: str) -> None:
    """Twice the rows take twice the time, all of them some dozen times what cutting lines takes."""
    lines = text.splitlines(keepends=True)
    half = "".join(lines[: len(lines) // 2])
    file = "content/divisions.tsv"

    def cut() -> object:
        return [line.split("\t") for line in text.splitlines()]

    for other, most in ((lambda: read_divisions(half, file), 3), (cut, 50)):
        assert times_as_long(lambda: read_divisions(text, file), other) < most
