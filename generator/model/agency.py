"""The body that reports: what it is called, who works there and what it holds."""

from __future__ import annotations

from enum import Enum
from typing import Annotated

from generator.model.kinds import (
    AmountField,
    CountField,
    DateField,
    LineField,
    ReportedLine,
    ReportedLines,
    Words,
)
from generator.model.record import KeyedItems, Record


class AgencyKind(Enum):
    """What kind of body reports, as the report says."""

    PARTY_OFFICE = "党委工作机关"
    ADMINISTRATIVE = "行政单位"
    PUBLIC_INSTITUTION = "事业单位"
    NOT_STATED = "未说明"


class SubUnit(Record):
    """An internal section or a subordinate institution, as named in the report."""

    name: LineField
    nature: ReportedLine


class Agency(Record):
    """The agency as the report presents it. `agency_changes` are the changes of the year.

    `full_name` is only what the report prints; `short_name` titles the page and may be ours.
    """

    full_name: ReportedLine
    short_name: LineField
    second_nameplate: ReportedLine
    rank: ReportedLine
    agency_kind: Annotated[AgencyKind, Words(AgencyKind)]
    funding: ReportedLine
    sections_count: CountField
    sections: KeyedItems[SubUnit]
    institutions_count: CountField
    institutions: KeyedItems[SubUnit]
    agency_changes: ReportedLines
    duties: ReportedLines


class Staff(Record):
    """Posts granted and people there, with the date the report counts them for."""

    staff_as_of: DateField
    established_posts: CountField
    administrative_posts: CountField
    institution_posts: CountField
    staff_in_post: CountField
    administrative_staff: CountField
    institution_staff: CountField
    staff_on_duty: CountField
    seconded: CountField
    retired: CountField
    newly_arrived: CountField
    staff_changes: ReportedLines


class AssetItem(Record):
    """One kind of asset and its amount."""

    name: LineField
    amount: AmountField


class Assets(Record):
    """What the agency holds. `vehicles` is a number of vehicles."""

    assets_as_of: DateField
    assets_total: AmountField
    asset_items: KeyedItems[AssetItem]
    vehicles: CountField


class ThreePublicExpenses(Record):
    """因公出国（境）、公务用车、公务接待: what was budgeted and what was spent."""

    three_public_budget: AmountField
    three_public_executed: AmountField
    abroad_executed: AmountField
    vehicle_purchase_executed: AmountField
    vehicle_operation_executed: AmountField
    reception_executed: AmountField


class Procurement(Record):
    """Government procurement (政府采购)."""

    procurement_budget: AmountField
    procurement_executed: AmountField


def full_name(agency: Agency) -> str:
    """The agency's name in full where the report prints it, else the short one."""
    return agency.full_name if isinstance(agency.full_name, str) else agency.short_name
