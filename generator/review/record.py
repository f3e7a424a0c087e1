"""One more record in the text of `content/reviews.yml`. Pure: text in, text out.

What stands there is never written anew: a record is added at the end, in the order of decisions.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final

from generator.errors import ContentError, GeneratorError
from generator.findings import Finding
from generator.load.content import REVIEWS
from generator.load.reviews import review_findings
from generator.load.schema import Shape, model_from
from generator.load.yaml_tree import read_tree
from generator.model.dataset import Dataset, Entry
from generator.model.review import SHORT, Outcome, ReviewRecord
from generator.template.yaml_text import scalar
from generator.views import address

_HEAD: Final = (
    "# 送审记录：谁在哪一天对哪一份报告说了什么。只加在末尾，写下的不再改动。\n"
    "# digest 是所看报告文件的 SHA-256；文件改过，记录就不再管用。\n"
)
_LONGEST: Final = 50


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided, as it is told from the signed sheet; `digest` is whole or its beginning."""

    digest: str
    reviewed_on: str
    reviewed_by: str
    outcome: Outcome
    text: str = ""


def recorded(text: str, dataset: Dataset, entry: Entry, decision: Decision, shown_as: str) -> str:
    """The file's text with the decision at its end; an empty text is a file not yet there.

    Raises:
        GeneratorError: the sheet that was signed is not of the report as it stands.
        ContentError: the decision cannot be recorded as it is told.
    """
    _refuse_other_bytes(entry, decision.digest)
    page = address.report(entry, dataset.site)
    fields = {
        "address": page,
        "digest": entry.digest,
        "reviewed_on": decision.reviewed_on,
        "reviewed_by": decision.reviewed_by,
        "outcome": decision.outcome.value,
        **({"text": decision.text} if decision.text else {}),
    }
    lines = "".join(f"  {name}: {scalar(value)}\n" for name, value in fields.items())
    before = text if not text or text.endswith("\n") else f"{text}\n"
    after = f"{before or _HEAD}{_key(page, dataset)}:\n{lines}"
    _refuse_faults(after, dataset, f"{shown_as}/{PurePosixPath(REVIEWS)}")
    return after


def _refuse_other_bytes(entry: Entry, digest: str) -> None:
    if len(digest) < SHORT:
        raise GeneratorError(f"--digest 要写签字页上的指纹，至少前 {SHORT} 位")
    if not entry.digest.startswith(digest.lower()):
        raise GeneratorError(
            f"送审以后又改过，没有登记：签字页上的指纹是 {digest[:SHORT]}，"
            f"{entry.file} 现在是 {entry.digest[:SHORT]}。请改回，或者重新送审"
        )


def _key(page: str, dataset: Dataset) -> str:
    """The address and a number that no other record has."""
    base = page.replace("/", "-")[-_LONGEST:].strip("-")
    keys = (f"{base}-{number}" for number in range(1, len(dataset.reviews) + 2))
    return next(key for key in keys if key not in dataset.reviews)


def _refuse_faults(text: str, dataset: Dataset, file: str) -> None:
    """Read the file as the next run will."""
    document = read_tree(text.encode(), file)
    if isinstance(document, Finding):
        raise ContentError((document,))
    found = model_from(Shape(dict[str, ReviewRecord]), document, file)
    if isinstance(found, tuple):
        raise ContentError(found)
    faults = tuple(review_findings(found, dataset.reports, dataset.site, document, file))
    if faults:
        raise ContentError(faults)
