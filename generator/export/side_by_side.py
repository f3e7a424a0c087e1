"""What the page of the comparison reads: the rows once, and one small file beside each report.

Finished words, and exact decimals as text where a difference may be made of them. An empty field
is left out.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Final

from generator.model.dataset import Entry
from generator.model.edition import Edition
from generator.views import address
from generator.views.side_by_side.cells import SideCell, SideLine
from generator.views.side_by_side.measures import MeasureGroup, measure_groups
from generator.views.side_by_side.topics import topic_cells
from generator.views.source import Source

FORMAT: Final = 1


def measures_file(edition: Edition) -> tuple[str, bytes]:
    """`compare/measures.json`: the rows."""
    return address.MEASURES, _encoded(_measures(edition, measure_groups()))


def compared_file(edition: Edition, entry: Entry) -> tuple[str, bytes]:
    """`compare.json` beside a report: its cells."""
    page = address.report(entry, edition.dataset.site)
    source = Source(edition, entry, page, {})  # marks stand on the report's own page
    return address.compared(page), _encoded(_report(source, measure_groups()))


def _measures(edition: Edition, groups: tuple[MeasureGroup, ...]) -> Mapping[str, object]:
    """Headings of all rows, and the kinds of projects."""
    return {
        "format": FORMAT,
        "groups": [
            {
                "key": group.key,
                "title": group.title,
                "measures": [
                    {
                        "key": each.key,
                        "title": each.title,
                        "kind": each.kind.value,
                        **({"computed": True} if each.is_computed else {}),
                    }
                    for each in group.measures
                ],
            }
            for group in groups
        ],
        "topics": [
            {"key": key, "title": topic.name} for key, topic in edition.dataset.topics.items()
        ],
    }


def _report(source: Source, groups: tuple[MeasureGroup, ...]) -> Mapping[str, object]:
    report = source.report
    chain = source.edition.dataset.divisions.chain(source.entry.division)
    return {
        "format": FORMAT,
        "address": source.page,
        "name": report.agency.short_name,
        "place": "".join(step.name for step in chain),
        "year": report.year,
        "kind": report.kind.value,
        "coverage": report.coverage.value,
        "cells": {
            each.key: _cell(each.read(source)) for group in groups for each in group.measures
        },
        "topics": {key: _cell(cell) for key, cell in topic_cells(source).items()},
    }


def _cell(cell: SideCell) -> dict[str, object]:
    """The fields that hold something; a listed thing likewise."""
    found = _filled(cell)
    if cell.lines:
        found["lines"] = [_filled(each) for each in cell.lines]
    return found


def _filled(shape: SideCell | SideLine) -> dict[str, object]:
    found = ((name, getattr(shape, name)) for name in shape.__slots__)
    return {name: value for name, value in found if value}


def _encoded(value: Mapping[str, object]) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
