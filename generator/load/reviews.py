"""What the records of reviews may not say: a person's name, or a digest of another report."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from generator.findings import Finding, Level
from generator.load.yaml_tree import Document
from generator.model.dataset import Entry
from generator.model.review import SHORT, Reviews
from generator.model.site import Site, Switch

_POST: Final = (
    "主任|书记|局长|科长|股长|处长|部长|组长|县长|区长|市长|州长|旗长|主席|秘书长|会长|院长|所长"
)
_ENDING: Final = re.compile(
    rf".*(?:{_POST}|办公室|办|委|局|科|股|处|室|部|组|厅|院|站|所|队|中心|委员会|党组|政府|领导"
    r"|负责人|专员|审查员|审核员|保密员|核稿人|审稿人|经办人)(?:（.{1,20}）)?"
)
_SURNAMES: Final = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶"
    "阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺"
)
_NAMED: Final = re.compile(rf"(?:.*[办委局科股室处部组会院府])?[{_SURNAMES}]副?(?:{_POST})")


def review_findings(
    reviews: Reviews, reports: Sequence[Entry], site: Site, document: Document, file: str
) -> Iterator[Finding]:
    """Errors for records that name a person, or bind one report to the bytes of another."""
    addresses = {entry.digest: address_of(entry) for entry in reports}
    for key, record in reviews.items():
        if site.switches.names is Switch.OFF and not is_office(record.reviewed_by):
            yield Finding(
                "review-by-a-person",
                Level.ERROR,
                document.where(file, (key, "reviewed_by")),
                f"“{record.reviewed_by[:40]}”不像部门或者职务",
                "不写人名，只写部门或者职务，例如 办公室、分管领导；签字的原件由单位留存",
            )
        is_of = addresses.get(record.digest, record.address)
        if is_of != record.address:
            yield Finding(
                "review-of-another-report",
                Level.ERROR,
                document.where(file, (key, "digest")),
                f"指纹 {record.digest[:SHORT]} 是 {is_of} 的，这一条写的是 {record.address}",
                "核对是哪一份报告；登记用 disclose review 报告 --record",
            )


def is_office(text: str) -> bool:
    """Whether a text names an office or a post, and no person."""
    return bool(_ENDING.fullmatch(text)) and not _NAMED.fullmatch(text)


def address_of(entry: Entry) -> str:
    """The address that a report's file stands for: `content/reports/a/b/2024.yml` is `a/b/2024`."""
    return entry.file.partition("/reports/")[2].removesuffix(".yml")
