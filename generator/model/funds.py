"""Money by fund and by use, each figure with its stage of the year."""

from __future__ import annotations

from enum import Enum
from typing import Annotated

from generator.model.kinds import AmountField, DateField, LineField, RateField, ReportedLine, Words
from generator.model.record import KeyedItems, Record


class Coverage(Enum):
    """What the money figures of a report cover; unlike coverages are never added or ranked."""

    ALL_SPENDING = "全部支出"
    PROJECT_SPENDING = "只含项目支出"
    SPECIAL_FUNDS = "只含专项资金"


class FundLine(Record):
    """One of the public budgets: income budgeted, final income, and what was spent."""

    income_budget: AmountField
    income_final: AmountField
    executed: AmountField


class Funds(Record):
    """Where the money comes from. `total_income` is the total the report prints."""

    total_income: FundLine
    general_public_budget: FundLine
    government_fund_budget: FundLine
    state_capital_budget: FundLine
    social_insurance_budget: FundLine
    fiscal_special_account: FundLine
    other_income: FundLine
    brought_forward: FundLine


class SpendingLine(Record):
    """One line of spending. `share` is of the line above it: see `Spending`."""

    initial_budget: AmountField
    adjusted_budget: AmountField
    received: AmountField
    executed: AmountField
    execution_rate: RateField
    share: RateField


class Spending(Record):
    """What the money went to.

    total = basic + project; basic = personnel + operating. The shares of basic and project are
    of the total, those of personnel and operating of basic expenditure. `carried_forward` is
    what is left for the next year.
    """

    total: SpendingLine
    basic_expenditure: SpendingLine
    personnel_expenditure: SpendingLine
    operating_expenditure: SpendingLine
    project_expenditure: SpendingLine
    carried_forward: AmountField


class Whole(Enum):
    """The total that a withheld amount is a part of."""

    PROJECT_EXPENDITURE = "项目支出"
    BASIC_EXPENDITURE = "基本支出"
    TOTAL = "全部支出"


class WithheldItem(Record):
    """Something the report says it keeps back by law; the amount only where it is printed."""

    name: LineField
    amount: AmountField
    part_of: Annotated[Whole, Words(Whole)]
    reason: ReportedLine
    legal_basis: ReportedLine
    reviewed_by: ReportedLine
    review_again_on: DateField


WithheldItems = KeyedItems[WithheldItem]
