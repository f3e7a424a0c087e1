"""Records of reviews for the example content: what the tests of reviews share."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from generator.model.dataset import Entry
from generator.model.edition import Edition
from generator.model.review import ReviewRecord
from generator.views import address
from tests.builders import a_report, an_edition, an_entry

ADDRESS = "shili/dongshi/yishan/2023/kejiju"
REPORT = f"reports/{ADDRESS}.yml"
SWITCHES = {"names": "否", "contradictions_on_home": "是", "review_required": "是"}


def digest_of(content: Path) -> str:
    return hashlib.sha256((content / REPORT).read_bytes()).hexdigest()


def a_record(content: Path, key: str = "a", **changes: str) -> str:
    """A record of the report at `ADDRESS` as text, that agrees unless it is changed."""
    fields = {
        "address": ADDRESS,
        "digest": digest_of(content),
        "reviewed_on": "2024-09-01",
        "reviewed_by": "办公室",
        "outcome": "同意公开",
    } | changes
    return f"{key}:\n" + "".join(f"  {name}: {value}\n" for name, value in fields.items())


def with_reviews(content: Path) -> None:
    """Let the site ask for reviews."""
    site = content / "site.yml"
    text = site.read_text("utf-8")
    assert text.count("review_required: 否") == 1
    site.write_text(text.replace("review_required: 否", "review_required: 是"), "utf-8")


def reviewed(*records: Mapping[str, Any]) -> tuple[Edition, Entry]:
    """An edition of one report that asks for reviews, with these records of it."""
    alone = an_entry(a_report())
    file = f"content/reports/{alone.division.address}/{alone.report.year}.yml"
    edition = an_edition(replace(alone, file=file), site={"switches": SWITCHES})
    (entry,) = edition.dataset.reports
    base = {
        "address": address.report(entry, edition.dataset.site),
        "digest": entry.digest,
        "reviewed_on": "2024-09-01",
        "reviewed_by": "办公室",
        "outcome": "同意公开",
    }
    kind = TypeAdapter(dict[str, ReviewRecord])
    found = kind.validate_python({f"r{at}": base | dict(each) for at, each in enumerate(records)})
    return replace(edition, dataset=replace(edition.dataset, reviews=found)), entry
