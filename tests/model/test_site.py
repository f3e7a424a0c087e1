from __future__ import annotations

import pytest
from pydantic import ValidationError

from tests.builders import a_site


def test_a_site_without_an_address_says_so() -> None:
    assert a_site().address == "未说明"


@pytest.mark.parametrize("mark", ["site_identification_code", "icp_number", "police_number"])
def test_a_third_party_may_not_carry_the_marks_of_a_government_site(mark: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        a_site(marks={mark: "9900000001"})

    [error] = refusal.value.errors()
    assert (error["type"], error["ctx"]["at"]) == ("third-party-marks", ("marks",))


@pytest.mark.parametrize("publisher", ["编制单位", "政府门户"])
def test_an_agency_and_a_portal_may(publisher: str) -> None:
    site = a_site(publisher=publisher, marks={"icp_number": "示ICP备1号"})

    assert site.marks.icp_number == "示ICP备1号"


@pytest.mark.parametrize(
    "address",
    [
        "gk.example.com",
        "ftp://gk.example.com/",
        "https://",
        "https://甲.example/",
        "//gk.example.com",
        "https://gk.example.com/?a=b",
        "https://gk.example.com/#top",
        "https://gk.example.com/ x",
        "javascript:alert(1)",
        'https://gk.example.com/"onload="',
    ],
)
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        a_site(address=address)

    assert [each["type"] for each in refusal.value.errors()] == ["site-address-not-http"]


@pytest.mark.parametrize("mail", ["wangxin", "a b@example.com", "a@b@c", "a@example.com?cc=d"])
def test_what_is_no_mail_address_is_refused(mail: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        a_site(contact={"mail": mail})

    assert [each["type"] for each in refusal.value.errors()] == ["mail-not-an-address"]
