"""What a check or a finding is for, where it comes from, and what to do about it."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator

import click

from generator.checks import CHECKS
from generator.checks.check import Check
from generator.cli.options import EPILOG
from generator.errors import GeneratorError
from generator.model.verdict import Verdict
from generator.rules import RULES
from generator.views.text import verdict_word


def explained(identifier: str, checks: Iterable[Check]) -> Iterator[str]:
    """The lines that explain a check, or a rule on our own files.

    Raises:
        GeneratorError: there is no such id; names the nearest ones.
    """
    known = {check.id: check for check in checks}
    if identifier in RULES:
        yield f"{identifier}　对数据文件的要求"
        yield f"为什么：{RULES[identifier]}"
        yield "怎样处理：disclose check 会指出文件、行和列，并说明应当怎样写。"
        return
    if identifier not in known:
        near = difflib.get_close_matches(identifier, [*known, *RULES], n=3)
        hint = f"相近的有 {'、'.join(near)}。" if near else ""
        raise GeneratorError(
            f"没有编号“{identifier[:60]}”。{hint}全部编号：disclose explain --list"
        )
    check = known[identifier]
    yield f"{check.id}　{check.family}"
    yield f"应当成立：{check.sentence}"
    yield f"为什么核对：{check.why}"
    yield f"依据：{check.source or '报告自己的数字'}"
    verdicts = "、".join(verdict_word(each) for each in Verdict if each in check.verdicts)
    yield f"可能的结论：{verdicts}"
    yield "差异可能有多种原因：先核对录入是否与原文一致；一致的，可以在 notes 里登编制单位的说明。"


def listed(checks: Iterable[Check]) -> Iterator[str]:
    """Every check and every rule on a line."""
    for check in checks:
        yield f"{check.id:36} {check.sentence}"
    for rule, why in RULES.items():
        yield f"{rule:36} {why}"


@click.command("explain", help="说明一条核对：为什么、依据、怎样处理。", epilog=EPILOG)
@click.argument("identifier", required=False, metavar="[编号]")
@click.option("--list", "with_list", is_flag=True, help="列出全部编号。")
@click.help_option("--help", help="显示帮助。")
def explain_command(identifier: str | None, *, with_list: bool) -> None:
    """Explain a check, or list all of them."""
    lines = listed(CHECKS) if with_list or not identifier else explained(identifier, CHECKS)
    for line in lines:
        click.echo(line)
