"""What is counted: posts, people, sections, projects; and assets and 三公经费 by kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

from generator.checks.check import COUNT_VERDICTS, RATIO_VERDICTS, Check, Yardsticks
from generator.checks.compare import (
    compare_at_most,
    compare_difference,
    compare_ratio,
    is_exact,
    number,
    undecided,
)
from generator.checks.operands import (
    evaluation_figure,
    figure,
    is_silent,
    is_stated,
    staff_figure,
    term,
)
from generator.checks.sums import sum_of_all, sum_of_list
from generator.model.agency import SubUnit
from generator.model.report import Report
from generator.model.reported import Stated, entries
from generator.model.verdict import Comparison, Operand, Operation, Verdict

_THREE_PUBLIC: Final = (
    "abroad_executed",
    "vehicle_purchase_executed",
    "vehicle_operation_executed",
    "reception_executed",
)

_OTHER_KINDS: Final = "两类之和小于总数，可能另有工勤等其他类别"
_OTHERS_AWAY: Final = "在岗人数少于相减的结果，可能另有不在岗的人员"


def _posts_sum(report: Report, _: Yardsticks) -> Iterator[Comparison]:
    """Administrative + institution posts = posts granted."""
    return _staff_sum_of("posts-sum", report, "established_posts", "posts")


def _staff_sum(report: Report, _: Yardsticks) -> Iterator[Comparison]:
    """Administrative + institution staff = staff in post."""
    return _staff_sum_of("staff-sum", report, "staff_in_post", "staff")


def _staff_sum_of(check: str, report: Report, whole: str, what: str) -> Iterator[Comparison]:
    """There may be other kinds (工勤), which no field holds: less than the whole is open."""
    parts = [staff_figure(report, f"{kind}_{what}") for kind in ("administrative", "institution")]
    for found in sum_of_all(check, "", staff_figure(report, whole), parts, "人", ""):
        yield undecided(found, _OTHER_KINDS) if (found.difference or 0) < 0 else found


def _staff_on_duty(report: Report, _: Yardsticks) -> Iterator[Comparison]:
    """Staff in post less seconded = on duty."""
    on_duty, in_post, away = (
        staff_figure(report, field) for field in ("staff_on_duty", "staff_in_post", "seconded")
    )
    if is_stated(on_duty) and not is_silent(in_post) and not is_silent(away):
        found = compare_difference("staff-on-duty", "", on_duty, (in_post, away), "人")
        yield undecided(found, _OTHERS_AWAY) if (found.difference or 0) > 0 else found


def _sections_count(report: Report, _: Yardsticks) -> Iterator[Comparison]:
    """As many sections and institutions are listed as are counted."""
    for field in ("sections", "institutions"):
        listed: Mapping[str, SubUnit] = entries(getattr(report.agency, field))
        printed = figure(report.agency, ("agency", f"{field}_count"))
        names = [each.name for each in listed.values()]
        yield from _count(("sections-count", field), printed, ("agency", field), names)


def _projects_count(report: Report, _: Yardsticks) -> Iterator[Comparison]:
    """As many projects are named as are counted."""
    names = [project.name for project in entries(report.projects).values()]
    named = [name for name in names if isinstance(name, str)]
    printed = evaluation_figure(report, "projects_count")
    if len(named) == len(names):
        yield from _count(("projects-count", ""), printed, ("projects",), named)


def _count(
    identity: tuple[str, str], printed: Operand, path: tuple[str, ...], names: Sequence[str]
) -> Iterator[Comparison]:
    """A list may name fewer than there are, never more; `identity` is check and key."""
    if not is_exact(printed) or not isinstance(printed.figure, Stated) or not names:
        return
    expected, actual = number(printed.figure), Decimal(len(names))
    listed = Operand(path, f"列出的 {len(names)} 个", "、".join(names))
    verdict = Verdict.HOLDS if expected == actual else Verdict.CONTRADICTS
    subject = term(path[-1])
    found = Comparison(
        *identity,
        verdict,
        Operation.COUNT,
        (printed,),
        (listed,),
        expected,
        actual,
        unit="个",
        subject=subject,
    )
    if actual < expected:
        yield undecided(found, "列出的少于报告写的个数，可能没有全部列出")
    else:
        yield found


def _evaluated_share(report: Report, _: Yardsticks) -> Iterator[Comparison]:
    """Evaluated projects / all projects = the printed share."""
    share, evaluated, every = (
        evaluation_figure(report, field)
        for field in ("evaluated_share", "evaluated_count", "projects_count")
    )
    if is_stated(share) and not is_silent(evaluated) and not is_silent(every):
        yield compare_ratio("evaluated-share", "", share, evaluated, every)


def _evaluated_within_projects(report: Report, _: Yardsticks) -> Iterator[Comparison]:
    """No more projects are evaluated than there are, where no printed share says how many."""
    share, evaluated, every = (
        evaluation_figure(report, field)
        for field in ("evaluated_share", "evaluated_count", "projects_count")
    )
    if is_silent(share) and is_exact(evaluated) and is_exact(every):
        yield compare_at_most("evaluated-within-projects", "", evaluated, every, "个")


def _assets_sum(report: Report, _: Yardsticks) -> Iterator[Comparison]:
    """The kinds of assets make the total."""
    parts = tuple(
        figure(item, ("assets", "asset_items", key, "amount"), item.name)
        for key, item in entries(report.assets.asset_items).items()
    )
    whole = figure(report.assets, ("assets", "assets_total"))
    # No report says that it lists all kinds.
    return sum_of_list(("assets-sum", "", ""), whole, parts, lambda: False)


def _three_public_sum(report: Report, _: Yardsticks) -> Iterator[Comparison]:
    """The kinds of 三公经费 make what was spent on them."""
    expenses = report.three_public
    parts = [figure(expenses, ("three_public", field)) for field in _THREE_PUBLIC]
    whole = figure(expenses, ("three_public", "three_public_executed"))
    return sum_of_all("three-public-sum", "", whole, parts, "元", "")


COUNTS_CHECKS: Final = (
    Check(
        "three-public-sum",
        "合计",
        "“三公”经费各项之和应等于合计",
        "因公出国（境）、公务用车购置、公务用车运行和公务接待加起来，应当是“三公”经费的总数。",
        of_report=_three_public_sum,
        verdicts=RATIO_VERDICTS,
    ),
    Check(
        "assets-sum",
        "合计",
        "各类资产之和应等于资产合计",
        "报告分类写出资产时，各类加起来应当是合计。",
        of_report=_assets_sum,
        verdicts=RATIO_VERDICTS,
    ),
    Check(
        "posts-sum",
        "人数和个数",
        "行政编制与事业编制之和应等于编制数",
        "编制分为行政编制和事业编制，两者加起来应当是编制总数。",
        of_report=_posts_sum,
        verdicts=COUNT_VERDICTS,
    ),
    Check(
        "staff-sum",
        "人数和个数",
        "行政在编与事业在编人数之和应等于在编人数",
        "两类在编人员加起来应当是在编人数。",
        of_report=_staff_sum,
        verdicts=COUNT_VERDICTS,
    ),
    Check(
        "staff-on-duty",
        "人数和个数",
        "在编人数减去借调和驻村人数应等于实际在岗人数",
        "派出去的人不在岗；在编的减去派出的，应当是报告写的实际在岗人数。",
        of_report=_staff_on_duty,
        verdicts=COUNT_VERDICTS,
    ),
    Check(
        "sections-count",
        "人数和个数",
        "机构的个数应与列出的一致",
        "报告写有几个内设机构或所属机构，又逐个列出名称，就数一数。",
        of_report=_sections_count,
        verdicts=COUNT_VERDICTS,
    ),
    Check(
        "projects-count",
        "人数和个数",
        "项目的个数应与列出的一致",
        "报告写有几个项目，又逐个列出，就数一数。",
        of_report=_projects_count,
        verdicts=COUNT_VERDICTS,
    ),
    Check(
        "evaluated-share",
        "比率",
        "参评项目数除以项目个数应等于报告写的占比",
        "报告写有多少项目参加自评、占多大比例，就用两个个数重新除一遍。",
        of_report=_evaluated_share,
        verdicts=RATIO_VERDICTS - {Verdict.ROUNDS},
    ),
    Check(
        "evaluated-within-projects",
        "上限",
        "参评项目不应多于全部项目",
        "参加自评的项目是全部项目的一部分。",
        of_report=_evaluated_within_projects,
        verdicts=COUNT_VERDICTS - {Verdict.UNDECIDED},
    ),
)
