"""Marks that say a text is not for the public, and reports that say so of themselves.

A mark is told from the word: 机密★10年 or 内部资料 注意保存 stops the run, 保守国家秘密法, 涉密 or
内部控制 in a sentence do not. What a mark means is not for this program to decide: it stops.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from generator.findings import Finding, Level
from generator.load.yaml_tree import Document, scalars
from generator.model.report import DisclosureScope, Report

_LEVEL: Final = "(?:绝密|机密|秘密)"
_EDGE: Final = r"[\s,。;;:!()\[\]【】〔〕《》“”\"'、★☆]"
_SECRET: Final = re.compile(
    # 机密★10年, 秘密★, 工作秘密☆长期: the star makes the mark.
    rf"{_LEVEL}\s*[★☆✩✭※]\s*(?:\d+\s*(?:年|个月|月|天|日)|长期|启[用封]前)?"
    # 秘密10年 and 机密 5 年 as a mark without its star.
    rf"|(?:^|{_EDGE}){_LEVEL}\s*\d+\s*(?:年|个月)(?={_EDGE}|$)"
    rf"|密级\s*:\s*{_LEVEL}"
    # The word alone, or alone in brackets.
    rf"|^\s*[(\[【〔]?\s*{_LEVEL}级?\s*[)\]】〕]?\s*$|[(\[【〔]\s*{_LEVEL}\s*[)\]】〕]"
    # 机密文件, but not 国家秘密文件: 秘密 is also half of an ordinary word.
    r"|(?:绝密|机密)级?(?:文件|资料|材料|件)"
)
_KIND: Final = "内部(?:资料|文件|材料|参考|使用|刊物|发行|传阅)"
_KEEPING: Final = "(?:请?注意保[存密管]|妥善保管|请勿|严禁|不得|禁止|不准|切勿|仅供)"
_SPREADING: Final = "(?:外传|外泄|翻印|翻拍|复印|复制|扩散|转发|对外公开|公开发布|对外提供|上网)"
_INTERNAL: Final = re.compile(
    rf"{_KIND}\s*[,、★☆]?\s*{_KEEPING}"
    rf"|(?:^|[(\[【〔★☆]\s*){_KIND}\s*(?={_EDGE}|$)"
    # As a sentence of its own: 不得外传; not 要求干部不得外传敏感数据.
    rf"|(?:^|{_EDGE})(?:此件|本件)?(?:不得|严禁|请勿|禁止|不准|切勿)"
    rf"{_SPREADING}(?:[和、或]?{_SPREADING})*(?={_EDGE}|$)"
    r"|阅后(?:即焚|收回|销毁|退回)|此件不(?:予|得)?公开|此件(?:发至|限发)"
)
_SUSPECT: Final = re.compile(r"[绝机秘]\s*密|密级|内\s*部|此件|阅后|外传|翻印|扩散|严禁|请勿")


def marking_findings(document: Document, text: str, file: str) -> Iterator[Finding]:
    """Errors for marks in any value of a report file; quick where the text has none to suspect."""
    if not _SUSPECT.search(text):
        return
    for path, value in scalars(document.tree):
        if not _SUSPECT.search(value):
            continue
        folded = unicodedata.normalize("NFKC", value)
        secret, internal = _SECRET.search(folded), _INTERNAL.search(folded)
        if secret:
            yield Finding(
                "security-marking",
                Level.ERROR,
                document.where(file, path),
                f"这里有密级标志“{secret[0].strip()}”",
                "带密级标志的内容不能公开；请先停下，交保密工作负责人处理",
            )
        elif internal:
            yield Finding(
                "internal-marking",
                Level.ERROR,
                document.where(file, path),
                f"这里有“{internal[0].strip()}”一类的内部标志",
                "先由单位确认可以公开；可以公开的，删去这个标志",
            )


def scope_findings(report: Report, document: Document, file: str) -> Iterator[Finding]:
    """An error for a report that keeps itself within the department, until a decision is kept."""
    disclosure = report.disclosure
    if disclosure.scope is DisclosureScope.WITHIN_DEPARTMENT and disclosure.decision is None:
        yield Finding(
            "scope-without-decision",
            Level.ERROR,
            document.where(file, ("disclosure", "scope")),
            "报告写明在部门内部公开，这里还没有可以对外公开的决定",
            "决定公开的，在 disclosure 下写 decision（decided_on、decided_by、text）；没有决定的，"
            "移出这份报告",
        )
