"""撤下: a report or a value is taken from content, site and releases."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from generator.desk.agreeing import forget_pack
from generator.desk.desk import Desk
from generator.desk.form import Field, parts_of
from generator.desk.publishing import KEEP, told
from generator.desk.reports import open_report
from generator.errors import GeneratorError
from generator.model.reported import NOTHING_WORDS, STATE_WORDS
from generator.model.withdrawal import Ground
from generator.withdraw.request import Planned, Request
from generator.withdraw.run import Publishing, planned, releases_with, withdraw

Say = Callable[[str], None]

_NEVER_ALONE = frozenset({"provenance", "notes", "corrections", "restated", "withdrawals"})


@dataclass(frozen=True, slots=True)
class Asked:
    """What an officer asked to be taken down: the whole report where there is no field."""

    report: str
    field: str
    ground: Ground
    office: str
    others_stay: bool

    @property
    def request(self) -> Request:
        """As the command asks it."""
        paths = (self.field,) if self.field else ()
        return Request(self.report, paths, self.ground, self.office, "", self.others_stay)


def takeable(desk: Desk, name: str) -> tuple[Field, ...]:
    """The values of a report that can be taken down alone."""
    file = open_report(desk.content, name)
    parts = parts_of(file.text, desk.judged(file), desk.shape, desk.settings().topics)
    return tuple(
        field
        for part in parts
        for field in part.fields
        if not field.is_fixed
        and field.path[0] not in _NEVER_ALONE
        and field.value not in STATE_WORDS
        and field.value not in NOTHING_WORDS
    )


def ground_of(word: str) -> Ground:
    """The ground of its word.

    Raises:
        GeneratorError: there is none of this word.
    """
    found = next((each for each in Ground if each.value == word), None)
    if found is None:
        raise GeneratorError("请选一个撤下的理由。")
    return found


def plan_of(desk: Desk, folder: Path, asked: Asked) -> tuple[Planned, tuple[int, ...]]:
    """What would be done, and which releases would go. Nothing is written.

    Raises:
        ContentError: the same is said elsewhere in the report, or the rest would not be valid.
    """
    plan = planned(desk.folders, asked.request, folder)
    return plan, releases_with(folder, plan)


def take_down(desk: Desk, folder: Path, asked: Asked, say: Say) -> str:
    """Do it; a sentence on how it ended."""
    digest = _original_digest(desk, asked.report)
    plan = planned(desk.folders, asked.request, folder)
    done = withdraw(desk.folders, plan, Publishing(folder, KEEP), say)
    desk.drawer.forget(digest, asked.report)
    forget_pack(desk, asked.report)
    return f"撤下了。{told(folder, done)}"


def _original_digest(desk: Desk, name: str) -> str:
    judged = desk.judged(open_report(desk.content, name))
    tree = judged.document.tree if judged.document else {}
    provenance = tree.get("provenance") if isinstance(tree, dict) else None
    digest = provenance.get("original_digest") if isinstance(provenance, dict) else None
    return digest if isinstance(digest, str) else ""
