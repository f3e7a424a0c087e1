"""送审: the pages to print and sign, and the decision that comes back."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from generator.desk.desk import Desk
from generator.errors import GeneratorError
from generator.load.content import REVIEWS
from generator.model.dataset import Entry
from generator.model.edition import Edition
from generator.model.review import SHORT, Outcome, ReviewRecord
from generator.publish.writer import add_files
from generator.reading import edition_of
from generator.release.asked import Against
from generator.release.tree import write_durably
from generator.review.gate import Standing, standing
from generator.review.pack import review_pack
from generator.review.record import Decision, recorded
from generator.views import address
from generator.views.named import report_named

_TEMPLATES: Final = "site_templates"
_INDEX: Final = "index.html"


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far the review of a report is: `digest` is what the signed page shows."""

    entry: Entry
    digest: str
    standing: Standing
    is_required: bool
    has_pack: bool

    @property
    def records(self) -> tuple[ReviewRecord, ...]:
        """All decisions, oldest first."""
        return (*self.standing.before, *self.standing.current)


def agreement(desk: Desk, name: str) -> Agreement:
    """The review of a report as it stands.

    Raises:
        ContentError: the content has errors: what is not looked over is not sent for review.
    """
    edition = _edition(desk)
    entry = _entry(edition, name)
    page = address.report(entry, edition.dataset.site)
    required = edition.dataset.site.switches.review_required.value == "是"
    pack = pack_page(desk, name)
    return Agreement(
        entry,
        entry.digest[:SHORT],
        standing(entry, page, edition.dataset.reviews),
        required,
        pack is not None and entry.digest in pack.with_name("SHA256SUMS.txt").read_text("utf-8"),
    )


def make_pack(desk: Desk, name: str) -> None:
    """Make the pages that are printed."""
    edition = _edition(desk)
    entry = _entry(edition, name)
    against = Against(desk.published_site)
    templates = desk.folders.root / _TEMPLATES
    add_files(
        _pack_folder(desk, name), review_pack(templates, desk.content, edition, entry, against)
    )


def pack_page(desk: Desk, name: str) -> Path | None:
    """The page that prints, once it was made."""
    path = _pack_folder(desk, name) / _INDEX
    return path if path.is_file() else None


def forget_pack(desk: Desk, name: str) -> None:
    """Remove the pages that were printed: they say what was withdrawn."""
    shutil.rmtree(_pack_folder(desk, name), ignore_errors=True)


def record(desk: Desk, name: str, decision: Decision) -> None:
    """Write down what was decided.

    Raises:
        GeneratorError: the report is not as it was when it was signed.
        ContentError: the decision cannot be recorded as it is told.
    """
    edition = _edition(desk)
    path = desk.content / REVIEWS
    before = path.read_text("utf-8-sig") if path.is_file() else ""
    after = recorded(before, edition.dataset, _entry(edition, name), decision, desk.content.name)
    write_durably(path, after.encode())


def outcome_of(word: str) -> Outcome:
    """The outcome of its word.

    Raises:
        GeneratorError: there is none of this word.
    """
    found = next((each for each in Outcome if each.value == word), None)
    if found is None:
        raise GeneratorError("请选一个意见。")
    return found


def _edition(desk: Desk) -> Edition:
    return edition_of(desk.content, desk.content.name)


def _entry(edition: Edition, name: str) -> Entry:
    return report_named(name, edition.dataset)


def _pack_folder(desk: Desk, name: str) -> Path:
    return desk.folders.output / "review" / name
