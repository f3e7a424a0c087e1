"""Which pages the journeys open: at least one of each kind, and every report."""

from __future__ import annotations

from typing import Final

HOME: Final = ""
PROVINCE: Final = "hebei/"
COUNTY: Final = "hebei/shijiazhuang/luquan/"
REPORT: Final = "hebei/shijiazhuang/luquan/2024/"
NOWHERE: Final = "hebei/no-such-place/"

REPORTS: Final = (
    REPORT,
    "hebei/shijiazhuang/qiaoxi/2025/",
    "hebei/shijiazhuang/shenze/2023/",
    "hebei/tangshan/laoting/2023/",
    "hunan/yongzhou/jianghua/2024/",
)

PAGES: Final = (
    HOME,
    PROVINCE,
    "hebei/shijiazhuang/",
    COUNTY,
    *REPORTS,
    "years/",
    "years/2024/",
    "topics/",
    "topics/yuqing-jiance/",
    "coverage/",
    "checks/",
    "checks/basic-sum/",
    "glossary/",
    "corrections/",
    "data/",
    "search/",
    "compare/",
    "explore/",
    "about/",
    "about/method/",
    "about/accessibility/",
    "about/release/",
)

ALL: Final = (*PAGES, NOWHERE)
