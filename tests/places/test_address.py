from __future__ import annotations

from dataclasses import replace

import pytest

from generator.places.address import segment, shared_wrongly, stem, with_addresses
from generator.places.division import Division, kind_of


@pytest.mark.parametrize(
    ("name", "reading", "expected"),
    [
        ("鹿泉区", "lu quan qu", "luquan"),
        ("乐亭县", "lao ting xian", "laoting"),
        ("桥西区", "qiao xi qu", "qiaoxi"),
        ("深泽县", "shen ze xian", "shenze"),
        ("赫章县", "he zhang xian", "hezhang"),
        ("吕梁市", "lv liang shi", "lvliang"),
        ("浦东新区", "pu dong xin qu", "pudong"),
        ("六枝特区", "liu zhi te qu", "liuzhi"),
        ("神农架林区", "shen nong jia lin qu", "shennongjia"),
        ("大兴安岭地区", "da xing an ling di qu", "daxinganling"),
        ("锡林郭勒盟", "xi lin guo le meng", "xilinguole"),
        ("巴林左旗", "ba lin zuo qi", "balinzuo"),
        ("达尔罕茂明安联合旗", "da er han mao ming an lian he qi", "daerhanmaomingan"),
        ("河北省", "he bei sheng", "hebei"),
    ],
)
def test_a_name_loses_its_generic_ending(name: str, reading: str, expected: str) -> None:
    assert segment(name, reading) == expected


@pytest.mark.parametrize(
    ("name", "reading", "expected"),
    [
        ("江华瑶族自治县", "jiang hua yao zu zi zhi xian", "jianghua"),
        ("恩施土家族苗族自治州", "en shi tu jia zu miao zu zi zhi zhou", "enshi"),
        ("隆林各族自治县", "long lin ge zu zi zhi xian", "longlin"),
        ("巴里坤哈萨克自治县", "ba li kun ha sa ke zi zhi xian", "balikun"),
        ("管城回族区", "guan cheng hui zu qu", "guancheng"),
        ("广西壮族自治区", "guang xi zhuang zu zi zhi qu", "guangxi"),
        ("西藏自治区", "xi zang zi zhi qu", "xizang"),
    ],
)
def test_an_autonomous_place_loses_its_peoples(name: str, reading: str, expected: str) -> None:
    assert segment(name, reading) == expected


@pytest.mark.parametrize(
    ("name", "reading", "expected"),
    [
        ("东乡族自治县", "dong xiang zu zi zhi xian", "dongxiang"),
        ("鄂伦春自治旗", "e lun chun zi zhi qi", "elunchun"),
    ],
)
def test_a_people_that_is_the_whole_name_stays(name: str, reading: str, expected: str) -> None:
    assert segment(name, reading) == expected


@pytest.mark.parametrize(
    ("name", "reading", "expected"),
    [
        ("蔚县", "yu xian", "yuxian"),
        ("城区", "cheng qu", "chengqu"),
        ("沙县区", "sha xian qu", "shaxian"),
        ("清新区", "qing xin qu", "qingxin"),
        ("万柏林区", "wan bai lin qu", "wanbailin"),
        ("津市市", "jin shi shi", "jinshi"),
    ],
)
def test_a_single_character_keeps_its_ending(name: str, reading: str, expected: str) -> None:
    assert segment(name, reading) == expected


def test_a_mining_district_keeps_all_of_its_name() -> None:
    assert segment("井陉矿区", "jing xing kuang qu") == "jingxingkuangqu"


@pytest.mark.parametrize(
    ("name", "reading", "expected"),
    [
        ("陕西省", "shan xi sheng", "shaanxi"),
        ("山西省", "shan xi sheng", "shanxi"),
        ("内蒙古自治区", "nei meng gu zi zhi qu", "neimenggu"),
        ("香港特别行政区", "xiang gang te bie xing zheng qu", "hongkong"),
        ("澳门特别行政区", "ao men te bie xing zheng qu", "macao"),
    ],
)
def test_official_spellings_go_before_the_rule(name: str, reading: str, expected: str) -> None:
    assert segment(name, reading) == expected


def test_a_kept_ending_leaves_the_peoples_out() -> None:
    reading = "jiang hua yao zu zi zhi xian"

    assert segment("江华瑶族自治县", reading, with_ending=True) == "jianghuazizhixian"
    assert stem("江华瑶族自治县") == "江华"


def a_place(code: str, name: str, reading: str, **period: str) -> Division:
    successor = period.get("successor", "")
    return Division(
        code=code,
        name=name,
        kind=kind_of(code),
        parent="" if code.endswith("0000") else f"{code[:2]}0000",
        reading=reading,
        address="",
        valid_from=period.get("valid_from", ""),
        valid_to=period.get("valid_to", ""),
        successors=(successor,) if successor else (),
    )


GANSU = a_place("620000", "甘肃省", "gan su sheng")


def addresses(*places: Division) -> list[str]:
    return [each.address for each in with_addresses((GANSU, *places))[1:]]


def test_two_places_of_one_segment_both_keep_their_ending() -> None:
    city = a_place("622901", "临夏市", "lin xia shi")
    county = a_place("622921", "临夏县", "lin xia xian")

    assert addresses(city, county) == ["gansu/linxiashi", "gansu/linxiaxian"]


def test_a_former_place_is_at_the_address_of_what_it_became_by_name() -> None:
    county = a_place("620824", "华亭县", "hua ting xian", valid_to="2018", successor="620881")
    city = a_place("620881", "华亭市", "hua ting shi", valid_from="2018")

    assert addresses(county, city) == ["gansu/huating", "gansu/huating"]


def test_a_former_place_beside_one_of_its_name_keeps_its_ending() -> None:
    county = a_place("620721", "宣化县", "xuan hua xian", valid_to="2016", successor="620705")
    district = a_place("620705", "宣化区", "xuan hua qu")

    assert addresses(county, district) == ["gansu/xuanhuaxian", "gansu/xuanhuaqu"]


def test_a_renamed_place_is_not_the_one_that_took_its_name() -> None:
    renamed = a_place("620402", "庐山区", "lu shan qu", valid_to="2016", successor="620402")
    shared = replace(renamed, successors=("620402", "620483"))
    today = a_place("620402", "濂溪区", "lian xi qu", valid_from="2016")
    other = a_place("620483", "庐山市", "lu shan shi", valid_from="2016")

    assert addresses(shared, today, other) == ["gansu/lushanqu", "gansu/lianxi", "gansu/lushanshi"]


def test_other_characters_are_another_place_however_they_are_read() -> None:
    former = a_place("620323", "云安县", "yun an xian", valid_to="2014", successor="620303")
    today = a_place("620303", "云安区", "yun an qu", valid_from="2014")
    other = a_place("620322", "郁南县", "yu nan xian")

    assert addresses(former, today, other) == ["gansu/yunanqu", "gansu/yunanqu", "gansu/yunanxian"]


def test_what_took_over_later_than_the_end_is_still_the_same_place() -> None:
    former = a_place("620001", "甲乙县", "jia yi xian", valid_to="2014", successor="620002")
    later = a_place("620002", "甲乙市", "jia yi shi", valid_from="2016")

    assert shared_wrongly(with_addresses((GANSU, former, later))) == ()
