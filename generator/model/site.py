"""What the publisher decides about the site (`content/site.yml`)."""

from __future__ import annotations

from enum import Enum
from typing import Annotated

from pydantic import model_validator

from generator.model.kinds import (
    IsoDate,
    LineField,
    ReportedLine,
    ReportedLines,
    Shaped,
    Words,
    refused,
)
from generator.model.record import KeyedItems, Record


class Publisher(Enum):
    """Who stands behind the site: decides which marks it may and must carry."""

    AGENCY = "编制单位"
    PORTAL = "政府门户"
    THIRD_PARTY = "第三方"


class Switch(Enum):
    """Yes or no."""

    ON = "是"
    OFF = "否"


class Department(Record):
    """The department whose reports have the short address."""

    key: Annotated[
        str, Shaped("department-not-a-key", r"[a-z]+(?:-[a-z]+)*", "部门短名", "小写字母")
    ]
    name: LineField


class Contact(Record):
    """Whom readers may ask. Written with 未说明 where there is none."""

    name: ReportedLine
    telephone: ReportedLine
    mail: Annotated[
        str,
        Shaped(
            "mail-not-an-address",
            r"未说明|[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9.-]{1,200}",
            "邮箱地址",
            "例如 wangxin@example.com；没有的写“未说明”",
        ),
    ]
    postal_address: ReportedLine


class Marks(Record):
    """The marks of a government site; a third party may set none of them."""

    site_identification_code: ReportedLine
    icp_number: ReportedLine
    police_number: ReportedLine


class Switches(Record):
    """What the publisher turns on."""

    names: Annotated[Switch, Words(Switch)]
    contradictions_on_home: Annotated[Switch, Words(Switch)]
    review_required: Annotated[Switch, Words(Switch)]


class ReceivingBody(Record):
    """A body that receives requests for information."""

    name: LineField
    postal_address: ReportedLine
    telephone: ReportedLine
    guide: ReportedLine


class Site(Record):
    """The settings of one site. `as_of` is the date the site speaks for: there is no clock."""

    publisher: Annotated[Publisher, Words(Publisher)]
    sponsor: LineField
    title: LineField
    tagline: LineField
    description: LineField
    keywords: ReportedLines
    address: Annotated[
        str,
        Shaped(
            "site-address-not-http",
            r"未说明|https?://[a-z0-9.-]{1,200}(?::\d{1,5})?(?:/[A-Za-z0-9._~/-]*)?",
            "网址",
            "例如 https://gk.example.gov.cn/；还没有网址的写“未说明”",
        ),
    ]
    as_of: IsoDate
    department: Department
    contact: Contact
    receiving_bodies: KeyedItems[ReceivingBody]
    marks: Marks
    switches: Switches
    licence: LineField
    # May be left out: where this site is published into, from the content folder.
    releases: LineField | None = None

    @model_validator(mode="after")
    def _third_party_has_no_marks(self) -> Site:
        marks = (
            self.marks.site_identification_code,
            self.marks.icp_number,
            self.marks.police_number,
        )
        if self.publisher is Publisher.THIRD_PARTY and any(isinstance(mark, str) for mark in marks):
            raise refused(
                "third-party-marks",
                "第三方网站不能设置政府网站的标识",
                "把 marks 的每一项写成“未说明”；ICP 备案号写在关于本站的页面上",
                ("marks",),
            )
        return self
