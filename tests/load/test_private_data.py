from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.findings import Finding
from generator.load.private_data import is_card_number, is_identity_number, private_findings
from generator.load.yaml_tree import Document, read_tree

FILE = "content/reports/a/2024.yml"


def findings(value: str, field: str = "text") -> list[Finding]:
    text = f'{field}: "{value}"\n'
    document = read_tree(text.encode(), FILE)
    assert isinstance(document, Document)
    return list(private_findings(document, text, FILE))


def rules(value: str, field: str = "text") -> list[str]:
    return [each.rule for each in findings(value, field)]


def with_check_character(first: str) -> str:
    return next(first + last for last in "0123456789X" if is_identity_number(first + last))


def with_luhn_digit(first: str) -> str:
    return next(first + last for last in "0123456789" if is_card_number(first + last))


@pytest.mark.parametrize(
    "value",
    [
        "13812345678",
        "联系人 138 1234 5678",
        "电话：138-1234-5678",
        "电话13912345678转办公室",
        "+86 13912345678",
        "13812345678".translate({digit: digit + 0xFEE0 for digit in range(0x30, 0x3A)}),
        "手机19912345678。",
    ],
)
def test_a_mobile_number_is_found(value: str) -> None:
    assert rules(value) == ["telephone"]


@pytest.mark.parametrize(
    "value",
    [
        "0311-82012345",
        "（0311）82012345",
        "(010) 6601 2345",
        "电话：03158812345",
        "0746—2312345",
        "+86 21-61234567",
        "021 6123 4567",
    ],
)
def test_a_landline_with_its_area_code_is_found(value: str) -> None:
    assert rules(value) == ["telephone"]


@pytest.mark.parametrize(
    "value",
    [
        with_check_character("13011019800101001"),
        f"身份证{with_check_character('43112919751231002')}号",
        with_check_character("13011019800101001")[:6]
        + " "
        + with_check_character("13011019800101001")[6:14]
        + " "
        + with_check_character("13011019800101001")[14:],
        with_check_character("11010519491231002").lower(),
        "130110800101001",
    ],
)
def test_an_identity_number_is_found(value: str) -> None:
    assert rules(value) == ["identity-card"]


@pytest.mark.parametrize(
    "value",
    [
        with_luhn_digit("622202000000000123"),
        with_luhn_digit("621700123456789"),
        " ".join(
            (
                (card := with_luhn_digit("622202000000000"))[:4],
                card[4:8],
                card[8:12],
                card[12:],
            )
        ),
        f"账号{with_luhn_digit('622848001234567890')}",
    ],
)
def test_a_bank_card_is_found(value: str) -> None:
    assert rules(value) == ["bank-card"]


@pytest.mark.parametrize(
    "value",
    ["zhangsan@example.com", "邮箱：li.si_2024@mail.example.gov.cn", "wang\uff20example.com"],
)
def test_a_mail_address_is_found(value: str) -> None:
    assert rules(value) == ["mail-address"]


@pytest.mark.parametrize(
    "value",
    [
        "355.53",
        "563662元",
        "544198元",
        "46.8648",
        "2600 余万人次",
        "13,812,345,678",
        "13812345678元",
        "13812345678 万元",
        "138123456789",
        "0.13812345678",
        "12345678901.5",
        "鹿发〔2019〕8号",
        "乐财预〔2024〕2 号",
        "西发(2019)5号",
        "2024-05-16",
        "2024年4月2日—4月12日",
        "365 天*24 小时",
        "2026-11-21 至 2026-11-22",
        "130110",
        "冀ICP备12345678号",
        "20240516103012",
        "2024 2025 2026",
        "75≤得分＜85",
        "“6+1”专班@全体",
        "$75 \\\\leq$ 得分",
        "002_10e552fa8f5d0e81.txt",
        "见 https://www.example.gov.cn/art/2025/5/16/13812345678.html",
    ],
)
def test_figures_numbers_and_addresses_of_documents_pass(value: str) -> None:
    assert rules(value) == []


def test_numbers_with_a_wrong_check_character_pass() -> None:
    right_identity = with_check_character("13011019800101001")
    right_card = with_luhn_digit("622202000000000123")
    last = "0" if right_identity[-1] != "0" else "1"

    assert rules(right_identity[:-1] + last) == []
    assert rules(right_card[:-1] + str((int(right_card[-1]) + 1) % 10)) == []


def test_a_date_that_no_calendar_has_is_no_identity_number() -> None:
    assert rules("130110801301001") == []
    assert rules("990110800101001") == []


def test_a_digest_is_never_searched() -> None:
    digest = "13812345678" + "a" * 53

    assert rules(digest, "digest") == []
    assert rules("13812345678", "original_digest") == []


def test_an_index_number_is_no_bank_card() -> None:
    assert rules(with_luhn_digit("130110244000012"), "index_number") == []
    assert rules("13812345678", "index_number") == ["telephone"]


def test_a_finding_never_repeats_the_number() -> None:
    assert str(findings("联系电话 13812345678")[0]) == (
        "content/reports/a/2024.yml:1:7: error[telephone] 这里像是手机号码。"
        "公开的报告里不能有个人信息，请删去；单位的联系方式写在 site.yml 里"
    )


@pytest.mark.parametrize(
    ("value", "word"),
    [
        ("0311-82012345", "固定电话号码"),
        (with_check_character("13011019800101001"), "公民身份号码"),
        (with_luhn_digit("622202000000000123"), "银行卡号"),
        ("zhangsan@example.com", "电子邮箱"),
    ],
)
def test_a_finding_says_what_the_number_looks_like(value: str, word: str) -> None:
    assert [each.message for each in findings(value)] == [f"这里像是{word}"]


def test_a_number_is_found_wherever_it_stands() -> None:
    text = "a:\n  - 第一条\n  - b: 电话 13812345678\n"
    document = read_tree(text.encode(), FILE)
    assert isinstance(document, Document)
    found = list(private_findings(document, text, FILE))

    assert [str(each.where) for each in found] == ["content/reports/a/2024.yml:3:8"]


@given(
    serial=st.integers(0, 999),
    day=st.dates(),
    place=st.integers(0, 17),
    step=st.integers(1, 9),
)
def test_no_wrong_digit_passes_for_an_identity_number(
    serial: int, day: date, place: int, step: int
) -> None:
    right = with_check_character(f"130110{day.replace(year=1980, day=1):%Y%m%d}{serial:03d}")
    digits = "0123456789X"[:10] if place < 17 else "0123456789X"
    changed = digits[(digits.index(right[place]) + step) % len(digits)]

    assert is_identity_number(right)
    assert not is_identity_number(right[:place] + changed + right[place + 1 :])


@given(number=st.integers(10**14, 10**18 - 1), place=st.integers(0, 15), step=st.integers(1, 9))
def test_no_wrong_digit_passes_for_a_card_number(number: int, place: int, step: int) -> None:
    right = with_luhn_digit(str(number))
    place %= len(right)
    changed = str((int(right[place]) + step) % 10)

    assert is_card_number(right)
    assert not is_card_number(right[:place] + changed + right[place + 1 :])
