"""The lead sentence and its short form: each clause is left out when its facts are absent."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from generator.model.funds import Coverage
from generator.model.money import Unit
from generator.model.report import DisclosureScope
from generator.model.reported import NotStated, Stated, entries
from generator.model.stages import BUDGETS
from generator.model.verdict import Comparison, Verdict
from generator.views.county_year.verification import amount_text, check_facts
from generator.views.source import Source, is_silent, sort_value
from generator.views.text import listing, plain, printed

LONGEST_LEAD: Final = 110
LONGEST_SHORT: Final = 60


def lead(source: Source) -> str:
    """What the report says, in one or two sentences of at most `LONGEST_LEAD` characters."""
    clauses = [*_money(source), *_kept_back(source), *_differences(source), *_score(source)]
    text = f"{source.report.year} 年，该单位"
    for clause in clauses:
        if _length(text + clause) <= LONGEST_LEAD:
            text += clause
    return text


def short(source: Source) -> str:
    """The description for lists, search and shared links: fair when read alone."""
    text = f"{source.report.year} 年"
    for clause in _short_clauses(source):
        longer = f"{text}{'；' if text[-1] != '年' else ''}{clause}"
        if _length(longer) < LONGEST_SHORT:
            text = longer
    return f"{text}。"


def _short_clauses(source: Source) -> Iterator[str]:
    """The lead's facts at their shortest, what keeps it fair before what completes it."""
    first = next(_money(source), "金额未说明。")
    yield first.split("，执行率")[0].removesuffix("。").replace("；实际支出", "，实际支出")
    for item in entries(source.report.withheld).values():
        figure = printed(item.amount) if isinstance(item.amount, Stated) else item.name
        yield f"{figure}依法不予公开"
    found = [item for item in source.comparisons if item.verdict is Verdict.CONTRADICTS]
    amounts = [item for item in found if item.unit == Unit.YUAN.value]
    if amounts:
        largest = max(amounts, key=_size)
        yield f"{len(found)} 处前后不一，相差 {amount_text(source.unit, largest, _size(largest))}"
    elif found:
        yield f"{len(found)} 处前后不一"
    if any(item.verdict is Verdict.MISSING for item in source.comparisons):
        yield f"{_announced_and_absent(source)}未见"
    else:
        yield from (clause.split("（")[0].removesuffix("。") for clause in _own_score(source))
    if source.report.coverage is not Coverage.ALL_SPENDING:
        yield "不含人员和日常经费"


def _announced_and_absent(source: Source) -> str:
    missing = [item for item in source.comparisons if item.verdict is Verdict.MISSING]
    return listing([item.subject or item.printed[0].label for item in missing])


def _length(text: str) -> int:
    """Characters as a reader counts them: the thin spaces around figures are none."""
    return len(text.replace(" ", ""))


def _money(source: Source) -> Iterator[str]:
    total = source.report.spending.total
    budget = next((b for name in BUDGETS if isinstance(b := getattr(total, name), Stated)), None)
    if isinstance(budget, Stated) and isinstance(total.executed, Stated):
        rate = _rate(source, "total")
        yield f"预算 {printed(budget)}，实际支出 {printed(total.executed)}{rate}。"
    elif isinstance(budget, Stated):
        yield f"预算 {printed(budget)}{_one_fund(source, budget)}；实际支出未说明。"
    elif isinstance(total.executed, Stated):
        yield _received_and_paid(source, total.received, total.executed)
    else:
        yield from _parts(source)
    yield from _projects(source)


def _received_and_paid(source: Source, received: object, executed: Stated[object]) -> str:
    what = "专项资金" if source.report.coverage is Coverage.SPECIAL_FUNDS else "资金"
    if isinstance(received, Stated) and received.value == executed.value:
        return f"获拨{what} {printed(received)}，全部支付。"
    if isinstance(received, Stated):
        return f"获拨{what} {printed(received)}，支付 {printed(executed)}。"
    return f"实际支出 {printed(executed)}。"


def _parts(source: Source) -> Iterator[str]:
    """基本支出 and 项目支出, where the total is not printed."""
    found = []
    rates = set()
    for key, label in (("basic_expenditure", "基本支出"), ("project_expenditure", "项目支出")):
        part = getattr(source.report.spending, key)
        if isinstance(part.executed, Stated):
            found.append(f"{label} {printed(part.executed)}")
            rates.add(printed(part.execution_rate))
        elif isinstance(part.initial_budget, Stated):
            found.append(f"{label}预算 {printed(part.initial_budget)}")
            rates.add(printed(part.execution_rate))
    if not found:
        return
    rates.discard("未说明")
    same = f"，执行率均为 {rates.pop()}" if len(rates) == 1 and len(found) == 2 else ""
    one = f"，支出进度 {rates.pop()}" if len(rates) == 1 and len(found) == 1 else ""
    yield f"{listing(found)}{same}{one}。"


def _rate(source: Source, key: str) -> str:
    rate = source.figure("spending", key, "execution_rate")
    return f"，执行率 {printed(rate)}" if isinstance(rate, Stated) else ""


def _one_fund(source: Source, budget: Stated[object]) -> str:
    fund = source.report.funds.general_public_budget.income_budget
    is_all = isinstance(fund, Stated) and fund.value == budget.value
    return "，全部为一般公共预算" if is_all else ""


def _projects(source: Source) -> Iterator[str]:
    evaluation = source.report.self_evaluation
    count, money = evaluation.projects_count, evaluation.projects_executed
    if isinstance(count, Stated) and isinstance(money, Stated):
        budget = evaluation.projects_budget
        spent = isinstance(budget, Stated) and budget.value == money.value
        what = f"{printed(money)}全部支出" if spent else f"支出 {printed(money)}"
        yield f"其中 {printed(count, '个')} 个项目 {what}。"


def _kept_back(source: Source) -> Iterator[str]:
    items = list(entries(source.report.withheld).values())
    stated = [item for item in items if isinstance(item.amount, Stated)]
    if stated:
        largest = max(stated, key=lambda item: sort_value(item.amount))
        yield f"{largest.part_of.value}中，报告称 {printed(largest.amount)}依法不予公开。"
    elif items:
        yield f"报告称{items[0].name}依法不予公开，没有写金额。"


def _differences(source: Source) -> Iterator[str]:
    """The largest 前后不一 in money or score, then what was announced and is absent."""
    found = [item for item in source.comparisons if item.verdict is Verdict.CONTRADICTS]
    measured = [item for item in found if item.unit in {"元", "分"} and item.difference]
    if measured:
        yield _largest(source, max(measured, key=_size))
    elif found:
        yield f"有 {len(found)} 处前后不一，见数据核对。"
    if any(item.verdict is Verdict.MISSING for item in source.comparisons):
        yield f"报告说要给出的{_announced_and_absent(source)}未见。"
    small = [
        item for item in source.comparisons if item.verdict in {Verdict.ROUNDS, Verdict.TRUNCATED}
    ]
    if small:
        yield f"{len(small)} 处末位相差，四舍五入或截位可以解释。"


def _size(item: Comparison) -> Decimal:
    return abs(item.difference or Decimal(0))


def _largest(source: Source, item: Comparison) -> str:
    size = amount_text(source.unit, item, _size(item))
    withheld = [operand for operand in item.parts if operand.path[0] == "withheld"]
    listed = len(item.parts) - len(withheld)
    more = "多" if (item.difference or 0) > 0 else "少"
    if withheld and listed:
        return f"这笔钱与列出的 {listed} 个项目相加，比{item.printed[0].label}总数{more} {size}。"
    return f"{check_facts(source.edition, item).sentence.replace('应等于', '与')}相差 {size}。"


def _own_score(source: Source) -> Iterator[str]:
    evaluation = source.report.self_evaluation
    score, grade = evaluation.total_score, evaluation.grade
    scores = [
        item.score
        for item in entries(source.report.projects).values()
        if isinstance(item.score, Stated)
    ]
    if isinstance(score, Stated):
        said = f"、{grade}" if isinstance(grade, str) else ""
        yield f"自评 {printed(score, '分')} 分{said}{_by_category(source)}。"
    elif scores and len({item.value for item in scores}) == 1:
        yield f"{len(scores)} 个项目自评均为 {plain(scores[0].value)} 分。"
    elif isinstance(score, NotStated) and not _is_announced(source):
        yield "自评得分未说明。"


def _score(source: Source) -> Iterator[str]:
    yield from _own_score(source)
    if source.report.coverage is not Coverage.ALL_SPENDING:
        yield "不含人员和日常经费。"
    scope = source.report.disclosure.scope
    if scope is DisclosureScope.WITHIN_DEPARTMENT:
        yield "报告写明在部门内部公开。"


def _by_category(source: Source) -> str:
    """`（产出 37、效益 38）` and whether their maxima are printed."""
    categories = list(entries(source.report.self_evaluation.categories).values())
    stated = [each for each in categories if isinstance(each.score, Stated)]
    if not stated:
        return ""
    names = [f"{each.name.removesuffix('指标')} {printed(each.score, '分')}" for each in stated]
    no_maxima = all(is_silent(each.points) for each in categories)
    return f"（{listing(names)}）{'；各类指标的满分未说明' if no_maxima else ''}"


def _is_announced(source: Source) -> bool:
    """Whether the score is already named among what was announced and is absent."""
    return any(
        item.verdict is Verdict.MISSING and "score" in str(item.at[-1])
        for item in source.comparisons
    )
